import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** A room of the house: which files are in it, and what they may import besides their own room. */
type Room = {
  files: RegExp;
  rooms: string[];
  packages: string[];
  /** For types only: nothing of them runs. */
  types?: string[];
};

const adapter = ['ports', 'messages', 'texts', 'domain', 'render', 'beside'];

const rooms: Record<string, Room> = {
  domain: {
    files: /^src\/domain\//,
    rooms: [],
    packages: ['zod', 'temporal-polyfill', 'canonicalize', 'fastest-levenshtein'],
  },
  texts: { files: /^src\/texts\//, rooms: ['domain'], packages: [] },
  // What a feature agrees on with the platforms and the database: names and schemas, nothing that answers them.
  contracts: {
    files:
      /^src\/(asking\/(contracts?|stored|stored-contract)|(?!domain|messages|texts|ports)[^/]+\/(actions|stored))\.ts$/,
    rooms: ['domain'],
    packages: ['zod'],
  },
  messages: { files: /^src\/messages\//, rooms: ['domain', 'texts', 'contracts'], packages: ['zod'] },
  documents: {
    files: /^src\/documents\//,
    rooms: ['domain', 'messages', 'texts', 'contracts'],
    packages: [
      'docx',
      'csv-stringify',
      'fflate',
      'write-excel-file',
      'ical-generator',
      'timezones-ical-library',
      '@resvg/resvg-wasm',
      'zod',
    ],
  },
  ports: { files: /^src\/ports\//, rooms: ['domain', 'messages', 'texts', 'contracts'], packages: [] },
  asking: {
    files: /^src\/asking\/(?!contract|stored)/,
    rooms: ['domain', 'messages', 'texts', 'ports', 'contracts'],
    packages: [],
    types: ['zod'],
  },
  delivery: {
    files: /^src\/delivery\//,
    rooms: ['asking', 'domain', 'messages', 'texts', 'ports', 'contracts'],
    packages: [],
  },
  features: {
    files:
      /^src\/(report|summary|half-year|reminders|lock|one-party|more-time|remind-later|otherwise|question|call-note|record|letters|home|meeting|group|adding|beginning|upkeep|initiative|agreement)\/(?!actions|stored)/,
    rooms: [
      'asking',
      'delivery',
      'group-files',
      'domain',
      'messages',
      'texts',
      'ports',
      'documents',
      'contracts',
    ],
    packages: ['csv-parse'],
  },
  entry: {
    files: /^src\/entry\//,
    rooms: ['asking', 'delivery', 'features', 'domain', 'messages', 'texts', 'ports', 'contracts'],
    packages: ['fastest-levenshtein'],
  },
  'group-files': {
    files: /^src\/group-files\//,
    rooms: ['domain', 'texts', 'ports', 'features'],
    packages: ['yaml', 'fastest-levenshtein'],
  },
  server: {
    files: /^src\/server\//,
    rooms: ['domain', 'ports', 'texts', 'db', 'beside', 'slack', 'teams', 'mail', 'page'],
    packages: ['node-cron', 'pino', 'prom-client', 'date-holidays', 'zod'],
  },
  trial: {
    files: /^src\/trial\//,
    rooms: [
      'domain',
      'messages',
      'texts',
      'ports',
      'asking',
      'features',
      'entry',
      'group-files',
      'server',
      'db',
      'console',
      'playground',
      'mail',
      'page',
    ],
    packages: [],
  },
  cli: {
    files: /^(src\/cli\/|db\/migrate-command)/,
    rooms: [
      'domain',
      'documents',
      'contracts',
      'messages',
      'texts',
      'ports',
      'features',
      'group-files',
      'server',
      'db',
    ],
    packages: ['fflate'],
  },
  main: {
    files: /^src\/main\.ts$/,
    rooms: [
      'domain',
      'texts',
      'ports',
      'asking',
      'features',
      'entry',
      'group-files',
      'server',
      'trial',
      'db',
    ],
    packages: [],
  },
  render: {
    files: /^adapters\/render\//,
    rooms: ['messages', 'texts', 'domain', 'contracts'],
    packages: ['string-width', 'zod'],
    types: ['@slack/bolt'],
  },
  beside: { files: /^adapters\/[^/]+\.ts$/, rooms: ['ports'], packages: [] },
  slack: {
    files: /^adapters\/slack\//,
    rooms: adapter,
    packages: ['@slack/bolt', '@slack/web-api', 'zod'],
  },
  teams: { files: /^adapters\/teams\//, rooms: adapter, packages: ['botbuilder', 'zod'] },
  console: { files: /^adapters\/console\//, rooms: adapter, packages: ['zod'] },
  playground: { files: /^adapters\/playground\//, rooms: adapter, packages: ['zod'] },
  mail: { files: /^adapters\/mail\//, rooms: adapter, packages: ['nodemailer'] },
  page: { files: /^adapters\/page\//, rooms: adapter, packages: ['hono', '@hono/node-server', 'zod'] },
  db: {
    files: /^db\/(?!migrate-command)/,
    rooms: ['ports', 'domain', 'messages'],
    packages: ['drizzle-orm', 'postgres', '@electric-sql/pglite', 'zod'],
  },
};

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

const files = ['src', 'adapters', 'db'].flatMap(filesBelow);
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

function importsOf(file: string): { name: string; typeOnly: boolean }[] {
  const found = textOf(file).matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'"()]*?from\s*'([^']+)'|import\('([^']+)'\)/g,
  );
  return [...found].map(([whole, type, name, dynamic]) => ({
    name: name ?? dynamic ?? '',
    typeOnly: type !== undefined || /\{\s*(?:type\s[^,{}]+,?\s*)+\}/.test(whole),
  }));
}

const roomOf = (file: string) => Object.entries(rooms).find(([, room]) => room.files.test(file))?.[0];

describe('who may import whom', () => {
  it.each(files.map((file) => [file]))('%s keeps to its room', (file) => {
    const name = roomOf(file);
    const room = name === undefined ? undefined : rooms[name];
    if (!room) throw new Error(`${file} stands in no room`);
    const strays = importsOf(file)
      .filter(({ name: wanted, typeOnly }) => {
        if (wanted.startsWith('node:') || builtinModules.includes(wanted)) return false;
        if (typeOnly && room.types?.includes(wanted)) return false;
        if (!wanted.startsWith('.'))
          return !room.packages.some((each) => wanted === each || wanted.startsWith(`${each}/`));
        const target = roomOf(relative(root, resolve(root, dirname(file), wanted)));
        return target !== name && !(target !== undefined && room.rooms.includes(target));
      })
      .map(({ name: stray }) => stray);
    expect(strays).toEqual([]);
  });

  it('has no circle of files that load each other', () => {
    const loads = new Map(
      files.map((file) => [
        file,
        importsOf(file)
          .filter(({ name, typeOnly }) => name.startsWith('.') && !typeOnly)
          .map(({ name }) => relative(root, resolve(root, dirname(file), name))),
      ]),
    );
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, way: readonly string[]) => {
      if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' → '));
      if (done.has(file) || way.includes(file)) return;
      for (const next of loads.get(file) ?? []) visit(next, [...way, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('finds the imports that it judges', () => {
    expect(importsOf('src/entry/app.ts').length).toBeGreaterThan(8);
    expect(importsOf('db/client.ts').some(({ name }) => name === './postgres.ts')).toBe(true);
  });

  it('lets nobody import main.ts', () => {
    expect(files.filter((file) => importsOf(file).some(({ name }) => name.endsWith('/main.ts')))).toEqual([]);
  });

  it.each([
    ['node-cron', 'src/server/scheduler.ts'],
    ['date-holidays', 'src/server/swedish-holidays.ts'],
    ['temporal-polyfill', 'src/domain/day.ts'],
    ['yaml', 'src/group-files/working-group-yaml.ts'],
    ['pino', 'src/server/log.ts'],
    ['prom-client', 'src/server/prometheus.ts'],
  ])('%s is imported in one place', (name, place) => {
    expect(files.filter((file) => importsOf(file).some((one) => one.name === name))).toEqual([place]);
  });

  it('reads the environment in config.ts alone', () => {
    expect(files.filter((file) => textOf(file).includes('process.env'))).toEqual(['src/server/config.ts']);
  });

  it('loads the platforms and the database drivers only when they are configured', () => {
    const staticOf = (file: string) =>
      [...textOf(file).matchAll(/(?:^|\n)import\s+(?!type\s)[^'"()]*?from\s*'([^']+)'/g)].map(
        ([, name]) => name ?? '',
      );
    const reached = new Set<string>();
    const packages = new Set<string>();
    const visit = (file: string) => {
      if (reached.has(file)) return;
      reached.add(file);
      for (const name of staticOf(file)) {
        if (name.startsWith('.')) visit(relative(root, resolve(root, dirname(file), name)));
        else packages.add(name);
      }
    };
    visit('src/main.ts');
    expect([...reached].filter((file) => file.startsWith('adapters/'))).toEqual([]);
    for (const lazy of [
      '@slack/bolt',
      '@slack/web-api',
      'botbuilder',
      'nodemailer/lib/smtp-connection',
      'nodemailer/lib/mail-composer',
      'hono',
      '@hono/node-server',
      'date-holidays',
      '@electric-sql/pglite',
      'postgres',
      'docx',
      'csv-stringify/sync',
      'fflate',
      'prom-client',
      '@resvg/resvg-wasm',
    ]) {
      expect([...packages]).not.toContain(lazy);
    }
    expect(reached.size).toBeGreaterThan(20);
  });
});
