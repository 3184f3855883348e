import type { Store } from '../ports/store.ts';
import { type Change, tell } from '../use-cases/change.ts';
import type { Asker, Product } from '../use-cases/product.ts';
import { changeGroup } from './change-group.ts';

/** The channel that it is said in becomes the one where summaries are shown. */
export async function channelByWords(
  product: Product,
  store: Store,
  asker: Asker,
  channel: string | undefined,
): Promise<Change> {
  const { platform } = asker.identity;
  if (channel === undefined) return { reply: tell(asker.t.group.channelHere) };
  return changeGroup(product, store, asker, {
    edit: (now) => ({
      ...now,
      workingGroup: {
        ...now.workingGroup,
        channels: { ...now.workingGroup.channels, [platform]: channel },
      },
    }),
  });
}
