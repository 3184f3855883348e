import { putTogether } from '../../src/domain/alike.ts';

const groups = (...texts: string[]) =>
  putTogether(texts.map((text) => ({ text }))).map(({ same, alike }) => [
    same.map((one) => one.text),
    alike.map((one) => one.text),
  ]);

describe('what several have written', () => {
  it('is the same but for case, spaces and a full stop', () => {
    expect(groups('Mer tid.', ' mer  TID ')).toEqual([[['Mer tid.', ' mer  TID '], []]]);
  });

  it.each([
    ['Svårt att frigöra personal', 'Vi har svårt att frigöra personalen för fortbildning'],
    ['Fler kurser på kvällstid', 'Kurser på kvällstid saknas'],
    ['Mer tid', 'Ont om tid'],
    ['Bättre lokaler', 'Lokalerna'],
    ['More time for training', 'We have not enough time for the training'],
  ])('is alike where half of the words that matter are shared: %s, %s', (one, other) => {
    expect(groups(one, other)).toEqual([[[one], [other]]]);
  });

  it.each([
    ['Svårt med tid', 'Svårt med personal'],
    ['Vi behöver mer personal', 'Vi behöver mer pengar'],
    ['Svårt att frigöra personal', 'Ny skyltning i huset och fler tillgängliga platser för personal'],
    ['Mer av allt', 'Mer'],
  ])('is not alike for little words alone: %s, %s', (one, other) => {
    expect(groups(one, other)).toHaveLength(2);
  });

  it('comes first where most have written it, else as it came', () => {
    expect(groups('Lokaler', 'Datorer', 'Datorerna', 'Möbler').map(([same]) => same?.[0])).toEqual([
      'Datorer',
      'Lokaler',
      'Möbler',
    ]);
  });

  it('takes no longer for many who write much alike than for as many who do not', () => {
    const texts = Array.from(
      { length: 5_800 },
      (_, i) => `Svårt att frigöra personal till kurs ${i} i hus ${i}`,
    );
    const started = performance.now();
    expect(groups(...texts).length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
