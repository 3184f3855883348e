import { XMLParser } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import { documentOf } from '../../src/documents/document.ts';
import type { EarlierHalfYear } from '../../src/domain/earlier.ts';
import type { CheckInRecord } from '../../src/domain/record.ts';
import { sha256Of } from '../../src/domain/record-hash.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { earlierOf, recordOfParties } from '../support/picture-record.ts';
import { libraryNames, recordOf } from '../support/records.ts';

/* What Word, a screen reader and a registrar go by: the document's structure, not its looks. */

type Node = Record<string, unknown>;

const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, trimValues: false });
const lockedAt = new Date('2019-12-20T10:00:00Z');

/** Every element with the name, wherever it is, in order. */
function all(nodes: unknown, name: string): { attributes: Node; inside: Node[] }[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: Node) =>
    Object.entries(node).flatMap(([key, inside]) => {
      if (key === ':@' || !Array.isArray(inside)) return [];
      const found = all(inside, name);
      return key === name ? [{ attributes: (node[':@'] ?? {}) as Node, inside }, ...found] : found;
    }),
  );
}

const attributeOf = (nodes: Node[], name: string) => all(nodes, name)[0]?.attributes['@_w:val'];
const textOf = (nodes: Node[]): string =>
  all(nodes, 'w:t')
    .flatMap(({ inside }) => inside.map((each) => String(each['#text'] ?? '')))
    .join('');

async function open(kind: 'brief' | 'minutes', record: CheckInRecord, earlier: EarlierHalfYear[] = []) {
  const files = unzipSync(await documentOf(kind, record, textsFor(record.group.locale), earlier).bytes());
  const part = (name: string) => parser.parse(strFromU8(files[name] ?? new Uint8Array())) as Node[];
  const body = part('word/document.xml');
  const paragraphs = all(body, 'w:p').map(({ inside }) => ({
    style: attributeOf(inside, 'w:pStyle'),
    text: textOf(inside),
  }));
  return { files: Object.keys(files), body, paragraphs, styles: part('word/styles.xml'), part };
}

const sizes: [string, number, number][] = [
  ['two parties', 1, 4],
  ['thirty-three libraries', 33, 4],
  ['thirty-three libraries and twenty areas', 33, 20],
];

describe.each(['brief', 'minutes'] as const)('%s', (kind) => {
  it.each(sizes)(
    'of %s has one title, headings in order and a header row in every table',
    async (_, n, areas) => {
      const { body, paragraphs } = await open(kind, recordOf(libraryNames(n), { areas, lockedAt }));
      expect(paragraphs.filter(({ style }) => style === 'Title')).toHaveLength(1);
      const levels = paragraphs
        .flatMap(({ style }) => /^Heading(\d)$/.exec(String(style))?.[1] ?? [])
        .map(Number);
      expect(levels[0]).toBe(1);
      expect(levels.every((level, i) => level <= (levels[i - 1] ?? 0) + 1)).toBe(true);
      expect(paragraphs.filter(({ style, text }) => String(style).startsWith('Heading') && !text)).toEqual(
        [],
      );
      const tables = all(body, 'w:tbl');
      expect(tables.length).toBeGreaterThan(1);
      for (const { inside } of tables) {
        const [first, ...rest] = all(inside, 'w:tr');
        expect(all(first?.inside, 'w:tblHeader')).toHaveLength(1);
        expect(rest.length).toBeGreaterThan(0);
        expect(attributeOf(inside, 'w:tblCaption')).toMatch(/\p{L}/u);
        expect(
          all(
            rest.flatMap((row) => row.inside),
            'w:tblHeader',
          ),
        ).toEqual([]);
        // Six columns at most have room on the page.
        expect(all(first?.inside, 'w:tc').length).toBeLessThanOrEqual(6);
      }
      // No picture stands without words.
      for (const { inside } of all(body, 'w:drawing'))
        expect(all(inside, 'wp:docPr')[0]?.attributes['@_descr']).toMatch(/\S/);
      expect(all(body, 'w:drawing').length > 0).toBe(kind === 'brief');
    },
  );

  it.each([
    ['sv', 'sv-SE'],
    ['en', 'en-GB'],
  ] as const)('is in the group’s language: %s', async (locale, language) => {
    const { styles } = await open(kind, recordOf(['Helsingborg'], { locale }));
    expect(attributeOf(styles, 'w:lang')).toBe(language);
  });

  it('has the properties that it is registered and found by', async () => {
    const { part } = await open(kind, recordOf(['Helsingborg']));
    const core = part('docProps/core.xml');
    const property = (name: string) =>
      all(core, name)[0]
        ?.inside.map((each) => each['#text'])
        .join('');
    expect(property('dc:title')).toMatch(/, avstämning för andra halvåret 2019$/);
    expect(property('dc:subject')).toBe(
      'Avstämning för andra halvåret 2019, Digitalt först med användaren i fokus',
    );
    expect(property('cp:keywords')).toBe('2019-000153; 2019-H2');
    expect(property('dc:creator')).toBe('Region Skånes kulturförvaltning');
  });

  it('says on every page that it is a draft, until it is locked', async () => {
    const header = async (record: CheckInRecord) => {
      const { files, part, paragraphs } = await open(kind, record);
      const name = files.find((file) => /^word\/header\d*\.xml$/.test(file)) ?? '';
      return `${textOf(part(name))} ${paragraphs.map(({ text }) => text).join(' ')}`;
    };
    expect(await header(recordOf(['Helsingborg']))).toMatch(
      /^UTKAST.*UTKAST den 16 december 2019\. Svaren är inte låsta\./,
    );
    const locked = await header(recordOf(['Helsingborg'], { lockedAt }));
    expect(locked).not.toContain('UTKAST');
    expect(locked).toContain('Låst den 20 december 2019 kl. 11.00.');
  });
});

describe('the brief', () => {
  it.each([
    [2, 4, 1],
    [33, 4, 2],
    [33, 20, 6],
  ])(
    'shows how it stands as a picture, which a screen reader is told of: %i parties, %i areas',
    async (n, areas, most) => {
      const record = recordOfParties(n, areas, { lockedAt });
      const { files, body, paragraphs } = await open('brief', record, earlierOf(record));
      const drawings = all(body, 'wp:inline');
      expect(drawings.length).toBeGreaterThan(0);
      expect(drawings.length).toBeLessThanOrEqual(most);
      expect(files.filter((name) => /^word\/media\/.*\.png$/.test(name))).toHaveLength(drawings.length);
      const [alt = '', ...others] = drawings.map(({ inside }) =>
        String(all(inside, 'wp:docPr')[0]?.attributes['@_descr']),
      );
      for (const { shortName } of record.parties) expect(alt).toContain(shortName);
      for (const { name } of record.areas) expect(alt).toContain(`${name}: `);
      expect(alt).toContain('Första halvåret 2019: ');
      expect(others).toEqual(others.map((_, i) => `${i + 2}/${drawings.length}`));
      // A page's text is 17 cm wide and 25.2 cm high: 360 000 of these a centimetre.
      for (const { inside } of drawings) {
        const { '@_cx': width, '@_cy': height } = all(inside, 'wp:extent')[0]?.attributes ?? {};
        expect(Math.abs(Number(width) / 360_000 - 17)).toBeLessThan(0.1);
        expect(Number(height) / 360_000).toBeLessThan(23);
      }
      // The table in words comes after it, under the same heading.
      const below = paragraphs.findIndex(({ text }) => text === 'Läget');
      expect(
        paragraphs
          .slice(below)
          .map(({ text }) => text)
          .join('\n'),
      ).toContain('🔶 Behöver ändras (var Går bra)');
    },
  );

  it('names who answered on whose behalf and when, the reference, the status in words and the checksum', async () => {
    const record = recordOf(['Helsingborg'], { lockedAt });
    const { paragraphs } = await open('brief', record);
    const text = paragraphs.map((one) => one.text).join('\n');
    expect(text).toContain('Överenskommelse 2019-000153, gäller till och med 31 december 2020.');
    expect(text).toContain(
      'Kontaktperson Helsingborg, ersättare, svarade för Helsingborg. Svaret kom in den 10 december 2019 kl. 14.32. Version 1.',
    );
    expect(text).toContain('🔶 Behöver ändras (var Går bra)');
    expect(text).toContain('Svårt att frigöra personal (Region Skåne och Helsingborg)');
    expect(text).toContain(sha256Of(record));
  });

  it('says what is arranged for one party: its own last day, what was asked, and whose a note is', async () => {
    const record = recordOf(['Helsingborg', 'Lund']);
    const [, helsingborg, lund] = record.parties;
    if (!helsingborg || !lund) throw new Error('there are too few parties');
    lund.dueOn = '2019-12-20';
    const by = 'Eva Samordnare';
    const at = '2019-12-11T09:00:00.000Z';
    const answer = { text: 'Tre tillfällen', by: 'Anna Helsingborg', answeredAt: at };
    helsingborg.questions = [{ area: 'area-2', version: 1, text: 'Hur många?', by, askedAt: at, answer }];
    delete lund.answer;
    lund.note = {
      sender: 'Region Skånes kulturförvaltning',
      by,
      notedAt: at,
      informant: 'Karin Ek',
      on: '2019-12-11',
      areas: [{ area: 'area-2', status: 'stalled' }],
      said: 'Allt rullar på',
      reference: '2019-000777',
    };
    const { paragraphs } = await open('brief', record);
    const text = paragraphs.map((one) => one.text).join('\n');
    for (const part of [
      'Lund: har till den 20 december 2019',
      'Hur många?',
      'Tre tillfällen',
      'Karin Ek',
      'Allt rullar på',
    ])
      expect(text).toContain(part);
    expect(text).toContain('Inte bekräftat av Lund.');
    expect(text).toContain('Diarienummer 2019-000777.');
  });

  it('promises a file with the same checksum only where it is locked', async () => {
    const said = async (record: CheckInRecord) =>
      (await open('brief', record)).paragraphs.map((one) => one.text).join('\n');
    const { checksumDraft, checksumWhat } = textsFor('sv').documents;
    const draft = await said(recordOf(['Helsingborg']));
    expect(draft).toContain(checksumDraft);
    expect(draft).not.toContain(checksumWhat);
    expect(await said(recordOf(['Helsingborg'], { lockedAt }))).toContain(checksumWhat);
  });

  it('keeps what people wrote as it is, also what would be markup', async () => {
    const { paragraphs } = await open('brief', recordOf(['Helsingborg'], { needs: '<b>&amp; "fet"</b>' }));
    expect(paragraphs.some(({ text }) => text.includes('<b>&amp; "fet"</b>'))).toBe(true);
  });

  it('is the size of a mail for thirty-three libraries, and lists those who have not answered', async () => {
    const record = recordOf(libraryNames(33), { lockedAt });
    const bytes = await documentOf('brief', record, textsFor('sv')).bytes();
    expect(bytes.length).toBeLessThan(200_000);
    const { paragraphs } = await open('brief', record);
    const from = paragraphs.findIndex(({ text }) => text === 'Har inte svarat');
    expect(paragraphs.slice(from + 1, from + 4).map(({ text }) => text)).toEqual([
      'Bibliotek 17',
      'Bibliotek 26',
      'Bibliotek 8',
    ]);
  });
});
