import { readFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { AppManifestUtils, TeamsManifestConverter } from '@microsoft/app-manifest';
import { strFromU8, unzipSync } from 'fflate';
import { z } from 'zod';
import { packTeams } from '../scripts/teams-package.ts';
import { readCommand } from '../src/entry/dispatch.ts';
import { words } from '../src/entry/features.ts';

/** The name of the command that these words are; undefined: none. */
const commandIn = (text: string) => {
  const command = readCommand(text);
  return command.kind === 'command' ? command.name : undefined;
};

const appId = '11111111-2222-4333-8444-555555555555';
const website = 'https://region.example.org/personuppgifter';
const choices = { 'app-id': appId, host: 'bot.example.org', website };

const commandList = z.object({
  triggers: z.array(z.string()).optional(),
  scopes: z.array(z.string()),
  commands: z.array(z.object({ title: z.string(), description: z.string() })),
});
const manifestShape = z.looseObject({
  $schema: z.url(),
  manifestVersion: z.string(),
  id: z.string(),
  name: z.object({ short: z.string(), full: z.string() }),
  description: z.object({ short: z.string(), full: z.string() }),
  bots: z.tuple([
    z.looseObject({
      botId: z.string(),
      scopes: z.array(z.string()),
      supportsFiles: z.boolean(),
      supportsTargetedMessages: z.boolean().optional(),
      commandLists: z.array(commandList),
    }),
  ]),
  validDomains: z.array(z.string()),
});

const read = (name: string) => readFile(`manifest/teams/${name}`, 'utf8');
const template = async (name: string) => manifestShape.parse(JSON.parse(await read(name)));

/** The files of a package. */
async function unpacked(given: Parameters<typeof packTeams>[0]) {
  const { name, bytes } = await packTeams(given);
  const files = unzipSync(bytes);
  const manifest = strFromU8(files['manifest.json'] ?? new Uint8Array());
  return { name, files, manifest };
}

// Everything that is checked here comes with the packages: a machine without a network checks the same.
const fetchAsItWas = globalThis.fetch;
beforeAll(() => {
  globalThis.fetch = () => Promise.reject(new Error('there is no network'));
});
afterAll(() => {
  globalThis.fetch = fetchAsItWas;
});

describe.each([
  ['manifest.json', false],
  ['manifest.slash.json', true],
])('%s', (name, slash) => {
  it('follows the schema that it names', async () => {
    const { manifest } = await unpacked({ ...choices, slash });
    const version = (await template(name)).manifestVersion;
    expect((await template(name)).$schema).toContain(`/teams/v${version}/`);
    expect(
      await AppManifestUtils.validateAgainstSchema(TeamsManifestConverter.jsonToManifest(manifest)),
    ).toEqual([]);
  });

  it('keeps to what every client of Teams shows', async () => {
    const { name: called, description, bots } = await template(name);
    expect(called.short.length).toBeLessThanOrEqual(30);
    expect(called.full.length).toBeLessThanOrEqual(100);
    expect(description.short.length).toBeLessThanOrEqual(80);
    for (const { commands } of bots[0].commandLists) {
      expect(commands.length).toBeLessThanOrEqual(10);
      for (const command of commands) {
        expect(command.title.length).toBeLessThanOrEqual(32);
        expect(command.description.length).toBeLessThanOrEqual(128);
      }
    }
  });

  it('offers, in each place where the bot is, what the bot understands', async () => {
    const [bot] = (await template(name)).bots;
    expect(bot.commandLists.flatMap(({ scopes }) => scopes)).toEqual(bot.scopes);
    for (const { commands } of bot.commandLists) {
      for (const { title, description } of commands) {
        expect(commandIn(title)).toBeDefined();
        const example = description.split('till exempel: ')[1];
        if (example) expect(commandIn(example)).toBe(commandIn(title));
      }
    }
  });

  it('has the coordinator’s commands where the coordinator is alone with the bot', async () => {
    const lists = (await template(name)).bots[0].commandLists;
    const kindsIn = (scope: string) =>
      lists
        .filter(({ scopes }) => scopes.some((one) => one === scope))
        .flatMap(({ commands }) => commands.map(({ title }) => commandIn(title)));
    const own = ['remind', 'documents', 'lock', 'group'];
    expect(kindsIn('personal')).toEqual(expect.arrayContaining(own));
    for (const scope of ['team', 'groupChat'])
      expect(kindsIn(scope).filter((kind) => own.includes(kind ?? ''))).toEqual([]);
  });

  it('lets the bot hand over files', async () => {
    expect((await template(name)).bots[0].supportsFiles).toBe(true);
  });
});

it('lists the commands that features say belong there, and no others', async () => {
  const listed = [...words.values()].flatMap(({ listed }) => (listed ? [listed] : []));
  const [personal] = (await template('manifest.json')).bots[0].commandLists;
  expect(personal?.commands.map(({ title }) => title).sort()).toEqual(listed.sort());
});

it('examples in the descriptions are complete commands', () => {
  expect(readCommand('historik 2019-H1')).toEqual({ kind: 'command', name: 'history', rest: '2019-H1' });
  expect(readCommand('flytta 2019-06-28')).toEqual({ kind: 'command', name: 'move', rest: '2019-06-28' });
});

it('the first manifest has an early schema version, and the second differs in nothing but slash commands', async () => {
  const plain = await template('manifest.json');
  const slash = await template('manifest.slash.json');
  expect(Number(plain.manifestVersion.split('.')[1])).toBeLessThanOrEqual(20);
  expect(Number(slash.manifestVersion.split('.')[1])).toBeGreaterThanOrEqual(29);
  const { supportsTargetedMessages, ...bot } = slash.bots[0];
  expect(supportsTargetedMessages).toBe(true);
  expect(bot.commandLists.map(({ triggers }) => triggers)).toEqual([
    ['mention', 'slash'],
    ['mention', 'slash'],
  ]);
  const commandLists = bot.commandLists.map(({ triggers: _, ...list }) => list);
  const { $schema, manifestVersion, version } = plain;
  expect({ ...slash, $schema, manifestVersion, version, bots: [{ ...bot, commandLists }] }).toEqual(plain);
});

it('everything that is shown is translated, to commands that do the same', async () => {
  const [bot] = (await template('manifest.json')).bots;
  const english = z.record(z.string(), z.string()).parse(JSON.parse(await read('en.json')));
  const expected = bot.commandLists.flatMap(({ commands }, list) =>
    commands.flatMap(({ title }, i) => {
      const key = `bots[0].commandLists[${list}].commands[${i}]`;
      expect(readCommand(english[`${key}.title`] ?? '').kind).toBe(readCommand(title).kind);
      expect(english[`${key}.description`]?.length).toBeLessThanOrEqual(128);
      return [`${key}.title`, `${key}.description`];
    }),
  );
  expect(Object.keys(english)).toEqual([
    '$schema',
    'name.short',
    'name.full',
    'description.short',
    'description.full',
    ...expected,
  ]);
  expect(english['description.short']?.length).toBeLessThanOrEqual(80);
});

/** Size, and red, green, blue and alpha of each pixel, of a PNG whose rows are not filtered. */
async function pixels(name: string) {
  const file = await readFile(`manifest/teams/${name}`);
  expect(file.toString('latin1', 1, 4)).toBe('PNG');
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const data = file.indexOf('IDAT', 0, 'latin1');
  const rows = inflateSync(file.subarray(data + 4, data + 4 + file.readUInt32BE(data - 4)));
  const all = Array.from({ length: width * height }, (_, i) => {
    const at = Math.floor(i / width) * (width * 4 + 1) + 1 + (i % width) * 4;
    return [...rows.subarray(at, at + 4)];
  });
  return { width, height, all };
}

describe('the icons', () => {
  it('have one of 192 pixels in colour, without holes', async () => {
    const { width, height, all } = await pixels('color.png');
    expect([width, height]).toEqual([192, 192]);
    expect(all.every(([, , , alpha]) => alpha === 255)).toBe(true);
  });

  it('have one of 32 pixels in white on nothing', async () => {
    const { width, height, all } = await pixels('outline.png');
    expect([width, height]).toEqual([32, 32]);
    expect(all.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).toBe(true);
    expect(all[0]?.[3]).toBe(0);
    expect(all.some(([, , , alpha]) => alpha === 255)).toBe(true);
  });
});

describe('the package', () => {
  it('has the manifest, its translation and its icons, and nothing left to fill in', async () => {
    const { name, files, manifest } = await unpacked({ ...choices, host: 'Bot.Example.org' });
    expect(name).toBe('avstamning-teams.zip');
    expect(Object.keys(files).toSorted()).toEqual(['color.png', 'en.json', 'manifest.json', 'outline.png']);
    expect(manifest).not.toContain('${{');
    expect(manifestShape.parse(JSON.parse(manifest))).toMatchObject({
      id: appId,
      bots: [{ botId: appId }],
      validDomains: ['bot.example.org'],
      developer: { name: 'Avstämning', websiteUrl: website, privacyUrl: website, termsOfUseUrl: website },
    });
    expect(files['color.png']).toEqual(new Uint8Array(await readFile('manifest/teams/color.png')));
  });

  it('takes names as they are written', async () => {
    const owner = `Region "Väst" \\ $& $\{{HOST}}`;
    const { manifest } = await unpacked({ ...choices, owner });
    expect(JSON.parse(manifest)).toMatchObject({ developer: { name: owner } });
  });

  it('links the page about personal data that it is given', async () => {
    const { manifest } = await unpacked({ ...choices, website: 'https://example.org/avstamning' });
    expect(JSON.parse(manifest)).toMatchObject({
      developer: { privacyUrl: 'https://example.org/avstamning' },
    });
  });

  it('is not made without a page about personal data, and says why', async () => {
    const fault = await packTeams({ 'app-id': appId, host: 'bot.example.org' }).catch((error) => error);
    expect(fault.message).toContain('--website: saknas. Teams visar länkar till appens webbplats');
  });

  it('is the same for the same choices', async () => {
    expect(await packTeams(choices)).toEqual(await packTeams(choices));
  });

  it('has another name with slash commands', async () => {
    expect((await packTeams({ ...choices, slash: true })).name).toBe('avstamning-teams-slash.zip');
  });

  it.each([
    [{}, ['--app-id', '--host', '--website']],
    [{ 'app-id': appId, host: 'bot.example.org' }, ['--website']],
    [{ ...choices, 'app-id': 'my-bot' }, ['--app-id']],
    [{ ...choices, host: 'https://bot.example.org' }, ['--host']],
    [{ ...choices, host: 'bot.example.org/api/messages' }, ['--host']],
    [{ ...choices, host: 'bot.example.org:3000' }, ['--host']],
    [{ ...choices, host: 'localhost' }, ['--host']],
    [{ ...choices, owner: 'x'.repeat(33) }, ['--owner']],
    [{ ...choices, website: 'http://example.org' }, ['--website']],
    [
      { 'app-id': 'x', host: 'x y', owner: ' ', website: 'x' },
      ['--app-id', '--host', '--owner', '--website'],
    ],
  ])('is not made of %j', async (given, named) => {
    const fault = await packTeams(given).catch((error) => error);
    expect(fault).toMatchObject({ name: 'PackageError' });
    expect([...fault.message.matchAll(/ {2}- (--[a-z-]+): [a-zåäö]/g)].map(([, option]) => option)).toEqual(
      named,
    );
  });
});
