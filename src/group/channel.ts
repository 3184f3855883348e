import type { Change } from '../asking/change.ts';
import { platformNames } from '../domain/platform-name.ts';
import type { Message } from '../messages/message.ts';
import { tell } from '../messages/say.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { changeGroup } from './change-group.ts';

/** The channel that it is said in becomes the one where summaries are shown. Inside a transaction. */
export async function channelByWords(
  product: Product,
  store: Store,
  asker: Asker,
  channel: string | undefined,
): Promise<Change> {
  const { platform } = asker.identity;
  if (channel === undefined) return { reply: { kind: 'messages', items: [channelsMessage(asker)] } };
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

/** Where summaries are shown, and how that is changed. */
export function channelsMessage({ group, t }: Asker): Message {
  const g = t.groupForms;
  const channels = platformNames.flatMap((platform) => {
    const id = group.channels[platform];
    return id === undefined ? [] : [{ platform, id, name: t.platforms[platform] }];
  });
  return {
    parts: [
      { kind: 'heading', text: g.ways.channel },
      channels.length === 0
        ? { kind: 'text', text: g.noChannel }
        : { kind: 'list', items: channels.map(({ name, id }) => g.channelIn(name, id)) },
      { kind: 'text', text: g.channelHow },
      {
        kind: 'buttons',
        buttons: [
          ...channels.map(({ platform, name }) => ({
            label: g.removeChannel(name),
            action: { kind: 'remove-channel' as const, group: group.id, platform },
          })),
          { label: t.group.toGroup, action: { kind: 'group' as const, group: group.id } },
        ],
      },
    ],
  };
}

/** Summaries are shown on the platform no more. Inside a transaction. */
export function removeChannel(
  product: Product,
  store: Store,
  asker: Asker,
  platform: string,
): Promise<Change> {
  if (asker.group.channels[platform] === undefined)
    return Promise.resolve({ reply: tell(asker.t.group.same) });
  return changeGroup(product, store, asker, {
    edit(now) {
      const channels = Object.entries(now.workingGroup.channels).filter(([name]) => name !== platform);
      return { ...now, workingGroup: { ...now.workingGroup, channels: Object.fromEntries(channels) } };
    },
  });
}
