import { readParties, withParties } from '../../src/adding/read-parties.ts';
import { readStatuses } from '../../src/adding/read-statuses.ts';
import { checkWorkingGroupFile, type WorkingGroupFile } from '../../src/domain/working-group-file.ts';
import { sv } from '../../src/texts/sv.ts';
import { groupOf } from '../support/product-groups.ts';

let group: WorkingGroupFile;
beforeAll(async () => {
  group = await groupOf(['Klippan']);
});

const line = (name: string, ...rest: string[]) => [
  name,
  `Anna i ${name}`,
  `anna@${name.toLowerCase().normalize('NFD').replace(/\W/g, '')}.se`,
  ...rest,
];
const cells = ['2027-1', '2027-01-01', '2028-12-31'];
const read = (text: string) => readParties(text, group, sv);
const names = (text: string) => read(text).parties.map(({ name }) => name);
const faultsOf = (text: string) => read(text).faults.map((one) => `${one.line} ${one.text}`);

it('reads a line with tabs, semicolons, commas or bars, and what is quoted in it', () => {
  for (const sign of ['\t', ';', ',', ' | '])
    expect(read(line('Lund', ...cells).join(sign)).parties).toEqual([
      {
        line: 1,
        name: 'Lund',
        shortName: 'Lund',
        contact: { name: 'Anna i Lund', email: 'anna@lund.se' },
        reference: '2027-1',
        validFrom: '2027-01-01',
        validTo: '2028-12-31',
      },
    ]);
  expect(names('"Lund; stad";A;a@b.se;1;2027-01-01;2028-01-01')).toEqual(['Lund; stad']);
  expect(names('“Lund, stad”,A,a@b.se,1,2027-01-01,2028-01-01')).toEqual(['Lund, stad']);
  expect(names('”Lund”;A;a@b.se;1;2027-01-01;2028-01-01')).toEqual(['Lund']);
  expect(names('Biblioteket "Kulturen";A;a@b.se;1;2027-01-01;2028-01-01')).toEqual([
    'Biblioteket "Kulturen"',
  ]);
  // One that nobody closed is a sign like others.
  expect(
    read('"Lund;A;a@b.se;1;2027-01-01;2028-01-01\nBjuv;B;b@b.se;2;2027-01-01;2028-01-01').parties,
  ).toHaveLength(2);
});

it('takes columns in any order by their headings, and says which it does not read', () => {
  const text =
    'E-postadress;Telefon;DNR;Part;Gäller fr.o.m.;Kontaktperson;Gäller till och med;Kommun\r\na@b.se;040;1;Lund;2027-01-01;Anna Ek;2028-12-31;Lunds kommun';
  const { parties, others } = read(text.replace('fr.o.m.', 'från'));
  expect(parties).toMatchObject([
    { line: 2, name: 'Lund', municipality: 'Lunds kommun', contact: { name: 'Anna Ek', email: 'a@b.se' } },
  ]);
  expect(others).toEqual(['Telefon']);
});

it('takes letters and spaces in whatever form a browser or a chat delivers them', () => {
  const text = line('Åstorp', ...cells).join('\t');
  for (const odd of [
    text.normalize('NFD'),
    `\ufeff${text}\r\n`,
    text.replace(/ /g, '\u00a0'),
    text.replace('Åstorp', 'Å\u00adstorp\u200b'),
    `\n\n${text}\u2028`,
  ])
    expect(names(odd)).toEqual(['Åstorp']);
  const link = `Lund;Anna Ek;Anna Ek <mailto:Anna.Ek@Lund.se>;1;2027-01-01;2028-01-01`;
  expect(read(link).parties[0]?.contact).toEqual({ name: 'Anna Ek', email: 'anna.ek@lund.se' });
});

it('recognises letters that have gone wrong on the way, and says so and nothing else of the line', () => {
  const wrong = Buffer.from(line('Höör', ...cells).join(';'), 'utf8').toString('latin1');
  expect(faultsOf(wrong)).toEqual([`1 ${sv.adding.garbled}`]);
  expect(faultsOf('H\ufffd\ufffdr;A;a@b;;;')).toEqual([`1 ${sv.adding.garbled}`]);
});

it('takes days that can mean one day only, and refuses the others by name', () => {
  const of = (from: string) => read(['Lund', '', '', '1', from, '2028-12-31'].join(';'));
  for (const from of [
    '2027-01-01',
    '2027-1-1',
    '20270101',
    '2027/01/01',
    '2027-01-01 00:00:00',
    '1 januari 2027',
    '1 jan. 2027',
    'den 1 January 2027',
  ])
    expect([from, of(from).parties[0]?.validFrom]).toEqual([from, '2027-01-01']);
  for (const from of ['1/1 2027', '01/02/2027', '1.1.2027', '27-01-01', '46388', 'nyår', '2027-02-30'])
    expect(of(from).faults).toEqual([{ line: 1, text: sv.adding.badDay('gäller från', from) }]);
  expect(of('').faults[0]?.text).toContain('Datumet saknas: gäller från');
});

it('names every fault of a line with its number, and takes the lines that have none', () => {
  const text = [
    'Lund;Anna;anna@lund.se;1;2027-01-01;2028-12-31',
    '',
    'Bjuv;Bo;inte en adress;;2029-01-01;2028-12-31',
    'lund;Cia;cia@lund.se;1;2027-01-01;2028-12-31',
    'Höör;Dan;anna@lund.se;3;2027-01-01;2028-12-31',
    ';Eva;;4;2027-01-01;2028-12-31',
    'Klippan;Kim;kim@klippan.se;5;2027-01-01;2028-12-31',
    'Eslöv;;;6;2027-01-01;2028-12-31',
  ].join('\n');
  expect(names(text)).toEqual(['Lund', 'Eslöv']);
  const [bjuv, lund, hoor, nobody, klippan, ...more] = faultsOf(text);
  expect(more).toEqual([]);
  expect(bjuv).toBe(
    '3 «inte en adress» är ingen e-postadress. Överenskommelsens diarienummer saknas. Överenskommelsen slutar 2028-12-31, före starten 2029-01-01.',
  );
  expect(lund).toContain('4 lund finns redan på rad 1.');
  expect(hoor).toBe('5 anna@lund.se hör redan till Anna. Skriv samma namn.');
  expect(nobody).toBe('6 Partens namn saknas. E-postadressen till Eva saknas.');
  expect(klippan).toContain('i gruppen');
});

it('adds what a file may hold, and finds all of it there when it is pasted again', () => {
  const many = Array.from({ length: 298 }, (_, n) =>
    line(`Ort ${n}`, `D${n}`, '2027-01-01', '2028-12-31').join('\t'),
  ).join('\n');
  const started = performance.now();
  const { parties, faults } = read(many);
  expect(performance.now() - started).toBeLessThan(5_000);
  expect(faults).toEqual([]);
  const checked = checkWorkingGroupFile(withParties(group, parties, sv));
  expect(checked.kind).toBe('good');
  if (checked.kind !== 'good') return;
  const again = readParties(many, checked.file, sv);
  expect(again).toMatchObject({ parties: [], faults: [], there: 298 });
  expect(readParties(`${many}\nA\t\t\t1\t2027-01-01\t2028-12-31`, checked.file, sv).faults).toEqual([
    { line: 299, text: 'En grupp har högst 300 parter.' },
  ]);
});

describe('last half-year', () => {
  const of = {
    parties: ['Klippan', 'Lund', 'Höör'].map((name, i) => ({
      id: i + 1,
      key: name.toLowerCase(),
      name: `${name}s bibliotek`,
      shortName: name,
      municipality: name,
      removed: false,
    })),
    areas: ['Bemötande', 'Pedagogik och handledning'].map((name, i) => ({
      id: i + 1,
      key: `a${i}`,
      name,
      about: '',
      questions: [],
      removed: false,
    })),
  };
  const answers = (text: string) =>
    readStatuses(text, of, sv).statuses.map(
      ({ partyId, areaId, status }) => `${partyId} ${areaId} ${status}`,
    );

  it('is read with an area a column, as the summary has it, or a line an answer', () => {
    const table =
      'Part\tBemötande\tPedagogik och hand\nKlippan\t🟢 Går bra\tEj påbörjat\nHöörs bibliotek\tgul\t–';
    expect(answers(table)).toEqual(['1 1 going_well', '1 2 not_started', '3 1 needs_change']);
    expect(answers('Lund;Bemötande;Står stilla\nKlippan;Pedagogik;Going well')).toEqual([
      '2 1 stalled',
      '1 2 going_well',
    ]);
  });

  it('says what it does not understand, line by line', () => {
    const { faults } = readStatuses(
      'Part;Område;Läge\nYstad;Bemötande;bra\nLund;Lokaler;bra\nLund;Bemötande;toppen\nLund;Bemötande;bra\nLund;Bemötande;bra',
      of,
      sv,
    );
    expect(faults.map(({ line: at }) => at)).toEqual([2, 3, 4, 6]);
    expect(faults[2]?.text).toContain('«toppen» (Bemötande) är inget läge.');
  });
});
