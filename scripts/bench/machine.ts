import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { packageFile } from '../../src/server/package-root.ts';

/** The server has one core to itself, what asks it and what it asks have the other. */
const serverCore = '0';
const loadCore = '1';

/** Whether processes can be held on cores here. */
export const pinned = cpus().length > 1 && spawnSync('taskset', ['--version']).status === 0;

/** Holds this process on the core for the load. */
export function pinLoad(): void {
  if (pinned) execFileSync('taskset', ['-acp', loadCore, String(process.pid)], { stdio: 'ignore' });
}

/** A program that serves. */
export type Server = {
  url: string;
  /** Milliseconds from its launch until it said that it was ready. */
  startedIn: number;
  /** What it holds in memory now, in MB. */
  memory(): number;
  /** The processor time that it has taken so far, in milliseconds. */
  processorTime(): number;
  stop(): Promise<void>;
};

/**
 * Starts a compiled program on the server's core, with these settings and nothing else of the environment. It serves
 * when it has printed a line of JSON with `port`; it rejects with what the program said where it ends instead.
 * `flags` are Node's own.
 */
export function startServer(
  path: string,
  settings: Record<string, string>,
  args: string[] = [],
  flags: string[] = [],
): Promise<Server> {
  const { child, output } = launch(path, args, settings, flags);
  const from = performance.now();
  return new Promise((resolve, reject) => {
    child.once('close', () => reject(new Error(`${path} ended: ${output()}`)));
    child.stdout?.on('data', () => {
      const port = /^\{.*"port":(\d+).*\}$/m.exec(output())?.[1];
      if (!port) return;
      resolve({
        url: `http://127.0.0.1:${port}`,
        startedIn: performance.now() - from,
        memory: () => memoryOf(child.pid ?? 0),
        processorTime: () => processorTimeOf(child.pid ?? 0),
        stop: () =>
          new Promise((done) => {
            child.removeAllListeners('close').once('close', () => done());
            child.kill('SIGTERM');
          }),
      });
    });
  });
}

/** Runs a compiled program on the server's core to its end and returns what it printed. */
export function runOnServerCore(path: string, args: string[], settings: Record<string, string>) {
  const { child, output } = launch(path, args, settings);
  return new Promise<string>((resolve, reject) => {
    child.once('close', (code) =>
      code === 0 ? resolve(output()) : reject(new Error(`${path} ended: ${output()}`)),
    );
  });
}

/** What Node is told when the product is started, in package.json. */
export const productFlags: string[] = JSON.parse(readFileSync(packageFile('package.json'), 'utf8'))
  .scripts.start.split(' ')
  .filter((word: string) => word.startsWith('--'));

/** The product with Slack, started as `npm start` does it. */
export const startProduct = (settings: Record<string, string>, flags: string[]): Promise<Server> =>
  startServer('src/main.js', settings, [], [...productFlags, ...flags]);

function launch(
  path: string,
  args: string[],
  settings: Record<string, string>,
  flags: string[] = [],
): { child: ChildProcess; output(): string } {
  const program = [process.execPath, ...flags, packageFile(`dist/${path}`), ...args];
  const [command = '', ...rest] = pinned ? ['taskset', '-c', serverCore, ...program] : program;
  const child = spawn(command, rest, {
    env: { PATH: '/usr/bin:/bin', NODE_ENV: 'production', PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      said += data;
    });
  return { child, output: () => said };
}

function memoryOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) / 1024;
}

/** Linux counts it in hundredths of a second. */
function processorTimeOf(pid: number): number {
  const [user = '', system = ''] =
    readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11) ?? [];
  return (Number(user) + Number(system)) * 10;
}

/** The machine and the versions that the figures hold for. */
export function describeMachine(postgresVersion: string): string {
  const [cpu] = cpus();
  const version = (name: string): string =>
    JSON.parse(readFileSync(packageFile(`node_modules/${name}/package.json`), 'utf8')).version;
  const packages = ['@slack/bolt', '@slack/web-api', 'botbuilder', 'drizzle-orm', 'postgres', 'autocannon'];
  return [
    `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB`,
    `Node ${process.version.slice(1)}, PostgreSQL ${postgresVersion}`,
    packages.map((name) => `${name} ${version(name)}`).join(', '),
    pinned
      ? 'the server on one core, load and platform double on the other'
      : 'the cores not divided, for there is no taskset or only one core',
  ].join('; ');
}
