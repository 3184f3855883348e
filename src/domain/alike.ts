import { fold, withoutEnd } from './fold.ts';

/** Words that say that something is needed, not what. Folded. */
const empty = new Set(
  `och att det den de ett en som for med till av pa om vi ni oss har inte i fler mer mycket lite behov behover
  behovs svart ont brist saknas saknar battre bra fa kan skulle vill vara ar var vart ocksa the and to of more
  we our need needs lack hard with not is are in on it a an have has would like better`.split(/\s+/),
);
/** So much of a text is compared, in characters. */
const compared = 400;
const ending = /(?:arnas?|ernas?|ornas?|ens|ets|ar|er|or|en|et|an|na|n|t|r|a|e|s)$/;

/** The words of a text that carry what it is about, without their endings: "personalen" is "personal". */
function words(folded: string): Set<string> {
  const all = folded.slice(0, compared).match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    all.filter((word) => !empty.has(word)).map((word) => (word.length > 5 ? word.replace(ending, '') : word)),
  );
}

/** Texts that say the same: but for case, spaces and a full stop (`same`), or in words of their own (`alike`). */
export type Likeness<T> = { same: T[]; alike: T[] };

/**
 * Puts texts together that are about the same thing. The rule is plain: two texts are alike when at least half of the
 * longer one's words, little words aside, are in the shorter one too. Each is compared with the first of those already
 * put together, and joins the one it is most like. Those that most wrote stand first, otherwise the order is kept.
 */
export function putTogether<T extends { text: string }>(items: readonly T[]): Likeness<T>[] {
  const found: (Likeness<T> & { key: string; words: number })[] = [];
  const byKey = new Map<string, number>();
  const byWord = new Map<string, number[]>();
  for (const item of items) {
    const key = withoutEnd(fold(item.text), '.!');
    const exact = byKey.get(key);
    if (exact !== undefined) {
      const group = found[exact];
      (group?.key === key ? group.same : group?.alike)?.push(item);
      continue;
    }
    const own = words(key);
    const closest = closestOf(own, byWord, (index) => found[index]?.words ?? 0);
    byKey.set(key, closest ?? found.length);
    if (closest !== undefined) {
      found[closest]?.alike.push(item);
      continue;
    }
    for (const word of own) {
      const there = byWord.get(word);
      if (there) there.push(found.length);
      else byWord.set(word, [found.length]);
    }
    found.push({ key, words: own.size, same: [item], alike: [] });
  }
  const size = ({ same, alike }: Likeness<T>) => same.length + alike.length;
  return found.map(({ same, alike }) => ({ same, alike })).sort((a, b) => size(b) - size(a));
}

function closestOf(
  own: Set<string>,
  byWord: Map<string, number[]>,
  wordsOf: (index: number) => number,
): number | undefined {
  const shared = new Map<number, number>();
  for (const word of own) {
    for (const index of byWord.get(word) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
  }
  let best: { index: number; share: number } | undefined;
  for (const [index, count] of shared) {
    const share = count / Math.max(own.size, wordsOf(index));
    if (share >= 0.5 && share > (best?.share ?? 0)) best = { index, share };
  }
  return best?.index;
}
