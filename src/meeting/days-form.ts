import { today } from '../asking/days.ts';
import { declareForm } from '../asking/declare-form.ts';
import { isEmptyRow } from '../asking/read-form.ts';
import { longestPlace, meetingDays, mostProposals, sameWhen, type When } from '../domain/meeting.ts';
import type { FormRef } from '../messages/action.ts';
import type { Shape, ValuesOf } from '../messages/field.ts';
import { whenText } from '../messages/meeting.ts';
import { meetingOf } from './guests.ts';
import { logMeeting } from './log-meeting.ts';
import { addMeeting } from './plan-form.ts';
import { showAgain } from './show-again.ts';

type DaysRef = Extract<FormRef, { kind: 'propose-days' }>;

const shape = {
  proposals: {
    kind: 'rows',
    label: (t) => t.meeting.proposals,
    row: (t, n) => t.meeting.proposal(n),
    of: {
      day: { kind: 'day', label: (t) => t.meeting.day },
      from: { kind: 'time', label: (t) => t.meeting.from },
      to: { kind: 'time', label: (t) => t.meeting.to },
    },
    most: mostProposals,
    needs: { field: 'day', missing: (t) => t.meeting.proposalDay },
  },
  place: { kind: 'text', lines: 'one', label: (t) => t.meeting.place, hint: (t) => t.meeting.placeHint },
  words: { kind: 'text', lines: 'many', label: (t) => t.meeting.words },
} as const satisfies Shape;

type Row = ValuesOf<typeof shape>['proposals'][number];

/** The rows that somebody has filled in; hours that are left out are those of the first. */
function proposalsIn(rows: readonly Row[]): { n: number; day?: string; from?: string; to?: string }[] {
  const filled = rows.flatMap((row, n) => (isEmptyRow(row) ? [] : [{ ...row, n }]));
  const [first] = filled;
  return filled.map(({ n, day, from, to }) =>
    from === undefined && to === undefined
      ? { n, day, from: first?.from, to: first?.to }
      : { n, day, from, to },
  );
}

/** *Vilken dag passar?*: up to five days that each party is asked about. */
export const daysForm = declareForm<DaysRef, typeof shape>({
  who: 'coordinator',
  shape,
  title: (t) => t.meeting.daysTitle,
  submit: (t) => t.meeting.planSubmit,
  again: ({ group, meeting }) => ({ kind: 'propose-days', group, ...(meeting !== undefined && { meeting }) }),
  back: ({ group, meeting }) => ({ kind: 'meetings', group, ...(meeting !== undefined && { meeting }) }),
  async read(asking, store, of) {
    const { t, group } = asking.asker;
    const meeting = of.meeting === undefined ? undefined : await meetingOf(store, group, of.meeting);
    if (of.meeting !== undefined && !meeting) return { refused: t.meeting.gone };
    if (meeting && (meeting.state !== 'asking' || meeting.askedAt))
      return {
        refused: meeting.when ? t.meeting.fitsOver(whenText(meeting.when, t)) : t.meeting.fitsOverGone,
      };
    return {
      saved: {
        proposals: (meeting?.proposals ?? []).map((when, n) => ({ ...when, key: `proposal${n}` })),
        place: meeting?.place ?? '',
        words: meeting?.words ?? '',
      },
      given: { proposals: { days: meetingDays(today(asking.product, group)) } },
      partyName: group.name,
      note: t.meeting.wordsNote,
    };
  },
  check({ asker: { t } }, _, { proposals, place = '' }) {
    const m = t.meeting;
    const faults: Record<string, string> = {};
    if (place.length > longestPlace) faults.place = m.longPlace(longestPlace);
    if (!proposals) return faults;
    const filled = proposalsIn(proposals);
    if (filled.length < 2) faults[`proposals.${filled.length}.day`] = m.proposalsMissing;
    for (const [i, one] of filled.entries()) {
      const { n, day, from, to } = one;
      if (from === undefined || to === undefined) faults[`proposals.${n}.from`] = m.hoursMissing;
      else if (to <= from) faults[`proposals.${n}.to`] = m.backwards;
      else if (day && filled.slice(0, i).some((other) => sameWhen(other as When, one as When)))
        faults[`proposals.${n}.day`] = m.sameTwice;
    }
    return faults;
  },
  async store(asking, store, of, values) {
    const proposals = proposalsIn(values.proposals).map(
      ({ day = '', from = '', to = '' }): When => ({ day, from, to }),
    );
    const place = values.place.trim();
    const { words } = values;
    const { meeting: m } = asking.asker.t;
    if (of.meeting === undefined) {
      const id = await addMeeting(asking, store, { proposals, place, words });
      return { reply: await showAgain(asking, store, id) };
    }
    const meeting = await store.meetings.lockRow(of.meeting);
    if (meeting?.state !== 'asking') return { reply: { kind: 'refused', fields: {}, why: m.fitsOverGone } };
    await store.meetings.change(meeting.id, { proposals, place, words });
    await logMeeting(asking, store, meeting, {
      kind: 'meeting-changed',
      detail: { meeting: meeting.id },
    });
    return { reply: await showAgain(asking, store, meeting.id, m.saved) };
  },
});
