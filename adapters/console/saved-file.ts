import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

/** Writes a file into a folder, which is made where it is not there. Returns its whole path. */
export async function saveFile(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = resolve(join(folder, basename(name)));
  await writeFile(path, bytes);
  return path;
}
