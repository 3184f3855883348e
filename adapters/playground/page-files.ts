import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** A file of the page, by the path that it is served at. */
type PageFile = { path: string; type: string; read(): Promise<Buffer> };

/** The page's own files, all in one folder, and the libraries that it loads as they come in their packages. */
export function pageFiles(folder: string): PageFile[] {
  const require = createRequire(import.meta.url);
  const libraries = {
    'adaptivecards.js': require.resolve('adaptivecards/dist/adaptivecards.min.js'),
    'markdown-it.js': require.resolve('markdown-it/browser'),
  };
  const own = readdirSync(folder).filter((name) => extname(name) in types);
  return [
    ...own.map((name): [string, string] => [
      name === 'index.html' ? '/' : `/playground/${name}`,
      join(folder, name),
    ]),
    ...Object.entries(libraries).map(([name, file]): [string, string] => [`/playground/lib/${name}`, file]),
  ].map(([path, file]) => ({ path, type: types[extname(file)] ?? '', read: () => readFile(file) }));
}
