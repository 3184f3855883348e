import { randomUUID } from 'node:crypto';
import { type HalfYear, previousHalfYear } from '../../../src/domain/half-year.ts';
import type { About, ReportChange, SeenReport } from '../../../src/ports/reports.ts';
import { type Begun, type Bench, found, later, morning } from '../store.ts';

const who = { platform: 'slack', tenant: 'T1', userId: 'U1' } as const;

export function reportsContract(bench: Bench) {
  describe('reports', () => {
    const store = () => bench.test.store;

    async function begun(): Promise<Begun> {
      const on = await bench.begun();
      await store().checkIns.open(on.checkInId, morning);
      await store().people.remember({ identity: who, email: 'contact@library-1.example.org' }, morning, {
        tenant: who.tenant,
      });
      return on;
    }

    async function seeReport({ checkInId, partyId }: Begun): Promise<SeenReport> {
      const about: About = { kind: 'check-in', checkIn: checkInId, party: partyId };
      const { checkIns } = await store().reports.see(who, about);
      return found(checkIns[0]?.reports[0]);
    }

    function change(on: Begun, areas: ReportChange['areas'], minutes = 1): ReportChange {
      const at = later(minutes);
      const { checkInId, partyId, contact, group } = on;
      return {
        checkInId,
        partyId,
        by: contact,
        at,
        areas,
        submit: areas.length === 0,
        event: {
          at,
          ...(areas[0] ? { kind: 'area-saved', detail: { area: areas[0].areaId } } : { kind: 'submitted' }),
          groupId: group.id,
          checkInId,
          partyId,
        },
      };
    }

    let payloads = 0;
    const payload = (key = `report ${++payloads}`) => ({ key, at: morning });
    const area = (on: Begun, which: 0 | 1, done: string, status?: 'stalled' | 'going_well') => ({
      areaId: on.areaIds[which],
      status,
      done,
      needs: '',
    });
    const save = async (on: Begun, areas: ReportChange['areas'], seen?: SeenReport, minutes?: number) =>
      store().reports.save(payload(), seen ?? (await seeReport(on)), change(on, areas, minutes));

    /** As a party's report is saved by what changes it in several statements. */
    const slowly = (on: Begun, work: 'area' | 'submit' | 'overall') =>
      store().transaction(async ({ statusUpdates }) => {
        const { checkInId, partyId, areaIds, substitute } = on;
        await statusUpdates.draft(checkInId, partyId);
        if (work === 'area')
          await statusUpdates.saveArea(
            checkInId,
            partyId,
            areaIds[0],
            { done: 'Slow' },
            substitute,
            later(5),
          );
        else if (work === 'submit') await statusUpdates.submit(checkInId, partyId, substitute, later(6));
        else
          await statusUpdates.saveOverall(
            checkInId,
            partyId,
            { workedWell: 'Well', commitments: [{ what: 'Course', who: 'Ann' }], contactNext: true },
            substitute,
            later(4),
          );
      });

    async function expectSameAsRead(on: Begun): Promise<void> {
      const { checkInId, partyId } = on;
      const checkIn = found(await store().checkIns.get(checkInId));
      const seen = await seeReport(on);
      const read = await store().statusUpdates.readWithLast(checkIn, partyId);
      expect({ update: seen.update, last: seen.last }).toEqual(read);
      const { draft, submitted } = seen.update;
      const said = draft?.overall.outcomes ?? submitted?.overall.outcomes;
      expect(seen.agreed).toEqual(
        said ? await store().statusUpdates.openCommitments(checkInId, partyId) : [],
      );
    }

    it('sees nobody in whom it has never met, and the open check-in of who is known', async () => {
      const on = await bench.begun();
      const current = { kind: 'current', reports: true } as const;
      expect(await store().reports.see(who, current)).toEqual({ checkIns: [] });
      await store().people.remember({ identity: who, email: 'contact@library-1.example.org' }, morning, {
        tenant: who.tenant,
      });
      const recognised = await store().people.recognise(who);
      expect(await store().reports.see(who, current)).toEqual({ recognised, checkIns: [] });
      await store().checkIns.open(on.checkInId, morning);
      const checkIn = await store().checkIns.current(on.group.id);
      const seen = await store().reports.see(who, current);
      expect(seen.recognised).toEqual(recognised);
      expect(seen.checkIns).toMatchObject([
        { checkIn, reports: [{ update: { checkInId: on.checkInId, partyId: on.partyId }, agreed: [] }] },
      ]);
      expect(seen.checkIns[0]?.checkIn).toEqual(checkIn);
      expect(await store().reports.see(who, { kind: 'current', reports: false })).toEqual({
        recognised,
        checkIns: [{ checkIn, reports: [] }],
      });
    });

    it('sees of two open check-ins the one that can still be answered', async () => {
      const on = await begun();
      const due = { dueOn: '2020-01-01', dueSource: 'week' } as const;
      const next = await store().checkIns.ensure(on.group.id, '2019-H2', due, later(60));
      await store().checkIns.open(next.id, later(1));
      const current = async () =>
        (await store().reports.see(who, { kind: 'current', reports: false })).checkIns.map(
          ({ checkIn }) => checkIn.id,
        );
      expect(await current()).toEqual([next.id]);
      await store().locks.checkIn(next.id, later(2), { record: true });
      expect(await current()).toEqual([on.checkInId]);
      expect((await store().checkIns.current(on.group.id))?.id).toBe(on.checkInId);
    });

    it('sees a check-in that is named, open or not, and no reports unasked', async () => {
      const on = await begun();
      const due = { dueOn: '2020-01-01', dueSource: 'week' } as const;
      const other = await store().checkIns.ensure(on.group.id, '2019-H2', due, later(60));
      const { checkIns } = await store().reports.see(who, { kind: 'check-in', checkIn: other.id });
      expect(checkIns).toEqual([{ checkIn: other, reports: [] }]);
      expect((await store().reports.see(who, { kind: 'check-in', checkIn: 4711 })).checkIns).toEqual([]);
    });

    it('sees a report as it is read otherwise, in all its states', async () => {
      const on = await begun();
      await expectSameAsRead(on);
      await slowly(on, 'area');
      await expectSameAsRead(on);
      await slowly(on, 'overall');
      await slowly(on, 'submit');
      await expectSameAsRead(on);
      await slowly(on, 'area');
      await expectSameAsRead(on);
      await store().locks.answers(on.checkInId, later(9), on.partyId);
      await expectSameAsRead(on);
    });

    it.each(['2019-H1', '2019-H2'] as const)('sees with %s what was sent in before', async (halfYear) => {
      const on = await begun();
      const due = { dueOn: '2018-01-01', dueSource: 'week' } as const;
      const ensure = async (h: HalfYear) =>
        (await store().checkIns.ensure(on.group.id, h, due, later(60))).id;
      const before = { ...on, checkInId: await ensure(previousHalfYear(halfYear)) };
      await slowly(before, 'overall');
      await slowly(before, 'submit');
      await slowly(before, 'area');
      const now = { ...on, checkInId: await ensure(halfYear) };
      await expectSameAsRead(now);
      const seen = await seeReport(now);
      expect(seen.last?.overall.workedWell).toBe('Well');
      expect(seen.agreed).toEqual([]);
      const agreed = await store().statusUpdates.openCommitments(now.checkInId, now.partyId);
      expect(agreed).toMatchObject([{ what: 'Course' }]);
      const said = { [found(agreed[0]).key]: 'partly' } as const;
      await store().transaction(async ({ statusUpdates }) => {
        await statusUpdates.draft(now.checkInId, now.partyId);
        const answer = { workedWell: '', commitments: [], outcomes: said };
        await statusUpdates.saveOverall(now.checkInId, now.partyId, answer, now.contact, later(9));
      });
      await expectSameAsRead(now);
      expect((await seeReport(now)).agreed).toEqual(agreed);
    });

    it('stores the first words, the next, and a word on them, each with its log line', async () => {
      const on = await begun();
      expect(await save(on, [area(on, 0, 'One', 'stalled')])).toBe('stored');
      expect(await save(on, [area(on, 1, 'Two')], undefined, 2)).toBe('stored');
      expect(await save(on, [area(on, 0, 'Three', 'going_well')], undefined, 3)).toBe('stored');
      const { draft, submitted } = (await seeReport(on)).update;
      expect(submitted).toBeUndefined();
      const author = { id: on.contact, name: 'Contact of library-1' };
      expect(draft).toMatchObject({
        n: 1,
        areas: [
          { status: 'going_well', done: 'Three', needs: '', savedBy: author, savedAt: later(3) },
          { done: 'Two', savedAt: later(2) },
        ],
      });
      expect(found(draft).areas[1]).not.toHaveProperty('status');
      expect((await store().events(on.group.id, { limit: 3 })).map(({ kind, at }) => [kind, at])).toEqual([
        ['area-saved', later(3)],
        ['area-saved', later(2)],
        ['area-saved', later(1)],
      ]);
    });

    it('sends in what is drafted, under the name of who sends it', async () => {
      const on = await begun();
      await save(on, [area(on, 0, 'One', 'stalled')]);
      expect(await save(on, [], undefined, 2)).toBe('stored');
      const { update } = await seeReport(on);
      expect(update).toMatchObject({
        firstSubmittedAt: later(2),
        submitted: { n: 1, submittedAt: later(2) },
      });
      expect(update.submitted?.submittedBy).toEqual({ id: on.contact, name: 'Contact of library-1' });
      expect(update.draft).toBeUndefined();
    });

    it('plans what leaves with what is sent in, and nothing of it where it is not', async () => {
      const on = await begun();
      await save(on, [area(on, 0, 'One', 'stalled')]);
      const [seen, sent] = [await seeReport(on), change(on, [], 2)];
      const deliveries = [on.contact, on.substitute].map((personId) => ({
        id: randomUUID(),
        dedupe: `receipt ${personId}`,
        kind: 'receipt' as const,
        groupId: on.group.id,
        checkInId: on.checkInId,
        partyId: on.partyId,
        personId,
        dueAt: later(2),
        content: { version: 1 },
      }));
      await slowly(on, 'submit');
      expect(await store().reports.save(payload(), seen, { ...sent, deliveries })).toBe('changed');
      expect(await bench.test.deliveries()).toEqual([]);
      await slowly(on, 'area');
      expect(await store().reports.save(payload(), await seeReport(on), { ...sent, deliveries })).toBe(
        'stored',
      );
      expect(await bench.test.deliveries()).toMatchObject(
        deliveries.map((one) => ({ ...one, state: 'planned' })),
      );
    });

    it('sends in a report that has no areas', async () => {
      const on = await begun();
      expect(await save(on, [])).toBe('stored');
      expect((await seeReport(on)).update.submitted).toMatchObject({
        n: 1,
        submittedAt: later(1),
        areas: [],
      });
    });

    it('begins a new draft of all that is sent in, and leaves that as it was', async () => {
      const on = await begun();
      await slowly(on, 'area');
      await slowly(on, 'overall');
      await save(on, [area(on, 1, 'Two', 'stalled')], undefined, 5);
      await slowly(on, 'submit');
      const before = found((await seeReport(on)).update.submitted);
      expect(await save(on, [area(on, 1, 'New', 'going_well')], undefined, 8)).toBe('stored');
      const { submitted, draft } = (await seeReport(on)).update;
      expect(submitted).toEqual(before);
      expect(draft).toMatchObject({
        n: 2,
        overall: before.overall,
        areas: [before.areas[0], { done: 'New' }],
      });
    });

    it('stores nothing of a payload that has had its effect', async () => {
      const on = await begun();
      const twice = payload();
      const once = async (done: string, minutes: number) =>
        store().reports.save(twice, await seeReport(on), change(on, [area(on, 0, done)], minutes));
      expect(await once('One', 1)).toBe('stored');
      expect(await once('Two', 2)).toBe('repeated');
      expect((await seeReport(on)).update.draft?.areas).toMatchObject([{ done: 'One' }]);
      expect(await store().events(on.group.id, { limit: 9 })).toHaveLength(1);
    });

    it.each([
      ['the first words are another’s', [], 'area'],
      ['the area has been saved by another', ['area'], 'area'],
      ['it has been sent in', ['area'], 'submit'],
      ['a new draft has been begun', ['area', 'submit'], 'area'],
    ] as const)('stores nothing where %s', async (_, before, meanwhile) => {
      const on = await begun();
      for (const work of before) await slowly(on, work);
      const seen = await seeReport(on);
      await slowly(on, meanwhile);
      const now = (await seeReport(on)).update;
      const asked = payload();
      const changed = await store().reports.save(asked, seen, change(on, [area(on, 0, 'Mine')], 9));
      expect(changed).toBe('changed');
      expect((await seeReport(on)).update).toEqual(now);
      expect(await store().events(on.group.id, { limit: 9 })).toEqual([]);
      // The same payload may come again, and is then decided on what is seen then.
      const again = await store().reports.save(
        asked,
        await seeReport(on),
        change(on, [area(on, 0, 'Mine')], 9),
      );
      expect(again).toBe('stored');
    });

    it('stores a word on one area where another was saved meanwhile', async () => {
      const on = await begun();
      await slowly(on, 'area');
      const seen = await seeReport(on);
      await slowly(on, 'area');
      expect(await save(on, [area(on, 1, 'Mine')], seen)).toBe('stored');
      expect((await seeReport(on)).update.draft?.areas.map(({ done }) => done)).toEqual(['Slow', 'Mine']);
    });

    it.each([
      ['nothing was said', []],
      ['there is a draft', ['area']],
      ['it is sent in', ['area', 'submit']],
    ] as const)('stores nothing in what has been locked, where %s', async (_, before) => {
      for (const whole of [false, true]) {
        await bench.test.reset();
        const on = await begun();
        for (const work of before) await slowly(on, work);
        const seen = await seeReport(on);
        await store().locks.answers(on.checkInId, later(8), whole ? undefined : on.partyId);
        if (whole) await store().locks.checkIn(on.checkInId, later(8), { record: true });
        expect(await save(on, [area(on, 0, 'Mine')], seen)).toBe('changed');
        expect(await save(on, [], seen)).toBe('changed');
        expect((await seeReport(on)).update).toEqual({ ...seen.update, lockedAt: later(8) });
      }
    });

    it('stores nothing once the time has run out', async () => {
      const on = await begun();
      const seen = await seeReport(on);
      const late = { ...payload(), signal: AbortSignal.abort() };
      const saving = store().reports.save(late, seen, change(on, [area(on, 0, 'Late')]));
      await expect(saving).rejects.toMatchObject({ name: 'TooLate' });
      expect((await seeReport(on)).update).toEqual(seen.update);
    });
  });
}
