import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { dayIn } from '../domain/day.ts';
import { type CheckInRecord, recordOfAgreement } from '../domain/record.ts';
import { recordFile, sha256Of } from '../domain/record-hash.ts';
import { svAdmin as say } from '../texts/sv-admin.ts';

/** What a file says of itself: a record whose checksum can be computed, or only which record it belongs to. */
type Found =
  | {
      kind: 'record';
      sha256: string;
      computed: string;
      /** Of what it says about each agreement by itself. */
      parts: string[];
      record: CheckInRecord;
    }
  | { kind: 'document'; sha256: string }
  | { kind: 'changed' | 'unreadable' | 'none' };

const checksum = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/;

/**
 * Checks exported files, in sentences. `right` is false where a checksum does not hold, where a document belongs to
 * none of the records that are given beside it, or where there is nothing to check. `unchanged`: the records whose
 * checksums hold.
 */
export async function verifyFiles(
  paths: string[],
): Promise<{ lines: string[]; right: boolean; unchanged: { name: string; record: CheckInRecord }[] }> {
  const files = await Promise.all(
    paths.map(async (path) => ({ name: basename(path), found: await look(path) })),
  );
  const records = files.flatMap(({ name, found }) => (found.kind === 'record' ? [{ name, ...found }] : []));
  const lines: string[] = [];
  let right = true;
  const wrong = (line: string) => {
    right = false;
    lines.push(line);
  };
  for (const { name, found } of files) {
    switch (found.kind) {
      case 'record': {
        const { subject, lockedAt, group } = found.record;
        const state = lockedAt ? say.lockedOn(dayIn(group.timezone, new Date(lockedAt))) : say.isDraft;
        if (found.sha256 === found.computed) lines.push(say.right(name, `${subject}. ${state}`));
        else wrong(say.wrong(name));
        break;
      }
      case 'document': {
        const own = records.find(
          ({ computed, parts }) => computed === found.sha256 || parts.includes(found.sha256),
        );
        if (own) lines.push(say.belongs(name, own.name));
        else if (records.length > 0) wrong(say.belongsToNone(name));
        else lines.push(say.carries(name, found.sha256));
        break;
      }
      case 'changed':
        wrong(say.notRecord(name));
        break;
      case 'unreadable':
        wrong(say.cannotRead(name));
        break;
      case 'none':
        wrong(say.noChecksum(name));
    }
  }
  if (files.some(({ found }) => found.kind === 'document')) lines.push(say.ownTextUnread);
  return { lines, right, unchanged: records.filter((one) => one.sha256 === one.computed) };
}

async function look(path: string): Promise<Found> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch {
    return { kind: 'unreadable' };
  }
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return documentIn(await officeText(bytes));
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  return text.trimStart().startsWith('{') ? recordIn(text) : documentIn(text);
}

function recordIn(text: string): Found {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: 'changed' };
  }
  const file = recordFile.safeParse(json).data;
  if (!file) return { kind: 'changed' };
  const { sha256, record } = file;
  return {
    kind: 'record',
    sha256,
    computed: sha256Of(record),
    parts: record.agreements.map(({ reference }) => sha256Of(recordOfAgreement(record, reference))),
    record,
  };
}

function documentIn(text: string): Found {
  const sha256 = checksum.exec(text)?.[0];
  return sha256 ? { kind: 'document', sha256 } : { kind: 'none' };
}

/** Where Word and Excel keep the words of a file, and the lists in a zip file. */
const holdsWords = (name: string) =>
  name === 'word/document.xml' || name === 'xl/sharedStrings.xml' || /^[^/]+\.csv$/.test(name);

/** The text of a Word or Excel file, as XML, or of lists; empty for another kind of zip file. */
async function officeText(bytes: Uint8Array): Promise<string> {
  const { strFromU8, unzipSync } = await import('fflate');
  try {
    const files = unzipSync(bytes, { filter: ({ name }) => holdsWords(name) });
    return Object.values(files)
      .map((part) => strFromU8(part))
      .join('');
  } catch {
    return '';
  }
}
