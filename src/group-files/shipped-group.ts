import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WorkingGroupFile } from '../domain/working-group-file.ts';
import { readWorkingGroupFiles } from './working-group-files.ts';

/** The group that comes with the product: a trial's, and the template of a new one. */
export async function shippedGroup(): Promise<WorkingGroupFile> {
  let folder = dirname(fileURLToPath(import.meta.url));
  const path = () => join(folder, 'db/seed/digitalt-forst.yaml');
  while (!existsSync(path()) && dirname(folder) !== folder) folder = dirname(folder);
  const [read] = await readWorkingGroupFiles(path());
  if (!read?.file) throw new Error('The group that comes with the product cannot be read.');
  return read.file;
}
