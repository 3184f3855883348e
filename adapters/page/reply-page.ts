import type { Locale } from '../../src/domain/working-group.ts';
import type { Button } from '../../src/messages/message.ts';
import type { Reply } from '../../src/messages/report.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { escaped, type Html, toHtml } from '../render/html.ts';
import { reportHtml } from '../render/html-report.ts';
import { printableLine } from '../render/printable.ts';
import type { Page } from './layout.ts';

/** What the product answered, as a page to read. `linkTo`: where a button leads; undefined: nowhere, and it is left out. */
export function replyPage(
  reply: Reply,
  locale: Locale,
  options: { linkTo?(button: Button): string | undefined; back?: string } = {},
): Page {
  const { page } = textsFor(locale).mail;
  const back = options.back
    ? `<p><a href="${escaped(options.back)}">${escaped(textsFor(locale).page.back)}</a></p>\n`
    : '';
  const button = (given: Button): Html => {
    const url = options.linkTo?.(given);
    return url
      ? `<a class="button quiet" href="${escaped(url)}">${escaped(printableLine(given.label))}</a>`
      : '';
  };
  switch (reply.kind) {
    case 'report': {
      const t = textsFor(reply.list.locale);
      return {
        locale: reply.list.locale,
        title: t.mail.page.of(reply.list.partyName, t.halfYear(reply.list.halfYear)),
        body: reportHtml(reply.list) + back,
      };
    }
    case 'messages':
      return {
        locale,
        title: page.title,
        body: reply.items.map((message) => toHtml(message, { button })).join('') + back,
      };
    case 'refused':
      return { locale, title: page.title, body: `<p>${escaped(reply.why ?? page.failed)}</p>\n${back}` };
    case 'form':
    case 'file':
    case 'nothing':
      return { locale, title: page.failedTitle, body: `<p>${escaped(page.failed)}</p>\n${back}` };
  }
}
