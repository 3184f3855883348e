import axe from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { eventually } from './process.ts';

/* The playground's page as its visitor meets it: by names and roles, with the browser's own waiting. */

export type Visit = {
  page: Page;
  conversation: Locator;
  channel: Locator;
  /** The newest message of the conversation. */
  last: Locator;
  person(name: string): Locator;
  /** Acts as this person from now on. */
  be(name: string): Promise<void>;
  /** Writes to the bot and waits for its answer. */
  write(text: string): Promise<void>;
  /** Presses a button of the head, as *Nästa händelse*, and waits until the clock shows this. */
  pass(button: string, until: string): Promise<void>;
  clock(): Promise<string>;
};

/** Opens the page in a window that shares nothing with others. */
export async function visit(
  browser: Browser,
  url: string,
  size = { width: 1280, height: 900 },
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: size,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('body[data-phase="ready"]').waitFor();
  const conversation = page.locator('#conversation');
  const clock = () => page.locator('#now').innerText();
  const person = (name: string) => page.locator('#people-list button', { hasText: name });
  return {
    page,
    conversation,
    channel: page.locator('#channel'),
    last: conversation.getByRole('article').last(),
    person,
    clock,
    async be(name) {
      await person(name).click();
      await conversation.getByRole('heading', { name: `och ${name}` }).waitFor();
    },
    async write(text) {
      const line = page.getByRole('textbox', { name: 'Skriv till boten' });
      await line.fill(text);
      await page.keyboard.press('Enter');
      // It stands there until it is answered.
      await eventually(`an answer to ${text}`, async () => (await line.inputValue()) === '');
    },
    async pass(button, until) {
      await page.getByRole('button', { name: button, exact: true }).click();
      await page.locator('#now', { hasText: until }).waitFor();
    },
  };
}

const sizes = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
  // 1280 pixels at 400 %.
  { width: 320, height: 256 },
];

/** What axe-core finds on the page as it stands, light and dark, and where it is wider than the window: nothing. */
export async function faultsOf({ page }: Pick<Visit, 'page'>): Promise<string[]> {
  const before = page.viewportSize();
  const faults: string[] = [];
  if (!(await page.evaluate('Boolean(globalThis.axe)'))) await page.evaluate(axe.source);
  for (const size of sizes) {
    await page.setViewportSize(size);
    const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    if (Number(over) > 0) faults.push(`${size.width}: ${over} px too wide`);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const found = await page.evaluate<{ id: string; target: string; why: string }[]>(`(async () => {
        const { violations } = await axe.run({ resultTypes: ['violations'] });
        return violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => ({ id, target: String(target), why: failureSummary })));
      })()`);
      faults.push(
        ...found.map(({ id, target, why }) => `${size.width} ${colorScheme} ${id} ${target}: ${why}`),
      );
    }
  }
  await page.emulateMedia({ colorScheme: null });
  if (before) await page.setViewportSize(before);
  return faults;
}

/** The same of a page that is opened without script: axe-core needs it, so the page as it stands is drawn in another window. */
export async function faultsWithoutScript(browser: Browser, page: Page): Promise<string[]> {
  const looking = await lookingIn(browser);
  const html = await page.content();
  const url = page.url();
  await looking.unrouteAll();
  await looking.route('**/*', (route) =>
    route.request().url() === url
      ? route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' })
      : route.continue(),
  );
  await looking.goto(url);
  return faultsOf({ page: looking });
}

/** One window in each browser, for all that is looked at there. */
const windows = new WeakMap<Browser, Promise<Page>>();
function lookingIn(browser: Browser): Promise<Page> {
  const open = windows.get(browser) ?? browser.newPage({ locale: 'sv-SE' });
  windows.set(browser, open);
  return open;
}
