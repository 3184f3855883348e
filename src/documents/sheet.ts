import type { Day } from '../domain/day.ts';
import type { CheckInRecord } from '../domain/record.ts';
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
      columns.lockedOn,
      columns.subject,
      columns.checksum,
    ],
    rows: record.parties.map((party) => {
      const { answer } = party;
      return [
        party.name,
        party.references.join(', '),
        answer ? t.documents.yes : t.documents.no,
        ...record.areas.map(({ key }) => {
          const status = answer?.areas.find((one) => one.area === key)?.status;
          return status ? t.statusWords[status] : '';
        }),
        answer ? (answer.late ? t.documents.yes : t.documents.no) : '',
        answer ? { number: answer.version } : '',
        lockedOn(record, t),
        record.subject,
        sha256,
      ];
    }),
  };
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
      if (!answer) return [];
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
      ];
    }),
  };
}
