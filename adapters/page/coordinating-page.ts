import { randomUUID } from 'node:crypto';
import type { Locale } from '../../src/domain/working-group.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { escaped } from '../render/html.ts';
import { hidden } from '../render/html-form.ts';
import { type Pressing, pressStart } from './press-page.ts';

/** What is shown by a link, since it changes nothing: the browser's way back then leads there again. */
export function waysOf(locale: Locale): { words: string; label: string }[] {
  const { page } = textsFor(locale);
  return (['summary', 'meeting', 'group', 'documents', 'history', 'log', 'lock', 'help'] as const).map(
    (each) => ({
      words: page.words[each],
      label: page.wordsLabel[each],
    }),
  );
}

/** The coordinator's page: what the product answered, below the way to everything else. */
export const coordinatorAt: Pressing = {
  path: '/samordna/gor',
  back: '/samordna',
  around(locale, body) {
    const { page } = textsFor(locale);
    const ways = waysOf(locale).map(
      ({ label, words }) => `<a href="/samordna?visa=${encodeURIComponent(words)}">${escaped(label)}</a>`,
    );
    return {
      locale,
      title: page.coordinatorTitle,
      body: `${pressStart(this)}<nav aria-label="${escaped(page.menu)}">\n<ul>${ways.map((each) => `<li>${each}</li>\n`).join('')}</ul>\n</nav>
${body}<form method="post" action="/samordna/gor" class="command">
${hidden('once', randomUUID())}<label class="wide" for="words">${escaped(page.command)}</label>
<input id="words" name="words" type="text" maxlength="1500">
<button class="button quiet" type="submit">${escaped(page.commandGo)}</button>
</form>
<form method="post" action="/samordna/ut">\n<p class="buttons"><button class="button quiet" type="submit">${escaped(page.signOut)}</button></p>\n</form>\n`,
    };
  },
};
