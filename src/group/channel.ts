import type { Change } from '../asking/change.ts';
import { declareForm } from '../asking/declare-form.ts';
import { platformNames } from '../domain/platform-name.ts';
import type { WorkingGroupFile } from '../domain/working-group-file.ts';
import type { FormRef } from '../messages/action.ts';
import type { Shape } from '../messages/field.ts';
import type { Message } from '../messages/message.ts';
import { tell } from '../messages/say.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { changeGroup, groupForForm } from './change-group.ts';

type ChannelRef = Extract<FormRef, { kind: 'group-channel' }>;

/** The channel that it is said in becomes the one where summaries are shown. Inside a transaction. */
export async function channelByWords(
  product: Product,
  store: Store,
  asker: Asker,
  channel: string | undefined,
): Promise<Change> {
  if (channel === undefined) return { reply: { kind: 'messages', items: [channelsMessage(product, asker)] } };
  return changeGroup(product, store, asker, { edit: inChannel(asker, channel) });
}

const inChannel =
  ({ identity }: Asker, channel: string) =>
  (now: WorkingGroupFile): WorkingGroupFile => ({
    ...now,
    workingGroup: {
      ...now.workingGroup,
      channels: { ...now.workingGroup.channels, [identity.platform]: channel },
    },
  });

/** Whether the platform that the asker is on lets one choose a channel in a form. */
export const picksChannels = ({ platforms }: Product, { identity }: Asker): boolean =>
  platforms.get(identity.platform)?.channels !== undefined;

const shape = {
  channel: {
    kind: 'channel',
    label: (t) => t.groupForms.channelField,
    hint: (t) => t.groupForms.channelHint,
    required: (t) => t.groupForms.channelMissing,
    otherwise: (t) => t.groupForms.channelHow,
  },
} as const satisfies Shape;

/** The channel by the platform's picker. It means the same as to say it in the channel. */
export const channelForm = declareForm<ChannelRef, typeof shape>({
  who: 'coordinator',
  shape,
  title: (t) => t.groupForms.chooseChannel,
  submit: (t) => t.report.save,
  again: ({ group }) => ({ kind: 'choose-channel', group }),
  back: ({ group }) => ({ kind: 'channels', group }),
  async read({ asker }, store, _, toStore) {
    const group = await groupForForm(store, asker, toStore);
    const latest = await store.groupChanges.latest(group.id);
    return {
      saved: { channel: group.channels[asker.identity.platform] },
      by: latest?.by,
      at: latest?.at,
      partyName: group.name,
      note: asker.t.groupForms.channelNote,
    };
  },
  store({ product, asker }, store, _, { channel }) {
    if (channel === undefined) throw new Error('A required field is empty.');
    return changeGroup(product, store, asker, { inForm: true, edit: inChannel(asker, channel) });
  },
});

/** Where summaries are shown, and how that is changed. */
export function channelsMessage(product: Product, asker: Asker): Message {
  const { group, t } = asker;
  const g = t.groupForms;
  const hasChat = [...product.platforms.values()].some(({ letters }) => !letters);
  const channels = platformNames.flatMap((platform) => {
    const id = group.channels[platform];
    return id === undefined ? [] : [{ platform, id, name: t.platforms[platform] }];
  });
  return {
    parts: [
      { kind: 'heading', text: g.ways.channel },
      channels.length === 0
        ? { kind: 'text', text: hasChat ? g.noChannel : g.noChannelByLetter }
        : { kind: 'list', items: channels.map(({ name, id }) => g.channelIn(name, id)) },
      ...(hasChat ? [{ kind: 'text' as const, text: g.channelHow }] : []),
      {
        kind: 'buttons',
        buttons: [
          ...(picksChannels(product, asker)
            ? [
                {
                  label: g.chooseChannel,
                  action: { kind: 'choose-channel' as const, group: group.id },
                  primary: true,
                },
              ]
            : []),
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
