import { createPlayground, type Ground, type Playground } from '../../adapters/playground/playground.ts';
import {
  type Choice,
  type PlaygroundPerson,
  personConversation,
  type Step,
  type World,
} from '../../adapters/playground/world.ts';
import type { OpenDatabase } from '../../db/client.ts';
import { linkPeople } from '../asking/link-people.ts';
import { createProver } from '../beginning/prove-address.ts';
import { addDays, dayIn, instantAt, timeIn } from '../domain/day.ts';
import type { App } from '../entry/app.ts';
import { importGroups } from '../group-files/import-groups.ts';
import { formatFaults } from '../group-files/working-group-files.ts';
import { askForCode, askForLinks } from '../letters/ask-for-letters.ts';
import type { ChatPlatform } from '../ports/chat-platform.ts';
import type { Log } from '../ports/log.ts';
import type { Product } from '../ports/product.ts';
import { packageFile } from '../server/package-root.ts';
import { svPlayground as say } from '../texts/sv-playground.ts';
import { nextEvent, readScene } from './playground-scene.ts';
import { speakers, timezone } from './trial.ts';
import { answerLastHalfYear, answerUntil } from './trial-answers.ts';
import type { TrialClock } from './trial-clock.ts';
import type { TrialGroups } from './trial-groups.ts';

/** What the playground stands on once the database is open. */
export type Footing = {
  product: Product;
  app: App;
  clock: TrialClock;
  database: OpenDatabase;
  groups: TrialGroups;
  host: string;
  port: number;
};

export type OpenedPlayground = {
  platform: Playground;
  /** Gives the page its people, its time and its conversations. Returns the platforms that the people are on. */
  stand(on: Footing): Promise<ChatPlatform[]>;
  /** Nobody has to wait any more. Returns a line that says where the page is, and what the time is there. */
  ready(host: string, port: number): string;
};

/** The page in the browser, which is served at once and waits for what it stands on. */
export function openPlayground(log: Log): OpenedPlayground {
  const ground: Ground = { waiting: say.opensFirst };
  const platform = createPlayground({
    page: packageFile('adapters/playground/page'),
    ground: () => ground,
    log,
  });
  const wait = (text: string | undefined) => {
    ground.waiting = text;
    platform.changed();
  };
  return {
    platform,
    async stand(on) {
      const world = createWorld(on, platform.changed, wait);
      ground.world = world;
      wait(say.starting);
      return [platform, await openMailbox(on, world, platform.changed, log)];
    },
    ready(host, port) {
      wait(undefined);
      const now = ground.world?.now() ?? new Date();
      return say.serving(addressOf(host, port), say.moment(dayIn(timezone, now), timeIn(timezone, now)));
    },
  };
}

function addressOf(host: string, port: number): string {
  const name = host.includes(':') ? `[${host.replace(/[[\]]/g, '')}]` : 'localhost';
  return `http://${name}:${port}`;
}

/** Letters and the page that their links lead to, beside the chat: for those who have none, and who ask for it. */
async function openMailbox(
  { product, clock, host, port }: Footing,
  { people, messages }: World,
  changed: () => void,
  log: Log,
): Promise<ChatPlatform> {
  const [{ createMailbox }, { createPage }] = await Promise.all([
    import('../../adapters/mail/mailbox.ts'),
    import('../../adapters/page/page.ts'),
  ]);
  const { links } = product.store;
  const owner = async (address: string) =>
    (await people()).find(({ userId, parties, coordinator }) => {
      return userId.toLowerCase() === address && (coordinator || parties.length > 0);
    });
  const shared = {
    publicUrl: addressOf(host, port),
    privacyUrl: say.privacyUrl,
    now: () => clock.now(),
    links,
  };
  return createMailbox({
    ...shared,
    page: createPage({
      ...shared,
      trustProxy: 0,
      files: packageFile('adapters/page/files'),
      askForLinks: (address) => askForLinks(product, address),
      askForCode: (of) => askForCode(product, of),
      prover: createProver(() => product),
      log,
    }),
    knows: async (address) => (await owner(address)) !== undefined,
    async put({ id, address, subject, text, html, files }) {
      const to = await owner(address);
      if (!to) return;
      const kept = files.map(({ bytes, ...file }) => ({
        ...file,
        bytes: Buffer.from(bytes).toString('base64'),
      }));
      const drawn = { cards: [], slack: [], plain: text, letter: { subject, html, files: kept } };
      await messages.post({
        conversation: personConversation(to.userId),
        at: clock.now(),
        delivery: id,
        drawn,
      });
      changed();
    },
  });
}

function createWorld(
  { product, app, clock, database, groups }: Footing,
  changed: () => void,
  wait: (text: string | undefined) => void,
): World {
  const { store } = product;
  const messages = database.playgroundMessages;
  let busy = false;

  const allGroups = async () =>
    Promise.all((await store.groups.all()).map(({ id }) => store.groups.load(id)));

  /** One at a time: two windows may both let time pass. */
  async function alone(work: () => Promise<string | undefined>): Promise<string | undefined> {
    if (busy) return say.busy;
    busy = true;
    try {
      return await work();
    } finally {
      busy = false;
      changed();
    }
  }

  /** Lets happen what is due now, to its end. */
  async function settle(): Promise<void> {
    await app.tick();
    await app.idle();
  }

  async function reach(moment: Date): Promise<void> {
    await answerUntil(product, moment);
    clock.moveTo(moment);
    await settle();
    changed();
  }

  /** To the next moment at which somebody is told something; others pass unseen. */
  async function toNext(): Promise<string | undefined> {
    const before = await messages.delivered();
    do {
      const next = await nextEvent(product, await allGroups());
      if (!next) return say.nothingDue;
      await reach(next);
    } while ((await messages.delivered()) === before);
    return undefined;
  }

  /** Stops wherever something is due, so that each message goes out on its own day. */
  async function toDay(days: number): Promise<void> {
    const from = clock.now();
    const target = instantAt(timezone, addDays(dayIn(timezone, from), days), timeIn(timezone, from));
    for (;;) {
      const next = await store.nextMoment(clock.now());
      if (!next || next >= target) break;
      await reach(next);
    }
    await reach(target);
  }

  async function pass(step: Step): Promise<string | undefined> {
    // What was just said may have changed what is due.
    await settle();
    switch (step) {
      case 'next':
        return toNext().finally(() => store.setTrialClock(clock.now()));
      case 'day':
      case 'week':
        await toDay(step === 'day' ? 1 : 7);
        await store.setTrialClock(clock.now());
        return undefined;
    }
  }

  async function startOver(choice: Choice): Promise<string | undefined> {
    if (!database.startOver) return say.notOurs;
    const begin = await groups.choose(choice);
    if (!begin) return say.noSuchStart;
    // A file with faults cannot be begun with, and what there is must not be gone before that is known.
    const wrong = begin.files.find(({ file }) => !file);
    if (wrong) return formatFaults(wrong.source, wrong.faults);
    wait(say.startingOver);
    try {
      await settle();
      await database.startOver();
      app.forget();
      clock.startAt(begin.at);
      await store.setTrialClock(begin.at);
      await importGroups(product, begin.files, formatFaults);
      await linkPeople(product);
      await answerLastHalfYear(product, (done, all) => wait(say.answersComing(done, all)));
      await settle();
    } finally {
      wait(undefined);
    }
    return undefined;
  }

  return {
    messages,
    now: () => clock.now(),
    async people() {
      const people: PlaygroundPerson[] = await speakers(store);
      const stranger = { userId: 'nagon.annan@example.org', name: say.stranger.name };
      return [...people, { ...stranger, coordinator: false, parties: [] }];
    },
    async scene(userId) {
      const all = await allGroups();
      const group =
        all.find(({ contacts, coordinators }) =>
          [...contacts.map(({ person }) => person), ...coordinators].some(({ email }) => email === userId),
        ) ?? all[0];
      if (!group) throw new Error('There is no working group.');
      return { ...(await readScene(product, group)), choices: groups.choices };
    },
    pass: (step) => alone(() => pass(step)),
    startOver: (choice) => alone(() => startOver(choice)),
  };
}
