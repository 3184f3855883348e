import type { Prover } from '../../adapters/page/start.ts';
import type { OpenDatabase } from '../../db/client.ts';
import type { ChatPlatform, PlatformName } from '../ports/chat-platform.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Meter } from '../ports/meter.ts';
import type { Config } from './config.ts';
import { packageFile } from './package-root.ts';

/** Loads the adapters that the environment configures, so that nobody has to wait for it later. */
export async function loadAdapters(config: Config): Promise<void> {
  if (config.slack) await import('../../adapters/slack/slack.ts');
  if (config.teams) await import('../../adapters/teams/teams.ts');
  if (config.mail)
    await Promise.all([import('../../adapters/mail/mail.ts'), import('../../adapters/page/page.ts')]);
}

/** The real chat platforms that the environment configures. An adapter that is not configured is not loaded. */
export async function openPlatforms(
  config: Config,
  database: OpenDatabase,
  parts: {
    log: Log;
    meter: Meter;
    clock: Clock;
    askForLinks(address: string): Promise<void>;
    askForCode(of: { address: string; purpose: string; request: string }): Promise<void>;
    prover: Prover;
  },
): Promise<Map<PlatformName, ChatPlatform>> {
  const { log, meter } = parts;
  const platforms = new Map<PlatformName, ChatPlatform>();
  const pace = config.paced ? undefined : (await import('../../adapters/pace.ts')).createPace();
  if (config.slack) {
    const { createSlack } = await import('../../adapters/slack/slack.ts');
    platforms.set(
      'slack',
      createSlack({ ...config.slack, pace, slots: database.slotsFor('slack'), log, meter }),
    );
  }
  if (config.teams) {
    const { createTeams } = await import('../../adapters/teams/teams.ts');
    platforms.set(
      'teams',
      createTeams({ authentication: config.teams, pace, slots: database.slotsFor('teams'), log, meter }),
    );
  }
  if (config.mail) {
    const [{ createMail }, { createPage }] = await Promise.all([
      import('../../adapters/mail/mail.ts'),
      import('../../adapters/page/page.ts'),
    ]);
    const { links } = database.store;
    const page = createPage({
      ...config.mail,
      files: packageFile('adapters/page/files'),
      links,
      askForLinks: parts.askForLinks,
      askForCode: parts.askForCode,
      prover: parts.prover,
      now: () => parts.clock.now(),
      log,
    });
    platforms.set('mail', createMail({ ...config.mail, page, links, clock: parts.clock, pace, log, meter }));
  }
  return platforms;
}
