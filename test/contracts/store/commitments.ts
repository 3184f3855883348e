import type { HalfYear } from '../../../src/domain/half-year.ts';
import type { OverallAnswer } from '../../../src/domain/status-update.ts';
import { type Begun, type Bench, found, later } from '../store.ts';

export function commitmentsContract(bench: Bench) {
  describe('commitments and versions', () => {
    const updates = () => bench.test.store.statusUpdates;

    /** The same party in another half-year. */
    async function inHalfYear(begun: Begun, halfYear: HalfYear): Promise<Begun> {
      const due = { dueOn: '2019-06-14', dueSource: 'week' as const };
      const checkIn = await bench.test.store.checkIns.ensure(begun.group.id, halfYear, due, later(0));
      return { ...begun, checkInId: checkIn.id };
    }

    async function save(on: Begun, answer: Partial<OverallAnswer>): Promise<void> {
      await bench.test.store.transaction(async ({ statusUpdates }) => {
        await statusUpdates.draft(on.checkInId, on.partyId);
        const overall = { workedWell: '', commitments: [], ...answer };
        await statusUpdates.saveOverall(on.checkInId, on.partyId, overall, on.contact, later(1));
      });
    }

    async function sendIn(on: Begun, answer: Partial<OverallAnswer>, minutes = 2): Promise<void> {
      await save(on, answer);
      await bench.test.store.transaction(({ statusUpdates }) =>
        statusUpdates.submit(on.checkInId, on.partyId, on.contact, later(minutes)),
      );
    }

    const course = { what: 'A course', who: 'Anna', by: '2019-10-01' };
    const signs = { what: 'New signs', who: '', by: undefined };
    const open = (on: Begun, partyId?: number) => updates().openCommitments(on.checkInId, partyId);

    it('are open in the half-years after the one in which they were sent in', async () => {
      const first = await bench.begun();
      const second = await inHalfYear(first, '2019-H2');
      await save(first, { commitments: [course] });
      expect(await open(second)).toEqual([]);
      await sendIn(first, { commitments: [course, signs] });
      expect(await open(first)).toEqual([]);
      const key = expect.any(String);
      const from = { partyId: first.partyId, halfYear: '2019-H1', before: undefined };
      const both = [
        { ...course, ...from, key },
        { ...signs, ...from, key },
      ];
      expect(await open(second)).toEqual(both);
      expect(await open(second, first.partyId)).toEqual(both);
      expect(await open(second, first.group.convenerId)).toEqual([]);
    });

    it('are those of the latest version only, each with the key that it had', async () => {
      const first = await bench.begun();
      const second = await inHalfYear(first, '2019-H2');
      await sendIn(first, { commitments: [course, signs] });
      const [before] = await open(second);
      await sendIn(first, { commitments: [course] }, 3);
      expect(await open(second)).toEqual([before]);
    });

    it('stay open through a half-year that says partly, and not after one that says yes', async () => {
      const first = await bench.begun();
      const second = await inHalfYear(first, '2019-H2');
      const third = await inHalfYear(first, '2020-H1');
      const fourth = await inHalfYear(first, '2020-H2');
      await sendIn(first, { commitments: [course, signs] });
      const [one, two] = (await open(second)).map((row) => row.key);
      await sendIn(second, {
        commitments: [{ ...course, what: 'Another course' }],
        outcomes: { [found(one)]: 'partly', [found(two)]: 'yes' },
      });
      // What is said in a half-year is what it was asked: there it is open still.
      expect(await open(second)).toHaveLength(2);
      expect(await open(third)).toMatchObject([
        { what: 'Another course', halfYear: '2019-H2', before: undefined },
        { what: 'A course', halfYear: '2019-H1', before: 'partly' },
      ]);
      await save(third, { outcomes: { [found(one)]: 'yes' } });
      expect(await open(fourth)).toMatchObject([{ what: 'Another course' }, { what: 'A course' }]);
      await sendIn(third, { outcomes: { [found(one)]: 'yes' } });
      expect(await open(fourth)).toMatchObject([{ what: 'Another course' }]);
    });

    it('stand beside when the party first sent in, and not beside a draft', async () => {
      const begun = await bench.begun();
      const read = () => updates().read(begun.checkInId, begun.partyId);
      await save(begun, {});
      expect((await read()).firstSubmittedAt).toBeUndefined();
      await sendIn(begun, {}, 2);
      await sendIn(begun, {}, 3);
      await save(begun, {});
      const both = { firstSubmittedAt: later(2), submitted: { n: 2, submittedAt: later(3) } };
      expect(await read()).toMatchObject({ ...both, draft: { n: 3 } });
      expect(await updates().submitted(begun.checkInId)).toMatchObject([both]);
    });

    it('are kept in every version that was sent in, the first first and the draft not among them', async () => {
      const begun = await bench.begun();
      const versions = () => updates().versions(begun.checkInId, begun.partyId);
      await save(begun, { workedWell: 'First' });
      expect(await versions()).toEqual([]);
      await sendIn(begun, { workedWell: 'First', commitments: [course] }, 2);
      await sendIn(begun, { workedWell: 'Second' }, 3);
      await save(begun, { workedWell: 'Third' });
      const submittedBy = { id: begun.contact, name: 'Contact of library-1' };
      expect(await versions()).toMatchObject([
        {
          n: 1,
          submittedAt: later(2),
          submittedBy,
          overall: { workedWell: 'First', commitments: [course] },
        },
        { n: 2, submittedAt: later(3), submittedBy, overall: { workedWell: 'Second', commitments: [] } },
      ]);
      expect(await updates().versions(begun.checkInId, begun.group.convenerId)).toEqual([]);
    });
  });
}
