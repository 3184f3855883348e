import type { EarlierHalfYear } from '../../domain/earlier.ts';
import type { Summary } from '../../domain/summary.ts';
import { type PictureOf, pictureText, wholeAlt } from '../../messages/picture.ts';
import type { Texts } from '../../texts/texts.ts';
import type { PictureBlock } from '../paper.ts';
import type { Drawing } from './drawing.ts';
import { loadFont } from './font.ts';
import { groupPicture, page, screen, wholePicture } from './layout.ts';
import { toPng } from './png.ts';
import { toSvg } from './svg.ts';

/** Pixels to a unit: sharp on a telephone; on paper 170 to an inch. */
const pixels = 2;
/** No picture is higher, in pixels: some programs open no higher one. */
const highest = 16_000;

/** The picture as one PNG file, as wide as a telephone. */
export async function pictureFile(
  of: PictureOf,
  summary: Summary,
  earlier: readonly EarlierHalfYear[],
  t: Texts,
): Promise<Uint8Array> {
  const drawing = await onOneSheet(of, summary, earlier, t);
  return toPng(drawing, Math.min(pixels, highest / drawing.height));
}

/** The same for a page: in the reader's own font and colours. */
export async function pictureSvg(
  of: PictureOf,
  summary: Summary,
  earlier: readonly EarlierHalfYear[],
  t: Texts,
  alt: string,
): Promise<string> {
  return toSvg(await onOneSheet(of, summary, earlier, t), { fitted: true, alt });
}

async function onOneSheet(
  of: PictureOf,
  summary: Summary,
  earlier: readonly EarlierHalfYear[],
  t: Texts,
): Promise<Drawing> {
  const { font } = await loadFont();
  const [drawing] =
    of === 'counts'
      ? groupPicture(summary, font, t, screen)
      : wholePicture(summary, earlier, font, t, screen);
  if (!drawing) throw new Error('a picture has at least its title');
  return drawing;
}

/** The picture in a document on A4. Undefined: nobody is to answer of anything. */
export async function pictureBlock(
  summary: Summary,
  earlier: readonly EarlierHalfYear[],
  t: Texts,
): Promise<PictureBlock | undefined> {
  if (summary.areas.length === 0) return undefined;
  const { font } = await loadFont();
  const drawings = wholePicture(summary, earlier, font, t, page);
  return {
    kind: 'picture',
    sheets: await Promise.all(
      drawings.map(async (one) => ({
        png: await toPng(one, pixels),
        width: one.width,
        height: one.height,
      })),
    ),
    alt: wholeAlt(pictureText('parties', summary, earlier, t), t),
  };
}
