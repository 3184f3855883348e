import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documentOf } from '../../src/documents/document.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { createOwnDatabase, describeOnPostgres } from '../support/postgres.ts';
import { build, cleanUp, runProgram, temporaryFolder } from '../support/process.ts';
import { libraryNames, recordOf } from '../support/records.ts';

/* An exported file is checked where there is a database to hold it against, and where there is none. */

const right = /^avstamning-2019-H2\.json: kontrollsumman stämmer\. .* Låst 2019-12-20\.$/;
let folder: string;
let file: string;

beforeAll(async () => {
  await build();
  folder = await temporaryFolder();
  const record = recordOf(libraryNames(2), { lockedAt: new Date('2019-12-20T10:00:00Z') });
  const { name, bytes } = documentOf('json', record, textsFor('sv'));
  file = join(folder, name);
  await writeFile(file, await bytes());
});
afterAll(cleanUp);

async function verify(settings: Record<string, string>) {
  const { code, stdout } = await runProgram('src/cli/admin-command.ts', settings, 'verify', file);
  return { code, lines: stdout.trim().split('\n') };
}

it('is checked by itself where there is no database', async () => {
  const without = await verify({ DATA_DIR: join(folder, 'none') });
  expect(without).toEqual({ code: 0, lines: [expect.stringMatching(right)] });
});

it('is checked by itself where the database cannot be reached, and that is said', async () => {
  const { code, lines } = await verify({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
  expect(code).toBe(0);
  expect(lines[0]).toMatch(right);
  expect(lines[1]).toMatch(/^Filerna är inte jämförda med databasen\. .*DATABASE_URL/);
});

describeOnPostgres('beside a database', (server) => {
  it('is said not to be in one that has no such check-in', async () => {
    const own = await createOwnDatabase(server);
    const { code, lines } = await verify({ DATABASE_URL: own.url });
    await own.drop();
    expect(code).toBe(0);
    expect(lines[1]).toBe('avstamning-2019-H2.json: avstämningen finns inte i den här databasen.');
  });
});
