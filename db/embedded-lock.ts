import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/*
 * Two processes on one directory would lose each other's rows in silence. Each one listens on a Unix socket of its
 * own in the directory before it looks for those of others: of two that start at once at least one sees the other.
 * The operating system closes the socket with its process, however that ends, so one that refuses is a dead one's.
 */

const prefix = 'in-use-';

class PathTooLong extends Error {}

/** What a Unix socket's path may take up, in bytes, with some room for systems stingier than Linux. */
const longestPath = 103;

/**
 * Holds a directory for this process, and makes it where it is missing. Resolves to what lets it go again; rejects
 * with a Swedish sentence where another process holds it, or it cannot be written to.
 */
export async function holdDirectory(directory: string): Promise<() => Promise<void>> {
  const named = `Databasens mapp ${resolve(directory)} (DATA_DIR)`;
  let release: (() => Promise<void>) | undefined;
  try {
    await mkdir(directory, { recursive: true });
    release = await take(directory);
  } catch (cause) {
    const why = cause instanceof PathTooLong ? cause.message : 'kontrollera att den går att skriva i';
    throw new Error(`${named} kunde inte tas i bruk: ${why}.`, { cause });
  }
  if (release) return release;
  throw new Error(`${named} används redan av ett annat program: stäng det, eller ange en annan mapp.`);
}

/** Undefined: somebody else holds it. */
async function take(directory: string): Promise<(() => Promise<void>) | undefined> {
  const { at, close } = await shortPath(directory);
  let server: Server | undefined;
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      // The other may be one that has just seen us and stepped back.
      if (attempt > 0) await sleep(30 + Math.random() * 120);
      const name = `${prefix}${randomBytes(6).toString('hex')}`;
      server = await listen(join(at, name));
      if (!(await othersAlive(directory, at, name))) {
        const held = server;
        return () => shut(held).then(close);
      }
      await shut(server);
    }
  } catch (error) {
    if (server) await shut(server);
    await close();
    throw error;
  }
  await close();
  return undefined;
}

/** A path to the directory that a socket's address has room for. */
async function shortPath(directory: string): Promise<{ at: string; close(): Promise<void> }> {
  const at = resolve(directory);
  if (Buffer.byteLength(join(at, `${prefix}${'0'.repeat(12)}`)) <= longestPath) {
    return { at, close: async () => {} };
  }
  if (!existsSync('/proc/self/fd')) {
    throw new PathTooLong('sökvägen är för lång, välj en mapp med kortare sökväg');
  }
  const handle = await open(at);
  return { at: `/proc/self/fd/${handle.fd}`, close: () => handle.close() };
}

function listen(path: string): Promise<Server> {
  return new Promise((resolved, reject) => {
    const server = createServer((socket) => socket.destroy());
    // A program with nothing else to do may end.
    server.unref();
    server.once('error', reject);
    server.listen(path, () => resolved(server));
  });
}

function shut(server: Server): Promise<void> {
  return new Promise((resolved) => server.close(() => resolved()));
}

/** Whether another process listens in the directory. Removes the sockets of dead ones; their names never come back. */
async function othersAlive(directory: string, at: string, mine: string): Promise<boolean> {
  let alive = false;
  for (const name of await readdir(directory)) {
    if (!name.startsWith(prefix) || name === mine) continue;
    if (await answers(join(at, name))) alive = true;
    else await rm(join(directory, name), { force: true });
  }
  return alive;
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolved) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolved(true);
    });
    // A full queue of connections is a sign of life too: only these two mean that nobody is there.
    socket.once('error', (error: NodeJS.ErrnoException) =>
      resolved(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT'),
    );
  });
}
