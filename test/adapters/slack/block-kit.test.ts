import fc from 'fast-check';
import { toSlackMessages } from '../../../adapters/render/block-kit.ts';
import { messageText } from '../../../adapters/render/message-words.ts';
import { actionOfButton, actionOfChoice, choiceId } from '../../../adapters/render/slack-action.ts';
import { cutText, splitText } from '../../../adapters/render/slack-text.ts';
import { statuses } from '../../../src/domain/status-update.ts';
import type { Message, Part } from '../../../src/messages/message.ts';
import { anyWriting } from '../../support/any-message.ts';
import { messageFaults } from '../../support/slack-limits.ts';
import { seenMessage, shownMrkdwn } from '../../support/slack-screen.ts';

const { text, anyText, rich, wordsPart, buttonsPart, messageOf } = anyWriting([
  '<!channel>',
  '<@U123>',
  '*fet*',
  '~nej~',
  '`kod`',
]);
const part: fc.Arbitrary<Part> = fc.oneof(
  { weight: 4, arbitrary: wordsPart },
  fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ label: text, value: rich })),
  }),
  fc.integer({ min: 0, max: 45 }).chain((width) =>
    fc.record({
      kind: fc.constant('table' as const),
      caption: text,
      columns: fc.array(text, { minLength: width, maxLength: width }),
      rows: fc.array(fc.array(text, { minLength: width, maxLength: width }), { maxLength: 20 }),
    }),
  ),
  buttonsPart(60),
);
const message: fc.Arbitrary<Message> = messageOf(part);

const wordsIn = (value: string) => value.split(/\s+/).filter((each) => each !== '');

describe('a message for Slack', () => {
  it('never exceeds a limit of Slack, whatever is in it', () => {
    fc.assert(
      fc.property(message, (any) => {
        const drawn = toSlackMessages(any);
        expect(drawn.length).toBeGreaterThan(0);
        expect(drawn.flatMap(messageFaults)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('has every word of what it says, in its blocks and in its text', () => {
    fc.assert(
      fc.property(message, (any) => {
        const drawn = toSlackMessages(any);
        const seen = drawn
          .map(({ text: words, blocks }) => seenMessage({ ts: '', by: 'bot', text: words, blocks }))
          .join('\n')
          .replace(/\s+/g, '');
        const read = drawn
          .map((each) => shownMrkdwn(each.text))
          .join('\n')
          .replace(/\s+/g, '');
        // The marks of a table's rows are the renderer's own.
        const said = wordsIn(messageText(any)).filter((each) => each !== '|' && each !== '•');
        const short = said.filter((each) => each.length < 40 && !each.includes('`') && !each.includes('*'));
        expect(short.filter((each) => !seen.includes(each))).toEqual([]);
        expect(short.filter((each) => !read.includes(each))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('shows 120 parties with long names as tables that each begin with the headings', () => {
    const rows = Array.from({ length: 120 }, (_, n) => [
      `Kommunbiblioteket i den ${n}:e kommunen med ett mycket långt namn`,
      '🔶 Behöver ändras',
      '🟢 Går bra',
    ]);
    const drawn = toSlackMessages({
      parts: [{ kind: 'table', caption: 'Alla svar', columns: ['Part', 'Bemötande', 'Spridning'], rows }],
    });
    const tables = drawn.flatMap(({ blocks }) => blocks).filter((block) => block.type === 'table');
    expect(tables.length).toBeGreaterThan(1);
    for (const table of tables) expect(JSON.stringify(table.rows[0])).toContain('Bemötande');
    expect(tables.reduce((sum, table) => sum + table.rows.length - 1, 0)).toBe(120);
    expect(drawn.flatMap(messageFaults)).toEqual([]);
  });

  it('repeats the first column where a table has more columns than Slack takes', () => {
    const columns = ['Part', ...Array.from({ length: 30 }, (_, n) => `Område ${n}`)];
    const drawn = toSlackMessages({
      parts: [{ kind: 'table', caption: '', columns, rows: [columns.map((name) => `${name}!`)] }],
    });
    const tables = drawn.flatMap(({ blocks }) => blocks).filter((block) => block.type === 'table');
    expect(tables.length).toBe(2);
    for (const table of tables) expect(table.rows[1]?.[0]).toEqual({ type: 'raw_text', text: 'Part!' });
  });

  it('puts something in an empty cell, which Slack refuses', () => {
    const [drawn] = toSlackMessages({
      parts: [{ kind: 'table', caption: '', columns: ['Part', 'Läge'], rows: [['Klippan', '']] }],
    });
    expect(JSON.stringify(drawn?.blocks)).toContain('"–"');
  });

  it('gives what people wrote no meaning as markup, in blocks or in the text of a notification', () => {
    const [drawn] = toSlackMessages({ parts: [{ kind: 'quote', text: '<!channel> *fet* & <b>' }] });
    expect(drawn?.text).not.toMatch(/<|\*fet\*|& /);
    expect(shownMrkdwn(drawn?.text ?? '')).toBe('<!channel> *fet* & <b>');
    expect(JSON.stringify(drawn?.blocks)).not.toContain('mrkdwn');
  });

  it('cuts a label that is too long visibly', () => {
    const label = 'Påminn alla bibliotek '.repeat(10);
    const [drawn] = toSlackMessages({
      parts: [{ kind: 'buttons', buttons: [{ label, action: { kind: 'words', text: 'x' } }] }],
    });
    expect(JSON.stringify(drawn?.blocks)).toMatch(/Påminn alla[^"]{20,}…"/);
  });

  it('puts more than 25 buttons in several rows', () => {
    const buttons = Array.from({ length: 60 }, (_, n) => ({
      label: `Del ${n}`,
      action: { kind: 'table' as const, checkIn: n + 1 },
    }));
    const drawn = toSlackMessages({ parts: [{ kind: 'buttons', buttons }] });
    const rows = drawn.flatMap(({ blocks }) => blocks).filter((block) => block.type === 'actions');
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.flatMap(({ elements }) => elements).length).toBe(60);
  });

  it('begins with the title, once', () => {
    const titled = (title: string) =>
      toSlackMessages({ title, parts: [{ kind: 'heading', text: 'Avstämning' }] })[0];
    expect(titled('Dags att svara')?.text).toBe('Dags att svara\nAvstämning');
    expect(titled('Avstämning')?.text).toBe('Avstämning');
    expect(toSlackMessages({ parts: [] })[0]?.text).toBe('–');
  });
});

describe('an action in a button or a choice', () => {
  it('comes back as it went, also where its words need quoting', () => {
    for (const words of ['hjälp', '"'.repeat(1_500), 'words 3 "x"\n\\', '🙂'.repeat(750)]) {
      const [drawn] = toSlackMessages({
        parts: [
          { kind: 'buttons', buttons: [{ label: 'x', action: { kind: 'words', text: words, group: 7 } }] },
        ],
      });
      const [row] = drawn?.blocks ?? [];
      const [element] = row?.type === 'actions' ? row.elements : [];
      const value = element?.type === 'button' ? (element.value ?? '') : '';
      expect(value.length).toBeLessThanOrEqual(2_000);
      expect(actionOfButton(value)).toEqual({ kind: 'words', text: words, group: 7 });
    }
  });

  it('fits in a choice with the longest ids, and comes back with the chosen status', () => {
    const of = { kind: 'status' as const, checkIn: 999_999_999, party: 999_999_999, area: 999_999_999 };
    const id = choiceId({ ...of, status: 'going_well' });
    expect(id.length).toBeLessThanOrEqual(255);
    for (const status of statuses) {
      expect(status.length).toBeLessThanOrEqual(150);
      expect(actionOfChoice(id, status)).toEqual({ ...of, status });
    }
  });

  it('is none where it is not ours', () => {
    expect(actionOfButton('{')).toBeUndefined();
    expect(actionOfButton('{"kind":"explode"}')).toBeUndefined();
    expect(actionOfChoice('null', 'going_well')).toBeUndefined();
    expect(
      actionOfChoice(choiceId({ kind: 'status', checkIn: 1, party: 2, area: 3, status: 'stalled' }), 'x'),
    ).toBeUndefined();
  });
});

describe('splitting a text', () => {
  it('loses nothing, keeps to the limit and never halves a code point', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 200 }), (any, limit) => {
        const pieces = splitText(any, limit);
        expect(pieces.join('')).toBe(any);
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(limit);
          expect(/^[\udc00-\udfff]/.test(piece)).toBe(false);
        }
      }),
    );
  });

  it('ends a piece at a line, a sentence or a word', () => {
    expect(splitText('Första raden här\nandra', 20)).toEqual(['Första raden här\n', 'andra']);
    expect(splitText('En mening här. Och en till', 20)).toEqual(['En mening här. ', 'Och en till']);
    expect(cutText('Ett långt ord till', 12)).toBe('Ett långt…');
  });
});
