import type { types } from '@slack/bolt';
import { createPace } from '../../adapters/pace.ts';
import { createSlack } from '../../adapters/slack/slack.ts';
import type { Handle } from '../../src/ports/chat-platform.ts';
import { textsFor } from '../../src/texts/texts.ts';
import type { Client, Driver } from '../contracts/driver.ts';
import { type ServedPlatform, servePlatform } from './served-platform.ts';
import {
  appToken,
  botToken,
  type OpenView,
  openSlackDouble,
  type Shown,
  type SlackDouble,
} from './slack-double.ts';
import { createSlackPeople, type Pressable, type SlackPeople, signingSecret } from './slack-people.ts';
import { seenBlock, seenMessage } from './slack-screen.ts';

/** The Slack adapter between a double of Slack and a `handle`, with what tests look at. */
export type SlackWorld = ServedPlatform & { double: SlackDouble; people: SlackPeople };

export async function openSlackWorld(options: {
  handle: Handle;
  /** Resolves when the product has nothing under way; a loaded machine may take longer than any quiet tells. */
  idle?: () => Promise<void>;
  people: { userId: string; email: string; locale: string }[];
  channels?: string[];
  over?: 'http' | 'socket';
  /** As fast as Slack takes it, and no faster; else without any pause. */
  paced?: boolean;
}): Promise<SlackWorld> {
  const double = await openSlackDouble();
  for (const { userId, email, locale } of options.people)
    double.people.set(userId, { id: userId, email, locale });
  for (const channel of options.channels ?? []) double.channels.set(channel, true);

  const served = await servePlatform({
    create: (parts) =>
      createSlack({
        botToken,
        ...(options.over === 'socket' ? { appToken } : { signingSecret }),
        apiUrl: double.apiUrl,
        ...(options.paced ? {} : { pace: createPace() }),
        ...parts,
      }),
    handle: options.handle,
    idle: options.idle,
    double,
  });
  return {
    ...served,
    double,
    people: createSlackPeople(double, options.over === 'socket' ? 'socket' : { url: served.url }),
    async close() {
      await served.close();
      await double.close();
    },
  };
}

/** An element that a person sees: the latest that `wanted` accepts, in an area's row where `area` is given. */
export function findElement(
  world: Pick<SlackWorld, 'double'>,
  userId: string,
  wanted: (element: Pressable) => boolean,
  area?: string,
): { conversation: string; message: Shown; block: types.ActionsBlock; element: Pressable } {
  const conversation = world.double.dm(userId);
  const visible = world.double.shown(conversation).filter(({ onlyFor }) => !onlyFor || onlyFor === userId);
  for (const message of [...visible].reverse()) {
    for (const [index, block] of message.blocks.entries()) {
      const above = message.blocks[index - 1];
      if (block.type !== 'actions') continue;
      if (area !== undefined && !(above && seenBlock(above).startsWith(`${area}:`))) continue;
      for (const element of block.elements)
        if ((element.type === 'button' || element.type === 'static_select') && wanted(element))
          return { conversation, message, block, element };
    }
  }
  throw new Error('nothing there to press');
}

export const buttonWith =
  (label: string) =>
  (element: Pressable): boolean =>
    element.type === 'button' && element.text.text.startsWith(label);

/** The view that is open for a person. */
export function viewOf(world: Pick<SlackWorld, 'double'>, userId: string): OpenView | undefined {
  return [...world.double.views.values()].filter((open) => open.userId === userId).at(-1);
}

/** Types into an input; a person cannot type more than Slack lets in. */
export function typeInto(open: OpenView, field: string, text: string): void {
  if (text.length > 3_000) throw new Error('Slack lets nobody type that much');
  if (!open.values.has(field)) throw new Error(`the form has no ${field}`);
  for (const id of open.values.keys()) if (id.startsWith(`${field}~`)) open.values.set(id, '');
  open.values.set(field, text);
}

/** What the form says where nothing was stored within the time that Slack gives. */
const notInTime = new Set((['sv', 'en'] as const).map((locale) => textsFor(locale).report.notSaved));

/**
 * Presses the form's button, and again where it says that nothing was saved in time: a test's machine may be so busy
 * that a second's work takes three.
 */
async function submitted(world: SlackWorld, open: OpenView): Promise<void> {
  for (let times = 0; times < 6; times++) {
    const begun = performance.now();
    await world.people.submit(open);
    await world.rest();
    const late = performance.now() - begun > 1_900;
    if (!late || !Object.values(open.errors).some((error) => notInTime.has(error))) return;
  }
}

/** `watch` gets what lies behind the client: for tests that look at Slack itself. */
export const slackDriverWith = (watch: (world: SlackWorld) => void): Driver => ({
  findsByEmail: true,
  async open({ handle, idle, people, channels }): Promise<Client> {
    const world = await openSlackWorld({
      handle,
      idle,
      people: people.map((person) => ({ ...person, locale: person.locale === 'sv' ? 'sv-SE' : 'en-GB' })),
      channels,
    });
    watch(world);
    const seen = (conversation: string, userId?: string) =>
      world.double
        .shown(conversation)
        .filter(({ onlyFor }) => !onlyFor || onlyFor === userId)
        .map(seenMessage)
        .join('\n\n');
    return {
      platform: world.platform,
      async say(userId, words) {
        await world.people.type(userId, words);
        await world.rest();
      },
      async press(userId, label, area) {
        await world.people.press(userId, findElement(world, userId, buttonWith(label), area));
        await world.rest();
      },
      async choose(userId, area, status) {
        const found = findElement(world, userId, ({ type }) => type === 'static_select', area);
        const options = found.element.type === 'static_select' ? (found.element.options ?? []) : [];
        const option = options.find(({ text }) => text.text === status)?.value;
        if (!option) throw new Error(`no choice called ${status}`);
        await world.people.press(userId, found, { option });
        await world.rest();
      },
      async fill(userId, values) {
        const open = viewOf(world, userId);
        if (!open?.view.submit) throw new Error(`${userId} has no form open`);
        for (const [field, text] of Object.entries(values)) typeInto(open, field, text);
        await submitted(world, open);
      },
      form(userId) {
        const open = viewOf(world, userId);
        if (!open) return undefined;
        const values: Record<string, string> = {};
        for (const [id, text] of open.values) {
          const [field = id] = id.split('~');
          values[field] = (values[field] ?? '') + text;
        }
        return { errors: Object.values(open.errors), values };
      },
      seen: (userId) => seen(world.double.dm(userId), userId),
      channel: (conversation) => seen(conversation),
      async close() {
        await world.close();
        // A message that Slack would have refused fails the test that caused it.
        if (world.double.faults.length > 0) throw new Error(world.double.faults.join('\n'));
      },
    };
  },
});

export const slackDriver: Driver = slackDriverWith(() => undefined);
