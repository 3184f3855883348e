import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../../scripts/browser.ts';
import { hashOfStartCode, newStartCode, startCodeLife } from '../../../src/domain/start-code.ts';
import { textsFor } from '../../../src/texts/texts.ts';
import { openTestStore, type TestStore } from '../../support/database.ts';
import { type MailWorld, openMailWorld } from '../../support/mail-world.ts';
import { faultsWithoutScript } from '../../support/playground-page.ts';
import { eventually } from '../../support/process.ts';
import { sampleGroup } from '../../support/sample-group.ts';
import { withBrowser } from '../../support/with-browser.ts';

/* The pages that a letter about a course, a new address and the first start lead to, in a real browser without script. */

const { answerers, beginning, initiative, mail, page: words } = textsFor('sv');
const [anna, bo] = ['contact@library-1.example.org', 'contact@library-2.example.org'] as const;

withBrowser('seldom opened pages in a browser without script', () => {
  let opened: TestStore;
  let world: MailWorld;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    opened = await openTestStore();
    browser = await openBrowser();
  }, 120_000);
  beforeEach(async () => {
    const context = await browser.newContext({ locale: 'sv-SE', javaScriptEnabled: false });
    context.setDefaultTimeout(15_000);
    page = await context.newPage();
  });
  afterEach(async () => {
    await page.context().close();
    await world.close();
  });
  afterAll(async () => {
    await browser?.close();
    await opened?.close();
  });

  const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
  const type = (name: string, text: string) => page.locator(`[name="${name}"]`).fill(text);
  const title = () => page.getByRole('heading', { level: 1 }).innerText();
  /** What axe-core finds in the page as it stands, which must say this. */
  async function look(said: string): Promise<string[]> {
    await page.getByText(said).first().waitFor();
    return (await faultsWithoutScript(browser, page)).map((fault) => `${said}: ${fault}`);
  }
  /** Past the browser's own check of a field, to the product's. */
  const unchecked = () =>
    page.locator('form').evaluateAll((forms) => forms.map((form) => form.setAttribute('novalidate', '')));

  it('begins a group by the start code, from a wrong one to a group that is made', async () => {
    world = await openMailWorld({ opened, at: '2019-05-06T08:00:00Z' });
    const code = newStartCode();
    const until = new Date(world.now().getTime() + startCodeLife);
    await opened.store.beginning.keepStartCode(hashOfStartCode(code), world.now(), until);
    const found: string[] = [];
    await page.goto(`${world.page.url}/start`);
    found.push(...(await look(await title())));
    await type('code', 'FEL');
    await type('address', 'anna@example.org');
    await page.locator('form button').click();
    found.push(...(await look(beginning.codeWrong)));
    await type('code', code);
    await page.locator('form button').click();
    found.push(...(await look(words.codeSent('anna@example.org'))));
    await type('code', '123456');
    await press(words.codeGo);
    found.push(...(await look(words.codeWrong)));
    await type('code', await eventually('a code', () => world.codeIn('anna@example.org')));
    await press(words.codeGo);
    found.push(...(await look(beginning.groupName)));
    await page.getByLabel(beginning.groupName).fill('Läslust');
    await page.getByLabel(beginning.yourName).fill('Anna Ek');
    await page.getByLabel(beginning.yourEmail).fill('anna@example.org');
    await unchecked();
    await press(beginning.create);
    found.push(...(await look(beginning.convenerMissing)));
    expect(await page.getByLabel(beginning.groupName).inputValue()).toBe('Läslust');
    await page.getByLabel(beginning.convener).fill('Region Skåne');
    await press(beginning.create);
    found.push(...(await look(beginning.started('Läslust'))));
    expect(found).toEqual([]);
  }, 240_000);

  it('takes another address of one’s own, from a wrong one to the one that a code has come to', async () => {
    const file = sampleGroup(1);
    world = await openMailWorld({ opened, file, at: '2019-05-20T06:00:00Z' });
    await world.product.store.groups.import(file, 'sample.yaml', world.now(), undefined, 'bot');
    await world.passTo('2019-05-21T07:00:30Z');
    const found: string[] = [];
    await page.goto(world.linkIn(anna));
    await press(answerers.who);
    await type('code', await eventually('a code', () => world.codeIn(anna)));
    await press(words.codeGo);
    found.push(...(await look(mail.own.title)));
    await press(mail.own.title);
    found.push(...(await look(mail.own.now(anna))));
    await page.getByLabel(mail.own.field).fill('anna');
    await unchecked();
    await press(mail.own.sendCode);
    found.push(...(await look(mail.own.bad)));
    await page.getByLabel(mail.own.field).fill('ny@library-1.example.org');
    await press(mail.own.sendCode);
    found.push(...(await look(mail.own.asked('ny@library-1.example.org'))));
    await press(mail.own.typeCode);
    await type('f.code', await eventually('a code', () => world.codeIn('ny@library-1.example.org')));
    await press(mail.own.change);
    found.push(...(await look(mail.own.done('ny@library-1.example.org'))));
    expect(found).toEqual([]);
  }, 240_000);

  it('signs up for a course by the link of a letter, and stops the tips', async () => {
    world = await openMailWorld({ opened, file: sampleGroup(3), at: '2019-02-04T08:00:00Z' });
    const [head] = await world.product.store.groups.all();
    const { id: group, contacts } = await world.product.store.groups.load(head?.id ?? 0);
    const party = contacts.find(({ person }) => person.email === bo)?.partyId ?? 0;
    await world.app.handle({
      key: 'new-course',
      from: { platform: 'mail', tenant: 'mail', userId: bo },
      answer: 'reply',
      within: 5_000,
      ask: {
        kind: 'form',
        form: { kind: 'new-course', group, party },
        values: { title: 'Digital handledning', day: '2019-04-10', open: 'yes' },
      },
    });
    await world.passTo('2019-03-01T12:00:00Z');
    const text = world.smtp.to(anna).at(-1)?.mail.text ?? '';
    /** The link under this label in the letter. */
    const link = (label: string) => /\s*(http\S+)/.exec(text.split(`${label}:`).at(-1) ?? '')?.[1] ?? '';
    const found: string[] = [];
    await page.goto(link(initiative.card('Digital handledning')));
    found.push(...(await look('Digital handledning')));
    await press(initiative.signUp);
    found.push(...(await look(initiative.signUpTitle)));
    await type('f.seats', 'många');
    await unchecked();
    await press(initiative.signUpTitle);
    expect(await page.locator('[name="f.seats"]').inputValue()).toBe('många');
    found.push(...(await look('många')));
    await type('f.seats', '2');
    await press(initiative.signUpTitle);
    found.push(...(await look(initiative.signUpNow(2, 'Digital handledning'))));
    await page.goto(link(initiative.stopTips));
    found.push(...(await look(initiative.stopTips)));
    await press(initiative.stopTips);
    found.push(...(await look(initiative.tipsOff)));
    expect(found).toEqual([]);
  }, 240_000);
});
