import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toTeamsMessages } from '../../adapters/render/adaptive-card.ts';
import { toSlackMessages } from '../../adapters/render/block-kit.ts';
import { toPlainText } from '../../adapters/render/plain-text.ts';
import type { Locale } from '../../src/domain/working-group.ts';
import type { Message } from '../../src/messages/message.ts';
import { summaryMessage } from '../../src/messages/summary.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { readSummary } from '../../src/use-cases/read-summary.ts';
import { showHistory } from '../../src/use-cases/show-history.ts';
import {
  answers,
  coordinatorSummary,
  defaultWithout,
  tableMessage,
} from '../../src/use-cases/summarise-check-in.ts';
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

/** Everything that is looked at, by name. */
async function views(story: Story, locale: Locale, party: string): Promise<[string, Message][]> {
  const { product } = story;
  const { store } = product;
  const asker = await coordinatorIn(story, locale);
  const checkIn = await store.checkIns.current(asker.group.id);
  if (!checkIn) throw new Error('no check-in is open');
  const summary = await readSummary(product, store, asker.group, checkIn);
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

  it.each(['sv', 'en'] as const)('is seen word for word as it was approved, in %s', async (locale) => {
    for (const [view, message] of await views(story, locale, party)) {
      for (const [ending, draw] of Object.entries(renderers))
        expectGolden(`${group}/${locale}/${view}.${ending}`, draw(message, locale));
    }
  });
});
