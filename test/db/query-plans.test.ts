import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { migrateDatabase } from '../../db/client.ts';
import { createStore } from '../../db/store.ts';
import { deliveryKinds } from '../../src/asking/stored.ts';
import type { CheckIn } from '../../src/domain/check-in.ts';
import type { Store } from '../../src/ports/store.ts';
import { createOwnDatabase, describeOnPostgres, type OwnDatabase } from '../support/postgres.ts';
import { sampleGroup } from '../support/sample-group.ts';

/*
 * How PostgreSQL means to read what happens each minute and behind each command, in a database with a long history.
 * It is asked with the very statements that the store sends.
 */

type Statement = { text: string; parameters: unknown[] };
type Plan = { 'Node Type': string; 'Relation Name'?: string; 'Index Name'?: string; Plans?: Plan[] };

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

describeOnPostgres('with 1,000,000 old deliveries', (server) => {
  let own: OwnDatabase;
  let client: postgres.Sql;
  let store: Store;
  let checkIn: CheckIn;
  let partyId: number;
  const statements: Statement[] = [];
  const now = new Date('2019-06-04T07:00:00Z');
  const identity = { platform: 'slack', tenant: 'T1', userId: 'U7' } as const;

  beforeAll(async () => {
    own = await createOwnDatabase(server);
    await migrateDatabase({ kind: 'postgres', url: own.url });
    client = postgres(own.url, { max: 1, onnotice: () => {}, fetch_types: false });
    const logger = {
      logQuery: (text: string, parameters: unknown[]) => void statements.push({ text, parameters }),
    };
    store = createStore({ db: drizzle({ client, logger }), remote: true, close: () => client.end() });
    await fill();
  }, 120_000);
  afterAll(async () => {
    await store.close();
    await own.drop();
  });

  /** A group with its check-in of today, and a past with 300 groups, each with 20 half-years. */
  async function fill(): Promise<void> {
    const { groupId } = await store.groups.import(sampleGroup(3), 'sample.yaml', now);
    const due = { dueOn: '2019-06-14', dueSource: 'week' } as const;
    checkIn = await store.checkIns.ensure(groupId, '2019-H1', due, new Date('2019-06-11T07:00:00Z'));
    await store.checkIns.open(checkIn.id, now);
    partyId = (await store.groups.load(groupId)).parties[1]?.id ?? 0;
    // A million rows come in half the time without their references, which no plan depends on.
    await client.unsafe(`
      alter table delivery drop constraint delivery_group_id_working_group_id_fk,
        drop constraint delivery_check_in_id_check_in_id_fk, drop constraint delivery_person_id_person_id_fk;
      insert into working_group (key, name, timezone, locale, rhythm, source, revision, imported_at)
        select 'old-' || n, 'Old', 'Europe/Stockholm', 'sv', '{}', 'old.yaml', 1, now() from generate_series(1, 300) n;
      insert into party (group_id, key, position, name, short_name, convener)
        select g.id, 'p' || n, n, 'Party', 'Party', n = 1 from working_group g, generate_series(1, 10) n
        where g.key like 'old-%';
      insert into person (name, email) select 'Person', 'p' || n || '@example.org' from generate_series(1, 3000) n;
      insert into contact (party_id, person_id, role, from_at)
        select p.id, k.id, 'contact', now() from
          (select id, row_number() over (order by id) n from party where short_name = 'Party') p join
          (select id, row_number() over (order by id) n from person where name = 'Person') k using (n);
      insert into identity (person_id, platform, tenant, user_id, looked_up_at)
        select id, 'slack', 'T1', 'U' || id, now() from person;
      insert into check_in (group_id, half_year, due_on, due_source, file_due, file_due_source, opened_at)
        select g.id, (1999 + n / 2) || '-H' || 1 + n % 2, '2018-12-14', 'week', '2018-12-14', 'week', now()
        from working_group g, generate_series(0, 19) n where g.key like 'old-%';
      insert into status_update (check_in_id, party_id)
        select c.id, p.id from check_in c join party p on p.group_id = c.group_id where c.half_year < '2019';
      insert into version (update_id, n, submitted_at, submitted_by)
        select u.id, 1, now(), (select min(id) from person) from status_update u;
      insert into inbound (key, at) select 'key-' || n, now() from generate_series(1, 100000) n;
      insert into event (at, kind, group_id) select now(), 'submitted', 1 + n % 300 from generate_series(1, 100000) n;
      insert into delivery (dedupe, kind, group_id, check_in_id, person_id, rung, due_at, state, settled_at)
        select 'old-' || n, 'reminder', c.group_id, c.id, k.id, -10, '2018-06-04', 'sent', now()
        from generate_series(1, 1000000) n
        join (select id, group_id, row_number() over (order by id) i from check_in where half_year < '2019') c
          on c.i = 1 + n % 6000
        join (select id, row_number() over (order by id) i from person) k on k.i = 1 + n % 3000;
      insert into delivery (dedupe, kind, group_id, check_in_id, person_id, rung, due_at, state)
        select 'due-' || n, 'reminder', ${groupId}, ${checkIn.id}, n, -3, '2019-06-04', 'planned'
        from generate_series(1, 3) n;
      update check_in set locked_at = now() where half_year < '2019';
      analyze`);
  }

  /** The plans of what the store asks for `work`. Nothing of it is done. */
  async function plansOf(work: () => Promise<unknown>): Promise<Plan[]> {
    statements.length = 0;
    await work();
    const plans: Plan[] = [];
    for (const { text, parameters } of [...statements]) {
      const [row] = await client.unsafe(`explain (format json) ${text}`, parameters as never[]);
      plans.push(row?.['QUERY PLAN'][0].Plan);
    }
    expect(plans.length).toBeGreaterThan(0);
    return plans;
  }

  const readWhole = (plans: Plan[]) =>
    plans
      .flatMap(nodesOf)
      .filter((node) => node['Node Type'] === 'Seq Scan')
      .map((node) => node['Relation Name']);
  const indexes = (plans: Plan[]) => plans.flatMap(nodesOf).flatMap((node) => node['Index Name'] ?? []);

  const claim = () => store.deliveries.claim({ kinds: deliveryKinds, now, limit: 20, lease: 1, by: 'test' });
  const reads: [string, () => Promise<unknown>, string[]][] = [
    [
      'a tick asks whether anything is due',
      () => store.isAnythingDue(now),
      ['check_in_to_plan', 'delivery_due', 'version_one_draft'],
    ],
    ['a tick asks what is to be planned', () => store.checkIns.toPlan(now), ['check_in_to_plan']],
    ['a tick asks what is to be sent', claim, ['delivery_due', 'delivery_pkey']],
    ['/metrics counts what is due', () => store.deliveries.due(now), ['delivery_due']],
    [
      'what one press leaves is claimed',
      () =>
        store.deliveries.claim({
          kinds: deliveryKinds,
          now,
          limit: 20,
          lease: 1,
          by: 'test',
          only: ['7d4a1c52-0000-4000-8000-000000000000'],
        }),
      [],
    ],
    ['what is merged into a reminder is found', () => store.deliveries.merged('old-7'), ['delivery_merged']],
    [
      'it is known whether somebody was reminded',
      () => store.deliveries.wasReminded(checkIn.id, 7),
      ['delivery_check_in'],
    ],
    [
      'a summary asks who was reminded today',
      () => store.deliveries.remindedSince(checkIn.id, now, now),
      ['delivery_sent', 'delivery_due', 'delivery_pkey', 'delivery_merged'],
    ],
    ['a plan knows what is handled', () => store.deliveries.keys(checkIn.id), ['delivery_check_in']],
    [
      'who writes is recognised',
      () => store.people.recognise(identity),
      ['identity_user', 'person_pkey', 'contact_person'],
    ],
    ['the current check-in is found', () => store.checkIns.current(checkIn.groupId), ['check_in_half_year']],
    [
      'a party finds its answer and the one before',
      () => store.statusUpdates.readWithLast(checkIn, partyId),
      ['check_in_half_year', 'status_update_party', 'version_update_id_n_pk'],
    ],
    [
      'a check-in tells how far all have come',
      () => store.statusUpdates.progress(checkIn.id),
      ['status_update_party', 'version_update_id_n_pk'],
    ],
    [
      'a check-in finds what was sent in',
      () => store.statusUpdates.submitted(checkIn.id),
      ['status_update_party', 'version_update_id_n_pk'],
    ],
    ['addresses are found', () => store.people.addresses([7, 8], ['slack']), ['identity_person']],
    [
      'who presses is recognised with the report that it is about',
      () => store.reports.see(identity, { kind: 'check-in', checkIn: checkIn.id, party: partyId }),
      ['identity_user', 'check_in_pkey', 'status_update_party', 'version_update_id_n_pk'],
    ],
    [
      'who writes is recognised with the open check-in',
      () => store.reports.see(identity, { kind: 'current', reports: true }),
      ['identity_user', 'check_in_half_year', 'contact_person'],
    ],
    [
      'an attempt asks whether all is as it was claimed',
      () => store.deliveries.attempt('7d4a1c52-0000-4000-8000-000000000000', 'test', {}, 1, 'a mark'),
      ['delivery_check_in', 'delivery_merged', 'check_in_pkey'],
    ],
    ['a payload is known again', () => store.firstTime('key-7', now), []],
  ];

  it.each(reads)('%s by an index', async (_, work, wanted) => {
    const plans = await plansOf(work);
    // Of few rows a table is read whole rather than by an index; these grow with history.
    const growing = [
      'delivery',
      'event',
      'inbound',
      'check_in',
      'status_update',
      'version',
      'person',
      'identity',
    ];
    expect(readWhole(plans).filter((table) => growing.includes(table ?? ''))).toEqual([]);
    for (const index of wanted) expect(indexes(plans)).toContain(index);
  });

  it('would see a table that is read whole', async () => {
    const [row] = await client.unsafe(
      "explain (format json) select count(*) from delivery where reason = 'x'",
    );
    expect(readWhole([row?.['QUERY PLAN'][0].Plan])).toEqual(['delivery']);
  });
});
