import type { Change } from '../asking/change.ts';
import { tell } from '../messages/say.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { askToInviteAll, inviteAll } from './invite-all.ts';

/** None is to wait: before anything has gone out they are with the others again; after that it is asked first. */
export async function undoFirst(product: Product, store: Store, asker: Asker): Promise<Change> {
  const group = await store.groups.load(asker.group.id);
  if (!group.parties.some(({ waiting }) => waiting)) return { reply: tell(asker.t.beginning.nobodyWaits) };
  const current = await store.checkIns.current(group.id);
  return current && !current.lockedAt
    ? { reply: await askToInviteAll(product, store, asker) }
    : inviteAll(product, store, asker);
}
