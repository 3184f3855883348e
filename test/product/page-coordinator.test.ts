import { textsFor } from '../../src/texts/texts.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { formsIn, textIn } from '../support/html-page.ts';
import { type MailWorld, openMailWorld } from '../support/mail-world.ts';
import { eventually } from '../support/process.ts';
import { sampleGroup } from '../support/sample-group.ts';

const { lock, messages, page: words } = textsFor('sv');
const convener = 'convener@example.org';
const contact = 'contact@library-1.example.org';

let opened: TestStore;
let world: MailWorld;
let cookie = '';
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());
beforeEach(async () => {
  cookie = '';
  world = await openMailWorld({ opened, file: sampleGroup(1), at: '2019-05-20T06:00:00Z' });
  await world.passTo('2019-05-21T07:00:30Z');
});
afterEach(() => world.close());

const post = (path: string, values: Record<string, string>, headers: Record<string, string> = {}) =>
  world.open(path, { method: 'POST', body: new URLSearchParams(values), headers: { cookie, ...headers } });
const codes = (address: string) =>
  world.smtp.to(address).flatMap((letter) => /^(\d{6}) /.exec(letter.mail.subject ?? '')?.[1] ?? []);

async function signIn() {
  await post('/samordna/kod', { address: convener });
  const code = await eventually('a code', () => codes(convener).at(-1));
  const answer = await post('/samordna/in', { address: convener, code });
  cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return answer;
}
/** Presses a button of a page by its words. */
async function press(html: string, label: string) {
  const [, tag = ''] =
    [...html.matchAll(/<button\b([^>]*)>([^<]*)<\/button>/g)].find(([, , each]) => each?.startsWith(label)) ??
    [];
  const attribute = (name: string) =>
    (new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
  if (!tag) throw new Error(`There is no ${label} in: ${textIn(html)}`);
  const once = formsIn(html)[0]?.values.find(([name]) => name === 'once')?.[1] ?? '';
  return post('/samordna/gor', { once, [attribute('name')]: attribute('value') });
}
const home = async () => (await world.open('/samordna', { headers: { cookie } })).body;

describe('the coordinator’s page', () => {
  it('is come into by a mailed code, in a cookie that no script and no other site gets', async () => {
    expect(textIn(await home())).toContain(words.signInAbout);
    const answer = await signIn();
    expect(answer.status).toBe(303);
    expect(answer.headers.getSetCookie()[0]).toMatch(/HttpOnly.*SameSite=Strict/);
    expect(textIn(await home())).toContain('Svar: 0 av 2 parter');
    await post('/samordna/ut', {});
    expect(textIn(await home())).toContain(words.signInAbout);
  });

  it('says the same to every address, and mails a code to coordinators alone', async () => {
    const [known, other, nobody] = [
      await post('/samordna/kod', { address: convener }),
      await post('/samordna/kod', { address: contact }),
      await post('/samordna/kod', { address: 'ingen@example.org' }),
    ];
    const plain = (body: string) => body.replaceAll(/value="[^"]*"/g, '');
    expect([plain(other.body), plain(nobody.body)]).toEqual([plain(known.body), plain(known.body)]);
    await eventually('a code', () => codes(convener).length > 0);
    expect(codes(contact)).toEqual([]);
    const code = codes(convener)[0] ?? '';
    for (let n = 0; n < 5; n++)
      expect(
        (await post('/samordna/in', { address: convener, code: code === '111111' ? '222222' : '111111' }))
          .status,
      ).toBe(400);
    expect((await post('/samordna/in', { address: convener, code })).status).toBe(400);
  });

  it('does nothing for who has not come in, nor by another site', async () => {
    const before = await opened.events();
    expect(textIn((await post('/samordna/gor', { words: 'lås' })).body)).toContain(words.signInAbout);
    await signIn();
    const forged = await post('/samordna/gor', { words: 'lås' }, { origin: 'https://evil.example.org' });
    expect([forged.status, await opened.events()]).toEqual([400, before]);
    expect((await post('/samordna/gor', { action: '{"kind":"erase"}' })).status).toBe(400);
  });

  it('shows the summary with its buttons, the log, the documents as files, and locks and unlocks', async () => {
    await signIn();
    const log = await press(await home(), words.wordsLabel.log);
    expect(log.status).toBe(200);
    const documents = await press(await home(), words.wordsLabel.documents);
    const [, label = ''] =
      [...documents.body.matchAll(/&quot;kind&quot;:&quot;export&quot;[^>]*>([^<]*)</g)][0] ?? [];
    expect((await press(documents.body, label)).headers.get('content-disposition')).toContain('attachment');
    const question = await press(await home(), words.wordsLabel.lock);
    const locked = await press(question.body, lock.lockAll);
    expect((await opened.events()).map(({ kind }) => kind)).toContain('locked');
    expect(locked.status).toBe(200);
    const unlock = await post('/samordna/gor', { words: 'lås upp', once: '1' });
    const form = await press(unlock.body, lock.unlockAll);
    const sent = (reason: string) => {
      const drawn = formsIn(form.body).find(
        ({ labels }) => labels.size > 0 && [...labels.values()].some((each) => each.startsWith('f.')),
      );
      return post('/samordna/gor', Object.fromEntries([...(drawn?.values ?? []), ['f.reason', reason]]));
    };
    expect(textIn((await sent('')).body)).toContain(lock.reasonMissing);
    expect((await sent('Fel siffra')).status).toBe(200);
    expect((await opened.events()).map(({ kind }) => kind)).toContain('unlocked');
  });

  it('is where the coordinator’s letters lead', async () => {
    await world.passTo('2019-06-10T07:00:30Z');
    const letter = world.smtp.to(convener).find((each) => each.mail.text?.includes(messages.summaryButton));
    expect(letter?.mail.text).toContain(`${world.page.url}/samordna`);
  });
});
