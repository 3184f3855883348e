import { randomUUID } from 'node:crypto';
import { areaTexts, type Status, statuses } from '../../src/domain/status-update.ts';
import type { Form } from '../../src/messages/form.ts';
import type { Button, Message } from '../../src/messages/message.ts';
import type { ReportList, ReportRow } from '../../src/messages/report.ts';
import { type Texts, textsFor } from '../../src/texts/texts.ts';
import { escaped, type Html, lines, toHtml } from '../render/html.ts';
import { drawnValues, type Filled, formFields, hidden, optionHtml } from '../render/html-form.ts';
import type { Page } from './layout.ts';
import { markOf } from './posted.ts';
import { buttonHtml, pressStart } from './press-page.ts';

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
  /** What else the link leads to. */
  beside?: Button;
};

/**
 * One party's whole lägesrapport as one form. What nobody needs stands below the button that sends in, which stays in
 * sight while that is filled in.
 */
export function answeringPage(list: ReportList, drawn: Drawn): Page {
  const t = textsFor(list.locale);
  const { report, mail, page } = t;
  const due = (list.overdue ? mail.page.dueWas : mail.page.dueBy)(t.dates.weekdayAndDay(list.dueOn));
  const overall = drawn.forms.find(({ name }) => name === 'overall');
  const asLast = list.state === 'draft' && list.buttons.top.some(({ action }) => action.kind === 'as-last');
  const others = [
    ...list.buttons.more.filter(({ action }) => action.kind !== 'overall'),
    ...(drawn.beside && list.buttons.more.every(({ action }) => action.kind !== 'who-answers')
      ? [drawn.beside]
      : []),
  ];
  return {
    locale: list.locale,
    title: mail.page.of(list.partyName, t.halfYear(list.halfYear)),
    script: true,
    body: [
      ...said(list, drawn),
      waitingHtml(list, drawn.path),
      list.state === 'draft' ? '' : `<p class="note">${escaped(report.state[list.state])}</p>\n`,
      `<p>${escaped(due)}</p>\n`,
      asLast
        ? `<p class="buttons"><a class="button quiet" href="${drawn.path}/som-sist">${escaped(report.asLast)}</a></p>\n`
        : '',
      formStart(drawn.path, t),
      ...list.areas.map((area) => areaHtml(area, drawn, t)),
      `<p class="note record">${lines(list.publicRecord)}</p>\n`,
      drawn.hindrance ? `<p class="fault" role="alert">${lines(drawn.hindrance)}</p>\n` : '',
      `<div class="buttons sending"><button class="button" type="submit" name="do" value="submit">${escaped(report.submit)}</button>
<button class="button quiet" type="submit" name="do" value="save">${escaped(report.save)}</button></div>
<p class="note" id="saving" role="status"></p>\n`,
      overall || others.length > 0 ? `<h2 class="more">${escaped(report.ifYouLike)}</h2>\n` : '',
      overall ? moreHtml(overall, report.overall, overallLine(list)) : '',
      '</form>\n',
      waitingOf(list).length === 0 && (others.length > 0 || list.areas.some(({ courses }) => courses))
        ? pressStart({ path: `${drawn.path}/gor` })
        : '',
      others.length > 0
        ? toHtml({ parts: [{ kind: 'buttons', buttons: others }] }, { button: buttonHtml })
        : '',
      list.state === 'draft' ? `<p class="note">${escaped(page.draft)}</p>\n` : '',
    ].join(''),
  };
}

/** Last half-year's statuses, to be sent in by one press, and nothing else. */
export function asLastPage(list: ReportList, drawn: Drawn): Page {
  const t = textsFor(list.locale);
  const begun = list.areas.some((area) => areaTexts.some((one) => area[one].trim()));
  return {
    locale: list.locale,
    title: t.page.asLastTitle(list.partyName),
    body: [
      ...said(list, drawn),
      `<p>${escaped(t.page.asLastAbout)}${begun ? ` ${escaped(t.page.alsoDrafted)}` : ''}</p>\n`,
      formStart(drawn.path, t, true),
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
export function receiptPage(
  list: ReportList,
  messages: readonly Message[],
  { path, beside }: Pick<Drawn, 'path' | 'beside'>,
): Page {
  const t = textsFor(list.locale);
  const change =
    list.state === 'locked'
      ? ''
      : `<form method="post" action="${path}/kod">\n<button class="button" type="submit">${escaped(t.report.change)}</button></form>\n`;
  const seen = list.state !== 'locked' || list.buttons.main.some(({ action }) => action.kind === 'view');
  return {
    locale: list.locale,
    title: t.mail.page.of(list.partyName, t.halfYear(list.halfYear)),
    body: [
      ...list.notices.map((notice) => `<p class="notice" role="status">${lines(notice)}</p>\n`),
      waitingHtml(list, path),
      seen
        ? readable(messages)
        : `<p>${escaped(t.lock.noVersions(list.partyName, t.halfYear(list.halfYear)))}</p>\n`,
      seen
        ? `<div class="buttons">${change}<a class="button quiet" href="${path}/dokument">${escaped(t.page.document)}</a>
<a class="button quiet" href="${path}/versioner">${escaped(t.page.versions)}</a></div>\n`
        : '',
      beside ? `${pressStart({ path: `${path}/gor` })}<p class="buttons">${buttonHtml(beside)}</p>\n` : '',
    ].join(''),
  };
}

/** What waits for the party besides its answer: a question, a note to confirm. */
const waitingOf = (list: ReportList) => list.buttons.top.filter(({ action }) => action.kind !== 'as-last');

function waitingHtml(list: ReportList, path: string): Html {
  const buttons = waitingOf(list);
  if (buttons.length === 0) return '';
  return (
    pressStart({ path: `${path}/gor` }) +
    toHtml({ parts: [{ kind: 'buttons', buttons }] }, { button: buttonHtml })
  );
}

/** Messages to read, without their buttons, below the page's own title, which says what theirs does. */
function readable(messages: readonly Message[]): Html {
  return messages
    .map(({ parts: [first, ...others] }) => (first?.kind === 'heading' ? others : [first, ...others]))
    .map((parts) =>
      toHtml(
        {
          parts: parts.flatMap((part) =>
            part && part.kind !== 'buttons' && part.kind !== 'choice' ? [part] : [],
          ),
        },
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

/**
 * The first button of a form is the one that Enter presses: it saves. It has no words, and nobody comes to it. What the
 * page's script says stands with the form; `short`: nothing is saved before it is pressed.
 */
function formStart(path: string, { page }: Texts, short = false): Html {
  const words = { saving: page.saving, saved: page.savedAt, failed: page.notSavedAt };
  const script = short
    ? ''
    : Object.entries(words)
        .map(([name, text]) => ` data-${name}="${escaped(text)}"`)
        .join('');
  return `<form method="post" action="${path}"${script}>
<button class="enter" type="submit" name="do" value="save" tabindex="-1" aria-hidden="true"></button>
${hidden('once', randomUUID())}`;
}

/** What is written in an area stands in one line; the whole of it is in the fields. */
function areaHtml(area: ReportRow, drawn: Drawn, t: Texts): Html {
  const texts = drawn.forms.find(({ name }) => name === `area.${area.area}`);
  const line = [area.saved, oneLine(areaTexts.map((one) => area[one]))].filter(Boolean).join(': ');
  return `<section class="area">
${statusHtml(area, drawn.chosen?.get(area.area) ?? area.status, t, 'h2')}${
  area.courses ? `<p class="buttons">${buttonHtml(area.courses)}</p>\n` : ''
}${
  area.asked ? `<p class="note">${escaped(area.asked)}</p>\n` : ''
}${line ? `<p class="note one-line">${escaped(line)}</p>\n` : ''}${
  texts ? moreHtml(texts, t.page.write, '', area.name) : ''
}</section>\n`;
}

const oneLine = (texts: string[]) =>
  texts
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
    .join(' · ');

/** What stands under *Till sist*, in one line. */
const overallLine = ({ overall }: ReportList) =>
  oneLine(
    overall.flatMap((one) => {
      if (one.kind === 'word') return [`${one.ask} ${one.word}`];
      return one.kind === 'text' ? [one.text] : one.items;
    }),
  );

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

/** A form's fields behind a word; open where something is to be seen to. `line`: what stands there, in one line. */
function moreHtml({ name, form, ...filled }: PageForm, title: string, line: string, of?: string): Html {
  const shown = filled.typed !== undefined || filled.faults !== undefined || form.notices.length > 0;
  // Named by its area, for those who hear the page: it stands there as often as there are areas.
  const named = of ? ` aria-label="${escaped(`${title}: ${of}`)}"` : '';
  return `${line ? `<p class="note one-line">${escaped(line)}</p>\n` : ''}<details${shown ? ' open' : ''}>
<summary${named}>${escaped(title)}</summary>
${hidden(`ref.${name}`, JSON.stringify(form.ref))}${
  // What is drawn from what was typed is not saved as it stands, so it is sent whatever becomes of it.
  filled.typed === undefined ? hidden(`same.${name}`, markOf(drawnValues(form))) : ''
}${formFields(form, `${name}.`, filled)}${form.note ? `<p class="note">${lines(form.note)}</p>\n` : ''}</details>\n`;
}
