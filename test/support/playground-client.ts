import { resolve } from 'node:path';
import { createPlayground } from '../../adapters/playground/playground.ts';
import type { World } from '../../adapters/playground/world.ts';
import type { Card, CardAction, CardElement } from '../../adapters/render/card-element.ts';
import type { Driver } from '../contracts/driver.ts';
import type { TestStore } from './database.ts';
import { serveRoutes } from './local-server.ts';
import { type CardClient, inputsIn, isForm, menuOf, sendingOf, valuesIn } from './teams-client.ts';
import { seenCard, seenElement } from './teams-screen.ts';

type Shown = { id: number; text: string; cards: Card[]; files?: { name: string; href: string }[] };
type State = { conversation: Shown[]; channel: Shown[] };

/**
 * A browser's part of the conversation: what it fetches and posts, over HTTP, on the real routes. Its messages are kept
 * in the database that `opened` gives.
 */
export const playgroundDriver = (
  opened: () => TestStore,
): { findsByEmail: true; open(options: Parameters<Driver['open']>[0]): Promise<CardClient> } => ({
  findsByEmail: true,
  async open({ handle, people, channels }) {
    const channel = channels[0] ?? 'Gruppen';
    const everybody = people.map(({ userId, locale }) => ({
      userId,
      name: userId,
      locale,
      coordinator: false,
      parties: [],
    }));
    const world: World = {
      messages: opened().playgroundMessages,
      people: async () => everybody,
      now: () => new Date('2019-05-21T07:00:00Z'),
      scene: async () => ({
        timezone: 'Europe/Stockholm',
        group: { name: channel, channel },
        answered: new Map(),
        choices: { starts: [], groups: [] },
      }),
      pass: async () => undefined,
      startOver: async () => undefined,
    };
    const faults: string[] = [];
    const fault = (fields: object, message: string) =>
      void faults.push(`${message} ${JSON.stringify(fields)}`);
    const platform = createPlayground({
      page: resolve('adapters/playground/page'),
      ground: () => ({ world }),
      log: { info() {}, warn: fault, error: fault },
    });
    const server = await serveRoutes(platform);
    const { url } = server;
    await platform.start(handle);

    const states = new Map<string, State>();
    async function look(): Promise<void> {
      for (const { userId } of everybody) {
        const answer = await fetch(`${url}/playground/state?as=${encodeURIComponent(userId)}`);
        states.set(userId, (await answer.json()) as State);
      }
    }
    async function send(path: string, body: object): Promise<void> {
      const answer = await fetch(`${url}/playground/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url },
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`);
      await look();
    }
    const cardsOf = (userId: string) =>
      (states.get(userId)?.conversation ?? []).flatMap(({ id, cards }) =>
        cards.map((card) => ({ id, card })),
      );

    type Found = { id: number; card: Card; action: Extract<CardAction, { type: 'Action.Execute' }> };
    function find(userId: string, label: string, area?: string): Found {
      for (const { id, card } of cardsOf(userId).reverse()) {
        const rows =
          area === undefined
            ? card.body
            : card.body.filter((row) => seenElement(row).startsWith(`${area}: `));
        for (const action of rows.flatMap(actionsIn))
          if (action.type === 'Action.Execute' && action.title.startsWith(label)) return { id, card, action };
      }
      throw new Error(`no button called ${label}`);
    }
    /** A press, with what stands in the card's inputs unless the button leaves them out. */
    function press(
      userId: string,
      { id, card, action }: Found,
      typed: ReadonlyMap<string, string> = new Map(),
    ) {
      const inputs = action.associatedInputs === 'none' ? {} : valuesIn(card, typed);
      return send('submit', { as: userId, message: id, data: { ...inputs, ...action.data } });
    }
    const formOf = (userId: string) =>
      cardsOf(userId)
        .reverse()
        .find(({ card }) => isForm(card));
    const seen = (messages: Shown[]) =>
      messages
        .map(({ text, cards }) => (text ? `» ${text}` : cards.map((card) => seenCard(card)).join('\n')))
        .join('\n\n');

    return {
      platform: {
        ...platform,
        async deliver(delivery) {
          const receipt = await platform.deliver(delivery);
          await look();
          return receipt;
        },
      },
      say: (userId, words) => send('say', { as: userId, text: words }),
      press: (userId, label, area) => press(userId, find(userId, label, area)),
      async choose(userId, area, status) {
        const found = find(userId, 'Spara');
        const input = inputsIn(found.card.body).find(({ label }) => label.startsWith(`${area}: `));
        const choices = input?.type === 'Input.ChoiceSet' ? input.choices : [];
        const value = choices.find(({ title }) => title === status)?.value;
        if (!input || !value) throw new Error(`no choice called ${status}`);
        await press(userId, found, new Map([[input.id, value]]));
      },
      async fill(userId, values) {
        const open = formOf(userId);
        if (!open) throw new Error(`${userId} has no form open`);
        const fields = Object.keys(valuesIn(open.card));
        for (const field of Object.keys(values))
          if (!fields.includes(field)) throw new Error(`the form has no ${field}`);
        const typed = new Map(Object.entries(values));
        await press(userId, { ...open, action: sendingOf(open.card) }, typed);
      },
      async pick(userId, option) {
        for (const { id, card } of cardsOf(userId).reverse()) {
          const found = menuOf(card, option);
          if (found) return press(userId, { id, card, action: found.action }, found.typed);
        }
        throw new Error(`no choice called ${option}`);
      },
      async take(userId) {
        const file = states
          .get(userId)
          ?.conversation.flatMap(({ files = [] }) => files)
          .at(-1);
        if (!file) throw new Error('no file is offered');
        const answer = await fetch(`${url}${file.href}`);
        return { name: file.name, bytes: answer.ok ? Buffer.from(await answer.arrayBuffer()) : undefined };
      },
      form(userId) {
        const open = formOf(userId);
        if (!open) return undefined;
        const errors = seenCard(open.card)
          .split('\n')
          .filter((line) => line.startsWith('⚠ '));
        return { errors, values: valuesIn(open.card) };
      },
      seen: (userId) => seen(states.get(userId)?.conversation ?? []),
      channel: () => seen(states.get(everybody[0]?.userId ?? '')?.channel ?? []),
      async close() {
        await platform.stop();
        await server.close();
        if (faults.length > 0) throw new Error(faults.join('\n'));
      },
    };
  },
});

function actionsIn(element: CardElement): CardAction[] {
  if (element.type === 'ActionSet') return element.actions;
  return element.type === 'Container' ? element.items.flatMap(actionsIn) : [];
}
