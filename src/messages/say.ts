import type { Message } from './message.ts';
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
