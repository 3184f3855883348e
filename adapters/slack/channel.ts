import type { WebClient } from '@slack/web-api';
import { faultOf, patiently, troubleOf } from './fault.ts';

/**
 * Whether the bot is in a channel. Slack tells it of the channel's history by the rights that the bot has anyway; of a
 * private channel that the bot is not in it says that there is none. Throws where Slack does not say.
 */
export async function isInChannel(client: WebClient, channel: string): Promise<boolean> {
  try {
    await patiently(() => client.conversations.history({ channel, limit: 1 }));
    return true;
  } catch (error) {
    const fault = faultOf(error);
    const trouble = fault.kind === 'refused' ? troubleOf(fault.why, 'channel') : undefined;
    if (trouble === 'not-a-member' || trouble === 'no-such-channel') return false;
    throw new Error(`Slack does not say whether the bot is in a channel (${fault.why})`, { cause: error });
  }
}
