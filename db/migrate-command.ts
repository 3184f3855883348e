import { loadConfig } from '../src/config.ts';
import { migrateDatabase } from './client.ts';

/** `npm run migrate`: brings the database up to date and stops. */
try {
  const { database } = loadConfig(process.env);
  const applied = await migrateDatabase(database, { progress: console.log });
  console.log(
    applied === 0 ? 'Databasen är redan uppdaterad.' : `Databasen är uppdaterad: ${applied} nya migreringar.`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
