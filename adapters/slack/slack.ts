import type { ViewSubmitAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { ChatPlatform, Handle, Slots } from '../../src/ports/chat-platform.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Meter } from '../../src/ports/meter.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { createPace, type Pace } from '../pace.ts';
import { App } from './bolt.ts';
import { isInChannel } from './channel.ts';
import { callTimeout, createClient, sdkLogger } from './client.ts';
import { onCommand } from './command.ts';
import { createConversations } from './conversations.ts';
import { createDeliveries } from './delivery.ts';
import { createAsk, type Dialogue } from './dialogue.ts';
import { faultOf, troubleOf } from './fault.ts';
import { createHome } from './home.ts';
import { createInbound, eventsPath } from './inbound.ts';
import { slackPace } from './limits.ts';
import { createOutbox } from './outbox.ts';
import { onPress } from './press.ts';
import { findProfile } from './profile.ts';
import { createRights } from './rights.ts';
import { onSubmission } from './submission.ts';
import { createTypedWords } from './typed-words.ts';
import { onMessage } from './words.ts';
import { createWorkspaces } from './workspace.ts';

/** How long to try to reach Slack at the start, in milliseconds. */
const connectWithin = 10_000;

/** Who the bot is, as Slack told it at the start. */
type Self = { teamId: string; botId?: string; botUserId?: string; name: string };

export type SlackOptions = {
  botToken: string;
  /** Socket Mode, where it is given; else HTTP, signed with `signingSecret`. */
  appToken?: string;
  signingSecret?: string;
  /** Base of the Web API; default Slack's own. */
  apiUrl?: string;
  /** For what nobody asked for; default as fast as Slack takes it. */
  pace?: Pace;
  slots: Slots;
  log: Log;
  meter: Pick<Meter, 'fault' | 'lacked' | 'link'>;
};

/** Slack as a chat platform, over signed HTTP or over Socket Mode. */
export function createSlack(options: SlackOptions): ChatPlatform {
  const { botToken, apiUrl, pace = createPace(slackPace), slots, log, meter } = options;
  const rights = createRights(options);
  const client = createClient(botToken, apiUrl, { log, meter, rights });
  const deliveryClient = createClient(botToken, apiUrl, { log, meter, rights });
  const conversations = createConversations(client);
  const outbox = createOutbox({ client, conversations, slots, log, meter, apiUrl });
  const receiver = createInbound(options);
  const underWay = new Set<Promise<unknown>>();
  const home = createHome(client, during);
  let self: Self | undefined;
  let taking = false;

  function whoAmI(): Self {
    if (!self) throw new Error('Slack is not started');
    return self;
  }

  /** Keeps count of what is under way, and logs what no listener has caught. */
  async function during(work: Promise<void>): Promise<void> {
    underWay.add(work);
    try {
      await work;
    } catch (error) {
      log.error({ err: error }, 'a payload of Slack failed');
    } finally {
      underWay.delete(work);
    }
  }

  function listen(app: App, dialogue: Dialogue) {
    app.use(async ({ next }) => {
      if (taking) await next();
    });
    app.command(/.*/s, async ({ body, ack }) => during(onCommand(dialogue, body, ack)));
    app.event('message', async ({ body }) => during(onMessage(dialogue, body)));
    app.event('app_home_opened', async ({ body }) => during(home.opened(dialogue, body)));
    app.action(/.*/s, async ({ body, ack }) => {
      await ack();
      await during(onPress(dialogue, client, home, body));
    });
    app.view<ViewSubmitAction>({ callback_id: /.*/s, type: 'view_submission' }, async ({ body, ack }) =>
      during(onSubmission(dialogue, body, ack)),
    );
    app.error(async (error) => log.error({ err: error }, 'a payload of Slack failed'));
  }

  async function start(handle: Handle): Promise<void> {
    self = await connect(client, options);
    const { teamId, botId, botUserId } = self;
    const app = new App({
      receiver: receiver.receiver,
      authorize: async () => ({ botToken, botId, botUserId, teamId }),
      convoStore: false,
      logger: sdkLogger(log),
      clientOptions: { ...(apiUrl ? { slackApiUrl: apiUrl } : {}), timeout: callTimeout },
    });
    const homeOf = createWorkspaces(
      () => teamId,
      (who) => findProfile(client, teamId, who),
    );
    const ask = createAsk(handle, conversations, log, homeOf);
    const typedWords = createTypedWords(client, botUserId);
    listen(app, { tenant: () => teamId, conversations, outbox, typedWords, log, ask });
    taking = true;
    await receiver.start();
    log.info({ team: teamId, over: options.appToken ? 'socket' : 'http' }, 'Slack is connected');
  }

  async function stop(): Promise<void> {
    taking = false;
    home.stop();
    await Promise.allSettled([...underWay]);
    await receiver.stop();
  }

  return {
    name: 'slack',
    letters: false,
    changed: home.changed,
    routes: new Map(
      receiver.serve
        ? [
            [
              eventsPath,
              (request, response) =>
                taking ? receiver.serve?.(request, response) : response.writeHead(503).end(),
            ],
          ]
        : [],
    ),
    start,
    stop,
    ...createDeliveries({ client: deliveryClient, conversations, pace, log }),
    tenant: () => whoAmI().teamId,
    findsByEmail: true,
    async profile(who) {
      const profile = await findProfile(client, whoAmI().teamId, who);
      if (profile?.locale) conversations.learn(profile.identity.userId, { locale: profile.locale });
      return profile;
    },
    idInFile: 'slack',
    lacking: rights.lacking,
    // Where an earlier version has kept it, it was of a person.
    meaning: (word) => troubleOf(word, 'person') ?? 'blocked',
    channels: { isIn: (conversation) => isInChannel(client, conversation) },
    get inviteHint() {
      return `/invite @${self?.name ?? 'Avstämning'}`;
    },
  };
}

/** Asks Slack who the bot is; tries again for some seconds where Slack does not answer. Throws what to mend. */
async function connect(client: WebClient, { apiUrl }: SlackOptions): Promise<Self> {
  const { report } = textsFor('sv');
  const until = performance.now() + connectWithin;
  for (let wait = 250; ; wait *= 2) {
    try {
      const me = await client.auth.test();
      if (!me.team_id) throw new Error('auth.test names no workspace');
      return { teamId: me.team_id, botId: me.bot_id, botUserId: me.user_id, name: me.user ?? 'Avstämning' };
    } catch (error) {
      const fault = faultOf(error);
      if (fault.kind === 'refused') throw new Error(report.slackTokenRefused(fault.why), { cause: error });
      const pause = Math.max(wait, fault.kind === 'limited' ? fault.wait : 0);
      if (performance.now() + pause > until)
        throw new Error(report.slackUnreachable(apiUrl ?? 'https://slack.com/api/', fault.why), {
          cause: error,
        });
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
