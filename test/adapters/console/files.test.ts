import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConsole } from '../../../adapters/console/console.ts';

const anna = 'anna@example.org';
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'avstamning-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('saves a file that the bot sends, in its folder and nowhere else, and says where', async () => {
  let screen = '';
  const platform = createConsole({
    write: (text) => {
      screen += text;
    },
    people: async () => [{ userId: anna, name: 'Anna Ek' }],
    now: () => new Date('2019-05-21T07:00:00Z'),
    timezone: 'Europe/Stockholm',
    folder: join(folder, 'dokument'),
  });
  await platform.start(async () => ({
    kind: 'file',
    name: '../tabell-2019-H1.csv',
    type: 'text/csv',
    size: async () => 11,
    bytes: async () => new TextEncoder().encode('innehållet'),
    again: { kind: 'export', checkIn: 1, what: 'table', of: 'group' },
  }));
  await platform.session.say(anna, 'dokument');
  const path = join(folder, 'dokument', 'tabell-2019-H1.csv');
  expect(screen).toBe(`Filen är sparad: ${path}`);
  expect(await readFile(path, 'utf8')).toBe('innehållet');
  expect(await readdir(folder)).toEqual(['dokument']);
});
