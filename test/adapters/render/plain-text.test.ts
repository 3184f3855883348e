import fc from 'fast-check';
import { reportListText } from '../../../adapters/render/plain-report.ts';
import { toPlainText } from '../../../adapters/render/plain-text.ts';
import { printable } from '../../../adapters/render/printable.ts';
import { columns, wrap } from '../../../adapters/render/wrap.ts';
import type { Part } from '../../../src/messages/message.ts';
import { answeredOverall } from '../../../src/messages/overall.ts';
import type { ReportList } from '../../../src/messages/report.ts';
import { textsFor } from '../../../src/texts/texts.ts';
import { sampleButtons } from '../../support/slack-samples.ts';

const draw = (...parts: Part[]) => toPlainText({ parts });

describe('a message as plain text', () => {
  it('draws every kind of part', () => {
    expect(
      draw(
        { kind: 'heading', text: 'Lägesrapport' },
        { kind: 'text', text: ['Hej ', { strong: 'Anna' }, '! Skriv ', { code: '/lagesrapport' }, '.'] },
        { kind: 'list', items: ['ett', ['två ', { strong: 'och' }, ' ett halvt']] },
        { kind: 'quote', text: 'Två workshops\noch en kurs' },
        { kind: 'facts', facts: [{ label: 'Svar', value: '2 av 2' }] },
        { kind: 'note', text: 'Statusen är parternas egen bedömning.' },
        {
          kind: 'buttons',
          buttons: [
            { label: 'Fyll i', action: { kind: 'words', text: 'lägesrapport' } },
            { label: 'Hjälp', action: { kind: 'words', text: 'hjälp' } },
          ],
        },
      ),
    ).toBe(
      [
        'Lägesrapport',
        '────────────',
        'Hej Anna! Skriv /lagesrapport.',
        '• ett',
        '• två och ett halvt',
        '',
        '» Två workshops',
        '» och en kurs',
        '',
        'Svar: 2 av 2',
        '',
        'Statusen är parternas egen bedömning.',
        '',
        '[Fyll i]  [Hjälp]',
      ].join('\n'),
    );
  });

  it('aligns a table by the columns that its characters take', () => {
    const table: Part = {
      kind: 'table',
      caption: 'Så går det',
      columns: ['Område', 'Region Skåne', 'Helsingborg'],
      rows: [
        ['Bemötande', '🟢 Går bra', '🔶 Behöver ändras'],
        ['日本語', '➖ Inte aktuellt', '⬜ Inte påbörjat'],
      ],
    };
    const lines = draw(table).split('\n');
    expect(lines).toEqual([
      'Så går det',
      'Område     Region Skåne      Helsingborg',
      '─────────  ────────────────  ─────────────────',
      'Bemötande  🟢 Går bra        🔶 Behöver ändras',
      '日本語     ➖ Inte aktuellt  ⬜ Inte påbörjat',
    ]);
  });

  it('makes one block for each row of a table that is too wide, with every cell whole', () => {
    const text = toPlainText(
      {
        parts: [
          {
            kind: 'table',
            caption: '',
            columns: ['Område', 'Helsingborg', 'Klippan'],
            rows: [
              ['Bemötande', 'Går bra', 'Står stilla'],
              ['Spridning', 'Går bra', 'Går bra'],
            ],
          },
        ],
      },
      { width: 20 },
    );
    expect(text).toBe(
      [
        'Område: Bemötande',
        '  Helsingborg: Går',
        '  bra',
        '  Klippan: Står',
        '  stilla',
        '',
        'Område: Spridning',
        '  Helsingborg: Går',
        '  bra',
        '  Klippan: Går bra',
      ].join('\n'),
    );
  });

  it('draws rows with a line break in a cell as blocks, so that no column is torn', () => {
    expect(draw({ kind: 'table', caption: '', columns: ['A', 'B'], rows: [['x', 'y\nz']] })).toBe(
      'A: x\n  B: y\n  z',
    );
  });

  it('shows the title where there is nothing else', () => {
    expect(toPlainText({ title: 'Klart', parts: [] })).toBe('Klart');
  });

  it('numbers buttons as it is told, through the whole message', () => {
    const buttons: Part = {
      kind: 'buttons',
      buttons: [{ label: 'Visa', action: { kind: 'summary', checkIn: 1 } }],
    };
    expect(
      toPlainText(
        { parts: [buttons, { kind: 'text', text: 'eller' }, buttons] },
        { buttons: ({ label }, index) => `[${index + 1}] ${label}` },
      ),
    ).toBe('[1] Visa\n\neller\n\n[2] Visa');
  });
});

describe('wrapping', () => {
  it('breaks between words, keeps spaces inside a line as typed and indents what follows', () => {
    expect(wrap('ett  två tre fyra', 10, '• ')).toBe('• ett  två\n  tre fyra');
  });

  it('leaves a word whole that is longer than the line', () => {
    expect(wrap('se https://example.org/en/lang/adress nu', 12)).toBe(
      'se\nhttps://example.org/en/lang/adress\nnu',
    );
  });

  it('never loses a word and never passes the width where words are short enough', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zåäö🟢日]{1,8}$/u), { maxLength: 60 }),
        fc.integer({ min: 20, max: 60 }),
        (words, width) => {
          const wrapped = wrap(words.join(' '), width, '» ', '» ');
          expect(wrapped.split('\n').every((line) => columns(line) <= width)).toBe(true);
          expect(
            wrapped
              .replaceAll('» ', ' ')
              .split(/\s+/)
              .filter((word) => word !== '' && word !== '»'),
          ).toEqual(words);
        },
      ),
    );
  });
});

describe('what people wrote', () => {
  it('is shown as typed, whatever it means elsewhere', () => {
    const typed = '*fet* _kursiv_ `kod` <!channel> & &amp; [länk](https://example.org) \\n';
    expect(printable(typed)).toBe(typed);
    expect(draw({ kind: 'quote', text: typed })).toBe(`» ${typed}`);
  });

  it('cannot steer the terminal with escapes, carriage returns or C1 controls', () => {
    expect(printable('\u001b[2J\u001b]0;ägd\u0007')).toBe('␛[2J␛]0;ägd␇');
    expect(printable('lön\rLön\b\u007f')).toBe('lön␍Lön␈␡');
    expect(printable('\u009b31mröd')).toBe('\ufffd31mröd');
    expect(printable('a\tb\r\nc\u2028d')).toBe('a    b\nc\nd');
  });

  it('does not turn the text beside it, whatever direction it runs in', () => {
    expect(printable('\u202egnitar')).toBe('\u2068\u202egnitar\u2069');
    expect(printable('\u2067öppen')).toBe('\u2068\u2067öppen\u2069\u2069');
    expect(printable('slut\u2069')).toBe('\u2068slut\ufffd\u2069');
    expect(printable('ספרייה\nbibliotek')).toBe('\u2068ספרייה\u2069\nbibliotek');
  });

  it('never comes out with a control character or an isolate left open, in any part', () => {
    const wild = fc.string({
      unit: fc.oneof(
        fc.constantFrom('\u001b', '\r', '\u0085', '\u2066', '\u2069', '\u202e', 'å', ' '),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
    });
    fc.assert(
      fc.property(wild, (text) => {
        const drawn = draw(
          { kind: 'heading', text },
          { kind: 'text', text: [text, { strong: text }, { code: text }] },
          { kind: 'list', items: [text] },
          { kind: 'quote', text },
          { kind: 'facts', facts: [{ label: text, value: text }] },
          { kind: 'table', caption: text, columns: [text, 'B'], rows: [[text, text]] },
          { kind: 'buttons', buttons: [{ label: text, action: { kind: 'words', text: 'x' } }] },
        );
        expect(drawn.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
        let open = 0;
        for (const character of drawn) {
          if (character >= '\u2066' && character <= '\u2068') open++;
          if (character === '\u2069') open--;
          expect(open).toBeGreaterThanOrEqual(0);
        }
        expect(open).toBe(0);
      }),
    );
  });
});

const list: ReportList = {
  locale: 'sv',
  slot: 'report:1:2',
  checkIn: 1,
  party: 2,
  partyName: 'Helsingborg',
  halfYear: '2019-H1',
  dueOn: '2019-06-14',
  overdue: false,
  state: 'draft',
  editable: true,
  notices: ['Bemötande är sparat.'],
  areas: [
    {
      area: 10,
      name: 'Bemötande',
      status: 'needs_change',
      done: 'Två workshops\noch en kurs',
      needs: 'Tid',
      saved: 'Anna sparade den 12 juni kl. 10.42',
    },
    { area: 11, name: 'Spridning', done: '', needs: '', last: { status: 'going_well', done: '', needs: '' } },
  ],
  overall: answeredOverall(
    {
      workedWell: 'Bokcirkeln',
      commitments: [
        { key: 'a', what: 'Workshop', who: 'Eva', by: '2020-02-28' },
        { key: 'b', what: 'Möte', who: '' },
      ],
      contactNext: false,
    },
    ['Kurs – Eva – Delvis'],
    textsFor('sv'),
  ),
  buttons: sampleButtons(),
  publicRecord: 'Svaret blir en allmän handling.',
};

describe('the area list as plain text', () => {
  it('shows each area with its status, texts and author, and last half-year where a status is to be chosen', () => {
    expect(reportListText(list)).toBe(
      [
        'Lägesrapport för Helsingborg, första halvåret 2019',
        '──────────────────────────────────────────────────',
        '',
        'Bemötande är sparat.',
        '',
        'Svara senast fredagen den 14 juni 2019. Utkast. Bara ni ser det tills ni skickar in.',
        '',
        '[Allt är som sist]',
        '',
        '• Bemötande: 🔶 Behöver ändras',
        '   Gjort: Två workshops',
        '     och en kurs',
        '   Behov och hinder: Tid',
        '   Anna sparade den 12 juni kl. 10.42',
        '',
        '• Spridning: Inget läge valt än',
        '   Sist: 🟢 Går bra',
        '',
        'Svaret blir en allmän handling.',
        '',
        '[Skicka in]',
        '',
        'Till sist',
        '   Vad har fungerat så bra att andra bör få veta det?',
        '   » Bokcirkeln',
        '   Blev det av?',
        '   • Kurs – Eva – Delvis',
        '   Vad gör ni nästa halvår?',
        '   • Workshop – Eva – senast 28 februari 2020',
        '   • Möte',
        '   Är du kontaktperson även nästa halvår? Nej, någon annan',
        '',
        'Om du vill: [Till sist]',
      ].join('\n'),
    );
  });

  it('offers to read and to change what is sent in', () => {
    const state = { state: 'submitted' as const, editable: false };
    const text = reportListText({ ...list, ...state, buttons: sampleButtons(state) });
    expect(text).toContain('[Visa]  [Ändra]');
    expect(text).toContain('Inskickad.');
    expect(text).not.toContain('Svara senast');
  });

  it('puts areas in which nothing is said on lines of their own without gaps', () => {
    const areas = ['Bemötande', 'Spridning'].map((name, area) => ({ area, name, done: '', needs: '' }));
    expect(reportListText({ ...list, areas }, { row: (index) => `${index}. ` })).toContain(
      '0. Bemötande: Inget läge valt än\n1. Spridning: Inget läge valt än\n\n',
    );
  });
});
