import { readFile, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openDatabase } from '../../db/client.ts';
import { readWorkingGroupFiles } from '../../src/group-files/working-group-files.ts';
import {
  build,
  cleanUp,
  type Exit,
  runProgram,
  startedDataFolder,
  temporaryFolder,
} from '../support/process.ts';
import { botToken, openSlackDouble, type SlackDouble } from '../support/slack-double.ts';

const shipped = resolve('db/seed/digitalt-forst.yaml');

let folder: string;
let slack: SlackDouble;
/** These take seconds each, and nothing of each other: they run side by side. */
let demo: Promise<Exit>;
let dryRun: Promise<Exit>;

beforeAll(async () => {
  await build();
  folder = await temporaryFolder();
  slack = await openSlackDouble();
  slack.people.set('U1HELSINGBORG', {
    id: 'U1HELSINGBORG',
    email: 'kontakt.helsingborg@example.org',
    locale: 'sv-SE',
  });
  demo = runProgram('src/trial/demo.ts', {});
  dryRun = runProgram(
    'src/cli/import-command.ts',
    {
      CLOCK_START: '2019-06-05T12:00',
      DATA_DIR: join(folder, 'untouched'),
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: 'secret',
      SLACK_API_URL: slack.apiUrl,
    },
    shipped,
    '--dry-run',
  );
});
afterAll(async () => {
  await cleanUp();
  await slack.close();
});

describe('the demo', () => {
  /** The head lines: when, and who is written to or writes. */
  const heads = (stdout: string) => stdout.split('\n').filter((line) => /^── \d+ \w+ 2019/.test(line));

  it('walks through the half-year, and ends with the summary', async () => {
    const { code, stdout, stderr } = await demo;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const summary = stdout.slice(
      stdout.lastIndexOf('Sammanställning inför avstämning – första halvåret 2019'),
    );
    expect(summary).toContain('Överenskommelse 2019-000153, gäller till och med 31 december 2020');
    expect(summary).toContain('Svar: 2 av 2 parter');
    expect(summary).toMatch(/^Bemötande +🟢 Går bra +🔶 Behöver ändras$/m);
    expect(heads(summary)).toEqual([]);
  });

  it('reminds on the days of the agreement’s first half-year, and only who has not answered', async () => {
    const { stdout } = await demo;
    const sentTo = (name: string) =>
      heads(stdout)
        .filter((line) => line.includes(name) && !line.includes('skriver'))
        .map((line) => /\d+ \w+ 2019/.exec(line)?.[0]);
    expect(sentTo('Kontaktperson Helsingborg')).toEqual([
      '21 maj 2019',
      // Of its course: who comes to it, and how it went.
      '23 maj 2019',
      '29 maj 2019',
      '4 juni 2019',
      '11 juni 2019',
      '13 juni 2019',
      '17 juni 2019',
    ]);
    // The convener answers in May; what comes after that is how it stands.
    expect(sentTo('Kontaktperson Region Skåne')).toEqual(['21 maj 2019', '10 juni 2019', '17 juni 2019']);
  });

  it('has a course in it, from one typed line to the line in the summary', async () => {
    const { stdout } = await demo;
    const steps = [
      '> /avstamning kurs Bemötande vid disken 28 maj 13–15 öppen',
      'i kanalen Digitalt först med användaren i fokus ──\nHelsingborg bjuder in till en kurs eller träff.',
      '── 22 maj 2019 11.40 · Kontaktperson Region Skåne skriver ──\n> Anmäl antal',
      'Ni har anmält 2 personer till Bemötande vid disken.',
      '── 29 maj 2019 09.00 · till Kontaktperson Helsingborg ──\nBemötande vid disken var tisdagen den 28 maj 2019',
      'Tack! Bemötande vid disken är ifylld.',
      'Kurser: 1 hållen, 14 deltagare, 2 från andra bibliotek.',
      '1 kurs, 14 deltagare ›',
      '> Kurser och möten',
      '2019-05-28  Bemötande vid disken  Helsingborg  hållen  14 deltagare, varav 2 från andra bibliotek',
    ];
    const found = steps.map((step) => stdout.indexOf(step));
    expect(found.filter((at) => at < 0)).toEqual([]);
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    // Also in what was shown to the group, and last of all.
    expect(stdout.slice(stdout.lastIndexOf('Sammanställning inför'))).toContain('Kurser: 1 hållen');
  });
});

describe('the dry run', () => {
  it('says who is found in Slack and who is not, and writes to nobody', async () => {
    const { code, stdout, stderr } = await dryRun;
    // It opens no database of anybody's, whichever is set.
    expect(stderr).toBe('Filen provläses, det tar några sekunder …\n');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /Helsingborg: .*kontakt\.helsingborg@example\.org.* finns i Slack \(U1HELSINGBORG\)/,
    );
    expect(stdout).toMatch(/Region Skåne: .*kontakt\.regionskane@example\.org.* finns inte i Slack\./);
    const asked = new Set(slack.calls.map(({ method }) => method));
    expect([...asked].toSorted()).toEqual(['auth.test', 'users.info', 'users.lookupByEmail']);
  });

  it('says what would be sent when from today on', async () => {
    const { stdout } = await dryRun;
    const days = [...stdout.matchAll(/^ +(2019-06-\d\d) (\S+) kl\. 9\.00 {2}/gm)].map(([, day, weekday]) => [
      day,
      weekday,
    ]);
    expect(days).toEqual([
      ['2019-06-10', 'mån'],
      ['2019-06-11', 'tis'],
      ['2019-06-13', 'tor'],
      ['2019-06-17', 'mån'],
      ['2019-06-17', 'mån'],
    ]);
    expect(stdout).not.toMatch(/2019-05-21|2019-06-04/);
    expect(stdout).toContain('2019-11-19 tis kl. 9.00  inbjudan');
  });

  it('keeps nothing', async () => {
    await dryRun;
    await expect(stat(join(folder, 'untouched'))).rejects.toThrow('ENOENT');
  });
});

describe('migrating and importing', () => {
  it('are done once, and say so when there is nothing left to do', async () => {
    const settings = { DATA_DIR: join(folder, 'data') };
    const outcomes: string[] = [];
    for (const [program, ...args] of [
      ['db/migrate-command.ts'],
      ['db/migrate-command.ts'],
      ['src/cli/import-command.ts', shipped],
      ['src/cli/import-command.ts', shipped],
    ] as const) {
      const exit = await runProgram(program, settings, ...args);
      expect(exit.code).toBe(0);
      outcomes.push(exit.stdout.trim().split('\n').at(-1) ?? '');
    }
    expect(outcomes).toEqual([
      expect.stringMatching(/^Databasen är uppdaterad: \d+ ny/),
      'Databasen är redan uppdaterad.',
      'digitalt-forst är inlagd.',
      'digitalt-forst var redan likadan. Inget har ändrats.',
    ]);
  });

  it('leave a group that is kept in the bot as it is, until it is taken back to its file', async () => {
    const settings = { DATA_DIR: await startedDataFolder(), CLOCK_START: undefined };
    const { store } = await openDatabase({ kind: 'embedded', dataDir: settings.DATA_DIR });
    const [read] = await readWorkingGroupFiles(shipped);
    if (!read?.file) throw new Error('the shipped group cannot be read');
    const { workingGroup, ...rest } = read.file;
    const renamed = { ...rest, workingGroup: { ...workingGroup, name: 'Digitalt i Skåne' } };
    await store.groups.import(renamed, read.source, new Date(), undefined, 'bot');
    await store.close();
    const run = async (program: string, ...args: string[]) => {
      const exit = await runProgram(program, settings, ...args);
      expect([exit.code, exit.stderr]).toEqual([0, expect.any(String)]);
      return exit.stdout.trim();
    };
    const file = join(folder, 'som-den-ar.yaml');
    await run('src/cli/export-command.ts', 'digitalt-forst', file);
    expect(await readFile(file, 'utf8')).toContain('name: "Digitalt i Skåne"');
    const intoFolder = await runProgram('src/cli/export-command.ts', settings, 'digitalt-forst', folder);
    expect(intoFolder.code).toBe(1);
    expect(intoFolder.stderr).toContain(`${folder} är en mapp. Skriv också vad filen ska heta.`);
    expect(await run('src/cli/import-command.ts', shipped)).toBe(
      'Gruppen digitalt-forst sköts i boten, så digitalt-forst.yaml läses inte. npm run import -- digitalt-forst.yaml --replace tar tillbaka den till filen.',
    );
    expect(await run('src/cli/import-command.ts', shipped, '--dry-run', '--replace')).toContain(
      'blir som i filen:\n  Gruppens namn: Digitalt i Skåne → Digitalt först med användaren i fokus',
    );
    expect(await run('src/cli/import-command.ts', shipped, '--replace')).toBe(
      'digitalt-forst är uppdaterad.',
    );
  });

  it('of a wrong file names every fault and imports nothing', async () => {
    const file = join(folder, 'fel.yaml');
    const text = await readFile(shipped, 'utf8');
    await writeFile(
      file,
      text.replace('locale: sv', 'locale: da').replace('shortName: Helsingborg', 'short: H'),
    );
    const settings = { DATA_DIR: join(folder, 'none') };
    const [imported, tried] = await Promise.all([
      runProgram('src/cli/import-command.ts', settings, file),
      runProgram('src/cli/import-command.ts', settings, file, '--dry-run'),
    ]);
    expect(imported.code).toBe(1);
    const [first, ...faults] = imported.stderr.trim().split('\n');
    expect(first).toMatch(/^Inget importerades från fel\.yaml: 3 fel\.$/);
    const place = (line: number, column: number) => expect.stringContaining(`fel.yaml:${line}:${column}  `);
    expect(faults).toEqual([place(11, 11), place(64, 5), place(66, 5)]);
    expect(tried.stderr).toBe(imported.stderr);
  });

  it.each([
    ['no file', []],
    ['an unknown option', [shipped, '--dryrun']],
    ['two files', [shipped, shipped]],
  ])('with %s says how it is written', async (_, args) => {
    const exit = await runProgram('src/cli/import-command.ts', {}, ...args);
    expect(exit.code).toBe(1);
    expect(exit.stderr).toMatch(/^Skriv: npm run import -- FIL \[--dry-run\] \[--replace\]\..*\n$/);
  });

  it('says what is wrong with the settings', async () => {
    const settings = { DATABASE_URL: 'mysql://db/avstamning' };
    for (const exit of [
      await runProgram('db/migrate-command.ts', settings),
      await runProgram('src/cli/import-command.ts', settings, shipped),
    ]) {
      expect(exit.code).toBe(1);
      expect(exit.stderr).toContain('  - DATABASE_URL: ');
    }
  });
});
