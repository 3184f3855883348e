import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Drawing } from './drawing.ts';
import { fontFamily, loadFont } from './font.ts';
import { toSvg } from './svg.ts';

type Renderer = (svg: string, zoom: number) => Uint8Array;

let made: Promise<Renderer> | undefined;

/** The renderer's machine code is read and compiled once, when a picture is first asked for. */
function renderer(): Promise<Renderer> {
  made ??= makeRenderer();
  // What failed, as for lack of memory, is tried again the next time.
  made.catch(() => {
    made = undefined;
  });
  return made;
}

async function makeRenderer(): Promise<Renderer> {
  const code = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  const [{ initWasm, Resvg }, { buffers }, bytes] = await Promise.all([
    import('@resvg/resvg-wasm'),
    loadFont(),
    readFile(code),
  ]);
  await initWasm(bytes);
  const font = { fontBuffers: buffers, defaultFontFamily: fontFamily, sansSerifFamily: fontFamily };
  return (svg, zoom) => {
    const drawing = new Resvg(svg, { font, fitTo: { mode: 'zoom', value: zoom } });
    const image = drawing.render();
    try {
      return image.asPng();
    } finally {
      image.free();
      drawing.free();
    }
  };
}

/** A drawing as PNG, so many pixels to a unit. */
export async function toPng(drawing: Drawing, zoom: number): Promise<Uint8Array> {
  const render = await renderer();
  return render(toSvg(drawing), zoom);
}
