import type { Store } from '../../../src/ports/store.ts';
import { type Begun, type Bench, found, later, morning } from '../store.ts';

export function arrangementsContract(bench: Bench) {
  describe('what is arranged for a party', () => {
    const inside = <T>(act: (store: Store) => Promise<T>) => bench.test.store.transaction(act);
    const arrangedFor = async (begun: Begun) =>
      (await bench.test.store.arrangements.of(begun.checkInId)).get(begun.partyId);
    const by = (personId: number, minutes: number) => ({ by: personId, at: later(minutes) });

    it('is one day of its own, asked for and given, each in the place of the one before', async () => {
      const begun = await bench.begun();
      expect(await arrangedFor(begun)).toBeUndefined();
      await inside(async ({ arrangements }) => {
        await arrangements.askTime(begun, { until: '2019-06-20', reason: 'time' }, by(begun.contact, 1));
        await arrangements.askTime(begun, { until: '2019-06-21', reason: 'staff' }, by(begun.contact, 2));
      });
      expect(await arrangedFor(begun)).toMatchObject({
        askedTime: { until: '2019-06-21', reason: 'staff', at: later(2), by: { id: begun.contact } },
      });
      await inside(async ({ arrangements }) => {
        await arrangements.askTime(begun, undefined, by(begun.substitute, 3));
        await arrangements.giveTime(begun, { until: '2019-06-28', reason: 'other' }, by(begun.substitute, 3));
      });
      const given = await arrangedFor(begun);
      expect(given?.moreTime).toEqual({ until: '2019-06-28', reason: 'other', at: later(3) });
      expect(given?.askedTime).toBeUndefined();
      await inside(({ arrangements }) => arrangements.giveTime(begun, undefined, by(begun.substitute, 4)));
      expect((await arrangedFor(begun))?.moreTime).toBeUndefined();
    });

    it('is another way of checking in, until it is taken back', async () => {
      const begun = await bench.begun();
      const set = (how?: 'phone' | 'visit') =>
        inside(({ arrangements }) =>
          arrangements.setOtherwise(begun, how && { how, on: '2019-06-03' }, by(begun.contact, 1)),
        );
      await set('phone');
      await set('visit');
      expect((await arrangedFor(begun))?.otherwise).toEqual({ how: 'visit', on: '2019-06-03' });
      await set();
      expect((await arrangedFor(begun))?.otherwise).toBeUndefined();
    });

    it('is questions in the order in which they were asked, without those that are withdrawn', async () => {
      const begun = await bench.begun();
      const [areaId] = begun.areaIds;
      const ids = await inside(async ({ arrangements }) => {
        const ask = (text: string, minutes: number) =>
          arrangements.ask(begun, { areaId, ofVersion: 1, text }, by(begun.contact, minutes));
        return [await ask('How many?', 1), await ask('Why?', 2), await ask('When?', 3)];
      });
      await inside(async ({ arrangements }) => {
        await arrangements.answer(found(ids[1]), 'Because', by(begun.substitute, 4));
        await arrangements.withdrawQuestion(found(ids[0]), later(5));
      });
      expect((await arrangedFor(begun))?.questions).toMatchObject([
        { id: ids[1], areaId, ofVersion: 1, text: 'Why?', answer: { text: 'Because', at: later(4) } },
        { id: ids[2], text: 'When?' },
      ]);
    });

    it('is the latest note, confirmed or not, and the one before when that is withdrawn', async () => {
      const begun = await bench.begun();
      const note = (said: string, minutes: number) =>
        inside(({ arrangements }) =>
          arrangements.note(
            begun,
            {
              informant: 'Karin',
              on: '2019-05-20',
              statuses: [{ areaId: begun.areaIds[1], status: 'stalled' }],
              said,
            },
            by(begun.substitute, minutes),
          ),
        );
      const first = await note('Slowly', 1);
      await inside(({ arrangements }) => arrangements.confirmNote(first, by(begun.contact, 2)));
      const second = await note('Faster', 3);
      const latest = (await arrangedFor(begun))?.note;
      expect(latest).toMatchObject({ id: second, said: 'Faster', by: { id: begun.substitute } });
      expect([latest?.confirmed, latest?.reference]).toEqual([undefined, undefined]);
      await inside(({ arrangements }) => arrangements.withdrawNote(second, later(4)));
      expect((await arrangedFor(begun))?.note).toMatchObject({
        id: first,
        statuses: [{ areaId: begun.areaIds[1], status: 'stalled' }],
        confirmed: { by: { id: begun.contact }, at: later(2) },
      });
      await inside(({ arrangements }) => arrangements.confirmNote(first, undefined));
      expect((await arrangedFor(begun))?.note?.confirmed).toBeUndefined();
    });

    it('is of one half-year: another of the same party knows nothing of it', async () => {
      const begun = await bench.begun();
      await inside(({ arrangements }) =>
        arrangements.giveTime(begun, { until: '2019-06-28', reason: 'time' }, by(begun.contact, 1)),
      );
      const due = { dueOn: '2019-12-13', dueSource: 'week' as const };
      const next = await bench.test.store.checkIns.ensure(begun.group.id, '2019-H2', due, morning);
      expect([...(await bench.test.store.arrangements.of(next.id))]).toEqual([]);
    });
  });
}
