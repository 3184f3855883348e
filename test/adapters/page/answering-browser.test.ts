import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../../../scripts/browser.ts';
import { textsFor } from '../../../src/texts/texts.ts';
import { openTestStore, type TestStore } from '../../support/database.ts';
import { type MailWorld, openMailWorld } from '../../support/mail-world.ts';
import { faultsWithoutScript } from '../../support/playground-page.ts';
import { eventually } from '../../support/process.ts';
import { sampleGroup } from '../../support/sample-group.ts';
import { withBrowser } from '../../support/with-browser.ts';

/* The lägesrapport on the personal page, in a real browser without script; axe-core looks at each state of the page. */

const { mail, page: words, report, status, messages } = textsFor('sv');
const contact = 'contact@library-1.example.org';

withBrowser('the lägesrapport in a browser without script', () => {
  let opened: TestStore;
  let world: MailWorld;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    opened = await openTestStore();
    browser = await openBrowser();
  }, 120_000);
  beforeEach(async () => {
    world = await openMailWorld({ opened, file: sampleGroup(), at: '2019-05-20T06:00:00Z' });
    await world.passTo('2019-05-21T07:00:30Z');
    context = await browser.newContext({ locale: 'sv-SE', javaScriptEnabled: false });
    context.setDefaultTimeout(15_000);
    page = await context.newPage();
  }, 60_000);
  afterEach(async () => {
    await context?.close();
    await world?.close();
  });
  afterAll(async () => {
    await browser?.close();
    await opened?.close();
  });

  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const choose = (area: string, label: string) =>
    page.getByLabel(area, { exact: true }).selectOption({ label });
  const seen = () => page.locator('main').innerText();
  const faults = () => faultsWithoutScript(browser, page);
  /** Whether what is chosen in a menu is wider than there is room for, beside its arrow. */
  const cutOff = (area: string) =>
    page.evaluate(`(() => {
      const menu = [...document.querySelectorAll('label')].find((one) => one.textContent === '${area}').control;
      const style = getComputedStyle(menu);
      const drawing = document.createElement('canvas').getContext('2d');
      drawing.font = style.font;
      const text = drawing.measureText(menu.selectedOptions[0].label).width;
      const arrow = 20;
      return text + parseFloat(style.paddingLeft) + parseFloat(style.paddingRight) + arrow > menu.clientWidth;
    })()`);

  it('takes one choice for each area and a press', async () => {
    await page.goto(world.linkIn(contact));
    expect(await faults()).toEqual([]);
    await choose('Area welcome', status.going_well);
    await choose('Area teaching', status.stalled);
    await press(report.submit);
    expect(await seen()).toContain(report.state.submitted);
    expect(await seen()).toContain(status.stalled);
    expect(await faults()).toEqual([]);
  }, 60_000);

  it('has on a phone nothing above Skicka in but the list, and Skicka in on the first screen', async () => {
    const file = sampleGroup();
    const names = ['Regional arbetsgrupp', 'Bemötande', 'Pedagogik och handledning', 'Spridning'];
    file.areas = names.map((name, i) => ({
      key: `area-${i}`,
      name,
      about: 'Om området',
      questions: ['Hur?'],
    }));
    for (const agreement of file.agreements) agreement.areas = file.areas.map(({ key }) => key);
    await world.close();
    world = await openMailWorld({ opened, file, at: '2019-05-20T06:00:00Z' });
    await world.passTo('2019-05-21T07:00:30Z');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(world.linkIn(contact));
    for (const area of names) await choose(area, status.going_well);
    await page.getByText(words.write, { exact: true }).first().click();
    await page.getByLabel(report.ask.done).first().fill('En lång text\nmed flera rader\n'.repeat(10));
    await press(report.submit);
    await world.passTo('2019-11-25T08:00:30Z');
    await page.goto(world.linkIn(contact));
    // What is written stands in one line of its area.
    await page.getByText(words.write, { exact: true }).nth(1).click();
    await page
      .getByLabel(report.ask.done)
      .nth(1)
      .fill('Två workshops om källkritik, och mycket mer om det. '.repeat(20));
    await press(report.save);
    const bottom = async (name: string) => {
      const box = await page.getByRole('button', { name, exact: true }).boundingBox();
      return (box?.y ?? 0) + (box?.height ?? 0);
    };
    expect(await bottom(report.submit)).toBeLessThanOrEqual(844);
    const lines = (await seen()).split('\n').filter((line) => line.trim() !== '');
    const above = lines.slice(0, lines.indexOf(report.submit));
    const expected = [
      'library-1, andra halvåret 2019',
      mail.page.saved,
      mail.page.dueBy('fredagen den 13 december'),
      report.asLast,
      ...names.flatMap((name) => [
        name,
        // A menu's choices are read as one.
        ...(name === 'Bemötande' ? [expect.stringContaining('Två workshops')] : []),
        words.write,
      ]),
    ];
    expect(above.filter((line) => !/^(Välj läge|🟢|🔶|🔺|⬜|➖)/u.test(line))).toEqual([
      ...expected,
      messages.publicRecordShort,
    ]);
    expect(lines.slice(lines.indexOf(report.submit))).toEqual(
      expect.arrayContaining([report.ifYouLike, report.overall]),
    );
    await page.getByRole('link', { name: report.asLast }).click();
    expect(await bottom(report.submit)).toBeLessThanOrEqual(422);
    expect(await faults()).toEqual([]);
  }, 90_000);

  it('has nothing for axe-core to find in what else can be pressed, nor where that takes a code', async () => {
    await page.goto(world.linkIn(contact));
    const sheet = page.url();
    const own = [report.submit, report.save, words.more, ''];
    const others = (await page.locator('main button').allInnerTexts()).filter((name) => !own.includes(name));
    expect(others.length).toBeGreaterThan(0);
    const found: string[] = [];
    for (const name of others) {
      await page.goto(sheet);
      await press(name);
      await page.getByRole('link', { name: words.back }).or(page.getByLabel(words.code)).first().waitFor();
      found.push(...(await faults()).map((fault) => `${name}: ${fault}`));
    }
    // A letter's button that does something is pressed on the page.
    const kept = (await opened.deliveries()).find(({ userId }) => userId === contact);
    const action = { kind: 'submit', checkIn: kept?.checkInId, party: kept?.partyId };
    const carried = Buffer.from(JSON.stringify({ label: report.submit, action })).toString('base64url');
    await page.goto(`${sheet}/gor?v=${carried}`);
    found.push(...(await faults()).map((fault) => `a letter’s button: ${fault}`));
    await page.goto(`${sheet}/versioner`);
    found.push(...(await faults()).map((fault) => `versions: ${fault}`));
    expect(found).toEqual([]);
  }, 120_000);

  it('leads back by the browser’s own way to what is so now', async () => {
    await page.goto(world.linkIn(contact));
    for (const area of ['Area welcome', 'Area teaching']) await choose(area, status.going_well);
    await press(report.submit);
    await page.goBack();
    expect(await seen()).toContain(report.state.submitted);
    await page.goForward();
    expect(await seen()).toContain(report.state.submitted);
    expect((await opened.events()).filter(({ kind }) => kind === 'submitted')).toHaveLength(1);
  }, 60_000);

  it('saves by Enter, and keeps what is refused, with what is wrong beside it', async () => {
    await page.goto(world.linkIn(contact));
    await page.getByText(words.write, { exact: true }).first().click();
    await page.getByLabel(report.ask.done).first().fill('Två workshops\n\n<b>om</b> källkritik & "så"');
    await page.getByText(report.overall, { exact: true }).click();
    await page.getByLabel(`${report.row(1)}: ${report.who}`).fill('Eva');
    await page.getByLabel(`${report.row(1)}: ${report.who}`).press('Enter');
    expect(await seen()).toContain(messages.whatMissing);
    expect(await page.getByLabel(`${report.row(1)}: ${report.who}`).inputValue()).toBe('Eva');
    expect(await page.getByLabel(report.ask.done).first().inputValue()).toBe(
      'Två workshops\n\n<b>om</b> källkritik & "så"',
    );
    expect(await faults()).toEqual([]);
    await page.getByLabel(`${report.row(1)}: ${report.what}`).fill('Kurs');
    await press(words.more);
    await page.getByLabel(`${report.row(4)}: ${report.what}`).fill('Film');
    await press(report.save);
    expect(await seen()).toContain(mail.page.saved);
    expect(await page.getByLabel(`${report.row(2)}: ${report.what}`).inputValue()).toBe('Film');
    expect(await faults()).toEqual([]);
  }, 90_000);

  it('changes what is sent in after a code from the mailbox', async () => {
    await page.goto(world.linkIn(contact));
    for (const area of ['Area welcome', 'Area teaching']) await choose(area, status.going_well);
    await press(report.submit);
    await press(report.change);
    expect(await faults()).toEqual([]);
    await page.getByLabel(words.code).fill('000000');
    await press(words.codeGo);
    expect(await seen()).toContain(words.codeWrong);
    expect(await faults()).toEqual([]);
    let code = '';
    await eventually('a code', () => {
      const subjects = world.smtp.to(contact).map((letter) => letter.mail.subject ?? '');
      code = subjects.flatMap((subject) => /^(\d{6}) /.exec(subject)?.[1] ?? [])[0] ?? '';
      return code !== '';
    });
    await page.getByLabel(words.code).fill(code);
    await press(words.codeGo);
    await choose('Area welcome', status.needs_change);
    await press(report.submit);
    expect(await seen()).toContain(status.needs_change);
    await page.getByRole('link', { name: words.versions }).click();
    expect(await seen()).toContain(status.needs_change);
    expect(await faults()).toEqual([]);
  }, 90_000);

  it('is two taps where all is as last half-year: the letter’s link, and Skicka in', async () => {
    await page.goto(world.linkIn(contact));
    await choose('Area welcome', status.needs_change);
    await choose('Area teaching', status.stalled);
    await press(report.submit);
    await world.passTo('2019-11-25T08:00:30Z');
    const before = await opened.events();
    const text = world.smtp.to(contact).at(-1)?.mail.text ?? '';
    const [, link = ''] = /(http:\S+\/som-sist)/.exec(text) ?? [];
    await page.goto(link);
    expect(await page.getByLabel('Area teaching', { exact: true }).inputValue()).toBe('stalled');
    // On a phone too each status is read to its end, beside its area.
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await cutOff('Area welcome')).toBe(false);
    }
    await world.app.idle();
    expect(await opened.events()).toEqual(before);
    expect(await faults()).toEqual([]);
    await press(report.submit);
    expect(await seen()).toContain(report.state.submitted);
    expect(await seen()).toContain(status.needs_change);
    expect((await opened.events()).filter(({ kind }) => kind === 'submitted')).toHaveLength(2);
  }, 120_000);

  it('goes on from last half-year to the whole form, with nothing saved', async () => {
    await page.goto(world.linkIn(contact));
    for (const area of ['Area welcome', 'Area teaching']) await choose(area, status.stalled);
    await press(report.submit);
    await world.passTo('2019-11-25T08:00:30Z');
    const before = await opened.events();
    await page.goto(`${world.linkIn(contact)}/som-sist`);
    await choose('Area welcome', status.going_well);
    await press(words.changeSomething);
    expect(await page.getByLabel('Area welcome', { exact: true }).inputValue()).toBe('going_well');
    expect(await page.getByLabel('Area teaching', { exact: true }).inputValue()).toBe('stalled');
    expect(await opened.events()).toEqual(before);
    await page.getByText(words.write, { exact: true }).first().click();
    await page.getByLabel(report.ask.done).first().fill('En kurs');
    await press(report.submit);
    expect(await seen()).toContain('En kurs');
  }, 120_000);
});
