import type { Locale } from '../../src/domain/working-group.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { escaped, type Html } from '../render/html.ts';

/** A page: a title, and what stands in it; `script`: it is better with the page's script, and works without. */
export type Page = { locale: Locale; title: string; body: Html; script?: true };

/** The whole document around a page. It loads a style sheet, an icon, and perhaps a script, from its own address and nothing else. */
export function drawPage({ locale, title, body, script }: Page, privacyUrl: string): Html {
  const { page } = textsFor(locale).mail;
  const head = title === page.title ? title : `${title} – ${page.title}`;
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<title>${escaped(head)}</title>
<link rel="icon" href="/sida/icon.svg">
<link rel="stylesheet" href="/sida/page.css">
${script ? '<script src="/sida/page.js" defer></script>\n' : ''}</head>
<body>
<a class="skip" href="#main">${escaped(page.skip)}</a>
<main id="main" tabindex="-1">
<h1>${escaped(title)}</h1>
${body}</main>
<footer>
<p><a href="${escaped(privacyUrl)}" rel="noreferrer" target="_blank">${escaped(page.privacy)}</a></p>
</footer>
</body>
</html>
`;
}
