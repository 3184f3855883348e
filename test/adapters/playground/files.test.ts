import { createPlayground } from '../../../adapters/playground/playground.ts';
import type { World } from '../../../adapters/playground/world.ts';
import { openTestStore } from '../../support/database.ts';
import { serveRoutes } from '../../support/local-server.ts';

const anna = 'anna@example.org';
const ben = 'ben@example.org';
const again = { kind: 'export', checkIn: 1, what: 'table', of: 'group' } as const;

it('gives a file as a link in the person’s own conversation, and to nobody else', async () => {
  const opened = await openTestStore();
  const people = [anna, ben].map((userId) => ({ userId, name: userId, coordinator: false, parties: [] }));
  const world: World = {
    messages: opened.playgroundMessages,
    people: async () => people,
    now: () => new Date('2019-05-21T07:00:00Z'),
    scene: async () => ({
      timezone: 'Europe/Stockholm',
      group: { name: 'Gruppen', channel: 'Gruppen' },
      answered: new Map(),
      choices: { starts: [], groups: [] },
    }),
    pass: async () => undefined,
    startOver: async () => undefined,
  };
  const playground = createPlayground({
    page: 'adapters/playground/page',
    ground: () => ({ world }),
    log: { info() {}, warn() {}, error() {} },
  });
  await playground.start(async () => ({
    kind: 'file',
    name: 'tabell-2019-H1.csv',
    type: 'text/csv; charset=utf-8',
    size: async () => 11,
    bytes: async () => new TextEncoder().encode('innehållet'),
    again,
  }));
  const server = await serveRoutes(playground);
  const { url } = server;

  await fetch(`${url}/playground/say`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ as: anna, text: 'dokument' }),
  });
  const state = await (await fetch(`${url}/playground/state?as=${anna}`)).json();
  const { files } =
    (state as { conversation: { files: { name: string; href: string }[] }[] }).conversation.at(-1) ?? {};
  expect(files?.map(({ name }) => name)).toEqual(['tabell-2019-H1.csv']);
  const href = files?.[0]?.href ?? '';
  const fetched = await fetch(url + href);
  expect([fetched.status, await fetched.text()]).toEqual([200, 'innehållet']);
  expect(fetched.headers.get('content-disposition')).toBe('attachment; filename="tabell-2019-H1.csv"');
  expect((await fetch(url + href.replace(encodeURIComponent(anna), encodeURIComponent(ben)))).status).toBe(
    404,
  );
  expect((await fetch(`${url}/playground/file?as=${anna}&message=x`)).status).toBe(404);

  await playground.stop();
  await server.close();
  await opened.close();
});
