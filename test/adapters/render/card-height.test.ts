import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { drawReportList } from '../../../adapters/render/card-report.ts';
import { openBrowser } from '../../../scripts/browser.ts';
import type { ReportList } from '../../../src/messages/report.ts';
import { sampleButtons, sampleList } from '../../support/slack-samples.ts';
import { withBrowser } from '../../support/with-browser.ts';

/** The list's card on a phone: a screen of 390 by 844 px, of which a card has 358 in width. */

const screen = { width: 358, height: 844 };
const names = ['Regional arbetsgrupp', 'Bemötande', 'Pedagogik och handledning', 'Spridning'];
const [, row] = sampleList().areas;
const root = join(import.meta.dirname, '../../..');

withBrowser('the list of four areas on a phone', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage({ viewport: screen });
    await page.setContent('<body style="margin:0;font:14px sans-serif"></body>');
    await page.addScriptTag({ path: join(root, 'node_modules/adaptivecards/dist/adaptivecards.min.js') });
    const config = readFileSync(join(root, 'adapters/playground/page/host-config.js'), 'utf8');
    await page.addScriptTag({ content: config.replace('export const hostConfig', 'globalThis.hostConfig') });
  });
  afterAll(() => browser.close());

  /** In pixels, of the whole card, and down to the end of the button with this label. */
  async function heights(list: ReportList, label: string): Promise<{ card: number; button: number }> {
    const [drawn] = drawReportList(list);
    const source = JSON.stringify({ card: drawn?.card, label });
    return page.evaluate(`(() => {
      const { card, label } = ${source};
      const drawn = new AdaptiveCards.AdaptiveCard();
      drawn.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
      drawn.parse(card);
      document.body.replaceChildren(drawn.render());
      const buttons = [...document.querySelectorAll('button')];
      const button = buttons.find(({ textContent }) => textContent === label);
      return { card: document.body.firstElementChild.getBoundingClientRect().height, button: button.getBoundingClientRect().bottom };
    })()`);
  }

  it('is at most one screen after Allt är som sist', async () => {
    const ready = sampleList({
      editable: false,
      notices: ['Läget är detsamma som sist. Skicka in när du vill.'],
      areas: names.map((name, n) => ({ area: n + 1, name, status: 'going_well', done: '', needs: '' })),
      buttons: { ...sampleButtons(), top: [], more: [] },
    });
    const { card } = await heights(ready, 'Skicka in');
    expect(card).toBeLessThan(screen.height / 2);
  });

  it('has Skicka in within the first screen where nothing is written', async () => {
    const areas = names.map((name, n) => ({ ...row, area: n + 1, name, done: '', needs: '' }));
    const { button } = await heights(sampleList({ areas }), 'Skicka in');
    expect(button).toBeLessThan(screen.height);
  });
});
