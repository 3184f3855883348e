import { en } from '../src/texts/en.ts';
import { sv } from '../src/texts/sv.ts';

/** Every text without parameters, by its path. */
function fixedTexts(catalogue: object, path = ''): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'string') return [[`${path}${key}`, value]];
    return typeof value === 'object' && value !== null ? fixedTexts(value, `${path}${key}.`) : [];
  });
}

describe('the two languages', () => {
  it('share no sentence: one of them would be untranslated', () => {
    const english = new Map(fixedTexts(en));
    const same = fixedTexts(sv).filter(
      ([path, text]) => /\p{L}{2,} \p{L}/u.test(text) && english.get(path) === text,
    );
    expect(same).toEqual([]);
  });

  it('have Swedish letters in Swedish only, but for the product and an area by name', () => {
    const stray = fixedTexts(en).filter(([, text]) =>
      /[åäö]/i.test(text.replace(/Avstämning|bemötande/g, '')),
    );
    expect(stray.map(([path]) => path)).toEqual([]);
  });

  it.each([
    [sv.dates.weekdayAndDay('2019-06-14'), 'fredagen den 14 juni'],
    [sv.dates.dayWithYear('2019-12-13'), '13 december 2019'],
    [sv.dates.time('09:00'), 'kl. 9.00'],
    [sv.dates.time('00:05'), 'kl. 0.05'],
    [sv.halfYear('2019-H2'), 'andra halvåret 2019'],
    [en.dates.weekdayAndDay('2019-06-14'), 'Friday 14 June'],
    [sv.messages.tooLong(4_000).slice(0, 23), 'Texten är 4 000 tecken.'],
    [en.messages.tooLong(12_500).slice(0, 30), 'The text is 12,500 characters.'],
    [sv.messages.genitive('Höganäs'), 'Höganäs'],
    [sv.messages.genitive('Klippan'), 'Klippans'],
    [sv.messages.list(['a', 'b', 'c']), 'a, b och c'],
  ])('writes %j', (text, expected) => {
    expect(text).toBe(expected);
  });
});
