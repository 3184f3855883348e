import postgres from 'postgres';
import { createOwnDatabase, describeOnPostgres, type OwnDatabase } from '../support/postgres.ts';
import { type Bot, build, cleanUp, eventually, startBot } from '../support/process.ts';
import { helsingborg, openSlackOfGroup, region, type SlackOfGroup } from '../support/process-slack.ts';
import { buttonWith, findElement } from '../support/slack-client.ts';
import { pause } from '../support/slack-double.ts';
import { seenMessage } from '../support/slack-screen.ts';
import { buildVersion, versionBefore } from '../support/version-before.ts';

/*
 * The version before the newest migration serves beside the present one, on one database. What the older one says is
 * looked for by few words: it is not to be changed with the texts.
 */

const before = versionBefore();
const invited = '2019-05-21T09:30';
const reminded = '2019-06-04T09:05';

describeOnPostgres('an upgrade while the version before goes on', (server) => {
  if (!before) {
    it('is not tested here, for git does not tell which version came before', () => {
      expect(before).toBeUndefined();
    });
    return;
  }
  let group: SlackOfGroup;
  let database: OwnDatabase;
  let root: string;
  let older: Bot;
  let newer: Bot;

  beforeAll(async () => {
    await build();
    root = await buildVersion(before);
    // Both versions understand the older one's file.
    group = await openSlackOfGroup(root);
    database = await createOwnDatabase(server);
  });
  afterAll(async () => {
    await cleanUp();
    await database.drop();
    expect(group.double.faults).toEqual([]);
    await group.double.close();
  });

  const settings = (clock: string) => ({
    ...group.settings,
    DATABASE_URL: database.url,
    CLOCK_START: clock,
  });
  const startOlder = (clock: string) => startBot(settings(clock), root);
  const startNewer = (clock: string) => startBot(settings(clock));
  const shownTo = (userId: string) => group.double.shown(group.double.dm(userId));
  type Seen = Map<string, string>;
  const seenBy = (userId: string): Seen =>
    new Map(shownTo(userId).map((message) => [message.ts, seenMessage(message)]));
  const newsSince = (before: Seen, userId: string) =>
    [...seenBy(userId)].filter(([ts, seen]) => before.get(ts) !== seen).map(([, seen]) => seen);
  /** What somebody sees that is new or changed, once nothing more comes. */
  async function news(userId: string, doing: () => Promise<unknown>): Promise<string> {
    const before = seenBy(userId);
    await doing();
    await pause(300);
    await eventually('rest', () => group.double.quietFor() > 500);
    return newsSince(before, userId).join('\n');
  }
  /** The same, where there is an answer to wait for. */
  const answer = (userId: string, doing: () => Promise<unknown>) =>
    news(userId, async () => {
      const before = seenBy(userId);
      await doing();
      await eventually('an answer', () => newsSince(before, userId).length > 0);
    });
  const say = (bot: Bot, userId: string, line: string) =>
    answer(userId, () => group.peopleAt(bot.url).command(userId, line));
  const press = (bot: Bot, userId: string, label: string) =>
    answer(userId, () =>
      group.peopleAt(bot.url).press(userId, findElement(group, userId, buttonWith(label))),
    );
  const faults = (bot: Bot) => bot.log().filter(({ level }) => Number(level) >= 50);

  it('migrates under the version before, and either answers', async () => {
    const invitations = await news(helsingborg, async () => {
      older = await startOlder(invited);
      await eventually('the invitation', () => group.seenBy(helsingborg).length === 1);
    });
    expect(invitations).toContain('Dags för halvårets avstämning.');
    expect(await news(helsingborg, async () => (newer = await startNewer(invited)))).toBe('');

    for (const bot of [older, newer]) {
      expect(await say(bot, helsingborg, '/avstamning')).toContain('Helsingborg: ingen lägesrapport');
      expect(await say(bot, helsingborg, '/lagesrapport')).toContain('Spridning');
    }
    expect((await Promise.all([older.stop(), newer.stop()])).map(({ code }) => code)).toEqual([0, 0]);
    expect([...faults(older), ...faults(newer)]).toEqual([]);
  });

  it('reminds once', async () => {
    const reminders = await news(helsingborg, async () => {
      [older, newer] = await Promise.all([startOlder(reminded), startNewer(reminded)]);
      await eventually('the reminder', () => group.seenBy(helsingborg).some(isReminder));
    });
    expect(reminders).toContain('är inte inskickad än');
    expect(group.seenBy(helsingborg).filter(isReminder)).toHaveLength(1);
    expect(group.seenBy(region).filter(isReminder)).toHaveLength(1);
  });
  const isReminder = (message: string) => message.includes('är inte inskickad än');

  it.each([
    ['the version before and sends in by the present one', helsingborg, () => [older, newer] as const],
    ['the present version and sends in by the one before', region, () => [newer, older] as const],
  ])('lets somebody answer by %s', async (_, who, bots) => {
    const [first, second] = bots();
    for (const area of ['arbetsgrupp', 'bemötande', 'pedagogik', 'spridning'])
      expect(await say(first, who, `/lagesrapport ${area} grön Två träffar`)).toContain('Sparat');
    await say(first, who, '/lagesrapport');
    expect(await press(second, who, 'Skicka in')).toContain('Tack!');
    expect(await say(first, who, '/avstamning')).toMatch(/skickade in|Svar: 2 av 2/);
  });

  it('says that nothing could be saved where an answer is locked under the version before', async () => {
    const sql = postgres(database.url, { max: 2 });
    try {
      const said = await news(helsingborg, async () => {
        let saving: Promise<unknown> | undefined;
        await sql.begin(async (tx) => {
          await tx`update status_update set locked_at = now()
            where party_id = (select id from party where key = 'helsingborg')`;
          saving = group.peopleAt(older.url).command(helsingborg, '/lagesrapport spridning gul Ändrat');
          await eventually('it waits for the lock', async () => {
            const waiting = await sql`select from pg_stat_activity
              where datname = current_database() and wait_event_type = 'Lock'`;
            return waiting.length > 0;
          });
        });
        await saving;
      });
      expect(said).toMatch(/gick inte att spara|låst/);
      const [kept] = await sql`select count(*)::int as drafts from version where submitted_at is null`;
      expect(kept?.drafts).toBe(0);
    } finally {
      await sql.end();
    }
    const told = await news(helsingborg, () =>
      say(newer, region, '/avstamning lås upp Helsingborg Fel siffra'),
    );
    expect(told).toContain('Fel siffra');
    expect(await say(older, helsingborg, '/lagesrapport spridning gul Ändrat')).toContain('Sparat');
    await say(older, helsingborg, '/lagesrapport');
    expect(await press(newer, helsingborg, 'Skicka in')).toContain('Tack!');
  });

  it('keeps what is locked locked for the version before, which starts on it again and stops', async () => {
    await say(newer, region, '/avstamning lås');
    expect(await press(newer, region, 'Lås alla svar')).toContain('låsta');
    expect((await older.stop()).code).toBe(0);
    older = await startOlder('2019-06-05T09:05');
    expect(await say(older, helsingborg, '/lagesrapport spridning röd Ändrat igen')).toContain('låsta');
    expect(await say(older, region, '/avstamning')).toContain('Sammanställning');
    expect((await older.stop()).code).toBe(0);
    expect(faults(older)).toEqual([]);

    expect(await say(newer, helsingborg, '/avstamning')).toContain('Låst.');
    expect((await newer.stop()).code).toBe(0);
    expect(faults(newer)).toEqual([]);
  });
});
