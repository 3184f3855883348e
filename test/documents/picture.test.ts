import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { toPlainText } from '../../adapters/render/plain-text.ts';
import { documentOf } from '../../src/documents/document.ts';
import { colours } from '../../src/documents/picture/svg.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { earlierOf, municipalities, recordOfParties } from '../support/picture-record.ts';

/* The picture as a file, and what stands in its place for whoever does not see it. */

const lockedAt = new Date('2019-12-20T10:00:00Z');
const kinds = ['picture', 'group-picture'] as const;

/** Width and height of a PNG whose chunks are whole and whose pixels can be read. */
function sizeOf(png: Uint8Array): { width: number; height: number } {
  const file = Buffer.from(png);
  expect(file.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  const data: Buffer[] = [];
  let end = false;
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const name = file.toString('latin1', at + 4, at + 8);
    if (name === 'IDAT') data.push(file.subarray(at + 8, at + 8 + length));
    if (name === 'IEND') end = true;
    at += 12 + length;
  }
  expect(end).toBe(true);
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  // Four bytes a pixel, and one before each line.
  expect(inflateSync(Buffer.concat(data))).toHaveLength((4 * width + 1) * height);
  return { width, height };
}

it.each([
  [2, 4],
  [8, 4],
  [33, 4],
  [33, 20],
])('of %i parties and %i areas is a PNG, twice a telephone wide', async (parties, areas) => {
  const record = recordOfParties(parties, areas);
  for (const kind of kinds) {
    const { name, type, bytes } = documentOf(kind, record, textsFor('sv'), earlierOf(record));
    expect(type).toBe('image/png');
    expect(name).toBe(kind === 'picture' ? 'bild-2019-H2-utkast.png' : 'bild-for-gruppen-2019-H2-utkast.png');
    const { width, height } = sizeOf(await bytes());
    expect(width).toBe(780);
    expect(height).toBeGreaterThan(300);
    expect(height).toBeLessThanOrEqual(16_000);
  }
});

it('of very many parties is less sharp rather than higher than programs open', async () => {
  const names = Array.from({ length: 300 }, (_, i) => `Bibliotek ${i + 1}`);
  const record = recordOfParties(2, 20);
  const [convener, other] = record.parties;
  if (!convener || !other) throw new Error('there are two parties');
  const many = {
    ...record,
    parties: [convener, ...names.map((shortName) => ({ ...other, key: shortName, shortName }))],
  };
  // Others are answered meanwhile: it is drawn in a thread of its own.
  const began = performance.now();
  let last = began;
  let longest = 0;
  const beat = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 5);
  const png = await documentOf('picture', many, textsFor('sv')).bytes();
  clearInterval(beat);
  longest = Math.max(longest, performance.now() - last);
  expect(longest).toBeLessThan((performance.now() - began) / 2);
  const { height } = sizeOf(png);
  expect(height).toBeLessThanOrEqual(16_000);
  expect(height).toBeGreaterThan(10_000);
});

it('is the same picture of the same record', async () => {
  const record = recordOfParties(8, 4, { lockedAt });
  const draw = () => documentOf('picture', record, textsFor('sv'), earlierOf(record)).bytes();
  expect(Buffer.from(await draw()).equals(Buffer.from(await draw()))).toBe(true);
});

/** What a screen reader says, and what stands beside the picture. */
const told = [
  ['two-parties', 2, {}],
  ['thirty-three-parties', 33, { lockedAt }],
] as const;

describe.each(['sv', 'en'] as const)('in words, %s', (locale) => {
  it.each(told)('%s', (name, parties, more) => {
    const record = recordOfParties(parties, 4, { ...more, locale });
    const said = kinds.flatMap((kind) => {
      const { picture } = documentOf(kind, record, textsFor(locale), earlierOf(record));
      return picture ? [`${kind}\n\nalt: ${picture.alt}\n\n${toPlainText(picture.beside)}\n`] : [];
    });
    expectGolden(`${name}.${locale}.txt`, said.join('\n'));
  });
});

/* Kept beside what else the coordinator sees, and written anew in the same way; see test/golden. */
function expectGolden(name: string, text: string): void {
  const folder = join(import.meta.dirname, '../golden/picture');
  if (process.env.GOLDEN === 'write') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  expect(text).toBe(readFileSync(join(folder, name), 'utf8'));
}

it.each(['sv', 'en'] as const)(
  'alternative text is never longer than Slack takes, and says what is left: %s',
  (locale) => {
    const t = textsFor(locale);
    for (const parties of [2, 4, 8, 33])
      for (const areas of [1, 4, 20]) {
        const record = recordOfParties(parties, areas, { locale });
        const { picture } = documentOf('picture', record, t, earlierOf(record));
        const alt = picture?.alt ?? '';
        expect(alt.length).toBeLessThanOrEqual(1_000);
        expect(alt).toMatch(/\.$/);
        const names = record.parties.every(({ shortName }) => alt.includes(shortName));
        if (!names)
          expect(alt.endsWith(t.picture.namesBeside) || alt.endsWith(t.picture.restBeside)).toBe(true);
        // All of it stands beside, whatever has room in it.
        const beside = picture ? toPlainText(picture.beside).replace(/\s+/g, ' ') : '';
        for (const { shortName } of record.parties) expect(beside).toContain(shortName);
      }
  },
);

it('the group’s says nobody’s name, in the picture and in the words', async () => {
  const record = recordOfParties(33);
  const { picture } = documentOf('group-picture', record, textsFor('sv'), earlierOf(record));
  const said = `${picture?.alt} ${JSON.stringify(picture?.beside)} ${await picture?.svg()}`;
  for (const name of ['Region Skåne', ...municipalities]) expect(said).not.toContain(name);
});

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.040_45 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

it('numbers are read on every colour of the picture: 4.5 to 1 and more', () => {
  for (const colour of Object.values(colours))
    expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(4.5);
});

it('and on the page’s colours for dark screens', () => {
  const css = readFileSync('adapters/page/files/page.css', 'utf8');
  const [, dark = ''] = css.split('/* The picture:');
  const named = [...dark.matchAll(/\.pic-(going_well|needs_change|stalled) \{\s+fill: (#[0-9a-f]{6})/g)];
  expect(named.map(([, mark]) => mark)).toEqual(['going_well', 'needs_change', 'stalled']);
  const paper = /prefers-color-scheme: dark\) \{\s+:root \{\s+--paper: (#[0-9a-f]{6})/.exec(css)?.[1] ?? '';
  for (const [, , colour = ''] of named) expect(contrast(colour, paper)).toBeGreaterThanOrEqual(4.5);
});
