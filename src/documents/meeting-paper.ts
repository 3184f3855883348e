import { dayIn, timeIn } from '../domain/day.ts';
import type { CheckInRecord } from '../domain/record.ts';
import type { RecordedMeeting } from '../domain/recorded-meeting.ts';
import { whenText } from '../messages/meeting.ts';
import type { Texts } from '../texts/texts.ts';
import type { Block, Paper } from './paper.ts';
import { frame, heading } from './record-paper.ts';

/**
 * *Mötesanteckningar* of a meeting, with all that is known filled in. `sent`: as they go to everybody, from that moment
 * on, by whom; else there is room to write.
 */
export function meetingPaper(
  record: CheckInRecord,
  meeting: RecordedMeeting,
  t: Texts,
  sent?: { n: number; at: Date; by: string },
): Paper {
  const { documents: d, meeting: m } = t;
  const nameOf = (key: string | undefined) =>
    record.parties.find((party) => party.key === key)?.shortName ?? key ?? '';
  const fact = (label: string, text: string): Block => ({ kind: 'text', label: `${label}:`, text });
  const frozen = sent && momentOf(record, sent.at, t);
  const state = frozen
    ? sent.n > 1
      ? m.documentCorrected(sent.n, frozen.day, frozen.time)
      : m.documentSent(frozen.day, frozen.time)
    : draftState(record, meeting, t);
  const { mark: _, ...about } = frame('minutes', record, t);
  return {
    ...about,
    title: `${d.kinds.minutes}, ${t.dates.dayWithYear(meeting.day)}`,
    ...(sent ? {} : { mark: d.draftMark }),
    state,
    blocks: [
      fact(d.group, record.group.name),
      fact(d.reference, record.agreements.map((one) => one.reference).join(', ')),
      fact(m.whenFact, whenText(meeting, t)),
      fact(d.place, meeting.place),
      fact(d.notesBy, sent?.by ?? ''),
      heading(1, d.attendance),
      {
        kind: 'table',
        caption: d.attendance,
        columns: [d.party, d.name, d.present],
        rows: meeting.parties.map(({ party, present, who }) => [
          nameOf(party),
          t.messages.list(who),
          present === undefined ? '☐' : present ? m.wasThere : m.wasNotThere,
        ]),
        widths: [5, 4, 1.5],
      },
      heading(1, m.agenda),
      ...meeting.agenda.flatMap((item, n): Block[] => [
        heading(2, `${n + 1}. ${item.title}`),
        ...(item.party === undefined
          ? []
          : [{ kind: 'text' as const, text: m.questionFrom(nameOf(item.party)) }]),
        ...(item.about.trim() ? [{ kind: 'text' as const, text: item.about }] : []),
        ...noteBlocks(item.note, sent !== undefined, t),
      ]),
      ...(meeting.agenda.length === 0 ? noteBlocks('', sent !== undefined, t) : []),
      heading(1, m.tasks),
      ...taskBlocks(meeting, nameOf, sent !== undefined, t),
      ...(sent ? [] : [heading(1, d.other), { kind: 'lines' as const, count: 4 }]),
    ],
  };
}

/** A draft, and whether notes that were sent hold until it is. */
function draftState(record: CheckInRecord, meeting: RecordedMeeting, t: Texts): string {
  const last = meeting.minutes.at(-1);
  if (!last) return t.meeting.documentDraft;
  return t.meeting.documentNewDraft(momentOf(record, new Date(last.sentAt), t).day);
}

function noteBlocks(note: string, sent: boolean, t: Texts): Block[] {
  if (note.trim()) return [{ kind: 'text', label: t.documents.notes, text: note }];
  if (sent) return [];
  return [
    { kind: 'text', text: t.documents.notes },
    { kind: 'lines', count: 3 },
  ];
}

function taskBlocks(
  meeting: RecordedMeeting,
  nameOf: (key: string | undefined) => string,
  sent: boolean,
  t: Texts,
): Block[] {
  const { documents: d, meeting: m } = t;
  const rows = meeting.tasks.map(({ what, party, by }) => [what, nameOf(party), by ?? '']);
  const empty = sent ? [] : Array.from({ length: 4 }, () => ['', '', '']);
  if (rows.length + empty.length === 0) return [{ kind: 'text', text: m.noTasks }];
  return [
    {
      kind: 'table',
      caption: m.tasks,
      columns: [d.what, d.who, d.by],
      rows: [...rows, ...empty],
      widths: [6, 3, 2],
    },
  ];
}

function momentOf(record: CheckInRecord, at: Date, t: Texts): { day: string; time: string } {
  const { timezone } = record.group;
  return { day: t.dates.dayWithYear(dayIn(timezone, at)), time: t.dates.time(timeIn(timezone, at)) };
}
