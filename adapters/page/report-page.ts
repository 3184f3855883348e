import { randomUUID } from 'node:crypto';
import { type Status, statuses } from '../../src/domain/status-update.ts';
import type { Form } from '../../src/messages/form.ts';
import type { Message } from '../../src/messages/message.ts';
import type { ReportList, ReportRow } from '../../src/messages/report.ts';
import { type Texts, textsFor } from '../../src/texts/texts.ts';
import { escaped, type Html, lines, toHtml } from '../render/html.ts';
import { drawnValues, type Filled, formFields, hidden, optionHtml } from '../render/html-form.ts';
import { coursesHtml } from '../render/html-report.ts';
import type { Page } from './layout.ts';
import { markOf } from './posted.ts';

/** One of the forms of the page: `area.<area>` for an area's texts, `overall` for what is about no single area. */
export type PageForm = { name: string; form: Form } & Filled;

/** What is drawn besides what is saved. */
export type Drawn = {
  path: string;
  forms: PageForm[];
  /** Chosen and not saved, by area. */
  chosen?: ReadonlyMap<number, Status>;
  notices?: string[];
  faults?: string[];
  /** What keeps it from being sent in, beside the button. */
  hindrance?: string;
};

/** One party's whole lägesrapport as one form. */
export function answeringPage(list: ReportList, drawn: Drawn): Page {
  const t = textsFor(list.locale);
  const { report, mail } = t;
  const due = (list.overdue ? mail.page.dueWas : mail.page.dueBy)(t.dates.weekdayAndDayWithYear(list.dueOn));
  const overall = drawn.forms.find(({ name }) => name === 'overall');
  const asLast =
    list.state === 'draft' && list.areas.some(({ last, status }) => last?.status && last.status !== status);
  return {
    locale: list.locale,
    title: mail.page.of(list.partyName, t.halfYear(list.halfYear)),
    body: [
      ...said(list, drawn),
      `<p>${escaped(due)}</p>\n<p class="note">${escaped(report.state[list.state])}</p>\n`,
      asLast
        ? `<p class="buttons"><a class="button quiet" href="${drawn.path}/som-sist">${escaped(report.asLast)}</a></p>\n`
        : '',
      formStart(drawn.path),
      ...list.areas.map((area) => areaHtml(area, drawn, t)),
      overall ? moreHtml(overall, report.overall, hasText(overall.form), true) : '',
      list.publicRecord ? `<p class="note">${lines(list.publicRecord)}</p>\n` : '',
      drawn.hindrance ? `<p class="fault" role="alert">${lines(drawn.hindrance)}</p>\n` : '',
      `<p class="buttons"><button class="button" type="submit" name="do" value="submit">${escaped(report.submit)}</button>
<button class="button quiet" type="submit" name="do" value="save">${escaped(report.save)}</button></p>\n</form>\n`,
    ].join(''),
  };
}

/** Last half-year's statuses, to be sent in by one press, and nothing else. */
export function asLastPage(list: ReportList, drawn: Drawn): Page {
  const t = textsFor(list.locale);
  const begun = list.areas.some(({ done, needs }) => done.trim() || needs.trim());
  return {
    locale: list.locale,
    title: t.page.asLastTitle(list.partyName),
    body: [
      ...said(list, drawn),
      `<p>${escaped(t.page.asLastAbout)}${begun ? ` ${escaped(t.page.alsoDrafted)}` : ''}</p>\n`,
      formStart(drawn.path),
      ...list.areas.map(
        (area) => `<div class="line">\n${statusHtml(area, area.last?.status ?? area.status, t)}</div>\n`,
      ),
      `<p class="buttons"><button class="button" type="submit" name="do" value="submit">${escaped(t.report.submit)}</button>
<button class="button quiet" type="submit" name="do" value="change">${escaped(t.page.changeSomething)}</button></p>
<p class="note">${lines(list.publicRecord)}</p>\n</form>\n`,
    ].join(''),
  };
}

/** What is sent in, to read. */
export function receiptPage(list: ReportList, messages: readonly Message[], path: string): Page {
  const t = textsFor(list.locale);
  const change =
    list.state === 'locked'
      ? ''
      : `<form method="post" action="${path}/kod">\n<button class="button" type="submit">${escaped(t.report.change)}</button></form>\n`;
  return {
    locale: list.locale,
    title: t.mail.page.of(list.partyName, t.halfYear(list.halfYear)),
    body: [
      ...list.notices.map((notice) => `<p class="notice" role="status">${lines(notice)}</p>\n`),
      readable(messages),
      `<div class="buttons">${change}<a class="button quiet" href="${path}/dokument">${escaped(t.page.document)}</a>
<a class="button quiet" href="${path}/versioner">${escaped(t.page.versions)}</a></div>\n`,
    ].join(''),
  };
}

/** Messages to read, without their buttons, below the page's own title. */
export function readable(messages: readonly Message[]): Html {
  return messages
    .map(({ parts }) =>
      toHtml(
        { parts: parts.filter(({ kind }) => kind !== 'buttons' && kind !== 'choice') },
        { button: () => '' },
      ),
    )
    .join('');
}

/** What was typed, to be copied: it could not be stored, and there is no form for it any more. */
export function copyPage(
  locale: ReportList['locale'],
  why: string,
  texts: readonly string[],
  back?: string,
): Page {
  const t = textsFor(locale);
  const given = texts.map(
    (text, n) =>
      `<div class="field"><label for="text-${n}">${escaped(t.form.typedAgain)} (${n + 1})</label>\n<textarea id="text-${n}" readonly rows="4">\n${escaped(text)}</textarea></div>\n`,
  );
  return {
    locale,
    title: t.page.copyTitle,
    body: `<p role="alert">${lines(why)}</p>\n${given.length > 0 ? `<p>${escaped(t.page.copy)}</p>\n${given.join('')}` : ''}${back ? `<p><a href="${back}">${escaped(t.page.back)}</a></p>\n` : ''}`,
  };
}

const said = (list: ReportList, { notices = [], faults = [] }: Drawn): Html[] => [
  ...faults.map((text) => `<p class="notice fault" role="alert">${lines(text)}</p>\n`),
  ...[...new Set([...notices, ...list.notices])].map(
    (text) => `<p class="notice" role="status">${lines(text)}</p>\n`,
  ),
];

/** The first button of a form is the one that Enter presses: it saves. It has no words, and nobody comes to it. */
const formStart = (path: string): Html =>
  `<form method="post" action="${path}">
<button class="enter" type="submit" name="do" value="save" tabindex="-1" aria-hidden="true"></button>
${hidden('once', randomUUID())}`;

function areaHtml(area: ReportRow, drawn: Drawn, t: Texts): Html {
  const texts = drawn.forms.find(({ name }) => name === `area.${area.area}`);
  return `<section class="area">
${statusHtml(area, drawn.chosen?.get(area.area) ?? area.status, t, 'h2')}${coursesHtml(area)}${area.saved ? `<p class="note">${escaped(area.saved)}</p>\n` : ''}${
  texts ? moreHtml(texts, t.page.write, hasText(texts.form)) : ''
}</section>\n`;
}

/** The choice of an area's status, which bears the area's name. */
function statusHtml(area: ReportRow, chosen: Status | undefined, t: Texts, heading?: 'h2'): Html {
  const name = `status.${area.area}`;
  const last = area.last?.status;
  const none = { value: '', label: t.page.chooseStatus(last ? t.shapes[last] : '') };
  const options = [
    ...(area.status ? [] : [none]),
    ...statuses.map((status) => ({ value: status, label: t.status[status] })),
  ];
  const label = `<label for="${name}">${escaped(area.name)}</label>`;
  return `${heading ? `<${heading}>${label}</${heading}>` : label}
${hidden(`was.${area.area}`, area.status ?? '')}<select id="${name}" name="${name}">
${options.map((option) => optionHtml(option, chosen ?? '')).join('')}</select>\n`;
}

/** A form's fields behind a word; open where something stands there. */
function moreHtml({ name, form, ...filled }: PageForm, title: string, open: boolean, own = false): Html {
  const shown = open || filled.typed !== undefined || filled.faults !== undefined || form.notices.length > 0;
  return `<details${own ? ' class="area"' : ''}${shown ? ' open' : ''}>
<summary>${escaped(title)}</summary>
${hidden(`ref.${name}`, JSON.stringify(form.ref))}${
  // What is drawn from what was typed is not saved as it stands, so it is sent whatever becomes of it.
  filled.typed === undefined ? hidden(`same.${name}`, markOf(drawnValues(form))) : ''
}${formFields(form, `${name}.`, filled)}</details>\n`;
}

const hasText = (form: Form) => Object.values(drawnValues(form)).some((value) => value.trim() !== '');
