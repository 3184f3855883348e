import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/*
 * The one typeface of all pictures, in two weights, as the renderer draws it. Atkinson Hyperlegible is made for people
 * who see badly; it has the letters of European languages, and no emoji.
 */

export const fontFamily = 'Atkinson Hyperlegible Next';

export type Weight = 'regular' | 'bold';

/** What laying out text needs to know of the font. */
export type Font = {
  /** How wide a text is at a size, both in the same unit. Letters that are drawn closer in pairs are counted apart. */
  width(text: string, size: number, weight?: Weight): number;
  has(character: string): boolean;
};

let read: Promise<{ font: Font; buffers: Uint8Array[] }> | undefined;

/** Read from disk once. */
export function loadFont(): Promise<{ font: Font; buffers: Uint8Array[] }> {
  read ??= readFont();
  return read;
}

async function readFont() {
  const require = createRequire(import.meta.url);
  const [regular, bold] = await Promise.all(
    [
      require.resolve(
        '@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
      ),
      require.resolve(
        '@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
      ),
    ].map((file) => readFile(file)),
  );
  if (!regular || !bold) throw new Error('the font has two weights');
  const faces = { regular: faceOf(regular), bold: faceOf(bold) };
  const font: Font = {
    has: (character) => faces.regular(character) !== undefined && faces.bold(character) !== undefined,
    width(text, size, weight = 'regular') {
      let sum = 0;
      for (const character of text) sum += faces[weight](character) ?? 1;
      return sum * size;
    },
  };
  return { font, buffers: [regular, bold] };
}

/** How far a character reaches, in parts of the size; undefined: the font has no such character. */
type Face = (character: string) => number | undefined;

/** Reads two of a TrueType file's tables: which glyph a character has, and how far that reaches. */
function faceOf(file: Uint8Array): Face {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tables = new Map<string, number>();
  for (let at = 12, left = view.getUint16(4); left > 0; left--, at += 16)
    tables.set(String.fromCharCode(...file.subarray(at, at + 4)), view.getUint32(at + 8));
  const table = (name: string) => {
    const at = tables.get(name);
    if (at === undefined) throw new Error(`the font has no table ${name}`);
    return at;
  };
  const unitsPerEm = view.getUint16(table('head') + 18);
  const measured = view.getUint16(table('hhea') + 34);
  const glyphs = glyphsOf(view, table('cmap'));
  const metrics = table('hmtx');
  const known = new Map<string, number | undefined>();
  return (character) => {
    if (!known.has(character)) {
      const glyph = glyphs(character.codePointAt(0) ?? 0);
      // The last glyphs, which are equally wide, share the last metric.
      const advance = view.getUint16(metrics + 4 * Math.min(glyph, measured - 1));
      known.set(character, glyph === 0 ? undefined : advance / unitsPerEm);
    }
    return known.get(character);
  };
}

/** By the map of the basic plane (format 4), which is all that this font has: 0 for what is not in it. */
function glyphsOf(view: DataView, cmap: number): (code: number) => number {
  const maps = Array.from({ length: view.getUint16(cmap + 2) }, (_, i) =>
    view.getUint32(cmap + 4 + 8 * i + 4),
  );
  const map = maps.map((offset) => cmap + offset).find((at) => view.getUint16(at) === 4);
  if (map === undefined) throw new Error('the font has no map of format 4');
  const doubled = view.getUint16(map + 6);
  const [ends, starts] = [map + 14, map + 16 + doubled];
  const [deltas, ranges] = [starts + doubled, starts + 2 * doubled];
  return (code) => {
    if (code > 0xffff) return 0;
    for (let i = 0; i < doubled; i += 2) {
      if (view.getUint16(ends + i) < code) continue;
      const start = view.getUint16(starts + i);
      if (start > code) return 0;
      const delta = view.getUint16(deltas + i);
      const range = view.getUint16(ranges + i);
      if (range === 0) return (code + delta) & 0xffff;
      const glyph = view.getUint16(ranges + i + range + 2 * (code - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}
