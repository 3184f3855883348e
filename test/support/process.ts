import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { emptyDatabase } from './empty-database.ts';
import { madeOnce } from './made-once.ts';
import { pause } from './slack-double.ts';

/*
 * The built program as its administrator meets it: a process with an environment, an output and an exit code.
 */

/** `code` is null where a signal ended it. `took` is in milliseconds. */
export type Exit = { code: number | null; stdout: string; stderr: string; took: number };

export type Program = {
  stdout(): string;
  stderr(): string;
  /** The log, as far as it has come. */
  log(): Record<string, unknown>[];
  type(text: string): void;
  signal(signal: NodeJS.Signals): void;
  /** Sends the signal and resolves when the process has ended. */
  stop(signal?: NodeJS.Signals): Promise<Exit>;
  ended: Promise<Exit>;
};

/** A bot that serves, and what it answers at. */
export type Bot = Program & {
  port: number;
  url: string;
  /** Status and body of a GET, at most four seconds later. */
  get(path: string, port?: number): Promise<{ status: number; body: string }>;
};

type Settings = Record<string, string | undefined>;

const running = new Set<ChildProcess>();
const folders: string[] = [];

/** Ends what a test file has left running, and removes its folders. */
export async function cleanUp(): Promise<void> {
  const ended = [...running].map((child) => new Promise((done) => child.once('close', done)));
  for (const child of running) child.kill('SIGKILL');
  await Promise.all(ended);
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'avstamning-'));
  folders.push(folder);
  return folder;
}

/** A DATA_DIR as it is after the first start, which takes seconds: for what is not about that start. */
export async function startedDataFolder(): Promise<string> {
  const data = join(await temporaryFolder(), 'data');
  await mkdir(join(data, 'database'), { recursive: true });
  await promisify(execFile)('tar', ['-xf', await emptyDatabase(), '-C', join(data, 'database')]);
  return data;
}

/** A port that nothing listens on, below those that the system gives to whoever asks for any. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(12_000, 32_000);
    const server = createServer();
    const taken = await new Promise<boolean>((done) => {
      server.once('error', () => done(true));
      server.listen(port, '127.0.0.1', () => done(false));
    });
    if (taken) continue;
    await new Promise((done) => server.close(done));
    return port;
  }
}

/** Compiles into dist/ what is not compiled yet, once in a run of tests. */
export async function build(): Promise<void> {
  await madeOnce(`built-for-${process.env.TEST_RUN ?? process.pid}`, async (path) => {
    await promisify(execFile)('npm', ['run', '--silent', 'build']);
    await writeFile(path, '');
  });
}

/**
 * The embedded database is WebAssembly. A process of some seconds ends before what V8 would make of it in the background
 * is of use, which takes more of the processor than all else that the process does.
 */
const brief = '--liftoff-only';

/** Starts a command with these settings and nothing else of the environment, in a folder of its own. */
async function launch(command: string, args: string[], settings: Settings): Promise<Program> {
  const from = Date.now();
  const child = spawn(command, args, {
    cwd: await temporaryFolder(),
    env: { PATH: process.env.PATH, ...settings },
  });
  running.add(child);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => {
    stdout += data;
  });
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  // What is typed after the end reaches nobody.
  child.stdin.on('error', () => {});
  const ended = new Promise<Exit>((done) => {
    child.once('close', (code) => {
      running.delete(child);
      done({ code, stdout, stderr, took: Date.now() - from });
    });
  });
  return {
    stdout: () => stdout,
    stderr: () => stderr,
    log: () =>
      stdout
        .split('\n')
        .filter((line) => line.startsWith('{') && line.endsWith('}'))
        .map((line) => JSON.parse(line)),
    type: (text) => void child.stdin.write(text),
    signal: (signal) => void child.kill(signal),
    async stop(signal = 'SIGTERM') {
      const asked = Date.now();
      child.kill(signal);
      return { ...(await ended), took: Date.now() - asked };
    },
    ended,
  };
}

/** Runs a compiled program, by its path in the source, to its end. */
export async function runProgram(path: string, settings: Settings, ...args: string[]): Promise<Exit> {
  const program = await startProgram(path, settings, ...args);
  return program.ended;
}

export function startProgram(path: string, settings: Settings, ...args: string[]): Promise<Program> {
  return launch(process.execPath, [brief, resolve('dist', path.replace(/\.ts$/, '.js')), ...args], settings);
}

/** Whether there is a `script`, of util-linux, to make a terminal with. */
export const canMakeTerminal = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes(
  'util-linux',
);

/** Starts the conversation in a terminal of its own. */
export function startInTerminal(settings: Settings): Promise<Program> {
  const program = `${process.execPath} ${brief} ${resolve('dist/src/main.js')} --terminal`;
  return launch('script', ['--quiet', '--return', '--command', program, '/dev/null'], settings);
}

/**
 * Starts the bot on a port of its own; resolves when it is ready, and rejects with what it said where it ends instead.
 * `root`: where another version of it lies, compiled.
 */
export async function startBot(settings: Settings, root = '.'): Promise<Bot> {
  const main = resolve(root, 'dist/src/main.js');
  const program = await launch(process.execPath, [brief, main], { PORT: '0', ...settings });
  let exit: Exit | undefined;
  void program.ended.then((ended) => {
    exit = ended;
  });
  for (;;) {
    const ready = program.log().find(({ msg }) => msg === 'ready');
    if (typeof ready?.port === 'number') return botOf(program, ready.port);
    if (exit) throw new Error(`The bot ended (${exit.code}): ${exit.stderr}${exit.stdout}`);
    await pause(20);
  }
}

function botOf(program: Program, port: number): Bot {
  return {
    ...program,
    port,
    url: `http://127.0.0.1:${port}/slack/events`,
    async get(path, at = port) {
      const response = await fetch(`http://127.0.0.1:${at}${path}`, { signal: AbortSignal.timeout(4_000) });
      return { status: response.status, body: await response.text() };
    },
  };
}

/** Resolves with what `look` finds, once it finds something; throws after so many milliseconds. */
export async function eventually<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  within = 60_000,
): Promise<T> {
  const until = Date.now() + within;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > until) throw new Error(`Waited ${within} ms in vain: ${what}.`);
    await pause(25);
  }
}
