import type { Locale } from '../../src/domain/working-group.ts';
import type { Button, Message } from '../../src/messages/message.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { escaped, toHtml } from './html.ts';
import { messageText } from './message-words.ts';
import { toPlainText } from './plain-text.ts';
import { printableLine } from './printable.ts';

/** A letter's words, ready to be put in an envelope. */
export type LetterWords = { subject: string; text: string; html: string };

/** The longest subject, in characters: phones show some forty of them, and mail programs fold the rest. */
const longestSubject = 150;

/** Readable where a mail program takes no style at all. Colours have a contrast of 4.5 at least, on white and on black. */
const style = `
body { font: 16px/1.5 Arial, Helvetica, sans-serif; color: #1b1b1b; background: #ffffff; margin: 16px; max-width: 600px; }
a.button { display: inline-block; padding: 10px 18px; margin: 4px 8px 4px 0; border-radius: 4px; color: #ffffff; background: #005a9c; }
.note { font-size: 14px; }
blockquote { margin: 8px 0; padding-left: 12px; border-left: 3px solid #6b6b6b; }
table { border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: 4px 12px 4px 0; }`;

/**
 * A message as a letter, in text and in HTML, with nothing to fetch from anywhere. `link` says where a button leads;
 * undefined: nowhere from a letter, and it is left out. `notes` stand below, each a paragraph.
 */
export function toLetter(
  message: Message,
  options: { locale: Locale; link(button: Button): string | undefined; notes: string[] },
): LetterWords {
  const { locale, link, notes } = options;
  const { mail, messages } = textsFor(locale);
  const below = notes.map((text) => ({ kind: 'note' as const, text }));
  const shown: Message = { parts: [...message.parts.map((part) => reachable(part, link)), ...below] };
  const subject = subjectOf(message, { other: mail.subjectOther, hello: messages.hello });
  const html = toHtml(shown, {
    button: (button) =>
      `<a class="button" href="${escaped(link(button) ?? '')}">${escaped(printableLine(button.label))}</a>`,
  });
  return {
    subject,
    text: `${toPlainText(shown, {
      width: 76,
      buttons: (button) => `${mail.linkTo(printableLine(button.label))}\n${link(button) ?? ''}`,
    })}\n`,
    html: `<!DOCTYPE html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(subject)}</title><style>${style}
</style></head>
<body>
${html}</body>
</html>
`,
  };
}

/** Without buttons that lead nowhere. */
function reachable(part: Message['parts'][number], link: (button: Button) => string | undefined) {
  switch (part.kind) {
    case 'buttons':
      return { ...part, buttons: part.buttons.filter((button) => link(button) !== undefined) };
    case 'choice':
      return {
        kind: 'buttons' as const,
        buttons: part.options.filter((option) => link(option) !== undefined),
      };
    default:
      return part;
  }
}

/** One line, whatever stands in names; of a message without a title the first thing that it says. */
function subjectOf(
  message: Message,
  { other, hello }: { other(text: string): string; hello(name: string): string },
): string {
  const text = message.title?.trim() ? message.title : other(firstSaid(message, hello));
  // What leads on to the letter's next line does not in a list of letters.
  const line = printableLine(text).replace(/\s+/g, ' ').trim().replace(/:$/, '');
  const points = [...line];
  return points.length > longestSubject ? `${points.slice(0, longestSubject - 1).join('')}…` : line;
}

/** A sentence ends where the next one begins with a capital: "kl. 9" is in the midst of one. */
const sentence = /^.{12,}?[.!?](?=\s+\p{Lu})/su;

/** The first sentence of a message after its greeting, without its full stop. */
function firstSaid(message: Message, hello: (name: string) => string): string {
  const [before = '', after = ''] = hello('\n').split('\n');
  const isGreeting = (text: string) =>
    text.length < 120 && text.startsWith(before) && text.endsWith(after) && !sentence.test(text);
  const said = message.parts
    .filter(({ kind }) => kind === 'text')
    .map((part) => messageText({ parts: [part] }))
    .find((text) => text.trim() !== '' && !isGreeting(text));
  if (said === undefined) return messageText(message);
  return (sentence.exec(said)?.[0] ?? said).replace(/\.$/, '');
}
