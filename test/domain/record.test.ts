import type { Arranged } from '../../src/domain/arrangement.ts';
import type { CheckIn } from '../../src/domain/check-in.ts';
import { buildRecord, checkInRecord, type RecordInput, recordOfAgreement } from '../../src/domain/record.ts';
import { recordForm1 } from '../../src/domain/record-1.ts';
import { recordFile, recordFileOf, recordToJson, sha256Of } from '../../src/domain/record-hash.ts';
import type { Status, StatusUpdate } from '../../src/domain/status-update.ts';
import { convener, exampleGroup, helsingborg, klippan } from './example-group.ts';

const checkIn: CheckIn = { id: 7, groupId: 1, halfYear: '2019-H1', dueOn: '2019-06-14', dueSource: 'week' };

function answer(partyId: number, personId: number, at: string, statuses: [number, Status][]): StatusUpdate {
  return {
    checkInId: 7,
    partyId,
    firstSubmittedAt: new Date(at),
    submitted: {
      n: 2,
      submittedAt: new Date(at),
      submittedBy: { id: personId, name: `Person ${personId}` },
      areas: statuses.map(([areaId, status]) => ({ areaId, status, done: 'Gjort', needs: '' })),
      overall: { workedWell: '', commitments: [{ key: 'k', what: 'Kurs', who: 'Vi', by: undefined }] },
    },
  };
}

const make = (over: Partial<RecordInput> = {}) =>
  buildRecord({
    group: exampleGroup(),
    checkIn,
    subject: 'Avstämning',
    submitted: [
      answer(convener, 101, '2019-06-10T10:00:00Z', [
        [10, 'going_well'],
        [20, 'stalled'],
      ]),
      answer(helsingborg, 202, '2019-06-14T22:30:00Z', [[10, 'needs_change']]),
    ],
    previous: [answer(helsingborg, 102, '2018-12-10T10:00:00Z', [[10, 'going_well']])],
    tenures: [
      {
        partyId: helsingborg,
        personId: 202,
        role: 'contact',
        from: new Date('2018-12-05'),
        to: new Date('2019-01-01'),
      },
      { partyId: helsingborg, personId: 202, role: 'substitute', from: new Date('2019-01-01') },
    ],
    now: new Date('2019-06-18T08:00:00Z'),
    ...over,
  });

const partyOf = (record: ReturnType<typeof make>, key: number) =>
  record.parties.find((party) => party.key === `party-${key}`);

describe('the record of a check-in', () => {
  it('follows its own schema', () => {
    expect(checkInRecord.parse(make())).toEqual(make());
  });

  it('names who answered, in the role they had then, for whom, to whom and when', () => {
    expect(partyOf(make(), helsingborg)?.answer).toMatchObject({
      sender: { name: 'Person 202', role: 'substitute' },
      recipient: 'Region Skåne',
      receivedAt: '2019-06-14T22:30:00.000Z',
      version: 2,
    });
  });

  it('marks as late what came after midnight of the due date, local time', () => {
    const record = make();
    expect(partyOf(record, helsingborg)?.answer?.late).toBe(true);
    expect(partyOf(record, convener)?.answer?.late).toBe(false);
  });

  it('marks by the first version, and tells when the present one was received', () => {
    const corrected = answer(convener, 101, '2019-06-18T07:00:00Z', []);
    corrected.firstSubmittedAt = new Date('2019-06-14T21:59:59Z');
    expect(partyOf(make({ submitted: [corrected] }), convener)?.answer).toMatchObject({
      late: false,
      receivedAt: '2019-06-18T07:00:00.000Z',
    });
  });

  it('has the status of the half-year before beside the present one', () => {
    expect(partyOf(make(), helsingborg)?.answer?.areas).toEqual([
      { area: 'area-10', status: 'needs_change', previous: 'going_well', done: 'Gjort', needs: '' },
    ]);
  });

  it('shows who is expected and has not answered, and why another is not expected', () => {
    const group = exampleGroup();
    const short = group.agreements.map((one) =>
      one.partyIds.includes(klippan) ? { ...one, validTo: '2019-02-01' } : one,
    );
    expect(partyOf(make(), klippan)).not.toHaveProperty('answer');
    expect(partyOf(make({ group: { ...group, agreements: short } }), klippan)).toMatchObject({
      expected: false,
      notExpected: 'too-short',
    });
  });

  it('is a draft of the local day, until it is locked, and then it is of that moment', () => {
    expect(make().madeAt).toBe('2019-06-17T22:00:00.000Z');
    expect(make({ now: new Date('2019-06-18T21:59:59Z') })).toEqual(make());
    expect(make()).not.toHaveProperty('lockedAt');
    const lockedAt = new Date('2019-06-20T12:00:00Z');
    expect(make({ checkIn: { ...checkIn, lockedAt } })).toMatchObject({
      madeAt: lockedAt.toISOString(),
      lockedAt: lockedAt.toISOString(),
    });
  });
});

describe('what is arranged for one party', () => {
  const eva = { id: 9, name: 'Eva Samordnare' };
  const at = new Date('2019-06-12T08:00:00Z');
  const arranged: Arranged = {
    moreTime: { until: '2019-06-28', reason: 'staff', at },
    questions: [
      { id: 1, areaId: 10, ofVersion: 2, text: 'Hur många?', by: eva, at },
      { id: 2, areaId: 20, ofVersion: 2, text: 'Varför?', by: eva, at, answer: { text: 'Så.', by: eva, at } },
    ],
    note: {
      id: 1,
      informant: 'Karin Ek',
      on: '2019-06-12',
      statuses: [
        { areaId: 10, status: 'stalled' },
        { areaId: 20, status: 'going_well' },
      ],
      said: 'Allt rullar på',
      by: eva,
      at,
    },
  };
  const record = make({ arrangements: new Map([[helsingborg, arranged]]) });

  it('stands in the record by its own day, and why it was given does not', () => {
    const party = partyOf(record, helsingborg);
    expect(party).toMatchObject({
      dueOn: '2019-06-28',
      questions: [
        { area: 'area-10', version: 2, text: 'Hur många?', by: 'Eva Samordnare' },
        { area: 'area-20', answer: { text: 'Så.', by: 'Eva Samordnare' } },
      ],
      note: {
        sender: 'Region Skåne',
        informant: 'Karin Ek',
        areas: [
          { area: 'area-10', status: 'stalled', previous: 'going_well' },
          { area: 'area-20', status: 'going_well' },
        ],
      },
    });
    expect(party?.note).not.toHaveProperty('confirmed');
    expect(JSON.stringify(record)).not.toContain('staff');
    // Half past midnight on the day after the others' last day.
    expect([party?.answer?.late, partyOf(make(), helsingborg)?.answer?.late]).toEqual([false, true]);
    expect(checkInRecord.parse(record)).toEqual(record);
  });

  it('is for each agreement what is about its areas', () => {
    const party = recordOfAgreement(record, '2019-1')?.parties[1];
    expect(party?.questions?.map(({ area }) => area)).toEqual(['area-10']);
    expect(party?.note?.areas.map(({ area }) => area)).toEqual(['area-10']);
  });

  it('is in no record that was locked in the first form: that verifies by its own schema as it did', () => {
    const { schema: _, ...rest } = make();
    const old = recordForm1.parse({ schema: 'avstamning-record/1', ...rest });
    const json = recordToJson(old);
    const read = recordFile.parse(JSON.parse(json));
    expect(read.sha256).toBe(sha256Of(read.record));
    expect(recordToJson(checkInRecord.parse(old))).toBe(json);
    expect(recordFileOf(recordForm1).parse(JSON.parse(json)).record).toEqual(old);
    expect(checkInRecord.safeParse({ ...record, schema: 'avstamning-record/1' }).success).toBe(false);
  });
});

describe('the part about one agreement', () => {
  it('has its two parties and its areas alone, each the receiver of the other’s answer', () => {
    const part = recordOfAgreement(make(), '2019-1');
    expect(part?.parties.map(({ key, references, areas }) => [key, references, areas])).toEqual([
      ['party-1', ['2019-1'], ['area-10']],
      ['party-2', ['2019-1'], ['area-10']],
    ]);
    expect(part?.parties.map((party) => party.answer?.recipient)).toEqual(['Helsingborg', 'Region Skåne']);
    expect(part?.parties[0]?.answer?.areas.map((one) => one.area)).toEqual(['area-10']);
    expect(part?.agreement).toBe('2019-1');
    expect(checkInRecord.parse(part)).toEqual(part);
  });

  it('is undefined for an agreement that the record does not have', () => {
    expect(recordOfAgreement(make(), '2018-1')).toBeUndefined();
  });
});

describe('the JSON export', () => {
  it('is the same bytes whatever order the database gave the keys in', () => {
    const record = make();
    const shuffled = Object.fromEntries(Object.entries(record).reverse()) as typeof record;
    expect(recordToJson(shuffled)).toBe(recordToJson(record));
  });

  it('carries the checksum of its record', () => {
    const { sha256, record } = recordFile.parse(JSON.parse(recordToJson(make())));
    expect(sha256Of(record)).toBe(sha256);
    expect(sha256Of({ ...record, subject: 'Annat' })).not.toBe(sha256);
  });

  it('computes the checksum as RFC 8785 says: keys sorted, no spaces, numbers in their shortest form', () => {
    // printf '{"a":[1,"å"],"b":1}' | sha256sum
    expect(sha256Of({ b: 1.0, a: [1, 'å'] })).toBe(
      '1e1105b56aa5134d9b0fdcff7fd19374c9519575dd08c10aeb0a747f7c5899a8',
    );
  });
});
