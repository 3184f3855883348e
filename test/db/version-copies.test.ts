import { getTableColumns, sql } from 'drizzle-orm';
import { getTableConfig, integer, type PgTable, pgTable, text } from 'drizzle-orm/pg-core';
import { openConnection } from '../../db/client.ts';
import { areaReport, commitment, outcome, version } from '../../db/schema/status-update.ts';
import { copyVersion } from '../../db/store/copy-version.ts';
import { testStore } from '../support/database.ts';
import { emptyDatabaseImage } from '../support/empty-database.ts';
import { sampleGroup } from '../support/sample-group.ts';

/** A change above what is sent in begins as a copy of it: of every column that there is, also of one more. */

const at = new Date('2019-06-01T08:00:00Z');

/** A sent version of the first library, with something in every part of it. */
async function open() {
  const connection = await openConnection({
    kind: 'embedded',
    dataDir: undefined,
    image: await emptyDatabaseImage(),
  });
  const test = testStore(connection);
  const { store } = test;
  const { groupId } = await store.groups.import(sampleGroup(1), 'sample.yaml', at);
  const group = await store.groups.load(groupId);
  const due = { dueOn: '2019-06-14', dueSource: 'week' as const };
  const checkIn = await store.checkIns.ensure(groupId, '2019-H1', due, at);
  await store.checkIns.open(checkIn.id, at);
  const partyId = group.contacts[0]?.partyId ?? 0;
  const by = group.contacts[0]?.person.id ?? 0;
  const key = '00000000-0000-4000-8000-000000000001';
  await store.transaction(async ({ statusUpdates }) => {
    await statusUpdates.draft(checkIn.id, partyId);
    for (const { id } of group.areas)
      await statusUpdates.saveArea(
        checkIn.id,
        partyId,
        id,
        { status: 'stalled', done: 'D', needs: 'N' },
        by,
        at,
      );
    const commitments = [{ what: 'W', who: 'V', by: '2019-10-01' }];
    const overall = {
      workedWell: 'B',
      commitments,
      outcomes: { [key]: 'partly' as const },
      contactNext: true,
    };
    await statusUpdates.saveOverall(checkIn.id, partyId, overall, by, at);
    await statusUpdates.submit(checkIn.id, partyId, by, at);
  });
  return { connection, store, checkIn, partyId, close: test.close };
}

const rows = async (db: Awaited<ReturnType<typeof open>>['connection']['db'], table: PgTable, n: number) => {
  const found = await db
    .select({ row: sql<Record<string, unknown>>`to_jsonb(${table}.*)` })
    .from(table)
    .where(sql`n = ${n}`);
  return found.map(({ row }) => row);
};

const parts: PgTable[] = [version, areaReport, commitment, outcome];

it('has everything that was sent in, but that it was', async () => {
  const { connection, store, checkIn, partyId, close } = await open();
  await store.transaction(({ statusUpdates }) => statusUpdates.draft(checkIn.id, partyId));
  for (const table of parts) {
    const first = await rows(connection.db, table, 1);
    const { name } = getTableConfig(table);
    expect([name, first.length > 0]).toEqual([name, true]);
    const draft = name === 'version' ? { submitted_at: null, submitted_by: null, submitted_as: null } : {};
    expect(await rows(connection.db, table, 2)).toEqual(first.map((row) => ({ ...row, n: 2, ...draft })));
  }
  await close();
});

it.each(parts.map((part): [string, PgTable] => [getTableConfig(part).name, part]))(
  'has one column more of %s',
  async (name, part) => {
    const { connection, close } = await open();
    const { db } = connection;
    await db.transaction(async (tx) => {
      await tx.execute(sql.raw(`alter table "${name}" add column "more" text`));
      await tx.execute(sql`select set_config('avstamning.decision', 'a column more', true)`);
      await tx.execute(sql.raw(`update "${name}" set "more" = 'something'`));
    });
    // The table as the schema has it then: the columns that it has now, and the one.
    const columns = Object.entries(getTableColumns(part)).map(([key, column]) => [
      key,
      column.getSQLType() === 'integer' ? integer(column.name) : text(column.name),
    ]);
    const extended = pgTable(name, { ...Object.fromEntries(columns), more: text('more') });
    await copyVersion(
      db,
      { updateId: 1, from: 1, to: 2 },
      parts.map((one) => (one === part ? extended : one)),
    );
    const copies = await rows(db, part, 2);
    expect(copies.length).toBeGreaterThan(0);
    for (const row of copies) expect(row.more).toBe('something');
    await close();
  },
);
