import { setTimeout as sleep } from 'node:timers/promises';
import { textsFor } from '../../src/texts/texts.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { formsIn, type HtmlForm, sendingOf, textIn } from '../support/html-page.ts';
import { type MailWorld, openMailWorld } from '../support/mail-world.ts';
import { sampleGroup } from '../support/sample-group.ts';

/* The personal page over HTTP, as a browser without script uses it: a form is read, filled in and sent. */

const { mail, messages, page: words, report, status, form: formWords } = textsFor('sv');
const contact = 'contact@library-1.example.org';

let opened: TestStore;
let world: MailWorld;
let link: string;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());
beforeEach(async () => {
  world = await openMailWorld({ opened, file: sampleGroup(2), at: '2019-05-20T06:00:00Z' });
  await world.passTo('2019-05-21T07:00:30Z');
  link = world.linkIn(contact);
});
afterEach(() => world.close());

let cookie = '';
beforeEach(() => {
  cookie = '';
});
async function visit(path: string, init: RequestInit = {}) {
  const answer = await world.open(path, { ...init, headers: { cookie, ...init.headers } });
  const [set] = answer.headers.getSetCookie();
  if (set) cookie = set.split(';')[0] ?? '';
  return answer;
}
/** Sends a form of a page and follows to where that leads. */
async function send(html: string, label: string, filled: Record<string, string> = {}) {
  const form = formsIn(html).find((each) => each.buttons.some((button) => button.label === label));
  if (!form) throw new Error(`There is no form with ${label} in: ${textIn(html)}`);
  const answer = await visit(form.action, { method: 'POST', body: sendingOf(form, label, filled) });
  const to = answer.headers.get('location');
  return answer.status === 303 && to ? visit(to) : answer;
}
const bodyOf = async (path = link) => (await visit(path)).body;
const theForm = (html: string): HtmlForm => {
  const [form] = formsIn(html);
  if (!form) throw new Error(`There is no form in: ${textIn(html)}`);
  return form;
};
const named = (html: string, pattern: RegExp) =>
  theForm(html)
    .values.map(([name]) => name)
    .filter((name) => pattern.test(name));
const allStatuses = (html: string, value: string) =>
  Object.fromEntries(named(html, /^status\./).map((name) => [name, value]));
const submitted = async () => (await opened.events()).filter(({ kind }) => kind === 'submitted');
async function codeIn(address: string, count: number): Promise<string> {
  for (let n = 0; n < 100; n++) {
    const codes = world.smtp
      .to(address)
      .flatMap((letter) => /^(\d{6}) är din kod/.exec(letter.mail.subject ?? '')?.[1] ?? []);
    if (codes.length >= count) return codes.at(-1) ?? '';
    await sleep(30);
  }
  throw new Error('No code has come.');
}

describe('the form behind a link', () => {
  it('has every area with its status by name, its texts, and what is about no single area', async () => {
    const html = await bodyOf();
    const { labels, buttons } = theForm(html);
    for (const area of ['Area welcome', 'Area teaching']) expect(labels.get(area)).toMatch(/^status\.\d+$/);
    for (const label of [report.ask.done, report.ask.needs, report.workedWell])
      expect(labels.has(label)).toBe(true);
    expect(buttons.map(({ label }) => label)).toEqual(expect.arrayContaining([report.save, report.submit]));
    // Enter presses the first one.
    expect(buttons[0]).toMatchObject({ name: 'do', value: 'save' });
  });

  it('is sent in by its statuses alone, and then shows what was sent in', async () => {
    const html = await bodyOf();
    const after = await send(html, report.submit, allStatuses(html, 'going_well'));
    expect(after.status).toBe(200);
    expect(textIn(after.body)).toContain(report.state.submitted);
    expect(textIn(after.body)).toContain(status.going_well);
    expect(await submitted()).toHaveLength(1);
  });

  it('keeps what is typed by Spara, with line breaks as they are, and sends nothing in', async () => {
    const html = await bodyOf();
    const [done = ''] = named(html, /^area\.\d+\.done$/);
    const text = '\nEn rad <b>fet</b> & "citat"\r\noch en till\r\n\r\nsist';
    const after = await send(html, report.save, { [done]: text });
    expect(textIn(after.body)).toContain(mail.page.saved);
    const [, kept] = theForm(after.body).values.find(([name]) => name === done) ?? [];
    expect(kept).toBe(text.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n'));
    expect(await submitted()).toEqual([]);
    // Emptied is something else than left alone.
    const emptied = await send(after.body, report.save, { [done]: '' });
    expect(theForm(emptied.body).values.find(([name]) => name === done)?.[1]).toBe('');
  });

  it('names what is missing when it is sent in too early, and has saved the rest', async () => {
    const html = await bodyOf();
    const [first = '', done = ''] = [named(html, /^status\./)[0], named(html, /^area\.\d+\.done$/)[0]];
    const after = await send(html, report.submit, { [first]: 'stalled', [done]: 'En kurs' });
    expect(after.status).toBe(400);
    expect(textIn(after.body)).toContain('Välj läge för');
    const values = new Map(theForm(after.body).values);
    expect([values.get(first), values.get(done)]).toEqual(['stalled', 'En kurs']);
    expect(await submitted()).toEqual([]);
  });

  it('comes back with what was typed where it is refused, and with what is wrong beside it', async () => {
    const html = await bodyOf();
    const long = 'x'.repeat(3_001);
    const [done = ''] = named(html, /^area\.\d+\.done$/);
    const filled = { ...allStatuses(html, 'going_well'), [done]: long, 'overall.commitments.0.who': 'Eva' };
    const after = await send(html, report.submit, filled);
    expect(after.status).toBe(400);
    const values = new Map(theForm(after.body).values);
    expect([values.get(done), values.get('overall.commitments.0.who')]).toEqual([long, 'Eva']);
    expect(textIn(after.body)).toContain(messages.tooLong(3_001));
    expect(textIn(after.body)).toContain(messages.whatMissing);
    expect(after.body).toContain('aria-describedby="overall.commitments.0.what-fault"');
    expect(await submitted()).toEqual([]);
    const mended = await send(after.body, report.submit, {
      [done]: 'kort',
      'overall.commitments.0.what': 'Kurs',
    });
    expect(textIn(mended.body)).toContain(report.state.submitted);
    expect(textIn(mended.body)).toContain('Kurs');
  });

  it('gets one more row by a button that stores nothing and loses nothing', async () => {
    const html = await bodyOf();
    const rows = named(html, /^overall\.commitments\.\d+\.what$/).length;
    const filled = {
      ...allStatuses(html, 'stalled'),
      'overall.commitments.1.what': 'Film',
      'overall.workedWell': 'Allt',
    };
    const before = await opened.events();
    const after = await send(html, words.more, filled);
    expect(named(after.body, /^overall\.commitments\.\d+\.what$/)).toHaveLength(rows + 1);
    const twice = await send(after.body, words.more, {});
    expect(named(twice.body, /^overall\.commitments\.\d+\.what$/)).toHaveLength(rows + 2);
    const values = new Map(theForm(twice.body).values);
    expect([values.get('overall.commitments.1.what'), values.get('overall.workedWell')]).toEqual([
      'Film',
      'Allt',
    ]);
    expect(Object.values(allStatuses(twice.body, '')).length).toBeGreaterThan(0);
    expect(values.get(named(html, /^status\./)[0] ?? '')).toBe('stalled');
    // As many as are enough, and then no more are offered.
    let full = twice.body;
    for (let n = rows + 2; n < 10; n++) full = (await send(full, words.more)).body;
    expect(named(full, /^overall\.commitments\.\d+\.what$/)).toHaveLength(10);
    expect(theForm(full).buttons.map(({ label }) => label)).not.toContain(words.more);
    expect(await opened.events()).toEqual(before);
  });

  it('sent twice is sent in once, and two tabs end in the same answer', async () => {
    const html = await bodyOf();
    const other = await bodyOf();
    const filled = allStatuses(html, 'going_well');
    const body = () => sendingOf(theForm(html), report.submit, filled);
    const both = await Promise.all([0, 1].map(() => visit(link, { method: 'POST', body: body() })));
    expect(both.map((one) => one.status)).toEqual([303, 303]);
    expect((await visit(link, { method: 'POST', body: body() })).status).not.toBe(503);
    const tab = await send(other, report.submit, { ...allStatuses(other, 'stalled') });
    expect(textIn(tab.body)).toContain(words.notByLink);
    expect(await submitted()).toHaveLength(1);
    expect(textIn(await bodyOf())).toContain(status.going_well);
  });

  it('shows both texts where two have written in the same field, and the second time it counts', async () => {
    const [mine, theirs] = [await bodyOf(), await bodyOf()];
    const [done = ''] = named(mine, /^area\.\d+\.done$/);
    await send(theirs, report.save, { [done]: 'Evas text' });
    const contested = await send(mine, report.save, { [done]: 'Annas text' });
    expect(textIn(contested.body)).toContain('Evas text');
    expect(new Map(theForm(contested.body).values).get(done)).toBe('Annas text');
    const after = await send(contested.body, report.save, {});
    expect(new Map(theForm(after.body).values).get(done)).toBe('Annas text');
    expect(textIn(await bodyOf())).not.toContain('Evas text');
  });
});

describe('what else a link opens', () => {
  const gor = (body: Record<string, string>) =>
    visit(`${link}/gor`, { method: 'POST', body: new URLSearchParams(body) });

  it('takes a mailed code where the link is not enough, and then goes on with what was being done', async () => {
    const asked = await gor({ words: 'historik', once: '1' });
    expect(textIn(asked.body)).toContain(mail.page.notByLink);
    const code = await codeIn(contact, 1);
    const wrong = await send(asked.body, words.codeGo, { code: code === '123456' ? '123457' : '123456' });
    expect(textIn(wrong.body)).toContain(words.codeWrong);
    const shown = await send(wrong.body, words.codeGo, { code });
    expect(textIn(shown.body)).toContain(messages.historyNoneShown);
    // Not more than its person may, and of nothing but the own party's.
    const refused = await gor({ words: 'lås', once: '2' });
    expect(textIn(refused.body)).toContain('Det kan bara gruppens samordnare göra.');
  });

  it('does a letter’s button by a press, and opening it does nothing', async () => {
    const row = (await opened.deliveries()).find(({ userId }) => userId === contact);
    const action = {
      kind: 'status',
      checkIn: row?.checkInId,
      party: row?.partyId,
      area: 1,
      status: 'stalled',
    };
    const v = Buffer.from(JSON.stringify({ label: 'Står stilla', action })).toString('base64url');
    const before = await opened.events();
    const page = await visit(`${link}/gor?v=${v}`);
    expect(textIn(page.body)).toContain('Står stilla');
    expect(await opened.events()).toEqual(before);
    await gor({ action: JSON.stringify(action), once: '1' });
    await gor({ action: JSON.stringify(action), once: '1' });
    expect((await opened.events()).filter(({ kind }) => kind === 'area-saved')).toHaveLength(1);
    for (const v of ['', 'x', Buffer.from('{"label":"x","action":{"kind":"erase"}}').toString('base64url')])
      expect((await visit(`${link}/gor?v=${v}`)).status).toBe(303);
    expect((await gor({ action: '{"kind":"erase"}' })).status).toBe(400);
    const forged = { origin: 'https://evil.example.org' };
    const body = new URLSearchParams({ action: JSON.stringify(action), once: '3' });
    expect((await visit(`${link}/gor`, { method: 'POST', body, headers: forged })).status).toBe(400);
  });
});

describe('what was typed is given back', () => {
  it('by a link that is dead by then', async () => {
    const html = await bodyOf();
    const [done = ''] = named(html, /^area\.\d+\.done$/);
    const file = sampleGroup(2);
    file.parties[1]?.contacts.splice(0, 1);
    await world.import(file);
    const after = await send(html, report.save, { [done]: 'En lång text' });
    expect([after.status, after.body]).toEqual([404, expect.stringContaining('En lång text')]);
    expect(after.body).toContain(mail.page.nobody);
  });

  it('where nothing of the form came, nothing is done, and that is said', async () => {
    const after = await visit(link, {
      method: 'POST',
      body: 'x=1',
      headers: { 'content-type': 'text/plain' },
    });
    expect([after.status, textIn(after.body)]).toEqual([400, expect.stringContaining(formWords.nothingCame)]);
  });

  it('not to another site, nor beyond what a form holds', async () => {
    const html = await bodyOf();
    const body = sendingOf(theForm(html), report.submit, allStatuses(html, 'going_well'));
    const forged = await visit(link, {
      method: 'POST',
      body,
      headers: { origin: 'https://evil.example.org' },
    });
    expect(forged.status).toBe(400);
    expect((await visit(link, { method: 'POST', body: `area.1.done=${'x'.repeat(300_000)}` })).status).toBe(
      413,
    );
    expect(await submitted()).toEqual([]);
  });
});

describe('changing what is sent in', () => {
  const sendIn = async () => {
    const html = await bodyOf();
    return send(html, report.submit, allStatuses(html, 'going_well'));
  };

  it('takes a mailed code, is sent in as another version, and takes another code the next time', async () => {
    const receipt = await sendIn();
    const asked = await send(receipt.body, report.change);
    expect(textIn(asked.body)).toContain(words.codeSent(contact));
    const code = await codeIn(contact, 1);
    const editing = await send(asked.body, words.codeGo, { code: `${code.slice(0, 3)} ${code.slice(3)}` });
    expect(named(editing.body, /^status\./).length).toBeGreaterThan(0);
    const changed = await send(editing.body, report.submit, allStatuses(editing.body, 'stalled'));
    expect(textIn(changed.body)).toContain(status.stalled);
    expect(await submitted()).toHaveLength(2);
    expect(textIn(await bodyOf(`${link}/versioner`))).toContain('2');
    expect((await visit(`${link}/andra`)).status).toBe(303);
  });

  it('is not to be had by guessing: the sixth try is refused though it is right', async () => {
    const asked = await send((await sendIn()).body, report.change);
    const code = await codeIn(contact, 1);
    const wrong = code === '123456' ? '123457' : '123456';
    let body = asked.body;
    for (let n = 0; n < 5; n++) {
      const answer = await send(body, words.codeGo, { code: wrong });
      expect([answer.status, textIn(answer.body)]).toEqual([400, expect.stringContaining(words.codeWrong)]);
      body = answer.body;
    }
    const sixth = await send(body, words.codeGo, { code: code });
    expect([sixth.status, textIn(sixth.body)]).toEqual([400, expect.stringContaining(words.codeWrong)]);
    expect((await visit(`${link}/andra`)).status).toBe(303);
  });

  it('does nothing by the link alone, and gives back what was typed', async () => {
    const html = await bodyOf();
    await sendIn();
    const [done = ''] = named(html, /^area\.\d+\.done$/);
    const after = await send(html, report.save, { [done]: 'Ändrat' });
    expect([after.status, textIn(after.body)]).toEqual([400, expect.stringContaining(words.notByLink)]);
    expect(after.body).toContain('Ändrat');
    expect(textIn(await bodyOf())).not.toContain('Ändrat');
  });
});

it('what is sent in is to be had as a document', async () => {
  const html = await bodyOf();
  await send(html, report.submit, allStatuses(html, 'going_well'));
  const response = await fetch(`${link}/dokument`);
  expect(response.headers.get('content-disposition')).toContain('lagesrapport-2019-H1-library-1.docx');
  expect(Buffer.from(await response.arrayBuffer()).toString('latin1', 0, 2)).toBe('PK');
});

it('opening every address behind a link changes nothing, as mail scanners do', async () => {
  const before = [await opened.events(), await opened.deliveries()];
  const carried = (action: object) =>
    Buffer.from(JSON.stringify({ label: 'Skicka in', action })).toString('base64url');
  const head = (await opened.deliveries()).find(({ userId }) => userId === contact);
  const of = { checkIn: head?.checkInId, party: head?.partyId };
  const behind = ['', '/som-sist', '/andra', '/kod', '/dokument', '/versioner', '?sparat', '/gor'];
  for (const path of behind) await visit(`${link}${path}`);
  for (const action of [
    { kind: 'submit', ...of },
    { kind: 'as-last', ...of },
  ]) {
    await visit(`${link}/gor?v=${carried(action)}`);
    await visit(`/samordna?v=${carried(action)}`);
  }
  for (const path of [
    '/samordna',
    '/samordna/kod',
    '/samordna/in',
    '/samordna/gor',
    '/samordna/ut',
    '/ny-lank',
  ])
    await visit(path);
  await world.app.idle();
  expect([await opened.events(), await opened.deliveries()]).toEqual(before);
  expect(await world.product.store.forget(new Date('2030-01-01'), 1_000)).toBe(0);
});
