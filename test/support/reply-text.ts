import type { Part } from '../../src/messages/message.ts';
import type { Reply } from '../../src/messages/report.ts';

/** What stands in an answer, a line for each text, item, fact and row. */
export function seenIn(reply: Reply): string {
  if (reply.kind !== 'messages') throw new Error(JSON.stringify(reply));
  return reply.items.flatMap(({ parts }) => parts.flatMap(linesOf)).join('\n');
}

type Words = string | readonly (string | { strong: string })[];
const wordsOf = (text: Words): string =>
  typeof text === 'string' ? text : text.map((one) => (typeof one === 'string' ? one : one.strong)).join('');

function linesOf(part: Part): string[] {
  switch (part.kind) {
    case 'text':
    case 'heading':
    case 'note':
    case 'quote':
      return [wordsOf(part.text as Words)];
    case 'list':
      return part.items.map((item) => wordsOf(item as Words));
    case 'facts':
      return part.facts.map(({ label, value }) => `${label}: ${value}`);
    case 'table':
      return part.rows.map((row) => row.join(' | '));
    default:
      return [];
  }
}
