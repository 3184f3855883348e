import { readFile } from 'node:fs/promises';
import { variables } from '../src/server/config.ts';

/** Scripts that the other scripts and CI run, and nobody has to know. */
const inner = ['build', 'build:scripts', 'types', 'lint', 'dead-code'];

let readme: string;
beforeAll(async () => {
  readme = await readFile('README.md', 'utf8');
});

it('has every variable in its table, and none that is not read', () => {
  const cells = readme.split('\n').flatMap((line) => /^\|([^|]+)\|/.exec(line)?.[1] ?? []);
  // What has a capital is a variable; a package has none.
  const named = cells.flatMap((cell) => cell.match(/(?<=`)\w*[A-Z]\w*(?=`)/g) ?? []);
  expect(named.toSorted()).toEqual([...variables].toSorted());
});

it('names every script that people run, and none that there is not', async () => {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as {
    scripts: Record<string, string>;
  };
  const all = Object.keys(scripts);
  const forPeople = all.filter(
    (name) => !inner.includes(name) && !all.some((other) => name === `pre${other}`),
  );
  const named = new Set(
    [...readme.matchAll(/npm (?:run ([\w:-]+)|(start|test)\b)/g)].map(([, run, short]) => run ?? short),
  );
  expect(forPeople.filter((name) => !named.has(name))).toEqual([]);
  expect([...named].filter((name) => !all.includes(name ?? ''))).toEqual([]);
});

/** The sections that take somebody from nothing to a bot that answers. */
const ways = [
  ['README.md', '### Slack', '### Microsoft Teams', ['SLACK_BOT_TOKEN', '--dry-run', 'npm start', 'Retry']],
  ['README.md', '### E-mail only', '### Settings', ['SMTP_URL', '--dry-run', 'npm start', '/ny-lank']],
  [
    'docs/administratorsguide.md',
    '## Lägg till boten i Slack',
    '## Behörigheter och varför',
    ['SLACK_BOT_TOKEN', '--dry-run', 'npm start', 'Retry'],
  ],
  [
    'docs/administratorsguide.md',
    '## Bara e-post',
    '### E-postservern',
    ['SMTP_URL', '--dry-run', 'npm start', '/ny-lank'],
  ],
] as const;

it.each(ways)('%s has its steps in an order that works: %s', async (file, from, to, steps) => {
  const text = await readFile(file, 'utf8');
  const section = text.slice(text.indexOf(`\n${from}\n`), text.indexOf(`\n${to}\n`));
  const found = steps.map((step) => section.indexOf(step));
  expect(found).toEqual(found.toSorted((a, b) => a - b));
  expect(found[0]).toBeGreaterThan(0);
});
