import type { WorkingGroup } from '../../src/domain/working-group.ts';
import type { TestStore } from '../support/database.ts';
import { sampleGroup } from '../support/sample-group.ts';
import { agreementsContract } from './store/agreements.ts';
import { answerersContract } from './store/answerers.ts';
import { arrangementsContract } from './store/arrangements.ts';
import { checkInsContract } from './store/check-ins.ts';
import { commitmentsContract } from './store/commitments.ts';
import { deliveriesContract } from './store/deliveries.ts';
import { groupsContract } from './store/groups.ts';
import { initiativesContract } from './store/initiatives.ts';
import { journalContract } from './store/journal.ts';
import { linksContract } from './store/links.ts';
import { locksContract } from './store/locks.ts';
import { peopleContract } from './store/people.ts';
import { reportsContract } from './store/reports.ts';
import { retentionContract } from './store/retention.ts';
import { statusUpdatesContract } from './store/status-updates.ts';
import { transactionsContract } from './store/transactions.ts';

/** The morning that the sample group is imported. */
export const morning = new Date('2019-05-20T06:00:00.000Z');

/** What the parts of the suite run on: always the same open store, emptied before each test. */
export type Bench = {
  get test(): TestStore;
  /** The sample group, imported in the morning. */
  group(): Promise<WorkingGroup>;
  /** The sample group with a check-in, and its first library's contact and substitute. */
  begun(): Promise<Begun>;
};

export type Begun = {
  group: WorkingGroup;
  checkInId: number;
  partyId: number;
  areaIds: [number, number];
  contact: number;
  substitute: number;
};

/** What every database must do. */
export function storeContract(name: string, open: () => Promise<TestStore>) {
  describe(`the store on ${name}`, () => {
    let test: TestStore;
    beforeAll(async () => {
      test = await open();
    });
    afterAll(() => test.close());
    beforeEach(() => test.reset());

    const bench: Bench = {
      get test() {
        return test;
      },
      async group() {
        const { groupId } = await test.store.groups.import(sampleGroup(), 'sample.yaml', morning);
        return test.store.groups.load(groupId);
      },
      async begun() {
        const group = await bench.group();
        const checkIn = await test.store.checkIns.ensure(
          group.id,
          '2019-H1',
          { dueOn: '2019-06-14', dueSource: 'week' },
          morning,
        );
        const party = found(group.parties.find(({ key }) => key === 'library-1'));
        const person = (role: string) =>
          found(group.contacts.find((one) => one.partyId === party.id && one.role === role)).person.id;
        return {
          group,
          checkInId: checkIn.id,
          partyId: party.id,
          areaIds: [found(group.areas[0]).id, found(group.areas[1]).id],
          contact: person('contact'),
          substitute: person('substitute'),
        };
      },
    };

    groupsContract(bench);
    peopleContract(bench);
    answerersContract(bench);
    checkInsContract(bench);
    arrangementsContract(bench);
    statusUpdatesContract(bench);
    commitmentsContract(bench);
    initiativesContract(bench);
    agreementsContract(bench);
    linksContract(bench);
    locksContract(bench);
    deliveriesContract(bench);
    journalContract(bench);
    transactionsContract(bench);
    reportsContract(bench);
    retentionContract(bench);
  });
}

/** What a test cannot do without. */
export function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The test expected something that is not there.');
  return value;
}

/** Some minutes after the morning of the import. */
export function later(minutes: number): Date {
  return new Date(morning.getTime() + minutes * 60_000);
}
