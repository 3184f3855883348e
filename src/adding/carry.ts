import type { Change } from '../asking/change.ts';
import { today } from '../asking/days.ts';
import { coordinatesNow } from '../beginning/coordinates-now.ts';
import { dueDate } from '../domain/calendar.ts';
import { type HalfYear, halfYearOf, previousHalfYear } from '../domain/half-year.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { Message } from '../messages/message.ts';
import { say, tell } from '../messages/say.ts';
import type { Pasted } from '../ports/beginning.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { readStatuses } from './read-statuses.ts';

/**
 * The half-year that what the group had before is about: the one before that which is answered now, or next. `skipped`: it
 * is not over, and would have been answered here.
 */
export async function halfYearBefore(
  product: Product,
  store: Store,
  group: WorkingGroup,
): Promise<{ halfYear: HalfYear; skipped: boolean }> {
  const day = today(product, group);
  const current = await store.checkIns.current(group.id);
  const ahead = (await store.checkIns.list(group.id))
    .filter(({ lockedAt, dueOn }) => !lockedAt && dueOn >= day)
    .map(({ halfYear }) => halfYear)
    .sort();
  const next = current && !current.lockedAt ? current.halfYear : (ahead[0] ?? halfYearOf(day));
  const halfYear = previousHalfYear(next);
  return { halfYear, skipped: halfYear >= halfYearOf(day) };
}

/** Keeps how it went, as brought in by the coordinator. Inside a transaction that has locked the group. */
export async function carryStatuses(
  product: Product,
  store: Store,
  asker: Asker,
  { text }: Pasted,
): Promise<Change> {
  const { t, person } = asker;
  const group = await coordinatesNow(store, asker);
  if ('refused' in group) return { reply: tell(group.refused) };
  const { halfYear } = await halfYearBefore(product, store, group);
  const read = readStatuses(text, group, t);
  if (read.statuses.length === 0) return { reply: tell(t.adding.nothing) };
  const at = product.clock.now();
  const { dueOn } = dueDate(group.rhythm, halfYear);
  const named = t.halfYear(halfYear);
  const done = await store.beginning.carryOver(
    { groupId: group.id, halfYear, dueOn },
    read.statuses,
    person.id,
    at,
  );
  if (!done) return { reply: tell(t.adding.answeredHere(named)) };
  await log(product, store, asker, { kind: 'statuses-carried', detail: { halfYear, parties: read.parties } });
  const message: Message = {
    parts: [
      ...say(
        t.adding.carried(read.parties, named),
        t.adding.carriedMark,
        read.faulty.length > 0 ? t.adding.leftOut(read.faulty.length) : undefined,
      ).parts,
      {
        kind: 'buttons',
        buttons: [
          { label: t.messages.undo, action: { kind: 'undo-carried', group: group.id, halfYear } },
          { label: t.beginning.before, action: { kind: 'before-invitation', group: group.id } },
        ],
      },
    ],
  };
  return { reply: { kind: 'messages', items: [message], replace: true } };
}

/** Takes it back. Inside a transaction. */
export async function undoCarried(
  product: Product,
  store: Store,
  asker: Asker,
  halfYear: HalfYear,
): Promise<Change> {
  const { t } = asker;
  const group = await coordinatesNow(store, asker);
  if ('refused' in group) return { reply: tell(group.refused) };
  const named = t.halfYear(halfYear);
  const done = await store.beginning.dropCarried(group.id, halfYear, product.clock.now());
  if (!done) return { reply: tell(t.adding.notCarried(named)) };
  await log(product, store, asker, { kind: 'statuses-uncarried', detail: { halfYear } });
  return { reply: { kind: 'messages', items: [say(t.adding.uncarried(named))], replace: true } };
}

type Logged =
  | { kind: 'statuses-carried'; detail: { halfYear: string; parties: number } }
  | { kind: 'statuses-uncarried'; detail: { halfYear: string } };

const log = ({ clock }: Product, store: Store, { group, person, identity }: Asker, what: Logged) =>
  store.log({
    at: clock.now(),
    groupId: group.id,
    actor: person.id,
    platform: identity.platform,
    ...what,
  });
