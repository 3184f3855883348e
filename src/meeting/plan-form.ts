import { today } from '../asking/days.ts';
import { declareForm } from '../asking/declare-form.ts';
import type { Asking } from '../asking/feature.ts';
import { dueDate } from '../domain/calendar.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { halfYearOf } from '../domain/half-year.ts';
import { longestPlace, type Meeting, meetingDays, type When } from '../domain/meeting.ts';
import type { FormRef } from '../messages/action.ts';
import type { Shape } from '../messages/field.ts';
import { whenText } from '../messages/meeting.ts';
import type { Store } from '../ports/store.ts';
import { hasBegun } from './current-meeting.ts';
import { meetingOf } from './guests.ts';
import { logMeeting } from './log-meeting.ts';
import { askToMove } from './move-meeting.ts';
import { showAgain } from './show-again.ts';

type PlanRef = Extract<FormRef, { kind: 'plan-meeting' }>;

const shape = {
  day: { kind: 'day', label: (t) => t.meeting.day, required: (t) => t.meeting.dayMissing },
  from: {
    kind: 'time',
    label: (t) => t.meeting.from,
    hint: (t) => t.meeting.timeHint,
    required: (t) => t.meeting.fromMissing,
  },
  to: { kind: 'time', label: (t) => t.meeting.to, required: (t) => t.meeting.toMissing },
  place: { kind: 'text', lines: 'one', label: (t) => t.meeting.place, hint: (t) => t.meeting.placeHint },
  words: { kind: 'text', lines: 'many', label: (t) => t.meeting.words },
} as const satisfies Shape;

/** The check-in that a meeting belongs to: the one that is under way or has just been, else its own half-year's. */
export async function checkInFor(
  { asker }: Pick<Asking, 'asker'>,
  store: Store,
  day: string,
  now: Date,
): Promise<CheckIn> {
  const { group } = asker;
  const current = await store.checkIns.current(group.id);
  if (current) return current;
  const halfYear = halfYearOf(day);
  return store.checkIns.ensure(group.id, halfYear, dueDate(group.rhythm, halfYear), now);
}

/** Keeps a new meeting, of which nobody is told yet. Returns its id. */
export async function addMeeting(
  asking: Pick<Asking, 'product' | 'asker'>,
  store: Store,
  of: { when?: When; proposals?: When[]; place: string; words: string },
): Promise<number> {
  const { group } = asking.asker;
  const at = asking.product.clock.now();
  const day = of.when?.day ?? of.proposals?.[0]?.day ?? today(asking.product, group);
  const checkIn = await checkInFor(asking, store, day, at);
  const { when, proposals = [], place, words } = of;
  const state = when ? ('planned' as const) : ('asking' as const);
  const about = { groupId: group.id, checkInId: checkIn.id, state, when, place, words, proposals, at };
  const meeting = await store.meetings.add(about);
  await logMeeting(
    asking,
    store,
    { checkInId: checkIn.id },
    { kind: 'meeting-planned', detail: { meeting } },
  );
  return meeting;
}

/** Why a meeting is not to be changed any more; undefined: it may be. */
export function notOpen(asking: Pick<Asking, 'product' | 'asker'>, meeting: Meeting): string | undefined {
  const { t, group } = asking.asker;
  if (!meeting.when) return undefined;
  if (meeting.state === 'cancelled') return t.meeting.isCancelled(whenText(meeting.when, t));
  return hasBegun(asking.product, group, meeting) ? t.meeting.over(whenText(meeting.when, t)) : undefined;
}

/** *Planera möte*, and *Ändra*: day, hours, place and words. Those invited are told only when that is asked for. */
export const planForm = declareForm<PlanRef, typeof shape>({
  who: 'coordinator',
  shape,
  title: (t) => t.meeting.planTitle,
  submit: (t) => t.meeting.planSubmit,
  again: ({ group, meeting }) => ({ kind: 'plan-meeting', group, ...(meeting !== undefined && { meeting }) }),
  back: ({ group, meeting }) => ({ kind: 'meetings', group, ...(meeting !== undefined && { meeting }) }),
  async read(asking, store, of) {
    const { t, group } = asking.asker;
    const meeting = of.meeting === undefined ? undefined : await meetingOf(store, group, of.meeting);
    if (of.meeting !== undefined && !meeting) return { refused: t.meeting.gone };
    const refused = meeting && notOpen(asking, meeting);
    if (refused) return { refused };
    const { when, place = '', words = '' } = meeting ?? {};
    return {
      saved: { day: when?.day, from: when?.from, to: when?.to, place, words },
      given: { day: { days: meetingDays(today(asking.product, group)) } },
      partyName: group.name,
      note: meeting?.state === 'invited' ? '' : t.meeting.wordsNote,
    };
  },
  check({ asker: { t } }, of, { day, from, to, place = '' }) {
    const m = t.meeting;
    const isNew = of.meeting === undefined;
    return {
      ...(isNew && day === undefined && { day: m.dayMissing }),
      ...(isNew && from === undefined && { from: m.fromMissing }),
      ...(isNew && to === undefined && { to: m.toMissing }),
      ...(from !== undefined && to !== undefined && to <= from && { to: m.backwards }),
      ...(place.length > longestPlace && { place: m.longPlace(longestPlace) }),
    };
  },
  async store(asking, store, of, { day = '', from = '', to = '', place, words }) {
    const { t, group } = asking.asker;
    const m = t.meeting;
    const when = { day, from, to };
    if (of.meeting === undefined) {
      const id = await addMeeting(asking, store, { when, place: place.trim(), words });
      return { reply: await showAgain(asking, store, id, m.planned) };
    }
    const meeting = await store.meetings.lockRow(of.meeting);
    if (!meeting || meeting.groupId !== group.id)
      return { reply: { kind: 'refused', fields: {}, why: m.gone } };
    const said = { kind: 'meeting-changed', detail: { meeting: meeting.id } } as const;
    if (meeting.state === 'invited' && meeting.when) {
      // Words alone are no reason to write to everybody.
      if (words !== meeting.words) {
        await store.meetings.change(meeting.id, { words });
        await logMeeting(asking, store, meeting, said);
      }
      const to = { when, place: place.trim() };
      return { reply: await askToMove(asking, store, { ...meeting, when: meeting.when }, to) };
    }
    await store.meetings.change(meeting.id, { when, place: place.trim(), words });
    await logMeeting(asking, store, meeting, said);
    return { reply: await showAgain(asking, store, meeting.id, m.planned) };
  },
});
