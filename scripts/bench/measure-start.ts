import { median } from './load.ts';
import { type Server, startProduct, startServer } from './machine.ts';
import type { Row } from './report.ts';
import { type Setting, slackSettings } from './setting.ts';

/** Milliseconds after readiness at which a server is taken for idle. */
const settled = 2_000;

/** From launch to ready, and memory then, by turns: the machine is the same for both. */
export async function measureStart(setting: Setting): Promise<Row[]> {
  const times = { bolt: [] as number[], product: [] as number[] };
  const memory = { bolt: [] as number[], product: [] as number[] };
  for (let left = setting.quick ? 3 : 9; left > 0; left--) {
    for (const [who, start] of [
      ['bolt', () => startServer('scripts/bench/floors/bolt.js', {})],
      ['product', () => startProduct(slackSettings(setting), setting.flags)],
    ] as const) {
      const server: Server = await start();
      times[who].push(server.startedIn);
      await new Promise((resolve) => setTimeout(resolve, settled));
      memory[who].push(server.memory());
      await server.stop();
    }
  }
  const goal = { at: 'most', value: 1.3, of: 'ratio' } as const;
  return [
    {
      what: 'start to ready, Slack only',
      unit: 'ms',
      floor: median(times.bolt),
      product: median(times.product),
      goal,
    },
    {
      what: 'idle memory, Slack only',
      unit: 'MB',
      floor: median(memory.bolt),
      product: median(memory.product),
      goal,
    },
  ];
}
