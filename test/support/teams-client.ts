import { createPace } from '../../adapters/pace.ts';
import type { Card, CardAction, CardElement, CardInput } from '../../adapters/render/card-element.ts';
import { createTeams } from '../../adapters/teams/teams.ts';
import type { Handle } from '../../src/ports/chat-platform.ts';
import type { Client, Driver } from '../contracts/driver.ts';
import { type ServedPlatform, servePlatform } from './served-platform.ts';
import { openTeamsDouble, type Shown, type TeamsDouble } from './teams-double.ts';
import { appId, openTeamsKeys, type TeamsKeys, tenantId } from './teams-keys.ts';
import { createTeamsPeople, type TeamsPeople } from './teams-people.ts';
import { seenCard, seenElement } from './teams-screen.ts';

/** The Teams adapter between a double of Teams and a `handle`, with what tests look at. */
export type TeamsWorld = ServedPlatform & { double: TeamsDouble; keys: TeamsKeys; people: TeamsPeople };

export async function openTeamsWorld(options: {
  handle: Handle;
  /** Resolves when the product has nothing under way; a loaded machine may take longer than any quiet tells. */
  idle?: () => Promise<void>;
  people: { userId: string; email: string; locale: string }[];
  channels?: string[];
  /** As fast as Teams takes it, and no faster; else without any pause. */
  paced?: boolean;
  /** Teams as an emulator on this machine, which may be given files. */
  local?: boolean;
  /** How the bot signs in; default: at once. */
  credentials?: TeamsKeys['credentials'];
}): Promise<TeamsWorld> {
  const double = await openTeamsDouble(options.local ? '' : undefined);
  const keys = await openTeamsKeys(double.serviceUrl);
  for (const { userId, email, locale } of options.people)
    double.people.set(userId, { id: userId, email, locale, installed: true });
  for (const channel of options.channels ?? []) double.channels.add(channel);

  const served = await servePlatform({
    create: (parts) =>
      createTeams({
        authentication: options.local
          ? { kind: 'none' }
          : {
              kind: 'entra',
              appId,
              password: 'a secret of the app',
              tenantId,
              instead: {
                openIdMetadataUrl: keys.openIdMetadataUrl,
                credentials: options.credentials ?? keys.credentials,
              },
            },
        serviceUrl: double.serviceUrl,
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
    keys,
    people: createTeamsPeople(double, keys, served.url),
    async close() {
      await served.close();
      await double.close();
      await keys.close();
    },
  };
}

/** What is on somebody's screen in a message's place. */
export const cardOf = (message: Shown): Card | undefined => message.view ?? message.card;

type Execute = Extract<CardAction, { type: 'Action.Execute' }>;

export type Pressable = { message: Shown; action: Execute };

/** What else is done with cards. */
export type CardClient = Client & {
  /** Chooses in the latest menu that offers this, and presses the button beside it. */
  pick(userId: string, option: string): Promise<void>;
  /** Takes the file that was offered last; no bytes: it did not come. */
  take(userId: string): Promise<{ name: string; bytes?: Buffer }>;
};

/** The latest button with this label, or beginning with it, in an area's row where `area` is given; uncovers what asks first. */
export function findButton(
  world: Pick<TeamsWorld, 'double'>,
  conversation: string,
  label: string,
  area?: string,
): Pressable {
  for (const message of [...world.double.shown(conversation)].reverse()) {
    const card = cardOf(message);
    if (!card) continue;
    const rows =
      area === undefined
        ? card.body
        : card.body.filter((element) => seenElement(element).startsWith(`${area}: `));
    for (const action of rows.flatMap(actionsIn)) {
      if (!action.title.startsWith(label)) continue;
      if (action.type === 'Action.Execute') return { message, action };
      const asked = card.body.find(
        (element) => element.type === 'Container' && action.targetElements.includes(element.id ?? ''),
      );
      const yes = asked && actionsIn(asked).find(({ type }) => type === 'Action.Execute');
      if (yes?.type === 'Action.Execute') return { message, action: yes };
    }
  }
  throw new Error(`no button called ${label}`);
}

function actionsIn(element: CardElement): CardAction[] {
  if (element.type === 'ActionSet') return element.actions;
  return element.type === 'Container' ? element.items.flatMap(actionsIn) : [];
}

export function inputsIn(elements: CardElement[]): CardInput[] {
  return elements.flatMap((element): CardInput[] => {
    if (element.type === 'Container') return inputsIn(element.items);
    return 'label' in element ? [element] : [];
  });
}

/** What stands in a card's inputs: what it was drawn with, and what was put there since. */
export function valuesIn(card: Card, typed: ReadonlyMap<string, string> = new Map()): Record<string, string> {
  return Object.fromEntries(
    inputsIn(card.body).map((input) => [input.id, typed.get(input.id) ?? String(input.value ?? '')]),
  );
}

/** What sends a form. */
export function sendingOf(card: Card): Execute {
  const found = card.body.flatMap(actionsIn).find((each) => 'data' in each && 'form' in each.data);
  if (found?.type !== 'Action.Execute') throw new Error('nothing there sends a form');
  return found;
}

/** The button beside a menu that offers this, and what stands in the menu when it is chosen. */
export function menuOf(
  card: Card | undefined,
  option: string,
): { action: Execute; typed: Map<string, string> } | undefined {
  for (const [index, input] of (card?.body ?? []).entries()) {
    const value =
      input.type === 'Input.ChoiceSet' && input.choices.find(({ title }) => title === option)?.value;
    const beside = card?.body[index + 1];
    const [action] = beside ? actionsIn(beside) : [];
    if (input.type === 'Input.ChoiceSet' && value && action?.type === 'Action.Execute')
      return { action, typed: new Map([[input.id, value]]) };
  }
  return undefined;
}

/** What a press of a button sends. */
export function sentBy(
  { message, action }: Pressable,
  typed: ReadonlyMap<string, string> = new Map(),
): object {
  const card = cardOf(message);
  return { ...(card && action.associatedInputs !== 'none' ? valuesIn(card, typed) : {}), ...action.data };
}

/** Whether a card is a form: it has a button that sends one. */
export const isForm = (card: Card): boolean =>
  card.body.flatMap(actionsIn).some((each) => 'data' in each && 'form' in each.data);

/** What a test of the product sees of Teams, and the world behind it. */
export async function openTeamsClient({
  handle,
  idle,
  people,
  channels,
  local,
}: Parameters<Driver['open']>[0] & { local?: boolean }): Promise<CardClient & { world: TeamsWorld }> {
  const world = await openTeamsWorld({
    handle,
    idle,
    people: people.map((person) => ({ ...person, locale: person.locale === 'sv' ? 'sv-SE' : 'en-GB' })),
    channels,
    local,
  });
  const { double } = world;
  const seen = (conversation: string) =>
    double
      .shown(conversation)
      .map((message) => {
        const card = cardOf(message);
        if (message.file) return `{${message.file.name}}`;
        return card ? `${seenCard(card)}${message.below ? `\n(${message.below})` : ''}` : `» ${message.text}`;
      })
      .join('\n\n');
  const press = async (userId: string, found: Pressable, typed?: ReadonlyMap<string, string>) => {
    const answer = await world.people.execute(userId, found.message, sentBy(found, typed));
    if (answer.status !== 200) throw new Error(`a press was answered with ${answer.status}`);
    await world.rest();
  };
  const openForm = (userId: string) =>
    [...double.shown(double.personal(userId))].reverse().find((message) => {
      const card = cardOf(message);
      return card !== undefined && isForm(card);
    });
  return {
    world,
    platform: world.platform,
    async say(userId, words) {
      await world.people.type(userId, words);
      await world.rest();
    },
    press: (userId, label, area) => press(userId, findButton(world, double.personal(userId), label, area)),
    async choose(userId, area, status) {
      const found = findButton(world, double.personal(userId), 'Spara');
      const card = cardOf(found.message);
      const input = card && inputsIn(card.body).find(({ label }) => label.startsWith(`${area}: `));
      const choices = input?.type === 'Input.ChoiceSet' ? input.choices : [];
      const value = choices.find(({ title }) => title === status)?.value;
      if (!input || !value) throw new Error(`no choice called ${status}`);
      await press(userId, found, new Map([[input.id, value]]));
    },
    async fill(userId, values) {
      const open = openForm(userId);
      if (!open) throw new Error(`${userId} has no form open`);
      const fields = Object.keys(valuesIn(cardOf(open) as Card));
      for (const field of Object.keys(values))
        if (!fields.includes(field)) throw new Error(`the form has no ${field}`);
      const action = sendingOf(cardOf(open) as Card);
      await press(userId, { message: open, action }, new Map(Object.entries(values)));
    },
    async pick(userId, option) {
      for (const message of [...double.shown(double.personal(userId))].reverse()) {
        const found = menuOf(cardOf(message), option);
        if (found) return press(userId, { message, action: found.action }, found.typed);
      }
      throw new Error(`no choice called ${option}`);
    },
    async take(userId) {
      const offer = double.shown(double.personal(userId)).findLast(({ file }) => file);
      const name = offer?.file?.name;
      if (!offer || !name) throw new Error('no file is offered');
      await world.people.consent(userId, offer, 'accept');
      await world.rest();
      return { name, bytes: double.oneDrive.get(name) };
    },
    form(userId) {
      const card = openForm(userId);
      if (!card) return undefined;
      const drawn = cardOf(card) as Card;
      const errors = seenCard(drawn)
        .split('\n')
        .filter((line) => line.startsWith('⚠ '));
      return { errors, values: valuesIn(drawn) };
    },
    seen: (userId) => seen(double.personal(userId)),
    channel: (conversation) => seen(conversation),
    async close() {
      await world.close();
      // A card that Teams would have refused fails the test that caused it.
      if (double.faults.length > 0) throw new Error(double.faults.join('\n'));
    },
  };
}

export const teamsDriver: Driver = {
  findsByEmail: false,
  open: openTeamsClient,
};
