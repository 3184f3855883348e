import { existsSync } from 'node:fs';
import { build } from 'rolldown';

/** The programs that there are, each by its path in the source; dist/ has them at the same paths. */
const programs = [
  'src/main.ts',
  'src/trial/demo.ts',
  'src/cli/import-command.ts',
  'src/cli/export-command.ts',
  'src/cli/admin-command.ts',
  'db/migrate-command.ts',
];

/** What only development runs. An image is built without them. */
const scripts = [
  'scripts/pack-teams.ts',
  'scripts/screenshots.ts',
  'scripts/draw-teams-icons.ts',
  'scripts/emoji-names.ts',
  'scripts/bench/bench.ts',
  'scripts/bench/teams-product.ts',
  'scripts/bench/floors/bolt.ts',
  'scripts/bench/floors/bolt-read.ts',
  'scripts/bench/floors/bolt-store.ts',
  'scripts/bench/floors/botbuilder.ts',
  'scripts/bench/floors/botbuilder-answer.ts',
  'scripts/bench/floors/slack-calls.ts',
];

/** Packages of many small files, of which most are never used: what is used of them goes along. */
const taken = /^(drizzle-orm|zod)(\/|$)/;

// Half of what a start takes is finding and reading files. So what is loaded together lies in one.
await build({
  input: Object.fromEntries(
    [...programs, ...scripts]
      .filter((path) => existsSync(path))
      .map((path) => [path.replace(/\.ts$/, ''), path]),
  ),
  platform: 'node',
  // Packages stay where they are.
  external: (id) => !/^([./]|[A-Za-z]:[\\/])/.test(id) && !taken.test(id),
  output: {
    dir: 'dist',
    format: 'esm',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
  },
});
