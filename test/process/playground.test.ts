import { formIn } from '../support/page-form.ts';
import { createOwnDatabase, describeOnPostgres } from '../support/postgres.ts';
import {
  type Bot,
  build,
  cleanUp,
  eventually,
  runProgram,
  startBot,
  startedDataFolder,
} from '../support/process.ts';

/* The page's server as the browser meets it: a process with no settings but a port and a folder. */

type Message = {
  id: number;
  atText: string;
  from: string;
  plain: string;
  text: string;
  letter?: { subject: string; html: string };
  files: { name: string; href: string }[];
};
type State = {
  as: string;
  clock: { now: string; text: string; next?: { at: string; text: string; what?: string } };
  people: { userId: string; name: string; unread: number; answered: boolean | null; byMail: boolean }[];
  strip: { title: string; marks: { day: string; kind: string }[] };
  conversation: Message[];
  channel: Message[];
};

const region = 'kontakt.regionskane@example.org';
const helsingborg = 'kontakt.helsingborg@example.org';

let settings: { DATA_DIR: string };
let bot: Bot;

beforeAll(async () => {
  await build();
  settings = { DATA_DIR: await startedDataFolder() };
  bot = await startBot(settings);
});
afterAll(cleanUp);

async function look(as = helsingborg): Promise<State> {
  const { body } = await bot.get(`/playground/state?as=${as}`);
  return JSON.parse(body);
}

async function post(what: string, body: object): Promise<{ status: number; error?: string }> {
  const response = await fetch(`http://127.0.0.1:${bot.port}/playground/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, ...((await response.json()) as { error?: string }) };
}

/** What the button for an action of this kind brings, somewhere in a message's cards. */
function dataOf(part: unknown, kind: string): object | undefined {
  if (typeof part !== 'object' || part === null) return undefined;
  const { data } = part as { data?: { action?: { kind: string } } };
  if (data?.action?.kind === kind) return data;
  for (const value of Object.values(part)) {
    const found = dataOf(value, kind);
    if (found) return found;
  }
  return undefined;
}

/** What stands in a message's menus, which a browser sends with whatever is pressed. */
function choicesIn(part: unknown): Record<string, string> {
  if (typeof part !== 'object' || part === null) return {};
  const { type, id, value } = part as { type?: string; id?: string; value?: string };
  const own = type === 'Input.ChoiceSet' && id ? { [id]: value ?? '' } : {};
  return Object.assign(own, ...Object.values(part).map(choicesIn));
}

const arrivals = ({ conversation }: State) => conversation.map(({ atText }) => atText);

it('begins on the morning before the first invitation, with what is next', async () => {
  const { clock, strip, conversation, people } = await look();
  expect(clock.text).toBe('måndag 20 maj 2019 kl. 8.00');
  expect(clock.next).toMatchObject({
    text: 'tisdag 21 maj 2019 kl. 9.00',
    what: 'inbjudan till kontaktpersonerna',
  });
  expect(strip.title).toBe('första halvåret 2019');
  expect(conversation).toEqual([]);
  expect(people.map(({ name, answered }) => [name, answered])).toEqual([
    ['Kontaktperson Region Skåne', null],
    ['Kontaktperson Helsingborg', null],
    ['Någon annan', null],
  ]);
});

it('goes to the next moment at which something is due, and tells every open window', async () => {
  const leave = new AbortController();
  const events = await fetch(`http://127.0.0.1:${bot.port}/playground/events`, { signal: leave.signal });
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect(events.headers.get('content-type')).toContain('text/event-stream');
  await reader?.read();
  expect(await post('clock', { to: 'next' })).toEqual({ status: 200, ok: true });
  let heard = '';
  while (!heard.includes('event: state')) heard += (await reader?.read())?.value;
  leave.abort();

  const state = await look();
  expect(arrivals(state)).toEqual(['tisdag 21 maj kl. 9.00']);
  expect(state.conversation[0]?.plain).toContain('Dags för halvårets avstämning');
  expect(state.people.map(({ unread, answered }) => [unread, answered])).toEqual([
    [1, false],
    [1, false],
    [0, null],
  ]);
  await post('read', { as: helsingborg });
  expect((await look()).people.map(({ unread }) => unread)).toEqual([1, 0, 0]);
});

it('lets several weeks pass without merging what goes out on different days', async () => {
  for (let week = 0; week < 4; week++) await post('clock', { to: 'week' });
  const state = await look();
  expect(state.clock.text).toBe('tisdag 18 juni 2019 kl. 9.00');
  expect(arrivals(state)).toEqual([
    'tisdag 21 maj kl. 9.00',
    'tisdag 4 juni kl. 9.00',
    'tisdag 11 juni kl. 9.00',
    'torsdag 13 juni kl. 9.00',
    'måndag 17 juni kl. 9.00',
  ]);
});

it('answers words and presses as the person one acts as, and shows who has answered', async () => {
  for (const [area, status] of [
    ['arbetsgrupp', 'grön'],
    ['bemötande', 'gul <b>Två</b> *workshops*'],
    ['pedagogik', 'ej påbörjat'],
    ['spridning', 'grön'],
  ])
    await post('say', { as: helsingborg, text: `/lagesrapport ${area} ${status}` });
  await post('say', { as: helsingborg, text: '/lagesrapport' });
  const { conversation } = await look();
  expect(conversation.at(-1)?.plain).toContain('<b>Två</b> *workshops*');
  const list = conversation.findLast((message) => dataOf(message, 'submit'));
  const press = {
    as: helsingborg,
    message: list?.id,
    data: { ...choicesIn(list), ...dataOf(list, 'submit') },
  };
  expect(await post('submit', press)).toMatchObject({ status: 200 });
  const state = await look();
  expect(state.people.map(({ answered }) => answered)).toEqual([false, true, null]);
  expect(await post('say', { as: 'ingen@example.org', text: 'hjälp' })).toMatchObject({
    status: 409,
    error: expect.stringContaining('Välj någon annan'),
  });
  expect(await post('submit', { as: helsingborg, message: 9_999, data: {} })).toMatchObject({
    status: 409,
    error: expect.stringContaining('Ladda om sidan'),
  });
});

it('keeps conversations, answers and the clock over a restart, also one without warning', async () => {
  const before = await look();
  await bot.stop('SIGKILL');
  bot = await startBot(settings);
  const after = await look();
  expect(after.conversation).toEqual(before.conversation);
  expect(after.people).toEqual(before.people);
  expect(after.clock.text).toBe('tisdag 18 juni 2019 kl. 9.00');
});

it('stops at once also while a window is open', async () => {
  const events = await fetch(`http://127.0.0.1:${bot.port}/playground/events`);
  const { code, took } = await bot.stop();
  await events.body?.cancel().catch(() => undefined);
  expect(code).toBe(0);
  // Less than what is under way is given to end in: it waits for nothing.
  expect(took).toBeLessThan(6_500);
  bot = await startBot(settings);
});

it('starts over today on a renewed agreement, and stays there over a restart', async () => {
  expect(await post('reset', { start: 'today', group: 'digitalt-forst' })).toEqual({ status: 200, ok: true });
  const state = await look();
  expect(Math.abs(Date.parse(state.clock.now) - Date.now())).toBeLessThan(60_000);
  expect(state.conversation).toEqual([]);
  await post('clock', { to: 'next' });
  const invited = await look(region);
  expect(invited.conversation.length).toBeGreaterThan(0);
  await bot.stop();
  bot = await startBot(settings);
  expect((await look(region)).conversation).toEqual(invited.conversation);
  await post('say', { as: region, text: '/avstamning' });
  expect((await look(region)).conversation.at(-1)?.plain).toContain('2019-000153 förnyad på prov');
});

it('starts over with thirty-three libraries, which answer as the days pass', async () => {
  expect(await post('reset', { start: 'agreement', group: 'skane-33' })).toEqual({ status: 200, ok: true });
  expect((await look()).people.length).toBeGreaterThan(33);
  await post('say', { as: region, text: '/avstamning historik 2018-H2' });
  expect((await look(region)).conversation.at(-1)?.plain).toContain('Svar: 33 av 34 parter');
  // What is to come is in the calendar.
  const marked = (await look()).strip.marks.filter(({ kind }) => kind === 'course').map(({ day }) => day);
  expect(marked).toEqual(['2019-05-28', '2019-06-04', '2019-06-11', '2019-06-18', '2019-06-20']);
  for (let week = 0; week < 3; week++) await post('clock', { to: 'week' });
  const { people } = await look();
  const answered = people.filter(({ answered: sent }) => sent).length;
  expect(answered).toBeGreaterThan(10);
  expect(answered).toBeLessThan(33);
  expect(people.find(({ userId }) => userId === region)?.answered).toBe(false);
});

it('has the thirty-three hold courses, which are counted in the summary and told to the others', async () => {
  for (let day = 0; day < 4; day++) await post('clock', { to: 'day' });
  expect((await look()).clock.text).toContain('14 juni');
  await post('say', { as: region, text: '/avstamning' });
  const summary = (await look(region)).conversation.at(-1);
  expect(summary?.plain).toContain('Kurser: 7 hållna, 142 deltagare, 61 från andra bibliotek; 3 planerade.');
  const shown = dataOf(summary, 'half-year-courses');
  await post('submit', { as: region, message: summary?.id, data: shown });
  const courses = (await look(region)).conversation.at(-1)?.plain;
  expect(courses).toContain('(påhittad) Bemötande i praktiken');
  // Paid by the region, and the others are not invited.
  expect(courses).toContain('Fråga Ängelholm: (påhittad) Handledning av kollegor');
  const told = (await look('kontakt.hassleholm@example.org')).conversation
    .map(({ plain }) => plain)
    .join('\n');
  expect(told).toContain('(påhittad) Svåra samtal vid disken (Kristianstad)');
});

it('reaches most of the thirty-three by letters, whose links open the page, and which no chat can be talked from', async () => {
  const { people } = await look();
  const byMail = people.filter((one) => one.byMail);
  expect(byMail.length).toBeGreaterThan(people.length / 2);
  // One who has been invited and has not answered.
  const one = byMail.find(({ answered, unread }) => answered === false && unread > 0)?.userId ?? '';
  const letter = (await look(one)).conversation.at(-1);
  expect(letter?.letter?.subject).toMatch(/lägesrapport från/);
  const [link = ''] = /http:\/\/localhost:\d+\/svara\/[\w-]{43}/.exec(letter?.plain ?? '') ?? [];
  const page = await bot.get(new URL(link).pathname);
  expect([page.status, page.body]).toEqual([200, expect.stringContaining('Bemötande')]);
  expect(await post('say', { as: one, text: 'hej' })).toMatchObject({
    status: 409,
    error: expect.stringContaining('ingen chatt'),
  });

  // Sent in from the page, the answer comes back as a letter with a document, and counts for all.
  const form = formIn(page.body);
  for (const name of form.keys()) if (name.startsWith('status.')) form.set(name, 'going_well');
  form.set('do', 'submit');
  const sent = await fetch(`http://localhost:${bot.port}${new URL(link).pathname}`, {
    method: 'POST',
    body: new URLSearchParams([...form]),
    redirect: 'manual',
  });
  expect(sent.status).toBe(303);
  const receipt = await eventually('the receipt', async () =>
    (await look(one)).conversation.find(({ letter: each }) => each?.subject.startsWith('Kvitto')),
  );
  expect((await bot.get(receipt.files[0]?.href ?? '')).body.slice(0, 2)).toBe('PK');
  expect((await look()).people.find(({ userId }) => userId === one)?.answered).toBe(true);
});

it('goes back to the agreement of 2019, and knows no other beginning', async () => {
  expect(await post('reset', { start: 'agreement', group: 'malmo' })).toMatchObject({
    status: 409,
    error: expect.stringContaining('välj igen'),
  });
  expect(await post('reset', { start: 'agreement', group: 'digitalt-forst' })).toMatchObject({ status: 200 });
  const { clock, people, conversation } = await look();
  expect(clock.text).toBe('måndag 20 maj 2019 kl. 8.00');
  expect(people).toHaveLength(3);
  expect(conversation).toEqual([]);
  expect(bot.log().filter(({ level }) => Number(level) >= 40)).toEqual([]);
});

it('stops where the agreements end', async () => {
  let presses = 0;
  while ((await post('clock', { to: 'next' })).status === 200) presses++;
  expect(presses).toBeGreaterThan(15);
  const { clock } = await look();
  expect(clock.next).toBeUndefined();
  expect(clock.text).toContain('december 2020');
  expect(await post('clock', { to: 'next' })).toMatchObject({ status: 409, error: 'Inget mer är planerat.' });
  expect((await look()).clock.text).toBe(clock.text);
});

it.each(['0.0.0.0', '192.0.2.1', '::'])(
  'is not served to others than this machine: HOST %s',
  async (HOST) => {
    const { code, stderr } = await runProgram('src/main.ts', { ...settings, PORT: '0', HOST });
    expect(code).toBe(1);
    expect(stderr).toContain('HOST: utan Slack eller Teams');
  },
);

describeOnPostgres('on a database that an address was given for', (server) => {
  it('is served, but never empties it', async () => {
    const database = await createOwnDatabase(server);
    const own = await startBot({ DATABASE_URL: database.url });
    const response = await fetch(`http://127.0.0.1:${own.port}/playground/reset`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ start: 'agreement', group: 'digitalt-forst' }),
    });
    expect(response.status).toBe(409);
    expect(await response.text()).toContain('töms aldrig härifrån');
    expect((await own.get('/playground/state')).body).toContain('Kontaktperson Helsingborg');
    await own.stop();
    await database.drop();
  });
});

it('refuses a flag that it does not know with one sentence', async () => {
  const { code, stderr } = await runProgram('src/main.ts', { ...settings, PORT: '0' }, '--termnal');
  expect(code).toBe(1);
  expect(stderr.trim().split('\n')).toEqual([expect.stringContaining('--termnal finns inte')]);
});
