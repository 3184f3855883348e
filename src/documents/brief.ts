import { withoutEnd } from '../domain/fold.ts';
import type { CheckInRecord, RecordedParty } from '../domain/record.ts';
import { sha256Of } from '../domain/record-hash.ts';
import { areaTexts } from '../domain/status-update.ts';
import type { Cell, Summary } from '../domain/summary.ts';
import { notExpectedText } from '../messages/arranged.ts';
import { whenText } from '../messages/meeting.ts';
import type { Texts } from '../texts/texts.ts';
import { cooperationBlocks } from './cooperation.ts';
import { discussionPoints } from './discussion.ts';
import type { Block, Paper } from './paper.ts';
import { commitmentsTable, frame, heading, momentOf, noted, statusLine } from './record-paper.ts';

/** More columns than this do not fit beside the first on a standing page. */
const columnsAtMost = 5;

/** *Mötesunderlag*: the summary, and everything that it is made of, to read before and at the meeting. */
export function briefPaper(record: CheckInRecord, summary: Summary, t: Texts): Paper {
  const d = t.documents;
  const answered = record.parties.filter((party) => party.answer);
  const withNote = record.parties.filter((party) => party.note);
  const followUps = record.parties.flatMap((party) =>
    party.followUps.map((one) => [
      one.what,
      one.who,
      one.by ?? '',
      party.shortName,
      one.outcome ? d.outcome[one.outcome] : d.noOutcome,
    ]),
  );
  return {
    ...frame('brief', record, t),
    blocks: [
      ...facts(record, summary, t),
      ...meetingBlocks(record, t),
      ...discussBlocks(summary, t),
      heading(1, d.standing),
      ...statusTables(summary, t),
      { kind: 'text', text: t.summary.ownAssessment },
      heading(1, d.needs),
      noted(
        summary.needs.flatMap(({ same, alike }) => [
          by(same[0]?.text ?? '', t.summary.list(same.map(({ party }) => party.name))),
          ...alike.map(({ text, party }) => by(text, party.name)),
        ]),
        d.needsNone,
      ),
      heading(1, d.worked),
      noted(
        summary.workedWell.map(({ text, party }) => by(text, party.name)),
        d.workedNone,
      ),
      ...(followUps.length > 0
        ? [
            heading(1, d.followUps),
            {
              kind: 'table' as const,
              caption: d.followUps,
              columns: [d.what, d.who, d.by, d.party, d.followUps],
              rows: followUps,
              widths: [4, 2, 2, 2, 2],
            },
          ]
        : []),
      heading(1, d.commitments),
      ...(summary.commitments.length > 0
        ? [commitmentsTable(summary, t)]
        : [{ kind: 'text' as const, text: d.commitmentsNone }]),
      ...cooperationBlocks(record, summary, t),
      ...standingOut(summary, t),
      ...agreementsTable(record, t),
      ...registerTable(record, t),
      ...(answered.length > 0 ? [heading(1, d.allAnswers)] : []),
      ...answered.flatMap((party) => answerBlocks(party, record, t)),
      ...(withNote.length > 0 ? [heading(1, d.callNotes)] : []),
      ...withNote.flatMap((party) => noteBlocks(party, record, t)),
    ],
  };
}

/** What somebody wrote, and who. */
const by = (text: string, names: string) => `${withoutEnd(text.trim(), '.')} (${names})`;

function facts(record: CheckInRecord, summary: Summary, t: Texts): Block[] {
  const d = t.documents;
  const convener = record.parties.find((party) => party.key === record.convener)?.name ?? '';
  const n = summary.parties.filter((one) => one.answered).length;
  const fact = (label: string, text: string): Block => ({ kind: 'text', label: `${label}:`, text });
  const [agreement, another] = record.agreements;
  const valid =
    agreement && !another
      ? t.summary.agreement(agreement.reference, t.dates.dayWithYear(agreement.validTo))
      : '';
  return [
    ...(valid ? [{ kind: 'text' as const, text: `${valid}.` }] : []),
    fact(d.group, record.group.name),
    fact(d.convener, convener),
    fact(d.dueOn, t.dates.dayWithYear(record.dueOn)),
    fact(d.answers, d.answersOf(n, summary.parties.length)),
    fact(d.checksum, sha256Of(record)),
    { kind: 'text', text: record.lockedAt ? d.checksumWhat : d.checksumDraft },
  ];
}

/** The meetings that are not called off: when and where, and what is on their agendas. */
function meetingBlocks(record: CheckInRecord, t: Texts): Block[] {
  const { documents: d, meeting: m } = t;
  return (record.meetings ?? [])
    .filter(({ cancelled }) => !cancelled)
    .flatMap((meeting): Block[] => [
      heading(1, m.title(whenText(meeting, t))),
      ...(meeting.place ? [{ kind: 'text' as const, label: `${d.place}:`, text: meeting.place }] : []),
      ...(meeting.agenda.length > 0
        ? [
            { kind: 'text' as const, text: `${m.agenda}:` },
            {
              kind: 'list' as const,
              items: meeting.agenda.map(({ title, about }) => [title, about].filter(Boolean).join(': ')),
            },
          ]
        : []),
    ]);
}

function discussBlocks(summary: Summary, t: Texts): Block[] {
  const d = t.documents;
  const points = discussionPoints(summary, t).map(({ area, says }) => `${area}. ${says}`);
  const none = summary.parties.some((one) => one.answered) ? d.discussNone : d.discussUnanswered;
  return [heading(1, d.discuss), noted(points, none)];
}

/** Areas as rows while the parties have room as columns; else parties as rows, and as many tables as it takes. */
function statusTables(summary: Summary, t: Texts): Block[] {
  const d = t.documents;
  const status = (cell: Cell | undefined, answered: boolean) => statusLine(cell, answered, t);
  const name = ({ party, late, note }: Summary['parties'][number]) =>
    [party.name, ...(late ? [`(${d.late})`] : []), ...(note ? [t.arranged.fromCall] : [])].join(' ');
  const caption = t.summary.tableCaption;
  if (summary.parties.length <= columnsAtMost - 1) {
    return [
      {
        kind: 'table',
        caption,
        columns: [d.area, ...summary.parties.map(name)],
        rows: summary.areas.map((area) => [
          area.name,
          ...summary.parties.map((one, i) => status(area.cells[i], one.answered)),
        ]),
        widths: [3, ...summary.parties.map(() => 3)],
      },
    ];
  }
  const tables: Block[] = [];
  for (let from = 0; from < summary.areas.length; from += columnsAtMost) {
    const areas = summary.areas.slice(from, from + columnsAtMost);
    tables.push({
      kind: 'table',
      caption,
      columns: [d.party, ...areas.map((area) => area.name)],
      rows: summary.parties.map((one, i) => [
        name(one),
        ...areas.map((area) => status(area.cells[i], one.answered)),
      ]),
      widths: [3, ...areas.map(() => 3)],
    });
  }
  return tables;
}

function standingOut(summary: Summary, t: Texts): Block[] {
  const d = t.documents;
  const missing = summary.missing.map(({ key, name }) => {
    const waits = summary.waiting.find(({ party }) => party.key === key);
    return waits ? `${name}: ${t.arranged.hasTo(t.dates.dayWithYear(waits.until))}` : name;
  });
  const excused = summary.notExpected.map((one) => `${one.party.name}: ${notExpectedText(one, t)}`);
  return [
    ...(missing.length > 0 ? [heading(1, d.missing), { kind: 'list' as const, items: missing }] : []),
    ...(excused.length > 0 ? [heading(1, d.notExpected), { kind: 'list' as const, items: excused }] : []),
  ];
}

function agreementsTable(record: CheckInRecord, t: Texts): Block[] {
  const d = t.documents;
  const nameOf = (key: string) => record.parties.find((party) => party.key === key)?.name ?? key;
  return [
    heading(1, d.agreements),
    {
      kind: 'table',
      caption: d.agreements,
      columns: [d.reference, d.parties, d.validFrom, d.validTo],
      rows: record.agreements.map((one) => [
        one.renews ? `${one.reference} (${d.renews.toLowerCase()} ${one.renews})` : one.reference,
        one.parties.map(nameOf).join('\n'),
        one.validFrom,
        one.validTo,
      ]),
      widths: [3, 6, 2, 2],
    },
  ];
}

/** Who answered on whose behalf, and when it was received. */
function registerTable(record: CheckInRecord, t: Texts): Block[] {
  const d = t.documents;
  const rows = record.parties.flatMap(({ shortName, answer }) => {
    if (!answer) return [];
    const { day, time } = momentOf(record, answer.receivedAt, t);
    const late = answer.late ? ` (${d.late})` : '';
    const role = answer.sender.role ? `, ${d.role[answer.sender.role]}` : '';
    return [[shortName, `${answer.sender.name}${role}`, `${day} ${time}${late}`, String(answer.version)]];
  });
  if (rows.length === 0) return [];
  return [
    heading(1, d.register),
    {
      kind: 'table',
      caption: d.register,
      columns: [d.party, d.givenBy, d.receivedAt, d.versionShort],
      rows,
      widths: [3, 5, 3, 1.5],
    },
  ];
}

/** What one party sent in, in full. */
export function answerBlocks(party: RecordedParty, record: CheckInRecord, t: Texts): Block[] {
  const d = t.documents;
  const { answer } = party;
  if (!answer) return [];
  const { sender, receivedAt, late, version } = answer;
  const { dayWithYear, spoken } = momentOf(record, receivedAt, t);
  const role = sender.role && d.role[sender.role];
  const nameOf = (key: string) => record.areas.find((area) => area.key === key)?.name ?? key;
  const quote = (label: string, text: string): Block[] =>
    text.trim() ? [{ kind: 'quote', label, text }] : [];
  return [
    heading(2, party.name),
    {
      kind: 'text',
      text: [
        d.onBehalf(sender.name, role, party.shortName),
        d.received(dayWithYear, spoken, late),
        d.version(version),
      ].join(' '),
    },
    ...answer.areas.flatMap((one): Block[] => [
      {
        kind: 'text',
        label: `${nameOf(one.area)}:`,
        text: statusLine({ status: one.status, previous: one.previous }, true, t),
      },
      ...areaTexts.flatMap((name) => quote(t.report.ask[name], one[name])),
    ]),
    ...quote(t.report.workedWell, answer.workedWell),
    ...(party.questions ?? []).flatMap((one): Block[] => [
      ...quote(d.questionBy(nameOf(one.area), one.by), one.text),
      ...(one.answer ? quote(d.answerBy(one.answer.by), one.answer.text) : []),
    ]),
    ...(answer.contactNext === undefined
      ? []
      : [{ kind: 'text' as const, text: answer.contactNext ? d.contactNext.yes : d.contactNext.no }]),
  ];
}

/** What the convener noted of what was said for a party; it stands apart from what parties have sent in. */
function noteBlocks({ name, shortName, note }: RecordedParty, record: CheckInRecord, t: Texts): Block[] {
  const d = t.documents;
  if (!note) return [];
  const nameOf = (key: string) => record.areas.find((area) => area.key === key)?.name ?? key;
  const noted = momentOf(record, note.notedAt, t);
  const confirmed = note.confirmed && momentOf(record, note.confirmed.at, t);
  return [
    heading(2, name),
    {
      kind: 'text',
      text: [
        d.noted(note.sender, note.by, noted.dayWithYear, noted.spoken),
        d.informant(note.informant, t.dates.dayWithYear(note.on)),
        note.confirmed && confirmed
          ? d.confirmed(note.confirmed.by, confirmed.dayWithYear, confirmed.spoken)
          : t.arranged.noteNotConfirmed(shortName),
        ...(note.reference ? [`${t.arranged.referenceIs(note.reference)}.`] : []),
      ].join(' '),
    },
    ...note.areas.map(
      ({ area, status, previous }): Block => ({
        kind: 'text',
        label: `${nameOf(area)}:`,
        text: statusLine({ status, previous }, true, t),
      }),
    ),
    ...(note.said ? [{ kind: 'quote' as const, label: t.arranged.whatWasSaid, text: note.said }] : []),
  ];
}
