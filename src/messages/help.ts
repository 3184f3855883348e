import type { Texts } from '../texts/texts.ts';
import type { Message, Rich, Run } from './message.ts';
import { say } from './say.ts';

/** Text in which backticks mark what one types. */
function withCode(text: string): Rich {
  return text
    .split('`')
    .map((piece, i): Run => (i % 2 === 1 ? { code: piece } : piece))
    .filter((run) => run !== '');
}

/** By their lines: there are as many as there are roles and languages. */
const helps = new Map<string, Message>();

/** The commands that one may use, no others. The same lines give the same message, which is drawn once. */
export function helpMessage(lines: readonly string[], t: Texts): Message {
  const h = t.messages.help;
  const of = [h.title, ...lines].join('\n');
  const message: Message = helps.get(of) ?? {
    parts: [
      { kind: 'heading', text: h.title },
      { kind: 'list', items: lines.map(withCode) },
      { kind: 'note', text: h.dm },
    ],
  };
  helps.set(of, message);
  return message;
}

/** To somebody the bot does not know: whom to ask, and the line that makes them known, where a group has a file. */
export function strangerMessage(whom: string, line: string | undefined, t: Texts): Message {
  if (!whom) return say(t.beginning.notReady, t.beginning.notReadyHow);
  return {
    parts: [
      { kind: 'text', text: t.messages.stranger(whom) },
      line === undefined
        ? { kind: 'text', text: t.messages.strangerHere }
        : { kind: 'text', text: [`${t.messages.strangerLine} `, { code: line }] },
    ],
  };
}
