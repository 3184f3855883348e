import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { claimsOf, clashOf } from '../domain/claims.ts';
import type { FileFault, WorkingGroupFile } from '../domain/working-group-file.ts';
import { type Fault, inOrder } from './file-fault.ts';

/** One group's file as it was read. `file` is given when there are no faults. */
export type ReadFile = {
  /** The file's name, without its folder. */
  source: string;
  text: string;
  file?: WorkingGroupFile;
  /** The group's key, where it could be read although the file is wrong. */
  key?: string;
  /** Where something stands in it; given with `file`. */
  placeOf?(path: FileFault['path']): { line: number; column: number };
  faults: Fault[];
};

/** A group's file, not yet understood. */
export type UnreadFile = { source: string; bytes: Buffer; text: string };

/**
 * Reads the working group in a YAML file, or those in a folder's YAML files, in order of name. What is wrong in a
 * file comes back as its faults, all of them at once, in order of place. Throws, with one Swedish sentence, where the
 * path cannot be read or the folder has no YAML file.
 */
export async function readWorkingGroupFiles(path: string): Promise<ReadFile[]> {
  return understandFiles(await openWorkingGroupFiles(path));
}

/** The first half of `readWorkingGroupFiles`: throws as it does. */
export async function openWorkingGroupFiles(path: string): Promise<UnreadFile[]> {
  const opened: UnreadFile[] = [];
  for (const file of await yamlFiles(path)) {
    const bytes = await readable(file, readFile(file));
    opened.push({ source: basename(file), bytes, text: new TextDecoder().decode(bytes) });
  }
  return opened;
}

/** The other half. What understands YAML is loaded here, for most starts do without it. */
export async function understandFiles(files: UnreadFile[]): Promise<ReadFile[]> {
  const { readGroup } = await import('./working-group-yaml.ts');
  const read: ReadFile[] = [];
  const sources = new Map<string, string>();
  for (const file of files) {
    const { place, ...result } = readGroup(file);
    const { key, source } = result;
    const other = key === undefined ? undefined : sources.get(key);
    if (key !== undefined && other !== undefined) {
      const message = `${key} är redan nyckel för gruppen i ${other}. Välj en annan.`;
      read.push({ ...result, file: undefined, faults: inOrder([...result.faults, { ...place, message }]) });
    } else {
      if (key !== undefined) sources.set(key, source);
      const clashes = result.file ? clashesWith(result, read) : [];
      read.push(clashes.length > 0 ? { ...result, file: undefined, faults: inOrder(clashes) } : result);
    }
  }
  return read;
}

/** What a file says that one of these does not let it say: a channel of theirs, another account of the same person. */
function clashesWith({ file, placeOf }: ReadFile, others: ReadFile[]): Fault[] {
  const taken = others.flatMap((other) =>
    (other.file ? claimsOf(other.file) : []).map(({ claim, path }) => ({
      claim,
      where: `${other.source}:${other.placeOf?.(path).line ?? 1}`,
    })),
  );
  return (file ? claimsOf(file) : []).flatMap(({ claim, path }) => {
    const messages = taken.flatMap((other) => clashOf(claim, other.claim, other.where) ?? []);
    const place = placeOf?.(path) ?? { line: 1, column: 1 };
    return messages.slice(0, 1).map((message) => ({ ...place, message }));
  });
}

/** The faults of one file as one message: first what happened, then a line for each, `fil.yaml:12:5  text`. */
export function formatFaults(source: string, faults: Fault[]): string {
  const lines = faults.map(({ line, column, message }) => `${source}:${line}:${column}  ${message}`);
  return [`Inget importerades från ${source}: ${faults.length} fel.`, ...lines].join('\n');
}

async function yamlFiles(path: string): Promise<string[]> {
  const entry = await readable(path, stat(path));
  if (!entry.isDirectory()) return [path];
  const names = (await readable(path, readdir(path))).filter(
    (name) => ['.yaml', '.yml'].includes(extname(name).toLowerCase()) && !name.startsWith('.'),
  );
  const files: string[] = [];
  for (const file of names.sort().map((name) => join(path, name))) {
    if ((await readable(file, stat(file))).isFile()) files.push(file);
  }
  if (files.length === 0) throw new Error(`Mappen ${path} har ingen fil som slutar på .yaml eller .yml.`);
  return files;
}

async function readable<T>(path: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
    const why =
      code === 'ENOENT' || code === 'ENOTDIR'
        ? 'finns inte. Kontrollera sökvägen.'
        : 'kan inte läsas. Kontrollera att programmet har rätt att läsa den.';
    throw new Error(`Arbetsgruppens fil ${path} ${why}`, { cause });
  }
}
