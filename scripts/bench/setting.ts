import type { Protocol } from './load.ts';
import type { PlatformDouble } from './platform-double.ts';
import { signingSecret } from './slack-requests.ts';

/** What everything is measured in. */
export type Setting = {
  /** The database. */
  url: string;
  /** The file of the group that is measured most. */
  groupFile: string;
  double: PlatformDouble;
  protocol: Protocol;
  quick: boolean;
  /** A folder of the bench's own. */
  folder: string;
  /** What Node is told when it runs the product, besides what `npm start` tells it. */
  flags: string[];
};

/** The environment of the product with Slack and nothing else, as fast as it can. */
export const slackSettings = ({ url, groupFile, double }: Setting): Record<string, string> => ({
  DATABASE_URL: url,
  WORKING_GROUP_FILE: groupFile,
  SLACK_BOT_TOKEN: 'xoxb-bench',
  SLACK_SIGNING_SECRET: signingSecret,
  SLACK_API_URL: double.slackApi,
  PACING: 'off',
});
