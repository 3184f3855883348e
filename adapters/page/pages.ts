import type { Locale } from '../../src/domain/working-group.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { escaped } from '../render/html.ts';
import { hidden } from '../render/html-form.ts';
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

/** Asks whoever reads a shared mailbox for their name. */
export function namePage(locale: Locale, path: string, wrong = false): Page {
  const { page } = textsFor(locale);
  const fault = wrong ? `<p class="fault" id="fault" role="alert">${escaped(page.nameMissing)}</p>\n` : '';
  const described = wrong ? ' aria-invalid="true" aria-describedby="fault"' : '';
  return {
    locale,
    title: page.nameTitle,
    body: `<p>${escaped(page.nameAbout)}</p>
<form method="post" action="${path}/namn">
<p><label for="name">${escaped(page.name)}</label>
<input id="name" name="name" type="text" autocomplete="name" maxlength="100" required${described}></p>
${fault}<p class="buttons"><button class="button" type="submit">${escaped(page.codeGo)}</button></p>
</form>
`,
  };
}

/** Asks for a mailed code. `again`: where another one is asked for; `keep`: what is sent along. */
export function codePage(
  locale: Locale,
  of: { about: string; action: string; again: string; wrong?: boolean; keep?: Record<string, string> },
): Page {
  const { page } = textsFor(locale);
  const fault = of.wrong ? `<p class="fault" id="fault" role="alert">${escaped(page.codeWrong)}</p>\n` : '';
  const described = of.wrong ? ' aria-invalid="true" aria-describedby="fault"' : '';
  const kept = Object.entries(of.keep ?? {})
    .map(([name, value]) => (value ? hidden(name, value) : ''))
    .join('');
  return {
    locale,
    title: page.codeTitle,
    body: `<p>${escaped(of.about)}</p>
<form method="post" action="${of.action}">
${kept}<p><label for="code">${escaped(page.code)}</label>
<input id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="12" required${described}></p>
${fault}<p class="buttons"><button class="button" type="submit">${escaped(page.codeGo)}</button></p>
</form>
<form method="post" action="${of.again}">
${kept}<p class="buttons"><button class="button quiet" type="submit">${escaped(page.codeAgain)}</button></p>
</form>
`,
  };
}

/**
 * Where a coordinator asks for a code to come in. `after`: what they were doing, sent along; `wrong`: what was typed, where
 * it is no address.
 */
export function signInPage(locale: Locale, { after, wrong }: { after: string; wrong?: string }): Page {
  const { page, mail } = textsFor(locale);
  const fault =
    wrong === undefined
      ? ''
      : `<p class="fault" id="fault" role="alert">${escaped(mail.page.addressFault)}</p>\n`;
  const described = wrong === undefined ? '' : ' aria-invalid="true" aria-describedby="fault"';
  return {
    locale,
    title: page.coordinatorTitle,
    body: `<p>${escaped(page.signInAbout)}</p>
<form method="post" action="/samordna/kod">
${after ? hidden('after', after) : ''}<p><label for="address">${escaped(mail.page.address)}</label>
<input id="address" name="address" type="email" autocomplete="email" maxlength="254" required value="${escaped(wrong ?? '')}"${described}></p>
${fault}<p class="buttons"><button class="button" type="submit">${escaped(page.signIn)}</button></p>
</form>
`,
  };
}
