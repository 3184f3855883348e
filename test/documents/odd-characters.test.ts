import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';

import { textBlocks } from '../../adapters/render/card-text.ts';
import { printable } from '../../adapters/render/printable.ts';
import { readForm } from '../../src/asking/read-form.ts';
import { documentOf } from '../../src/documents/document.ts';
import type { CheckInRecord } from '../../src/domain/record.ts';
import { text } from '../../src/domain/status-update.ts';
import { documentKinds } from '../../src/record/actions.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { recordOf } from '../support/records.ts';

/* What people paste: characters that nobody sees and that make Word and Excel refuse a whole file. */

const t = textsFor('sv');
const lockedAt = new Date('2019-12-20T10:00:00Z');

const controls = Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(code)).filter(
  (character) => !/[\t\n\r\v\f]/.test(character),
);
const impossible = [...controls, '\ufffe', '\uffff', '\ud800', '\udfff', '\udc00\ud800'];
const lineBreaks = ['\v', '\f', '\u0085', '\u2028', '\u2029'];

/** Everything that somebody wrote, or that stands in the group's file, with the same words in it. */
function filled(words: string): CheckInRecord {
  const record = recordOf([words], { lockedAt, needs: words });
  return {
    ...record,
    subject: words,
    group: { ...record.group, name: words },
    agreements: record.agreements.map((one) => ({ ...one, reference: words, title: words })),
    areas: record.areas.map((one) => ({ ...one, name: words })),
    initiatives: [
      {
        ...{
          party: 'party-1',
          title: words,
          day: '2019-09-02',
          state: 'planned',
          open: 'yes',
          area: 'area-1',
        },
        ...{ where: words, about: words, signedUp: 0, told: [], version: 1 },
      },
    ],
    separateAgreements: [
      {
        ...{ reference: words, title: words, parties: ['party-1'], aims: words, purposes: words },
        ...{ fundingAbout: words, grantDecision: words, grantReference: words, implementation: words },
        signedBy: words,
      },
    ],
    goals: [{ key: 'a', text: words, source: words }],
    parties: record.parties.map((party) => ({
      ...party,
      name: words,
      references: [words],
      answer: party.answer && {
        ...party.answer,
        sender: { ...party.answer.sender, name: words },
        workedWell: words,
        commitments: [{ what: words, who: words }],
        areas: party.answer.areas.map((one) => ({ ...one, done: words, needs: words })),
      },
    })),
  };
}

/** A text's lines as a card in Teams draws them. */
const cardLines = (text: string) =>
  textBlocks(text).map((block) =>
    block.type === 'RichTextBlock' ? block.inlines.map((run) => run.text).join('') : '',
  );

/** What XML 1.0 lets a document hold. */
const xml = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

async function partsOf(
  kind: (typeof documentKinds)[number],
  record: CheckInRecord,
): Promise<[string, string][]> {
  const bytes = await documentOf(kind, record, t).bytes();
  if (Buffer.from(bytes.subarray(0, 2)).toString() !== 'PK') return [['', strFromU8(bytes)]];
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('.png'));
  return parts.map(([name, part]) => [name, strFromU8(part)]);
}

const pictures = ['picture', 'group-picture'] as const;
const written = documentKinds.filter((kind) => !pictures.some((one) => one === kind));

it.each(pictures)('%s is SVG that any program reads, whatever is in the names', async (kind) => {
  for (const character of [...impossible, ...lineBreaks, '<', '&', '"', "'", ']]>', '😀', '\u202e', '<!--']) {
    const { picture } = documentOf(kind, filled(`före${character}efter`), t);
    const svg = (await picture?.svg()) ?? '';
    expect([character, xml.test(svg), XMLValidator.validate(svg)]).toEqual([character, true, true]);
    const { svg: root } = new XMLParser({ ignoreAttributes: false }).parse(svg);
    expect(Object.keys(root).filter((name) => !/^(@_.*|rect|circle|path|text)$/.test(name))).toEqual([]);
    expect(root.text.map((one: { '#text': unknown }) => one['#text']).join(' ')).toMatch(/före.*efter/);
  }
});

describe.each(written)('%s', (kind) => {
  it('holds nothing that it cannot, in any part, and shows where something was', async () => {
    for (const character of impossible) {
      const words = `före${character}efter`;
      const parts = await partsOf(kind, filled(words));
      for (const [name, text] of parts) {
        if (kind !== 'json') expect([name, xml.test(text)]).toEqual([name, true]);
        if (/\.(xml|rels)$/.test(name)) expect([name, XMLValidator.validate(text)]).toEqual([name, true]);
      }
      const all = parts.map(([, text]) => text).join('');
      // JSON can write every character, and the archive's file is the record as it is.
      if (kind === 'json') expect(JSON.parse(all).record.subject).toBe(words.replace(/\p{Cs}/gu, '\ufffd'));
      else expect(all).toMatch(/före(\ufffd|_xFFFD_)+efter/);
    }
  });

  it('keeps what is not in the way as it is', async () => {
    const words = 'å😀é\u200d👩‍👧 𝒳 <&>"';
    const all = (await partsOf(kind, filled(words))).map(([, text]) => text).join('');
    expect(all).toContain('å😀é\u200d👩‍👧 𝒳 ');
    expect(all).not.toContain('\ufffd');
  });
});

it.each(lineBreaks)(
  'a line break from Office (%j) parts the words in Word, in Excel and on a screen',
  async (mark) => {
    const record = filled(`första${mark}andra`);
    const word = new Map(await partsOf('brief', record)).get('word/document.xml') ?? '';
    expect(word).toMatch(
      /första<\/w:t><\/w:r><w:r>(?:<w:rPr>.*?<\/w:rPr>)?<w:br\/><w:t xml:space="preserve">andra/,
    );
    expect(word).not.toContain(mark);
    const excel = new XMLParser({ trimValues: false }).parse(
      new Map(await partsOf('xlsx', record)).get('xl/sharedStrings.xml') ?? '',
    );
    expect(JSON.stringify(excel)).toContain('första\\nandra');
    expect((await partsOf('table', record)).join()).toContain('"första\nandra"');
    expect(printable(`första${mark}andra`)).toBe('första\nandra');
    expect(cardLines(`första${mark}andra`)).toEqual(['första', 'andra']);
  },
);

describe('what is typed', () => {
  const shape = { done: { kind: 'text', lines: 'many', label: () => '' } } as const;
  /** As it is kept, of a form and of a line. */
  const kept = (typed: string) => {
    const read = readForm(shape, { done: typed }, { given: {}, saved: { done: '' }, rows: {}, t });
    return [read.kind === 'read' && read.values.done, text.parse(typed)];
  };

  it.each(lineBreaks)('has one kind of line break when it is kept: %j', (mark) => {
    expect(kept(`a${mark}b`)).toEqual(['a\nb', 'a\nb']);
  });

  it('has a mark where a character was that no database keeps', () => {
    expect(kept('a\0b')).toEqual(['a\ufffdb', 'a\ufffdb']);
    expect(kept('a\ud800b')).toEqual(['a\ufffdb', 'a\ufffdb']);
  });

  it('is otherwise as it was typed', () => {
    const typed = ' \ta\r\nb  \n\n😀 ';
    expect(kept(typed)).toEqual([typed, typed]);
  });
});
