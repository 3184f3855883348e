import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fold } from '../src/domain/fold.ts';
import { words } from '../src/entry/features.ts';
import { textsFor } from '../src/texts/texts.ts';

/* The page that goes through the agreement: all that it points at is there. */

let page: string;
beforeAll(async () => {
  page = await readFile('docs/overenskommelsen.md', 'utf8');
});

it('points at files that there are', () => {
  const paths = [...page.matchAll(/`((?:test|src|db|docs)\/[\w./-]+)`/g)].map(([, path]) => path ?? '');
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});

it('names tests that there are, in the file that it says', async () => {
  const named = [...page.matchAll(/`(test\/[\w./-]+)` “([^”]+)”/g)];
  expect(named.length).toBeGreaterThan(15);
  const missing = [];
  for (const [, path = '', title = ''] of named)
    if (!(await readFile(path, 'utf8')).includes(title)) missing.push(`${path}: ${title}`);
  expect(missing).toEqual([]);
});

it('names commands that are understood, and scripts that can be run', async () => {
  const says = [...words.values()].flatMap((word) => word.says);
  const typed = [...page.matchAll(/`\/(avstamning|lagesrapport)(?: ([^`]+))?`/g)].map(
    ([, command, word]) => word ?? command ?? '',
  );
  expect(typed.length).toBeGreaterThan(6);
  expect(typed.filter((word) => !says.includes(fold(word)))).toEqual([]);
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: object };
  const run = [...page.matchAll(/`npm (?:run )?([\w:-]+)`/g)].map(([, name]) => name ?? '');
  expect(run.filter((name) => !(name in scripts))).toEqual([]);
});

it('names buttons and words as they are written in the product', () => {
  const texts = JSON.stringify(textsFor('sv'), (_, value) =>
    typeof value === 'function' ? String(value) : value,
  );
  // What is one word of a text, and names of areas, which are the group's own.
  const own = ['Regional arbetsgrupp', 'Spridning', 'Fråga', 'Vem svarar?'];
  const marked = [...page.matchAll(/(?<!\*)\*([^*\n]+)\*(?!\*)/g)].map(([, words]) => words ?? '');
  expect(marked.length).toBeGreaterThan(15);
  expect(marked.filter((words) => !own.includes(words) && !texts.includes(words))).toEqual([]);
});

it('says of every section what is not for a program', () => {
  expect(page.match(/[Ss]tår utanför verktyget/g)?.length).toBeGreaterThan(5);
});
