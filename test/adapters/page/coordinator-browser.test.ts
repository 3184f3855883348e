import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../../../scripts/browser.ts';
import { textsFor } from '../../../src/texts/texts.ts';
import { openTestStore, type TestStore } from '../../support/database.ts';
import { type MailWorld, openMailWorld } from '../../support/mail-world.ts';
import { faultsWithoutScript } from '../../support/playground-page.ts';
import { eventually } from '../../support/process.ts';
import { sampleGroup } from '../../support/sample-group.ts';
import { withBrowser } from '../../support/with-browser.ts';

/* The coordinator's page in a real browser without script, from the first address to the lock; axe-core looks at each state. */

const { lock, mail, page: words, report, status, summary } = textsFor('sv');
const convener = 'convener@example.org';

withBrowser('the coordinator’s page in a browser without script', () => {
  let opened: TestStore;
  let world: MailWorld;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    opened = await openTestStore();
    const file = sampleGroup(7);
    file.workingGroup.channels = {};
    world = await openMailWorld({ opened, file, at: '2019-05-20T06:00:00Z' });
    await world.passTo('2019-05-21T07:00:30Z');
    for (const [n, how] of [status.stalled, status.going_well, status.needs_change].entries()) {
      const contact = `contact@library-${n + 1}.example.org`;
      await world.mailbox.say(contact, '');
      await world.mailbox.press(contact, report.write, 'Area welcome');
      await world.mailbox.fill(contact, { needs: 'Svårt att frigöra personal till <kurser> & "träffar"' });
      for (const area of ['Area welcome', 'Area teaching']) await world.mailbox.choose(contact, area, how);
      await world.mailbox.press(contact, report.submit);
    }
    // Who has been written to today is not reminded by hand.
    await world.passTo('2019-05-22T07:00:30Z');
    browser = await openBrowser();
    context = await browser.newContext({ locale: 'sv-SE', javaScriptEnabled: false });
    context.setDefaultTimeout(15_000);
    page = await context.newPage();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
    await opened?.close();
  });

  const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
  const go = (name: string) => page.getByRole('link', { name, exact: true }).click();
  /** Presses Enter, and waits for what comes of it. */
  async function enter(expected: string): Promise<void> {
    await page.keyboard.press('Enter');
    await page.getByText(expected).first().waitFor();
  }
  const seen = () => page.locator('main').innerText();
  const faults = () => faultsWithoutScript(browser, page);
  const faultsIn: string[] = [];
  /** Looks at the page as it stands; what is found is named by the state. */
  async function look(state: string): Promise<void> {
    faultsIn.push(...(await faults()).map((fault) => `${state}: ${fault}`));
  }

  it('is come into by keyboard alone, and what is wrong stands beside it', async () => {
    await page.goto(`${world.page.url}/samordna`);
    await look('before');
    await page.locator('form').evaluate((form) => form.setAttribute('novalidate', ''));
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe(mail.page.skip);
    await page.keyboard.press('Tab');
    await page.keyboard.type('convener@example');
    await enter(mail.page.addressFault);
    await look('wrong address');
    await page.getByLabel(mail.page.address).fill(convener);
    await enter(words.codeMaybeSent);
    const code = await eventually('a code', () => world.codeIn(convener));
    await look('code');
    await page.getByLabel(words.code).fill(code === '111111' ? '222222' : '111111');
    await enter(words.codeWrong);
    await look('wrong code');
    await page.getByLabel(words.code).fill(code);
    await enter(summary.answers(3, 8));
    await look('summary');
    expect(faultsIn.splice(0)).toEqual([]);
  }, 120_000);

  it('has every state that the buttons lead to, with nothing for axe-core to find', async () => {
    await press(summary.wholeTable);
    await look('table');
    // On a phone no word of it is broken: it is moved sideways by itself, and by the keyboard.
    const size = page.viewportSize() ?? { width: 1280, height: 720 };
    await page.setViewportSize({ width: 390, height: 800 });
    const { broken, wide } = await page.evaluate<{ broken: string[]; wide: boolean }>(`(() => {
      const room = document.createElement('span');
      room.style.cssText = 'white-space: nowrap; position: absolute';
      document.body.append(room);
      const broken = [...document.querySelectorAll('thead th')].flatMap((cell) => {
        room.style.font = getComputedStyle(cell).font;
        const { paddingRight } = getComputedStyle(cell);
        return cell.textContent.split(' ').filter((word) => {
          room.textContent = word;
          return room.offsetWidth > cell.clientWidth - parseFloat(paddingRight) + 1;
        });
      });
      room.remove();
      return { broken, wide: document.documentElement.scrollWidth > innerWidth };
    })()`);
    expect([broken, wide]).toEqual([[], false]);
    await page.setViewportSize(size);
    await go(words.wordsLabel.summary);
    await press(summary.showToGroup);
    expect(await seen()).toContain(summary.previewLetters(14, false));
    await look('preview');
    await page
      .getByRole('button', { name: /^Utan / })
      .first()
      .click();
    await look('preview of less');
    await press(summary.showNow);
    expect(await seen()).toContain(summary.shownByLetter(14));
    await look('shown');
    for (const way of ['documents', 'history', 'log', 'help'] as const) {
      await go(words.wordsLabel[way]);
      await look(way);
    }
    await go(words.wordsLabel.summary);
    await press(summary.ownReport);
    // What nobody has chosen is not shown as chosen.
    const menus = page.locator('section.area select');
    const shown = await menus.evaluateAll((all) => all.map((menu) => Reflect.get(menu, 'value')));
    expect(new Set(shown)).toEqual(new Set(['']));
    await look('own report');
    await press(report.write);
    await page.getByLabel(report.ask.done).fill('En kurs');
    await look('a form');
    await page.getByLabel(report.ask.done).fill('x'.repeat(3_001));
    await page.getByRole('button', { name: report.save, exact: true }).click();
    expect(await page.getByLabel(report.ask.done).inputValue()).toHaveLength(3_001);
    await look('a form refused');
    expect(faultsIn.splice(0)).toEqual([]);
  }, 240_000);

  it('asks before it reminds and locks, and unlocks with a reason, by keyboard alone', async () => {
    await go(words.wordsLabel.summary);
    await page.getByRole('button', { name: /^Påminn/ }).focus();
    await enter('Påminna nu?');
    await look('asked before reminding');
    await press('Påminn');
    await look('reminded');
    await go(words.wordsLabel.lock);
    await look('asked before locking');
    await page.getByLabel(lock.orOne).selectOption({ label: 'library-2' });
    await press(lock.choose);
    await look('asked before locking one');
    await go(words.wordsLabel.lock);
    await page.getByRole('button', { name: lock.lockAll, exact: true }).focus();
    await enter('låst');
    await look('locked');
    await page.getByLabel(words.command).fill('lås upp');
    await enter(lock.unlockAll);
    await press(lock.unlockAll);
    await look('asked why');
    await page.getByLabel(lock.reason).fill('Fel siffra');
    await page.keyboard.press('Tab');
    await enter('är upplåsta');
    expect((await opened.events()).map(({ kind }) => kind)).toContain('unlocked');
    await look('unlocked');
    await go(words.wordsLabel.log);
    await go(words.wordsLabel.history);
    await page.goBack();
    expect(await seen()).toContain('låste upp');
    await page.goto(`${world.page.url}/samordna`);
    await press(words.signOut);
    expect(await seen()).toContain(words.signInAbout);
    expect(faultsIn.splice(0)).toEqual([]);
  }, 240_000);
});
