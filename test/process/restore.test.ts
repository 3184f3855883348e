import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import postgres from 'postgres';
import { createOwnDatabase, describeOnPostgres } from '../support/postgres.ts';
import { build, cleanUp, eventually, startBot, temporaryFolder } from '../support/process.ts';
import { helsingborg, openSlackOfGroup, region } from '../support/process-slack.ts';
import { pause } from '../support/slack-double.ts';

/* The two commands of the administrator's guide, and that the bot goes on from what they bring back. */

const client = spawnSync('pg_dump', ['--version']).status === 0;

afterAll(cleanUp);

describeOnPostgres('a backup', (server) => {
  if (!client) {
    it('is not restored here, for pg_dump is not installed', () => expect(client).toBe(false));
    return;
  }

  function run(command: string, ...args: string[]): void {
    const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
  }

  it('is restored into an empty database, and the bot goes on: nothing is sent twice, nothing is lost', async () => {
    await build();
    const [first, second] = [await createOwnDatabase(server), await createOwnDatabase(server)];
    const group = await openSlackOfGroup();
    const dump = join(await temporaryFolder(), 'avstamning.dump');
    const settings = (url: string, clock: string) => ({
      ...group.settings,
      DATABASE_URL: url,
      CLOCK_START: clock,
    });
    const got = (userId: string, text: string) =>
      group.seenBy(userId).filter((message) => message.includes(text)).length;
    try {
      const bot = await startBot(settings(first.url, '2019-05-21T09:30'));
      await eventually('the invitation', () => got(helsingborg, 'Dags för halvårets avstämning') === 1);
      const people = group.peopleAt(bot.url);
      await people.command(helsingborg, '/lagesrapport bemötande gul Sparat före kopian');
      await bot.stop();

      run('pg_dump', '--format=custom', `--file=${dump}`, first.url);
      run('pg_restore', '--clean', '--if-exists', '--no-owner', `--dbname=${second.url}`, dump);

      const again = await startBot(settings(second.url, '2019-05-21T10:00'));
      await pause(1_500);
      expect(got(helsingborg, 'Dags för halvårets avstämning')).toBe(1);
      expect(got(region, 'Dags för halvårets avstämning')).toBe(1);
      expect((await again.get('/readyz')).status).toBe(200);
      const then = group.peopleAt(again.url);
      await then.command(helsingborg, '/lagesrapport spridning grön Sparat efter kopian');
      await again.stop();

      const sql = postgres(second.url, { max: 1 });
      const done = await sql`select done from area_report where done like 'Sparat%' order by done`;
      await sql.end();
      expect(done.map((row) => row.done)).toEqual(['Sparat efter kopian', 'Sparat före kopian']);

      // The next reminder is due in both lives of the database, and goes out in the one that is run.
      const later = await startBot(settings(second.url, '2019-06-04T09:30'));
      await eventually(
        'the reminder',
        () => got(helsingborg, 'Lägesrapporten från Helsingborg är inte inskickad än') === 1,
      );
      await later.stop();
    } finally {
      await group.double.close();
      await first.drop();
      await second.drop();
    }
  });
});
