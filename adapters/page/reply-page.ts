import type { Locale } from '../../src/domain/working-group.ts';
import type { Reply } from '../../src/messages/report.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { escaped, toHtml } from '../render/html.ts';
import { reportHtml } from '../render/html-report.ts';
import type { Page } from './layout.ts';

/** What the product answered, as a page. */
export function replyPage(reply: Reply, locale: Locale): Page {
  const { page } = textsFor(locale).mail;
  switch (reply.kind) {
    case 'report': {
      const t = textsFor(reply.list.locale);
      return {
        locale: reply.list.locale,
        title: t.mail.page.of(reply.list.partyName, t.halfYear(reply.list.halfYear)),
        body: reportHtml(reply.list),
      };
    }
    case 'messages':
      return {
        locale,
        title: page.title,
        body: reply.items.map((message) => toHtml(message, { button: () => '' })).join(''),
      };
    case 'refused':
      return { locale, title: page.title, body: `<p>${escaped(reply.why ?? page.failed)}</p>\n` };
    case 'form':
    case 'file':
    case 'nothing':
      return { locale, title: page.failedTitle, body: `<p>${escaped(page.failed)}</p>\n` };
  }
}
