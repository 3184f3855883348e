import type { CheckInRecord } from '../domain/record.ts';
import type { RecordedMeeting } from '../domain/recorded-meeting.ts';
import type { Summary } from '../domain/summary.ts';
import type { Texts } from '../texts/texts.ts';
import { type Discussion, discussionPoints } from './discussion.ts';
import { meetingPaper } from './meeting-paper.ts';
import type { Block, Paper } from './paper.ts';
import { commitmentsTable, frame, heading } from './record-paper.ts';

/** *Mötesanteckningar*: a document to write in at the meeting, with what is known filled in. */
export function minutesPaper(record: CheckInRecord, summary: Summary, t: Texts): Paper {
  const d = t.documents;
  const held = record.meetings?.filter(({ cancelled }) => !cancelled).at(-1);
  if (held) return meetingPaper(record, { ...held, agenda: agendaOf(held, summary, t) }, t);
  const toFill = (label: string): Block => ({ kind: 'text', label: `${label}:`, text: '' });
  const point = ({ area, says }: Discussion): Block[] => [
    heading(2, area),
    ...(says ? [{ kind: 'text' as const, text: says }] : []),
    { kind: 'text', text: d.notes },
    { kind: 'lines', count: 3 },
    { kind: 'text', text: d.decided },
    { kind: 'lines', count: 1 },
  ];
  const points = discussionPoints(summary, t);
  const earlier = record.parties.flatMap((party) =>
    party.followUps
      .filter((one) => one.outcome !== 'yes')
      .map((one) => [one.what, one.who, one.by ?? '', party.shortName]),
  );
  return {
    ...frame('minutes', record, t),
    blocks: [
      {
        kind: 'text',
        label: `${d.reference}:`,
        text: record.agreements.map((one) => one.reference).join(', '),
      },
      heading(1, d.meeting),
      toFill(d.date),
      toFill(d.place),
      toFill(d.notesBy),
      heading(1, d.attendance),
      {
        kind: 'table',
        caption: d.attendance,
        columns: [d.party, d.name, d.present],
        rows: record.parties.map((party) => [party.name, party.answer?.sender.name ?? '', '☐']),
        widths: [5, 4, 1.5],
      },
      heading(1, d.discuss),
      ...(points.length > 0 ? points.flatMap(point) : point({ area: d.standing, says: '' })),
      ...(earlier.length > 0
        ? [
            heading(1, d.followUps),
            {
              kind: 'table' as const,
              caption: d.followUps,
              columns: [d.what, d.who, d.by, d.party, d.followUps],
              rows: earlier.map((row) => [...row, '']),
              widths: [4, 2, 2, 2, 2],
            },
          ]
        : []),
      heading(1, d.agreed),
      commitmentsTable(summary, t, 4),
      heading(1, d.other),
      { kind: 'lines', count: 4 },
      heading(1, d.next),
      { kind: 'lines', count: 1 },
    ],
  };
}

/** As it is kept; where nobody has changed it nor been reminded yet, what is worth talking of. */
function agendaOf(meeting: RecordedMeeting, summary: Summary, t: Texts): RecordedMeeting['agenda'] {
  if (meeting.agenda.length > 0) return meeting.agenda;
  return discussionPoints(summary, t).map(({ area, says }) => ({
    kind: 'area',
    title: area,
    about: says,
    note: '',
  }));
}
