import { median } from './load.ts';
import { runOnServerCore, startProduct } from './machine.ts';
import type { Row } from './report.ts';
import { type SampleGroup, seedDueReminders, withSql } from './sample-region.ts';
import { type Setting, slackSettings } from './setting.ts';

/** So many of the bare loop's calls are under way at a time: as many as the product's. */
const concurrency = 20;

/** Reminders that fall due at once, against a loop of the same calls of Slack's SDK, each claimed and recorded. */
export async function measureReminders(setting: Setting, groups: SampleGroup[]): Promise<Row[]> {
  const { double, quick, url } = setting;
  const many = quick ? 200 : 1_000;
  const rounds = quick ? 1 : 3;
  const bare: number[] = [];
  const loops: number[] = [];
  const sendings: number[] = [];
  for (let left = rounds; left > 0; left--) {
    bare.push(await loop(setting, many));
    await seedDueReminders(url, groups, many);
    loops.push(await loop(setting, many, [url]));
    sendings.push(await send(setting, groups, many));
  }
  double.delay = 50;
  const waiting = await send(setting, groups, 100);
  await seedDueReminders(url, groups, 100);
  const waitingLoop = await loop(setting, 100, [url]);
  double.delay = 0;
  return [
    {
      what: `${many.toLocaleString('en')} reminders, each claimed and recorded`,
      unit: 'a second',
      floor: (many * 1_000) / median(loops),
      product: (many * 1_000) / median(sendings),
      landmark: (many * 1_000) / median(bare),
      goal: { at: 'least', value: 0.6, of: 'ratio' },
    },
    {
      what: '100 reminders where each call takes 50 ms',
      unit: 'ms',
      floor: waitingLoop,
      product: waiting,
      goal: { at: 'most', value: 450, of: 'product' },
    },
  ];
}

/** `url`: with a claim and a record each, in that database. */
async function loop({ double }: Setting, count: number, url: string[] = []): Promise<number> {
  const printed = await runOnServerCore(
    'scripts/bench/floors/slack-calls.js',
    [double.slackApi, String(count), String(concurrency), ...url],
    {},
  );
  return Number(printed);
}

/** Milliseconds from the first message to the last record. */
async function send(setting: Setting, groups: SampleGroup[], count: number): Promise<number> {
  const { url, double } = setting;
  double.posted.length = 0;
  await seedDueReminders(url, groups, count);
  const server = await startProduct(slackSettings(setting), setting.flags);
  const ended = await withSql(url, async (sql) => {
    for (;;) {
      // Read from an index of few rows, so that the looking costs the server next to nothing.
      const [row] = await sql<{ left: number }[]>`
        select count(*)::int as left from delivery
        where state in ('planned', 'claimed', 'in_doubt') and due_at <= now()`;
      if (row?.left === 0) return performance.now();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });
  await server.stop();
  const [sent] = await withSql(
    url,
    (sql) => sql<{ others: number }[]>`
      select count(*)::int as others from delivery where dedupe like 'due:%' and state <> 'sent'`,
  );
  if (sent?.others !== 0) throw new Error(`${sent?.others} reminders were not sent.`);
  if (double.posted.length < count) throw new Error(`Only ${double.posted.length} messages were posted.`);
  return ended - (double.posted[0] ?? 0);
}
