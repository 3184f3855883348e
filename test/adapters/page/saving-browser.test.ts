import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../../../scripts/browser.ts';
import { textsFor } from '../../../src/texts/texts.ts';
import { openTestStore, type TestStore } from '../../support/database.ts';
import { type MailWorld, openMailWorld } from '../../support/mail-world.ts';
import { faultsOf } from '../../support/playground-page.ts';
import { eventually } from '../../support/process.ts';
import { sampleGroup } from '../../support/sample-group.ts';
import { withBrowser } from '../../support/with-browser.ts';

/* The lägesrapport in a real browser with its script, which saves as one types. Without it: `answering-browser.test.ts`. */

const { page: words, report, status } = textsFor('sv');
const contact = 'contact@library-1.example.org';

withBrowser('the lägesrapport in a browser with script', () => {
  let opened: TestStore;
  let world: MailWorld;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    opened = await openTestStore();
    browser = await openBrowser();
  }, 120_000);
  beforeEach(async () => {
    world = await openMailWorld({ opened, file: sampleGroup(), at: '2019-05-20T06:00:00Z' });
    await world.passTo('2019-05-21T07:00:30Z');
    context = await browser.newContext({ locale: 'sv-SE' });
    context.setDefaultTimeout(15_000);
    complaints = [];
    page = await tab();
  }, 60_000);
  afterEach(async () => {
    await context?.close();
    await world?.close();
  });
  afterAll(async () => {
    await browser?.close();
    await opened?.close();
  });

  async function tab(): Promise<Page> {
    const another = await context.newPage();
    // The page's own rules let nothing else run or load.
    another.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    another.on('pageerror', (error) => complaints.push(String(error)));
    await another.goto(world.linkIn(contact));
    return another;
  }
  const said = (one: Page) => one.locator('#saving').innerText();
  const saved = (one: Page) =>
    eventually('that it is saved', async () =>
      /^Sparat kl\. \d{1,2}\.\d\d\. Inte inskickat\./.test(await said(one)),
    );
  const uncover = (one: Page, n = 0) => one.getByText(words.write, { exact: true }).nth(n).click();
  const done = (one: Page, n = 0) => one.getByLabel(report.ask.done).nth(n);
  const needs = (one: Page, n = 0) => one.getByLabel(report.ask.needs).nth(n);

  it('is saved as it is chosen and typed, and says when, with nothing for axe-core to find', async () => {
    await page.getByLabel('Area welcome', { exact: true }).selectOption({ label: status.stalled });
    await saved(page);
    await uncover(page, 1);
    await done(page, 1).fill('Två workshops\n\n<b>om</b> källkritik');
    await eventually(
      'both',
      async () => (await opened.events()).filter(({ kind }) => kind === 'area-saved').length === 2,
    );
    await saved(page);
    expect(await faultsOf({ page })).toEqual([]);
    await page.reload();
    expect(await page.getByLabel('Area welcome', { exact: true }).inputValue()).toBe('stalled');
    expect(await done(page, 1).inputValue()).toBe('Två workshops\n\n<b>om</b> källkritik');
    // Back and forth is as often saved: the same choice again is another time.
    const choice = page.getByLabel('Area welcome', { exact: true });
    for (const label of [status.going_well, status.stalled, status.going_well]) {
      await choice.selectOption({ label });
      await saved(page);
      await eventually('saved once more', async () => (await said(page)).startsWith('Sparat'));
    }
    await page.reload();
    expect(await choice.inputValue()).toBe('going_well');
    await page.getByLabel('Area teaching', { exact: true }).selectOption({ label: status.going_well });
    await page.getByRole('button', { name: report.submit, exact: true }).click();
    expect(await page.locator('main').innerText()).toContain(report.state.submitted);
    expect(complaints).toEqual([]);
  }, 120_000);

  it('keeps what two tabs write in two fields, and shows each the other’s', async () => {
    const other = await tab();
    await uncover(page);
    await uncover(other);
    await done(page).fill('Annas kurs');
    await saved(page);
    await needs(other).fill('Evas behov');
    await saved(other);
    expect(await done(other).inputValue()).toBe('Annas kurs');
    await other.reload();
    expect([await done(other).inputValue(), await needs(other).inputValue()]).toEqual([
      'Annas kurs',
      'Evas behov',
    ]);
    // The first tab has not seen the second's words: what it writes on leaves them alone.
    await done(page).fill('Annas andra kurs');
    await eventually(
      'the second save',
      async () => (await opened.events()).filter(({ kind }) => kind === 'area-saved').length === 3,
    );
    await saved(page);
    expect(await needs(page).inputValue()).toBe('Evas behov');
    expect(complaints).toEqual([]);
  }, 120_000);

  it('overwrites nobody’s words in silence where two tabs write in one field, and loses neither’s', async () => {
    const other = await tab();
    await uncover(page);
    await uncover(other);
    await done(page).fill('Annas ord');
    await saved(page);
    await done(other).fill('Evas ord');
    await eventually('that it is not saved', async () => (await said(other)).includes('Annas ord'));
    expect(await done(other).inputValue()).toBe('Evas ord');
    await done(other).pressSequentially(' igen');
    await eventually('still not', async () => (await said(other)).includes('Annas ord'));
    await page.reload();
    expect(await done(page).inputValue()).toBe('Annas ord');
    // By Spara one sees both, and by Spara once more one's own counts.
    await other.getByRole('button', { name: report.save, exact: true }).click();
    expect(await other.locator('main').innerText()).toContain('Annas ord');
    expect(await done(other).inputValue()).toBe('Evas ord igen');
    await other.getByRole('button', { name: report.save, exact: true }).click();
    await page.reload();
    expect(await done(page).inputValue()).toBe('Evas ord igen');
  }, 120_000);

  it('says that it could not be saved, keeps every word, and saves it when that is possible again', async () => {
    await context.route('**/svara/*', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await uncover(page);
    await done(page).fill('En text som inte får försvinna');
    await eventually('that it is said', async () =>
      (await said(page)).startsWith('Det gick inte att spara kl.'),
    );
    expect(await page.locator('#saving').getAttribute('class')).toContain('fault');
    expect(await done(page).inputValue()).toBe('En text som inte får försvinna');
    // Whoever leaves is asked first.
    const asked = page.waitForEvent('dialog');
    const leaving = page.close({ runBeforeUnload: true });
    await (await asked).dismiss();
    await leaving;
    await context.unroute('**/svara/*');
    await page.evaluate("dispatchEvent(new Event('online'))");
    await saved(page);
    await page.reload();
    expect(await done(page).inputValue()).toBe('En text som inte får försvinna');
  }, 120_000);

  it('says what a saved word runs into: too long, or sent in meanwhile by another', async () => {
    const other = await tab();
    await uncover(page);
    await done(page).fill('x'.repeat(3_001));
    await eventually('that it is too long', async () => /3\s001/.test(await said(page)));
    await done(page).fill('kort');
    await saved(page);
    for (const area of ['Area welcome', 'Area teaching'])
      await other.getByLabel(area, { exact: true }).selectOption({ label: status.going_well });
    await other.getByRole('button', { name: report.submit, exact: true }).click();
    await other.getByText(report.state.submitted).first().waitFor();
    await done(page).fill('Efter att det är inskickat');
    await eventually('that it is sent in', async () => (await said(page)).includes(words.notByLink));
    expect(await done(page).inputValue()).toBe('Efter att det är inskickat');
    expect(complaints).toEqual([]);
  }, 120_000);
});
