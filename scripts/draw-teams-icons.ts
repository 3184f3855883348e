import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { packageFile } from '../src/server/package-root.ts';

/*
 * Draws the two icons of the app in Teams: two speech bubbles of which the second one is checked off.
 * Run it with `npm run draw:icons`; what it draws is kept beside the manifest.
 */

/** How far a point is outside a shape; negative inside. In the units of the drawing. */
type Shape = (x: number, y: number) => number;
/** Red, green, blue: 0 to 255. */
type Colour = readonly [number, number, number];
/** `paint` undefined: what is below is taken away. */
type Layer = { shape: Shape; paint?: Colour | ((x: number, y: number) => Colour) };

const everywhere: Shape = () => -1;

function roundedBox(left: number, top: number, right: number, bottom: number, radius: number): Shape {
  const [cx, cy] = [(left + right) / 2, (top + bottom) / 2];
  const [halfWidth, halfHeight] = [(right - left) / 2 - radius, (bottom - top) / 2 - radius];
  return (x, y) => {
    const [dx, dy] = [Math.abs(x - cx) - halfWidth, Math.abs(y - cy) - halfHeight];
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
  };
}

type Point = readonly [number, number];

function distanceToLine(x: number, y: number, [ax, ay]: Point, [bx, by]: Point): number {
  const [vx, vy] = [bx - ax, by - ay];
  const along = Math.max(0, Math.min(1, ((x - ax) * vx + (y - ay) * vy) / (vx * vx + vy * vy)));
  return Math.hypot(x - ax - along * vx, y - ay - along * vy);
}

/** A line with round ends and corners. */
function stroke(points: readonly Point[], width: number): Shape {
  return (x, y) =>
    Math.min(...points.slice(1).map((end, i) => distanceToLine(x, y, points[i] ?? end, end))) - width / 2;
}

/** A filled shape with straight sides. */
function polygon(points: readonly Point[]): Shape {
  return (x, y) => {
    let inside = false;
    let nearest = Number.POSITIVE_INFINITY;
    points.forEach((end, i) => {
      const start = points.at(i - 1) ?? end;
      nearest = Math.min(nearest, distanceToLine(x, y, start, end));
      const crosses = start[1] > y !== end[1] > y;
      if (crosses && x < ((end[0] - start[0]) * (y - start[1])) / (end[1] - start[1]) + start[0])
        inside = !inside;
    });
    return inside ? -nearest : nearest;
  };
}

const union =
  (...shapes: Shape[]): Shape =>
  (x, y) =>
    Math.min(...shapes.map((shape) => shape(x, y)));
const grown =
  (shape: Shape, by: number): Shape =>
  (x, y) =>
    shape(x, y) - by;
/** The outline of a shape, drawn inside its edge. */
const outlined =
  (shape: Shape, width: number): Shape =>
  (x, y) =>
    Math.max(shape(x, y), -shape(x, y) - width);

/** Samples along each side of a pixel. */
const fineness = 8;

/** Red, green, blue, alpha of every pixel, row by row. */
function draw(size: number, units: number, layers: readonly Layer[]): Buffer {
  const pixels = Buffer.alloc(size * size * 4);
  const scale = units / size;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const sum: [number, number, number, number] = [0, 0, 0, 0];
      for (let sample = 0; sample < fineness * fineness; sample++) {
        const x = (column + ((sample % fineness) + 0.5) / fineness) * scale;
        const y = (row + (Math.floor(sample / fineness) + 0.5) / fineness) * scale;
        const top = layers.findLast(({ shape }) => shape(x, y) <= 0)?.paint;
        if (!top) continue;
        const [red, green, blue] = typeof top === 'function' ? top(x, y) : top;
        sum[0] += red;
        sum[1] += green;
        sum[2] += blue;
        sum[3]++;
      }
      const [red, green, blue, seen] = sum;
      const colour =
        seen === 0
          ? [255, 255, 255, 0]
          : [red / seen, green / seen, blue / seen, (seen / fineness ** 2) * 255];
      pixels.set(colour.map(Math.round), (row * size + column) * 4);
    }
  }
  return pixels;
}

/** A PNG file of 8-bit pixels with alpha. */
function png(size: number, pixels: Buffer): Buffer {
  const rows = Array.from({ length: size }, (_, row) =>
    Buffer.concat([Buffer.of(0), pixels.subarray(row * size * 4, (row + 1) * size * 4)]),
  );
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  // Bits of a channel; red, green, blue and alpha; then the only compression, filter and interlacing there are.
  head.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

const white: Colour = [255, 255, 255];
const amber: Colour = [246, 190, 92];
const petrol: Colour = [11, 79, 94];

/** From petrol to a lighter one, down to the right. */
function ground(x: number, y: number): Colour {
  const share = Math.min(1, (x + y) / 384);
  const [r, g, b] = petrol;
  return [r + share * 8, g + share * 42, b + share * 40];
}

/** Of 192 units: whole, as Teams rounds the corners itself; the mark keeps to the middle. */
function colourIcon(): Layer[] {
  const behind = union(
    roundedBox(34, 40, 122, 102, 18),
    grown(
      polygon([
        [46, 92],
        [46, 117],
        [62, 94],
      ]),
      3,
    ),
  );
  const front = union(
    roundedBox(66, 70, 158, 138, 19),
    grown(
      polygon([
        [116, 130],
        [142, 130],
        [142, 154],
      ]),
      3,
    ),
  );
  return [
    { shape: everywhere, paint: ground },
    { shape: behind, paint: amber },
    { shape: grown(front, 7), paint: ground },
    { shape: front, paint: white },
    {
      shape: stroke(
        [
          [93, 105],
          [107, 119],
          [132, 90],
        ],
        12,
      ),
      paint: petrol,
    },
  ];
}

/** Of 32 units: white alone on nothing. The straight edges lie between pixels, so that they are sharp. */
function outlineIcon(): Layer[] {
  const behind = union(
    roundedBox(1, 4, 20, 18, 4),
    polygon([
      [3, 14],
      [3, 21.6],
      [9, 16],
    ]),
  );
  const front = union(
    roundedBox(10, 11, 31, 26, 4),
    polygon([
      [20, 24],
      [28, 24],
      [28, 30.6],
    ]),
  );
  return [
    { shape: outlined(behind, 2), paint: white },
    { shape: grown(front, 2) },
    { shape: outlined(front, 2), paint: white },
    {
      shape: stroke(
        [
          [16, 18.6],
          [19.3, 21.8],
          [25, 15.4],
        ],
        2.1,
      ),
      paint: white,
    },
  ];
}

writeFileSync(packageFile('manifest/teams/color.png'), png(192, draw(192, 192, colourIcon())));
writeFileSync(packageFile('manifest/teams/outline.png'), png(32, draw(32, 32, outlineIcon())));
