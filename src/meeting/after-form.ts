import { randomUUID } from 'node:crypto';
import { declareForm } from '../asking/declare-form.ts';
import { isEmptyRow } from '../asking/read-form.ts';
import { addDays } from '../domain/day.ts';
import { partiesOf } from '../domain/meeting.ts';
import { partyName } from '../domain/party.ts';
import type { FormRef } from '../messages/action.ts';
import type { Shape } from '../messages/field.ts';
import { meetingTitle, whenText } from '../messages/meeting.ts';
import { hasBegun } from './current-meeting.ts';
import { answersByParty, meetingOf } from './guests.ts';
import { logMeeting } from './log-meeting.ts';
import { keepAgenda, readAgenda } from './read-agenda.ts';
import { showAgain } from './show-again.ts';

type AfterRef = Extract<FormRef, { kind: 'after-meeting' }>;

/** What is agreed may be due so many days after the meeting at most: further off is a slip of the finger. */
const daysAhead = 10 * 365;

const shape = {
  attended: { kind: 'choices', label: (t) => t.meeting.whoWasThere },
  tasks: {
    kind: 'rows',
    label: (t) => t.meeting.tasks,
    row: (t, n) => t.meeting.task(n),
    of: {
      what: { kind: 'text', lines: 'one', label: (t) => t.meeting.taskWhat },
      who: { kind: 'choice', label: (t) => t.meeting.taskWho },
      by: { kind: 'day', label: (t) => t.meeting.taskBy },
    },
    most: 10,
    needs: { field: 'what', missing: (t) => t.meeting.taskMissing },
  },
  notes: {
    kind: 'each',
    label: (t) => t.meeting.notes,
    of: { kind: 'text', lines: 'many', label: (t) => t.meeting.noteOf },
  },
} as const satisfies Shape;

/** *Efter mötet*: who was there, what is to be done, a note where there is one. */
export const afterForm = declareForm<AfterRef, typeof shape>({
  who: 'coordinator',
  shape,
  title: (t) => t.meeting.afterTitle,
  submit: (t) => t.meeting.planSubmit,
  partial: true,
  again: ({ group, meeting }) => ({ kind: 'after-meeting', group, meeting }),
  back: ({ group, meeting }) => ({ kind: 'meetings', group, meeting }),
  async read({ product, asker }, store, of, toStore) {
    const { t, group } = asker;
    const m = t.meeting;
    if (toStore) await store.meetings.lockRow(of.meeting);
    const meeting = await meetingOf(store, group, of.meeting);
    const checkIn = meeting && (await store.checkIns.get(meeting.checkInId));
    if (!checkIn || !meeting?.when) return { refused: m.gone };
    const when = whenText(meeting.when, t);
    if (meeting.state === 'cancelled') return { refused: m.isCancelled(when) };
    if (!hasBegun(product, group, meeting)) return { refused: m.tooEarly(when) };
    const parties = partiesOf(group, checkIn, meeting.when.day);
    const said = await store.meetings.attendance(meeting.id);
    const answers = answersByParty(group, await store.meetings.guests(meeting.id), parties);
    // Ticked already: those who have said so.
    const there =
      said.size > 0
        ? parties.filter((id) => said.get(id))
        : answers.flatMap(({ partyId, answer }) =>
            answer === 'coming' || answer === 'colleague' ? [partyId] : [],
          );
    const agenda = await readAgenda(product, store, group, meeting);
    const options = parties.map((id) => ({ value: String(id), label: partyName(group, id) }));
    return {
      saved: {
        attended: there.map(String),
        tasks: (await store.meetings.tasks(meeting.id)).map(({ key, what, partyId, by }) => ({
          key,
          what,
          who: partyId === undefined ? undefined : String(partyId),
          by,
        })),
        notes: Object.fromEntries(
          agenda.filter(({ note }) => note !== '').map(({ key, note }) => [key, note]),
        ),
      },
      given: {
        attended: { options },
        tasks: {
          options,
          days: { first: meeting.when.day, last: addDays(meeting.when.day, daysAhead) },
        },
        notes: { items: agenda.map(({ key, title }, n) => ({ key, label: `${n + 1}. ${title}` })) },
      },
      partyName: group.name,
      subject: meetingTitle(meeting, t),
      note: m.afterNote,
    };
  },
  async store(asking, store, of, { attended, tasks, notes }) {
    const { product, asker } = asking;
    const { group, t } = asker;
    const m = t.meeting;
    const meeting = await meetingOf(store, group, of.meeting);
    const checkIn = meeting && (await store.checkIns.get(meeting.checkInId));
    if (!meeting || !checkIn) return { reply: { kind: 'refused', fields: {}, why: m.gone } };
    const there = new Set(attended);
    const present = partiesOf(group, checkIn, meeting.when?.day).map(
      (id) => [id, there.has(String(id))] as const,
    );
    await store.meetings.setAttendance(meeting.id, new Map(present));
    await store.meetings.setTasks(
      meeting.id,
      tasks
        .filter((row) => !isEmptyRow(row))
        .map(({ key, what, who, by }) => ({
          key: key ?? randomUUID(),
          what: what.trim(),
          ...(who !== undefined && { partyId: Number(who) }),
          ...(by !== undefined && { by }),
        })),
    );
    const agenda = await keepAgenda(product, store, group, meeting);
    await store.meetings.setAgenda(
      meeting.id,
      agenda.map((item) => ({ ...item, note: notes[item.key] ?? '' })),
    );
    await logMeeting(asking, store, meeting, { kind: 'meeting-noted', detail: { meeting: meeting.id } });
    const sent = (await store.meetings.minutes(meeting.id)).length > 0;
    const heldAt = meeting.heldAt ?? product.clock.now();
    await store.meetings.change(meeting.id, { heldAt }, sent);
    return { reply: await showAgain(asking, store, meeting.id, sent ? m.afterSavedAgain : m.afterSaved) };
  },
});
