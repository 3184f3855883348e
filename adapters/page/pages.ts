import type { Locale } from '../../src/domain/working-group.ts';
import { type Texts, textsFor } from '../../src/texts/texts.ts';
import { escaped, type Html, lines } from '../render/html.ts';
import type { Page } from './layout.ts';

/* Pages that are the same for everybody. */

/** For a link that opens nothing, whatever the reason: none can be told from another. */
export function nobodyPage(locale: Locale): Page {
  const { page } = textsFor(locale).mail;
  return {
    locale,
    title: page.nobodyTitle,
    body: `<p>${escaped(page.nobody)}</p>\n<p class="buttons"><a class="button" href="/ny-lank">${escaped(page.newLink)}</a></p>\n`,
  };
}

/** A sentence under a title. */
export function sentencePage(locale: Locale, title: string, text: string): Page {
  return { locale, title, body: `<p>${escaped(text)}</p>\n` };
}

/** Asks for the address that new links go to. `wrong`: what was typed, where it is no address. */
export function newLinkPage(locale: Locale, wrong?: string): Page {
  const { page } = textsFor(locale).mail;
  const fault =
    wrong === undefined ? '' : `<p class="fault" id="fault" role="alert">${escaped(page.addressFault)}</p>\n`;
  const described = wrong === undefined ? '' : ' aria-invalid="true" aria-describedby="fault"';
  return {
    locale,
    title: page.newLinkTitle,
    body: `<p>${escaped(page.newLinkAbout)}</p>
<form method="post" action="/ny-lank">
<p><label for="address">${escaped(page.address)}</label>
<input id="address" name="address" type="email" autocomplete="email" maxlength="254" required value="${escaped(wrong ?? '')}"${described}></p>
${fault}<p class="buttons"><button class="button" type="submit">${escaped(page.send)}</button></p>
</form>
`,
  };
}

/** After asking: the same whether the address is known or not. */
export function askedPage(locale: Locale): Page {
  const { page } = textsFor(locale).mail;
  return sentencePage(locale, page.newLinkTitle, page.asked);
}

/** The way to a code, below an answer that is sent in. */
export function changeHtml(page: Texts['mail']['page'], token: string): Html {
  return `<form method="post" action="/svara/${escaped(token)}/kod">
<p>${escaped(page.changeAbout)}</p>
<p class="buttons"><button class="button" type="submit">${escaped(page.change)}</button></p>
</form>
`;
}

/** Asks for the code that was mailed. `wrong`: the one before was none. */
export function codePage(locale: Locale, token: string, wrong = false): Page {
  const { page } = textsFor(locale).mail;
  const fault = wrong ? `<p class="fault" id="fault" role="alert">${escaped(page.codeWrong)}</p>\n` : '';
  const described = wrong ? ' aria-invalid="true" aria-describedby="fault"' : '';
  return {
    locale,
    title: page.change,
    body: `<p>${escaped(page.changeAbout)}</p>
<form method="post" action="/svara/${escaped(token)}/andra">
<p><label for="code">${escaped(page.codeLabel)}</label>
<input id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="6" required${described}></p>
${fault}<p class="buttons"><button class="button" type="submit">${escaped(page.goOn)}</button></p>
</form>
<form method="post" action="/svara/${escaped(token)}/kod">
<p class="buttons"><button class="button second" type="submit">${escaped(page.sendCode)}</button></p>
</form>
`,
  };
}

/** What somebody typed in a sheet that cannot be saved any more, to copy. */
export function typedHtml(texts: Readonly<Record<string, string>>): Html {
  return Object.entries(texts)
    .filter(([name, text]) => /^(?:area|overall)\./.test(name) && text.trim() !== '')
    .map(([, text]) => `<blockquote>${lines(text)}</blockquote>\n`)
    .join('');
}
