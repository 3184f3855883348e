import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from './process.ts';
import { botToken, openSlackDouble, type SlackDouble } from './slack-double.ts';
import { createSlackPeople, type SlackPeople, signingSecret } from './slack-people.ts';
import { seenMessage } from './slack-screen.ts';

/** A double of Slack in which the shipped group's people are, and the settings of a bot that is to meet them there. */
export type SlackOfGroup = {
  double: SlackDouble;
  settings: Record<string, string>;
  peopleAt(url: string): SlackPeople;
  /** What somebody sees in the conversation with the bot, message by message. */
  seenBy(userId: string): string[];
};

export const helsingborg = 'U1HELSINGBORG';
/** The coordinator, who answers for the convener too. */
export const region = 'U1REGION';
export const channel = 'C0GRUPP';

/** `root`: where the version of the product lies whose group file it is. */
export async function openSlackOfGroup(root = '.'): Promise<SlackOfGroup> {
  const file = join(await temporaryFolder(), 'grupp.yaml');
  const shipped = await readFile(join(root, 'db/seed/digitalt-forst.yaml'), 'utf8');
  await writeFile(file, shipped.replace('channels: {}', `channels: { slack: ${channel} }`));
  const double = await openSlackDouble();
  for (const [id, email] of [
    [helsingborg, 'kontakt.helsingborg@example.org'],
    [region, 'kontakt.regionskane@example.org'],
  ] as const)
    double.people.set(id, { id, email, locale: 'sv-SE' });
  double.channels.set(channel, true);
  return {
    double,
    settings: {
      WORKING_GROUP_FILE: file,
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: double.apiUrl,
    },
    peopleAt: (url) => createSlackPeople(double, { url }),
    seenBy: (userId) => double.shown(double.dm(userId)).map(seenMessage),
  };
}
