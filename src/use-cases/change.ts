import type { Button, Part } from '../messages/message.ts';
import type { Reply } from '../messages/report.ts';
import type { NewDelivery } from '../ports/deliveries.ts';
import { say } from './product.ts';

/** What a change leaves to be sent; the ids are sent as soon as the change is stored. */
export type Change = {
  reply: Reply;
  send?: string[];
  /** Nothing is left behind: what was done on the way to the reply is undone. */
  undo?: true;
};

/** An answer of a few plain paragraphs. */
export const tell = (...paragraphs: (string | undefined)[]): Reply => ({
  kind: 'messages',
  items: [say(...paragraphs)],
});

/** An answer in the place of what was pressed, with what may be done after it. */
export function instead(sentences: (string | undefined)[], buttons: Button[] = []): Reply {
  const below: Part[] = buttons.length > 0 ? [{ kind: 'buttons', buttons }] : [];
  return { kind: 'messages', items: [{ parts: [...say(...sentences).parts, ...below] }], replace: true };
}

/** Of several rows to one person, the first is sent and speaks for the others. */
export function mergedPerPerson(rows: NewDelivery[]): NewDelivery[] {
  const first = new Map<number, string>();
  return rows.map((row) => {
    const into = first.get(row.personId ?? 0);
    if (into === undefined) {
      first.set(row.personId ?? 0, row.dedupe);
      return row;
    }
    return { ...row, skip: { reason: 'merged', into } };
  });
}
