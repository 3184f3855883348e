import { openDatabase } from '../db/client.ts';
import { type AdminCommand, readAdminArguments, UsageError } from './admin-arguments.ts';
import { loadConfig } from './config.ts';
import type { Archive } from './ports/archive.ts';
import { svAdmin as say } from './texts/sv-admin.ts';
import { verifyFiles } from './verify-file.ts';

/*
 * `npm run admin -- …`: what is kept about a person, its removal, disposal of old check-ins, and the check of an
 * export. Exit 0 when it is done, 1 with one sentence when it cannot be, 2 when it is not understood. On PostgreSQL it
 * works beside a running bot; an embedded database belongs to one program at a time.
 */

const print = (text: string) => process.stdout.write(`${text}\n`);

async function run(command: AdminCommand): Promise<number> {
  if (command.kind === 'verify') {
    const { lines, right } = await verifyFiles(command.files);
    print(lines.join('\n'));
    return right ? 0 : 1;
  }
  const config = loadConfig();
  const { archive, store } = await openDatabase(config.database, {
    progress: (text) => process.stderr.write(`${text}\n`),
  });
  // Half-years are over, and things are logged, by the same calendar as the bot's.
  const now = config.clockStart ?? (await store.trialClock()) ?? new Date();
  try {
    return await act(archive, command, now);
  } finally {
    await store.close();
  }
}

async function act(
  archive: Archive,
  command: Exclude<AdminCommand, { kind: 'verify' }>,
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
          ...going.flatMap((row) => [
            say.disposable(row.group, row.halfYear, row.versions, row.showings, row.deliveries),
            ...(row.locked ? [] : [say.notLocked]),
          ]),
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
