import { randomUUID } from 'node:crypto';
import { codeLife, hashOfCode, newCode } from '../domain/token.ts';
import type { Locale } from '../domain/working-group.ts';
import { codeMessage } from '../messages/letters.ts';
import type { Identity } from '../ports/chat-platform.ts';
import type { Product } from '../ports/product.ts';
import { textsFor } from '../texts/texts.ts';

/*
 * Whose address it is that begins a group on the page, by a code that is mailed there. There is no group yet, so the
 * letter stands in no ledger: whoever waits for it asks for another.
 */

/** In the code's hash, in the place of the person whom nobody knows yet. */
const nobody = { personId: 0, purpose: 'start' };

/** `product`: asked for when it is needed, since its platforms are made with this. */
export function createProver(product: () => Pick<Product, 'store' | 'platforms' | 'clock' | 'log'>) {
  const identityOf = (userId: string): Identity => ({ platform: 'mail', tenant: 'mail', userId });
  return {
    async send(address: string, locale: Locale): Promise<'sent' | 'refused' | 'failed'> {
      const { store, platforms, clock, log } = product();
      const letters = platforms.get('mail');
      if (!letters) return 'failed';
      const identity = identityOf(address);
      const code = newCode();
      const until = new Date(clock.now().getTime() + codeLife);
      await store.beginning.keepProof(identity, hashOfCode(code, nobody), until);
      const delivery = {
        id: randomUUID(),
        to: { kind: 'person' as const, identity },
        locale,
        message: codeMessage(code, textsFor(locale)),
      };
      const ready = await letters.ready(delivery.to);
      const came = ready.kind === 'go' ? await letters.deliver(delivery) : ready;
      // One that may have arrived is waited for.
      if (came.kind === 'sent' || came.kind === 'unknown') return 'sent';
      log.warn({ why: came.why, said: came.said }, 'the code for the first start was not sent');
      return came.kind === 'unreachable' ? 'refused' : 'failed';
    },
    take(address: string, typed: string): Promise<boolean> {
      const { store, clock } = product();
      const hash = hashOfCode(typed.replace(/\s/g, ''), nobody);
      return store.beginning.tryProof(identityOf(address), hash, clock.now());
    },
    isProven(address: string): Promise<boolean> {
      const { store, clock } = product();
      return store.beginning.isProven(identityOf(address), clock.now());
    },
  };
}
