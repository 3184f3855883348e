import type { CheckIn } from '../domain/check-in.ts';
import type { Locale, Person, WorkingGroup } from '../domain/working-group.ts';
import type { Reply } from '../messages/report.ts';
import type { Incoming } from '../ports/chat-platform.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { SeenCheckIn, SeenReport } from '../ports/reports.ts';
import { type Membership, type Recognised, type Store, TooLate } from '../ports/store.ts';
import { textsFor } from '../texts/texts.ts';
import type { Change } from './change.ts';
import { again, isAskedAgain, once } from './once.ts';

/** One thing that a known person did, with what it takes to answer it. */
export type Ask = {
  product: Product;
  incoming: Incoming;
  recognised: Recognised;
  /** What was read together with who asks. */
  seen: SeenCheckIn[];
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

/** Does work that changes something, once per payload; what it leaves to be sent is for the caller. */
export async function change(ask: Ask, work: (store: Store) => Promise<Change>): Promise<Change> {
  // What is only looked at leaves nothing, not even that it was.
  if (ask.incoming.opens) return { reply: (await work(ask.product.store)).reply };
  const payload = { key: ask.incoming.key, at: ask.product.clock.now(), signal: ask.signal };
  return once(ask.product.store, payload, work);
}

/** Does work that changes something, answers, and leaves the sending to the background. */
export async function commit(ask: Ask, work: (store: Store) => Promise<Change>): Promise<Reply> {
  const { reply, send } = await change(ask, work);
  ask.sendSoon(send);
  return reply;
}

/**
 * Does work that only reads; where the answer is a message of its own, once per payload. There is nothing to be undone,
 * so it takes no transaction: what has been read is said by whoever is the first to keep that it was asked.
 */
export async function read(ask: Ask, work: (store: Store) => Promise<Reply>): Promise<Reply> {
  const { incoming, product, signal } = ask;
  const reply = await work(product.store);
  if (incoming.answer === 'reply' || incoming.opens || isAskedAgain(reply)) return reply;
  // The asker has been told that there is no answer: the same payload may bring it yet.
  if (signal.aborted) throw new TooLate('The time ran out before it was answered.');
  return (await product.store.firstTime(incoming.key, product.clock.now())) ? reply : again;
}

/** The check-in that commands without a half-year mean, as `CheckIns.current` says. */
export function currentCheckIn(ask: Ask, asker: Asker): CheckIn | undefined {
  return ask.seen.find(({ checkIn }) => checkIn.groupId === asker.group.id)?.checkIn;
}

export function seenCheckIn(ask: Ask, id: number): CheckIn | undefined {
  return ask.seen.find(({ checkIn }) => checkIn.id === id)?.checkIn;
}

/** Whether the check-in's summary has been shown to the group, as it was read together with who asks. */
export function isShown(ask: Ask, id: number): boolean {
  return ask.seen.some(({ checkIn, shownAt }) => checkIn.id === id && shownAt !== undefined);
}

/** What was read together with who asks of one check-in's reports. */
export function seenReports(ask: Ask, checkInId: number): SeenReport[] {
  return ask.seen.find(({ checkIn }) => checkIn.id === checkInId)?.reports ?? [];
}

/** The party's report, where it was read together with who asks. */
export function seenReport(ask: Ask, checkInId: number, partyId: number): SeenReport | undefined {
  return seenReports(ask, checkInId).find(({ update }) => update.partyId === partyId);
}
