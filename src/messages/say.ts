import type { Button, Message, Part } from './message.ts';
import type { Reply } from './report.ts';

/** A message of a few plain paragraphs; what is undefined is left out. */
export function say(...paragraphs: (string | undefined)[]): Message {
  return { parts: paragraphs.flatMap((text) => (text ? [{ kind: 'text' as const, text }] : [])) };
}

/** The same as an answer. */
export const tell = (...paragraphs: (string | undefined)[]): Reply => ({
  kind: 'messages',
  items: [say(...paragraphs)],
});

/** An answer with what may be done after it. */
export function offer(sentences: (string | undefined)[], buttons: Button[]): Reply & { kind: 'messages' } {
  const below: Part[] = buttons.length > 0 ? [{ kind: 'buttons', buttons }] : [];
  return { kind: 'messages', items: [{ parts: [...say(...sentences).parts, ...below] }] };
}

/** The same in the place of what was pressed. */
export function instead(sentences: (string | undefined)[], buttons: Button[] = []): Reply {
  return { ...offer(sentences, buttons), replace: true };
}
