import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { ChatPlatform, Delivery, NotSent, PlatformName, Receipt } from '../ports/chat-platform.ts';
import type { ClaimedDelivery, DeliveryRow, Outcome } from '../ports/deliveries.ts';
import type { Address } from '../ports/store.ts';
import { composeDelivery } from './compose-delivery.ts';
import { letterTo } from './compose-letter.ts';
import { planFallback } from './fall-back-to-channel.ts';
import { channelOf, type Product } from './product.ts';
import { groupCache } from './recognise.ts';
import { type StopNotice, tellOfStop } from './tell-of-stop.ts';

/*
 * The way of one delivery: claimed → settled, if it was in doubt → its turn on the platform → composed from what is
 * true then → written down as attempted → sent → written down as sent. All times are milliseconds of real time.
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
/** No delivery is under way longer, whatever an SDK does. */
const longest = 120_000;
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
  { only, stop }: { only?: string[]; stop?: AbortSignal } = {},
): Promise<void> {
  const { deliveries } = product.store;
  const groupOf = groupCache(product.store);
  const begun = Date.now();
  const underWay = new Map<string, Promise<void>>();
  let again: number | undefined;

  async function take(): Promise<number> {
    if (stop?.aborted) return 0;
    const now = product.clock.now();
    const rows = await deliveries.claim({ now, limit: atOnce - underWay.size, lease, by: self, only });
    for (const row of rows) {
      const sending = sendSafely(product, row, groupOf, stop).then((wait) => {
        underWay.delete(row.id);
        if (wait !== undefined && wait <= shortWait)
          again = Math.min(again ?? Number.POSITIVE_INFINITY, Date.now() + wait);
      });
      underWay.set(row.id, sending);
    }
    return rows.length;
  }

  const renewal = setInterval(() => {
    deliveries
      .renew([...underWay.keys()], self, lease)
      .catch((err: unknown) => product.log.warn({ err }, 'claims could not be renewed'));
  }, renewEvery).unref();
  try {
    for (;;) {
      const taken = await take();
      // Some room is waited for, so that several are taken at a time.
      while (underWay.size > (taken > 0 ? atOnce / 2 : 0)) await Promise.race(underWay.values());
      if (taken > 0) continue;
      if (again === undefined || again > begun + tickLength || stop?.aborted) return;
      await sleep(Math.max(0, again - Date.now()), undefined, { signal: stop }).catch(() => undefined);
      again = undefined;
    }
  } finally {
    await Promise.allSettled(underWay.values());
    clearInterval(renewal);
  }
}

/** Returns for how long it was put off, where it was. */
async function sendSafely(
  product: Product,
  row: ClaimedDelivery,
  groupOf: ReturnType<typeof groupCache>,
  stop: AbortSignal | undefined,
): Promise<number | undefined> {
  try {
    return await sendOne(product, row, groupOf, stop);
  } catch (error) {
    product.log.error({ err: error, delivery: row.id }, 'could not send a delivery');
    // Where this does not work either the claim runs out by itself, and the delivery is taken up again.
    await product.store.deliveries.release([row.id], self, afterFault).catch(() => undefined);
    return undefined;
  }
}

async function sendOne(
  product: Product,
  row: ClaimedDelivery,
  groupOf: ReturnType<typeof groupCache>,
  stop: AbortSignal | undefined,
): Promise<number | undefined> {
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
  const group = await groupOf({ groupId: row.groupId, revision: row.groupRevision });
  const target = await whereTo(product, row, group);
  if ('unreachable' in target) {
    await record(
      product,
      row,
      { state: 'unreachable', reason: target.unreachable, at: clock.now() },
      row.place,
    );
    return undefined;
  }

  const { platform, address } = target;
  const turn = await platform.ready(target.to);
  if (turn.kind !== 'go') return putOff(product, row, group, target, turn);
  if (stop?.aborted) {
    await store.deliveries.release([row.id], self, 0);
    return undefined;
  }
  // Not before its turn has come: who has answered meanwhile is not reminded.
  const locale = address?.locale ?? group.locale;
  const composed = await composeDelivery(product, row, group, locale);
  if ('skip' in composed) {
    await record(product, row, { state: 'skipped', reason: composed.skip, at: clock.now() }, platform.name);
    return undefined;
  }
  const { conversation } = turn;
  const to = { identity: address?.identity, conversation };
  if (!(await store.deliveries.attempt(row.id, self, to, doubt))) return undefined;
  const first = address !== undefined && address.conversation === undefined;
  const letter = platform.letters ? letterTo(group, row.personId, first) : undefined;
  const { message, files } = composed;
  const delivery = { id: row.id, to: { ...target.to, conversation }, locale, message, files, letter };
  const receipt = await inTime(platform.deliver(delivery));
  switch (receipt.kind) {
    case 'sent':
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
      if (address?.unreachable) await store.people.markReach(address.identity, undefined);
      if (address && letter?.first) await store.people.written(address.identity, receipt.conversation);
      await composed.sent?.();
      return undefined;
    case 'unknown':
      // Sent once more under the same name already, and nobody can look: it is not repeated for ever.
      if (row.attemptedAt && platform.letters) {
        await record(
          product,
          row,
          { state: 'unreachable', reason: receipt.why, at: clock.now() },
          platform.name,
        );
        product.log.warn({ delivery: row.id, why: receipt.why }, 'nobody knows whether a letter has arrived');
        return undefined;
      }
      await record(product, row, { state: 'in_doubt', wait: doubt, reason: receipt.why }, platform.name);
      return undefined;
    default:
      return putOff(product, row, group, target, receipt);
  }
}

/** Where one in doubt has arrived, if it has. Throws where its platform does not say just now. */
async function lookFor(
  product: Product,
  row: DeliveryRow,
): Promise<{ conversation: string; messageIds: string[] } | undefined> {
  const { id, identity, conversation, place } = row;
  const name = identity?.platform ?? place;
  const platform = name && product.platforms.get(name);
  const to: Delivery['to'] | undefined = identity
    ? { kind: 'person', identity, conversation }
    : conversation
      ? { kind: 'place', conversation }
      : undefined;
  if (!platform || !to) return undefined;
  const settled = await platform.settle({ id, to });
  return settled.kind === 'arrived' ? settled : undefined;
}

/** Writes down that it was certainly not sent, and why. Returns for how long it was put off, where it was. */
async function putOff(
  product: Product,
  row: DeliveryRow,
  group: WorkingGroup,
  { platform, address }: Target,
  notSent: NotSent,
): Promise<number | undefined> {
  const { store, clock, log } = product;
  const { why } = notSent;
  switch (notSent.kind) {
    case 'unreachable':
      if (address) await store.people.markReach(address.identity, why);
      if (address && (await hasOtherWay(product, row, group, address))) {
        await record(product, row, { state: 'planned', wait: 0, reason: why }, platform.name);
        log.info({ delivery: row.id, kind: row.kind, why }, 'a delivery goes another way');
        return 0;
      }
      await record(product, row, { state: 'unreachable', reason: why, at: clock.now() }, platform.name);
      if (address) await planFallback(product, row, group, address);
      log.warn({ delivery: row.id, kind: row.kind, why }, 'a delivery cannot arrive');
      return undefined;
    case 'stopped':
    case 'later':
      await record(product, row, { state: 'planned', wait: notSent.wait, reason: why }, platform.name);
      if (notSent.kind === 'stopped') await tellOfStop(product, platform.name, notSent);
      return notSent.wait;
  }
}

/** Whether the person can be written to elsewhere, now that this way is known to be closed. */
async function hasOtherWay(
  product: Product,
  row: DeliveryRow,
  group: WorkingGroup,
  tried: Address,
): Promise<boolean> {
  const next = await whereTo(product, row, group);
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
  outcome: Outcome,
  platform: PlatformName | undefined,
): Promise<void> {
  const until = Date.now() + recordFor;
  for (;;) {
    try {
      await product.store.deliveries.settle(row.id, self, outcome);
      product.meter.settled(outcome.state, platform);
      return;
    } catch (error) {
      if (outcome.state !== 'sent' || Date.now() > until) throw error;
      product.log.warn({ err: error, delivery: row.id }, 'a delivery is sent and not yet written down');
      await sleep(1_000, undefined, { ref: false });
    }
  }
}

async function inTime(delivering: Promise<Receipt>): Promise<Receipt> {
  const done = new AbortController();
  const late = sleep(longest, { kind: 'unknown' as const, why: 'timeout' }, { signal: done.signal });
  try {
    return await Promise.race([delivering, late]);
  } finally {
    late.catch(() => undefined);
    done.abort();
  }
}

type Target = { platform: ChatPlatform; address?: Address; to: Delivery['to'] };

async function whereTo(
  product: Product,
  row: DeliveryRow,
  group: WorkingGroup,
): Promise<Target | { unreachable: 'unknown' | 'no-channel' | 'no-platform' }> {
  if (row.place) {
    const platform = product.platforms.get(row.place);
    const conversation = channelOf(group, row.place);
    if (!platform) return { unreachable: 'no-platform' };
    return conversation ? { platform, to: { kind: 'place', conversation } } : { unreachable: 'no-channel' };
  }
  const person = row.personId ?? 0;
  const stopped = row.kind === 'notice' ? (row.content as Partial<StopNotice>).stopped : undefined;
  // What proves that somebody reads the mailbox goes nowhere else.
  const byLetter = row.kind === 'link' || row.kind === 'code';
  const names = [...product.platforms.values()].flatMap(({ name, letters }) =>
    name === stopped || (byLetter && !letters) ? [] : [name],
  );
  const address = (await product.store.people.addresses([person], names)).get(person);
  const platform = address && product.platforms.get(address.identity.platform);
  if (!address || !platform) return { unreachable: 'unknown' };
  return {
    platform,
    address,
    to: { kind: 'person', identity: address.identity, conversation: address.conversation },
  };
}
