import { toAddress } from '../../src/domain/address.ts';
import type { ChatPlatform, Profile } from '../../src/ports/chat-platform.ts';
import type { LetterWords } from '../render/letter.ts';
import type { Inbound } from './mail.ts';
import { type Stationery, writeLetter } from './write-letter.ts';

/** A letter as it lies in a mailbox. */
export type LetterInBox = LetterWords & {
  /** The delivery that it is. */
  id: string;
  address: string;
  files: { name: string; type: string; bytes: Uint8Array }[];
};

/**
 * Letters for a trial: written as they are for a mail server, with links that lead to the real page, and put in a mailbox
 * on one's own machine.
 */
export function createMailbox(
  options: Stationery & {
    page: Inbound;
    /** Whether anybody has the address: a trial's people alone. */
    knows(address: string): Promise<boolean>;
    put(letter: LetterInBox): Promise<void>;
  },
): ChatPlatform {
  const tenant = 'mail';
  const boxOf = async (userId: string) => {
    const address = toAddress(userId);
    return address !== undefined && (await options.knows(address)) ? address : undefined;
  };
  return {
    name: 'mail',
    // Nothing stands there by itself.
    changed: () => undefined,
    letters: true,
    findsByEmail: true,
    idInFile: 'email',
    lacking: () => [],
    meaning: () => 'refused',
    channels: undefined,
    inviteHint: '',
    tenant: () => tenant,
    routes: options.page.routes,
    start: options.page.start,
    stop: options.page.stop,
    async ready(to) {
      if (to.kind === 'channel') return { kind: 'unreachable', why: 'no-such-channel' };
      const address = await boxOf(to.identity.userId);
      return address ? { kind: 'go', conversation: address } : { kind: 'unreachable', why: 'refused' };
    },
    async deliver(delivery) {
      const address = delivery.to.kind === 'person' ? await boxOf(delivery.to.identity.userId) : undefined;
      if (!address) return { kind: 'unreachable', why: 'refused' };
      const { subject, text, html } = await writeLetter(delivery, address, options);
      const files = await Promise.all(
        (delivery.files ?? []).map(async ({ name, type, bytes }) => ({ name, type, bytes: await bytes() })),
      );
      await options.put({ id: delivery.id, address, subject, text, html, files });
      return { kind: 'sent', conversation: address, messageIds: [delivery.id] };
    },
    settle: async () => ({ kind: 'unknowable' }),
    async profile(who): Promise<Profile | undefined> {
      const address = await boxOf('email' in who ? who.email : who.userId);
      if (!address) return undefined;
      return { identity: { platform: 'mail', tenant, userId: address }, email: address };
    },
  };
}
