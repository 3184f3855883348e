import { dayIn } from '../domain/day.ts';
import { type CheckInRecord, recordOfAgreement } from '../domain/record.ts';
import { recordToJson } from '../domain/record-hash.ts';
import { summarise } from '../domain/summary.ts';
import type { DocumentKind } from '../record/actions.ts';
import type { Texts } from '../texts/texts.ts';

/*
 * A record as a file. What draws each is loaded when it is first asked for: most of what the bot does needs none of it.
 */

export type DocumentFile = { name: string; type: string; bytes(): Promise<Uint8Array> };

const extensions: Record<DocumentKind, string> = {
  brief: 'docx',
  minutes: 'docx',
  table: 'csv',
  register: 'csv',
  courses: 'csv',
  json: 'json',
  xlsx: 'xlsx',
};

/** The document of a record, in the words of `t`. Its bytes are made when they are asked for. */
export function documentOf(kind: DocumentKind, record: CheckInRecord, t: Texts): DocumentFile {
  return {
    name: fileName(kind, record, t, extensions[kind]),
    type: typeOf(kind),
    bytes: () => draw(kind, record, t),
  };
}

/** The same document for each of the record's agreements, in a zip file. */
export function documentsOfEach(kind: DocumentKind, record: CheckInRecord, t: Texts): DocumentFile {
  return {
    name: fileName(kind, record, t, 'zip'),
    type: 'application/zip',
    async bytes() {
      const { zipSync } = await import('fflate');
      const files: Record<string, Uint8Array> = {};
      for (const { reference } of record.agreements) {
        const part = recordOfAgreement(record, reference);
        const name = part && fileName(kind, part, t, extensions[kind]);
        // References that differ only in their signs have the same name of letters.
        if (part && name)
          files[name in files ? `${Object.keys(files).length + 1}-${name}` : name] = await draw(
            kind,
            part,
            t,
          );
      }
      // The moment of the record, so that the same record gives the same file.
      return zipSync(files, { mtime: new Date(record.madeAt) });
    },
  };
}

function typeOf(kind: DocumentKind): string {
  switch (kind) {
    case 'brief':
    case 'minutes':
      return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    case 'table':
    case 'register':
    case 'courses':
      return 'text/csv; charset=utf-8';
    case 'json':
      return 'application/json';
    case 'xlsx':
      return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  }
}

async function draw(kind: DocumentKind, record: CheckInRecord, t: Texts): Promise<Uint8Array> {
  const utf8 = (text: string) => new TextEncoder().encode(text);
  switch (kind) {
    case 'brief': {
      const [{ briefPaper }, { toWord }] = await Promise.all([import('./brief.ts'), import('./word.ts')]);
      return toWord(briefPaper(record, summaryOf(record), t));
    }
    case 'minutes': {
      const [{ minutesPaper }, { toWord }] = await Promise.all([import('./minutes.ts'), import('./word.ts')]);
      return toWord(minutesPaper(record, summaryOf(record), t));
    }
    case 'table': {
      const [{ statusSheet }, { toCsv }] = await Promise.all([import('./sheet.ts'), import('./csv.ts')]);
      return utf8(toCsv(statusSheet(record, t)));
    }
    case 'register': {
      const [{ registerSheet }, { toCsv }] = await Promise.all([import('./sheet.ts'), import('./csv.ts')]);
      return utf8(toCsv(registerSheet(record, t)));
    }
    case 'courses': {
      const [{ courseSheet }, { toCsv }] = await Promise.all([
        import('./cooperation.ts'),
        import('./csv.ts'),
      ]);
      return utf8(toCsv(courseSheet(record, t)));
    }
    case 'xlsx': {
      const [sheets, { meetingSheet }, { courseSheet, separateSheet, goalSheet }, { toXlsx }] =
        await Promise.all([
          import('./sheet.ts'),
          import('./meeting-sheet.ts'),
          import('./cooperation.ts'),
          import('./xlsx.ts'),
        ]);
      return toXlsx([
        sheets.statusSheet(record, t),
        sheets.registerSheet(record, t),
        ...(record.meetings ? [meetingSheet(record, t)] : []),
        ...(record.initiatives ? [courseSheet(record, t)] : []),
        ...(record.separateAgreements ? [separateSheet(record, t)] : []),
        ...(record.goals ? [goalSheet(record, t)] : []),
      ]);
    }
    case 'json':
      return utf8(recordToJson(record));
  }
}

/** `motesunderlag-2019-H1-2019-000153-utkast.docx`: of letters that every file system and mail program takes. */
function fileName(kind: DocumentKind, record: CheckInRecord, t: Texts, extension: string): string {
  const reference = record.agreement
    ?.normalize('NFD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${[
    t.documents.fileNames[kind],
    record.halfYear,
    ...(reference ? [reference] : []),
    ...(record.lockedAt ? [] : [t.documents.draftName]),
  ].join('-')}.${extension}`;
}

/** By the record's own day: a document of it is the same whenever it is made. */
const summaryOf = (record: CheckInRecord) =>
  summarise(record, dayIn(record.group.timezone, new Date(record.madeAt)));
