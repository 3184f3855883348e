import type { Button, Message, Part, Rich } from '../../src/messages/message.ts';
import { printable, printableLine } from './printable.ts';

/** HTML that is ready to stand in a page: everything in it that people wrote is escaped. */
export type Html = string;

/** What anybody wrote, as text in HTML or between the quotes of an attribute. Line breaks stay line breaks. */
export function escaped(text: string): Html {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** The same with its line breaks drawn. */
export const lines = (text: string): Html => escaped(text).replaceAll('\n', '<br>\n');

type Drawing = {
  /** Draws one button, or nothing where it leads nowhere. */
  button(button: Button): Html;
  /** Draws a choice; default: a button for each of its options. */
  choice?(part: Extract<Part, { kind: 'choice' }>): Html;
  /** Where headings begin, default 2. */
  level?: number;
};

/**
 * The parts of a message, without a page around them. No script, no style, no pictures: it reads the same without any
 * of them.
 */
export function toHtml(message: Pick<Message, 'parts'>, options: Drawing): Html {
  return message.parts.map((part) => drawPart(part, options)).join('');
}

function drawPart(part: Part, options: Drawing): Html {
  const { button, level = 2 } = options;
  switch (part.kind) {
    case 'heading':
      return `<h${level}>${escaped(printableLine(part.text))}</h${level}>\n`;
    case 'text':
      return `<p>${rich(part.text)}</p>\n`;
    case 'note':
      return `<p class="note">${rich(part.text)}</p>\n`;
    case 'list':
      return `<ul>\n${part.items.map((item) => `<li>${rich(item)}</li>\n`).join('')}</ul>\n`;
    case 'quote':
      return `<blockquote>${lines(part.text)}</blockquote>\n`;
    case 'facts':
      return `<dl>\n${part.facts
        .map(({ label, value }) => `<dt>${escaped(label)}</dt><dd>${rich(value)}</dd>\n`)
        .join('')}</dl>\n`;
    case 'table':
      return drawTable(part);
    case 'buttons':
      return row(part.buttons.map(button));
    case 'choice':
      if (options.choice) return options.choice(part);
      return `<p>${escaped(part.label)}${/\p{P}$/u.test(part.label) ? '' : ':'}</p>\n${row(part.options.map(button))}`;
  }
}

function row(drawn: Html[]): Html {
  const shown = drawn.filter((each) => each !== '');
  return shown.length > 0 ? `<p class="buttons">${shown.join('\n')}</p>\n` : '';
}

function rich(text: Rich): Html {
  if (typeof text === 'string') return lines(text);
  return text
    .map((run) => {
      if (typeof run === 'string') return lines(run);
      return 'strong' in run ? `<strong>${lines(run.strong)}</strong>` : `<code>${lines(run.code)}</code>`;
    })
    .join('');
}

function drawTable({ caption, columns, rows }: Extract<Part, { kind: 'table' }>): Html {
  const head = columns.map((each) => `<th scope="col">${escaped(each)}</th>`).join('');
  const body = rows.map((cells) => {
    const drawn = columns.map((_, index) => {
      const text = lines(cells[index] ?? '');
      return index === 0 ? `<th scope="row">${text}</th>` : `<td>${text}</td>`;
    });
    return `<tr>${drawn.join('')}</tr>\n`;
  });
  const title = caption ? `<caption>${escaped(caption)}</caption>` : '';
  // On a phone it is moved sideways within this, by the keyboard too, so that no word need be broken.
  const named = caption ? ` role="region" aria-label="${escaped(caption)}"` : '';
  return `<div class="table" tabindex="0"${named}>
<table>${title}<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('')}</tbody></table>\n</div>\n`;
}
