import { keepKeys } from '../../src/domain/status-update.ts';

const row = (what: string) => ({ what, who: '' });
const kept = (what: string, key: string) => ({ ...row(what), key });
const keysOf = (now: string[], before: [string, string][]) => {
  let made = 0;
  return keepKeys(
    now.map(row),
    before.map(([what, key]) => kept(what, key)),
    () => `new ${++made}`,
  ).map((one) => one.key);
};

describe('a commitment that is saved again', () => {
  it('is the same by its words, wherever it stands', () => {
    expect(
      keysOf(
        ['B', 'A'],
        [
          ['A', 'a'],
          ['B', 'b'],
        ],
      ),
    ).toEqual(['b', 'a']);
  });

  it('is the same in its place when its words are changed', () => {
    expect(
      keysOf(
        ['A, longer', 'B'],
        [
          ['A', 'a'],
          ['B', 'b'],
        ],
      ),
    ).toEqual(['a', 'b']);
  });

  it('is new when it is added, also where one was taken away', () => {
    expect(keysOf(['A', 'C'], [['A', 'a']])).toEqual(['a', 'new 1']);
    expect(
      keysOf(
        ['B'],
        [
          ['A', 'a'],
          ['B', 'b'],
        ],
      ),
    ).toEqual(['b']);
  });

  it('never shares its key with another of the same words', () => {
    expect(keysOf(['A', 'A'], [['A', 'a']])).toEqual(['a', 'new 1']);
  });
});
