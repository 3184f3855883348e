import { dayOfIsoWeek } from '../../src/domain/day.ts';
import { halfYearOf } from '../../src/domain/half-year.ts';
import { checkWorkingGroupFile } from '../../src/domain/working-group-file.ts';

const shortest = {
  workingGroup: {
    key: 'test',
    name: 'Testgruppen',
    convener: 'region',
    coordinators: ['Anna@Example.org'],
  },
  areas: [
    { key: 'ett', name: 'Ett' },
    { key: 'tva', name: 'Två' },
  ],
  parties: [
    {
      key: 'region',
      name: 'Regionen',
      shortName: 'Regionen',
      contacts: [{ name: 'Anna', email: 'anna@example.ORG' }],
    },
    { key: 'klippan', name: 'Klippans bibliotek', shortName: 'Klippan' },
  ],
  agreements: [
    {
      reference: '2027-1',
      title: 'Överenskommelse',
      parties: ['region', 'klippan'],
      validFrom: '2027-01-01',
      validTo: '2028-12-31',
    },
  ],
};

function good(data: unknown) {
  const result = checkWorkingGroupFile(data);
  if (result.kind === 'bad') throw new Error(JSON.stringify(result.faults));
  return result.file;
}

function faults(data: unknown) {
  const result = checkWorkingGroupFile(data);
  return result.kind === 'bad' ? result.faults : [];
}

describe('what a file leaves out', () => {
  const file = good(shortest);

  it('is filled in with the usual rhythm, zone and language', () => {
    expect(file.workingGroup).toMatchObject({ timezone: 'Europe/Stockholm', locale: 'sv', channels: {} });
    expect(file.checkIns).toEqual({
      dueWeeks: [24, 50],
      remind: { contacts: [-24, -10, -3, -1, 3], coordinators: [-4, 1], at: '09:00' },
      quiet: ['W27-W32', '12-23..01-06'],
      due: {},
    });
  });

  it('makes an agreement cover every area, and a person a contact', () => {
    expect(file.agreements[0]?.areas).toEqual(['ett', 'tva']);
    expect(file.parties[0]?.contacts[0]?.role).toBe('contact');
  });

  it('leaves a party without contacts vacant, which is allowed', () => {
    expect(file.parties[1]?.contacts).toEqual([]);
    expect(file.areas[0]).toEqual({ key: 'ett', name: 'Ett', about: '', questions: [] });
  });

  it('is filled in the same way where a key stands with nothing after it', () => {
    const emptied = { ...shortest, checkIns: { remind: null, due: null }, parties: [...shortest.parties] };
    expect(good(emptied)).toEqual(file);
  });
});

it('e-mail addresses are the same whatever their case, and come out in lower case', () => {
  const file = good(shortest);
  expect(file.workingGroup.coordinators).toEqual(['anna@example.org']);
  expect(file.parties[0]?.contacts[0]?.email).toBe('anna@example.org');
});

it('reminders come out in the order in which they are due', () => {
  const file = good({ ...shortest, checkIns: { remind: { contacts: [3, -1, -20] } } });
  expect(file.checkIns.remind.contacts).toEqual([-20, -1, 3]);
});

it('a person may be contact of one party and substitute of another', () => {
  const [region, klippan] = shortest.parties;
  const contacts = [{ name: 'Anna', email: 'anna@example.org', role: 'substitute' }];
  expect(faults({ ...shortest, parties: [region, { ...klippan, contacts }] })).toEqual([]);
});

it('a later agreement between the same parties may renew the earlier one', () => {
  const [first] = shortest.agreements;
  const second = {
    ...first,
    reference: '2029-1',
    validFrom: '2029-01-01',
    validTo: '2030-12-31',
    renews: '2027-1',
  };
  expect(faults({ ...shortest, agreements: [first, second] })).toEqual([]);
});

it('faults inside a part and between the parts come in one go', () => {
  const [region, klippan] = shortest.parties;
  const wrong = {
    ...shortest,
    workingGroup: { ...shortest.workingGroup, name: 7, coordinators: ['eva@example.org'] },
    parties: [region, { ...klippan, extra: true }, { ...klippan }],
    agreements: [{ ...shortest.agreements[0], validTo: '2026-12-31', title: undefined }],
  };
  expect(faults(wrong).map(({ path }) => path.join('.'))).toEqual(
    expect.arrayContaining([
      'workingGroup.name',
      'workingGroup.coordinators.0',
      'parties.1.extra',
      'parties.2.key',
      'agreements.0.validTo',
      'agreements.0.title',
    ]),
  );
  expect(faults(wrong)).toHaveLength(7);
});

it('an unknown key comes with the keys that may stand there', () => {
  const wrong = { ...shortest, areas: [{ key: 'ett', name: 'Ett', frågor: [] }] };
  expect(faults(wrong)).toEqual([
    {
      path: ['areas', 0, 'frågor'],
      message: 'Nyckeln frågor finns inte här.',
      known: ['key', 'name', 'about', 'questions', 'courses'],
    },
  ]);
});

describe('due weeks', () => {
  const accepts = (weeks: unknown[]) => faults({ ...shortest, checkIns: { dueWeeks: weeks } }).length === 0;

  it('are those whose Friday is in the same half-year every year', () => {
    const years = Array.from({ length: 100 }, (_, n) => 2000 + n);
    for (let week = 1; week <= 53; week++) {
      const halves = new Set(
        years.map((year) => (halfYearOf(dayOfIsoWeek(year, week, 5)) === `${year}-H1` ? 1 : 2)),
      );
      const inItsYear = years.every((year) => dayOfIsoWeek(year, week, 5).startsWith(`${year}-`));
      expect([week, accepts([week, 50])]).toEqual([week, inItsYear && !halves.has(2)]);
      expect([week, accepts([24, week])]).toEqual([week, inItsYear && !halves.has(1)]);
    }
  });

  it('are two whole numbers', () => {
    for (const weeks of [[], [24], [24, 50, 51], ['24', 50], [24.5, 50], [0, 50]]) {
      expect([weeks, accepts(weeks)]).toEqual([weeks, false]);
    }
  });
});

it('anything that is no map of keys is refused with a sentence', () => {
  for (const data of [null, undefined, 1, 'text', [], [shortest], new Date(0)]) {
    expect(faults(data).length).toBeGreaterThan(0);
  }
});
