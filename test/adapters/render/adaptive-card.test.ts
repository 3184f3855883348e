import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { plainCard, toTeamsMessages } from '../../../adapters/render/adaptive-card.ts';
import { drawForm } from '../../../adapters/render/card-form.ts';
import { drawReportList } from '../../../adapters/render/card-report.ts';
import { messageText } from '../../../adapters/render/message-words.ts';
import type { Message, Part } from '../../../src/messages/message.ts';
import { answeredOverall } from '../../../src/messages/overall.ts';
import { textsFor } from '../../../src/texts/texts.ts';
import { anyWriting } from '../../support/any-message.ts';
import { sampleAreaForm, sampleList } from '../../support/slack-samples.ts';
import { openTeamsWorld } from '../../support/teams-client.ts';
import { activityFaults, nodesIn } from '../../support/teams-limits.ts';
import { seenCard } from '../../support/teams-screen.ts';

const { text, anyText, wordsPart, buttonsPart, messageOf } = anyWriting([
  '<at>Eva</at>',
  '**fet**',
  '[länk](https://example.org)',
  '- lista',
  '1. ett',
  '# rubrik',
  '{{DATE(2017-02-14T06:00:00Z)}}',
]);
const tablePart: fc.Arbitrary<Part> = fc.integer({ min: 0, max: 20 }).chain((width) =>
  fc.record({
    kind: fc.constant('table' as const),
    caption: text,
    columns: fc.array(text, { minLength: width, maxLength: width }),
    rows: fc.array(fc.array(anyText, { maxLength: width }), { maxLength: 20 }),
  }),
);

const activityOf = ({ card, summary }: ReturnType<typeof plainCard>) => ({
  type: 'message',
  summary,
  from: { id: `28:${'0'.repeat(36)}` },
  conversation: { id: 'a'.repeat(200) },
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
});
const faultsOf = (message: Message) =>
  toTeamsMessages(message, 'sv').flatMap((each) => activityFaults(activityOf(each)));
/** What there is to read, without what is between. */
const letters = (read: string) => read.replace(/[\s\u200b]/g, '');

describe('a message as cards', () => {
  it('is within what Teams takes, whatever it says', () => {
    fc.assert(
      fc.property(messageOf(fc.oneof(wordsPart, tablePart, buttonsPart(12))), (message) => {
        expect(faultsOf(message)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('loses nothing and adds nothing, in order', () => {
    fc.assert(
      fc.property(messageOf(wordsPart), (message) => {
        const seen = toTeamsMessages(message, 'sv')
          .map(({ card }) => seenCard(card))
          .join('\n');
        const said = message.parts.map((part) => letters(messageText({ parts: [part] }))).join('');
        if (letters(messageText({ parts: message.parts })) !== '')
          expect(letters(seen).replaceAll('•', '')).toBe(said.replaceAll('•', ''));
      }),
      { numRuns: 150 },
    );
  });

  it('shows 33 parties in 4 areas with the longest texts, over several cards', () => {
    const rows = Array.from({ length: 33 }, (_, n) => [
      `Bibliotek ${n}`,
      ...Array.from({ length: 4 }, (_, area) => `${n}-${area} ${'åäö"🟢 '.repeat(500)}slut-${n}-${area}`),
    ]);
    const message: Message = {
      parts: [{ kind: 'table', caption: 'Alla svar', columns: ['Part', 'A', 'B1', 'B2', 'C'], rows }],
    };
    const cards = toTeamsMessages(message, 'sv');
    expect(faultsOf(message)).toEqual([]);
    expect(cards.length).toBeGreaterThan(10);
    const seen = cards.map(({ card }) => seenCard(card)).join('\n');
    for (const row of rows) for (const cell of row.slice(1)) expect(seen).toContain(cell.slice(-8).trim());
  });

  it('keeps what people wrote out of everything that reads markdown', () => {
    const typed = '**fet** [länk](https://example.org) <at>Eva</at> # 1. - _x_';
    const [drawn] = toTeamsMessages(
      {
        parts: [
          { kind: 'heading', text: typed },
          { kind: 'text', text: typed },
          { kind: 'quote', text: typed },
          { kind: 'list', items: [typed] },
          { kind: 'facts', facts: [{ label: typed, value: typed }] },
          { kind: 'table', caption: typed, columns: [typed], rows: [[typed]] },
        ],
      },
      'sv',
    );
    const nodes = [...nodesIn(drawn?.card)];
    expect(nodes.filter(({ type }) => type === 'TextBlock')).toEqual([]);
    expect(
      nodes.filter(({ type, text: run }) => type === 'TextRun' && String(run).includes(typed)).length,
    ).toBe(10);
    expect(JSON.stringify(drawn)).not.toContain('entities');
  });

  it('has a heading that screen readers know, where it says nothing that could be markdown', () => {
    const [drawn] = toTeamsMessages({ parts: [{ kind: 'heading', text: 'Det här kan du göra' }] }, 'sv');
    expect(drawn?.card.body).toMatchObject([{ type: 'TextBlock', style: 'heading' }]);
  });

  it('shows one line in notifications: its title, or how it begins', () => {
    const parts: Part[] = [{ kind: 'text', text: `Hej!\n${'Ord '.repeat(100)}` }];
    expect(toTeamsMessages({ parts }, 'sv')[0]?.summary).toMatch(/^Hej! Ord .+…$/);
    expect(toTeamsMessages({ title: 'Påminnelse', parts }, 'sv')[0]?.summary).toBe('Påminnelse');
    expect(plainCard('', 'sv').summary).toBe('–');
  });
});

describe('the list and its form as cards', () => {
  const anything = fc.record({ name: text, done: anyText, needs: anyText });

  it('are within what Teams takes, whatever was written', () => {
    fc.assert(
      fc.property(fc.array(anything, { minLength: 1, maxLength: 14 }), anyText, (written, overall) => {
        const areas = written.map(({ name, done, needs }, n) => ({
          area: n + 1,
          name,
          done,
          needs,
          status: 'stalled' as const,
          last: { status: 'going_well' as const, done, needs },
        }));
        const drawn = drawReportList(
          sampleList({
            areas,
            overall: answeredOverall({ workedWell: overall, commitments: [] }, [], textsFor('sv')),
            notices: ['Sparat.'],
          }),
        );
        expect(drawn.flatMap((each) => activityFaults(activityOf(each)))).toEqual([]);
        const [area] = written;
        const form = drawForm(
          sampleAreaForm({ areaName: area?.name, values: { done: area?.done ?? '', needs: '' } }),
          { errors: { done: 'Fel', '': 'Annat fel' } },
        );
        if (form) expect(activityFaults(activityOf(form))).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('fit where an area has the longest texts that people write, and nothing but line breaks', () => {
    for (const written of ['Å'.repeat(3_000), '\n.'.repeat(1_500)]) {
      const row = { area: 1, name: 'Bemötande', done: written, needs: written };
      const areas = [1, 2, 3, 4].map((area) => ({ ...row, area }));
      const drawn = drawReportList(sampleList({ areas }));
      expect(drawn.flatMap((each) => activityFaults(activityOf(each)))).toEqual([]);
      const form = drawForm(sampleAreaForm({ values: { done: written, needs: written } }));
      expect(form && activityFaults(activityOf(form))).toEqual([]);
    }
  });
});

describe('botbuilder with another uuid than it asks for', () => {
  it('sends a card', async () => {
    const installed = readFileSync(
      join(import.meta.dirname, '../../../node_modules/uuid/package.json'),
      'utf8',
    );
    expect(JSON.parse(installed).version).toMatch(/^(1[1-9]|[2-9]\d)\./);
    const userId = '00000000-0000-4000-8000-00000000a44a';
    const world = await openTeamsWorld({
      handle: async () => ({ kind: 'nothing' }),
      people: [{ userId, email: 'anna@example.org', locale: 'sv-SE' }],
    });
    const receipt = await world.platform.deliver({
      id: 'd',
      to: { kind: 'person', identity: { platform: 'teams', tenant: world.platform.tenant(), userId } },
      locale: 'sv',
      message: { parts: [{ kind: 'text', text: 'Hej' }] },
    });
    expect(receipt.kind).toBe('sent');
    expect(world.double.shown(world.double.personal(userId))[0]?.card?.body).toMatchObject([
      { type: 'RichTextBlock', inlines: [{ text: 'Hej' }] },
    ]);
    await world.close();
  });
});
