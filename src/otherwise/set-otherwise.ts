import type { Change } from '../asking/change.ts';
import { dueOnOf, type Otherwise } from '../domain/arrangement.ts';
import { addDays, type Day } from '../domain/day.ts';
import { firstDay, lastDay } from '../domain/half-year.ts';
import { latestDue } from '../half-year/move-due-date.ts';
import type { Action } from '../messages/action.ts';
import { instead, tell } from '../messages/say.ts';
import { type Arranging, doneBy, logArranged, saysTold, tellPeople, toldOf } from '../one-party/arranging.ts';

/** When a check-in's parties may be checked in with in some other way. */
export function otherwiseDays({ checkIn }: Pick<Arranging, 'checkIn'>): { first: Day; last: Day } {
  return { first: firstDay(checkIn.halfYear), last: addDays(lastDay(checkIn.halfYear), latestDue) };
}

/** Why the party is not to be checked in with otherwise; undefined: it can be. */
export function notOtherwise(arranging: Arranging, on?: Day): string | undefined {
  const { asker, party, update, arranged } = arranging;
  const { t } = asker;
  if (update.submitted || arranged.note?.confirmed) return t.arranged.alreadyAnswered(party);
  const { first, last } = otherwiseDays(arranging);
  if (on === undefined || (on >= first && on <= last)) return undefined;
  return `${t.messages.byDateOutside(t.dates.dayWithYear(first), t.dates.dayWithYear(last))} ${t.messages.nothingChanged}`;
}

/** No answer is expected of the party this half-year. The answer carries the way back. */
export async function setOtherwise(arranging: Arranging, { how, on }: Otherwise): Promise<Change> {
  const { product, store, asker, checkIn, partyId, party, arranged } = arranging;
  const { t } = asker;
  const refused = notOtherwise(arranging, on);
  if (refused) return { reply: tell(refused) };
  await store.arrangements.setOtherwise({ checkInId: checkIn.id, partyId }, { how, on }, doneBy(arranging));
  await store.checkIns.setPlan(checkIn.id, product.clock.now());
  await logArranged(arranging, { kind: 'otherwise-set', detail: { how, on } });
  const told = toldOf(arranging);
  const send = await tellPeople(arranging, told, { kind: 'otherwise-told' });
  const before = arranged.otherwise;
  const of = { checkIn: checkIn.id, party: partyId };
  const undo: Action = before
    ? { kind: 'set-otherwise', ...of, ...before }
    : { kind: 'undo-otherwise', ...of };
  return {
    reply: instead(
      [
        t.arranged.setOtherwise(party, t.arranged.wayWords[how], t.dates.weekdayAndDay(on)),
        saysTold(arranging, told),
      ],
      [{ label: t.messages.undo, action: undo }],
    ),
    send,
  };
}

/** The party is expected to answer after all. */
export async function undoOtherwise(arranging: Arranging): Promise<Change> {
  const { product, store, asker, checkIn, partyId, party, arranged } = arranging;
  const { t } = asker;
  if (!arranged.otherwise) return { reply: tell(t.arranged.isNotOtherwise(party)) };
  await store.arrangements.setOtherwise({ checkInId: checkIn.id, partyId }, undefined, doneBy(arranging));
  await store.checkIns.setPlan(checkIn.id, product.clock.now());
  await logArranged(arranging, { kind: 'otherwise-undone' });
  const told = toldOf(arranging);
  const send = await tellPeople(arranging, told, { kind: 'otherwise-told' });
  const dueOn = t.dates.weekdayAndDay(dueOnOf(checkIn, arranged));
  return {
    reply: instead(
      [t.arranged.undidOtherwise(party), t.messages.dueOn(dueOn), saysTold(arranging, told)],
      [
        {
          label: t.messages.undo,
          action: { kind: 'set-otherwise', checkIn: checkIn.id, party: partyId, ...arranged.otherwise },
        },
      ],
    ),
    send,
  };
}
