import type { CheckIn } from '../../src/domain/check-in.ts';
import { buildRecord, type RecordInput } from '../../src/domain/record.ts';
import type { Status, StatusUpdate } from '../../src/domain/status-update.ts';
import { summarise } from '../../src/domain/summary.ts';
import type { WorkingGroup } from '../../src/domain/working-group.ts';

const party = (id: number, shortName: string) => ({
  id,
  key: `p${id}`,
  name: shortName,
  shortName,
  removed: false,
});
const area = (id: number, name: string) => ({
  id,
  key: `a${id}`,
  name,
  about: '',
  questions: [],
  removed: false,
});

/** With the convener, to the end of 2020, about both areas. */
const agreement = (id: number, partyId: number, validFrom: string) => ({
  id,
  reference: `2019-${id}`,
  title: '',
  validFrom,
  validTo: '2020-12-31',
  partyIds: [1, partyId],
  areaIds: [10, 11],
});

const group: WorkingGroup = {
  id: 1,
  key: 'g',
  name: 'G',
  timezone: 'Europe/Stockholm',
  locale: 'sv',
  revision: 1,
  importedAt: new Date('2019-01-01T00:00:00Z'),
  keptIn: 'file',
  source: 'group.yaml',
  convenerId: 1,
  rhythm: {
    dueWeeks: [24, 50],
    due: {},
    remind: { contacts: [-1], coordinators: [], at: '09:00' },
    quiet: [],
  },
  areas: [area(10, 'Bemötande'), area(11, 'Spridning')],
  parties: [party(1, 'Region Skåne'), party(2, 'Helsingborg'), party(3, 'Lund')],
  agreements: [agreement(1, 2, '2019-01-01'), agreement(2, 3, '2019-12-01')],
  contacts: [],
  coordinators: [],
  meetings: [],
  channels: {},
};

const checkIn: CheckIn = { id: 7, groupId: 1, halfYear: '2019-H2', dueOn: '2019-12-13', dueSource: 'week' };

function answer(
  partyId: number,
  areas: [areaId: number, status?: Status, needs?: string][],
  more: { at?: string; workedWell?: string } = {},
): StatusUpdate {
  const at = new Date(more.at ?? '2019-12-01T12:00:00Z');
  return {
    checkInId: 7,
    partyId,
    firstSubmittedAt: at,
    submitted: {
      n: 1,
      submittedAt: at,
      areas: areas.map(([areaId, status, needs]) => ({ areaId, status, done: '', needs: needs ?? '' })),
      overall: { workedWell: more.workedWell ?? '', commitments: [] },
    },
  };
}

const summaryOf = (over: Partial<RecordInput>) =>
  summarise(
    buildRecord({
      group,
      checkIn,
      subject: 'Avstämning',
      submitted: [],
      previous: [],
      tenures: [],
      now: new Date('2019-12-13T09:00:00Z'),
      ...over,
    }),
    '2019-12-13',
  );

describe('a summary', () => {
  it('never shows a missing answer as anything, and names who it is from', () => {
    const summary = summaryOf({ submitted: [answer(1, [[10, 'going_well']])] });
    expect(summary.missing.map((one) => one.name)).toEqual(['Helsingborg']);
    expect(summary.areas[0]?.cells.map((cell) => cell.status)).toEqual(['going_well', undefined]);
    expect(summary.notExpected).toEqual([{ party: { key: 'p3', name: 'Lund' }, reason: 'too-short' }]);
  });

  it('leaves drafts out', () => {
    const { submitted, ...unsent } = answer(2, [[10, 'stalled', 'Hemligt']]);
    const summary = summaryOf({ submitted: [{ ...unsent, draft: submitted }] });
    expect(JSON.stringify(summary)).not.toContain('Hemligt');
    expect(summary.stalled).toEqual([]);
  });

  it('shows what was answered last time only where it was something else', () => {
    const summary = summaryOf({
      submitted: [
        answer(1, [
          [10, 'needs_change'],
          [11, 'going_well'],
        ]),
      ],
      previous: [
        answer(1, [
          [10, 'going_well'],
          [11, 'going_well'],
        ]),
      ],
    });
    expect(summary.areas.map((one) => one.cells[0]?.previous)).toEqual(['going_well', undefined]);
  });

  it.each<[Status, Status, boolean]>([
    ['going_well', 'needs_change', true],
    ['going_well', 'stalled', true],
    ['needs_change', 'stalled', true],
    ['stalled', 'needs_change', false],
    ['not_started', 'needs_change', false],
    ['going_well', 'not_applicable', false],
  ])('%s that becomes %s has gone backwards: %s', (from, to, worse) => {
    const summary = summaryOf({ submitted: [answer(2, [[10, to]])], previous: [answer(2, [[10, from]])] });
    expect(summary.worse.length > 0).toBe(worse);
  });

  it('raises areas in which the parties differ or something is amiss, and no others', () => {
    const summary = summaryOf({
      submitted: [
        answer(1, [
          [10, 'going_well'],
          [11, 'not_started'],
        ]),
        answer(2, [
          [10, 'needs_change'],
          [11, 'not_started'],
        ]),
      ],
    });
    expect(summary.discuss.map((one) => one.area)).toEqual(['Bemötande']);
  });

  it('puts those who wrote the same need together, first', () => {
    const summary = summaryOf({
      submitted: [
        answer(1, [
          [10, 'going_well', 'Bättre lokaler'],
          [11, 'going_well', 'Mer tid.'],
        ]),
        answer(2, [[10, 'going_well', ' mer  TID ']]),
      ],
    });
    expect(summary.needs.map(({ same }) => [same[0]?.text, same.map((one) => one.party.name)])).toEqual([
      ['Mer tid.', ['Region Skåne', 'Helsingborg']],
      ['Bättre lokaler', ['Region Skåne']],
    ]);
  });

  it('marks what came after the due date as late, and what came on it as in time', () => {
    const summary = summaryOf({
      submitted: [
        answer(1, [[10, 'going_well']], { at: '2019-12-13T21:00:00Z' }),
        answer(2, [[10, 'going_well']], { at: '2019-12-14T08:00:00Z' }),
      ],
    });
    expect(summary.parties.map((one) => one.late)).toEqual([false, true]);
  });

  it('keeps in the table an area that has been answered, though it has left the agreement', () => {
    const agreements = group.agreements.map((one) => ({ ...one, areaIds: [10] }));
    const summary = summaryOf({
      group: { ...group, agreements },
      submitted: [answer(1, [[11, 'stalled']])],
    });
    expect(summary.areas.map((one) => one.name)).toEqual(['Bemötande', 'Spridning']);
  });
});
