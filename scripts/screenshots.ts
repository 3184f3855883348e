import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { packageFile } from '../src/server/package-root.ts';
import { openBrowser } from './browser.ts';

/*
 * Draws the pictures of the playground and the personal page in docs/pictures: the built bot, on a database of its own, on the day before the
 * last one to answer. Run it with `npm run screenshots`; it needs an installed Chromium, and a font with emoji.
 */

const contact = 'Kontaktperson Helsingborg';
const coordinator = 'Kontaktperson Region Skåne';

/** Starts the bot on a port that is free. Resolves with the page's address. */
function startBot(folder: string): Promise<{ url: string; stop(): Promise<unknown> }> {
  const bot = spawn(process.execPath, [packageFile('dist/src/main.js')], {
    cwd: folder,
    env: { DATA_DIR: join(folder, 'data'), PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => bot.once('close', resolve));
  const stop = () => {
    bot.kill('SIGTERM');
    return ended;
  };
  return new Promise((resolve, reject) => {
    let said = '';
    bot.stdout.on('data', (text) => {
      said += text;
      const port = /"port":(\d+).*"msg":"ready"/.exec(said)?.[1];
      if (port) resolve({ url: `http://localhost:${port}/`, stop });
    });
    void ended.then(() => reject(new Error(`Boten startade inte:\n${said}`)));
  });
}

async function be(page: Page, name: string): Promise<void> {
  const open = page.locator('#people-open');
  if (await open.isVisible()) await open.click();
  await page.locator('#people-list button', { hasText: name }).click();
  await page.getByRole('heading', { name: `och ${name}` }).waitFor();
}

async function write(page: Page, text: string): Promise<void> {
  await page.locator('#line').fill(text);
  const answered = page.waitForResponse((response) => response.url().endsWith('/playground/say'));
  await page.keyboard.press('Enter');
  await answered;
}

async function pass(page: Page, button: string, until: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.locator('#now', { hasText: until }).waitFor();
}

/** Ends where the newest message is in sight. */
async function picture(page: Page, name: string): Promise<void> {
  if (name.startsWith('playground')) await page.locator('#progress.unseen').waitFor({ state: 'attached' });
  await page.mouse.move(0, 0);
  await page.evaluate('document.activeElement.blur()');
  await page.screenshot({ path: packageFile(`docs/pictures/${name}.png`) });
  process.stdout.write(`docs/pictures/${name}.png\n`);
}

async function draw(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
  const conversation = page.locator('#conversation');
  await page.goto(url);
  await pass(page, 'Nästa händelse', '21 maj');
  await be(page, coordinator);
  for (const answer of ['arbetsgrupp grön', 'bemötande grön', 'pedagogik ej påbörjat', 'spridning grön'])
    await write(page, `/lagesrapport ${answer}`);
  await conversation.getByText('Sparat: Spridning').waitFor();
  await conversation.getByRole('button', { name: 'Skicka in', exact: true }).last().click();
  await conversation.getByText('Tack!').waitFor();

  await pass(page, 'Nästa händelse', '4 juni');
  await be(page, contact);
  await conversation.getByRole('article').last().getByRole('button', { name: 'Fyll i' }).waitFor();
  await conversation.getByRole('button', { name: 'Fyll i' }).last().click();
  await conversation.getByLabel('Regional arbetsgrupp: Hur går det?').selectOption('going_well');
  await conversation.getByLabel('Bemötande: Hur går det?').selectOption('needs_change');
  await conversation.getByRole('button', { name: 'Spara', exact: true }).click();
  await conversation.getByText('sparade den').nth(1).waitFor();
  await page.getByRole('heading', { name: 'Lägesrapport för Helsingborg' }).scrollIntoViewIfNeeded();
  await picture(page, 'playground');

  const phone = await browser.newPage({ viewport: { width: 390, height: 844 }, colorScheme: 'light' });
  await phone.goto(url);
  await phone.locator('#guide summary').click();
  await phone.getByRole('heading', { name: 'Lägesrapport för Helsingborg' }).scrollIntoViewIfNeeded();
  await picture(phone, 'playground-phone');

  for (const area of ['Pedagogik och handledning', 'Spridning'])
    await conversation.getByLabel(`${area}: Hur går det?`).selectOption('going_well');
  await conversation.getByRole('button', { name: 'Skicka in', exact: true }).click();
  await conversation.getByText('Tack!').waitFor();
  await be(page, coordinator);
  await write(page, '/avstamning');
  await conversation.getByRole('table').last().waitFor();
  await picture(page, 'playground-summary');

  // The next half-year comes by letter, and is answered on the page that the letter's link opens.
  await be(page, contact);
  await write(page, 'skicka till min e-post');
  for (let events = 0; events < 20; events++) {
    if ((await page.locator('#now').innerText()).includes('november')) break;
    const before = await page.locator('#now').innerText();
    await page.getByRole('button', { name: 'Nästa händelse', exact: true }).click();
    await page.locator('#now', { hasNotText: before }).waitFor();
  }
  const letter = conversation.getByRole('article').last();
  await letter.getByRole('link', { name: 'Fyll i' }).waitFor();
  await picture(page, 'playground-letter');
  const link = await letter.getByRole('link', { name: 'Fyll i' }).getAttribute('href');
  const answering = await browser.newPage({ viewport: { width: 390, height: 844 }, colorScheme: 'light' });
  await answering.goto(link ?? '');
  await answering.getByLabel('Bemötande', { exact: true }).selectOption('going_well');
  await answering.getByText('Sparat kl.').waitFor();
  await picture(answering, 'page-phone');
}

const folder = await mkdtemp(join(tmpdir(), 'avstamning-pictures-'));
const browser = await openBrowser();
try {
  const bot = await startBot(folder);
  await draw(browser, bot.url).finally(bot.stop);
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}
