import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { environment } from '../../src/server/config.ts';
import { quickProtocol, wholeProtocol } from './load.ts';
import { describeMachine, pinLoad } from './machine.ts';
import { measureIdleTick } from './measure-idle-tick.ts';
import { measureReminders } from './measure-reminders.ts';
import { measureSlack } from './measure-slack.ts';
import { measureStart } from './measure-start.ts';
import { measureTeams } from './measure-teams.ts';
import { createDatabase } from './own-database.ts';
import { openPlatformDouble } from './platform-double.ts';
import { profile } from './profile.ts';
import { printTable, type Row, writeReport } from './report.ts';
import { seedAnswers, seedGroups } from './sample-region.ts';

/*
 * Measures the product against what the platforms' own SDKs cost with nothing behind them, side by side in one run.
 * See docs/performance.md, which this writes.
 */

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, profile: { type: 'boolean', default: false } },
});
const { quick } = values;
const protocol = quick ? quickProtocol : wholeProtocol;
const server = environment().BENCH_DATABASE_URL ?? environment().TEST_DATABASE_URL;

async function bench(on: string): Promise<void> {
  const groups = {
    recent: { key: 'recent', libraries: 33, halfYears: 2 },
    old: { key: 'old', libraries: 33, halfYears: 20 },
    country: { key: 'country', libraries: 290, halfYears: 2 },
  };
  // A group has 300 parties at most.
  const reminded = [1, 2, 3, 4].map((n) => ({ key: `reminded${n}`, libraries: 250, halfYears: 1 }));
  const folder = await mkdtemp(join(tmpdir(), 'avstamning-bench-'));
  const database = await createDatabase(on);
  const double = await openPlatformDouble();
  pinLoad();
  const say = (text: string) => process.stderr.write(`${text}\n`);
  try {
    const setting = { url: database.url, groupFile: '', double, protocol, quick, folder, flags: [] };
    const rows: Row[] = [];
    const measuring = async (what: string, measured: Promise<Row[]>) => {
      say(`Measuring: ${what} …`);
      rows.push(...(await measured));
    };
    // A start is measured with one group; its file is the product's in all that follows.
    const [groupFile = ''] = await seedGroups(database.url, folder, [groups.recent]);
    setting.groupFile = groupFile;
    if (values.profile) {
      await seedGroups(database.url, folder, reminded);
      await seedAnswers(database.url, [groups.recent]);
      await profile(setting, groups.recent, reminded);
      return;
    }
    await measuring('start and memory', measureStart(setting));
    say('Filling the database …');
    await seedGroups(database.url, folder, [groups.old, groups.country, ...reminded]);
    await seedAnswers(database.url, Object.values(groups));
    await measuring('idle tick', measureIdleTick(setting));
    await measuring('Slack', measureSlack(setting, groups));
    await measuring('Teams', measureTeams(setting, groups.recent));
    await measuring('reminders', measureReminders(setting, reminded));
    printTable(rows);
    if (!quick) await writeReport(rows, describeMachine(database.version), protocol);
  } finally {
    await double.close();
    await database.drop();
    await rm(folder, { recursive: true });
  }
}

if (server === undefined) {
  process.stderr.write(
    'Set BENCH_DATABASE_URL to a PostgreSQL in which a database may be made, as postgres://user:password@host:5432/postgres.\n',
  );
  process.exitCode = 1;
} else await bench(server);
