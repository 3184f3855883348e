import type { Day } from '../domain/day.ts';
import type { CheckInRecord, RecordedParty } from '../domain/record.ts';
import { sha256Of } from '../domain/record-hash.ts';
import type { Texts } from '../texts/texts.ts';
import { momentOf } from './record-paper.ts';

/** One cell of a list. What only looks like a number or a date, as a reference does, is a text. */
export type Cell = string | { day: Day; time?: string } | { number: number };

/** A list with a heading row, and no columns that depend on each other. */
export type Sheet = { name: string; columns: string[]; rows: Cell[][] };

const lockedOn = (record: CheckInRecord, t: Texts): Cell =>
  record.lockedAt ? { day: momentOf(record, record.lockedAt, t).day } : '';

/** The status of each party and area, a party a line. */
export function statusSheet(record: CheckInRecord, t: Texts): Sheet {
  const { columns, kinds } = t.documents;
  const sha256 = sha256Of(record);
  return {
    name: kinds.table,
    columns: [
      t.summary.party,
      columns.reference,
      columns.answered,
      ...record.areas.map((area) => area.name),
      columns.late,
      columns.version,
      ...(hasArranged(record) ? [columns.dueOn, columns.otherwise, columns.noted] : []),
      columns.lockedOn,
      columns.subject,
      columns.checksum,
    ],
    rows: record.parties.map((party) => {
      const { answer, note } = party;
      return [
        party.name,
        party.references.join(', '),
        answer ? t.documents.yes : note?.confirmed ? t.documents.asNoted : t.documents.no,
        ...record.areas.map(({ key }) => {
          const areas = answer?.areas ?? (note?.confirmed ? note.areas : []);
          const status = areas.find((one) => one.area === key)?.status;
          return status ? t.statusWords[status] : '';
        }),
        answer ? (answer.late ? t.documents.yes : t.documents.no) : '',
        answer ? { number: answer.version } : '',
        ...(hasArranged(record) ? arrangedCells(party, record, t) : []),
        lockedOn(record, t),
        record.subject,
        sha256,
      ];
    }),
  };
}

/** A record of the first form has nothing of what is arranged, and its lists stay as they were. */
const hasArranged = ({ schema }: CheckInRecord) => schema !== 'avstamning-record/1';

/** The party's last day, how it is checked in with instead, and what is noted. */
function arrangedCells(party: RecordedParty, record: CheckInRecord, t: Texts): Cell[] {
  const { expected, dueOn, otherwise, note } = party;
  const noted = note && [
    `${note.informant} ${note.on}`,
    note.confirmed ? t.documents.isConfirmed : t.documents.notConfirmed,
    ...(note.reference ? [note.reference] : []),
  ];
  return [
    expected ? { day: dueOn ?? record.dueOn } : '',
    otherwise ? `${t.arranged.ways[otherwise.how]} ${otherwise.on}` : '',
    noted ? noted.join(', ') : '',
  ];
}

/** What was received, a status update a line, as a registrar lists documents. */
export function registerSheet(record: CheckInRecord, t: Texts): Sheet {
  const { columns, kinds, role } = t.documents;
  const sha256 = sha256Of(record);
  return {
    name: kinds.register,
    columns: [
      columns.received,
      columns.sender,
      columns.by,
      columns.recipient,
      columns.reference,
      columns.subject,
      columns.version,
      columns.late,
      columns.lockedOn,
      columns.checksum,
    ],
    rows: record.parties.flatMap((party) => {
      const { answer } = party;
      const noted = notedRow(party, record, sha256, t);
      if (!answer) return noted;
      const { day, time } = momentOf(record, answer.receivedAt, t);
      const { sender } = answer;
      return [
        [
          { day, time },
          party.name,
          sender.role ? `${sender.name}, ${role[sender.role]}` : sender.name,
          answer.recipient,
          party.references.join(', '),
          record.subject,
          { number: answer.version },
          answer.late ? t.documents.yes : t.documents.no,
          lockedOn(record, t),
          sha256,
        ],
        ...noted,
      ];
    }),
  };
}

/** What the convener noted, also where the party has sent in its own since: it is the convener's, and is registered as that. */
function notedRow(
  { name, references, note }: RecordedParty,
  record: CheckInRecord,
  sha256: string,
  t: Texts,
): Cell[][] {
  if (!note) return [];
  const { day, time } = momentOf(record, note.notedAt, t);
  return [
    [
      { day, time },
      note.sender,
      note.by,
      '',
      [...references, ...(note.reference ? [note.reference] : [])].join(', '),
      `${record.subject}. ${t.documents.noteAbout(name, note.informant)}`,
      '',
      '',
      lockedOn(record, t),
      sha256,
    ],
  ];
}
