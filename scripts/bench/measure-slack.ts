import { type Asking, measure, type Throughput } from './load.ts';
import { startServer } from './machine.ts';
import type { Row } from './report.ts';
import { type SampleGroup, slackId, withSql } from './sample-region.ts';
import { type Setting, slackSettings } from './setting.ts';
import { areaReports, command } from './slack-requests.ts';

type Groups = { recent: SampleGroup; old: SampleGroup; country: SampleGroup };

/** What people do in Slack, against Bolt that only acknowledges; Bolt is measured before and after. */
export async function measureSlack(setting: Setting, groups: Groups): Promise<Row[]> {
  const { recent, old, country } = groups;
  const { protocol } = setting;
  const members = Array.from({ length: 33 }, (_, i) => slackId(recent, i + 1));
  const asks = (users: string[], line: string): Asking => {
    return async () => users.map((userId) => [command(userId, line)]);
  };

  const before = await measureBolt(setting, asks(members, '/avstamning hjälp'));
  const server = await startServer('src/main.js', slackSettings(setting));
  const run = (asking: Asking) => measure(server.url, asking, protocol, true);
  const help = await run(asks(members, '/avstamning hjälp'));
  const member = await run(asks(members, '/avstamning'));
  const summary = await run(asks([slackId(recent, 0)], '/avstamning'));
  // Few at a time, so that also the largest is answered while the acknowledgement waits for it.
  const few = (group: SampleGroup) =>
    measure(server.url, asks([slackId(group, 0)], '/avstamning'), { ...protocol, connections: 5 }, true);
  const shortHistory = await few(recent);
  const longHistory = await few(old);
  const large = await few(country);
  const stored = await countStored(setting.url);
  const store = await measure(server.url, (seconds) => storing(setting.url, recent, seconds), protocol);
  const kept = (await countStored(setting.url)) - stored;
  if (kept < store.perSecond * protocol.round * 0.9) throw new Error(`Only ${kept} area reports were kept.`);
  if (setting.double.drawn() === 0) throw new Error('No list was drawn.');
  await server.stop();
  const after = await measureBolt(setting, asks(members, '/avstamning hjälp'));
  const floor = {
    perSecond: (before.perSecond + after.perSecond) / 2,
    p50: (before.p50 + after.p50) / 2,
    p99: (before.p99 + after.p99) / 2,
  };

  const against = (what: string, product: Throughput, value: number): Row => ({
    what,
    unit: 'a second',
    floor: floor.perSecond,
    product: product.perSecond,
    latency: { floor, product },
    goal: { at: 'least', value, of: 'ratio' },
  });
  return [
    against('`/avstamning hjälp`', help, 0.7),
    against('`/avstamning` for a member', member, 0.5),
    against('store one area report', store, 0.3),
    against('summary of 33 parties × 4 areas', summary, 0.3),
    {
      what: 'summary, 5 at a time, with 20 half-years of history; beside it: with 2',
      unit: 'a second',
      floor: shortHistory.perSecond,
      product: longHistory.perSecond,
      goal: { at: 'least', value: 0.95, of: 'ratio' },
    },
    {
      what: 'summary, 5 at a time, of 290 parties; beside it: of 33',
      unit: 'a second',
      floor: shortHistory.perSecond,
      product: large.perSecond,
      goal: { at: 'least', value: 33 / 290, of: 'ratio' },
    },
  ];
}

async function measureBolt({ protocol }: Setting, asking: Asking): Promise<Throughput> {
  const bolt = await startServer('scripts/bench/floors/bolt.js', {});
  const result = await measure(bolt.url, asking, protocol);
  await bolt.stop();
  return result;
}

/** Each connection writes of an area of its own, on from what is saved there now. */
async function storing(url: string, group: SampleGroup, seconds: number) {
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
