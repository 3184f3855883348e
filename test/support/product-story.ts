import { fileURLToPath } from 'node:url';
import { linkPeople } from '../../src/asking/link-people.ts';
import type { WorkingGroupFile } from '../../src/domain/working-group-file.ts';
import { importGroups } from '../../src/group-files/import-groups.ts';
import { readWorkingGroupFiles } from '../../src/group-files/working-group-files.ts';
import { openTestStore, type TestStore } from './database.ts';
import { findElement, type SlackWorld, slackDriverWith } from './slack-client.ts';
import { seenMessage } from './slack-screen.ts';
import { openProductWorld, type ProductWorld, type WorldPerson } from './world.ts';

/** What somebody was sent on one day. */
export type Entry = { day: string; email: string; seen: string };

/** The real product in Slack, with what tests of it look at. People are named by their e-mail. */
export type Story = ProductWorld & {
  slack: SlackWorld;
  /** The Slack id of whoever has this address. */
  id(email: string): string;
  /** What the person sees of messages that are new or drawn anew after this. */
  news(email: string, doing: () => Promise<unknown>): Promise<string>;
  /** Types words, and returns what is new. */
  say(email: string, words: string): Promise<string>;
  /** Presses a button, in an area's row where one is named, and returns what is new. */
  press(email: string, label: string, area?: string): Promise<string>;
  choose(email: string, area: string, status: string): Promise<string>;
  /** Chooses in the latest menu with this name. */
  pick(email: string, menu: string, option: string): Promise<string>;
  /** Lets each day pass to 16 o'clock UTC, and tells who got what; see `inBrief`. */
  diary(from: string, to: string): Promise<Entry[]>;
  /** A status in every area, and in it goes. */
  answer(email: string, statuses: string[], submit?: string): Promise<string>;
  /** Reads the groups' files again, as at a start. A wrong one is given by its text. */
  importAgain(...files: (WorkingGroupFile | { wrong: string; source: string })[]): Promise<void>;
};

export const channel = 'C0GRUPP';
export const slackId = (email: string) => `U${email.replace(/[^a-z0-9]/gi, '').toUpperCase()}`;

export async function openStory(
  opened: TestStore,
  files: WorkingGroupFile | WorkingGroupFile[],
  options: {
    at?: string;
    english?: string[];
    notInSlack?: string[];
    also?: string[];
    channels?: string[];
  } = {},
): Promise<Story> {
  const groups = [files].flat();
  const emails = new Set([
    ...groups.flatMap((file) => file.parties.flatMap((party) => party.contacts.map((one) => one.email))),
    ...(options.also ?? []),
  ]);
  for (const email of options.notInSlack ?? []) emails.delete(email);
  const people = [...emails].map(
    (email): WorldPerson => ({
      userId: slackId(email),
      email,
      locale: options.english?.includes(email) ? 'en' : 'sv',
    }),
  );
  let slack: SlackWorld | undefined;
  const world = await openProductWorld({
    opened,
    driver: slackDriverWith((one) => {
      slack = one;
    }),
    platform: 'slack',
    files: groups,
    people,
    at: options.at ?? '2019-05-20T06:00:00Z',
    channels: options.channels ?? [channel],
  });
  if (!slack) throw new Error('no Slack was opened');
  const { double } = slack;
  const drawn = (email: string) =>
    new Map(
      double
        .shown(double.dm(slackId(email)))
        .filter(({ by }) => by === 'bot')
        .map((message) => [message.ts, seenMessage(message)]),
    );
  async function news(email: string, doing: () => Promise<unknown>): Promise<string> {
    const before = drawn(email);
    await doing();
    return [...drawn(email)].flatMap(([ts, seen]) => (before.get(ts) === seen ? [] : [seen])).join('\n\n');
  }
  const story: Story = {
    ...world,
    slack,
    id: slackId,
    news,
    say: (email, words) => news(email, () => world.client.say(slackId(email), words)),
    press: (email, label, area) => news(email, () => world.client.press(slackId(email), label, area)),
    choose: (email, area, status) => news(email, () => world.client.choose(slackId(email), area, status)),
    pick: (email, menu, option) =>
      news(email, async () => {
        const id = slackId(email);
        const found = findElement(
          { double },
          id,
          (element) =>
            element.type === 'static_select' && (element.placeholder?.text.startsWith(menu) ?? false),
        );
        const options = found.element.type === 'static_select' ? (found.element.options ?? []) : [];
        const value = options.find(({ text }) => text.text === option)?.value;
        if (!value) throw new Error(`no choice called ${option}`);
        await slack?.people.press(id, found, { option: value });
        await slack?.rest();
      }),
    async diary(from, to) {
      const entries: Entry[] = [];
      for (let day = new Date(`${from}T16:00:00Z`); day <= new Date(`${to}T16:00:00Z`); ) {
        const moment = day.toISOString();
        const before = new Map([...emails].map((email) => [email, drawn(email)]));
        await world.passTo(moment);
        for (const email of emails) {
          const known = before.get(email);
          for (const [ts, seen] of drawn(email))
            if (known?.get(ts) !== seen) entries.push({ day: moment.slice(0, 10), email, seen });
        }
        day = new Date(day.getTime() + 24 * 60 * 60 * 1000);
      }
      return entries;
    },
    async importAgain(...again) {
      const read = again.map((file) =>
        'wrong' in file
          ? {
              source: file.source,
              text: file.wrong,
              faults: [{ line: 3, column: 5, message: 'namn saknas' }],
            }
          : {
              source: `${file.workingGroup.key}.yaml`,
              text: JSON.stringify(file),
              key: file.workingGroup.key,
              file,
              faults: [],
            },
      );
      await importGroups(world.product, read, () => 'faults');
      await linkPeople(world.product);
      await world.app.tick();
      await world.app.idle();
    },
    async answer(email, statuses, submit = 'Skicka in') {
      await story.say(email, '/lagesrapport');
      const [head] = await world.product.store.groups.all();
      const { areas } = await world.product.store.groups.load(head?.id ?? 0);
      for (const [i, status] of statuses.entries()) await story.choose(email, areas[i]?.name ?? '', status);
      return story.press(email, submit);
    },
  };
  return story;
}

const kinds: [string, RegExp][] = [
  ['invitation', /Dags för halvårets avstämning/],
  ['reminder', /är inte inskickad än/],
  ['overdue', /Vi saknar lägesrapporten/],
  ['standing', /har svarat i avstämningen/],
  ['reach', /inbjudan har gått ut/],
];

/** A diary as lines: `05-21 anna@example.org invitation`. */
export function inBrief(entries: Entry[]): string[] {
  return entries.map(({ day, email, seen }) => {
    const found = kinds.filter(([, words]) => words.test(seen)).map(([kind]) => kind);
    return `${day.slice(5)} ${email} ${found.join(' and ') || seen}`;
  });
}

/** The group that is shipped, with the channel that the tests look at. */
export async function shippedGroup(): Promise<WorkingGroupFile> {
  const path = fileURLToPath(new URL('../../db/seed/digitalt-forst.yaml', import.meta.url));
  const [read] = await readWorkingGroupFiles(path);
  if (!read?.file) throw new Error('the shipped group cannot be read');
  read.file.workingGroup.channels = { slack: channel };
  return read.file;
}

type Opening = Parameters<typeof openStory>[2] & {
  /** Where the file's tests make things go wrong on purpose. Else whatever is logged as gone wrong fails its test. */
  faulty?: true;
};
type Groups = Parameters<typeof openStory>[1];

/**
 * The opening lines and the end of a file of product tests: one store for the file, and for each test the product in Slack
 * with these groups, and what `then` does there. What is returned is filled in by then. Without groups each test calls
 * `begin` itself.
 */
export function eachStory(
  groups?: () => Groups | Promise<Groups>,
  { faulty, ...options }: Opening = {},
  then: () => Promise<unknown> = async () => undefined,
): { opened: TestStore; story: Story; begin(files: Groups, other?: Opening): Promise<void> } {
  const opened = {} as TestStore;
  const story = {} as Story;
  const begin = async (files: Groups, other: Opening = {}) => {
    Object.assign(story, await openStory(opened, files, other));
  };
  beforeAll(async () => {
    Object.assign(opened, await openTestStore());
  });
  afterAll(() => opened.close());
  beforeEach(async () => {
    if (!groups) return;
    await begin(await groups(), options);
    await then();
  });
  afterEach(async () => {
    await story.close();
    if (!faulty) expect(story.faults).toEqual([]);
  });
  return { opened, story, begin };
}
