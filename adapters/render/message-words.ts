import type { Message, Part, Rich } from '../../src/messages/message.ts';

/** What is pressed or chosen in a part, in words: for a message that has none of its own. */
export function pressableWords(part: Part): string {
  if (part.kind === 'buttons')
    return part.buttons
      .map(({ label }) => label.trim())
      .filter(Boolean)
      .join(', ');
  return part.kind === 'choice' ? part.label.trim() : '';
}

/** A message in words only, for a place that shows neither blocks nor cards. Not escaped for any platform. */
export function messageText(message: Message): string {
  return message.parts
    .flatMap(wordsOf)
    .filter((text) => text.trim() !== '')
    .join('\n');
}

function wordsOf(part: Part): string[] {
  switch (part.kind) {
    case 'heading':
    case 'quote':
      return [part.text];
    case 'text':
    case 'note':
      return [plain(part.text)];
    case 'list':
      return part.items.map((item) => `• ${plain(item)}`);
    case 'facts':
      return part.facts.map(({ label, value }) => `${label}: ${plain(value)}`);
    case 'table':
      return [part.caption, part.columns.join(' | '), ...part.rows.map((row) => row.join(' | '))];
    case 'buttons':
    case 'choice':
      return [];
  }
}

function plain(rich: Rich): string {
  if (typeof rich === 'string') return rich;
  return rich
    .map((run) => (typeof run === 'string' ? run : 'strong' in run ? run.strong : run.code))
    .join('');
}
