import { distance } from 'fastest-levenshtein';
import { fold } from './fold.ts';
import type { Party } from './working-group.ts';

/** The party whose name the text begins with, the longest name that fits, and the words after it as typed. */
export function readParty(
  text: string,
  parties: readonly Pick<Party, 'id' | 'key' | 'name' | 'shortName'>[],
): { partyId: number; rest: string } | undefined {
  // A municipality beside the name may be typed without its brackets.
  const bare = (name: string) => fold(name).replace(/[()]/g, '');
  const names = new Map<string, number | 'several'>();
  for (const { id, shortName, name, key } of parties)
    for (const each of [shortName, name, key].map(bare))
      names.set(each, (names.get(each) ?? id) === id ? id : 'several');
  const most = Math.max(0, ...[...names.keys()].map((name) => name.split(' ').length));
  const begun = text.trimStart();
  const ends: number[] = [];
  const word = /\S+/gu;
  while (ends.length < most && word.test(begun)) ends.push(word.lastIndex);
  for (const end of ends.reverse()) {
    const partyId = names.get(bare(begun.slice(0, end).replace(/[:,]$/u, '')));
    // Of two with the same name nobody knows which is meant.
    if (partyId === 'several') return undefined;
    if (partyId !== undefined) return { partyId, rest: begun.slice(end).trim() };
  }
  return undefined;
}

/** Parties that a text may mean that names none: it is a part of the name, or a slip away from it. The nearest first. */
export function nearParties(
  text: string,
  parties: readonly Pick<Party, 'id' | 'name' | 'shortName'>[],
  most = 3,
): number[] {
  const typed = fold(text).slice(0, 60);
  if (typed.length < 2) return [];
  const scored = parties.flatMap(({ id, name, shortName }) => {
    const names = [shortName, name].map(fold);
    if (names.some((one) => one.startsWith(typed))) return [{ id, far: 0 }];
    if (names.some((one) => one.includes(typed))) return [{ id, far: 0.5 }];
    const far = Math.min(...names.map((one) => distance(one, typed)));
    return far <= Math.max(1, Math.floor(typed.length / 3)) ? [{ id, far }] : [];
  });
  return scored
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ id }) => id);
}
