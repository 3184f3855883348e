import { dayIn } from '../domain/day.ts';
import type { EarlierHalfYear } from '../domain/earlier.ts';
import { fold } from '../domain/fold.ts';
import { type CheckInRecord, recordOfAgreement } from '../domain/record.ts';
import { recordToJson } from '../domain/record-hash.ts';
import { summarise } from '../domain/summary.ts';
import { altWithin, pictureMessage, pictureText } from '../messages/picture.ts';
import type { Picture } from '../messages/report.ts';
import type { DocumentKind } from '../record/actions.ts';
import type { Texts } from '../texts/texts.ts';
import type { Sheet } from './sheet.ts';

/*
 * A record as a file. What draws each is loaded when it is first asked for: most of what the bot does needs none of it.
 */

export type DocumentFile = {
  name: string;
  type: string;
  bytes(): Promise<Uint8Array>;
  picture?: Picture;
};

const extensions: Record<DocumentKind, string> = {
  brief: 'docx',
  minutes: 'docx',
  table: 'csv',
  register: 'csv',
  json: 'json',
  xlsx: 'xlsx',
  lists: 'zip',
  picture: 'png',
  'group-picture': 'png',
};

/**
 * The document of a record, in the words of `t`. Its bytes are made when they are asked for. `earlier`: what is compared
 * with, in pictures.
 */
export function documentOf(
  kind: DocumentKind,
  record: CheckInRecord,
  t: Texts,
  earlier: readonly EarlierHalfYear[] = [],
): DocumentFile {
  return {
    name: fileName(kind, record, t, extensions[kind]),
    type: typeOf(kind),
    bytes: () => draw(kind, record, t, earlier),
    ...textBeside(kind, record, t, earlier),
  };
}

function textBeside(
  kind: DocumentKind,
  record: CheckInRecord,
  t: Texts,
  earlier: readonly EarlierHalfYear[],
): { picture?: Picture } {
  if (kind !== 'picture' && kind !== 'group-picture') return {};
  const summary = summaryOf(record);
  const of = kind === 'picture' ? 'parties' : 'counts';
  const text = pictureText(of, summary, earlier, t);
  const alt = altWithin(summary, text, t);
  return {
    picture: {
      alt,
      beside: pictureMessage(text, t),
      svg: async () => (await import('./picture/picture.ts')).pictureSvg(of, summary, earlier, t, alt),
    },
  };
}

/** The same document for each of the record's agreements, in a zip file. */
export function documentsOfEach(
  kind: DocumentKind,
  record: CheckInRecord,
  t: Texts,
  earlier: readonly EarlierHalfYear[] = [],
): DocumentFile {
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
            earlier,
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
      return 'text/csv; charset=utf-8';
    case 'json':
      return 'application/json';
    case 'lists':
      return 'application/zip';
    case 'xlsx':
      return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    case 'picture':
    case 'group-picture':
      return 'image/png';
  }
}

async function draw(
  kind: DocumentKind,
  record: CheckInRecord,
  t: Texts,
  earlier: readonly EarlierHalfYear[],
): Promise<Uint8Array> {
  const utf8 = (text: string) => new TextEncoder().encode(text);
  switch (kind) {
    case 'brief': {
      const [{ briefPaper }, { toWord }, { pictureBlock }] = await Promise.all([
        import('./brief.ts'),
        import('./word.ts'),
        import('./picture/picture.ts'),
      ]);
      const summary = summaryOf(record);
      return toWord(briefPaper(record, summary, t, await pictureBlock(summary, earlier, t)));
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
    case 'xlsx': {
      const [sheets, { toXlsx }] = await Promise.all([sheetsOf(record, t), import('./xlsx.ts')]);
      return toXlsx(sheets);
    }
    case 'lists': {
      const [sheets, { toCsv }, { zipSync }] = await Promise.all([
        sheetsOf(record, t),
        import('./csv.ts'),
        import('fflate'),
      ]);
      const files = sheets.map((sheet) => [listName(sheet.name, record), utf8(toCsv(sheet))]);
      return zipSync(Object.fromEntries(files), { mtime: new Date(record.madeAt) });
    }
    case 'json':
      return utf8(recordToJson(record));
    case 'picture':
    case 'group-picture': {
      const { pictureFile } = await import('./picture/picture.ts');
      return pictureFile(kind === 'picture' ? 'parties' : 'counts', summaryOf(record), earlier, t);
    }
  }
}

/** All lists of a record: how it stands, what was received, meetings, what the parties do together. */
async function sheetsOf(record: CheckInRecord, t: Texts): Promise<Sheet[]> {
  const [{ statusSheet, registerSheet }, { meetingSheet }, { cooperationSheets }] = await Promise.all([
    import('./sheet.ts'),
    import('./meeting-sheet.ts'),
    import('./cooperation-sheets.ts'),
  ]);
  return [
    statusSheet(record, t),
    registerSheet(record, t),
    ...(record.meetings ? [meetingSheet(record, t)] : []),
    ...cooperationSheets(record, dayOf(record), t),
  ];
}

/** `sarskilda-avtal-2019-H1.csv` */
const listName = (name: string, record: CheckInRecord): string =>
  `${fold(name).replace(/[^a-z0-9]+/g, '-')}-${record.halfYear}.csv`;

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
const summaryOf = (record: CheckInRecord) => summarise(record, dayOf(record));

const dayOf = (record: CheckInRecord) => dayIn(record.group.timezone, new Date(record.madeAt));
