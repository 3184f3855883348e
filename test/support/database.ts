import { is, sql } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';
import { openConnection } from '../../db/client.ts';
import type { Connection, Db } from '../../db/database.ts';
import * as agreement from '../../db/schema/agreement.ts';
import * as arrangement from '../../db/schema/arrangement.ts';
import * as beginning from '../../db/schema/beginning.ts';
import * as checkIn from '../../db/schema/check-in.ts';
import * as delivery from '../../db/schema/delivery.ts';
import * as group from '../../db/schema/group.ts';
import * as groupChange from '../../db/schema/group-change.ts';
import * as initiative from '../../db/schema/initiative.ts';
import * as link from '../../db/schema/link.ts';
import * as log from '../../db/schema/log.ts';
import * as meeting from '../../db/schema/meeting.ts';
import * as person from '../../db/schema/person.ts';
import * as playground from '../../db/schema/playground.ts';
import * as statusUpdate from '../../db/schema/status-update.ts';
import { createArchive } from '../../db/store/archive.ts';
import { createPlaygroundMessages } from '../../db/store/playground-messages.ts';
import { createSlots } from '../../db/store/slots.ts';
import { createStore } from '../../db/store.ts';
import type { Archive } from '../../src/ports/archive.ts';
import type { PlatformName, Slots } from '../../src/ports/chat-platform.ts';
import type { PlaygroundMessages } from '../../src/ports/playground-messages.ts';
import type { Store } from '../../src/ports/store.ts';
import { openEmbeddedInMemory } from './empty-database.ts';
import { createOwnDatabase } from './postgres.ts';

/** A store of a test's own, empty and migrated. */
export type TestStore = {
  store: Store;
  slotsFor(platform: PlatformName): Slots;
  playgroundMessages: PlaygroundMessages;
  archive: Archive;
  /** What was logged, in order; the store itself only adds to it. */
  events(): Promise<(typeof log.event.$inferSelect)[]>;
  /** Statements past the store, as an administrator types them, in one transaction. */
  type(...statements: string[]): Promise<void>;
  /** Every row of every table, by the columns' own names. */
  rows(): Promise<{ table: string; row: Record<string, unknown> }[]>;
  /** Every delivery, as it stands, by when it is due. */
  deliveries(): Promise<(typeof delivery.delivery.$inferSelect)[]>;
  /** Lets the time pass for which claims, pauses and doubts last. */
  endLeases(): Promise<void>;
  /** Empties it; ids begin at 1 again. `to`: what it holds then, as `copy` has given it. */
  reset(to?: string): Promise<void>;
  /** All that it holds. */
  copy(): Promise<string>;
  close(): Promise<void>;
};

/** In memory, and empty. Open one for a file's tests and reset it between them. */
export async function openTestStore(): Promise<TestStore> {
  const { client, close } = await openEmbeddedInMemory();
  const opened = testStore({ db: drizzle({ client }), remote: false, close });
  await opened.reset();
  return opened;
}

/** The same on a real server, in a database of its own. */
export async function openPostgresTestStore(server: string): Promise<TestStore> {
  const own = await createOwnDatabase(server);
  const opened = testStore(await openConnection({ kind: 'postgres', url: own.url }));
  return {
    ...opened,
    async close() {
      await opened.close();
      await own.drop();
    },
  };
}

export function testStore(connection: Connection): TestStore {
  const tables = [
    group,
    person,
    checkIn,
    arrangement,
    statusUpdate,
    delivery,
    playground,
    log,
    link,
    agreement,
    initiative,
    groupChange,
    beginning,
    meeting,
  ]
    .flatMap((concept) => Object.values<unknown>(concept))
    .filter((value): value is PgTable => is(value, PgTable))
    .map((table) => getTableConfig(table).name);
  return {
    store: createStore(connection),
    slotsFor: (platform) => createSlots(connection.db, platform),
    playgroundMessages: createPlaygroundMessages(connection.db),
    archive: createArchive(connection.db),
    events: () => connection.db.select().from(log.event).orderBy(log.event.id),
    type: (...statements) =>
      connection.db.transaction(async (tx) => {
        for (const statement of statements) await tx.execute(sql.raw(statement));
      }),
    async rows() {
      const rows: { table: string; row: Record<string, unknown> }[] = [];
      for (const table of tables) {
        const found = await connection.db
          .select({ row: sql<Record<string, unknown>>`to_jsonb(x.*)` })
          .from(sql`${sql.identifier(table)} x`);
        rows.push(...found.map(({ row }) => ({ table, row })));
      }
      return rows;
    },
    deliveries: () =>
      connection.db
        .select()
        .from(delivery.delivery)
        .orderBy(delivery.delivery.dueAt, delivery.delivery.dedupe),
    async endLeases() {
      await connection.db.execute(
        sql.raw('update delivery set lease_until = now() where lease_until > now()'),
      );
    },
    async reset(to) {
      // Sent as one, they are one transaction.
      await connection.db.execute(sql.raw(`${removal(tables)};${to ?? ''}`));
    },
    copy: () => copy(connection.db, tables),
    close: connection.close,
  };
}

/**
 * Removes all rows. Row by row takes a fifth of what `truncate` does of as many small tables; in one statement, what refers
 * to a row is looked for when all are gone. Turning triggers off would make the database plan all its statements anew, so
 * they are let through as a decision is.
 */
function removal(tables: string[]): string {
  const [last, ...others] = tables.map((table) => `delete from ${table}`);
  return `
    set local avstamning.decision = 'test';
    with ${others.map((statement, n) => `removed_${n} as (${statement})`)} ${last};
    select setval(seqrelid, seqstart, false) from pg_sequence`;
}

/** The statement that fills an empty database with what is in this one, ids as they are. */
async function copy(db: Db, tables: string[]): Promise<string> {
  const each = tables.map((name) => `('${name}', (select json_agg(x)::text from ${name} x))`);
  const found = await db
    .select({ name: sql<string>`name`, rows: sql<string>`rows` })
    .from(sql.raw(`(values ${each}) as found (name, rows)`))
    .where(sql`rows is not null`);
  const last = await db
    .select({ name: sql<string>`sequencename`, id: sql<string>`last_value` })
    .from(sql`pg_sequences`)
    .where(sql`last_value is not null`);
  const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const filled = found.map(
    ({ name, rows }) =>
      `filled_${name} as (insert into ${name} overriding system value select * from json_populate_recordset(null::${name}, ${literal(rows)}))`,
  );
  return `with ${filled} select ${last.map(({ name, id }) => `setval('${name}', ${id})`)}`;
}
