import { textsFor } from '../../src/texts/texts.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { type MailWorld, openMailWorld } from '../support/mail-world.ts';
import { formIn } from '../support/page-form.ts';
import { eventually } from '../support/process.ts';
import { sampleGroup } from '../support/sample-group.ts';

const { answerers, mail, report, messages, page: words, status } = textsFor('sv');
const contact = 'contact@library-1.example.org';
const substitute = 'substitute@library-1.example.org';

let opened: TestStore;
let world: MailWorld;
let link: string;
/** What the browser has been given to keep. */
let cookie = '';
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());
beforeEach(async () => {
  world = await openMailWorld({ opened, file: sampleGroup(1), at: '2019-05-20T06:00:00Z' });
  await world.passTo('2019-05-21T07:00:30Z');
  link = world.linkIn(contact);
  cookie = '';
});
afterEach(() => world.close());

const areas = async () => {
  const [head] = await world.product.store.groups.all();
  return (await world.product.store.groups.load(head?.id ?? 0)).areas.map(({ id }) => id);
};

/** Sends the page's form as it stands, with these values in it. */
async function send(page: string, values: Record<string, string>, press: 'save' | 'submit') {
  const form = formIn(page);
  for (const [name, value] of Object.entries(values)) {
    if (!form.has(name)) throw new Error(`the page has no ${name}`);
    form.set(name, value);
  }
  form.set('do', press);
  const answer = await world.open(link, {
    method: 'POST',
    body: new URLSearchParams([...form]),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', cookie },
  });
  await world.app.idle();
  const next = answer.headers.get('location');
  return next
    ? { ...answer, ...(await world.open(next)), redirected: true }
    : { ...answer, redirected: false };
}

const chosen = async (value: string) =>
  Object.fromEntries((await areas()).map((area) => [`status.${area}`, value]));
const kinds = async () => (await opened.events()).map(({ kind }) => kind);

async function lock(): Promise<void> {
  const [head] = await world.product.store.groups.all();
  const checkIn = await world.product.store.checkIns.current(head?.id ?? 0);
  await world.app.handle({
    key: 'lock',
    from: { platform: 'mail', tenant: 'mail', userId: 'convener@example.org' },
    answer: 'reply',
    within: 5_000,
    ask: { kind: 'press', action: { kind: 'lock', checkIn: checkIn?.id ?? 0 } },
  });
}

describe('the answer on the personal page', () => {
  it('is filled in and sent in on one page, and the receipt comes to contact and substitute', async () => {
    const { body } = await world.open(link);
    expect(body).toContain(`>${report.submit}</button>`);
    const done = await send(body, await chosen('going_well'), 'submit');
    expect(done.redirected).toBe(true);
    expect(done.body).toContain(mail.page.thanks);
    expect(done.body).toContain(status.going_well);
    await world.app.tick();
    for (const address of [contact, substitute])
      await eventually('the receipt', () =>
        world.smtp.to(address).some((letter) => letter.mail.subject === mail.subjectReceipt('library-1')),
      );
  });

  it('saves what is chosen and written, and shows it when it is opened again', async () => {
    const [first = 0] = await areas();
    const { body } = await world.open(link);
    const text = 'Två <workshops> & "en" kurs\nmed rad';
    const saved = await send(body, { [`status.${first}`]: 'stalled', [`area.${first}.done`]: text }, 'save');
    expect(saved.body).toContain(mail.page.saved);
    const again = formIn((await world.open(link)).body);
    expect(again.get(`status.${first}`)).toBe('stalled');
    expect(again.get(`area.${first}.done`)).toBe(text);
  });

  it('names the areas without a status beside the button, and sends nothing in', async () => {
    const [first = 0] = await areas();
    const { body } = await world.open(link);
    const refused = await send(body, { [`status.${first}`]: 'going_well' }, 'submit');
    expect(refused.redirected).toBe(false);
    expect(refused.body).toContain('class="fault" role="alert"');
    expect(formIn(refused.body).get(`status.${first}`)).toBe('going_well');
    expect(await kinds()).not.toContain('submitted');
    // What else the page led to is still there.
    for (const page of [body, refused.body]) expect(page).toContain(`>${answerers.who}</button>`);
  });

  it('comes back with every word where something is wrong, and sends nothing in', async () => {
    const [first = 0] = await areas();
    const { body } = await world.open(link);
    const long = 'x'.repeat(3_001);
    const refused = await send(
      body,
      { ...(await chosen('going_well')), [`area.${first}.done`]: long, 'overall.workedWell': 'Bokcirkeln' },
      'submit',
    );
    expect(refused.body).toContain(messages.tooLong(3_001));
    const form = formIn(refused.body);
    expect(form.get(`area.${first}.done`)).toBe(long);
    expect(form.get('overall.workedWell')).toBe('Bokcirkeln');
    expect(await kinds()).not.toContain('submitted');
  });

  it('shows both texts where two people wrote in the same field, and loses neither', async () => {
    const [first = 0] = await areas();
    const mine = (await world.open(link)).body;
    const theirs = (await world.open(link)).body;
    await send(theirs, { [`area.${first}.done`]: 'Evas ord' }, 'save');
    const contested = await send(mine, { [`area.${first}.done`]: 'Annas ord' }, 'save');
    expect(contested.body).toContain('Evas ord');
    expect(formIn(contested.body).get(`area.${first}.done`)).toBe('Annas ord');
    const second = await send(contested.body, {}, 'save');
    expect(second.body).toContain(mail.page.saved);
    expect(formIn((await world.open(link)).body).get(`area.${first}.done`)).toBe('Annas ord');
  });

  it('has one effect however often the same sheet is sent', async () => {
    const { body } = await world.open(link);
    const values = await chosen('going_well');
    await Promise.all([send(body, values, 'submit'), send(body, values, 'submit')]);
    await send(body, values, 'submit');
    expect((await kinds()).filter((kind) => kind === 'submitted')).toHaveLength(1);
  });

  it('is changed after it is sent in only with a code from the mailbox', async () => {
    const { body } = await world.open(link);
    await send(body, await chosen('going_well'), 'submit');
    // The sheet from before: the link alone changes nothing of what is sent in.
    const kept = await send(body, await chosen('stalled'), 'submit');
    expect(kept.body).not.toContain(status.stalled);
    const post = (path: string, form: Record<string, string> = {}) =>
      world.open(`${link}/${path}`, {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    await post('kod');
    const code = await eventually(
      'the code',
      () => world.smtp.to(contact).flatMap((letter) => /^\d{6}/.exec(letter.mail.subject ?? '') ?? [])[0],
    );
    expect((await post('andra', { code: code === '000000' ? '000001' : '000000' })).status).toBe(400);
    const right = await post('andra', { code });
    expect(right.status).toBe(303);
    cookie = right.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const changing = await world.open(`${link}/andra`, { headers: { cookie } });
    // What is saved now is a change: the report itself is sent in as before.
    await send(changing.body, await chosen('needs_change'), 'save');
    const saved = await world.open(`${link}/andra?sparat`, { headers: { cookie } });
    expect(saved.body).toContain(mail.page.savedChange);
    expect(saved.body).not.toContain(mail.page.saved);
    expect(saved.body).toContain(report.state.changed);
    const done = await send(saved.body, await chosen('stalled'), 'submit');
    expect(done.body).toContain(status.stalled);
    expect((await kinds()).filter((kind) => kind === 'submitted')).toHaveLength(2);
  });

  it('says that nothing was sent in where the answers are locked without it, and offers nothing that is not there', async () => {
    await world.open(link);
    await lock();
    const { body } = await world.open(link);
    expect(body).toContain('library-1 har inte skickat in någon lägesrapport');
    for (const what of [words.document, words.versions, report.noStatus]) expect(body).not.toContain(what);
    expect(body).toContain(`>${answerers.who}</button>`);
    expect((await world.open(`${link}/dokument`)).body).toContain(words.back);
  });

  it('keeps what was typed to be copied where the answers are locked meanwhile', async () => {
    const [first = 0] = await areas();
    const { body } = await world.open(link);
    await lock();
    const late = await send(body, { [`area.${first}.done`]: 'Mina sista ord' }, 'save');
    expect(late.body).toContain('Mina sista ord');
    expect(late.body).toContain('låsta');
  });
});

describe('two taps from the letter', () => {
  it('are enough where all is as last time: the page opens with it and saves nothing, and Skicka in sends it', async () => {
    const first = await world.open(link);
    await send(first.body, await chosen('needs_change'), 'submit');
    await world.passTo('2019-11-19T08:00:30Z');
    link = world.linkIn(contact);
    expect(world.smtp.to(contact).at(-1)?.mail.text).toContain(`${link}/som-sist`);
    const before = (await kinds()).length;
    const proposed = await world.open(`${link}/som-sist`);
    expect((await kinds()).length).toBe(before);
    const form = formIn(proposed.body);
    for (const area of await areas()) expect(form.get(`status.${area}`)).toBe('needs_change');
    const done = await send(proposed.body, {}, 'submit');
    expect(done.body).toContain(mail.page.thanks);
    expect((await kinds()).filter((kind) => kind === 'submitted')).toHaveLength(2);
  });
});
