import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { isScalar, parseDocument, visit } from 'yaml';
import { formatFaults, readWorkingGroupFiles } from '../src/group-files/working-group-files.ts';

const seed = 'db/seed/digitalt-forst.yaml';

const good = `workingGroup:
  key: test
  name: Testgruppen
  convener: region
  coordinators: [anna@example.org]
areas:
  - key: ett
    name: Område ett
parties:
  - key: region
    name: Regionen
    shortName: Regionen
    contacts:
      - name: Anna
        email: anna@example.org
  - key: klippan
    name: Klippans bibliotek
    shortName: Klippan
    contacts:
      - { name: Bo, email: bo@example.org }
agreements:
  - reference: "2027-1"
    title: Överenskommelse
    parties: [region, klippan]
    validFrom: 2027-01-01
    validTo: 2028-12-31
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'avstamning-files-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function readOne(text: string | Uint8Array) {
  const path = join(folder, 'fil.yaml');
  await writeFile(path, text);
  const [read] = await readWorkingGroupFiles(path);
  if (!read) throw new Error('Nothing was read');
  return read;
}

async function faultLines(text: string | Uint8Array): Promise<string[]> {
  return (await readOne(text)).faults.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

type Change = [from: string, to: string];

function edited(...changes: Change[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The good file has no «${from}»`);
    return text.replace(from, () => to);
  }, good);
}

it('reads the shipped file without a fault', async () => {
  const [read, ...others] = await readWorkingGroupFiles(seed);
  expect(others).toEqual([]);
  expect(read?.faults).toEqual([]);
  expect(read).toMatchObject({ source: 'digitalt-forst.yaml', key: 'digitalt-forst' });
  expect(read?.text).toBe(await readFile(seed, 'utf8'));
  expect(read?.file?.parties.map((party) => party.shortName)).toEqual(['Region Skåne', 'Helsingborg']);
});

it('reads the example in the administrator’s guide without a fault', async () => {
  const guide = await readFile('docs/administratorsguide.md', 'utf8');
  const [, example = ''] = /```yaml\n([\s\S]+?)```/.exec(guide) ?? [];
  const read = await readOne(example);
  expect(read.faults).toEqual([]);
  expect(read.key).toBe('digitalt-norr');
});

describe('a wrong file is refused, saying where and what to write instead', () => {
  const rungFault =
    'Skriv dagar från sista dagen som ett heltal från -180 till 60; före sista dagen är det minus.';
  const quietFault = 'Skriv en period som W27-W32 (veckor) eller 12-23..01-06 (månad-dag).';
  const dayFault = 'Skriv ett datum som finns, som 2019-06-14.';

  it('the table below starts from a file that is good', async () => {
    expect(await faultLines(good)).toEqual([]);
  });

  it.each<[name: string, changes: Change[], expected: string[]]>([
    [
      'a misspelt key stands at the key, a missing one at the map that lacks it',
      [['    shortName: Klippan', '    shortNmae: Klippan']],
      [
        '16:5 shortName saknas.',
        '18:5 Nyckeln shortNmae finns inte här. Menade du shortName? Här kan stå key, name, shortName, municipality, contacts.',
      ],
    ],
    [
      'an unknown key that resembles nothing gets no suggestion',
      [['areas:\n', 'x: 1\nareas:\n']],
      [
        '6:1 Nyckeln x finns inte här. Här kan stå workingGroup, checkIns, areas, parties, agreements, separateAgreements, goals.',
      ],
    ],
    [
      'a character that no database keeps',
      [['name: Klippans bibliotek', 'name: "Klippans\\0 bibliotek"']],
      ['17:11 Här står ett tecken som inte syns (NUL). Skriv om texten.'],
    ],
    ['a key with nothing after it', [['name: Klippans bibliotek', 'name:']], ['17:5 name saknas.']],
    [
      'the same key twice in one map',
      [['  name: Testgruppen', '  name: Testgruppen\n  name: Annat']],
      ['4:3 Nyckeln står två gånger på samma nivå. Ta bort den ena.'],
    ],
    [
      'a number where text belongs',
      [['"2027-1"', '2027']],
      ['22:16 reference ska vara text. Sätt citattecken runt: "2019" i stället för 2019.'],
    ],
    [
      'a date that does not exist, and a year for a date',
      [
        ['2027-01-01', '2027-02-30'],
        ['2028-12-31', '2028'],
      ],
      [`25:16 ${dayFault}`, `26:14 ${dayFault}`],
    ],
    [
      'an end before the start',
      [['2028-12-31', '2026-12-31']],
      ['26:14 Slutar 2026-12-31, före starten 2027-01-01. Byt ett av datumen.'],
    ],
    ['no e-mail address', [['bo@example.org', 'bo']], ['20:28 Skriv en e-postadress, som anna@example.org.']],
    [
      'an unknown role',
      [['email: bo@example.org', 'email: bo@example.org, role: vikarie']],
      ['20:50 Skriv contact (kontaktperson) eller substitute (ersättare).'],
    ],
    [
      'two contacts of one party',
      [['      - { name: Bo', '      - { name: Eva, email: eva@example.org }\n      - { name: Bo']],
      ['21:9 klippan har redan en kontaktperson. En part har högst en (role).'],
    ],
    [
      'one person as both contact and substitute',
      [
        [
          '      - { name: Bo',
          '      - { name: Bo, email: BO@example.org, role: substitute }\n      - { name: Bo',
        ],
      ],
      ['21:28 Kontaktperson och ersättare ska vara två olika personer.'],
    ],
    [
      'one address with two names',
      [['name: Bo, email: bo@', 'name: Bo, email: Anna@']],
      ['20:17 anna@example.org heter Anna ovanför. Skriv samma namn.'],
    ],
    [
      'one id in Slack for two people',
      [
        ['      - name: Anna', '      - slack: U0123ABCD\n        name: Anna'],
        ['email: bo@example.org', 'email: bo@example.org, slack: U0123ABCD'],
      ],
      ['21:51 U0123ABCD hör redan till anna@example.org.'],
    ],
    [
      'a party key twice',
      [['key: klippan', 'key: region']],
      ['16:10 region finns redan ovanför. Välj ett annat.', '24:23 Ingen part har nyckeln klippan.'],
    ],
    [
      'a party without an agreement, and an agreement of one party with itself',
      [['[region, klippan]', '[region, region]']],
      [
        '16:10 klippan saknar överenskommelse. Lägg till en under agreements, eller ta bort parten.',
        '24:14 En överenskommelse har två olika parter: [sammankallande, part].',
      ],
    ],
    [
      'an agreement without the convener',
      [
        ['convener: region', 'convener: lund'],
        ['agreements:', '  - { key: lund, name: Lund, shortName: Lund }\nagreements:'],
      ],
      ['25:14 En av parterna ska vara den sammankallande, lund.'],
    ],
    [
      'a convener that is no party',
      [['convener: region', 'convener: lund']],
      ['4:13 Ingen part har nyckeln lund.'],
    ],
    [
      'a coordinator who is nobody below',
      [['[anna@example.org]', '[eva@example.org]']],
      [
        '5:18 eva@example.org finns inte bland kontaktpersonerna. Skriv också namnet: { name: Anna, email: eva@example.org }.',
      ],
    ],
    ['no coordinator', [['[anna@example.org]', '[]']], ['5:17 coordinators ska ha minst 1 i listan.']],
    [
      'an agreement that renews itself',
      [['    title', '    renews: "2027-1"\n    title']],
      ['23:13 2027-1 är inget diarienummer på en annan överenskommelse i filen.'],
    ],
    [
      'areas that do not exist or are repeated',
      [['    title', '    areas: [ett, tva, ett]\n    title']],
      ['23:18 Inget område har nyckeln tva.', '23:23 ett finns redan ovanför. Välj ett annat.'],
    ],
    [
      'a signature for somebody who is no party to it',
      [['    title', '    signed: { by: { lund: Eva } }\n    title']],
      ['23:27 lund är inte part i överenskommelsen.'],
    ],
    [
      'a key with letters that keys do not have',
      [['key: ett', 'key: Område ett']],
      ['7:10 En nyckel skrivs med a–z, 0–9 och bindestreck, utan å, ä, ö och mellanslag.'],
    ],
    [
      'a name that is too long',
      [['shortName: Klippan', `shortName: ${'x'.repeat(41)}`]],
      ['18:16 shortName är för långt: högst 40 tecken får plats.'],
    ],
    [
      'an offset for a zone, and an unknown language',
      [['  convener', '  timezone: +01:00\n  locale: fi\n  convener']],
      ['4:13 Skriv en tidszon, som Europe/Stockholm.', '5:11 Skriv sv (svenska) eller en (engelska).'],
    ],
    [
      'names where the platforms want ids',
      [
        ['  convener', '  channels: { slack: allmänt }\n  convener'],
        ['email: bo@example.org', 'email: bo@example.org, slack: bo, teams: bo'],
      ],
      [
        '4:22 Skriv kanalens id i Slack, som C0123ABCD, inte dess namn.',
        '21:51 Skriv personens id i Slack, som U0123ABCD, inte namnet.',
        '21:62 Skriv personens objekt-id i Entra: 8-4-4-4-12 tecken, 0–9 och a–f.',
      ],
    ],
    [
      'due weeks that are not one in each half-year',
      [['areas:\n', 'checkIns:\n  dueWeeks: [24, 26]\nareas:\n']],
      ['7:18 Skriv två veckonummer, som [24, 50]: det första 1–25, det andra 27–52.'],
    ],
    [
      'reminders that cannot be',
      [
        [
          'areas:\n',
          'checkIns:\n  remind: { contacts: [x, 99], coordinators: [1, 1], at: "24:00" }\nareas:\n',
        ],
      ],
      [
        `7:24 ${rungFault}`,
        `7:27 ${rungFault}`,
        '7:46 Samma dag står två gånger. Ta bort den ena.',
        '7:58 Skriv klockslaget som "09:00", mellan 00:00 och 23:59.',
      ],
    ],
    [
      'no reminder before the due date',
      [['areas:\n', 'checkIns: { remind: { contacts: [0, 3] } }\nareas:\n']],
      ['6:33 Minst en påminnelse ska komma före sista dagen: skriv ett tal under 0, som -10.'],
    ],
    [
      'quiet periods that cannot be read',
      [['areas:\n', 'checkIns: { quiet: [W60-W70, 5] }\nareas:\n']],
      [`6:21 ${quietFault}`, `6:30 ${quietFault}`],
    ],
    [
      'a quiet year',
      [['areas:\n', 'checkIns: { quiet: [W1-W53] }\nareas:\n']],
      ['6:20 Perioderna täcker hela året. Lämna dagar då påminnelser får gå ut.'],
    ],
    [
      'dates outside their half-year, and half-years written otherwise',
      [['areas:\n', 'checkIns:\n  due: { 2027-H1: 2027-08-01, 2027:1: 2027-03-01, 2028-H1: }\nareas:\n']],
      [
        '7:19 2027-08-01 ligger inte i 2027-H1. Skriv ett datum från 2027-01-01 till 2027-06-30.',
        '7:39 Skriv halvåret som 2019-H1 (våren) eller 2019-H2 (hösten), inte 2027:1.',
        `7:51 ${dayFault}`,
      ],
    ],
    [
      'a word for a list, and a word for a map',
      [
        ['[region, klippan]', 'klippan'],
        ['areas:\n', 'checkIns: nej\nareas:\n'],
      ],
      [
        '6:11 checkIns ska ha nycklar under sig: en rad för varje, med indrag och kolon.',
        '25:14 parties ska vara en lista: en rad för varje, med bindestreck först, eller [ett, två].',
      ],
    ],
    [
      'a tab as indentation',
      [['  name: Testgruppen', '\tname: Testgruppen']],
      ['3:1 Raden börjar med en tabb. Gör indraget med mellanslag.'],
    ],
    [
      'a list item out of line',
      [['  - key: klippan', '   - key: klippan']],
      [
        '16:4 Indraget stämmer inte. Nycklar som hör ihop ska börja i samma kolumn.',
        '17:1 Raden går inte att tyda. Kontrollera kolon följt av mellanslag, citattecken, parenteser och indrag.',
      ],
    ],
    [
      'a colon in unquoted text',
      [['name: Testgruppen', 'name: Test: gruppen']],
      ['3:9 Två kolon på en rad, eller fel indrag på nästa. Sätt citattecken runt en text med kolon i.'],
    ],
    [
      'a colon without a space after it',
      [['name: Testgruppen', 'name:Testgruppen']],
      ['3:3 Nyckeln saknar kolon och mellanslag efter sig, som i name: Anna.'],
    ],
    [
      'a quotation mark that is never closed',
      [['"2027-1"', '"2027-1']],
      ['22:16 Citattecknet här har inget som avslutar det.'],
    ],
    [
      'two documents in one file',
      [['areas:\n', '---\nareas:\n']],
      ['6:1 Filen har flera delar, skilda av ---. Skriv en grupp per fil.'],
    ],
    [
      'a reference to an anchor',
      [['name: Testgruppen', 'name: *namn']],
      ['3:9 Hänvisningar (& och *) går inte att använda. Skriv ut texten, eller sätt citattecken runt den.'],
    ],
  ])('%s', async (_, changes, expected) => {
    const text = edited(...changes);
    expect(await faultLines(text)).toEqual(expected);
    expect((await readOne(text)).file).toBeUndefined();
  });

  it('a section left empty means what leaving it out means', async () => {
    expect(await faultLines(edited(['areas:\n', 'checkIns:\n  due:\n  quiet:\nareas:\n']))).toEqual([]);
  });

  it('says that an empty file is empty', async () => {
    expect(await faultLines('# bara en kommentar\n')).toEqual([
      '1:1 Filen är tom. Utgå från den fil som följer med.',
    ]);
  });

  it('points at the first letter that is not UTF-8', async () => {
    expect(await faultLines(Buffer.from(good, 'latin1'))).toEqual([
      '8:14 Filen är inte sparad som UTF-8. Spara den igen med teckenkodningen UTF-8.',
    ]);
  });

  it('takes 20 areas and 300 parties, and no more', async () => {
    const areas = Array.from({ length: 20 }, (_, n) => `  - { key: a${n}, name: A }\n`).join('');
    const parties = Array.from({ length: 299 }, (_, n) => `  - { key: p${n}, name: P, shortName: P }\n`);
    const text = edited(
      ['parties:\n', `${areas}parties:\n`],
      ['agreements:', `${parties.join('')}agreements:`],
    );
    const tooMany = (lines: string[]) => lines.filter((line) => line.includes('för många'));
    expect(tooMany(await faultLines(text))).toEqual([
      '7:3 areas har för många i listan: högst 20 får plats.',
      '30:3 parties har för många i listan: högst 300 får plats.',
    ]);
    const fewer = text
      .replace('  - { key: a0, name: A }\n', '')
      .replace('  - { key: p0, name: P, shortName: P }\n', '');
    expect(tooMany(await faultLines(fewer))).toEqual([]);
  });

  it('does not hang on references that multiply, nor on ten thousand brackets', async () => {
    const bomb = Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}, *a${n}]`);
    const before = Date.now();
    expect(await faultLines(`a0: &a0 x\n${bomb.join('\n')}\n`)).toHaveLength(1);
    expect((await faultLines('['.repeat(10_000))).length).toBeGreaterThan(0);
    expect(Date.now() - before).toBeLessThan(10_000);
  });

  it('gives the key of the group although the file is wrong', async () => {
    expect(await readOne(edited(['name: Testgruppen', 'nmae: x']))).toMatchObject({ key: 'test' });
    expect(await readOne(edited(['"2027-1"', '"2027-1']))).toMatchObject({ key: 'test' });
  });
});

describe('whatever happens to the shipped file', () => {
  const english = /invalid|expected|received|required|too (big|small)|unrecognized|must|undefined/i;

  async function expectSound(text: string) {
    const read = await readOne(text);
    expect(read.file === undefined).toBe(read.faults.length > 0);
    const lineCount = text.split('\n').length;
    for (const { line, column, message } of read.faults) {
      expect(line).toBeGreaterThanOrEqual(1);
      expect(line).toBeLessThanOrEqual(lineCount);
      expect(column).toBeGreaterThanOrEqual(1);
      expect(message).toMatch(/\.$/);
      expect(message).not.toMatch(english);
    }
  }

  it('a key removed, renamed or given another value ends in a file or in faults with a place', async () => {
    const text = await readFile(seed, 'utf8');
    const value = fc.oneof(
      fc.constantFrom(null, true, 0, -1, 1.5, '', ' ', 'x', '2019-02-29', '2019-H3', [], {}, [[]], [null]),
      fc.constantFrom({ a: null }, { a: [{}] }, [{ key: 'x' }]),
    );
    const mutation = fc.record({
      at: fc.nat({ max: 60 }),
      how: fc.constantFrom('remove', 'rename', 'replace'),
      name: fc.constantFrom('x', '', 'name', 'key', '__proto__', 'constructor', '2019'),
      value,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (mutations) => {
        const document = parseDocument(text);
        for (const { at, how, name, value } of mutations) {
          let n = 0;
          visit(document, {
            Pair(_, pair) {
              if (n++ !== at) return undefined;
              if (how === 'remove') return visit.REMOVE;
              if (how === 'rename' && isScalar(pair.key)) pair.key.value = name;
              if (how === 'replace') pair.value = document.createNode(value);
              return visit.BREAK;
            },
          });
        }
        await expectSound(document.toString());
      }),
      { numRuns: 300 },
    );
  });

  it('text cut out or put in anywhere ends in a file or in faults with a place', async () => {
    const text = await readFile(seed, 'utf8');
    const signs = [
      '\t',
      '"',
      "'",
      '[',
      '{',
      '}',
      ': ',
      '- ',
      '&a ',
      '*a',
      '!!x ',
      '|',
      '>',
      '%',
      '\n',
      '---\n',
      '? ',
    ];
    const put = fc.oneof(fc.constantFrom(...signs), fc.string());
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: text.length }), fc.nat({ max: 20 }), put, async (at, cut, put) => {
        await expectSound(text.slice(0, at) + put + text.slice(at + cut));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a folder', () => {
  it('gives its YAML files in order of name and leaves other files alone', async () => {
    await writeFile(join(folder, 'b.yaml'), good);
    await writeFile(join(folder, 'a.yml'), edited(['key: test', 'key: annan']));
    await writeFile(join(folder, '.dold.yaml'), 'x: [');
    await writeFile(join(folder, 'README.md'), 'x: [');
    await mkdir(join(folder, 'mapp.yaml'));
    await writeFile(join(folder, 'data'), edited(['key: test', 'key: tredje']));
    await symlink(join(folder, 'data'), join(folder, 'c.yaml'));
    const read = await readWorkingGroupFiles(folder);
    expect(read.map(({ source, key, faults }) => [source, key, faults])).toEqual([
      ['a.yml', 'annan', []],
      ['b.yaml', 'test', []],
      ['c.yaml', 'tredje', []],
    ]);
  });

  it('refuses the second of two groups with one key, and names the first', async () => {
    await writeFile(join(folder, 'a.yaml'), good);
    await writeFile(join(folder, 'b.yaml'), good);
    const [first, second] = await readWorkingGroupFiles(folder);
    expect(first?.faults).toEqual([]);
    expect(second?.file).toBeUndefined();
    expect(second?.faults).toEqual([
      { line: 2, column: 8, message: 'test är redan nyckel för gruppen i a.yaml. Välj en annan.' },
    ]);
  });

  it('without a YAML file is refused with one sentence', async () => {
    await expect(readWorkingGroupFiles(folder)).rejects.toThrow(
      `Mappen ${folder} har ingen fil som slutar på .yaml eller .yml.`,
    );
  });
});

describe('a path that cannot be read', () => {
  it('is refused with one sentence when nothing is there', async () => {
    const path = join(folder, 'saknas.yaml');
    await expect(readWorkingGroupFiles(path)).rejects.toThrow(
      `Arbetsgruppens fil ${path} finns inte. Kontrollera sökvägen.`,
    );
  });

  it('is refused with one sentence when reading fails, and keeps the cause', async () => {
    const path = join(folder, 'rund.yaml');
    await symlink(path, path);
    await expect(readWorkingGroupFiles(path)).rejects.toMatchObject({
      message: `Arbetsgruppens fil ${path} kan inte läsas. Kontrollera att programmet har rätt att läsa den.`,
      cause: { code: 'ELOOP' },
    });
  });
});

it('tells faults as one message with a line for each', () => {
  expect(
    formatFaults('fil.yaml', [
      { line: 12, column: 5, message: 'name saknas.' },
      { line: 14, column: 1, message: 'key saknas.' },
    ]),
  ).toBe('Inget importerades från fil.yaml: 2 fel.\nfil.yaml:12:5  name saknas.\nfil.yaml:14:1  key saknas.');
});

describe('what YAML takes without a word', () => {
  const quoted = (first: string, inside: string, last: string) =>
    `Citattecknen ${first} och ${last} blir en del av texten. Skriv raka citattecken: "${inside}".`;
  const cut = (rest: string) =>
    `Det som står efter # blir en kommentar: «${rest}» läses inte. Hör det till texten, sätt raka citattecken runt hela värdet. Är det en kommentar, skriv ett mellanslag efter #.`;

  it.each<[from: string, to: string, expected: string[]]>([
    ['"2027-1"', '”2027-1”', [`22:16 ${quoted('”', '2027-1', '”')}`]],
    ['"2027-1"', '“2027-1”', [`22:16 ${quoted('“', '2027-1', '”')}`]],
    ['"2027-1"', '„2027-1“', [`22:16 ${quoted('„', '2027-1', '“')}`]],
    ['"2027-1"', '«2027-1»  # dnr', [`22:16 ${quoted('«', '2027-1', '»')}`]],
    ['"2027-1"', '’2027-1’', [`22:16 ${quoted('’', '2027-1', '’')}`]],
    ['"2027-1"', '”2027-1"', [`22:16 ${quoted('”', '2027-1', '"')}`]],
    ['name: Område ett', 'name: ”Område ett”', [`8:11 ${quoted('”', 'Område ett', '”')}`]],
    [
      'name: Område ett',
      'name: Område ett\n    questions: [”Hur?”, Vad?]',
      [`9:17 ${quoted('”', 'Hur?', '”')}`],
    ],
    ['{ name: Bo,', '{ name: “Bo”,', [`20:17 ${quoted('“', 'Bo', '”')}`]],
    ['name: Testgruppen', 'name: Digitalt #1', [`3:18 ${cut('#1')}`]],
    ['name: Testgruppen', 'name: Digitalt\t#1 och #2', [`3:18 ${cut('#1 och #2')}`]],
    ['name: Område ett', 'name: Område ett\n    questions:\n      - Fråga #1', [`10:15 ${cut('#1')}`]],
    ['name: Testgruppen', 'name: #bibliotek', [`3:3 name saknas.`, `3:9 ${cut('#bibliotek')}`]],
  ])('%s written as %s is a fault with its line', async (from, to, expected) => {
    expect(await faultLines(edited([from, to]))).toEqual(expected);
  });

  it('a list that # cuts says why', async () => {
    const faults = await faultLines(
      edited(['name: Område ett', 'name: Område ett\n    questions: [Fråga #1, Fråga #2]']),
    );
    expect(faults).toContain(`9:23 ${cut('#1, Fråga #2]')}`);
  });

  it('a straight quotation mark that a typographic one was to close', async () => {
    expect(await faultLines(edited(['"2027-1"', '"2027-1”']))).toEqual([
      '22:16 Citattecknet här har inget som avslutar det. Ett typografiskt citattecken räknas inte.',
    ]);
  });

  it.each([
    ['name: Testgruppen', 'name: Testgruppen # gruppens namn'],
    ['name: Testgruppen', 'name: Testgruppen   ## gruppens namn'],
    ['name: Testgruppen', 'name: "Digitalt #1"'],
    ['name: Testgruppen', 'name: "Digitalt" #1'],
    ['name: Testgruppen', 'name: C#'],
    ['name: Testgruppen', 'name: Digitalt#1'],
    ['name: Testgruppen', 'name: "”Digitalt först”"'],
    ['name: Testgruppen', 'name: ”Digitalt” och ”först”'],
    ['name: Testgruppen', 'name: Gruppen ”Digitalt”'],
    ['name: Område ett', 'name: Område ett\n    about: >\n      ”Möta” #1\n      alla”'],
  ])('%s written as %s is as it is meant', async (from, to) => {
    expect(await faultLines(edited([from, to]))).toEqual([]);
  });
});

describe('a file that is no UTF-8 text with line breaks', () => {
  const utf16 = 'Filen är sparad som UTF-16. Spara den igen med teckenkodningen UTF-8.';
  const utf8 = 'Filen är inte sparad som UTF-8. Spara den igen med teckenkodningen UTF-8.';
  const cr =
    'Raden slutar med ett tecken (CR) som inte bryter raden i dag. Spara filen med radbrytningarna LF eller CRLF.';
  const dokument =
    'Filen är inte en textfil utan ett dokument, som från Word. Spara innehållet som ren text, i UTF-8.';

  it.each<[string, () => string | Uint8Array, string[]]>([
    ['UTF-16 with its mark', () => Buffer.from(`\ufeff${good}`, 'utf16le'), [`1:1 ${utf16}`]],
    ['UTF-16 the other way round', () => Buffer.from(`\ufeff${good}`, 'utf16le').swap16(), [`1:1 ${utf16}`]],
    ['UTF-16 without a mark', () => Buffer.from(good, 'utf16le'), [`1:1 ${utf16}`]],
    ['Latin-1', () => Buffer.from(good, 'latin1'), [`8:14 ${utf8}`]],
    ['a Word document', () => Buffer.from('PK\u0003\u0004annat', 'latin1'), [`1:1 ${dokument}`]],
    [
      'more than a megabyte',
      () => `${good}# ${'x'.repeat(1_000_000)}`,
      ['1:1 Filen är större än 1 MB, och det är ingen arbetsgrupps fil. Kontrollera sökvägen.'],
    ],
    ['rich text', () => '{\\rtf1\\ansi workingGroup: }', [`1:1 ${dokument}`]],
    ['CR alone', () => good.replaceAll('\n', '\r'), [`1:14 ${cr}`]],
    ['CR alone on one line', () => edited(['name: Testgruppen\n', 'name: Testgruppen\r']), [`3:20 ${cr}`]],
    [
      '%YAML 1.1 first',
      () => `%YAML 1.1\n${good}`,
      ['1:1 Ta bort raden %YAML 1.1. Filen läses som YAML utan den.'],
    ],
    [
      '%YAML 1.2 and ---',
      () => `# ny\n%YAML 1.2\n---\n${good}`,
      ['2:1 Ta bort raden %YAML 1.2. Filen läses som YAML utan den.'],
    ],
    [
      '%TAG first',
      () => `%TAG ! tag:a,b:\n---\n${good}`,
      ['1:1 Ta bort raden %TAG ! tag:a,b:. Filen läses som YAML utan den.'],
    ],
    [
      'tabs',
      () => good.replace('  key: test', '\tkey: test'),
      ['2:1 Raden börjar med en tabb. Gör indraget med mellanslag.'],
    ],
    [
      'UTF-8 read as another encoding and saved',
      () => Buffer.from(Buffer.from(good).toString('latin1')),
      [
        '8:14 Här står Ã¥ där det ska stå å, ä, ö eller ett annat tecken: filen har öppnats med fel teckenkodning. Hämta den som den var innan, eller rätta tecknen, och spara som UTF-8.',
      ],
    ],
  ])('%s: says so', async (_, bytes, expected) => {
    expect(await faultLines(bytes())).toEqual(expected);
  });

  it.each<[string, () => string]>([
    ['a mark of UTF-8 first', () => `\ufeff${good}`],
    ['CRLF', () => good.replaceAll('\n', '\r\n')],
    ['--- first', () => `---\n${good}`],
    ['no line break last', () => good.trimEnd()],
    ['per cent in a text', () => edited(['name: Testgruppen', 'name: Testgruppen\n  locale: sv # %YAML'])],
  ])('%s: is read', async (_, text) => {
    expect(await faultLines(text())).toEqual([]);
  });

  it('a sign that nobody sees, in a text', async () => {
    const said = (sign: string) =>
      faultLines(edited(['name: Klippans bibliotek', `name: "Klippans\\${sign}x"`]));
    expect(await said('u000b')).toEqual([
      '17:11 Här står ett tecken som inte syns (U+000B). Skriv om texten.',
    ]);
    expect(await said('uffff')).toEqual([
      '17:11 Här står ett tecken som inte syns (U+FFFF). Skriv om texten.',
    ]);
  });
});
