import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { areaTexts, statuses } from '../../src/domain/status-update.ts';
import type { Locale } from '../../src/domain/working-group.ts';
import { type Action, action } from '../../src/messages/action.ts';
import type { Form } from '../../src/messages/form.ts';
import type { Button, Message, Part } from '../../src/messages/message.ts';
import type { Reply, ReportList } from '../../src/messages/report.ts';
import { type Texts, textsFor } from '../../src/texts/texts.ts';
import { escaped, type Html, lines, toHtml } from '../render/html.ts';
import { attribute, type Filled, formFields, hidden, optionHtml } from '../render/html-form.ts';
import { reportHtml } from '../render/html-report.ts';
import { printableLine } from '../render/printable.ts';
import type { Page } from './layout.ts';

/*
 * Whatever the product answers, as a page whose buttons and forms are sent to one address: the coordinator's page, and
 * what else a personal link opens. No form is known here by name.
 */

/** Where a page's buttons are sent, and what stands around what was answered. */
export type Pressing = {
  path: string;
  /** Where *Nej* and the like lead. */
  back: string;
  around(locale: Locale, body: Html): Page;
};

/** Every button on the page sends this form, with what it stands for as its value. */
export const pressForm = 'press';
/** Before the names of a form's inputs. */
export const formPrefix = 'f.';

/** A button that is asked about first. */
export const asked = z.strictObject({
  label: z.string().max(500),
  action,
  confirm: z
    .strictObject({
      title: z.string().max(500),
      text: z.string().max(20_000),
      yes: z.string().max(500),
      no: z.string().max(500),
    })
    .optional(),
});

/** The form that the page's buttons send; it stands first in the page. */
export const pressStart = (at: Pick<Pressing, 'path'>): Html =>
  `<form method="post" action="${attribute(at.path)}" id="${pressForm}">\n${hidden('once', randomUUID())}</form>\n`;

export function pressPage(reply: Reply, locale: Locale, at: Pressing): Page {
  const t = textsFor(locale);
  switch (reply.kind) {
    case 'messages':
      return at.around(locale, reply.items.map((each) => messageHtml(each, at)).join(''));
    case 'report':
      return at.around(locale, (reply.say ? messageHtml(reply.say, at) : '') + listHtml(reply.list, at));
    case 'form':
      return formPage(reply.form, {}, at);
    case 'refused':
      return at.around(
        locale,
        [reply.why, ...Object.values(reply.fields)]
          .map((text) => (text ? `<p class="notice" role="alert">${lines(text)}</p>\n` : ''))
          .join(''),
      );
    case 'nothing':
      return at.around(locale, `<p class="notice" role="status">${escaped(t.page.done)}</p>\n`);
    case 'file':
      return at.around(locale, '');
  }
}

/** A form of any feature, with what was typed and what is wrong. */
export function formPage(form: Form, filled: Filled, at: Pressing): Page {
  const t = textsFor(form.locale);
  const title = [form.title, form.subject, form.partyName]
    .filter((each): each is string => Boolean(each))
    // What asks ends as it does; what is named is set off from what follows.
    .reduce((all, each) => `${all}${/[?!…]$/.test(all) ? '' : ':'} ${each}`);
  return at.around(
    form.locale,
    `<h2>${escaped(printableLine(title))}</h2>
<form method="post" action="${attribute(at.path)}">
<button class="enter" type="submit" name="do" value="save" tabindex="-1" aria-hidden="true"></button>
${hidden('once', randomUUID())}${hidden('ref', JSON.stringify(form.ref))}${hidden('again', JSON.stringify(form.again))}${formFields(form, formPrefix, filled)}${
  form.note ? `<p class="note">${lines(form.note)}</p>\n` : ''
}<p class="buttons"><button class="button" type="submit" name="do" value="save">${escaped(form.submit)}</button>
${buttonHtml({ label: t.report.cancel, action: form.back })}</p>
</form>\n`,
  );
}

/** Asked before a press counts: by its own words, or below what it is about. */
export function confirmPage(
  locale: Locale,
  { label, confirm, action }: Button,
  at: Pressing,
  about: readonly Message[] = [],
): Page {
  const yes = buttonHtml({ label: confirm?.yes ?? label, action, primary: true });
  const { page, report } = textsFor(locale);
  const no = confirm?.no ?? report.cancel;
  // A letter's button without more words would stand alone on the page.
  const alone = about.length === 0 ? `<p>${escaped(page.pressHere(label))}</p>\n` : '';
  const asking = confirm ? `<h2>${escaped(confirm.title)}</h2>\n<p>${lines(confirm.text)}</p>\n` : alone;
  return at.around(
    locale,
    `${about.map((each) => messageHtml(each, at)).join('')}${asking}<p class="buttons">${yes}
<a class="button quiet" href="${attribute(at.back)}">${escaped(no)}</a></p>\n`,
  );
}

export function buttonHtml({ label, action, primary, confirm }: Button): Html {
  const quiet = primary ? '' : ' quiet';
  const [name, value] = confirm ? ['ask', { label, action, confirm }] : ['action', action];
  return `<button class="button${quiet}" type="submit" form="${pressForm}" name="${name}" value="${attribute(JSON.stringify(value))}">${escaped(printableLine(label))}</button>`;
}

const messageHtml = (message: Pick<Message, 'parts'>, at: Pressing): Html =>
  toHtml(message, { button: buttonHtml, choice: (part) => choiceHtml(part, at) });

/** One of many, in a menu with a button beside it. `chosen`: which of them it is now; `none`: what stands there where it is none. */
function choiceHtml(
  { label, press, options }: Extract<Part, { kind: 'choice' }>,
  at: Pressing,
  { chosen, none }: { chosen?: string; none?: string } = {},
): Html {
  const id = `choice-${randomUUID()}`;
  // Else the menu would show its first option as if that had been chosen.
  const empty = chosen === undefined && none !== undefined;
  const drawn = options.map((option) =>
    optionHtml(
      { value: JSON.stringify(option.action), label: printableLine(option.label) },
      option.label === chosen ? JSON.stringify(option.action) : '',
    ),
  );
  return `<form method="post" action="${attribute(at.path)}" class="choice">
${hidden('once', randomUUID())}<label class="wide" for="${id}">${escaped(label)}</label>
<select id="${id}" name="action"${empty ? ' required' : ''}>\n${empty ? optionHtml({ value: '', label: none }, '') : ''}${drawn.join('')}</select>
<button class="button quiet" type="submit">${escaped(press)}</button>
</form>\n`;
}

/** One party's answer, with what may be pressed in it. */
function listHtml(list: ReportList, at: Pressing): Html {
  const t = textsFor(list.locale);
  const { top, main, more } = list.buttons;
  const parts = (given: Part[]) => toHtml({ parts: given }, { button: buttonHtml, level: 3 });
  const hindrance: Part[] = list.hindrance ? [{ kind: 'text', text: [{ strong: list.hindrance }] }] : [];
  return [
    `<h2>${escaped(t.mail.page.of(list.partyName, t.halfYear(list.halfYear)))}</h2>\n`,
    ...(list.editable
      ? [
          ...list.notices.map((notice) => `<p class="notice" role="status">${lines(notice)}</p>\n`),
          parts([{ kind: 'buttons', buttons: top }]),
          ...list.areas.map((area) => areaHtml(list, area, at, t)),
          parts([
            { kind: 'note', text: list.publicRecord },
            ...hindrance,
            { kind: 'buttons', buttons: main },
          ]),
          parts([{ kind: 'buttons', buttons: more }]),
        ]
      : [reportHtml(list), parts([{ kind: 'buttons', buttons: [...top, ...main, ...more] }])]),
  ].join('');
}

function areaHtml(list: ReportList, area: ReportList['areas'][number], at: Pressing, t: Texts): Html {
  const of = { checkIn: list.checkIn, party: list.party, area: area.area };
  const options = statuses.map((status) => {
    const action: Action = { kind: 'status', ...of, status };
    return { label: t.status[status], action };
  });
  const wrote: Part[] = areaTexts
    .map((one) => area[one])
    .flatMap((text) => (text.trim() ? [{ kind: 'quote' as const, text }] : []));
  const write: Part[] = area.write ? [{ kind: 'buttons', buttons: [area.write] }] : [];
  return [
    '<section class="area">\n',
    choiceHtml({ kind: 'choice', label: area.name, press: t.report.save, options }, at, {
      chosen: area.status && t.status[area.status],
      none: t.page.chooseStatus(area.last?.status ? t.shapes[area.last.status] : ''),
    }),
    toHtml({ parts: [...wrote, ...write] }, { button: buttonHtml }),
    '</section>\n',
  ].join('');
}
