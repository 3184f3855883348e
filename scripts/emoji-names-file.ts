import { z } from 'zod';

/** Names by code points, `1F468-200D-1F4BB`. */
const namesByCode = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const emojis = z.array(z.object({ hexcode: z.string(), emoji: z.string() }));

/** As many characters as a line may have. */
const lineWidth = 110;

/** The file that the adapter reads, made of the package's two: the names, and each emoji as it is written in full. */
export function emojiNamesFile(names: string, data: string): string {
  const written = new Map(emojis.parse(JSON.parse(data)).map(({ hexcode, emoji }) => [hexcode, emoji]));
  const pairs = Object.entries(namesByCode.parse(JSON.parse(names))).flatMap(([code, given]) => {
    const emoji = written.get(code);
    return emoji === undefined ? [] : [given].flat().map((name) => `${name} ${emoji}`);
  });
  const lines: string[] = [];
  for (const pair of pairs) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + pair.length + 1 <= lineWidth)
      lines[lines.length - 1] = `${last} ${pair}`;
    else lines.push(pair);
  }
  return [
    '/*',
    " * What Slack calls each emoji, name and emoji by turns. Written by `npm run emoji-names` from emojibase-data's",
    ' * names of iamcal/emoji-data, which are the ones that Slack uses. Both are under the MIT licence.',
    ' */',
    'export const emojiNames = `',
    ...lines,
    '`;',
    '',
  ].join('\n');
}
