import { statuses } from '../../src/domain/status-update.ts';
import type { Form } from '../../src/messages/form.ts';
import type { ReportList, ReportRow } from '../../src/messages/report.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { escaped, type Html, lines } from './html.ts';
import { itemsHtml } from './html-form.ts';

/** One party's whole answer to fill in: the list, and the forms that in chat stand behind its buttons. */
export type AnswerSheet = {
  list: ReportList;
  areas: ReadonlyMap<number, Form>;
  overall?: Form;
  /** Last half-year's statuses are proposed where none is chosen; they are saved when the sheet is sent. */
  asLast?: boolean;
  /** What was typed, by name, where it is drawn again; and what is wrong: by name, '' for all of it. */
  typed?: Readonly<Record<string, string>>;
  faults?: Readonly<Record<string, string>>;
  notices?: readonly string[];
};

/** The names of a sheet's inputs. */
export const nameOf = {
  status: (area: number) => `status.${area}`,
  /** The status that it was drawn with, so that only what was chosen anew is saved. */
  was: (area: number) => `was.${area}`,
  area: (area: number) => `area.${area}.`,
  areaBase: (area: number) => `base.area.${area}`,
  overall: 'overall.',
  overallBase: 'base.overall',
} as const;

/** The sheet as one form that is sent to `action`, without script. */
export function answerSheetHtml(sheet: AnswerSheet, action: string): Html {
  const { list, typed = {}, faults = {} } = sheet;
  const t = textsFor(list.locale);
  const { report, mail } = t;
  const due = (list.overdue ? mail.page.dueWas : mail.page.dueBy)(t.dates.weekdayAndDayWithYear(list.dueOn));
  const notices = [...list.notices, ...(sheet.notices ?? []), ...(faults[''] ? [faults['']] : [])];
  return [
    ...notices.map((notice) => `<p class="notice" role="status">${lines(notice)}</p>\n`),
    `<p>${escaped(due)}. ${escaped(report.state[list.state])}</p>\n`,
    `<form method="post" action="${escaped(action)}">\n`,
    ...list.areas.map((area) => areaHtml(area, sheet, typed, faults)),
    `<p class="note">${lines(list.publicRecord)}</p>\n`,
    list.hindrance ? `<p class="fault" role="alert">${lines(list.hindrance)}</p>\n` : '',
    `<p class="buttons"><button class="button second" type="submit" name="do" value="save">${escaped(report.save)}</button>\n`,
    `<button class="button" type="submit" name="do" value="submit">${escaped(report.submit)}</button></p>\n`,
    overallHtml(sheet, typed, faults),
    '</form>\n',
  ].join('');
}

function areaHtml(
  area: ReportRow,
  { list, areas, asLast }: AnswerSheet,
  typed: Readonly<Record<string, string>>,
  faults: Readonly<Record<string, string>>,
): Html {
  const { locale } = list;
  const t = textsFor(locale);
  const { report } = t;
  const name = nameOf.status(area.area);
  const proposed = asLast ? (area.last?.status ?? area.status) : area.status;
  const chosen = typed[name] ?? proposed ?? '';
  const form = areas.get(area.area);
  const prefix = nameOf.area(area.area);
  const own = (all: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(all).flatMap(([key, value]) =>
        key.startsWith(prefix) ? [[key.slice(prefix.length), value]] : [],
      ),
    );
  const wrong = own(faults);
  const open = Object.keys(wrong).length > 0 ? ' open' : '';
  const last = area.last?.status
    ? ` <span class="note">(${escaped(`${report.lastTime}: ${t.status[area.last.status]}`)})</span>`
    : '';
  return `<section class="area">
<h2><label for="${name}">${escaped(area.name)}</label></h2>
<input type="hidden" name="${nameOf.was(area.area)}" value="${area.status ?? ''}">
<select id="${name}" name="${name}">
<option value="">${escaped(report.chooseStatus)}</option>
${statuses
  .map(
    (status) =>
      `<option value="${status}"${status === chosen ? ' selected' : ''}>${escaped(t.status[status])}</option>\n`,
  )
  .join('')}</select>${last}
${
  form
    ? `<details${open}>
<summary>${escaped(report.write)}</summary>
<input type="hidden" name="${nameOf.areaBase(area.area)}" value="${escaped(typed[nameOf.areaBase(area.area)] ?? form.ref.base ?? '')}">
${form.reading.map((text) => `<p class="note">${lines(text)}</p>\n`).join('')}${itemsHtml(form.items, { prefix, typed: own(typed), faults: wrong, locale })}</details>
`
    : ''
}${area.saved ? `<p class="note">${escaped(area.saved)}</p>\n` : ''}</section>
`;
}

function overallHtml(
  { list, overall }: AnswerSheet,
  typed: Readonly<Record<string, string>>,
  faults: Readonly<Record<string, string>>,
): Html {
  if (!overall) return '';
  const { report } = textsFor(list.locale);
  const under = (all: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(all).flatMap(([key, value]) =>
        key.startsWith(nameOf.overall) ? [[key.slice(nameOf.overall.length), value]] : [],
      ),
    );
  const wrong = under(faults);
  const open = Object.keys(wrong).length > 0 ? ' open' : '';
  return `<details class="area"${open}>
<summary>${escaped(report.overall)}</summary>
<input type="hidden" name="${nameOf.overallBase}" value="${escaped(typed[nameOf.overallBase] ?? overall.ref.base ?? '')}">
${itemsHtml(overall.items, { prefix: nameOf.overall, typed: under(typed), faults: wrong, locale: list.locale })}<p class="buttons"><button class="button second" type="submit" name="do" value="save">${escaped(report.save)}</button></p>
</details>
`;
}
