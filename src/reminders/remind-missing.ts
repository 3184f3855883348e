import type { Change } from '../asking/change.ts';
import { today } from '../asking/days.ts';
import { mergedPerPerson } from '../delivery/merged-per-person.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { partyName } from '../domain/party.ts';
import { dedupeKey } from '../domain/reminder.ts';
import { nothingOpen } from '../half-year/nothing-open.ts';
import { unreachableText } from '../messages/reminder.ts';
import { tell } from '../messages/say.ts';
import { whomToAsk } from '../messages/whom-to-ask.ts';
import type { NewDelivery } from '../ports/deliveries.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import {
  readStanding,
  remindableParties,
  remindedToday,
  toRemindNow,
  unreachableParties,
} from './standing.ts';

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
  if (checkIn.lockedAt) return { reply: tell(m.locked(whomToAsk(group, t))) };
  const standing = await readStanding(product, store, group, checkIn);
  if (standing.missing.length === 0) return { reply: tell(m.nobodyToRemind) };

  const now = product.clock.now();
  const day = today(product, group);
  const had = await remindedToday(product, store, group, checkIn);
  const overdue = day > checkIn.dueOn;
  const unreachable = unreachableParties(group, standing, standing.missing);
  const unheard = new Set(unreachable.map((one) => one.partyName));
  const rows: NewDelivery[] = [];
  const reminded: string[] = [];
  const already: string[] = [];
  const remindable = remindableParties(group, standing, day);
  for (const partyId of remindable) {
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
  const send = await store.deliveries.plan(mergedPerPerson(rows));
  if (rows.length > 0) {
    await store.log({
      at: now,
      kind: 'reminded-by-hand',
      groupId: group.id,
      checkInId: checkIn.id,
      actor: asker.person.id,
      platform: asker.identity.platform,
    });
  }
  const notNow = standing.missing
    .filter((partyId) => !remindable.includes(partyId))
    .map((partyId) => partyName(group, partyId))
    .filter((name) => !unheard.has(name));
  const reply = tell(
    reminded.length > 0 ? m.reminded(m.list(reminded)) : undefined,
    already.length > 0 ? m.remindedAlready(m.list(already)) : undefined,
    unreachableText(unreachable, t),
    notNow.length > 0 ? m.notInForceNow(m.list(notNow)) : undefined,
  );
  return { reply, send };
}
