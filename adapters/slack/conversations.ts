import type { WebClient } from '@slack/web-api';
import type { Locale } from '../../src/domain/working-group.ts';
import { patiently } from './fault.ts';

/** What the adapter remembers of people while it runs: their 1:1 conversation and their language. */
export type Conversations = {
  /** The person's 1:1 conversation with the bot. Throws where Slack does not give it. */
  open(userId: string): Promise<string>;
  /** Whether a conversation is the person's own 1:1 with the bot; false where that cannot be told within a second. */
  isOwn(userId: string, conversation: string): Promise<boolean>;
  learn(userId: string, what: { conversation?: string; locale?: Locale }): void;
  /** The language last known; Swedish where none is. */
  locale(userId: string): Locale;
};

const remembered = 10_000;

export function createConversations(client: WebClient): Conversations {
  const people = new Map<string, { conversation?: string; locale?: Locale }>();

  function learn(userId: string, what: { conversation?: string; locale?: Locale }) {
    people.set(userId, { ...people.get(userId), ...what });
    if (people.size > remembered)
      for (const oldest of [...people.keys()].slice(0, 100)) people.delete(oldest);
  }

  async function open(userId: string): Promise<string> {
    const known = people.get(userId)?.conversation;
    if (known) return known;
    const { channel } = await patiently(() => client.conversations.open({ users: userId }));
    if (!channel?.id) throw new Error('conversations.open gave no conversation');
    learn(userId, { conversation: channel.id });
    return channel.id;
  }

  return {
    open,
    learn,
    locale: (userId) => people.get(userId)?.locale ?? 'sv',
    async isOwn(userId, conversation) {
      if (!conversation.startsWith('D')) return false;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<undefined>((resolve) => {
        timer = setTimeout(() => resolve(undefined), 1_000);
      });
      const opened = open(userId).catch(() => undefined);
      const own = await Promise.race([opened, late]);
      clearTimeout(timer);
      return own === conversation;
    },
  };
}
