import type { Change } from '../asking/change.ts';
import { tell } from '../messages/say.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
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
