import { areasOf, expectation, inForce } from '../../src/domain/agreement.ts';
import type { HalfYear } from '../../src/domain/half-year.ts';
import type { WorkingGroup } from '../../src/domain/working-group.ts';
import { agreement, convener, exampleGroup, helsingborg, klippan, party } from './example-group.ts';

function expectationOf(group: WorkingGroup, partyId: number, halfYear: HalfYear) {
  return expectation(group, halfYear).find((each) => each.partyId === partyId);
}

describe('an agreement', () => {
  it('is in force on its first and on its last day', () => {
    const seed = agreement(1, helsingborg, '2018-12-05', '2020-12-31');
    const days = ['2018-12-04', '2018-12-05', '2019-06-14', '2020-12-31', '2021-01-01'];
    expect(days.filter((day) => inForce(seed, day))).toEqual(days.slice(1, 4));
  });
});

describe('who is expected to answer', () => {
  it('by an agreement from 5 December 2018 to the end of 2020: four half-years, and not the 27 days of 2018', () => {
    const group = exampleGroup();
    const halfYears: HalfYear[] = ['2018-H2', '2019-H1', '2019-H2', '2020-H1', '2020-H2', '2021-H1'];
    expect(halfYears.map((halfYear) => expectationOf(group, helsingborg, halfYear))).toEqual([
      { partyId: helsingborg, expected: false, reason: 'too-short', days: 27 },
      ...[1, 2, 3, 4].map(() => ({ partyId: helsingborg, expected: true })),
      { partyId: helsingborg, expected: false, reason: 'no-agreement', days: 0 },
    ]);
  });

  it('needs ninety days, and eighty-nine are too few', () => {
    const lasting = (validTo: string) =>
      exampleGroup({ agreements: [agreement(1, helsingborg, '2019-01-01', validTo)] });
    expect(expectationOf(lasting('2019-03-31'), helsingborg, '2019-H1')).toEqual({
      partyId: helsingborg,
      expected: true,
    });
    expect(expectationOf(lasting('2019-03-30'), helsingborg, '2019-H1')).toEqual({
      partyId: helsingborg,
      expected: false,
      reason: 'too-short',
      days: 89,
    });
  });

  it('counts a day under two agreements once, and adds days of one after the other', () => {
    const overlapping = exampleGroup({
      agreements: [
        agreement(3, helsingborg, '2019-02-01', '2019-02-20'),
        agreement(1, helsingborg, '2019-01-01', '2019-02-28'),
        agreement(2, helsingborg, '2019-02-15', '2019-03-30'),
      ],
    });
    expect(expectationOf(overlapping, helsingborg, '2019-H1')).toMatchObject({ expected: false, days: 89 });
    const renewed = exampleGroup({
      agreements: [
        agreement(1, helsingborg, '2018-01-01', '2019-02-14'),
        agreement(2, helsingborg, '2019-05-17', '2021-12-31'),
      ],
    });
    expect(expectationOf(renewed, helsingborg, '2019-H1')).toEqual({ partyId: helsingborg, expected: true });
  });

  it('has the convener once and first, and the others in Swedish order', () => {
    const names = ['Örkelljunga', 'Region Skåne', 'Ängelholm', 'Åstorp', 'Bjuv'];
    const group = exampleGroup({
      convenerId: 2,
      parties: names.map((name, n) => party(n + 1, name)),
      agreements: [1, 3, 4, 5].map((id) => ({
        ...agreement(id, id, '2019-01-01', '2019-12-31'),
        partyIds: [2, id],
      })),
    });
    const order = expectation(group, '2019-H1').map(({ partyId }) => names[partyId - 1]);
    expect(order).toEqual(['Region Skåne', 'Bjuv', 'Åstorp', 'Ängelholm', 'Örkelljunga']);
  });

  it('has the convener by its own agreements with others', () => {
    const group = exampleGroup({ agreements: [agreement(1, helsingborg, '2019-01-01', '2019-12-31')] });
    expect(expectationOf(group, convener, '2019-H1')).toEqual({ partyId: convener, expected: true });
    expect(expectationOf(group, convener, '2020-H1')).toMatchObject({ reason: 'no-agreement' });
  });

  it('leaves a removed party out unless it had an agreement in that half-year', () => {
    const parties = exampleGroup().parties.map((each) => ({ ...each, removed: each.id === klippan }));
    const group = exampleGroup({ parties });
    expect(expectationOf(group, klippan, '2020-H2')).toEqual({ partyId: klippan, expected: true });
    expect(expectationOf(group, klippan, '2021-H1')).toBeUndefined();
    expect(expectationOf(group, helsingborg, '2021-H1')).toMatchObject({ expected: false });
  });
});

describe("a party's areas", () => {
  const group = exampleGroup({
    agreements: [
      agreement(3, helsingborg, '2019-01-01', '2019-12-31'),
      agreement(1, helsingborg, '2019-06-30', '2019-12-31'),
      agreement(2, klippan, '2019-01-01', '2019-12-31'),
    ],
  });
  const ids = (partyId: number, halfYear: HalfYear, of = group) =>
    areasOf(of, partyId, halfYear).map(({ id }) => id);

  it("are those of all its agreements that touch the half-year, in the group's order", () => {
    expect(ids(helsingborg, '2019-H1')).toEqual([10, 30]);
    expect(ids(klippan, '2019-H1')).toEqual([20]);
    expect(ids(helsingborg, '2018-H2')).toEqual([]);
    expect(ids(helsingborg, '2020-H1')).toEqual([]);
  });

  it('are for the convener those of everybody, also of an agreement that it is not named in', () => {
    const between = { ...agreement(2, klippan, '2019-01-01', '2019-12-31'), partyIds: [klippan] };
    expect(ids(convener, '2019-H1', { ...group, agreements: [between] })).toEqual([20]);
    expect(ids(convener, '2019-H1')).toEqual([10, 20, 30]);
  });

  it('leave out areas that are removed', () => {
    const areas = group.areas.map((area) => ({ ...area, removed: area.id === 10 }));
    expect(ids(helsingborg, '2019-H1', { ...group, areas })).toEqual([30]);
  });
});
