import fc from 'fast-check';
import { countGraphemes, firstGraphemes, graphemePieces } from '../../src/domain/graphemes.ts';

const segmenter = new Intl.Segmenter('sv', { granularity: 'grapheme' });
const pieces = ['a', 'å', 'e\u0301', '👩‍👧', '🇸🇪', '👍🏽', '\r\n', 'ก็', '각', ' ', 'x'.repeat(40)];

it('counts what the platform counts, however long the text is', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 700 }), (parts) => {
      const text = parts.join('');
      expect([...graphemePieces(text)].join('')).toBe(text);
      expect(countGraphemes(text)).toBe([...segmenter.segment(text)].length);
    }),
    { numRuns: 50 },
  );
});

it('parts no character, though it is longer than a piece', () => {
  const tall = `e${'\u0301'.repeat(3_000)}`;
  expect(countGraphemes(`${tall}b${tall}`)).toBe(3);
  expect(countGraphemes('👨‍👩‍👧‍👦'.repeat(9_000))).toBe(9_000);
  expect(countGraphemes('👨‍👩‍👧‍👦'.repeat(40_000))).toBe(40_000);
  expect(countGraphemes('å'.repeat(40_000))).toBe(40_000);
  expect(countGraphemes('e\u0301'.repeat(40_000))).toBe(40_000);
});

it('cuts between characters, and only what has more', () => {
  const family = '👨‍👩‍👧‍👦';
  expect(firstGraphemes(family.repeat(9), 3)).toBe(family.repeat(3));
  expect(firstGraphemes(`${'å'.repeat(700)}e\u0301x`, 701)).toBe(`${'å'.repeat(700)}e\u0301`);
  expect(firstGraphemes('abc', 3)).toBeUndefined();
  expect(firstGraphemes('', 0)).toBeUndefined();
});
