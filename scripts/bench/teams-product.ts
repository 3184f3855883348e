import { pino } from 'pino';
import { createPace } from '../../adapters/pace.ts';
import { createTeams } from '../../adapters/teams/teams.ts';
import { openDatabase } from '../../db/client.ts';
import { createApp } from '../../src/entry/app.ts';
import { kinds } from '../../src/entry/features.ts';
import { noMeter } from '../../src/ports/meter.ts';
import { environment } from '../../src/server/config.ts';
import { createHttpServer } from '../../src/server/http-server.ts';
import { teamsTenant } from './sample-region.ts';
import { appId, credentials } from './teams-app.ts';

/*
 * The product in Teams, put together as main.ts does it, but with the keys that the double signs by in the place of
 * Microsoft's, and without the pace that Teams asks for.
 */

const { DATABASE_URL = '', OPEN_ID_METADATA_URL: openIdMetadataUrl = '' } = environment();
const log = pino({ level: 'warn' });
const database = await openDatabase({ kind: 'postgres', url: DATABASE_URL });
const teams = createTeams({
  authentication: {
    kind: 'entra',
    appId,
    password: 'a secret of the app',
    tenantId: teamsTenant,
    instead: { openIdMetadataUrl, credentials },
  },
  pace: createPace(),
  slots: database.slotsFor('teams'),
  log,
  meter: noMeter,
});
const app = createApp({
  store: database.store,
  clock: { now: () => new Date() },
  holidays: async () => (await import('../../src/server/swedish-holidays.ts')).loadSwedishHolidays(),
  platforms: new Map([['teams', teams]]),
  log,
  kinds,
  meter: noMeter,
});
const server = createHttpServer();
for (const [path, route] of teams.routes) server.add(path, route);
await teams.start(app.handle);
const port = await server.listen({ host: '127.0.0.1', port: 0, variable: 'PORT' });
process.stdout.write(`${JSON.stringify({ port })}\n`);
process.once('SIGTERM', () => process.exit(0));
