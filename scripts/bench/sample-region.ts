import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { openDatabase } from '../../db/client.ts';
import { dueDate } from '../../src/domain/calendar.ts';
import { dayIn } from '../../src/domain/day.ts';
import { type HalfYear, halfYearOf, previousHalfYear } from '../../src/domain/half-year.ts';
import { readWorkingGroupFiles } from '../../src/group-files/working-group-files.ts';

/** A working group to measure on: a convener and so many libraries, with so many half-years behind it. */
export type SampleGroup = { key: string; libraries: number; halfYears: number };

export const tenant = 'T0BENCH';

/** Of the convener, who coordinates the group: 0; of a library: from 1. */
export const slackId = ({ key }: SampleGroup, n: number) => `U${key.toUpperCase()}N${n}`;

const areaNames = ['Regional arbetsgrupp', 'Bemötande', 'Pedagogik och handledning', 'Spridning'];

/** The group's file. JSON is YAML too. */
function fileOf(group: SampleGroup): string {
  const { key, libraries } = group;
  const numbers = Array.from({ length: libraries }, (_, i) => i + 1);
  const person = (n: number) => ({
    name: `Kontaktperson ${n}`,
    email: `kontakt${n}@${key}.example.org`,
    slack: slackId(group, n),
  });
  return JSON.stringify({
    workingGroup: { key, name: `Arbetsgrupp ${key}`, convener: 'region', coordinators: [person(0).email] },
    areas: areaNames.map((name, i) => ({ key: `omrade-${i + 1}`, name })),
    parties: [
      { key: 'region', name: 'Regionen', shortName: 'Regionen', contacts: [person(0)] },
      ...numbers.map((n) => ({
        key: `bibliotek-${n}`,
        name: `Bibliotek ${n}`,
        shortName: `Bibliotek ${n}`,
        contacts: [person(n)],
      })),
    ],
    agreements: numbers.map((n) => ({
      reference: `2018-${String(n).padStart(6, '0')}`,
      title: 'Överenskommelse om samarbete',
      parties: ['region', `bibliotek-${n}`],
      validFrom: '2010-01-01',
      validTo: '2049-12-31',
    })),
  });
}

/**
 * Imports groups, opens their half-years up to today's, and makes everybody known on Slack and on Teams. Returns the
 * groups' files, which it writes into the folder.
 */
export async function seedGroups(url: string, folder: string, groups: SampleGroup[]): Promise<string[]> {
  const files: string[] = [];
  const { store } = await openDatabase({ kind: 'postgres', url });
  const now = new Date();
  for (const group of groups) {
    const path = join(folder, `${group.key}.yaml`);
    await writeFile(path, fileOf(group));
    files.push(path);
    const [read] = await readWorkingGroupFiles(path);
    if (!read?.file) throw new Error(JSON.stringify(read?.faults));
    const { groupId } = await store.groups.import(read.file, read.source, now);
    const { rhythm, timezone } = await store.groups.load(groupId);
    let halfYear: HalfYear = halfYearOf(dayIn(timezone, now));
    for (let left = group.halfYears; left > 0; left--) {
      const { id } = await store.checkIns.ensure(groupId, halfYear, dueDate(rhythm, halfYear), now);
      await store.checkIns.open(id, now);
      await store.checkIns.setPlan(id, undefined);
      halfYear = previousHalfYear(halfYear);
    }
  }
  await store.close();
  await withSql(url, async (sql) => {
    await sql`insert into identity (person_id, platform, tenant, user_id, locale, conversation_id, looked_up_at)
      select id, 'slack', ${tenant}, slack_id, 'sv', 'D' || substr(slack_id, 2), now() from person
      on conflict do nothing`;
    // With the address that Teams vouches for: the next import would else unlink them.
    await sql`insert into identity (person_id, platform, tenant, user_id, locale, looked_up_at, home, email)
      select id, 'teams', ${teamsTenant}, ${teamsUserPrefix} || lpad(id::text, 12, '0'), 'sv', now(), true, lower(email)
      from person on conflict do nothing`;
  });
  return files;
}

export const teamsTenant = '99999999-8888-4777-8666-555555555555';
const teamsUserPrefix = 'aaaaaaaa-0000-4000-8000-';

/** Everybody who answers for a library of the group, as Teams knows them. */
export async function teamsUsersOf(url: string, group: SampleGroup): Promise<string[]> {
  const rows = await withSql(
    url,
    (sql) => sql<{ userId: string }[]>`select i.user_id as "userId" from identity i
      join contact c on c.person_id = i.person_id join party p on p.id = c.party_id
      join working_group g on g.id = p.group_id
      where i.platform = 'teams' and g.key = ${group.key} and not p.convener order by p.position`,
  );
  return rows.map(({ userId }) => userId);
}

/** Sends in for six parties of seven, in every half-year of these groups, with texts and commitments like real ones. */
export async function seedAnswers(url: string, groups: SampleGroup[]): Promise<void> {
  const keys = groups.map(({ key }) => key);
  await withSql(url, async (sql) => {
    await sql`
      with answered as (
        insert into status_update (check_in_id, party_id)
        select c.id, p.id from check_in c join party p on p.group_id = c.group_id
        join working_group g on g.id = p.group_id
        where g.key = any(${keys}) and c.opened_at is not null and p.position % 7 <> 3
        returning id, check_in_id, party_id),
      sent as (
        insert into version (update_id, n, worked_well)
        select a.id, 1,
          case when a.party_id % 6 = 0 then 'Bokcirkeln drog många nya besökare' else '' end
        from answered a),
      promised as (
        insert into commitment (update_id, n, position, what, who)
        select id, 1, 0, 'Workshop om lärstilar', '' from answered where party_id % 5 = 0)
      insert into area_report (update_id, n, area_id, status, done, needs, saved_by, saved_at)
      select a.id, 1, r.id,
        (array['going_well', 'going_well', 'needs_change', 'stalled', 'not_started'])
          [1 + (a.party_id + r.position * 2 + a.check_in_id) % 5],
        'Två träffar för personalen och en för besökarna.',
        case when (a.party_id + r.position) % 6 = 0 then 'Svårt att frigöra personal.' else '' end,
        c.person_id, now()
      from answered a join party p on p.id = a.party_id join contact c on c.party_id = a.party_id
      join area r on r.group_id = p.group_id`;
    await sql`update version v set submitted_at = now(), submitted_by = c.person_id
      from status_update u join contact c on c.party_id = u.party_id
      where u.id = v.update_id and v.submitted_at is null`;
    // As each half-year is when it is over.
    await sql`update check_in c set locked_at = now() from working_group g
      where g.id = c.group_id and g.key = any(${keys}) and c.opened_at is not null and c.half_year < (
        select max(d.half_year) from check_in d where d.group_id = c.group_id and d.opened_at is not null)`;
    await sql`update status_update u set locked_at = c.locked_at from check_in c
      where c.id = u.check_in_id and c.locked_at is not null`;
    await sql`analyze`;
  });
}

/** Adds reminders that were sent long ago, until there are so many. */
export async function seedOldDeliveries(url: string, count: number): Promise<void> {
  await withSql(url, async (sql) => {
    // A million rows come in half the time where their references are not looked up one by one.
    await sql`alter table delivery drop constraint delivery_check_in_id_check_in_id_fk,
      drop constraint delivery_person_id_person_id_fk`;
    // To everybody, in every half-year, as they would have been sent: what the planner knows of them is then true.
    await sql`
      with whom as materialized (
        select c.group_id, c.id as check_in_id, k.person_id, k.party_id,
          row_number() over (order by c.id, k.id) - 1 as i, count(*) over () as everybody
        from check_in c join party p on p.group_id = c.group_id join contact k on k.party_id = p.id
        where c.opened_at is not null)
      insert into delivery (dedupe, kind, group_id, check_in_id, person_id, party_id, rung, due_at, state,
        attempted_at, settled_at, platform, tenant, user_id, conversation_id, message_ids)
      select 'old:' || n, 'reminder', w.group_id, w.check_in_id, w.person_id, w.party_id, -10,
        at, 'sent', at, at, 'slack', ${tenant}, 'U' || n, 'D' || n, '["1.1"]'
      from generate_series((select count(*) from delivery where dedupe like 'old:%') + 1, ${count}::bigint) n
      cross join lateral (select now() - interval '1 day' - n * interval '1 minute' as at) past
      join whom w on w.i = n % w.everybody`;
    await sql`alter table delivery
      add constraint delivery_check_in_id_check_in_id_fk foreign key (check_in_id) references check_in (id) not valid,
      add constraint delivery_person_id_person_id_fk foreign key (person_id) references person (id) not valid`;
    await sql`vacuum analyze delivery`;
  });
}

/** Makes so many reminders due now, each to the contact of a library of these groups; as if asked for, so that they go at any hour. */
export async function seedDueReminders(url: string, groups: SampleGroup[], count: number): Promise<void> {
  const keys = groups.map(({ key }) => key);
  await withSql(
    url,
    (sql) => sql`
      insert into delivery (dedupe, kind, group_id, check_in_id, person_id, party_id, rung, due_at, state)
      select 'due:' || gen_random_uuid(), 'nudge', g.id, c.id, k.person_id, p.id, -10, now(), 'planned'
      from working_group g join party p on p.group_id = g.id join contact k on k.party_id = p.id
      join check_in c on c.group_id = g.id and c.opened_at is not null
      where g.key = any(${keys}) and not p.convener order by p.position, p.id limit ${count}`,
  );
}

/** One connection for one piece of work. */
export async function withSql<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}
