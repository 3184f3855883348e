import type { Archive } from '../src/ports/archive.ts';
import type { PlatformName, Slots } from '../src/ports/chat-platform.ts';
import type { Meter } from '../src/ports/meter.ts';
import type { PlaygroundMessages } from '../src/ports/playground-messages.ts';
import type { Store } from '../src/ports/store.ts';
import type { Connection } from './database.ts';
import type { PostgresOptions } from './postgres.ts';
import { createArchive } from './store/archive.ts';
import { withPlainFaults } from './store/fault.ts';
import { createPlaygroundMessages } from './store/playground-messages.ts';
import { createSlots } from './store/slots.ts';
import { createStore } from './store.ts';

export type DatabaseOptions =
  | ({ kind: 'postgres' } & PostgresOptions)
  /** `dataDir` undefined: in memory. `image`: what a new one begins as, a tar file of a database's directory. */
  | { kind: 'embedded'; dataDir: string | undefined; image?: Blob };

/** `progress`: told in Swedish what takes its time. `stored`: told of each call of the store. */
export type Hooks = { progress?(text: string): void; stored?: Meter['stored'] };

export type OpenDatabase = {
  store: Store;
  /** Where a platform's adapter keeps which messages show what. */
  slotsFor(platform: PlatformName): Slots;
  playgroundMessages: PlaygroundMessages;
  /** What is kept about people, and its removal. */
  archive: Archive;
  /**
   * Removes everything and makes the tables anew. Undefined where the database is not the product's own: one that an
   * address was given for may hold what somebody needs.
   */
  startOver?(): Promise<void>;
};

/**
 * Migrates and opens the database. Rejects with one Swedish sentence that says what to mend. Only the driver in use
 * is loaded. `store.close()` closes it.
 */
export async function openDatabase(options: DatabaseOptions, hooks: Hooks = {}): Promise<OpenDatabase> {
  const connection = await openConnection(options, hooks);
  return {
    store: createStore(connection, hooks.stored),
    slotsFor: (platform) => withPlainFaults(createSlots(connection.db, platform)),
    archive: withPlainFaults(createArchive(connection.db)),
    playgroundMessages: withPlainFaults(createPlaygroundMessages(connection.db)),
    startOver: connection.startOver,
  };
}

/** As `openDatabase`, without the store on top. */
export async function openConnection(options: DatabaseOptions, hooks: Hooks = {}): Promise<Connection> {
  switch (options.kind) {
    case 'postgres':
      return (await import('./postgres.ts')).openPostgres(options);
    case 'embedded':
      return (await import('./embedded.ts')).openEmbedded(
        options.dataDir,
        hooks.progress ?? (() => {}),
        options.image,
      );
  }
}

/** Applies the migrations that are missing and closes. Returns how many; rejects as `openDatabase` does. */
export async function migrateDatabase(options: DatabaseOptions, hooks: Hooks = {}): Promise<number> {
  switch (options.kind) {
    case 'postgres':
      return (await import('./postgres.ts')).migratePostgres(options);
    case 'embedded': {
      const { openEmbedded } = await import('./embedded.ts');
      const { applied, close } = await openEmbedded(options.dataDir, hooks.progress ?? (() => {}));
      await close();
      return applied;
    }
  }
}
