import { areaTexts, statuses } from '../../src/domain/status-update.ts';
import type { Locale } from '../../src/domain/working-group.ts';
import type { Button } from '../../src/messages/message.ts';
import type { ReportList, ReportRow } from '../../src/messages/report.ts';
import { type Texts, textsFor } from '../../src/texts/texts.ts';
import { cardOf, headingBlocks, plainCard, type TeamsMessage } from './adaptive-card.ts';
import { executeAction } from './card-action.ts';
import type { CardAction, CardElement } from './card-element.ts';
import { blockBytes, sizeOf, textBlocks } from './card-text.ts';
import { statusInput } from './card-values.ts';
import { cutText } from './slack-text.ts';
import { teamsLimits } from './teams-limits.ts';

/** How long each text may be, in bytes of what is drawn, and how many areas a card tries to take; the first that fit are used. */
const textLengths = [300, 150];
const areasInCard = [12, 8, 5, 3, 1];

/**
 * The area list as one card, or several where there are many areas. Texts are cut visibly so that every card fits.
 * A choice is sent with any button of its card: Teams has no way to send it when it is made.
 */
export function drawReportList(list: ReportList): TeamsMessage[] {
  let drawn: TeamsMessage[] = [];
  for (const areas of areasInCard) {
    for (const length of textLengths) {
      drawn = drawPages(list, areas, length);
      if (drawn.every(({ card }) => sizeOf(card) <= teamsLimits.card)) return drawn;
    }
  }
  return drawn;
}

/** What an earlier drawing becomes: no buttons, and where the list is now. */
export function retiredList(locale: Locale): TeamsMessage {
  return plainCard(textsFor(locale).report.retired, locale);
}

function drawPages(list: ReportList, most: number, length: number): TeamsMessage[] {
  const texts = textsFor(list.locale);
  const title = texts.report.listTitle(list.partyName, texts.halfYear(list.halfYear));
  // What stands in the way is drawn far below: a notification says it first.
  const said = [...(list.hindrance ? [list.hindrance] : []), ...list.notices, title];
  const summary = cutText(said.join(' '), teamsLimits.summary);
  const count = Math.max(1, Math.ceil(list.areas.length / most));
  return Array.from({ length: count }, (_, page) => {
    const areas = list.areas.slice(page * most, (page + 1) * most);
    const body = [
      ...(page === 0 ? top(list, title, texts) : []),
      ...(count > 1 ? textBlocks(texts.report.page(page + 1, count), subtle) : []),
      ...areas.map((area, index) =>
        list.editable ? areaRow(list, area, texts, length) : statusLine(area, texts, index > 0),
      ),
      ...bottom(list, texts, length, page === count - 1),
    ];
    return { card: cardOf(body, list.locale, summary), summary };
  });
}

const subtle = { isSubtle: true, size: 'Small' } as const;

function top(list: ReportList, title: string, texts: Texts): CardElement[] {
  const { report, dates } = texts;
  const answering = list.state === 'draft' || list.state === 'changed';
  const due = (list.overdue ? report.wasDueBy : report.dueBy)(dates.weekdayAndDayWithYear(list.dueOn));
  return [
    ...headingBlocks(title),
    ...(list.groupName ? textBlocks([{ strong: list.groupName }], { size: 'Small' }) : []),
    ...list.notices.flatMap((notice) => textBlocks([{ strong: notice }])),
    ...textBlocks([
      ...(answering ? [`${due} `] : []),
      list.state === 'draft' ? report.state.draft : { strong: report.state[list.state] },
    ]),
    ...actionSet(list.buttons.top.map((each) => button(list, each))),
  ];
}

function actionSet(actions: CardAction[]): CardElement[] {
  return actions.length > 0 ? [{ type: 'ActionSet', actions }] : [];
}

/** One line an area: where nothing is chosen, nothing else is said of it. */
function statusLine(area: ReportRow, texts: Texts, close: boolean): CardElement {
  const status = area.status ? texts.status[area.status] : texts.report.noStatus;
  return {
    type: 'Container',
    ...(close ? { spacing: 'Small' } : {}),
    items: [
      ...textBlocks([{ strong: `${area.name}: ` }, status]),
      ...(area.asked ? textBlocks(area.asked, subtle, { close: true }) : []),
    ],
  };
}

function areaRow(list: ReportList, area: ReportRow, texts: Texts, length: number): CardElement {
  const { report, teams } = texts;
  const cut = (text: string) => cutText(text, length, report.cut, blockBytes);
  const said = (label: string, text: string) =>
    text.trim() ? textBlocks([{ strong: `${label}: ` }, cut(text)], {}, { close: true }) : [];
  return {
    type: 'Container',
    separator: true,
    items: [
      choice(area, teams.areaStatus(area.name, report.howIsItGoing), texts),
      ...areaTexts.flatMap((one) => said(report.said[one], area[one])),
      ...(area.saved ? textBlocks(area.saved, subtle, { close: true }) : []),
      ...(area.asked ? textBlocks(area.asked, subtle, { close: true }) : []),
      ...actionSet([area.courses, area.write].flatMap((each) => (each ? [button(list, each)] : []))),
    ],
  };
}

function choice(area: ReportRow, label: string, texts: Texts): CardElement {
  return {
    type: 'Input.ChoiceSet',
    id: statusInput(area.area, area.status),
    label,
    errorMessage: texts.report.chooseStatus,
    style: 'compact',
    placeholder: area.last?.status
      ? texts.report.chooseStatusLast(texts.status[area.last.status])
      : texts.report.chooseStatus,
    choices: statuses.map((status) => ({ title: texts.status[status], value: status })),
    ...(area.status ? { value: area.status } : {}),
  };
}

function bottom(list: ReportList, texts: Texts, length: number, isLast: boolean): CardElement[] {
  const { teams, report } = texts;
  const drawn = (buttons: Button[]) => (isLast ? buttons : []).map((each) => button(list, each));
  const save = saveButton(list, texts);
  const more = drawn(list.buttons.more);
  return [
    ...(isLast && list.editable && list.publicRecord.trim() ? textBlocks(list.publicRecord, subtle) : []),
    ...(save.length > 0 ? textBlocks(teams.saveHint, subtle) : []),
    ...(isLast && list.hindrance
      ? textBlocks([{ strong: `⚠ ${list.hindrance}` }], { color: 'Attention' })
      : []),
    ...actionSet([...drawn(list.buttons.main), ...save]),
    ...(more.length > 0 ? textBlocks(report.ifYouLike, subtle) : []),
    ...(isLast && list.editable ? overall(list, texts, length) : []),
    ...actionSet(more),
  ];
}

function overall(list: ReportList, { report }: Texts, length: number): CardElement[] {
  const cut = (text: string) => cutText(text, length, report.cutOverall, blockBytes);
  const items = list.overall.flatMap((one) => {
    if (one.kind === 'word') return textBlocks([{ strong: `${one.ask} ` }, one.word]);
    const text = one.kind === 'text' ? one.text : one.items.map((each) => `• ${each}`).join('\n');
    return textBlocks([{ strong: `${one.ask}\n` }, cut(text)]);
  });
  return items.length > 0 ? [{ type: 'Container', items }] : [];
}

function button(list: ReportList, { label, action, primary }: Button): CardAction {
  return executeAction(label, { action, slot: list.slot, ...inputsOf(list) }, { primary });
}

/** Tells that the choices in the card come with whatever is pressed in it. */
const inputsOf = (list: ReportList) => (list.editable ? { inputs: true } : {});

/** The choices are saved by a button of their own, because Teams cannot send them when they are made. */
function saveButton(list: ReportList, { report }: Texts): CardAction[] {
  const save = { checkIn: list.checkIn, party: list.party };
  return list.editable ? [executeAction(report.save, { save, slot: list.slot, ...inputsOf(list) })] : [];
}
