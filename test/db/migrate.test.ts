import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { openConnection, openDatabase } from '../../db/client.ts';
import { isMigrated, migrate, readMigrations } from '../../db/migrate.ts';
import { createOwnDatabase, describeOnPostgres } from '../support/postgres.ts';

const migrations = resolve('db/migrations');

/** A copy of the migrations that a test may change. */
async function withCopy(test: (folder: string) => Promise<void>) {
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  try {
    await cp(migrations, folder, { recursive: true });
    await test(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

type Journal = { entries: { idx: number; when: number; tag: string }[] };

async function changeJournal(folder: string, change: (journal: Journal) => void) {
  const path = join(folder, 'meta/_journal.json');
  const journal: Journal = JSON.parse(await readFile(path, 'utf8'));
  change(journal);
  await writeFile(path, JSON.stringify(journal));
}

describe('the migrations', () => {
  it('make what the schema says: none is missing', () =>
    withCopy(async (folder) => {
      const before = await readdir(folder);
      const { stdout } = await promisify(execFile)(process.execPath, [
        'node_modules/drizzle-kit/bin.cjs',
        'generate',
        '--dialect=postgresql',
        '--schema=./db/schema/*.ts',
        // The tool puts ./ before it in places.
        `--out=${relative('.', folder)}`,
      ]);
      expect(stdout).toContain('No schema changes');
      expect(await readdir(folder)).toEqual(before);
    }));

  it('are each later than the one before', () => {
    const times = readMigrations().map((migration) => migration.folderMillis);
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
    expect(times.length).toBeGreaterThan(0);
  });

  it('are refused when a later one has an earlier time', () =>
    withCopy(async (folder) => {
      await changeJournal(folder, ({ entries }) => {
        const last = entries.at(-1);
        if (last) entries.push({ ...last, idx: last.idx + 1, when: last.when - 1 });
      });
      expect(() => readMigrations(folder)).toThrow('_journal.json');
    }));

  it('are applied once, and missing ones are seen', async () => {
    const connection = await openConnection({ kind: 'embedded', dataDir: undefined });
    try {
      expect(await migrate(connection.db)).toBe(0);
      expect(await isMigrated(connection.db, readMigrations())).toBe(true);
      const newer = readMigrations().map((migration) => ({
        ...migration,
        folderMillis: migration.folderMillis + 1,
      }));
      expect(await isMigrated(connection.db, newer)).toBe(false);
    } finally {
      await connection.close();
    }
  });
});

describeOnPostgres('a server whose tables another role owns', (server) => {
  it('lets the running role work with rights to rows only', async () => {
    const own = await createOwnDatabase(server);
    const role = new URL(own.url).pathname.slice(1);
    const owner = postgres(own.url, { max: 1, onnotice: () => {} });
    const running = new URL(own.url);
    running.username = role;
    try {
      await owner.unsafe(`create role ${role} login`);
      await owner.unsafe(
        `alter default privileges in schema public grant select, insert, update, delete on tables to ${role}`,
      );
      const options = { kind: 'postgres' as const, url: running.href };
      await expect(openDatabase(options)).rejects.toThrow('MIGRATE_DATABASE_URL');
      const { store } = await openDatabase({ ...options, migrateUrl: own.url });
      expect(await store.firstTime('key', new Date())).toBe(true);
      await store.close();
      const asRunning = postgres(running.href, { max: 1 });
      for (const statement of [
        'create table mine (id integer)',
        'alter table party add column mine text',
        'drop table party',
        'truncate inbound',
        'drop trigger keep on version',
      ])
        await expect(asRunning.unsafe(statement)).rejects.toThrow(/permission denied|must be owner/);
      await asRunning.end();
      const again = await openDatabase(options);
      await again.store.ping();
      await again.store.close();
    } finally {
      await owner.end();
      await own.drop();
      const cleaner = postgres(server, { max: 1 });
      await cleaner.unsafe(`drop role if exists ${role}`);
      await cleaner.end();
    }
  });

  it('fails the ping while migrations are missing', async () => {
    const own = await createOwnDatabase(server);
    const { store } = await openDatabase({ kind: 'postgres', url: own.url });
    const owner = postgres(own.url, { max: 1 });
    try {
      await store.ping();
      await owner`delete from migration`;
      await expect(store.ping()).rejects.toThrow('npm run migrate');
      await owner`drop table migration`;
      await expect(store.ping()).rejects.toThrow('npm run migrate');
    } finally {
      await owner.end();
      await store.close();
      await own.drop();
    }
  });
});
