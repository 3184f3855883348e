import type { Reply } from '../messages/report.ts';
import type { Store } from '../ports/store.ts';
import type { Change } from './change.ts';

/** How a transaction is told to undo itself; it never leaves this file. */
class Undone extends Error {
  readonly change: Change;
  constructor(change: Change) {
    super('undone');
    this.change = change;
  }
}

const again: Reply = { kind: 'nothing' };

/**
 * Does the work of one payload in one transaction, and at most once: the same payload again has no effect and no
 * answer. A refusal, or a form shown again, undoes everything, so that the same payload may be sent again.
 */
export async function once(
  store: Store,
  payload: { key: string; at: Date; signal: AbortSignal },
  work: (store: Store) => Promise<Change>,
): Promise<Change> {
  try {
    return await store.transaction(async (inside) => {
      const change = await work(inside);
      const { kind } = change.reply;
      if (change.undo || kind === 'refused' || kind === 'form') throw new Undone({ reply: change.reply });
      // Last, so that a payload under way twice waits here for the first to end.
      if (!(await inside.firstTime(payload.key, payload.at))) throw new Undone({ reply: again });
      return change;
    }, payload.signal);
  } catch (error) {
    if (error instanceof Undone) return error.change;
    throw error;
  }
}
