import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import { openBrowser } from '../../../scripts/browser.ts';
import { textsFor } from '../../../src/texts/texts.ts';
import { type CoordinatorPage, openCoordinatorPage } from '../../support/coordinator-page.ts';
import { openTestStore, type TestStore } from '../../support/database.ts';
import { type MailWorld, openMailWorld } from '../../support/mail-world.ts';
import { faultsWithoutScript } from '../../support/playground-page.ts';
import { eventually } from '../../support/process.ts';
import { sampleGroup } from '../../support/sample-group.ts';
import { withBrowser } from '../../support/with-browser.ts';

/*
 * The browser's way back, forward and anew, two windows and a press too many: with script and without. What answers a
 * form has an address of its own, so nothing is sent anew, nothing is done twice and nothing that was typed is lost.
 */

const { before, meeting, page: words, report, summary } = textsFor('sv');
const convener = 'convener@example.org';
const contact = 'contact@library-1.example.org';

withBrowser('the way back in a browser', () => {
  let opened: TestStore;
  let world: MailWorld;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let sent: string[];
  let script: boolean;
  beforeAll(async () => {
    opened = await openTestStore();
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await opened?.close();
  });

  describe.each([true, false])('script: %s', (on) => {
    beforeEach(async () => {
      script = on;
      const file = sampleGroup(2);
      file.workingGroup.channels = {};
      world = await openMailWorld({ opened, file, at: '2019-05-20T06:00:00Z' });
      await world.passTo('2019-05-21T07:00:30Z');
      context = await browser.newContext({
        locale: 'sv-SE',
        javaScriptEnabled: script,
        viewport: { width: 390, height: 844 },
      });
      context.setDefaultTimeout(20_000);
      page = await window();
    }, 120_000);
    afterEach(async () => {
      await context?.close();
      await world?.close();
    });

    async function window(): Promise<Page> {
      const another = await context.newPage();
      sent = [];
      another.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
      return another;
    }
    const press = (name: string, on = page) => on.getByRole('button', { name, exact: true }).first().click();
    const isGot = (answer: Response | null) => answer?.request().method() === 'GET';
    const kinds = async () => (await opened.events()).map(({ kind }) => kind);

    it('sends nothing anew on the coordinator’s page, and shows each answer where it was', async () => {
      await page.goto(`${world.page.url}/samordna`);
      await page.locator('input[name="address"]').fill(convener);
      await press(words.signIn);
      expect(new URL(page.url()).pathname).toBe('/samordna/kod');
      const code = await eventually('a code', () => world.codeIn(convener));
      await page.getByLabel(words.code).fill(code);
      await press(words.codeGo);
      await press(summary.wholeTable);
      await page.waitForURL(/\/samordna\/svar\//);
      const table = await page.locator('main').innerText();
      const count = sent.length;
      await page.goBack();
      await page.getByRole('button', { name: summary.wholeTable, exact: true }).waitFor();
      await page.goForward();
      expect(await page.locator('main').innerText()).toBe(table);
      expect(isGot(await page.reload())).toBe(true);
      expect(await page.locator('main').innerText()).toBe(table);
      expect(sent).toHaveLength(count);
      // Whoever has the address and has not come in sees nothing of it.
      const stranger = await world.open(page.url());
      expect(stranger.body).toContain(words.signInAbout);
      expect(stranger.body).not.toContain('library-1');
    }, 120_000);

    it('does a letter’s button once, from two windows and by pressing too often, and says what it did', async () => {
      const coordinator: CoordinatorPage = openCoordinatorPage(convener, {
        url: world.page.url,
        codeIn: world.codeIn,
        rest: world.app.idle,
      });
      await coordinator.signIn();
      await coordinator.home();
      await coordinator.say('möte 2019-06-18 13:00–15:00 Malmö stadsbibliotek');
      await coordinator.press(meeting.invite);
      await coordinator.press('Skicka inbjudan');
      await world.app.idle();
      const text = world.smtp.to(contact).at(-1)?.mail.text ?? '';
      const link =
        text
          .split(`${meeting.coming}:`)
          .at(-1)
          ?.match(/\s*(http\S+)/)?.[1] ?? '';
      await page.goto(link);
      expect(await page.locator('main').innerText()).toContain(before.meeting.coming);
      if (!script) expect(await faultsWithoutScript(browser, page)).toEqual([]);
      const other = await window();
      await other.goto(link);
      await page.getByRole('button', { name: meeting.coming, exact: true }).dblclick();
      await page.getByText(meeting.thanks.coming).waitFor();
      if (!script) expect(await faultsWithoutScript(browser, page)).toEqual([]);
      expect(isGot(await page.reload())).toBe(true);
      expect(await page.locator('main').innerText()).toContain(meeting.thanks.coming);
      await page.goBack();
      // What is answered already is said; there is no button to press once more.
      expect(await page.locator('main').innerText()).toContain(meeting.yourAnswer.coming);
      await press(meeting.coming, other);
      await other.getByText(meeting.thanks.coming).waitFor();
      expect((await kinds()).filter((kind) => kind === 'meeting-answered').length).toBeLessThanOrEqual(2);
      const [group] = await world.product.store.groups.all();
      const [planned] = await world.product.store.meetings.list(group?.id ?? 0);
      const guests = await world.product.store.meetings.guests(planned?.id ?? 0);
      expect(guests.filter(({ answer }) => answer === 'coming')).toHaveLength(1);
    }, 120_000);

    it('keeps what was typed in the lägesrapport on the way to another row, back and forward', async () => {
      await page.goto(world.linkIn(contact));
      if (script) {
        // With script it is saved as one types; here the way is what matters.
        await page.getByText(words.write, { exact: true }).first().click();
        await page.getByLabel(report.ask.done).first().fill('Två workshops');
        await press(report.save);
        await page.waitForURL(/\?sparat/);
      } else {
        await page.locator('summary').first().click();
        await page.getByLabel(report.ask.done).first().fill('Två workshops');
        await page.locator('summary').last().click();
        await page.getByRole('button', { name: words.more }).first().click();
        await page.waitForURL(/\/svar\//);
      }
      const typed = () => page.getByLabel(report.ask.done).first().inputValue();
      expect(await typed()).toBe('Två workshops');
      const count = sent.length;
      await page.goBack();
      await page.goForward();
      expect(await typed()).toBe('Två workshops');
      expect(isGot(await page.reload())).toBe(true);
      expect(await typed()).toBe('Två workshops');
      expect(sent.length).toBe(count);
      if (!script) expect(await faultsWithoutScript(browser, page)).toEqual([]);
    }, 120_000);
  });
});
