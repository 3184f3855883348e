import { type AreaAnswer, areaTexts } from '../../src/domain/status-update.ts';
import type { Button } from '../../src/messages/message.ts';
import type { Answered } from '../../src/messages/overall.ts';
import type { ReportList, ReportRow } from '../../src/messages/report.ts';
import { type Texts, textsFor } from '../../src/texts/texts.ts';
import { defaultWidth, heading, type PlainTextOptions, toPlainText } from './plain-text.ts';
import { printable, printableLine } from './printable.ts';
import { wrap } from './wrap.ts';

/**
 * The area list as text. `row` begins each area's line (`index` from 0); default a bullet. `again`: the same list stands
 * above on the same screen, so what it says of public records is not repeated.
 */
export function reportListText(
  list: ReportList,
  options: PlainTextOptions & { row?: (index: number) => string; again?: boolean } = {},
): string {
  const width = options.width ?? defaultWidth;
  const texts = textsFor(list.locale);
  const { report } = texts;
  const answering = list.state === 'draft' || list.state === 'changed';
  const state = report.state[list.state];
  const drawn = (buttons: Button[]) => toPlainText({ parts: [{ kind: 'buttons', buttons }] }, options);
  const rows = list.areas.map((area, index) =>
    areaText(area, texts, {
      width,
      first: options.row?.(index) ?? '• ',
      short: !list.editable,
      button: (one) => drawn([one]),
    }),
  );
  const overall = list.editable ? overallText(list.overall, texts, width) : '';
  const { top, main, more } = list.buttons;
  return [
    heading(report.listTitle(list.partyName, texts.halfYear(list.halfYear)), width),
    list.groupName ? printableLine(list.groupName) : '',
    ...list.notices.map((notice) => wrap(printable(notice), width)),
    wrap(
      answering
        ? `${(list.overdue ? report.wasDueBy : report.dueBy)(texts.dates.weekdayAndDayWithYear(list.dueOn))} ${state}`
        : state,
      width,
    ),
    drawn(top),
    rows.join(rows.some((row) => row.includes('\n')) ? '\n\n' : '\n'),
    list.editable && !options.again ? wrap(printable(list.publicRecord), width) : '',
    list.hindrance ? wrap(printable(list.hindrance), width) : '',
    drawn(main),
    overall,
    more.length > 0 ? `${report.ifYouLike}: ${drawn(more)}` : '',
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

function areaText(
  area: ReportRow,
  texts: Texts,
  {
    width,
    first,
    short,
    button,
  }: { width: number; first: string; short: boolean; button(button: Button): string },
): string {
  const { report } = texts;
  const status = area.status ? texts.status[area.status] : report.noStatus;
  const indent = '   ';
  const asked = area.asked ? ` (${printableLine(area.asked)})` : '';
  const line = wrap(`${printableLine(area.name)}: ${status}${asked}`, width, first);
  if (short) return line;
  const lines = [line, ...answers(area, texts, width, indent)];
  if (area.courses) lines.push(`${indent}${button(area.courses)}`);
  if (area.saved) lines.push(wrap(printable(area.saved), width, indent));
  if (!area.status && area.last?.status)
    lines.push(`${indent}${report.lastTime}: ${texts.status[area.last.status]}`);
  return lines.join('\n');
}

function answers(answer: AreaAnswer, texts: Texts, width: number, indent: string) {
  const labelled = (label: string, text: string) =>
    text ? [wrap(`${label}: ${printable(text)}`, width, indent, `${indent}  `)] : [];
  return areaTexts.flatMap((one) => labelled(texts.report.said[one], answer[one]));
}

function answered(one: Answered, width: number): string[] {
  switch (one.kind) {
    case 'text':
      return [wrap(one.ask, width, '   '), wrap(printable(one.text), width, '   » ', '   » ')];
    case 'list':
      return [wrap(one.ask, width, '   '), ...one.items.map((each) => wrap(printable(each), width, '   • '))];
    case 'word':
      return [wrap(`${one.ask} ${one.word}`, width, '   ')];
  }
}

function overallText(overall: Answered[], { report }: Texts, width: number): string {
  const lines = overall.flatMap((one) => answered(one, width));
  return lines.length > 0 ? [report.overall, ...lines].join('\n') : '';
}
