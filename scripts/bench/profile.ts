import { mkdir, readdir, readFile } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measure } from './load.ts';
import { startProduct } from './machine.ts';
import { measureReminders } from './measure-reminders.ts';
import { asksOf } from './measure-slack.ts';
import { measureTeams } from './measure-teams.ts';
import type { SampleGroup } from './sample-region.ts';
import { type Setting, slackSettings } from './setting.ts';

/** As V8 writes it: times in microseconds. */
type CpuProfile = {
  nodes: {
    id: number;
    callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number };
  }[];
  samples: number[];
  timeDeltas: number[];
};

/**
 * Prints where the product's processor time goes: at a start, in what is asked most in Slack, in Teams, and while reminders
 * are sent, first as fast as it can and then where each call takes 50 ms.
 */
export async function profile(setting: Setting, group: SampleGroup, reminded: SampleGroup[]): Promise<void> {
  await profiled('start', setting, async (own) => {
    await (await startProduct(slackSettings(own), own.flags)).stop();
  });
  for (const [name, asking] of Object.entries(asksOf(setting.url, group)))
    await profiled(name, setting, async (own) => {
      const server = await startProduct(slackSettings(own), own.flags);
      const before = server.processorTime();
      const { perSecond } = await measure(server.url, asking, own.protocol);
      const { warmUp, rounds, round } = own.protocol;
      const each = (server.processorTime() - before) / (perSecond * (warmUp + rounds * round));
      await server.stop();
      return `${Math.round(perSecond)} a second, ${each.toFixed(2)} ms of processor time each`;
    });
  await profiled('Teams', setting, (own) => measureTeams(own, group));
  await profiled('reminders', setting, (own) => measureReminders({ ...own, quick: true }, reminded));
}

/** Does it with products that are profiled, and prints what was found: where that is a text, and of each product. */
async function profiled(
  name: string,
  setting: Setting,
  work: (setting: Setting) => Promise<unknown>,
): Promise<void> {
  const folder = join(setting.folder, name);
  await mkdir(folder);
  const found = await work({ ...setting, flags: ['--cpu-prof', `--cpu-prof-dir=${folder}`] });
  process.stdout.write(`\n${name}${typeof found === 'string' ? `: ${found}` : ''}\n`);
  for (const file of (await readdir(folder)).sort()) {
    const measured: CpuProfile = JSON.parse(await readFile(join(folder, file), 'utf8'));
    process.stdout.write(`${await describe(measured)}\n`);
  }
}

/** The shares of the time that was not idle, largest first: by package or room, and by function. */
async function describe({ nodes, samples, timeDeltas }: CpuProfile): Promise<string> {
  const self = new Map<number, number>();
  for (const [i, id] of samples.entries()) self.set(id, (self.get(id) ?? 0) + (timeDeltas[i] ?? 0));
  const byRoom = new Map<string, number>();
  const byFunction = new Map<string, number>();
  let busy = 0;
  let all = 0;
  for (const { id, callFrame } of nodes) {
    const time = self.get(id) ?? 0;
    all += time;
    const { functionName } = callFrame;
    if (functionName === '(idle)') continue;
    busy += time;
    const source = await sourceOf(callFrame);
    const room = roomOf(source) || functionName;
    const of = source ? `${functionName || '(anonymous)'} in ${source}` : functionName;
    byRoom.set(room, (byRoom.get(room) ?? 0) + time);
    byFunction.set(of, (byFunction.get(of) ?? 0) + time);
  }
  const lines = (times: Map<string, number>, most: number) =>
    [...times]
      .sort(([, a], [, b]) => b - a)
      .slice(0, most)
      .map(([what, time]) => `${((100 * time) / busy).toFixed(1).padStart(6)} %  ${what}`);
  const share = `The processor busy ${Math.round((100 * busy) / all)} % of the time`;
  return [share, ...lines(byRoom, 20), '', ...lines(byFunction, 30)].join('\n');
}

/** `@slack/bolt`, `src/report`, `node:http`: the package, ours down to two folders, or Node's module. */
function roomOf(source: string): string {
  const found = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1];
  return found ?? source.replace(/:\d+$/, '').split('/').slice(0, 2).join('/');
}

const maps = new Map<string, SourceMap | undefined>();

/** Where something stands as it was written, with its line; empty for what V8 does itself. */
async function sourceOf({ url, lineNumber, columnNumber }: CpuProfile['nodes'][number]['callFrame']) {
  if (!url.startsWith('file:')) return url;
  const path = fileURLToPath(url);
  if (!maps.has(path)) {
    const text = await readFile(`${path}.map`, 'utf8').catch(() => undefined);
    maps.set(path, text === undefined ? undefined : new SourceMap(JSON.parse(text)));
  }
  const found = maps.get(path)?.findEntry(lineNumber, columnNumber);
  if (!found || !('originalSource' in found)) return path.replace(/^.*(?=node_modules\/)/, '');
  return `${found.originalSource.replace(/^(\.\.\/)+/, '')}:${found.originalLine + 1}`;
}
