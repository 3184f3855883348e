import { arrangeFor, doneBy } from '../../src/one-party/arranging.ts';
import type { Asker, Product } from '../../src/ports/product.ts';
import type { Store } from '../../src/ports/store.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { describeOnPostgres } from '../support/postgres.ts';
import { morning, openTwoStores, type TwoStores } from '../support/two-stores.ts';

describeOnPostgres('two coordinators who answer the same', (server) => {
  let two: TwoStores;
  beforeAll(async () => {
    two = await openTwoStores(server);
  });
  afterAll(() => two.close());

  it('wait for each other, and one of them finds it answered', async () => {
    const { here, there, group, checkInId } = two;
    const party = group.parties.find(({ id }) => id !== group.convenerId)?.id ?? 0;
    const [coordinator] = group.coordinators;
    if (!coordinator) throw new Error('the group has no coordinator');
    const asker: Asker = {
      identity: { platform: 'slack', tenant: 'T1', userId: 'U1' },
      person: coordinator,
      group,
      locale: 'sv',
      membership: { groupId: group.id, revision: group.revision, coordinator: true, parties: [] },
      t: textsFor('sv'),
    };
    const product = { clock: { now: () => morning } } as Product;
    const of = { checkInId, partyId: party };
    await here.transaction(async ({ checkIns, arrangements }) => {
      await checkIns.open(checkInId, morning);
      const by = { by: coordinator.id, at: morning };
      await arrangements.askTime(of, { until: '2019-06-28', reason: 'time' }, by);
    });
    const answer = (from: Store) =>
      from.transaction(async (store) => {
        const arranging = await arrangeFor(
          product,
          store,
          asker,
          { checkIn: checkInId, party },
          'coordinator',
        );
        if ('refused' in arranging) throw new Error(arranging.refused);
        const { askedTime } = arranging.arranged;
        if (!askedTime) return false;
        await store.arrangements.askTime(of, undefined, doneBy(arranging));
        await new Promise((resolve) => setTimeout(resolve, 100));
        await store.arrangements.giveTime(of, askedTime, doneBy(arranging));
        return true;
      });
    const answered = await Promise.all([answer(here), answer(there), answer(here), answer(there)]);
    expect(answered.filter(Boolean)).toHaveLength(1);
    expect((await there.arrangements.of(checkInId)).get(party)).toMatchObject({
      moreTime: { until: '2019-06-28' },
    });
  });
});
