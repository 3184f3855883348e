import type { CheckIn } from '../domain/check-in.ts';
import type { Locale, Person, WorkingGroup } from '../domain/working-group.ts';
import type { Reply } from '../messages/report.ts';
import type { Incoming } from '../ports/chat-platform.ts';
import type { Membership, Recognised, Store } from '../ports/store.ts';
import { textsFor } from '../texts/texts.ts';
import type { Change } from './change.ts';
import { once } from './once.ts';
import type { Asker, Product } from './product.ts';

/** One thing that a known person did, with what it takes to answer it. */
export type Ask = {
  product: Product;
  incoming: Incoming;
  recognised: Recognised;
  person: Person;
  /** Theirs, where the platform tells one that we speak. */
  locale: Locale | undefined;
  groupOf(membership: Membership): Promise<WorkingGroup>;
  /** Aborted when the asker has waited long enough. */
  signal: AbortSignal;
  /** Sends deliveries at once, in the background. */
  sendSoon(ids: string[] | undefined): void;
};

export async function askerIn(ask: Ask, membership: Membership): Promise<Asker> {
  const group = await ask.groupOf(membership);
  const locale = ask.locale ?? group.locale;
  return { person: ask.person, identity: ask.incoming.from, locale, t: textsFor(locale), membership, group };
}

/** Does work that changes something, once per payload, and then sends what it leaves. */
export async function change(
  ask: Ask,
  work: (store: Store) => Promise<Change>,
): Promise<{ reply: Reply; send?: string[] }> {
  let made: Change | undefined;
  const reply = await once(
    ask.product.store,
    { key: ask.incoming.key, at: ask.product.clock.now(), signal: ask.signal },
    async (store) => {
      made = await work(store);
      return made.reply;
    },
  );
  // Another reply than the work's own: it was undone, and leaves nothing to send.
  return reply === made?.reply ? { reply, send: made.send } : { reply };
}

/** Does work that changes something, answers, and leaves the sending to the background. */
export async function commit(ask: Ask, work: (store: Store) => Promise<Change>): Promise<Reply> {
  const { reply, send } = await change(ask, work);
  ask.sendSoon(send);
  return reply;
}

/** Does work that only reads; where the answer is a message of its own, once per payload. */
export async function read(ask: Ask, work: (store: Store) => Promise<Reply>): Promise<Reply> {
  if (ask.incoming.answer === 'reply') return work(ask.product.store);
  return (await change(ask, async (store) => ({ reply: await work(store) }))).reply;
}

/** The check-in that commands without a half-year mean: the latest that is open. */
export async function currentCheckIn(store: Store, asker: Asker): Promise<CheckIn | undefined> {
  return store.checkIns.current(asker.group.id);
}
