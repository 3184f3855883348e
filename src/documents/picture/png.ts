import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Drawing } from './drawing.ts';
import { fontFamily, loadFont } from './font.ts';
import { toSvg } from './svg.ts';

type Renderer = (svg: string, zoom: number) => Promise<Uint8Array>;

/**
 * What runs in the renderer's own thread: a picture of many takes seconds, and nobody else is to wait for it. As a text,
 * since it has nothing to load but the package: no file of its own has to be found, wherever the program lies.
 */
const inThread = `
const { parentPort, workerData } = require('node:worker_threads');
const ready = (async () => {
  const { initWasm, Resvg } = require(workerData.module);
  await initWasm(require('node:fs').readFileSync(workerData.code));
  return Resvg;
})();
ready.catch(() => {});
parentPort.on('message', async ({ id, svg, zoom }) => {
  try {
    const Resvg = await ready;
    const drawing = new Resvg(svg, { font: workerData.font, fitTo: { mode: 'zoom', value: zoom } });
    const image = drawing.render();
    parentPort.postMessage({ id, png: image.asPng() });
    image.free();
    drawing.free();
  } catch (error) {
    parentPort.postMessage({ id, fault: String(error) });
  }
});
`;

type Answer = { id: number; png?: Uint8Array; fault?: string };

let made: Promise<Renderer> | undefined;

/** The renderer's machine code is read and compiled once, when a picture is first asked for. */
function renderer(): Promise<Renderer> {
  made ??= makeRenderer();
  // What failed, as for lack of memory, is tried again the next time.
  made.catch(forget);
  return made;
}

function forget(): void {
  made = undefined;
}

async function makeRenderer(): Promise<Renderer> {
  const { resolve } = createRequire(import.meta.url);
  const { buffers } = await loadFont();
  const thread = new Worker(inThread, {
    eval: true,
    workerData: {
      module: resolve('@resvg/resvg-wasm'),
      code: resolve('@resvg/resvg-wasm/index_bg.wasm'),
      font: { fontBuffers: buffers, defaultFontFamily: fontFamily, sansSerifFamily: fontFamily },
    },
  });
  const waiting = new Map<number, { done(png: Uint8Array): void; failed(error: Error): void }>();
  const settle = (end: (one: { failed(error: Error): void }) => void) => {
    forget();
    for (const one of waiting.values()) end(one);
    waiting.clear();
  };
  thread.on('message', ({ id, png, fault }: Answer) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    // Only what is under way keeps the process.
    if (waiting.size === 0) thread.unref();
    if (png) asked?.done(png);
    else asked?.failed(new Error(`A picture could not be drawn: ${fault}`));
  });
  thread.on('error', (cause) =>
    settle((one) => one.failed(new Error('The renderer has stopped', { cause }))),
  );
  thread.unref();
  let drawn = 0;
  return (svg, zoom) =>
    new Promise((done, failed) => {
      drawn++;
      waiting.set(drawn, { done, failed });
      thread.ref();
      thread.postMessage({ id: drawn, svg, zoom });
    });
}

/** A drawing as PNG, so many pixels to a unit. */
export async function toPng(drawing: Drawing, zoom: number): Promise<Uint8Array> {
  const render = await renderer();
  return render(toSvg(drawing), zoom);
}
