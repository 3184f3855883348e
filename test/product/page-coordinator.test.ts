import { textsFor } from '../../src/texts/texts.ts';
import { type CoordinatorPage, openCoordinatorPage } from '../support/coordinator-page.ts';
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
let page: CoordinatorPage;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());
beforeEach(async () => {
  world = await openMailWorld({ opened, file: sampleGroup(2), at: '2019-05-20T06:00:00Z' });
  await world.passTo('2019-05-21T07:00:30Z');
  page = openCoordinatorPage(convener, {
    url: world.page.url,
    codeIn: world.codeIn,
    rest: world.app.idle,
  });
});
afterEach(() => world.close());

const codes = (address: string) =>
  world.smtp.to(address).flatMap((letter) => /^(\d{6}) /.exec(letter.mail.subject ?? '')?.[1] ?? []);
const kinds = async () => (await opened.events()).map(({ kind }) => kind);

describe('the coordinator’s page', () => {
  it('is come into by a mailed code, in a cookie that no script and no other site gets', async () => {
    expect(textIn((await page.home()).body)).toContain(words.signInAbout);
    const answer = await page.signIn();
    expect(answer.status).toBe(303);
    expect(answer.headers.getSetCookie()[0]).toMatch(/HttpOnly.*SameSite=Strict/);
    expect(textIn((await page.home()).body)).toContain('Svar: 0 av 3 parter');
    await page.post('/samordna/ut', {});
    expect(textIn((await page.home()).body)).toContain(words.signInAbout);
  });

  it('speaks the group’s language around what is answered in it, whatever the browser would rather have', async () => {
    const { url } = world.page;
    page = openCoordinatorPage(convener, {
      url,
      codeIn: world.codeIn,
      rest: world.app.idle,
      language: 'en-GB',
    });
    await page.signIn();
    const { body } = await page.home();
    expect(body).toContain('<html lang="sv">');
    expect(textIn(body)).toContain('Svar: 0 av 3 parter');
  });

  it('says the same to every address, and mails a code to coordinators alone', async () => {
    const [known, other, nobody] = [
      await page.post('/samordna/kod', { address: convener }),
      await page.post('/samordna/kod', { address: contact }),
      await page.post('/samordna/kod', { address: 'ingen@example.org' }),
    ];
    const plain = (body: string) => body.replaceAll(/value="[^"]*"/g, '');
    expect([plain(other.body), plain(nobody.body)]).toEqual([plain(known.body), plain(known.body)]);
    await eventually('a code', () => codes(convener).length > 0);
    expect(codes(contact)).toEqual([]);
    const code = codes(convener)[0] ?? '';
    const attempt = (typed: string) => page.post('/samordna/in', { address: convener, code: typed });
    for (let n = 0; n < 5; n++)
      expect((await attempt(code === '111111' ? '222222' : '111111')).status).toBe(400);
    expect((await attempt(code)).status).toBe(400);
  });

  it('does nothing for who has not come in, nor by another site', async () => {
    const before = await opened.events();
    expect(textIn((await page.post('/samordna/gor', { words: 'lås' })).body)).toContain(words.signInAbout);
    await page.signIn();
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example.org' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of foreign)
      expect((await page.post('/samordna/gor', { words: 'lås' }, headers)).status).toBe(400);
    expect(await opened.events()).toEqual(before);
    expect((await page.post('/samordna/gor', { action: '{"kind":"erase"}' })).status).toBe(400);
    const huge = await page.post('/samordna/gor', { words: 'x'.repeat(300_000) });
    expect(huge.status).toBe(413);
  });

  it('takes up again what was being done when one has to come in anew', async () => {
    await page.signIn();
    await page.home();
    await page.press(words.wordsLabel.lock);
    const question = page.html();
    await page.post('/samordna/ut', {});
    await page.press(lock.lockAll, question);
    expect(page.seen()).toContain(words.signInAbout);
    expect(await kinds()).not.toContain('locked');
    // Within the same minute no other code is mailed.
    world.set('2019-05-21T07:05:00Z');
    const form = formsIn(page.html())[0];
    const asked = new URLSearchParams([...(form?.values ?? []), ['address', convener]]);
    asked.delete('address');
    asked.set('address', convener);
    const before = codes(convener).length;
    await page.post(form?.action ?? '', asked);
    const code = await eventually('another code', () => codes(convener)[before]);
    const typed = new URLSearchParams(formsIn(page.html())[0]?.values ?? []);
    typed.set('code', code);
    await page.post('/samordna/in', typed);
    expect(await kinds()).toContain('locked');
  });

  it('takes up a long form again too, by an address of its own, which nobody else has and which is not for long', async () => {
    await page.signIn();
    await page.post('/samordna/ut', {});
    const typed = `påminn ${'å'.repeat(2_000)}`;
    const after = new URLSearchParams({ words: typed }).toString();
    const asked = await page.post('/samordna/kod', { address: convener, after });
    expect(asked.status).toBe(303);
    const kept = asked.headers.get('location') ?? '';
    expect(kept).toMatch(/^\/samordna\/kod\/[\w-]{43}$/);
    const { status, body } = await page.open(kept);
    const given = new URLSearchParams(formsIn(body)[0]?.values).get('after');
    expect([status, given === after]).toEqual([200, true]);
    const other = await fetch(`${world.page.url}/samordna/kod/${'A'.repeat(43)}`, { redirect: 'manual' });
    expect([other.status, other.headers.get('location')]).toEqual([303, '/samordna']);
    world.set('2019-05-21T07:11:00Z');
    const late = await fetch(`${world.page.url}${kept}`, { redirect: 'manual' });
    expect(late.headers.get('location')).toBe('/samordna');
  });

  it('does what is pressed twice once, and shows an older tab what is true now', async () => {
    await page.signIn();
    await page.home();
    const [older, newer] = [page.html(), (await page.home()).body];
    await page.press(words.wordsLabel.lock, newer);
    const question = page.html();
    await Promise.all([page.press(lock.lockAll, question), page.press(lock.lockAll, question)]);
    await page.press(lock.lockAll, question);
    expect((await kinds()).filter((kind) => kind === 'locked')).toHaveLength(1);
    // The way back in the browser leads to the question once more, and the other tab to a button that is no longer there.
    await page.press(lock.lockAll, question);
    await page.press(words.wordsLabel.lock, older);
    expect(page.seen()).toContain('låst');
    expect((await kinds()).filter((kind) => kind === 'locked')).toHaveLength(1);
  });

  it('shows the summary with its buttons, the log, the documents as files, and locks and unlocks', async () => {
    await page.signIn();
    await page.home();
    expect((await page.press(words.wordsLabel.log)).status).toBe(200);
    await page.press(words.wordsLabel.documents);
    const file = await page.press('Mötesunderlag');
    expect(file.headers.get('content-disposition')).toContain('attachment');
    await page.choose('Varje överenskommelse för sig');
    expect((await page.press('Mötesunderlag')).headers.get('content-type')).toContain('zip');
    await page.press(words.wordsLabel.lock);
    await page.press(lock.lockAll);
    expect(await kinds()).toContain('locked');
    await page.say('lås upp');
    await page.press(lock.unlockAll);
    await page.fill({ reason: '' });
    expect(page.seen()).toContain(lock.reasonMissing);
    expect((await page.fill({ reason: 'Fel siffra' })).status).toBe(200);
    expect(await kinds()).toContain('unlocked');
  });

  it('is where the coordinator’s letters lead', async () => {
    await world.passTo('2019-06-10T07:00:30Z');
    const letter = world.smtp.to(convener).find((each) => each.mail.text?.includes(messages.summaryButton));
    expect(letter?.mail.text).toContain(`${world.page.url}/samordna`);
    // What else the letter's buttons stand for is asked about there, and done by a press.
    const [remind = ''] = /http:\S+\/samordna\?v=\S+/.exec(letter?.mail.text ?? '') ?? [];
    const nudges = async () => (await opened.deliveries()).filter(({ kind }) => kind === 'nudge');
    await page.open(remind);
    expect(page.seen()).toContain(words.signInAbout);
    await page.signIn();
    await page.open(remind);
    await world.app.idle();
    expect(await nudges()).toEqual([]);
    expect(page.seen()).toMatch(
      /Påminna nu\?|Du kom hit från ett brev, och inget är gjort än\. Tryck på Påminn/,
    );
    await page.press('Påminn');
    await world.app.idle();
    expect((await nudges()).length).toBeGreaterThan(0);
  });
});
