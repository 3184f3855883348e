import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toTeamsMessages } from '../../adapters/render/adaptive-card.ts';
import { toSlackMessages } from '../../adapters/render/block-kit.ts';
import { toPlainText } from '../../adapters/render/plain-text.ts';
import type { Locale } from '../../src/domain/working-group.ts';
import { lockAnswers } from '../../src/lock/lock-answers.ts';
import type { Message } from '../../src/messages/message.ts';
import { summaryMessage } from '../../src/messages/summary.ts';
import { showHistory } from '../../src/record/show-history.ts';
import { readSummary } from '../../src/summary/read-summary.ts';
import {
  answers,
  coordinatorSummary,
  defaultWithout,
  tableMessage,
} from '../../src/summary/summarise-check-in.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { coordinatorIn, largeGroup, smallGroup } from '../support/golden-group.ts';
import type { Story } from '../support/product-story.ts';

/*
 * What the coordinator sees, exactly as each platform gets it. When a text or a layout changes on purpose:
 * GOLDEN=write npm test -- test/golden, and read what changed before it is committed.
 */

const renderers: Record<string, (message: Message, locale: Locale) => string> = {
  'slack.json': (message) => `${JSON.stringify(toSlackMessages(message), null, 1)}\n`,
  // The playground draws the same cards.
  'teams.json': (message, locale) => `${JSON.stringify(toTeamsMessages(message, locale), null, 1)}\n`,
  txt: (message) => `${toPlainText(message)}\n`,
};

function expectGolden(name: string, text: string): void {
  const file = join(import.meta.dirname, name);
  if (process.env.GOLDEN === 'write') {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, 'utf8'));
}

async function asked(story: Story, locale: Locale) {
  const asker = await coordinatorIn(story, locale);
  const checkIn = await story.product.store.checkIns.current(asker.group.id);
  if (!checkIn) throw new Error('no check-in is open');
  return { asker, checkIn };
}

/** The summary as it is locked, by name. */
async function lockedViews(story: Story, locale: Locale): Promise<[string, Message][]> {
  const { product } = story;
  const { store } = product;
  const { asker, checkIn } = await asked(story, locale);
  const { summary } = await readSummary(product, store, asker.group, checkIn);
  return [
    ['locked', await coordinatorSummary(product, store, asker, checkIn)],
    ['locked-shown', summaryMessage(summary, textsFor(locale), { without: defaultWithout })],
  ];
}

/** Everything that is looked at while answers can be changed, by name. */
async function views(story: Story, locale: Locale, party: string): Promise<[string, Message][]> {
  const { product } = story;
  const { store } = product;
  const { asker, checkIn } = await asked(story, locale);
  const { summary } = await readSummary(product, store, asker.group, checkIn);
  const history = await showHistory(product, store, asker);
  return [
    ['summary', await coordinatorSummary(product, store, asker, checkIn)],
    ['shown', summaryMessage(summary, textsFor(locale), { without: defaultWithout })],
    ['table', await tableMessage(product, store, asker, checkIn)],
    ['stalled', await tableMessage(product, store, asker, checkIn, 'stalled')],
    ['missing', await tableMessage(product, store, asker, checkIn, 'missing')],
    ['answer', await answers(product, store, asker, checkIn, party)],
    ['history', history.kind === 'messages' && history.items[0] ? history.items[0] : { parts: [] }],
  ];
}

describe.each([
  { group: 'small', open: smallGroup, party: 'helsingborg' },
  { group: 'large', open: largeGroup, party: 'ystad' },
])('a $group group', ({ group, open, party }) => {
  let opened: TestStore;
  let story: Story;
  beforeAll(async () => {
    opened = await openTestStore();
    story = await open(opened);
  });
  afterAll(async () => {
    await story.close();
    await opened.close();
  });

  function expectAll(locale: Locale, seen: [string, Message][]): void {
    for (const [view, message] of seen) {
      for (const [ending, draw] of Object.entries(renderers))
        expectGolden(`${group}/${locale}/${view}.${ending}`, draw(message, locale));
    }
  }

  it.each(['sv', 'en'] as const)('is seen word for word as it was approved, in %s', async (locale) => {
    expectAll(locale, await views(story, locale, party));
  });

  describe('whose answers are locked', () => {
    beforeAll(async () => {
      story.set('2019-12-20T10:00:00Z');
      const { asker, checkIn } = await asked(story, 'sv');
      const { product } = story;
      await product.store.transaction((store) => lockAnswers(product, store, asker, checkIn.id));
      // As it was locked, whenever it is read.
      story.set('2020-01-15T09:00:00Z');
    });

    it.each(['sv', 'en'] as const)('is seen word for word as it was approved, in %s', async (locale) => {
      expectAll(locale, await lockedViews(story, locale));
    });
  });
});
