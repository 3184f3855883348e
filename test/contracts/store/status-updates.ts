import { previousHalfYear } from '../../../src/domain/half-year.ts';
import type { Store } from '../../../src/ports/store.ts';
import { type Begun, type Bench, later } from '../store.ts';

export function statusUpdatesContract(bench: Bench) {
  describe('status updates', () => {
    const read = ({ checkInId, partyId }: Begun) => bench.test.store.statusUpdates.read(checkInId, partyId);
    const saving = (work: (store: Store) => Promise<unknown>) => bench.test.store.transaction(work);

    async function save(
      on: Begun,
      area: 0 | 1,
      answer: { status?: 'stalled' | 'going_well'; done?: string },
      minutes = 1,
    ) {
      await saving(async ({ statusUpdates }) => {
        await statusUpdates.draft(on.checkInId, on.partyId);
        await statusUpdates.saveArea(
          on.checkInId,
          on.partyId,
          on.areaIds[area],
          answer,
          on.contact,
          later(minutes),
        );
      });
    }

    async function submit(on: Begun, minutes: number) {
      await saving(async ({ statusUpdates }) => {
        await statusUpdates.draft(on.checkInId, on.partyId);
        await statusUpdates.submit(on.checkInId, on.partyId, on.substitute, later(minutes));
      });
    }

    it('has nothing of a party that has said nothing', async () => {
      const begun = await bench.begun();
      expect(await read(begun)).toEqual({
        checkInId: begun.checkInId,
        partyId: begun.partyId,
        lockedAt: undefined,
      });
      expect(await bench.test.store.statusUpdates.progress(begun.checkInId)).toEqual([]);
      expect(await bench.test.store.statusUpdates.submitted(begun.checkInId)).toEqual([]);
    });

    it('reads with an answer what was sent in for the half-year before, and no draft of it', async () => {
      const begun = await bench.begun();
      const { checkIns, statusUpdates } = bench.test.store;
      const now = await checkIns.get(begun.checkInId);
      if (!now) throw new Error('the check-in is gone');
      const due = { dueOn: '2018-01-01', dueSource: 'week' } as const;
      const earlier = await checkIns.ensure(now.groupId, previousHalfYear(now.halfYear), due, later(0));
      const before = { ...begun, checkInId: earlier.id };
      const both = () => statusUpdates.readWithLast(now, begun.partyId);
      await save(before, 0, { done: 'Not sent in' });
      expect(await both()).toEqual({ update: await read(begun), last: undefined });
      await submit(before, 2);
      await save(before, 0, { done: 'Changed later' }, 3);
      await save(begun, 1, { status: 'stalled' }, 4);
      expect(await both()).toEqual({ update: await read(begun), last: (await read(before)).submitted });
      expect((await both()).last?.areas).toMatchObject([{ done: 'Not sent in' }]);
    });

    it('begins an empty draft, and finds the same again', async () => {
      const begun = await bench.begun();
      const draft = () => saving((store) => store.statusUpdates.draft(begun.checkInId, begun.partyId));
      expect(await draft()).toEqual({ n: 1, areas: [], overall: { workedWell: '', commitments: [] } });
      expect(await draft()).toMatchObject({ n: 1, areas: [] });
    });

    it('keeps what is not given', async () => {
      const begun = await bench.begun();
      await save(begun, 0, { done: 'Two workshops' }, 1);
      await save(begun, 0, { status: 'stalled' }, 2);
      expect((await read(begun)).draft?.areas).toEqual([
        {
          areaId: begun.areaIds[0],
          status: 'stalled',
          done: 'Two workshops',
          needs: '',
          savedBy: { id: begun.contact, name: 'Contact of library-1' },
          savedAt: later(2),
        },
      ]);
      await save(begun, 0, { done: '' }, 3);
      expect((await read(begun)).draft?.areas).toMatchObject([{ status: 'stalled', done: '' }]);
    });

    it('tells over half-years what was last sent in, and nothing of drafts', async () => {
      const begun = await bench.begun();
      const { store } = bench.test;
      const group = (await store.groups.all())[0]?.id ?? 0;
      const history = () => store.statusUpdates.history(group, '2100-H2', 4);
      await store.checkIns.open(begun.checkInId, later(0));
      await save(begun, 0, { status: 'stalled' });
      expect(await history()).toEqual([]);
      await submit(begun, 2);
      await save(begun, 0, { status: 'going_well' }, 3);
      const checkIn = await store.checkIns.get(begun.checkInId);
      const row = { halfYear: checkIn?.halfYear, partyId: begun.partyId, areaId: begun.areaIds[0] };
      expect(await history()).toEqual([{ ...row, status: 'stalled' }]);
      await submit(begun, 4);
      expect(await history()).toEqual([{ ...row, status: 'going_well' }]);
      expect(await store.statusUpdates.history(group, '2001-H1', 4)).toEqual([]);
    });

    it('has another stamp when more is sent in, and the same for a draft', async () => {
      const begun = await bench.begun();
      const { store } = bench.test;
      const group = (await store.groups.all())[0]?.id ?? 0;
      const stamp = () => store.statusUpdates.stamp(group);
      const none = await stamp();
      await save(begun, 0, { status: 'stalled' });
      expect(await stamp()).toBe(none);
      await submit(begun, 2);
      const once = await stamp();
      expect(once).not.toBe(none);
      await submit(begun, 2);
      expect(await stamp()).not.toBe(once);
    });

    it('has no status where none is given', async () => {
      const begun = await bench.begun();
      await save(begun, 1, { done: 'Only words' });
      expect((await read(begun)).draft?.areas[0]?.status).toBeUndefined();
    });

    it.each([
      ['what a platform would take for a command', '<!channel> *bold* & <@U1> `code` \\ \' " $1 {}'],
      ['right-to-left and combining marks', '\u202eabc\u202c e\u0301 \u200f'],
      ['line breaks and blanks', '  first\r\n\tsecond\n\n '],
      ['3,000 characters of emoji', '👩‍👩‍👧‍👦'.repeat(3000)],
    ])('keeps exactly %s', async (_, text) => {
      const begun = await bench.begun();
      await save(begun, 0, { done: text });
      expect((await read(begun)).draft?.areas[0]?.done === text).toBe(true);
    });

    it('keeps the overall part and its rows in order, and replaces them', async () => {
      const begun = await bench.begun();
      const overall = async (
        commitments: { what: string; who: string; by?: string }[],
        contactNext?: boolean,
      ) => {
        await saving(async ({ statusUpdates }) => {
          await statusUpdates.draft(begun.checkInId, begun.partyId);
          await statusUpdates.saveOverall(
            begun.checkInId,
            begun.partyId,
            { workedWell: 'All of it', commitments, contactNext },
            begun.contact,
            later(3),
          );
        });
        return (await read(begun)).draft?.overall;
      };
      const rows = [
        { what: 'b', who: 'x', by: '2019-12-01' },
        { what: 'a', who: '', by: undefined },
      ];
      expect(await overall(rows, false)).toEqual({
        workedWell: 'All of it',
        commitments: rows.map((row) => ({ ...row, key: expect.any(String) })),
        contactNext: false,
        savedBy: { id: begun.contact, name: 'Contact of library-1' },
        savedAt: later(3),
      });
      expect(await overall([])).toMatchObject({ commitments: [], contactNext: undefined });
    });

    it('makes the draft the submitted version, and a change a draft above it that begins as it', async () => {
      const begun = await bench.begun();
      await save(begun, 0, { status: 'stalled', done: 'First' });
      await submit(begun, 5);
      const first = await read(begun);
      expect(first.draft).toBeUndefined();
      expect(first.submitted).toMatchObject({
        n: 1,
        submittedAt: later(5),
        submittedBy: { id: begun.substitute, name: 'Substitute of library-1' },
        areas: [{ status: 'stalled', done: 'First' }],
      });

      await save(begun, 1, { status: 'going_well' }, 6);
      const changed = await read(begun);
      expect(changed.submitted).toEqual(first.submitted);
      expect(changed.draft).toMatchObject({
        n: 2,
        submittedAt: undefined,
        areas: [
          { areaId: begun.areaIds[0], status: 'stalled', done: 'First', savedAt: later(1) },
          { areaId: begun.areaIds[1], status: 'going_well', savedAt: later(6) },
        ],
      });

      await submit(begun, 7);
      expect((await read(begun)).submitted).toMatchObject({ n: 2, submittedAt: later(7) });
    });

    it('copies the overall part into a change', async () => {
      const begun = await bench.begun();
      const answer = {
        workedWell: 'Good',
        commitments: [{ what: 'w', who: 'v', by: '2019-10-01' }],
        contactNext: true,
      };
      await saving(async ({ statusUpdates }) => {
        await statusUpdates.draft(begun.checkInId, begun.partyId);
        await statusUpdates.saveOverall(begun.checkInId, begun.partyId, answer, begun.contact, later(1));
        await statusUpdates.submit(begun.checkInId, begun.partyId, begun.contact, later(2));
        await statusUpdates.draft(begun.checkInId, begun.partyId);
      });
      const update = await read(begun);
      expect(update.draft?.overall).toEqual(update.submitted?.overall);
      expect(update.draft?.overall).toMatchObject(answer);
    });

    it('says how far each party has come', async () => {
      const begun = await bench.begun();
      const { checkInId, partyId, group } = begun;
      const progress = () => bench.test.store.statusUpdates.progress(checkInId);
      await save(begun, 0, { status: 'stalled' });
      await save(begun, 1, { done: 'No status yet' });
      expect(await progress()).toEqual([
        { partyId, begun: 1, submittedAt: undefined, version: 0, changing: false, locked: false },
      ]);
      await submit(begun, 5);
      await save({ ...begun, partyId: group.convenerId }, 0, { status: 'going_well' });
      expect(await progress()).toEqual([
        {
          partyId: group.convenerId,
          begun: 1,
          submittedAt: undefined,
          version: 0,
          changing: false,
          locked: false,
        },
        { partyId, begun: 0, submittedAt: later(5), version: 1, changing: false, locked: false },
      ]);
      await save(begun, 1, { status: 'going_well' }, 6);
      expect((await progress())[1]).toEqual({
        partyId,
        begun: 2,
        submittedAt: later(5),
        version: 1,
        changing: true,
        locked: false,
      });
    });

    it('gives the submitted versions without drafts', async () => {
      const begun = await bench.begun();
      await save(begun, 0, { status: 'stalled' });
      await submit(begun, 5);
      await save(begun, 0, { status: 'going_well' }, 6);
      await save({ ...begun, partyId: begun.group.convenerId }, 0, { status: 'going_well' });
      const submitted = await bench.test.store.statusUpdates.submitted(begun.checkInId);
      expect(submitted).toMatchObject([
        { partyId: begun.partyId, submitted: { areas: [{ status: 'stalled' }] } },
      ]);
      expect(submitted[0]?.draft).toBeUndefined();
    });

    it('refuses to save or send in where there is no draft', async () => {
      const { checkInId, partyId, areaIds, contact } = await bench.begun();
      const { statusUpdates } = bench.test.store;
      const overall = { workedWell: '', commitments: [] };
      await expect(
        statusUpdates.saveArea(checkInId, partyId, areaIds[0], {}, contact, later(1)),
      ).rejects.toThrow('draft');
      await expect(statusUpdates.saveOverall(checkInId, partyId, overall, contact, later(1))).rejects.toThrow(
        'draft',
      );
      await expect(statusUpdates.submit(checkInId, partyId, contact, later(1))).rejects.toThrow('draft');
    });

    it('does not tell what people wrote when the database refuses it', async () => {
      const begun = await bench.begun();
      const error = await save({ ...begun, areaIds: [4711, 4711] }, 0, { done: 'Secret words' }).catch(
        (e: unknown) => e,
      );
      expect(error).toBeInstanceOf(Error);
      const told = error instanceof Error ? `${error.message} ${error.stack} ${JSON.stringify(error)}` : '';
      expect(told).toContain('area_report');
      expect(told).not.toContain('Secret');
    });
  });
}
