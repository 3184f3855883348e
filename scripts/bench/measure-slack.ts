import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Asking, measure, median, type Throughput } from './load.ts';
import { startProduct, startServer } from './machine.ts';
import type { Row } from './report.ts';
import { type SampleGroup, slackId, withSql } from './sample-region.ts';
import { type Setting, slackSettings } from './setting.ts';
import { areaReports, command } from './slack-requests.ts';

type Groups = { recent: SampleGroup; old: SampleGroup; country: SampleGroup };

/**
 * What people do in Slack, each against the least program that keeps the same promise: Bolt with one prepared read and
 * the product's own words, or with one statement and one call of the SDK. They are measured before and after the product,
 * and so is a Bolt that only acknowledges.
 */
export async function measureSlack(setting: Setting, groups: Groups): Promise<Row[]> {
  const { recent, old, country } = groups;
  const { protocol, url, double } = setting;
  const { help: helping, member: asking, summary: summing, store: storing } = asksOf(url, recent);

  const said = await sample(setting, { helping, asking, summing, storing });
  const floors = async () => ({
    nothing: await measureFloor(setting, 'bolt', [], helping),
    help: await measureFloor(setting, 'bolt-read', [url, said.help], helping),
    member: await measureFloor(setting, 'bolt-read', [url, said.member], asking),
    summary: await measureFloor(setting, 'bolt-read', [url, said.summary], summing),
    store: await measureFloor(setting, 'bolt-store', [url, double.slackApi, said.list], storing),
    storeOnly: await measureFloor(setting, 'bolt-store', [url, double.slackApi], storing),
  });
  const before = await floors();

  const server = await startProduct(slackSettings(setting), setting.flags);
  const run = (asking: Asking) => measure(server.url, asking, protocol, true);
  const help = await run(helping);
  const member = await run(asking);
  const summary = await run(summing);
  const changed = await afterChanges(setting, server.url, summing);
  // Few at a time, so that also the largest is answered while the acknowledgement waits for it.
  const few = (group: SampleGroup) =>
    measure(server.url, asks([slackId(group, 0)], '/avstamning'), { ...protocol, connections: 5 }, true);
  const shortHistory = await few(recent);
  const longHistory = await few(old);
  const large = await few(country);
  const stored = await countStored(url);
  const drawn = double.drawn();
  const store = await measure(server.url, storing, protocol);
  const kept = (await countStored(url)) - stored;
  if (kept < store.perSecond * protocol.round * 0.9) throw new Error(`Only ${kept} area reports were kept.`);
  if (double.drawn() === drawn) throw new Error('No list was drawn.');
  await server.stop();
  const read = await startServer('scripts/bench/floors/bolt-read.js', {}, [url, said.summary]);
  const changedFloor = await afterChanges(setting, read.url, summing);
  await read.stop();

  const after = await floors();
  const landmark = meanOf(before.nothing, after.nothing);
  const against = (what: string, product: Throughput, of: keyof typeof before, value: number): Row => {
    const floor = meanOf(before[of], after[of]);
    return {
      what,
      unit: 'a second',
      floor: floor.perSecond,
      product: product.perSecond,
      latency: { floor, product },
      landmark,
      goal: { at: 'least', value, of: 'ratio' },
    };
  };
  const beside = (what: string, product: number, floor: number, value: number): Row => ({
    what,
    unit: 'a second',
    floor,
    product,
    goal: { at: 'least', value, of: 'ratio' },
  });
  return [
    against('`/avstamning hjälp`', help, 'help', 0.6),
    against('`/avstamning` for a member', member, 'member', 0.5),
    against('store one area report, and redraw the list', store, 'store', 0.5),
    against('the same; beside it: the floor without the redraw', store, 'storeOnly', 0.2),
    against('summary of 33 parties × 4 areas, unchanged', summary, 'summary', 0.5),
    beside('the same, changed before each; one at a time', changed, changedFloor, 0.3),
    beside(
      'summary, 5 at a time, with 20 half-years of history; beside it: with 2',
      longHistory.perSecond,
      shortHistory.perSecond,
      0.95,
    ),
    beside(
      'summary, 5 at a time, of 290 parties; beside it: of 33',
      large.perSecond,
      shortHistory.perSecond,
      33 / 290,
    ),
  ];
}

const asks = (users: string[], line: string): Asking => {
  return async () => users.map((userId) => [command(userId, line)]);
};

/** What is asked most, of this group. */
export function asksOf(
  url: string,
  group: SampleGroup,
): Record<'help' | 'member' | 'summary' | 'store', Asking> {
  const members = Array.from({ length: group.libraries }, (_, i) => slackId(group, i + 1));
  return {
    help: asks(members, '/avstamning hjälp'),
    member: asks(members, '/avstamning'),
    summary: asks([slackId(group, 0)], '/avstamning'),
    store: (seconds) => storingIn(url, group, seconds),
  };
}

/** The mean of what was measured before and after. */
export function meanOf(before: Throughput, after: Throughput): Throughput {
  const mean = (of: keyof Throughput) => (before[of] + after[of]) / 2;
  return { perSecond: mean('perSecond'), p50: mean('p50'), p99: mean('p99') };
}

async function measureFloor(
  { protocol }: Setting,
  name: string,
  args: string[],
  asking: Asking,
): Promise<Throughput> {
  const server = await startServer(`scripts/bench/floors/${name}.js`, {}, args);
  const result = await measure(server.url, asking, protocol);
  await server.stop();
  return result;
}

/** Asks once what `asking` asks first, as Slack does. */
async function askOnce(url: string, asking: Asking): Promise<string> {
  const [[first] = []] = await asking(1);
  if (!first?.path) throw new Error('There is nothing to ask.');
  const { method = 'POST', path, headers, body } = first;
  const response = await fetch(`${url}${path}`, {
    method,
    headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)])),
    body: String(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered with ${response.status}.`);
  return text;
}

/** Files with what the product answers, which the floors answer too. Begins each party's draft, as the floors need. */
async function sample(
  setting: Setting,
  asks: { helping: Asking; asking: Asking; summing: Asking; storing: Asking },
): Promise<{ help: string; member: string; summary: string; list: string }> {
  const { double, folder } = setting;
  const server = await startProduct(slackSettings(setting), setting.flags);
  const keep = async (name: string, text: string) => {
    const path = join(folder, `${name}.json`);
    await writeFile(path, text);
    return path;
  };
  const help = await keep('help', await askOnce(server.url, asks.helping));
  const member = await keep('member', await askOnce(server.url, asks.asking));
  const summary = await keep('summary', await askOnce(server.url, asks.summing));
  for (const [first] of await asks.storing(1)) await askOnce(server.url, async () => [first ? [first] : []]);
  // The last list may still be on its way.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const drawn = new URLSearchParams(double.last.slack);
  const list = { text: drawn.get('text') ?? '', blocks: JSON.parse(drawn.get('blocks') ?? '[]') };
  await server.stop();
  return { help, member, summary, list: await keep('list', JSON.stringify(list)) };
}

/** Answers a second, one at a time, where something has been sent in before each. */
async function afterChanges({ url, quick }: Setting, server: string, asking: Asking): Promise<number> {
  const times: number[] = [];
  await withSql(url, async (sql) => {
    for (let left = quick ? 20 : 200; left > 0; left--) {
      await sql.begin(async (tx) => {
        await tx`select set_config('avstamning.decision', 'a measurement', true)`;
        await tx`update version set submitted_at = now() where (update_id, n) in (
          select update_id, n from version where submitted_at is not null order by submitted_at limit 1)`;
      });
      const from = performance.now();
      await askOnce(server, asking);
      times.push(performance.now() - from);
    }
  });
  return 1_000 / median(times);
}

/** Each connection writes of an area of its own, on from what is saved there now. */
async function storingIn(url: string, group: SampleGroup, seconds: number) {
  // What the round before left under way ends first.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const areas = await withSql(
    url,
    (sql) => sql<
      {
        userId: string;
        checkIn: number;
        party: number;
        area: number;
        done: string | null;
        needs: string | null;
      }[]
    >`
    select k.slack_id as "userId", c.id as "checkIn", p.id as party, a.id as area, r.done, r.needs
    from working_group g join party p on p.group_id = g.id and not p.convener join area a on a.group_id = g.id
    join contact t on t.party_id = p.id join person k on k.id = t.person_id
    join lateral (select id from check_in c where c.group_id = g.id and c.opened_at is not null
      order by c.half_year desc limit 1) c on true
    left join status_update u on u.check_in_id = c.id and u.party_id = p.id
    left join area_report r on r.update_id = u.id and r.area_id = a.id
      and r.n = (select max(v.n) from version v where v.update_id = u.id)
    where g.key = ${group.key} order by a.position, p.position limit 50`,
  );
  return areas.map(({ userId, done, needs, ...ref }) =>
    areaReports(userId, { ...ref, done: done ?? '', needs: needs ?? '' }, seconds * 100),
  );
}

async function countStored(url: string): Promise<number> {
  const [row] = await withSql(
    url,
    (sql) => sql<{ n: number }[]>`select count(*)::int as n from event where kind = 'area-saved'`,
  );
  return row?.n ?? 0;
}
