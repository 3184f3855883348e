import { fold } from './fold.ts';
import type { Party } from './working-group.ts';

/** The party whose name the text begins with, the longest name that fits, and the words after it as typed. */
export function readParty(
  text: string,
  parties: readonly Pick<Party, 'id' | 'key' | 'name' | 'shortName'>[],
): { partyId: number; rest: string } | undefined {
  const names = new Map<string, number>();
  for (const { id, shortName, name, key } of parties)
    for (const each of [shortName, name, key].map(fold)) if (!names.has(each)) names.set(each, id);
  const most = Math.max(0, ...[...names.keys()].map((name) => name.split(' ').length));
  const begun = text.trimStart();
  const ends: number[] = [];
  const word = /\S+/gu;
  while (ends.length < most && word.test(begun)) ends.push(word.lastIndex);
  for (const end of ends.reverse()) {
    const partyId = names.get(fold(begun.slice(0, end).replace(/[:,]$/u, '')));
    if (partyId !== undefined) return { partyId, rest: begun.slice(end).trim() };
  }
  return undefined;
}
