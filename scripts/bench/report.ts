import { readFile, writeFile } from 'node:fs/promises';
import { packageFile } from '../../src/server/package-root.ts';
import type { Protocol, Throughput } from './load.ts';

/** One thing that was measured, beside what it is measured against. */
export type Row = {
  what: string;
  unit: 'a second' | 'ms' | 'MB';
  floor: number;
  product: number;
  latency?: { floor: Throughput; product: Throughput };
  /** What acknowledges and promises nothing, in the same run. */
  landmark?: Throughput | number;
  goal: { at: 'least' | 'most'; value: number; of: 'ratio' | 'product' };
};

const figure = (value: number) => value.toLocaleString('en', { maximumFractionDigits: value < 20 ? 1 : 0 });
const ratio = ({ product, floor }: Row) => product / floor;

function reached(row: Row): boolean {
  const { at, value, of } = row.goal;
  const measured = of === 'ratio' ? ratio(row) : row.product;
  return at === 'least' ? measured >= value : measured <= value;
}

function goalOf({ goal, unit }: Row): string {
  const value = goal.value.toLocaleString('en', { maximumFractionDigits: 2 });
  return `${goal.at === 'least' ? '≥' : '≤'} ${value} ${goal.of === 'ratio' ? '×' : unit}`;
}

const withLatency = (value: number, latency: Throughput | undefined) =>
  latency ? `${figure(value)} (${figure(latency.p50)}/${figure(latency.p99)})` : figure(value);

function landmarkOf({ landmark, product }: Row): [string, string] {
  if (landmark === undefined) return ['', ''];
  const value = typeof landmark === 'number' ? landmark : landmark.perSecond;
  const latency = typeof landmark === 'number' ? undefined : landmark;
  return [withLatency(value, latency), (product / value).toFixed(2)];
}

const cellsOf = (row: Row): string[] => [
  row.what,
  row.unit,
  withLatency(row.floor, row.latency?.floor),
  withLatency(row.product, row.latency?.product),
  ratio(row).toFixed(2),
  ...landmarkOf(row),
  goalOf(row),
  reached(row) ? 'yes' : 'no',
];

const heads = [
  'what',
  'in',
  'floor (p50/p99 ms)',
  'product (p50/p99 ms)',
  'ratio',
  'landmark (p50/p99 ms)',
  'ratio to it',
  'goal',
  'reached',
];

export function tableOf(rows: Row[]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map((row) => line(cellsOf(row)))].join('\n');
}

export function printTable(rows: Row[]): void {
  process.stdout.write(`${tableOf(rows)}\n`);
}

const begin = '<!-- what follows is written by npm run bench -->';
const end = '<!-- until here -->';

/** Puts the figures in their place in docs/performance.md, with the machine that they hold for. */
export async function writeReport(rows: Row[], machine: string, protocol: Protocol): Promise<void> {
  const path = packageFile('docs/performance.md');
  const text = await readFile(path, 'utf8');
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${path} has no place for the figures.`);
  const { connections, warmUp, rounds, round } = protocol;
  const how = `${connections} connections, ${warmUp} s to warm up, the median of ${rounds} × ${round} s.`;
  const figures = [`${new Date().toISOString().slice(0, 10)}. ${machine}. ${how}`, tableOf(rows)].join(
    '\n\n',
  );
  await writeFile(path, `${before}${begin}\n\n${figures}\n\n${end}${after}`);
}
