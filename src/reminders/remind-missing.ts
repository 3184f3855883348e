import type { Change } from '../asking/change.ts';
import { today } from '../asking/days.ts';
import { mergedPerPerson } from '../delivery/merged-per-person.ts';
import { arrangedFor, dueOnOf, hasTimeLeft } from '../domain/arrangement.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { instantAt } from '../domain/day.ts';
import { partyName, waits } from '../domain/party.ts';
import { dedupeKey } from '../domain/reminder.ts';
import { nothingOpen } from '../half-year/nothing-open.ts';
import { lockedWords } from '../messages/locked.ts';
import { unreachableText } from '../messages/reminder.ts';
import { tell } from '../messages/say.ts';
import type { NewDelivery } from '../ports/deliveries.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { nudgesInChannel } from './fall-back-to-channel.ts';
import {
  readStanding,
  remindableParties,
  remindedToday,
  toRemindNow,
  unreachableParties,
} from './standing.ts';

/** Which parties are named in which channel for want of their people, and which have been already today. */
function namedInChannel({ t, group }: Asker, rows: NewDelivery[], named: ReadonlySet<number>): string[] {
  const places = new Set(rows.flatMap(({ place }) => place ?? []));
  return [...places].flatMap((place) => {
    const there = rows.flatMap((row) =>
      row.place === place && row.partyId !== undefined ? [row.partyId] : [],
    );
    const where = t.channelOn[place];
    const names = (ids: number[]) => t.messages.list(ids.map((id) => partyName(group, id)));
    const [before, now] = [there.filter((id) => named.has(id)), there.filter((id) => !named.has(id))];
    return [
      ...(now.length > 0 ? [t.messages.namedInChannel(names(now), where)] : []),
      ...(before.length > 0 ? [t.messages.namedInChannelAlready(names(before), where)] : []),
    ];
  });
}

/** Reminds those missing, now. Whoever has had a reminder today gets no more. */
export async function remindMissing(
  product: Product,
  store: Store,
  asker: Asker,
  checkIn: CheckIn | undefined,
): Promise<Change> {
  const { t, group } = asker;
  const m = t.messages;
  if (!checkIn?.openedAt) return { reply: await nothingOpen(product, store, asker) };
  if (checkIn.lockedAt) return { reply: tell(lockedWords(asker, checkIn.halfYear)) };
  const standing = await readStanding(product, store, group, checkIn);
  if (standing.missing.length === 0) return { reply: tell(m.nobodyToRemind) };

  const now = product.clock.now();
  const day = today(product, group);
  const had = await remindedToday(product, store, group, checkIn);
  const unreachable = unreachableParties(group, standing, standing.missing);
  const unheard = new Set(unreachable.map((one) => one.partyName));
  const rows: NewDelivery[] = [];
  const reminded: string[] = [];
  const already: string[] = [];
  const arranged = (partyId: number) => arrangedFor(standing.arrangements, partyId);
  const promised = standing.missing.filter((partyId) => hasTimeLeft(checkIn, arranged(partyId), day));
  const remindable = remindableParties(group, standing, day).filter((partyId) => !promised.includes(partyId));
  for (const partyId of remindable) {
    const overdue = day > dueOnOf(checkIn, arranged(partyId));
    const fresh = toRemindNow(group, standing, partyId, { overdue, had });
    const name = partyName(group, partyId);
    // Who is known not to be reached is tried once more, but not said to be reminded.
    if (!unheard.has(name)) (fresh.length > 0 ? reminded : already).push(name);
    for (const contact of fresh) {
      rows.push({
        dedupe: dedupeKey({
          checkInId: checkIn.id,
          audience: 'contact',
          rung: `nudge-${day}`,
          partyId,
          personId: contact.person.id,
        }),
        kind: 'nudge',
        groupId: group.id,
        checkInId: checkIn.id,
        personId: contact.person.id,
        partyId,
        dueAt: now,
      });
    }
  }
  const midnight = instantAt(group.timezone, day, '00:00');
  const named = await store.deliveries.namedSince(checkIn.id, midnight, now);
  const owing = remindableParties(group, standing, day, () => true);
  const silent = owing.filter((id) => unheard.has(partyName(group, id)));
  const inChannel = nudgesInChannel(product, group, checkIn, silent, standing.addresses);
  const toName = inChannel.filter(({ partyId }) => partyId !== undefined && !named.has(partyId));
  const send = await store.deliveries.plan([...mergedPerPerson(rows), ...toName]);
  if (rows.length > 0 || toName.length > 0) {
    await store.log({
      at: now,
      kind: 'reminded-by-hand',
      groupId: group.id,
      checkInId: checkIn.id,
      actor: asker.person.id,
      platform: asker.identity.platform,
    });
  }
  const waiting = standing.missing.filter((id) => waits(group, id));
  const notNow = standing.missing
    .filter((id) => !remindable.includes(id) && !promised.includes(id) && !waiting.includes(id))
    .map((partyId) => partyName(group, partyId))
    .filter((name) => !unheard.has(name));
  const reply = tell(
    reminded.length > 0 ? m.reminded(m.list(reminded)) : undefined,
    already.length > 0 ? m.remindedAlready(m.list(already)) : undefined,
    unreachableText(unreachable, t),
    ...namedInChannel(asker, inChannel, named),
    notNow.length > 0 ? m.notInForceNow(m.list(notNow)) : undefined,
    waiting.length > 0
      ? t.beginning.notReminded(m.list(waiting.map((id) => partyName(group, id))))
      : undefined,
    promised.length > 0
      ? t.arranged.notReminded(m.list(promised.map((partyId) => partyName(group, partyId))))
      : undefined,
  );
  return { reply, send };
}
