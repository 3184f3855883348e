import { Writable } from 'node:stream';
import { DrizzleQueryError } from 'drizzle-orm';
import { type OpenDatabase, openDatabase } from '../db/client.ts';
import { loadConfig } from '../src/server/config.ts';
import { createLog } from '../src/server/log.ts';

/** What the log has of an error: never what somebody wrote, or where they are. */

const lines: string[] = [];
const log = createLog(
  loadConfig({}),
  new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  }),
);
const logged = (err: unknown): string => {
  lines.length = 0;
  log.error({ err }, 'something failed');
  return lines.join('');
};
const secret = 'D0HEMLIG';

let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase({ kind: 'embedded', dataDir: undefined });
});
afterAll(() => database.store.close());

async function faultOf(work: Promise<unknown>): Promise<unknown> {
  const fault: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(fault).toBeInstanceOf(Error);
  return fault;
}

const decision = { by: `${secret}\0`, reference: 'x', at: new Date(Number.NaN) };

// PostgreSQL has no NUL, and no such date: each of these is refused with what was given in the fault.
it.each<[string, () => Promise<unknown>]>([
  ['a slot', () => database.slotsFor('slack').keep('report:1:1', `${secret}\0`, ['1'])],
  ['a slot that is looked for', () => database.slotsFor('slack').find('report:1:1', `${secret}\0`)],
  ['what is kept about a person', () => database.archive.extract(`${secret}\0@example.org`)],
  ['a removal', () => database.archive.erase(`${secret}\0`, decision)],
  ['a message of the playground', () => database.playgroundMessages.hasDelivery(`${secret} is no uuid`)],
  ['a payload', () => database.store.firstTime('key', new Date(Number.NaN))],
  [
    'a person',
    () =>
      database.store.people.remember(
        { identity: { platform: 'slack', tenant: secret, userId: `${secret}\0` } },
        new Date(),
        { tenant: secret },
      ),
  ],
  [
    'a transaction',
    () =>
      database.store.transaction((store) =>
        store.people.seen({ platform: 'slack', tenant: 'T1', userId: `${secret}\0` }, new Date()),
      ),
  ],
])('does not have the parameters of %s that the database refused', async (_, work) => {
  const fault = await faultOf(work());
  expect(fault instanceof Error ? fault.message : '').not.toContain(secret);
  const line = logged(fault);
  expect(line).not.toContain(secret);
  expect(line).toContain('something failed');
});

it('does not have them either where a fault comes past the store', () => {
  const server = Object.assign(new Error(`invalid input syntax for type integer: "${secret}"`), {
    severity: 'ERROR',
    code: '22P02',
    detail: secret,
  });
  const query = new DrizzleQueryError(`select '${secret}\n    at ${secret} (x.ts:1:1)'`, [secret], server);
  for (const error of [server, query, new Error('It could not be stored.', { cause: query })]) {
    const line = logged(error);
    expect(line).not.toContain(secret);
    expect(line).toContain('log.test');
  }
  expect(logged(query)).toContain('22P02');
});

it('has no line of a message that looks like a place in the code', () => {
  const error = new Error(`the first line\n    at ${secret} (x.ts:1:1)`);
  error.name = 'SyntaxError';
  expect(logged(error)).not.toContain(secret);
});
