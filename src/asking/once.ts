import type { Reply } from '../messages/report.ts';
import type { Store } from '../ports/store.ts';
import type { Change } from './change.ts';

/** To what has been answered already. */
export const again: Reply = { kind: 'nothing' };

/** Whether the same payload may be sent again: a refusal, or a form shown again. */
export const isAskedAgain = ({ kind }: Reply) => kind === 'refused' || kind === 'form';

/**
 * Does the work of one payload in one transaction, and at most once: the same payload again has no effect and no
 * answer. A refusal, or a form shown again, undoes everything, so that the same payload may be sent again.
 */
export async function once(
  store: Store,
  payload: { key: string; at: Date; signal: AbortSignal },
  work: (store: Store) => Promise<Change>,
): Promise<Change> {
  const { change } = await store.transaction(
    async (inside): Promise<{ change: Change; undone: boolean }> => {
      const change = await work(inside);
      if (change.undo || isAskedAgain(change.reply)) return { change: { reply: change.reply }, undone: true };
      // Last, so that a payload under way twice waits here for the first to end.
      if (!(await inside.firstTime(payload.key, payload.at)))
        return { change: { reply: again }, undone: true };
      return { change, undone: false };
    },
    payload.signal,
    ({ undone }) => undone,
  );
  return change;
}
