import { stat, writeFile } from 'node:fs/promises';
import { openDatabase } from '../../db/client.ts';
import { dayIn } from '../domain/day.ts';
import { writeGroup } from '../group-files/working-group-yaml.ts';
import { loadConfig } from '../server/config.ts';
import { svAdmin } from '../texts/sv-admin.ts';
import { svImport as say } from '../texts/sv-import.ts';
import { textsFor } from '../texts/texts.ts';

/*
 * `npm run export -- GROUP [FILE]`: the group as it is now, in its file's format, to standard output or to a new file.
 * Importing it changes nothing. Exit 0 when it is done, 1 with one sentence when it cannot be.
 */

async function run([key, path, ...others]: string[]): Promise<void> {
  if (!key || others.length > 0 || key.startsWith('-') || path?.startsWith('-'))
    throw new Error(say.usageExport);
  const config = loadConfig();
  const { store } = await openDatabase(config.database, {
    progress: (text) => process.stderr.write(`${text}\n`),
  });
  try {
    const heads = await store.groups.all();
    const head = heads.find((one) => one.key === key);
    if (!head) throw new Error(svAdmin.noGroup(key, heads.map((one) => one.key).join(', ')));
    const now = config.clockStart ?? (await store.trialClock()) ?? new Date();
    const file = await store.groups.asFile(head.id);
    const t = textsFor(file.workingGroup.locale);
    const day = t.dates.dayWithYear(dayIn(head.timezone, now));
    const text = writeGroup(file, t.group.fileComment(file.workingGroup.name, day));
    // Before the file, never after: what is in the log may not exist, but nothing exists that is not in the log.
    await store.log({ at: now, kind: 'group-exported', groupId: head.id, detail: { by: svAdmin.byCommand } });
    if (path === undefined) process.stdout.write(text);
    else {
      await writeNew(path, text);
      process.stderr.write(`${svAdmin.written(path)}\n`);
    }
  } finally {
    await store.close();
  }
}

/** Never over another file. */
async function writeNew(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (cause) {
    const isFolder = await stat(path).then(
      (there) => there.isDirectory(),
      () => false,
    );
    if (isFolder) throw new Error(say.isFolder(path), { cause });
    const exists = typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'EEXIST';
    throw new Error(exists ? say.fileExists(path) : svAdmin.cannotWrite(path), { cause });
  }
}

try {
  await run(process.argv.slice(2));
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
