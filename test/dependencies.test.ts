import { readFile } from 'node:fs/promises';

type Package = { dependencies: Record<string, string>; devDependencies: Record<string, string> };
type Lock = {
  packages: Record<
    string,
    { hasInstallScript?: boolean; dev?: boolean; license?: string; resolved?: string }
  >;
};

let own: Package;
let lock: Lock;
let readme: string;
beforeAll(async () => {
  own = JSON.parse(await readFile('package.json', 'utf8'));
  lock = JSON.parse(await readFile('package-lock.json', 'utf8'));
  readme = await readFile('README.md', 'utf8');
});

const running = () => Object.entries(lock.packages).filter(([path, { dev }]) => path && !dev);

it('the README says what each package that runs is for, and names no other', () => {
  const [, table = ''] = readme.split('### Dependencies');
  const named = [...table.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(
    ([, cell = '']) => cell.match(/(?<=`)[^`,]+(?=`)/g) ?? [],
  );
  expect(named.toSorted()).toEqual(Object.keys(own.dependencies).toSorted());
});

it('the README names each package that development needs', () => {
  const missing = Object.keys(own.devDependencies).filter((name) => !readme.includes(`\`${name}\``));
  expect(missing).toEqual([]);
});

it('nothing that runs needs an install script', () => {
  expect(running().filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
});

// MPL-2.0 binds the files that are under it, which are used as they come; OFL-1.1 is for fonts.
it('everything that runs is under a licence that goes with ours', () => {
  const free =
    /^\(?(MIT|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|BlueOak-1\.0\.0|Unlicense|Python-2\.0|PSF-2\.0|CC-BY-3\.0|MPL-2\.0)\b/;
  const others = running().filter(([, { license }]) => !free.test(license ?? ''));
  expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
});
