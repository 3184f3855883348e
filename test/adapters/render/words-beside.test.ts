import { toTeamsMessages } from '../../../adapters/render/adaptive-card.ts';
import { toSlackMessages } from '../../../adapters/render/block-kit.ts';
import { toPlainText } from '../../../adapters/render/plain-text.ts';
import type { Action } from '../../../src/messages/action.ts';
import { lockQuestion } from '../../../src/messages/lock.ts';
import type { Message, Part } from '../../../src/messages/message.ts';
import { textsFor } from '../../../src/texts/texts.ts';
import { seenCard } from '../../support/teams-screen.ts';

/** What is not drawn everywhere, or not read aloud, has words beside it. */

const action: Action = { kind: 'summary', checkIn: 1 };
const buttons: Part = {
  kind: 'buttons',
  buttons: [
    { label: 'Fyll i', action },
    { label: 'Visa', action },
  ],
};
const menu: Part = {
  kind: 'choice',
  label: 'En parts svar',
  press: 'Visa',
  options: [{ label: 'Klippan', action }],
};

describe('a message that holds only buttons or a menu', () => {
  it.each([
    [[buttons], 'Fyll i, Visa'],
    [[menu], 'En parts svar'],
    [[buttons, menu], 'Fyll i, Visa, En parts svar'],
  ] as [Part[], string][])(
    'says in words what they are, to screen readers and in notifications',
    (parts, words) => {
      expect(toSlackMessages({ parts }).map(({ text }) => text)).toEqual([words]);
      expect(toTeamsMessages({ parts }, 'sv').map(({ summary }) => summary)).toEqual([words]);
      expect(toTeamsMessages({ parts }, 'sv').map(({ card }) => card.fallbackText)).toEqual([words]);
    },
  );

  it('says it of each message where it takes several', () => {
    const many: Part = {
      kind: 'choice',
      label: 'En parts svar',
      press: 'Visa',
      options: Array.from({ length: 300 }, (_, n) => ({ label: `Part ${n} ${'å'.repeat(60)}`, action })),
    };
    const texts = toSlackMessages({ parts: [many, buttons] }).map(({ text }) => text);
    expect(texts.length).toBeGreaterThan(1);
    for (const text of texts) expect(text).toMatch(/\p{L}/u);
  });

  it('does not repeat them where there are other words', () => {
    const parts: Part[] = [{ kind: 'text', text: 'Hej!' }, buttons];
    expect(toSlackMessages({ parts })[0]?.text).toBe('Hej!');
    expect(toTeamsMessages({ parts }, 'sv')[0]?.summary).toBe('Hej!');
  });
});

it.each(['sv', 'en'] as const)('the question before locking has no doubled colon, in %s', (locale) => {
  const about = {
    checkIn: 1,
    halfYear: '2019-H1' as const,
    answered: 0,
    expected: 2,
    missing: [],
    begun: [],
  };
  const open = [
    { party: 1, name: 'Klippan' },
    { party: 2, name: 'Lund' },
  ];
  const message = lockQuestion({ ...about, changing: [], open }, textsFor(locale));
  expect(toPlainText(message)).toContain(`${textsFor(locale).lock.orOne}:\n`);
  expect(toPlainText(message)).not.toContain('::');
  const given: Message = { parts: [{ ...menu, label: 'Välj part:' }] };
  expect(toPlainText(given)).toContain('Välj part:\n');
});

describe('a table in Teams', () => {
  const table: Part = {
    kind: 'table',
    caption: 'Läget',
    columns: ['Område', 'Region Skåne', 'Helsingborg'],
    rows: [
      ['Bemötande', 'Går bra', 'Behöver ändras'],
      ['Spridning', '', 'Står stilla'],
    ],
  };
  const [drawn] = toTeamsMessages({ parts: [table] }, 'sv');
  const body = drawn?.card.body ?? [];

  it('has its first column widest', () => {
    const widths = body.flatMap((one) => (one.type === 'Table' ? one.columns.map(({ width }) => width) : []));
    expect(widths).toHaveLength(3);
    expect(Math.max(...widths.slice(1))).toBeLessThan(widths[0] ?? 0);
  });

  it('has its words as text, a press away that needs no network', () => {
    const [button] = body.flatMap((one) => (one.type === 'ActionSet' ? one.actions : []));
    expect(button).toMatchObject({ type: 'Action.ToggleVisibility', title: 'Visa som text' });
    const words = body.find((one) => one.type === 'Container' && one.isVisible === false);
    expect(words?.type === 'Container' && button?.type === 'Action.ToggleVisibility').toBe(true);
    if (words?.type !== 'Container' || button?.type !== 'Action.ToggleVisibility' || !drawn) return;
    expect(button.targetElements).toEqual([words.id]);
    expect(seenCard({ ...drawn.card, body: words.items })).toBe(
      'Bemötande. Region Skåne: Går bra; Helsingborg: Behöver ändras\nSpridning. Helsingborg: Står stilla',
    );
  });
});
