import { randomUUID } from 'node:crypto';
import { statuses } from '../../src/domain/status-update.ts';
import type { Locale } from '../../src/domain/working-group.ts';
import type { Action } from '../../src/messages/action.ts';
import type { Form } from '../../src/messages/form.ts';
import type { Button, Message } from '../../src/messages/message.ts';
import type { Reply, ReportList } from '../../src/messages/report.ts';
import { type Texts, textsFor } from '../../src/texts/texts.ts';
import { escaped, type Html, lines, toHtml } from '../render/html.ts';
import { attribute, type Filled, formFields, hidden } from '../render/html-form.ts';
import { reportHtml } from '../render/html-report.ts';
import { printableLine } from '../render/printable.ts';
import type { Page } from './layout.ts';

/** Every button on the page sends this form, with what it stands for as its value. */
const pressForm = 'press';
/** Before the names of a form's inputs. */
export const formPrefix = 'f.';

/** What the product answered a coordinator, below the way to everything else. */
export function coordinatorPage(reply: Reply, locale: Locale): Page {
  const t = textsFor(locale);
  switch (reply.kind) {
    case 'messages':
      return around(locale, reply.items.map(messageHtml).join(''));
    case 'report':
      return around(locale, (reply.say ? messageHtml(reply.say) : '') + listHtml(reply.list));
    case 'form':
      return formPage(reply.form, {});
    case 'refused':
      return around(
        locale,
        [reply.why, ...Object.values(reply.fields)]
          .map((text) => (text ? `<p class="notice" role="alert">${lines(text)}</p>\n` : ''))
          .join(''),
      );
    case 'nothing':
      return around(locale, `<p class="notice" role="status">${escaped(t.page.done)}</p>\n`);
    case 'file':
      return around(locale, '');
  }
}

/** A form of any feature, with what was typed and what is wrong. */
export function formPage(form: Form, filled: Filled): Page {
  const t = textsFor(form.locale);
  const title = [form.title, form.subject, form.partyName].filter(Boolean).join(': ');
  return around(
    form.locale,
    `<h2>${escaped(printableLine(title))}</h2>
<form method="post" action="/samordna/gor">
<button class="enter" type="submit" name="do" value="save" tabindex="-1" aria-hidden="true"></button>
${hidden('once', randomUUID())}${hidden('ref', JSON.stringify(form.ref))}${hidden('again', JSON.stringify(form.again))}${formFields(form, formPrefix, filled)}${
  form.note ? `<p class="note">${lines(form.note)}</p>\n` : ''
}<p class="buttons"><button class="button" type="submit" name="do" value="save">${escaped(form.submit)}</button>
${buttonHtml({ label: t.report.cancel, action: form.back })}</p>
</form>\n`,
  );
}

/** Asked before a press counts. */
export function confirmPage(locale: Locale, { confirm, action }: Button): Page {
  if (!confirm) return around(locale, '');
  const yes = buttonHtml({ label: confirm.yes, action, primary: true });
  return around(
    locale,
    `<h2>${escaped(confirm.title)}</h2>\n<p>${lines(confirm.text)}</p>\n<p class="buttons">${yes}
<a class="button quiet" href="/samordna">${escaped(confirm.no)}</a></p>\n`,
  );
}

function around(locale: Locale, body: Html): Page {
  const { page } = textsFor(locale);
  const ways = (['summary', 'documents', 'history', 'log', 'lock'] as const).map((each) =>
    buttonHtml({ label: page.wordsLabel[each], action: { kind: 'words', text: page.words[each] } }),
  );
  return {
    locale,
    title: page.coordinatorTitle,
    body: `<form method="post" action="/samordna/gor" id="${pressForm}">\n${hidden('once', randomUUID())}</form>
<nav aria-label="${escaped(page.menu)}">\n<ul>${ways.map((each) => `<li>${each}</li>\n`).join('')}</ul>\n</nav>
${body}<form method="post" action="/samordna/gor">
${hidden('once', randomUUID())}<div class="field"><label for="words">${escaped(page.command)}</label>
<input id="words" name="words" type="text" maxlength="1500"></div>
<p class="buttons"><button class="button quiet" type="submit">${escaped(page.commandGo)}</button></p>
</form>
<form method="post" action="/samordna/ut">\n<p class="buttons"><button class="button quiet" type="submit">${escaped(page.signOut)}</button></p>\n</form>\n`,
  };
}

const messageHtml = (message: Message): Html => toHtml(message, { button: buttonHtml });

function buttonHtml({ label, action, primary, confirm }: Button): Html {
  const quiet = primary ? '' : ' quiet';
  const [name, value] = confirm ? ['ask', { label, action, confirm }] : ['action', action];
  return `<button class="button${quiet}" type="submit" form="${pressForm}" name="${name}" value="${attribute(JSON.stringify(value))}">${escaped(printableLine(label))}</button>`;
}

/** One party's answer, with what may be pressed in it. */
function listHtml(list: ReportList): Html {
  const t = textsFor(list.locale);
  const areas = list.editable
    ? list.areas.map((area) => messageHtml({ parts: areaParts(list, area, t) }))
    : [];
  const buttons = messageHtml({
    parts: [{ kind: 'buttons', buttons: [...list.buttons.top, ...list.buttons.main, ...list.buttons.more] }],
  });
  return `<h2>${escaped(t.mail.page.of(list.partyName, t.halfYear(list.halfYear)))}</h2>\n${reportHtml(list)}${areas.join('')}${buttons}`;
}

function areaParts(list: ReportList, area: ReportList['areas'][number], t: Texts): Message['parts'] {
  const of = { checkIn: list.checkIn, party: list.party, area: area.area };
  const choices = statuses.map((status): Button => {
    const action: Action = { kind: 'status', ...of, status };
    return { label: t.status[status], action };
  });
  return [
    { kind: 'heading', text: area.name },
    { kind: 'buttons', buttons: [...choices, ...[area.write, area.courses].flatMap((each) => each ?? [])] },
  ];
}
