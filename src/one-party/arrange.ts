import { commit } from '../asking/ask.ts';
import type { Change } from '../asking/change.ts';
import type { Asking, Before } from '../asking/feature.ts';
import type { Reply } from '../messages/report.ts';
import { tell } from '../messages/say.ts';
import { type Arranging, type As, arrangeFor } from './arranging.ts';

/** Does something for one party, in a transaction that holds its check-in; or says why not. */
export function arrange(
  { ask, product, asker }: Asking,
  of: { checkIn: number; party: number },
  as: As,
  work: (arranging: Arranging) => Promise<Change>,
): Promise<Reply> {
  return commit(ask, async (store) => {
    const arranging = await arrangeFor(product, store, asker, of, as);
    return 'refused' in arranging ? { reply: tell(arranging.refused) } : work(arranging);
  });
}

/** Reads what is true for one party before something is done for it; or says why it is not to be done. */
export async function beforeArranging(
  { product, asker }: Asking,
  of: { checkIn: number; party: number },
  as: As,
  look: (arranging: Arranging) => Promise<Before>,
): Promise<Before> {
  const arranging = await arrangeFor(product, product.store, asker, of, as);
  return 'refused' in arranging ? { over: arranging.refused } : look(arranging);
}
