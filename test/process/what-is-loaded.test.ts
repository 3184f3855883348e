import { readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { build } from '../support/process.ts';

/* What every start loads, whatever is set: a platform, a kind of document or the embedded database is loaded where it is needed. */

beforeAll(build);

/** The packages that a built file needs before it can run, and the files of ours that come with it. */
async function loadedBy(file: string, seen = new Set<string>()): Promise<Set<string>> {
  const packages = new Set<string>();
  if (seen.has(file)) return packages;
  seen.add(file);
  const text = await readFile(file, 'utf8');
  for (const [, name = ''] of text.matchAll(
    /^(?:import|export)\s(?:[^'"\n]*\sfrom\s)?["']([^"'\n]+)["']/gm,
  )) {
    if (name.startsWith('.'))
      for (const each of await loadedBy(join(dirname(file), name), seen)) packages.add(each);
    else if (!name.startsWith('node:') && !builtinModules.includes(name)) packages.add(name);
  }
  return packages;
}

it('is nothing of the platforms, letters, the page, documents or the embedded database', async () => {
  const seen = new Set<string>();
  expect([...(await loadedBy(resolve('dist/src/main.js'), seen))].sort()).toEqual([
    'canonicalize',
    'csv-parse/sync',
    'fastest-levenshtein',
    'node-cron',
    'pino',
    'temporal-polyfill',
  ]);
  expect(seen.size).toBeGreaterThan(3);
});
