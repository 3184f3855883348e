import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/*
 * What several test files need, and what takes its time to make: the first that asks makes it, and the others, who
 * run beside it in processes of their own, wait and then share it.
 */

const shelf = resolve('node_modules/.cache/avstamning-test');

/**
 * The path of what `make` has made under this name, now or before: the name must say all that it depends on. What is
 * half made is seen by nobody.
 */
export async function madeOnce(name: string, make: (path: string) => Promise<void>): Promise<string> {
  const path = join(shelf, name);
  if (await exists(path)) return path;
  await mkdir(shelf, { recursive: true });
  const letGo = await hold(`${path}.lock`);
  try {
    if (await exists(path)) return path;
    const unfinished = `${path}.${process.pid}`;
    await make(unfinished);
    await rename(unfinished, path);
    return path;
  } finally {
    await letGo();
  }
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Waits until nobody else has the lock. One that a process left behind when it was ended is taken from it. */
async function hold(lock: string): Promise<() => Promise<void>> {
  for (;;) {
    try {
      await writeFile(lock, String(process.pid), { flag: 'wx' });
      return () => rm(lock, { force: true });
    } catch (error) {
      // An error of Node's own is none of the test's world, so `instanceof` would not know it.
      if (Object(error).code !== 'EEXIST') throw error;
    }
    const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
    // Zero: it is just being written, or was let go this moment.
    if (holder > 0 && !isAlive(holder)) await rm(lock, { force: true });
    await pause(50);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
