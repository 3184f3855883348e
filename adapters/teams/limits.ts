import type { Limits } from '../pace.ts';

/** What Teams takes: 30 to 50 calls a second of an app in a tenant, of which the bot uses 20, and less in a conversation. */
export const teamsPace: Limits = {
  inAll: [{ calls: 1, within: 50 }],
  inConversation: [
    { calls: 7, within: 1_000 },
    { calls: 60, within: 30_000 },
    { calls: 1_800, within: 3_600_000 },
  ],
};
