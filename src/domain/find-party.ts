import { fold } from './fold.ts';
import type { Party } from './working-group.ts';

/** The party whose name the text begins with, the longest name that fits, and the words after it as typed. */
export function readParty(
  text: string,
  parties: readonly Pick<Party, 'id' | 'key' | 'name' | 'shortName'>[],
): { partyId: number; rest: string } | undefined {
  const words = text.trim().split(/(?<=\S)(?=\s)/u);
  for (let count = words.length; count > 0; count--) {
    const name = fold(words.slice(0, count).join('').replace(/[:,]$/u, ''));
    // A municipality beside the name may be typed without its brackets.
    const bare = name.replace(/[()]/g, '');
    const [party, ...others] = parties.filter((one) =>
      [one.shortName, one.name, one.key].some((each) => fold(each).replace(/[()]/g, '') === bare),
    );
    // Of two with the same name nobody knows which is meant.
    if (others.length > 0) return undefined;
    if (party) return { partyId: party.id, rest: words.slice(count).join('').trim() };
  }
  return undefined;
}
