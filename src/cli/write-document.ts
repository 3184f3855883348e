import { writeFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { documentOf, documentsOfEach } from '../documents/document.ts';
import type { HalfYear } from '../domain/half-year.ts';
import { recordOfAgreement } from '../domain/record.ts';
import { sha256Of } from '../domain/record-hash.ts';
import type { Store } from '../ports/store.ts';
import type { DocumentKind } from '../record/actions.ts';
import { readEarlier, showsEarlier } from '../record/read-earlier.ts';
import { readRecord } from '../record/read-record.ts';
import { knownAgreement, recordedReference } from '../record/which-agreement.ts';
import { svAdmin as say } from '../texts/sv-admin.ts';
import { textsFor } from '../texts/texts.ts';

/** Of the whole group, of one agreement only, or of each agreement by itself in a zip file. */
export type DocumentOf = 'group' | 'each' | { reference: string };

/** Which document, of which group by its key, and the folder that it is to stand in. */
export type Wanted = {
  group: string;
  halfYear: HalfYear;
  what: DocumentKind;
  of: DocumentOf;
  to: string;
};

/**
 * Writes a document as a file, the same that chat hands over, and keeps in the log that it was taken out. Never over
 * another file: its name gets a number then. Throws one Swedish sentence where there is no such document.
 */
export async function writeDocument(
  store: Store,
  { group: key, halfYear, what, of, to }: Wanted,
  now: Date,
): Promise<{ path: string; draft: boolean }> {
  const heads = await store.groups.all();
  const head = heads.find((one) => one.key === key);
  if (!head) throw new Error(say.noGroup(key, heads.map((one) => one.key).join(', ')));
  const group = await store.groups.load(head.id);
  const checkIn = await store.checkIns.find(group.id, halfYear);
  if (!checkIn?.openedAt) {
    const opened = (await store.checkIns.list(group.id)).filter((one) => one.openedAt);
    throw new Error(say.noCheckIn(key, halfYear, opened.map((one) => one.halfYear).join(', ')));
  }
  const whole = await readRecord(store, group, checkIn, now);
  const reference = typeof of === 'object' ? of.reference : undefined;
  const agreement = reference === undefined ? undefined : await knownAgreement(store, group, { reference });
  const recorded = agreement && recordedReference(group, whole, agreement);
  const record =
    reference === undefined ? whole : recorded === undefined ? undefined : recordOfAgreement(whole, recorded);
  if (!record) {
    const all = whole.agreements.map((one) => one.reference).join(', ');
    throw new Error(say.noReference(reference ?? '', halfYear, all));
  }
  const draw = of === 'each' ? documentsOfEach : documentOf;
  const earlier = showsEarlier(what) ? await readEarlier(store, group, checkIn) : [];
  const { name, bytes } = draw(what, record, textsFor(record.group.locale), earlier);
  const made = await bytes();
  // Before the file, never after: what is in the log may not exist, but nothing exists that is not in the log.
  await store.log({
    at: now,
    kind: 'exported',
    groupId: group.id,
    checkInId: checkIn.id,
    detail: {
      what,
      of: agreement?.id ?? (of === 'each' ? of : 'group'),
      sha256: sha256Of(record),
      by: say.byCommand,
    },
  });
  return { path: await writeNew(to, name, made), draft: record.lockedAt === undefined };
}

/** So many files of one name are told apart. */
const mostOfAName = 1_000;

async function writeNew(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const extension = extname(name);
  for (let n = 1; n <= mostOfAName; n++) {
    const numbered = n === 1 ? name : `${basename(name, extension)}-${n}${extension}`;
    const path = resolve(join(folder, numbered));
    try {
      await writeFile(path, bytes, { flag: 'wx' });
      return path;
    } catch (cause) {
      if (typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'EEXIST') continue;
      throw new Error(say.cannotWrite(resolve(folder)), { cause });
    }
  }
  throw new Error(say.cannotWrite(resolve(folder)));
}
