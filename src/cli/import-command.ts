import { openDatabase } from '../../db/client.ts';
import { importGroups } from '../group-files/import-groups.ts';
import { formatFaults, readWorkingGroupFiles } from '../group-files/working-group-files.ts';
import type { Log } from '../ports/log.ts';
import { noMeter } from '../ports/meter.ts';
import { environment, loadConfig } from '../server/config.ts';
import { openPlatforms } from '../server/platforms.ts';
import { loadSwedishHolidays } from '../server/swedish-holidays.ts';
import { svImport as say } from '../texts/sv-import.ts';
import { reachLines, scheduleLines } from './dry-run.ts';
import { undoneLines } from './undone-lines.ts';

/*
 * `npm run import -- FILE [--dry-run] [--replace]`: imports a working group, or says what importing it would mean. A
 * group that is kept in the bot is left as it is, unless `--replace` takes it back to its file. Exit 0 when all is
 * right, 1 with one message when it is not.
 */

const print = (text: string) => process.stdout.write(`${text}\n`);
const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function run(args: string[]): Promise<void> {
  const dryRun = args.includes('--dry-run');
  const replace = args.includes('--replace');
  const [path, ...others] = args.filter((arg) => arg !== '--dry-run' && arg !== '--replace');
  if (!path || others.length > 0 || path.startsWith('-')) throw new Error(say.usage);
  const files = await readWorkingGroupFiles(path);
  const wrong = files.filter((file) => !file.file);
  if (wrong.length > 0)
    throw new Error(wrong.map(({ source, faults }) => formatFaults(source, faults)).join('\n\n'));

  // The file is the argument: that the bot's own variable is not set yet must not keep anybody from trying it.
  const config = loadConfig({ ...environment(), WORKING_GROUP_FILE: path });
  const now = () => config.clockStart ?? new Date();
  if (dryRun) process.stderr.write(`${say.preparing}\n`);
  // A dry run keeps its groups in memory, so that it can be made anywhere and beside a running bot.
  const database = await openDatabase(dryRun ? { kind: 'embedded', dataDir: undefined } : config.database, {
    progress: (text) => process.stderr.write(`${text}\n`),
  });
  try {
    const product = {
      store: database.store,
      clock: { now },
      holidays: loadSwedishHolidays,
      platforms: new Map(),
      log: quiet,
      meter: noMeter,
    };
    const { imported, refused, left } = await importGroups(product, files, formatFaults, { replace });
    if (refused.length > 0)
      throw new Error(refused.map(({ source, faults }) => formatFaults(source, faults)).join('\n\n'));
    if (!dryRun) {
      for (const { key, first, changed } of imported) print(say.imported(key, first, changed));
      for (const { key, source } of left) print(say.keptInBot(key, source));
      return;
    }
    print(say.dryRun);
    for (const line of replace ? await undoneLines(files, config.database) : []) print(line);
    // Over HTTP the adapter takes nothing in by itself: it can look people up without answering anybody.
    const passive = {
      ...config,
      slack: config.slack && {
        ...config.slack,
        appToken: undefined,
        signingSecret: config.slack.signingSecret ?? 'unused',
      },
    };
    const platforms = [
      ...(
        await openPlatforms(passive, database, {
          ...product,
          askForLinks: async () => undefined,
          askForCode: async () => undefined,
          prover: { send: async () => 'failed', take: async () => false, isProven: async () => false },
        })
      ).values(),
    ];
    for (const platform of platforms) await platform.start(async () => ({ kind: 'nothing' }));
    for (const { file } of files) {
      if (!file) continue;
      const head = (await database.store.groups.all()).find((group) => group.key === file.workingGroup.key);
      if (!head) continue;
      const group = await database.store.groups.load(head.id);
      print(`\n${say.group(group.name, group.key)}\n\n${say.reach}`);
      for (const line of await reachLines(file, platforms)) print(`  ${line}`);
      print(`\n${say.schedule}`);
      for (const line of await scheduleLines(group, now())) print(line);
    }
    for (const platform of platforms) await platform.stop();
  } finally {
    await database.store.close();
  }
}

try {
  await run(process.argv.slice(2));
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
