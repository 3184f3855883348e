import type { Limits } from '../pace.ts';

/**
 * What Slack takes of `chat.postMessage`: about one a second in a conversation, several hundred a minute in a
 * workspace, with no number given. https://docs.slack.dev/apis/web-api/rate-limits
 */
export const slackPace: Limits = {
  inAll: [
    { calls: 20, within: 1_000 },
    { calls: 300, within: 60_000 },
  ],
  inConversation: [{ calls: 1, within: 1_000 }],
};
