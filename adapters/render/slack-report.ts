import type { types } from '@slack/bolt';
import { type AreaAnswer, areaTexts, statuses } from '../../src/domain/status-update.ts';
import type { Locale } from '../../src/domain/working-group.ts';
import type { Button } from '../../src/messages/message.ts';
import type { Answered } from '../../src/messages/overall.ts';
import type { ReportList, ReportRow } from '../../src/messages/report.ts';
import { type Texts, textsFor } from '../../src/texts/texts.ts';
import { type Block, plainMessage, type SlackMessage } from './block-kit.ts';
import { choiceId } from './slack-action.ts';
import { drawButton } from './slack-buttons.ts';
import { slackLimits } from './slack-limits.ts';
import { asTyped, cutText, weight } from './slack-text.ts';

/** How many areas a message tries to take, and how much of each text; the first that fit are used. */
const areasInMessage = [6, 4, 2, 1];
const textLengths = [300, 150];

/**
 * The area list as Slack messages: one, or several where there are many areas. Texts are cut visibly so that every
 * message fits. `mark` names this drawing: with new block ids Slack forgets what was chosen in the earlier one.
 */
export function drawReportList(list: ReportList, mark: string): SlackMessage[] {
  let drawn: SlackMessage[] = [];
  for (const areas of list.editable ? areasInMessage : [20, ...areasInMessage]) {
    for (const length of textLengths) {
      drawn = drawPages(list, { areas, length, id: `${idPrefix(list.slot)}${mark}` });
      if (drawn.every(fits)) return drawn;
    }
  }
  return drawn;
}

/** Whether a message is a drawing of the list in this slot. */
export function isListOf(slot: string, blocks: readonly { block_id?: string }[]): boolean {
  return blocks.some((block) => block.block_id?.startsWith(idPrefix(slot)));
}

/** What an earlier drawing becomes: no buttons, and where the list is now. */
export function retiredList(locale: Locale): SlackMessage {
  return plainMessage(textsFor(locale).report.retired);
}

function idPrefix(slot: string): string {
  return `list|${slot}|`;
}

function fits({ blocks, text }: SlackMessage): boolean {
  return (
    blocks.length <= slackLimits.blocks &&
    JSON.stringify(blocks).length <= slackLimits.blocksJson &&
    text.length <= slackLimits.text &&
    blocks.every(
      (block) => block.type !== 'rich_text' || JSON.stringify(block).length <= slackLimits.textObject,
    )
  );
}

type Drawing = { areas: number; length: number; id: string };
type Piece = { block: Block; words: string };

function drawPages(list: ReportList, drawing: Drawing): SlackMessage[] {
  const texts = textsFor(list.locale);
  const count = Math.max(1, Math.ceil(list.areas.length / drawing.areas));
  return Array.from({ length: count }, (_, page) => {
    const areas = list.areas.slice(page * drawing.areas, (page + 1) * drawing.areas);
    const pieces = [
      ...(page === 0 ? top(list, texts) : []),
      ...(count > 1 ? [context(texts.report.page(page + 1, count))] : []),
      ...(list.editable
        ? areas.flatMap((area) => areaRow(list, area, texts, drawing))
        : statusLines(areas, texts)),
      ...(page === count - 1 ? bottom(list, texts, drawing) : []),
    ];
    // First what a notification is to say: what stands in the way is drawn far below.
    const said = [cutText(list.hindrance ?? '', 800, '…', weight), ...pieces.map((piece) => piece.words)];
    return {
      text: said.map(asTyped).filter(Boolean).join('\n'),
      blocks: pieces.map(({ block }, index) => ({ ...block, block_id: `${drawing.id}|${index}` })),
    };
  });
}

function top(list: ReportList, texts: Texts): Piece[] {
  const { report, dates } = texts;
  const whole = report.listTitle(list.partyName, texts.halfYear(list.halfYear));
  const title = cutText(cutText(whole, 300, '…', weight), slackLimits.header);
  const answering = list.state === 'draft' || list.state === 'changed';
  const state = report.state[list.state];
  return [
    { block: { type: 'header', text: { type: 'plain_text', text: title } }, words: title },
    ...(list.groupName ? [context(cutText(list.groupName, 150, '…', weight))] : []),
    ...notices(list.notices.filter((notice) => notice.trim() !== '').join('\n')),
    context(
      answering
        ? `${(list.overdue ? report.wasDueBy : report.dueBy)(dates.weekdayAndDayWithYear(list.dueOn))} ${state}`
        : state,
    ),
    ...buttonsOf(list.buttons.top),
  ];
}

function buttonsOf(buttons: Button[]): Piece[] {
  if (buttons.length === 0) return [];
  return [{ block: { type: 'actions', elements: buttons.map(drawButton) }, words: '' }];
}

function notices(all: string): Piece[] {
  const text = cutText(all, 800, '…', weight);
  return text ? [{ block: { type: 'section', text: { type: 'plain_text', text } }, words: text }] : [];
}

function context(text: string): Piece {
  return { block: { type: 'context', elements: [{ type: 'plain_text', text }] }, words: text };
}

function areaRow(list: ReportList, area: ReportRow, texts: Texts, drawing: Drawing): Piece[] {
  const { report } = texts;
  const name = cutText(area.name, 150, '…', weight);
  const answers = answerLines(area, texts, drawing.length);
  const below = [
    `: ${area.status ? texts.status[area.status] : report.noStatus}`,
    ...answers,
    ...(area.saved ? [cutText(area.saved, 150, '…', weight)] : []),
    ...(area.asked ? [cutText(area.asked, 150, '…', weight)] : []),
  ].join('\n');
  const text: Piece = {
    block: {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [bold(name), { type: 'text', text: below }] }],
    },
    words: name + below,
  };
  return [text, { block: areaChoices(list, area, texts), words: '' }];
}

/** One line an area: where nothing is chosen, nothing else is said of it. */
function statusLines(areas: ReportRow[], texts: Texts): Piece[] {
  const lines = areas.map((area) => ({
    name: cutText(area.name, 150, '…', weight),
    status: [
      area.status ? texts.status[area.status] : texts.report.noStatus,
      ...(area.asked ? [`(${cutText(area.asked, 150, '…', weight)})`] : []),
    ].join(' '),
  }));
  if (lines.length === 0) return [];
  const elements = lines.flatMap(({ name, status }, n) => [
    bold(name),
    { type: 'text' as const, text: `: ${status}${n < lines.length - 1 ? '\n' : ''}` },
  ]);
  return [
    {
      block: { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] },
      words: lines.map(({ name, status }) => `${name}: ${status}`).join('\n'),
    },
  ];
}

function bold(text: string): types.RichTextText {
  return { type: 'text', text: text.trim() === '' ? '–' : text, style: { bold: true } };
}

function answerLines(answer: AreaAnswer, texts: Texts, length: number): string[] {
  const line = (label: string, text: string) =>
    text.trim() === '' ? [] : [`${label}: ${cutText(text, length, texts.report.cut, weight)}`];
  return areaTexts.flatMap((one) => line(texts.report.said[one], answer[one]));
}

function areaChoices(list: ReportList, area: ReportRow, texts: Texts): types.ActionsBlock {
  const of = { checkIn: list.checkIn, party: list.party, area: area.area };
  const options = statuses.map((status) => ({
    text: { type: 'plain_text' as const, text: texts.status[status] },
    value: status,
  }));
  const chosen = options.find((option) => option.value === area.status);
  return {
    type: 'actions',
    elements: [
      {
        type: 'static_select',
        action_id: choiceId({ kind: 'status', ...of, status: 'going_well' }),
        placeholder: {
          type: 'plain_text',
          text: area.last?.status
            ? texts.report.chooseStatusLast(texts.status[area.last.status])
            : texts.report.chooseStatus,
        },
        options,
        ...(chosen ? { initial_option: chosen } : {}),
      },
      ...[area.write, area.courses].flatMap((each, n) => (each ? [drawButton(each, n)] : [])),
    ],
  };
}

function bottom(list: ReportList, texts: Texts, drawing: Drawing): Piece[] {
  const overall = list.editable ? overallText(list.overall, texts, drawing.length) : '';
  const publicRecord = cutText(list.publicRecord, 700, '…', weight);
  const { hindrance, buttons } = list;
  return [
    ...(list.editable && publicRecord.trim() ? [context(publicRecord)] : []),
    ...notices(hindrance ?? '').map(({ block }) => ({ block, words: '' })),
    ...buttonsOf(buttons.main),
    ...(buttons.more.length > 0 ? [context(texts.report.ifYouLike)] : []),
    ...(overall
      ? [
          {
            block: {
              type: 'rich_text' as const,
              elements: [
                {
                  type: 'rich_text_section' as const,
                  elements: [bold(texts.report.overall), { type: 'text' as const, text: `\n${overall}` }],
                },
              ],
            },
            words: `${texts.report.overall}\n${overall}`,
          },
        ]
      : []),
    ...buttonsOf(buttons.more),
  ];
}

function overallText(overall: Answered[], texts: Texts, length: number): string {
  const cut = (text: string) => cutText(text, length, texts.report.cutOverall, weight);
  return overall
    .map((one) => {
      if (one.kind === 'word') return `${one.ask} ${one.word}`;
      return `${one.ask}\n${cut(one.kind === 'text' ? one.text : one.items.map((each) => `• ${each}`).join('\n'))}`;
    })
    .join('\n');
}
