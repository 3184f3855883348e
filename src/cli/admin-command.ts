import { existsSync } from 'node:fs';
import { openDatabase } from '../../db/client.ts';
import type { Archive } from '../ports/archive.ts';
import type { Store } from '../ports/store.ts';
import { loadConfig } from '../server/config.ts';
import { svAdmin as say } from '../texts/sv-admin.ts';
import { type AdminCommand, readAdminArguments, UsageError } from './admin-arguments.ts';
import { makeStartCode } from './make-start-code.ts';
import { verifyFiles } from './verify-file.ts';
import { compareWithKept } from './verify-kept.ts';
import { writeDocument } from './write-document.ts';

/*
 * `npm run admin -- …`: what is kept about a person, its removal, disposal of old check-ins, a document as a file, and
 * the check of an export. Exit 0 when it is done, 1 with one sentence when it cannot be, 2 when it is not understood. On PostgreSQL it
 * works beside a running bot; an embedded database belongs to one program at a time.
 */

const print = (text: string) => process.stdout.write(`${text}\n`);

const hooks = { progress: (text: string) => void process.stderr.write(`${text}\n`) };

async function run(command: AdminCommand): Promise<number> {
  if (command.kind === 'verify') return verify(command.files);
  const config = loadConfig();
  const { archive, store } = await openDatabase(config.database, hooks);
  // Half-years are over, and things are logged, by the same calendar as the bot's.
  const now = config.clockStart ?? (await store.trialClock()) ?? new Date();
  try {
    if (command.kind === 'start-code') {
      // On standard output and nowhere else.
      print(await makeStartCode(store, now, config.mail?.publicUrl));
      return 0;
    }
    return command.kind === 'export'
      ? await exportFile(store, command, now)
      : await act(archive, command, now);
  } finally {
    await store.close();
  }
}

/** Files are checked by themselves also where there is no database, as at a registrar's desk. */
async function verify(paths: string[]): Promise<number> {
  const { lines, right, unchanged } = await verifyFiles(paths);
  print(lines.join('\n'));
  if (unchanged.length === 0) return right ? 0 : 1;
  try {
    const { database } = loadConfig();
    const none = database.kind === 'embedded' && !(database.dataDir && existsSync(database.dataDir));
    if (none) return right ? 0 : 1;
    const { archive, store } = await openDatabase(database, hooks);
    const kept = await compareWithKept(unchanged, archive).finally(store.close);
    print(kept.lines.join('\n'));
    return right && kept.right ? 0 : 1;
  } catch (error) {
    print(say.notCompared(error instanceof Error ? error.message : String(error)));
    return right ? 0 : 1;
  }
}

async function exportFile(
  store: Store,
  command: Extract<AdminCommand, { kind: 'export' }>,
  now: Date,
): Promise<number> {
  const { path, draft } = await writeDocument(store, command, now);
  print(say.written(path));
  if (draft) print(say.isDraftFile);
  return 0;
}

async function act(
  archive: Archive,
  command: Exclude<AdminCommand, { kind: 'verify' | 'export' | 'start-code' }>,
  now: Date,
): Promise<number> {
  switch (command.kind) {
    case 'extract': {
      const found = await archive.extract(command.email);
      if (!found) throw new Error(say.nobody(command.email));
      print(JSON.stringify(found, null, 2));
      process.stderr.write(`${say.freeText}\n`);
      return 0;
    }
    case 'erase': {
      const { email, by, decision: reference } = command;
      const erased = await archive.erase(email, { by, reference, at: now });
      if (!erased) throw new Error(say.nobody(email));
      print(
        [
          say.erased(email),
          say.identities(erased.identities),
          say.deliveries(erased.deliveries),
          say.drafts(erased.drafts),
          '',
          say.kept,
          ...(erased.versions > 0 ? [say.keptVersions(erased.versions)] : []),
          say.keptName,
          say.keptLog,
          ...(erased.current ? [say.keptCurrent] : []),
          '',
          say.logged(reference),
        ].join('\n'),
      );
      return 0;
    }
    case 'purge': {
      const { before, by, decision: reference, doIt } = command;
      const found = await archive.disposable(before, now);
      const going = found.filter((row) => !row.kept);
      if (found.length === 0) {
        print(say.nothingBefore(before));
        return 0;
      }
      if (doIt) await archive.purge(going, { by, reference, at: now });
      print(
        [
          ...(going.length > 0 ? [doIt ? say.gone : say.wouldGo] : []),
          ...going.flatMap((row) => [say.disposable(row), ...(row.locked ? [] : [say.notLocked])]),
          ...found.filter((row) => row.kept).map((row) => say.notOver(row.group, row.halfYear)),
          '',
          doIt ? say.logged(reference) : say.toDoIt,
        ].join('\n'),
      );
      return 0;
    }
  }
}

try {
  process.exitCode = await run(readAdminArguments(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
