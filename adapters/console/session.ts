import { randomUUID } from 'node:crypto';
import { statuses } from '../../src/domain/status-update.ts';
import type { Locale } from '../../src/domain/working-group.ts';
import type { Action } from '../../src/messages/action.ts';
import type { Form } from '../../src/messages/form.ts';
import type { Button, Message } from '../../src/messages/message.ts';
import type { Reply, ReportList } from '../../src/messages/report.ts';
import type { Handle, Identity, Incoming } from '../../src/ports/chat-platform.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { formHead } from '../render/plain-form.ts';
import { reportListText } from '../render/plain-report.ts';
import { toPlainText } from '../render/plain-text.ts';
import { printable, printableLine } from '../render/printable.ts';
import { wrap } from '../render/wrap.ts';
import { answerTalk, type FormTalk, openTalk, refuseTalk, reopenTalk, valuesOf } from './form-talk.ts';
import { fieldPrompt, fieldText } from './form-text.ts';
import { means } from './own-words.ts';
import { letterOf, pressedNumber, type RowLine, rowLine, sameLabel } from './typed-line.ts';

/** What a person is in the middle of: nothing else is understood until it is answered. */
type Asking =
  | { kind: 'confirm'; prompt: string }
  /** `key` undefined: whether to try to save again. */
  | {
      kind: 'field';
      prompt: string;
      key?: string;
      errors: string[];
      values: Readonly<Record<string, string>>;
    };

/**
 * A terminal's conversation with the bot. Buttons are numbered and belong to the latest answer and what has arrived
 * since; the areas of the latest list have letters; a form is asked field by field.
 */
export type Session = {
  /** What a person typed. Resolves when the answer is printed; lines of one person are taken in order. */
  say(userId: string, line: string): Promise<void>;
  asking(userId: string): Asking | undefined;
  /** Messages that have arrived since the person last said something. */
  unread(userId: string): number;
};

type Talker = {
  buttons: Button[];
  list?: ReportList;
  form?: FormTalk;
  /** A button whose press waits for yes or no. */
  confirm?: { button: Button; prompt: string };
  unread: number;
  /** Resolves when every line so far is answered. */
  done: Promise<void>;
};

/** How long a person at a terminal waits for an answer, in milliseconds. */
const patience = 30_000;

export function createSession(options: {
  handle(): Handle;
  identity(userId: string): Identity;
  locale(userId: string): Promise<Locale>;
  print(userId: string, text: string): void;
  /** Keeps a file where the person finds it; returns where that is. */
  save(name: string, bytes: Uint8Array): Promise<string>;
  width(): number;
}): Session & { receive(userId: string, message: Message): string; idle(): Promise<void> } {
  const talkers = new Map<string, Talker>();

  function talkerFor(userId: string): Talker {
    const known = talkers.get(userId);
    if (known) return known;
    const talker: Talker = { buttons: [], unread: 0, done: Promise.resolve() };
    talkers.set(userId, talker);
    return talker;
  }

  function draw(talker: Talker, message: Message): string {
    return toPlainText(message, { width: options.width(), buttons: numberedBy(talker) });
  }

  function numberedBy(talker: Talker) {
    return (button: Button) => {
      talker.buttons.push(button);
      return `[${talker.buttons.length}] ${printableLine(button.label)}`;
    };
  }

  function drawList(talker: Talker, list: ReportList, how: 'new' | 'same'): string {
    const again = how === 'same' && talker.list?.slot === list.slot;
    talker.list = list.editable ? list : undefined;
    const row = list.editable ? (index: number) => `${letterOf(index)}. ` : undefined;
    const text = reportListText(list, { width: options.width(), buttons: numberedBy(talker), row, again });
    if (!list.editable || again) return text;
    const letter = letterOf(Math.min(1, list.areas.length - 1));
    return `${text}\n\n${wrap(textsFor(list.locale).terminal.rows(letter), options.width())}`;
  }

  async function ask(userId: string, what: Incoming['ask']): Promise<Reply> {
    return options.handle()({
      key: `console:${randomUUID()}`,
      from: options.identity(userId),
      answer: 'reply',
      within: patience,
      ask: what,
    });
  }

  async function show(userId: string, talker: Talker, reply: Reply): Promise<void> {
    const print = (text: string) => options.print(userId, text);
    switch (reply.kind) {
      case 'messages':
        if (reply.items.some(hasButtons)) talker.buttons = [];
        for (const item of reply.items) print(draw(talker, item));
        return;
      case 'report':
        talker.buttons = [];
        if (reply.say) print(draw(talker, reply.say));
        print(drawList(talker, reply.list, reply.drawn));
        return;
      case 'form':
        showForm(userId, talker, openTalk(reply.form));
        return;
      case 'refused':
        for (const why of [reply.why, ...Object.values(reply.fields)])
          if (why) print(wrap(printable(why), options.width()));
        return;
      case 'file': {
        const path = await options.save(reply.name, await reply.bytes());
        print(textsFor(await options.locale(userId)).documents.savedAs(path));
        if (reply.picture) print(draw(talker, reply.picture.beside));
        return;
      }
      case 'nothing':
        return;
    }
  }

  function showForm(userId: string, talker: Talker, form: FormTalk): void {
    talker.form = form;
    options.print(userId, formHead(form.form, options.width()));
    options.print(userId, fieldText(form, options.width()));
  }

  async function press(userId: string, talker: Talker, action: Action): Promise<void> {
    await show(userId, talker, await ask(userId, { kind: 'press', action }));
  }

  async function pressButton(userId: string, talker: Talker, button: Button): Promise<void> {
    if (!button.confirm) return press(userId, talker, button.action);
    talker.confirm = { button, prompt: textsFor(await options.locale(userId)).terminal.yesOrNo };
    const { title, text } = button.confirm;
    options.print(userId, wrap(`${printableLine(title)}\n${printableLine(text)}`, options.width()));
  }

  async function answerConfirm(userId: string, talker: Talker, button: Button, line: string): Promise<void> {
    const yes = means('yes', line) || sameLabel(line, button.confirm?.yes ?? '');
    const no = means('no', line) || means('leave', line) || sameLabel(line, button.confirm?.no ?? '');
    if (!yes && !no) return;
    talker.confirm = undefined;
    if (yes) return press(userId, talker, button.action);
    options.print(userId, textsFor(await options.locale(userId)).terminal.notPressed);
  }

  async function answerForm(userId: string, talker: Talker, form: FormTalk, line: string): Promise<void> {
    const step = answerTalk(form, line);
    switch (step.kind) {
      case 'left':
        talker.form = undefined;
        return options.print(userId, textsFor(form.form.locale).terminal.left);
      case 'more':
        talker.form = step.talk;
        return;
      case 'ask':
      case 'again':
        talker.form = step.talk;
        return options.print(userId, fieldText(step.talk, options.width()));
      case 'send':
        return sendForm(userId, talker, step.talk);
    }
  }

  async function sendForm(userId: string, talker: Talker, form: FormTalk): Promise<void> {
    const reply = await ask(userId, { kind: 'form', form: form.form.ref, values: valuesOf(form) });
    if (reply.kind === 'refused') {
      talker.form = refuseTalk(form, reply.fields, reply.why);
      return options.print(userId, fieldText(talker.form, options.width()));
    }
    if (reply.kind === 'form' && sameForm(reply.form, form.form))
      return showForm(userId, talker, reopenTalk(form, reply.form));
    talker.form = undefined;
    await show(userId, talker, reply);
  }

  async function answerRow(
    userId: string,
    talker: Talker,
    list: ReportList,
    { row, rest }: RowLine,
  ): Promise<void> {
    const texts = textsFor(list.locale);
    const of = { checkIn: list.checkIn, party: list.party, area: row.area };
    if (means('write', rest)) return press(userId, talker, { kind: 'write', ...of });
    const choices: Button[] = statuses.map((status) => ({
      label: texts.status[status],
      action: { kind: 'status', ...of, status },
    }));
    if (rest === '') {
      talker.buttons = [];
      const buttons: Button[] = [...choices, { label: texts.report.write, action: { kind: 'write', ...of } }];
      const text = `${row.name}: ${texts.report.howIsItGoing}`;
      return options.print(
        userId,
        draw(talker, {
          parts: [
            { kind: 'text', text },
            { kind: 'buttons', buttons },
          ],
        }),
      );
    }
    const chosen =
      choices[(pressedNumber(rest) ?? 0) - 1] ?? choices.find((choice) => sameLabel(rest, choice.label));
    if (chosen) return press(userId, talker, chosen.action);
    const text = `/lagesrapport ${row.name} ${rest}`;
    await show(userId, talker, await ask(userId, { kind: 'words', text }));
  }

  async function take(userId: string, talker: Talker, line: string): Promise<void> {
    talker.unread = 0;
    if (talker.form) return answerForm(userId, talker, talker.form, line);
    if (talker.confirm) return answerConfirm(userId, talker, talker.confirm.button, line);
    if (line.trim() === '') return;
    const number = pressedNumber(line);
    const button =
      number === undefined
        ? talker.buttons.findLast(({ label }) => sameLabel(line, label))
        : talker.buttons[number - 1];
    if (button) return pressButton(userId, talker, button);
    if (number !== undefined) {
      const { noButton } = textsFor(await options.locale(userId)).terminal;
      return options.print(userId, noButton(line.trim()));
    }
    const row = talker.list && rowLine(talker.list, line);
    if (talker.list && row) return answerRow(userId, talker, talker.list, row);
    await show(userId, talker, await ask(userId, { kind: 'words', text: line }));
  }

  return {
    say(userId, line) {
      const talker = talkerFor(userId);
      const answered = talker.done.then(() => take(userId, talker, line));
      talker.done = answered.catch(() => undefined);
      return answered;
    },
    asking(userId) {
      const { form, confirm } = talkerFor(userId);
      if (form) {
        const { key, values } = form;
        return { kind: 'field', prompt: fieldPrompt(form), key, errors: Object.values(form.errors), values };
      }
      return confirm && { kind: 'confirm', prompt: confirm.prompt };
    },
    unread: (userId) => talkerFor(userId).unread,
    /** Draws a message that nobody asked for. Its numbers go on where the last answer's ended, so that those still hold. */
    receive(userId, message) {
      const talker = talkerFor(userId);
      talker.unread++;
      return draw(talker, message);
    },
    async idle() {
      await Promise.all([...talkers.values()].map(({ done }) => done));
    },
  };
}

function hasButtons(message: Message): boolean {
  return message.parts.some((part) => part.kind === 'buttons' || part.kind === 'choice');
}

function sameForm(one: Form, other: Form): boolean {
  const { base: _, ...ref } = one.ref;
  const { base: __, ...otherRef } = other.ref;
  return JSON.stringify(ref) === JSON.stringify(otherRef);
}
