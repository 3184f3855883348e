import { createHash } from 'node:crypto';
import { planNextEnding } from '../agreement/agreements-ending.ts';
import { claimsOf, clashOf } from '../domain/claims.ts';
import type { FileFault, WorkingGroupFile } from '../domain/working-group-file.ts';
import { ensureCheckIns } from '../half-year/plan-check-ins.ts';
import type { Product } from '../ports/product.ts';
import type { GroupHead } from '../ports/store.ts';

/** A group's file as it was read: right, or with its faults in words. */
export type GroupFile = {
  source: string;
  text: string;
  /** The group's key, where it could be read. */
  key?: string;
  file?: WorkingGroupFile;
  /** Where something stands in it. */
  placeOf?(path: FileFault['path']): { line: number; column: number };
  /** Line and column count from 1. */
  faults: Fault[];
};

/** What importing works with: nothing is said or sent by it. */
type Importing = Omit<Product, 'kinds'>;

type Fault = { line: number; column: number; message: string };

/** To be raised when the same file comes to mean something else: each group is then imported once more. */
const meaning = 2;

const digestOf = ({ source, text }: Pick<GroupFile, 'source' | 'text'>): string =>
  createHash('sha256')
    .update(JSON.stringify([meaning, source, text]))
    .digest('hex');

/** Whether the stored groups are to the letter what all these files made them, so that importing changes nothing. */
export async function areImported(
  { store }: Importing,
  files: Pick<GroupFile, 'source' | 'text'>[],
): Promise<boolean> {
  const digests = new Set((await store.groups.all()).map((group) => group.fileDigest));
  return files.every((file) => digests.has(digestOf(file)));
}

/**
 * Makes the stored groups like their files, but for those that are kept in the bot: their files are `left` unread,
 * unless `replace` takes them back. A wrong file of a group that is not stored yet throws what `describe` says
 * of it, before anything is imported; one of a stored group leaves the group as it was, and its coordinators are told,
 * once for each state of the file.
 */
export async function importGroups(
  product: Importing,
  given: GroupFile[],
  describe: (source: string, faults: Fault[]) => string,
  { replace = false } = {},
): Promise<{
  imported: { key: string; first: boolean; changed: boolean }[];
  refused: GroupFile[];
  left: { key: string; source: string }[];
}> {
  const { store, clock } = product;
  const stored = await store.groups.all();
  const storedAs = (file: GroupFile) =>
    stored.find((group) => group.key === file.key) ??
    stored.find((group) => !file.key && group.source === file.source);
  const isRead = (file: GroupFile) => replace || storedAs(file)?.keptIn !== 'bot';
  const files = await besideStored(product, given.filter(isRead), stored);
  const left = given.flatMap((file) => {
    const group = isRead(file) ? undefined : storedAs(file);
    return group ? [{ key: group.key, source: file.source }] : [];
  });
  const stop = files.filter((file) => !file.file && !storedAs(file));
  if (stop.length > 0) throw new Error(stop.map((file) => describe(file.source, file.faults)).join('\n\n'));

  const imported: { key: string; first: boolean; changed: boolean }[] = [];
  for (const file of files) {
    const group = storedAs(file);
    if (!file.file) {
      if (group) await tellOfBadFile(product, group, file);
      continue;
    }
    const now = clock.now();
    const { groupId, first, changed } = await store.groups.import(
      file.file,
      file.source,
      now,
      digestOf(file),
    );
    // What waited to be changed in the bot is the file's to say from now on.
    if (group?.keptIn === 'bot')
      for (const one of await store.answerers.waiting({ groupId }))
        await store.transaction((inside) =>
          inside.answerers.settleHandover(one.id, 'withdrawn', undefined, now),
        );
    imported.push({ key: file.file.workingGroup.key, first, changed });
    if (changed) {
      await store.log({ at: now, kind: 'group-imported', groupId, detail: { first } });
      // Contacts, dates or rungs may be others now.
      await store.checkIns.replan(groupId, now);
      // So may agreements that end.
      await planNextEnding(product, store, await store.groups.load(groupId));
    }
  }
  // Also the groups whose files have gone: what is stored goes on.
  for (const group of await store.groups.all()) await ensureCheckIns(product, group);
  return { imported, refused: files.filter((file) => !file.file), left };
}

/** The files, wrong where they claim what a stored group has whose own file is not among them. */
async function besideStored(
  { store }: Importing,
  files: GroupFile[],
  stored: GroupHead[],
): Promise<GroupFile[]> {
  // Of a wrong file, what is stored stands.
  const keys = new Set(files.map((file) => file.file?.workingGroup.key));
  const others = new Map(stored.filter(({ key }) => !keys.has(key)).map(({ id, source }) => [id, source]));
  const taken = others.size > 0 ? await store.groups.claims() : [];
  return files.map((read) => {
    const faults = (read.file ? claimsOf(read.file) : []).flatMap(({ claim, path }) => {
      const place = read.placeOf?.(path) ?? { line: 1, column: 1 };
      return taken.flatMap((other) => {
        const source = others.get(other.groupId);
        const message = source === undefined ? undefined : clashOf(claim, other.claim, source);
        return message === undefined ? [] : [{ ...place, message }];
      });
    });
    return faults.length > 0 ? { ...read, file: undefined, key: read.file?.workingGroup.key, faults } : read;
  });
}

async function tellOfBadFile(product: Importing, { id }: GroupHead, file: GroupFile): Promise<void> {
  const { store, clock, log } = product;
  log.warn(
    { source: file.source, faults: file.faults.length },
    'a group file has faults; the last good state stays',
  );
  const group = await store.groups.load(id);
  const version = createHash('sha256').update(file.text).digest('hex').slice(0, 16);
  await store.deliveries.plan(
    group.coordinators.map((person) => ({
      dedupe: `bad-file:${file.source}:${version}:${person.id}`,
      kind: 'notice',
      groupId: id,
      personId: person.id,
      dueAt: clock.now(),
      content: {
        source: file.source,
        faults: file.faults.map(({ line, column, message }) => `${file.source}:${line}:${column} ${message}`),
      },
    })),
  );
}
