import type { Locale } from '../../src/domain/working-group.ts';
import type { Form } from '../../src/messages/form.ts';
import type { Message } from '../../src/messages/message.ts';
import type { Reply, ReportList } from '../../src/messages/report.ts';
import type { Drawn } from '../../src/ports/playground-messages.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { toTeamsMessages } from '../render/adaptive-card.ts';
import { plainMessage, toSlackMessages } from '../render/block-kit.ts';
import { drawForm as drawFormCard, type Submitted } from '../render/card-form.ts';
import { drawReportList as drawListCards, retiredList } from '../render/card-report.ts';
import { formHead } from '../render/plain-form.ts';
import { reportListText } from '../render/plain-report.ts';
import { defaultWidth, toPlainText } from '../render/plain-text.ts';
import { formView } from '../render/slack-form.ts';
import { drawReportList as drawListBlocks } from '../render/slack-report.ts';

/* The page shows the cards that Teams gets, and to those who develop also what Slack and the terminal get. */

export function drawMessage(message: Message, locale: Locale): Drawn {
  return {
    cards: toTeamsMessages(message, locale).map(({ card }) => card),
    slack: toSlackMessages(message),
    plain: toPlainText(message),
  };
}

/** One sentence. */
export function drawSentence(text: string, locale: Locale): Drawn {
  return drawMessage({ parts: [{ kind: 'text', text }] }, locale);
}

/** A file to fetch; a picture is shown too, above the same in words. */
export function drawFile({ name, again, picture }: Extract<Reply, { kind: 'file' }>, locale: Locale): Drawn {
  const text = textsFor(locale).documents.sent(name);
  return {
    ...drawMessage({ parts: [{ kind: 'text', text }, ...(picture?.beside.parts ?? [])] }, locale),
    file: { name, action: again, ...(picture && { alt: picture.alt }) },
  };
}

/** What a person typed. */
export function drawTyped(text: string): Drawn {
  return { cards: [], slack: [], plain: text };
}

export function drawList(list: ReportList): Drawn {
  return {
    cards: drawListCards(list).map(({ card }) => card),
    slack: drawListBlocks(list, ''),
    plain: reportListText(list),
  };
}

/** What an earlier drawing of a list becomes. */
export function drawRetired(locale: Locale): Drawn {
  const { retired } = textsFor(locale).report;
  return { cards: [retiredList(locale).card], slack: [plainMessage(retired)], plain: retired };
}

/** Undefined where it is too large for a card. */
export function drawForm(form: Form, submitted: Submitted): Drawn | undefined {
  const card = drawFormCard(form, submitted)?.card;
  const view = formView(form);
  return card && { cards: [card], slack: view ? [view] : [], plain: formHead(form, defaultWidth) };
}
