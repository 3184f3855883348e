import type { Reply } from '../messages/report.ts';
import type { Store } from '../ports/store.ts';

/** Thrown inside the work to answer with a reply and leave nothing behind. */
export class Undone extends Error {
  readonly reply: Reply;
  constructor(reply: Reply) {
    super('undone');
    this.reply = reply;
  }
}

/**
 * Does the work of one payload in one transaction, and at most once: the same payload again has no effect and no
 * answer. A refusal, or a form shown again, undoes everything, so that the same payload may be sent again.
 */
export async function once(
  store: Store,
  payload: { key: string; at: Date; signal: AbortSignal },
  work: (store: Store) => Promise<Reply>,
): Promise<Reply> {
  try {
    return await store.transaction(async (inside) => {
      const reply = await work(inside);
      if (reply.kind === 'refused' || reply.kind === 'form') throw new Undone(reply);
      // Last, so that a payload under way twice waits here for the first to end.
      if (!(await inside.firstTime(payload.key, payload.at))) throw new Undone({ kind: 'nothing' });
      return reply;
    }, payload.signal);
  } catch (error) {
    if (error instanceof Undone) return error.reply;
    throw error;
  }
}
