import { loadConfig } from '../src/server/config.ts';
import { migrateDatabase } from './client.ts';

/** `npm run migrate`: brings the database up to date and stops. */
try {
  const { database } = loadConfig();
  const applied = await migrateDatabase(database, { progress: console.log });
  const done = applied === 1 ? '1 ny migrering' : `${applied} nya migreringar`;
  console.log(applied === 0 ? 'Databasen är redan uppdaterad.' : `Databasen är uppdaterad: ${done}.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
