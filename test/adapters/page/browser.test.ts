import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../../../scripts/browser.ts';
import { textsFor } from '../../../src/texts/texts.ts';
import { openTestStore, type TestStore } from '../../support/database.ts';
import { type MailWorld, openMailWorld } from '../../support/mail-world.ts';
import { faultsOf } from '../../support/playground-page.ts';
import { eventually } from '../../support/process.ts';
import { sampleGroup } from '../../support/sample-group.ts';
import { withBrowser } from '../../support/with-browser.ts';

/* The personal page in a real browser: what axe-core finds at three widths in light and dark, and by keyboard alone. */

const { mail } = textsFor('sv');
const contact = 'contact@library-1.example.org';

withBrowser('the personal page in a browser', () => {
  let opened: TestStore;
  let world: MailWorld;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    opened = await openTestStore();
    world = await openMailWorld({ opened, file: sampleGroup(), at: '2019-05-20T06:00:00Z' });
    await world.passTo('2019-05-21T07:00:30Z');
    browser = await openBrowser();
    context = await browser.newContext({ locale: 'sv-SE' });
    page = await context.newPage();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
    await opened?.close();
  });

  it('shows the answer by the link, with nothing for axe-core to find', async () => {
    await page.goto(world.linkIn(contact));
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('library-1');
    expect(await page.getByRole('heading', { name: 'Area welcome' }).count()).toBe(1);
    expect(await faultsOf({ page })).toEqual([]);
  });

  it('says that a link opens nothing, and how to get another, with nothing for axe-core to find', async () => {
    await page.goto(`${world.page.url}/svara/${'x'.repeat(43)}`);
    expect(await faultsOf({ page })).toEqual([]);
    await page.getByRole('link', { name: mail.page.newLink }).click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(mail.page.newLinkTitle);
    expect(await faultsOf({ page })).toEqual([]);
  });

  it('takes the address by keyboard alone, and without script, which its own forms may send', async () => {
    const bare = await browser.newContext({ locale: 'sv-SE', javaScriptEnabled: false });
    const quiet = await bare.newPage();
    await quiet.goto(`${world.page.url}/ny-lank`);
    await quiet.keyboard.press('Tab');
    expect(await quiet.locator(':focus').innerText()).toBe(mail.page.skip);
    await quiet.keyboard.press('Tab');
    await quiet.keyboard.type(contact);
    await quiet.keyboard.press('Enter');
    await quiet.getByText(mail.page.asked).waitFor();
    const before = world.smtp.to(contact).length;
    await eventually('a letter', () => world.smtp.to(contact).length >= Math.max(2, before));
    expect(world.smtp.to(contact).at(-1)?.mail.subject).toBe(mail.subjectLinks);
    await bare.close();
  });

  it('says what is wrong with an address beside it, with nothing for axe-core to find', async () => {
    await page.goto(`${world.page.url}/ny-lank`);
    // The browser itself would hold it back.
    await page.locator('form').evaluate('form => { form.noValidate = true }');
    await page.getByLabel(mail.page.address).fill('anna@klippan');
    await page.getByRole('button', { name: mail.page.send }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel(mail.page.address).inputValue()).toBe('anna@klippan');
    expect(await faultsOf({ page })).toEqual([]);
  });
});
