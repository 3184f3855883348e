import { stringify } from 'csv-stringify/sync';
import type { CheckInRecord } from '../domain/record.ts';
import { sha256Of } from '../domain/record-hash.ts';
import type { Texts } from '../texts/texts.ts';
import { momentOf } from './record-paper.ts';

/** As Swedish Excel opens a file by itself: semicolons, and UTF-8 that says so. */
function toCsv(columns: string[], rows: string[][]): string {
  return stringify(
    [columns, ...rows].map((row) => row.map(defused)),
    {
      bom: true,
      delimiter: ';',
      record_delimiter: 'windows',
      quoted_match: /[\r\n]/,
    },
  );
}

/**
 * A cell that a spreadsheet would take for a formula becomes text by an apostrophe before it, also where spaces or
 * invisible marks stand first. The same for full-width signs, which some spreadsheets read as the plain ones.
 */
function defused(cell: string): string {
  return /^[\s\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]*[=+\-@＝＋－＠]|^[\t\r]/u.test(cell)
    ? `'${cell}`
    : cell;
}

const lockedOn = (record: CheckInRecord, t: Texts) =>
  record.lockedAt ? momentOf(record, record.lockedAt, t).day : '';

/** The status of each party and area, a party a line. */
export function statusCsv(record: CheckInRecord, t: Texts): string {
  const { columns } = t.documents;
  const sha256 = sha256Of(record);
  return toCsv(
    [
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
    record.parties.map((party) => {
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
        answer ? String(answer.version) : '',
        lockedOn(record, t),
        record.subject,
        sha256,
      ];
    }),
  );
}

/** What was received, a status update a line, as a registrar lists documents. */
export function registerCsv(record: CheckInRecord, t: Texts): string {
  const { columns, role } = t.documents;
  const sha256 = sha256Of(record);
  return toCsv(
    [
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
    record.parties.flatMap((party) => {
      const { answer } = party;
      if (!answer) return [];
      const { day, time } = momentOf(record, answer.receivedAt, t);
      const { sender } = answer;
      return [
        [
          `${day} ${time}`,
          party.name,
          sender.role ? `${sender.name}, ${role[sender.role]}` : sender.name,
          answer.recipient,
          party.references.join(', '),
          record.subject,
          String(answer.version),
          answer.late ? t.documents.yes : t.documents.no,
          lockedOn(record, t),
          sha256,
        ],
      ];
    }),
  );
}
