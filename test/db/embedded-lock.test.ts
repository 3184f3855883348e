import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { transform } from '@swc/core';
import { openDatabase } from '../../db/client.ts';
import { holdDirectory } from '../../db/embedded-lock.ts';

let base: string;
let holder: string;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'lock-'));
  // A process outside the test runner reads no TypeScript.
  const { code } = await transform(await readFile(resolve('db/embedded-lock.ts'), 'utf8'), {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
    module: { type: 'es6' },
  });
  await writeFile(join(base, 'embedded-lock.mjs'), code);
  holder = join(base, 'holder.mjs');
  await writeFile(
    holder,
    `import { holdDirectory } from ${JSON.stringify(pathToFileURL(join(base, 'embedded-lock.mjs')).href)};
     try {
       await holdDirectory(process.argv[2]);
       console.log('holds');
       setInterval(() => {}, 1000);
     } catch (error) {
       console.log(error.message);
     }`,
  );
});
afterEach(async () => {
  for (const child of children) await stop(child, 'SIGKILL');
});
afterAll(() => rm(base, { recursive: true }));

/** Another process that wants the directory: what it says, and the process. */
async function another(directory: string): Promise<{ said: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [holder, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.add(child);
  const [said] = await once(createInterface({ input: child.stdout }), 'line');
  return { said: String(said), child };
}

async function stop(child: ChildProcess, signal: NodeJS.Signals) {
  children.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

async function directory(...names: string[]) {
  const path = join(base, ...names);
  await mkdir(path, { recursive: true });
  return path;
}

describe('the directory of the embedded database', () => {
  it('is refused to a second process, with one sentence that names it', async () => {
    const path = await directory('second');
    expect((await another(path)).said).toBe('holds');
    const refused = holdDirectory(path);
    await expect(refused).rejects.toThrow(
      `Databasens mapp ${path} (DATA_DIR) används redan av ett annat program: stäng det, eller ange en annan mapp.`,
    );
    expect((await another(path)).said).toContain('används redan');
  });

  it.each(['SIGKILL', 'SIGTERM'] as const)('is free after %s, and nothing is left in it', async (signal) => {
    const path = await directory(signal);
    const first = await another(path);
    await stop(first.child, signal);
    const second = await another(path);
    expect(second.said).toBe('holds');
    expect(await readdir(path)).toHaveLength(1);
  });

  it('is still held by a process that is stopped', async () => {
    const path = await directory('stopped');
    const { child } = await another(path);
    child.kill('SIGSTOP');
    await expect(holdDirectory(path)).rejects.toThrow('används redan');
  });

  it('is free when it is let go', async () => {
    const path = await directory('released');
    const release = await holdDirectory(path);
    await expect(holdDirectory(path)).rejects.toThrow('används redan');
    await release();
    expect((await another(path)).said).toBe('holds');
  });

  it('goes to one at most of several that start at once', async () => {
    const path = await directory('crowd');
    const dead = await another(path);
    await stop(dead.child, 'SIGKILL');
    const crowd = await Promise.all(Array.from({ length: 5 }, () => another(path)));
    expect(crowd.filter(({ said }) => said === 'holds').length).toBeLessThanOrEqual(1);
    for (const { child } of crowd) await stop(child, 'SIGKILL');
    expect((await another(path)).said).toBe('holds');
  });

  it('may lie deeper than the address of a socket is long', async () => {
    const path = await directory('å'.repeat(60), 'b'.repeat(60));
    const first = await another(path);
    expect(first.said).toBe('holds');
    await expect(holdDirectory(path)).rejects.toThrow('används redan');
    await stop(first.child, 'SIGKILL');
    const release = await holdDirectory(path);
    expect(await readdir(path)).toHaveLength(1);
    await release();
  });

  it('keeps what was stored, and is refused to a second database', async () => {
    const dataDir = join(base, 'data', 'inner');
    const first = await openDatabase({ kind: 'embedded', dataDir });
    await first.store.setTrialClock(new Date('2019-05-20T06:00:00.000Z'));
    await expect(openDatabase({ kind: 'embedded', dataDir })).rejects.toThrow('används redan');
    await first.store.close();
    const second = await openDatabase({ kind: 'embedded', dataDir });
    expect(await second.store.trialClock()).toEqual(new Date('2019-05-20T06:00:00.000Z'));
    await second.store.close();
  });
});
