import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isLookingUp } from '../asking/link-people.ts';
import { groupAt } from '../asking/recognise.ts';
import { deliveryKinds, joiningKinds } from '../asking/stored.ts';
import { ladderKinds } from '../domain/reminder.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { ChatPlatform, Delivery, NotSent, PlatformName, Receipt } from '../ports/chat-platform.ts';
import type { ClaimedDelivery, DeliveryRow, Settlement } from '../ports/deliveries.ts';
import type { Product } from '../ports/product.ts';
import type { Address } from '../ports/store.ts';
import { type Declared, declared } from './compose-delivery.ts';
import { type Target, whereTo } from './delivery-target.ts';
import { letterTo } from './letter-to.ts';
import { whyText } from './no-reach.ts';
import { callPlatform, hasAnswered, silenceOf } from './slow-platforms.ts';
import { tellOfStop } from './tell-of-stop.ts';
import { createHeld, type Held } from './working-hours.ts';

/*
 * The way of one delivery: claimed → settled, if it was in doubt → held, outside working hours → its turn on the platform
 * → composed from what is true then → written down as attempted → sent → written down as sent. All times are milliseconds
 * of real time.
 */

/** How long a process that has died keeps what it had taken; a living one renews its claims. */
const lease = 15_000;
const renewEvery = 5_000;
/** So many are sent side by side. */
const atOnce = 20;
/** After an attempt whose outcome is not known, so long until anybody looks: longer than any call is under way. */
const doubt = 60_000;
/** How long to leave alone what failed for a reason of our own. */
const afterFault = 5_000;
/** No delivery is under way longer, whatever an SDK does; nor what leads to it. */
const longest = 120_000;
const longestBefore = 30_000;
/** Claims are not renewed for longer: what hangs even so is another tick's. */
const heldFor = 5 * 60_000;
/** Whoever is being looked for on the platforms is asked about again after so long. */
const whileSought = 2_000;
/** What is put off no longer than this is waited for, until as long after the beginning as the next tick begins. */
const shortWait = 20_000;
const tickLength = 50_000;
/** How long to go on trying to write down what has been sent, while the database is away. */
const recordFor = 120_000;
/** Names this process among those that send. */
const self = randomUUID();

/** Sends what is due, until nothing is, or `stop` is aborted: then what is not begun is given back. `only`: no others than these. */
export async function sendDeliveries(
  product: Product,
  {
    only,
    stop,
    within = Number.POSITIVE_INFINITY,
  }: { only?: string[]; stop?: AbortSignal; within?: number } = {},
): Promise<void> {
  const { deliveries } = product.store;
  const parts: Parts = {
    product,
    held: only ? goesAtOnce : createHeld(product),
    stop,
  };
  const begun = performance.now();
  const underWay = new Map<string, Promise<void>>();
  const since = new Map<string, number>();
  let again: number | undefined;

  async function take(): Promise<number> {
    if (stop?.aborted || performance.now() - begun > within) return 0;
    const now = product.clock.now();
    const limit = atOnce - underWay.size;
    const rows = await deliveries.claim({ kinds: deliveryKinds, now, limit, lease, by: self, only });
    const joined = await joinLadders(product, rows);
    for (const row of rows) {
      if (joined.has(row.id)) continue;
      since.set(row.id, performance.now());
      const sending = sendSafely(parts, row).then((wait) => {
        underWay.delete(row.id);
        since.delete(row.id);
        if (wait !== undefined && wait <= shortWait)
          again = Math.min(again ?? Number.POSITIVE_INFINITY, performance.now() + wait);
      });
      underWay.set(row.id, sending);
    }
    return rows.length;
  }

  const renewal = setInterval(() => {
    const oldest = performance.now() - heldFor;
    deliveries
      .renew(
        [...underWay.keys()].filter((id) => (since.get(id) ?? 0) > oldest),
        self,
        lease,
      )
      .catch((err: unknown) => product.log.warn({ err }, 'claims could not be renewed'));
  }, renewEvery).unref();
  try {
    for (;;) {
      const taken = await take();
      // Some room is waited for, so that several are taken at a time.
      while (underWay.size > (taken > 0 ? atOnce / 2 : 0)) await Promise.race(underWay.values());
      if (taken > 0) continue;
      if (again === undefined || again > begun + tickLength || stop?.aborted) return;
      await sleep(Math.max(0, again - performance.now()), undefined, { signal: stop }).catch(() => undefined);
      again = undefined;
    }
  } finally {
    await Promise.allSettled(underWay.values());
    clearInterval(renewal);
  }
}

/** What a press has planned is sent as it is pressed, of whatever kind; where that fails, the calendar is asked. */
const goesAtOnce: Held = async () => undefined;

/** What sending works with. */
type Parts = {
  product: Product;
  held: Held;
  stop: AbortSignal | undefined;
};

/** Of several reminders to one person that have waited for the same moment, one is sent and says it all. */
async function joinLadders({ store, clock }: Product, rows: ClaimedDelivery[]): Promise<Set<string>> {
  const kinds = { carry: ladderKinds, join: joiningKinds };
  const all: readonly string[] = [...kinds.carry, ...kinds.join];
  const ladder = rows.filter(
    (row) => row.personId !== undefined && !row.attemptedAt && all.includes(row.kind),
  );
  if (ladder.length === 0) return new Set();
  const ids = ladder.map(({ id }) => id);
  return new Set(await store.deliveries.join(kinds, ids, self, clock.now()));
}

/** Returns for how long it was put off, where it was. */
async function sendSafely(parts: Parts, row: ClaimedDelivery): Promise<number | undefined> {
  const { product } = parts;
  try {
    return await sendOne(parts, row);
  } catch (error) {
    product.log.error({ err: error, delivery: row.id }, 'could not send a delivery');
    // Where this does not work either the claim runs out by itself, and the delivery is taken up again.
    await product.store.deliveries.release([row.id], self, afterFault).catch(() => undefined);
    return undefined;
  }
}

async function sendOne({ product, held, stop }: Parts, row: ClaimedDelivery): Promise<number | undefined> {
  const { store, clock } = product;
  const arrived = row.attemptedAt ? await lookFor(product, row) : undefined;
  if (arrived) {
    await record(
      product,
      row,
      { state: 'sent', ...arrived, at: clock.now() },
      row.identity?.platform ?? row.place,
    );
    return undefined;
  }
  const group = await groupAt(product, { groupId: row.groupId, revision: row.groupRevision });
  const kind = declared(product, row);
  if ('wrong' in kind) {
    product.log.error(
      { delivery: row.id, kind: row.kind, wrong: kind.wrong },
      'what is stored with a delivery is none that its kind can have; it is not sent',
    );
    await record(product, row, { state: 'skipped', reason: 'unreadable', at: clock.now() }, row.place);
    return undefined;
  }
  const target = await whereTo(product, row, group, kind.way);
  if ('unreachable' in target) {
    // Not yet: they may be found.
    if (target.unreachable === 'unknown' && isLookingUp(product)) {
      await record(product, row, { state: 'planned', wait: whileSought, reason: 'looking_up' }, row.place);
      return whileSought;
    }
    if (target.unreachable === 'unknown') await kind.unreached(group);
    await record(
      product,
      row,
      { state: 'unreachable', reason: target.unreachable, at: clock.now() },
      row.place,
    );
    return undefined;
  }

  const { platform, address } = target;
  /** Whether it has been put off to working hours. */
  const hold = async (): Promise<boolean> => {
    const dueAt = await held({ hours: kind.hours, dueAt: row.dueAt }, group);
    if (dueAt) await record(product, row, { state: 'planned', dueAt, reason: 'off_hours' }, platform.name);
    return dueAt !== undefined;
  };
  if (await hold()) return undefined;
  const turn = await turnOn(product, target);
  if (turn.kind !== 'go') return putOff({ product, row, group, kind }, target, turn);
  if (stop?.aborted) {
    await store.deliveries.release([row.id], self, 0);
    return undefined;
  }
  // Its turn may have come some seconds later.
  if (await hold()) return undefined;
  // Not before its turn has come: who has answered meanwhile is not reminded.
  const locale = address?.locale ?? group.locale;
  const { conversation } = turn;
  const to = { identity: address?.identity, conversation };
  const attempt = (mark?: string) => store.deliveries.attempt(row.id, self, to, doubt, mark);
  // Of what came with the claim, as long as that is still so; else of what is true now.
  let composed = row.about && (await kind.compose(row, group, locale));
  if (!composed || 'skip' in composed || !(await attempt(row.about?.mark))) {
    composed = await kind.compose({ ...row, about: undefined }, group, locale);
    if ('skip' in composed) {
      await record(product, row, { state: 'skipped', reason: composed.skip, at: clock.now() }, platform.name);
      return undefined;
    }
    if (!(await attempt())) return undefined;
  }
  const first = address !== undefined && address.conversation === undefined;
  const letter = platform.letters ? letterTo(group, row, first) : undefined;
  const { message, files } = composed;
  const delivery = { id: row.id, to: { ...target.to, conversation }, locale, message, files, letter };
  const receipt: Receipt = (await callPlatform(product, platform, () => platform.deliver(delivery), {
    longest,
    did: ({ kind }) => kind === 'sent',
  })) ?? { kind: 'unknown', why: 'no-answer' };
  switch (receipt.kind) {
    case 'sent':
      hasAnswered(platform);
      product.meter.link(platform.name, 'out', undefined);
      await record(
        product,
        row,
        {
          state: 'sent',
          conversation: receipt.conversation,
          messageIds: receipt.messageIds,
          at: clock.now(),
        },
        platform.name,
      );
      if (address && (address.unreachable || address.conversation !== receipt.conversation))
        await store.people.reached(address.identity, receipt.conversation);
      await composed.sent?.();
      return undefined;
    case 'unknown':
      // Sent once more under the same name already, and nobody can look: it is not repeated for ever.
      if (row.attemptedAt && platform.letters) {
        const reason = whyText(receipt);
        await record(product, row, { state: 'unreachable', reason, at: clock.now() }, platform.name);
        product.log.warn({ delivery: row.id, why: reason }, 'nobody knows whether a letter has arrived');
        return undefined;
      }
      await record(product, row, { state: 'in_doubt', wait: doubt, reason: whyText(receipt) }, platform.name);
      return undefined;
    default:
      return putOff({ product, row, group, kind }, target, receipt);
  }
}

/** The delivery's turn on its platform, where that answers at all. */
async function turnOn(product: Product, { platform, to }: Target): ReturnType<ChatPlatform['ready']> {
  const silence = silenceOf(platform);
  if (silence > 0) return { kind: 'later', wait: silence, why: 'no-answer' };
  const turn = await callPlatform(product, platform, () => platform.ready(to), {
    longest: longestBefore,
    did: ({ kind }) => kind === 'go',
  });
  return turn ?? { kind: 'later', wait: afterFault, why: 'no-answer' };
}

/** Where one in doubt has arrived, if it has. Throws where its platform does not say just now. */
async function lookFor(
  product: Product,
  row: DeliveryRow,
): Promise<{ conversation: string; messageIds: string[] } | undefined> {
  const { id, identity, conversation, place, attemptedAt } = row;
  const name = identity?.platform ?? place;
  const platform = name && product.platforms.get(name);
  const to: Delivery['to'] | undefined = identity
    ? { kind: 'person', identity, conversation }
    : conversation
      ? { kind: 'channel', conversation }
      : undefined;
  if (!platform || !to) return undefined;
  const silence = silenceOf(platform);
  if (silence > 0) throw new Error(`${name} does not answer just now`);
  const settled = await callPlatform(product, platform, () => platform.settle({ id, to, attemptedAt }), {
    longest: longestBefore,
    did: () => true,
  });
  if (!settled) throw new Error(`${name} has not answered in time`);
  return settled.kind === 'arrived' ? settled : undefined;
}

/** One that is being sent. */
type Sending = { product: Product; row: DeliveryRow; group: WorkingGroup; kind: Declared };

/** Writes down that it was certainly not sent, and why. Returns for how long it was put off, where it was. */
async function putOff(
  sending: Sending,
  { platform, address }: Target,
  notSent: NotSent,
): Promise<number | undefined> {
  const { product, row, group, kind } = sending;
  const { store, clock, log } = product;
  const why = whyText(notSent);
  switch (notSent.kind) {
    case 'unreachable':
      // A message that is refused for its form is no fault of its reader.
      if (address && notSent.why !== 'too-large') {
        await store.people.markReach(address.identity, why);
        if (await hasOtherWay(sending, address)) {
          await record(product, row, { state: 'planned', wait: 0, reason: why }, platform.name);
          log.info({ delivery: row.id, kind: row.kind, why }, 'a delivery goes another way');
          return 0;
        }
        await kind.unreached(group, address.identity.platform);
      }
      await record(product, row, { state: 'unreachable', reason: why, at: clock.now() }, platform.name);
      log.warn({ delivery: row.id, kind: row.kind, why }, 'a delivery cannot arrive');
      return undefined;
    case 'stopped':
    case 'later':
      await record(product, row, { state: 'planned', wait: notSent.wait, reason: why }, platform.name);
      if (notSent.kind === 'stopped') {
        product.meter.link(platform.name, 'out', why);
        await tellOfStop(product, platform.name, notSent);
      }
      return notSent.wait;
  }
}

/** Whether the person can be written to elsewhere, now that this way is known to be closed. */
async function hasOtherWay({ product, row, group, kind }: Sending, tried: Address): Promise<boolean> {
  // Not by what came with the claim: that was before.
  const next = await whereTo(product, { ...row, about: undefined }, group, kind.way);
  return (
    'address' in next &&
    next.address?.unreachable === undefined &&
    next.address?.identity.platform !== tried.identity.platform
  );
}

/** Writes down what became of it, also when the database is away for a while: else it would be sent again. */
async function record(
  product: Product,
  row: DeliveryRow,
  settlement: Settlement,
  platform: PlatformName | undefined,
): Promise<void> {
  const until = performance.now() + recordFor;
  for (;;) {
    try {
      await product.store.deliveries.settle(row.id, self, settlement);
      product.meter.settled(settlement.state, platform);
      return;
    } catch (error) {
      if (settlement.state !== 'sent' || performance.now() > until) throw error;
      product.log.warn({ err: error, delivery: row.id }, 'a delivery is sent and not yet written down');
      await sleep(1_000, undefined, { ref: false });
    }
  }
}
