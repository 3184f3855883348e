import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../../scripts/browser.ts';
import { faultsOf, type Visit, visit } from '../support/playground-page.ts';
import {
  type Bot,
  build,
  cleanUp,
  startBot,
  startedDataFolder,
  temporaryFolder,
} from '../support/process.ts';
import { withBrowser } from '../support/with-browser.ts';

/*
 * Half a year in a real browser, as three people: a contact, her substitute, and the coordinator, who answers for the
 * convener too. Each test goes on where the one before it ended.
 */

const contact = 'Kontaktperson Helsingborg';
const substitute = 'Ersättare Helsingborg';
const coordinator = 'Kontaktperson Region Skåne';
const mischief =
  '<img src=x onerror="document.title=1"> **fet** [länk](https://example.org) <script>1</script>';

let bot: Bot;
let browser: Browser;
let window: Visit;
let settings: Record<string, string>;

const address = () => `http://localhost:${bot.port}/`;

withBrowser('the playground in a browser', () => {
  beforeAll(async () => {
    await build();
    const folder = await temporaryFolder();
    const shipped = await readFile('db/seed/digitalt-forst.yaml', 'utf8');
    const known = '      - { name: Kontaktperson Helsingborg, email: kontakt.helsingborg@example.org }\n';
    const added =
      '      - { name: Ersättare Helsingborg, email: ersattare.helsingborg@example.org, role: substitute }\n';
    expect(shipped).toContain(known);
    await writeFile(join(folder, 'grupp.yaml'), shipped.replace(known, `${known}${added}`));
    settings = { DATA_DIR: await startedDataFolder(), WORKING_GROUP_FILE: join(folder, 'grupp.yaml') };
    bot = await startBot({ ...settings, CLOCK_START: '2019-05-20T08:00' });
    browser = await openBrowser();
    window = await visit(browser, address());
  });
  afterAll(async () => {
    await browser?.close();
    await cleanUp();
  });

  it('says what it is and what to do first', async () => {
    const { page } = window;
    await page.getByText('Boten påminner en grupp bibliotek om halvårets avstämning').waitFor();
    await page.getByText('Här är det tomt än.').waitFor();
    expect(await window.clock()).toMatch(/^måndag 20 maj 2019 kl\. 8\.0\d$/);
    expect(await page.locator('#marks').innerText()).toContain('14 juni');
    expect(await faultsOf(window)).toEqual([]);
  });

  it('brings the invitation with the next event, to everybody who is to answer', async () => {
    await window.pass('Nästa händelse', 'tisdag 21 maj 2019 kl. 9.0');
    await window.conversation
      .getByText('Dags för halvårets avstämning. Hur går det för Helsingborg?')
      .waitFor();
    await window.person(coordinator).getByText('1 oläst').waitFor();
    await window.person(contact).getByText('Har inte svarat än').waitFor();
    // What one has in front of one is read.
    await window.person(contact).getByText('oläst').waitFor({ state: 'hidden' });
  });

  it('takes an answer by the card, saves it as it is given, and keeps what people write as text', async () => {
    const { conversation, page } = window;
    await conversation.getByRole('button', { name: 'Fyll i' }).click();
    await conversation.getByLabel('Bemötande: Hur går det?').selectOption({ label: '🔶 Behöver ändras' });
    expect(await faultsOf(window)).toEqual([]);
    await conversation.getByRole('button', { name: 'Skriv mer' }).nth(1).click();
    await conversation.getByLabel('Vad har ni gjort?').fill(mischief);
    expect(await faultsOf(window)).toEqual([]);
    await conversation.getByRole('button', { name: 'Spara' }).click();
    await conversation.getByText(mischief).first().waitFor();
    await window.write(mischief);
    expect(await page.locator('#conversation img, #conversation script').count()).toBe(0);
    expect(await page.title()).toContain('Avstämning');
  });

  it('leaves what is half filled in where it is while something else happens', async () => {
    const { conversation, page } = window;
    const regional = conversation.getByLabel('Regional arbetsgrupp: Hur går det?');
    await regional.selectOption({ label: '🟢 Går bra' });
    await page.getByRole('textbox', { name: 'Skriv till boten' }).fill('Inte skickat än');
    await window.be(substitute);
    await window.write('hjälp');
    await window.be(contact);
    expect(await regional.inputValue()).toBe('going_well');
    expect(await page.getByRole('textbox', { name: 'Skriv till boten' }).inputValue()).toBe(
      'Inte skickat än',
    );
    await page.getByRole('textbox', { name: 'Skriv till boten' }).fill('');
  });

  it('lets the substitute go on with the same draft and send it in', async () => {
    await window.be(substitute);
    await window.write('/lagesrapport');
    const { conversation } = window;
    await conversation.getByText(mischief).first().waitFor();
    for (const area of ['Regional arbetsgrupp', 'Pedagogik och handledning', 'Spridning'])
      await conversation.getByLabel(`${area}: Hur går det?`).selectOption({ label: '🟢 Går bra' });
    await conversation.getByRole('button', { name: 'Skicka in' }).click();
    await conversation.getByText('Tack!').waitFor();
    await window.person(contact).getByText('✓ Har svarat').waitFor();
    await window.person(substitute).getByText('✓ Har svarat').waitFor();
    expect(await faultsOf(window)).toEqual([]);
  });

  it('reminds the one who has not answered, and not the one who has', async () => {
    await window.be(contact);
    const before = await window.conversation.getByRole('article').count();
    await window.pass('Nästa händelse', '4 juni 2019');
    await window.be(coordinator);
    await window.conversation.getByText('är inte inskickad än').waitFor();
    await window.be(contact);
    expect(await window.conversation.getByRole('article').count()).toBe(before);
  });

  it('moves with the keyboard alone', async () => {
    const { page } = window;
    await window.person(contact).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await window.conversation.getByRole('heading', { name: `och ${coordinator}` }).waitFor();
    await page.keyboard.press('Tab');
    const seen = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
    expect(seen).not.toBe('none');
  });

  it('gives the coordinator the summary, and shows the group what was seen before, in two windows', async () => {
    const other = await visit(browser, address(), { width: 390, height: 844 });
    await window.be(coordinator);
    for (const area of ['arbetsgrupp', 'bemötande', 'pedagogik', 'spridning'])
      await window.write(`/lagesrapport ${area} grön`);
    await window.conversation.getByRole('button', { name: 'Skicka in' }).last().click();
    await window.conversation.getByText('Tack!').waitFor();
    await window.write('/avstamning');
    await window.conversation.getByRole('table').first().waitFor();
    expect(await faultsOf(window)).toEqual([]);
    await window.conversation.getByRole('button', { name: 'Visa för gruppen' }).last().click();
    await window.conversation.getByText('Så här ser det ut för gruppen').waitFor();
    await window.conversation.getByRole('button', { name: 'Visa nu' }).last().click();
    await window.channel.getByText('Behöver ändras').first().waitFor();
    await other.channel.getByText('1 meddelande').waitFor();
    expect(await faultsOf(other)).toEqual([]);
    await other.page.context().close();
  });

  it('shows the same message for Slack and as plain text to those who develop', async () => {
    const { page, last } = window;
    await page.getByLabel('Block Kit').check();
    await last.getByText('"type":').first().waitFor();
    expect(await faultsOf(window)).toEqual([]);
    await page.getByLabel('Text', { exact: true }).check();
    await last.locator('pre').waitFor();
    expect(await last.getByText('"type":').count()).toBe(0);
    await page.getByLabel('Kort', { exact: true }).check();
  });

  it('keeps everything over a restart, and goes on by itself', async () => {
    const before = await window.conversation.getByRole('article').count();
    const moment = await window.clock();
    await bot.stop();
    await window.page.getByText('Sidan har tappat kontakten med boten').waitFor();
    bot = await startBot({ ...settings, PORT: String(bot.port) });
    await window.page.getByText('Sidan har tappat kontakten med boten').waitFor({ state: 'hidden' });
    await window.page.locator('body[data-phase="ready"]').waitFor();
    expect(await window.conversation.getByRole('article').count()).toBe(before);
    expect((await window.clock()).split(' kl.')[0]).toBe(moment.split(' kl.')[0]);
  });

  it('lets the typed words stand where sending failed, with one sentence that says so', async () => {
    const { page } = window;
    await page.route('**/playground/say', (route) => route.abort());
    await page.getByRole('textbox', { name: 'Skriv till boten' }).fill('Det här är viktigt');
    await page.getByRole('button', { name: 'Skicka', exact: true }).click();
    await page.getByRole('alert').getByText('Det du skrev finns kvar.').waitFor();
    expect(await page.getByRole('textbox', { name: 'Skriv till boten' }).inputValue()).toBe(
      'Det här är viktigt',
    );
    expect(await faultsOf(window)).toEqual([]);
    await page.unroute('**/playground/say');
    await page.getByRole('button', { name: 'Stäng meddelandet' }).click();
  });

  it('asks before it starts over, and forgets everything when told to', async () => {
    const { page, conversation } = window;
    await page.getByRole('button', { name: 'Börja om' }).click();
    const dialog = page.getByRole('dialog', { name: 'Börja om?' });
    await dialog.waitFor();
    expect(await faultsOf(window)).toEqual([]);
    await dialog.getByRole('button', { name: 'Avbryt' }).click();
    expect(await conversation.getByRole('article').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Börja om' }).click();
    await dialog.getByRole('button', { name: 'Börja om' }).click();
    await page.getByText('Här är det tomt än.').waitFor();
    expect(await conversation.getByRole('article').count()).toBe(0);
    await page.getByText('tom än', { exact: true }).waitFor();
  });
});

withBrowser('the playground of somebody who has set nothing', () => {
  let opened: Browser;
  beforeAll(async () => {
    opened = await openBrowser();
  });
  afterAll(async () => {
    await opened?.close();
    await cleanUp();
  });

  it('says what it waits for, and shows thirty-three libraries to who chooses them', async () => {
    const { port } = await startBot({ DATA_DIR: await startedDataFolder() });
    const { page, person, pass, be, conversation } = await visit(opened, `http://localhost:${port}/`);
    const waiting = 'Boten startar. Databasen öppnas.';
    await page.route('**/playground/state*', (route) => route.fulfill({ json: { waiting } }));
    await page.reload();
    await page.getByText(waiting).waitFor();
    expect(await faultsOf({ page })).toEqual([]);
    await page.unroute('**/playground/state*');
    await page.getByRole('button', { name: 'Börja om' }).click();
    const dialog = page.getByRole('dialog', { name: 'Börja om?' });
    await dialog.getByLabel('Trettiotre bibliotek').check();
    await dialog.getByRole('button', { name: 'Börja om' }).click();
    await person('Bjuv').waitFor({ timeout: 50_000 });
    await pass('Nästa händelse', '21 maj 2019');
    await page.getByLabel('Sök').fill('bjuv');
    expect(await page.locator('#people-list button:visible').count()).toBe(1);
    await page.getByLabel('Sök').fill('');
    // Somebody without a chat: letters lie there, and their links open in a window of their own.
    await person('Kontaktperson Klippan').click();
    await page.getByRole('heading', { name: 'Breven till Kontaktperson Klippan' }).waitFor();
    await conversation.getByText('Ämne: Avstämning: lägesrapport från Klippan').waitFor();
    expect(await page.getByRole('textbox', { name: 'Skriv till boten' }).count()).toBe(0);
    expect(await faultsOf({ page })).toEqual([]);
    const [letter] = await Promise.all([
      page.context().waitForEvent('page'),
      conversation.getByRole('link', { name: 'Fyll i' }).click(),
    ]);
    await letter.getByRole('heading', { level: 1 }).getByText('Klippan').waitFor();
    await letter.close();
    await be('Kontaktperson Region Skåne');
    await page.getByRole('button', { name: '/avstamning', exact: true }).click();
    await conversation.getByText('av 33').or(conversation.getByText('av 34')).first().waitFor();
  });
});
