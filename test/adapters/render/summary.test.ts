import { toTeamsMessages } from '../../../adapters/render/adaptive-card.ts';
import { toSlackMessages } from '../../../adapters/render/block-kit.ts';
import { pressOf } from '../../../adapters/render/card-values.ts';
import { toPlainText } from '../../../adapters/render/plain-text.ts';
import { actionOfChoice } from '../../../adapters/render/slack-action.ts';
import type { CheckInRecord } from '../../../src/domain/record.ts';
import { type Status, statuses } from '../../../src/domain/status-update.ts';
import { summarise } from '../../../src/domain/summary.ts';
import type { Message } from '../../../src/messages/message.ts';
import { summaryMessage, summaryParts } from '../../../src/messages/summary.ts';
import { answersMessage } from '../../../src/messages/summary-answers.ts';
import { wholeTable } from '../../../src/messages/summary-table.ts';
import { textsFor } from '../../../src/texts/texts.ts';
import { messageFaults } from '../../support/slack-limits.ts';
import { cardFaults } from '../../support/teams-limits.ts';

const t = textsFor('sv');

/** Every fourth party is missing; the others have something to say in every area. */
function record(parties: number, areas: number): CheckInRecord {
  const areaKeys = Array.from({ length: areas }, (_, i) => `omrade-${i + 1}`);
  return {
    schema: 'avstamning-record/1',
    subject: 'Avstämning',
    group: { key: 'grupp', name: 'Grupp', timezone: 'Europe/Stockholm', locale: 'sv' },
    convener: 'part-1',
    halfYear: '2019-H2',
    dueOn: '2019-12-13',
    madeAt: '2019-12-10T09:00:00.000Z',
    agreements: [],
    areas: areaKeys.map((key, i) => ({ key, name: `Område ${i + 1} med ett namn som är ganska långt` })),
    parties: Array.from({ length: parties }, (_, i) => ({
      key: `part-${i + 1}`,
      name: `Part ${i + 1}`,
      shortName: `Kommun ${i + 1}`,
      expected: true,
      references: [],
      areas: areaKeys,
      followUps: [{ what: `Workshop ${i}`, who: 'Anna', from: '2019-H1' }],
      ...(i % 4 !== 3 && {
        answer: {
          version: 1,
          receivedAt: '2019-12-10T09:00:00.000Z',
          late: i % 5 === 0,
          sender: { name: `Anna ${i}` },
          recipient: 'Regionen',
          areas: areaKeys.map((area, n) => ({
            area,
            status: statuses[(i + n) % statuses.length] as Status,
            previous: 'going_well' as const,
            done: `Det här gjorde vi i ${area}. `.repeat(10),
            needs: `${i} <b>*Fler* & "större"</b> lokaler ${n}`,
          })),
          workedWell: 'Öppet hus',
          commitments: [{ what: 'Kurs', who: '', by: '2020-02-28' }],
        },
      }),
    })),
  };
}

const written = () => ({ dayWithYear: '10 december 2019', time: 'kl. 10.00' });

const views = (parties: number, areas: number): [string, Message][] => {
  const of = record(parties, areas);
  const summary = summarise(of, '2019-12-13');
  const coordinator = { unreachable: 'Går inte att nå: ingen.', buttons: [] };
  return [
    ['the summary', summaryMessage(summary, t, { coordinator })],
    ['the whole table', wholeTable(summary, t)],
    ['all answers', answersMessage(of, t, written)],
  ];
};

describe.each([
  [2, 4],
  [33, 4],
  [290, 20],
])('%i parties and %i areas', (parties, areas) => {
  it.each(views(parties, areas))('stay within what Slack and Teams take in %s', (_, message) => {
    expect(toSlackMessages(message).flatMap(messageFaults)).toEqual([]);
    for (const { card } of toTeamsMessages(message, 'sv')) {
      expect(cardFaults(card)).toEqual([]);
      expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(28 * 1024);
    }
  });
});

describe('all answers', () => {
  const drawn = (parties: number, areas: number) => answersMessage(record(parties, areas), t, written);
  const words = (message: Message) => toPlainText(message);

  it('do not flood a chat: the first stand there, and where the others are', () => {
    expect(toSlackMessages(drawn(290, 20)).length).toBeLessThan(20);
    expect(words(drawn(290, 20))).toMatch(/Här står svaren från [1-9]\d* av 218 parter\. Allt finns i/);
    expect(words(drawn(290, 20))).not.toContain('Kommun 289');
  });

  it('all stand there where a chat takes them', () => {
    expect(words(drawn(12, 4))).toContain('Kommun 11');
    expect(words(drawn(12, 4))).not.toContain('Här står svaren');
  });
});

describe('a menu', () => {
  const action = (n: number) => ({ kind: 'answers' as const, checkIn: 7, of: `part-${n}` });
  const menu = (options: number): Message => ({
    parts: [
      {
        kind: 'choice',
        label: 'En parts svar',
        press: 'Visa',
        options: Array.from({ length: options }, (_, n) => ({ label: `Kommun ${n}`, action: action(n) })),
      },
    ],
  });

  it('brings the chosen action back from Slack', () => {
    const [message] = toSlackMessages(menu(33));
    const [block] = message?.blocks ?? [];
    const element = block?.type === 'actions' ? block.elements[0] : undefined;
    const options = element?.type === 'static_select' ? (element.options ?? []) : [];
    expect(actionOfChoice(element?.action_id ?? '', options[32]?.value ?? '')).toEqual(action(32));
  });

  it('brings the chosen action back from a card, and the first where nothing was chosen', () => {
    const [message] = toTeamsMessages(menu(33), 'sv');
    const [input, actions] = message?.card.body ?? [];
    if (input?.type !== 'Input.ChoiceSet' || actions?.type !== 'ActionSet') throw new Error('no menu');
    const [button] = actions.actions;
    const data = button?.type === 'Action.Execute' ? button.data : {};
    const pressed = (value: string | undefined) => pressOf({ ...data, [input.id]: value });
    expect(pressed(input.choices[32]?.value)).toMatchObject({ kind: 'action', action: action(32) });
    expect(pressed(input.value)).toMatchObject({ kind: 'action', action: action(0) });
    expect(pressed('not an action')).toBeUndefined();
  });

  it('is several where there are very many, each within what Slack and Teams take', () => {
    expect(toSlackMessages(menu(290)).flatMap(messageFaults)).toEqual([]);
    expect(toTeamsMessages(menu(290), 'sv').flatMap(({ card }) => cardFaults(card))).toEqual([]);
    expect(
      JSON.stringify(toSlackMessages(menu(290))).match(/En parts svar: Kommun \d+ – Kommun \d+/g)?.length,
    ).toBeGreaterThan(2);
  });
});

describe('the layout of a summary', () => {
  const partsOf = (parties: number, areas = 4) =>
    summaryParts(summarise(record(parties, areas), '2019-12-13'), t);
  const kind = (parties: number) => partsOf(parties)[0]?.parts[0]?.kind;

  it('puts up to four parties side by side, and counts more', () => {
    expect([2, 3, 4, 5, 8, 9, 33].map(kind)).toEqual([
      'table',
      'table',
      'table',
      'list',
      'list',
      'list',
      'list',
    ]);
  });

  it('shows all that few wrote, four lines of each part for up to eight, and two for more', () => {
    const needs = (parties: number) => {
      const part = partsOf(parties).find(({ key }) => key === 'agreed');
      const list = part?.parts.find((one) => one.kind === 'list');
      return list?.kind === 'list' ? list.items.length : 1;
    };
    expect([3, 8, 33].map(needs)).toEqual([3, 5, 1]);
  });

  it.each([9, 33, 290])('keeps to fifteen lines for %i parties, whatever the number of areas', (parties) => {
    for (const areas of [1, 4, 7, 20]) {
      const [[, summary] = ['', { parts: [] }]] = views(parties, areas);
      const text = toPlainText(summary, { width: 1_000_000 });
      const lines = text.split('\n').filter((line) => line.trim() && !/^─+$/.test(line));
      expect(lines.length).toBeLessThanOrEqual(15);
      expect(text).toContain('Saknas: Kommun 4');
    }
  });

  it('says who is to do what, and for which party', () => {
    const of = record(2, 1);
    const [first, second] = of.parties.map((party) => party.answer);
    first?.commitments.splice(0, 1, { what: 'Kurs', who: 'Eva', by: '2020-02-28' });
    second?.commitments.splice(0, 1, { what: 'Film', who: 'Bo, Kommun 2' });
    const text = toPlainText(summaryMessage(summarise(of, '2019-12-13'), t), { width: 1_000_000 });
    expect(text).toContain('Kurs – Eva (Kommun 1) – senast 28 februari 2020');
    expect(text).toContain('Film – Bo, Kommun 2');
  });

  it('never shows a missing answer as good', () => {
    const [, [, table] = ['', { parts: [] }]] = views(33, 4);
    const rows = table.parts.flatMap((part) => (part.kind === 'table' ? part.rows : []));
    expect(rows[3]).toEqual(['Kommun 4', 'Svar saknas', 'Svar saknas', 'Svar saknas', 'Svar saknas']);
  });
});
