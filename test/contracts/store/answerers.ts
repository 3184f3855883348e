import type { Store } from '../../../src/ports/store.ts';
import { type Bench, found, later, morning } from '../store.ts';

const year = 365 * 24 * 60;

export function answerersContract(bench: Bench) {
  describe('who is to answer', () => {
    const somebody = (store: Store, name: string) =>
      store.transaction(({ answerers }) =>
        answerers.person({ name, email: `${name}@library-1.example.org` }),
      );
    const memberships = async (store: Store, email: string) => {
      const identity = { platform: 'slack' as const, tenant: 'T1', userId: `U${email}` };
      await store.people.remember({ identity, email }, morning, { tenant: 'T1' });
      return (await store.people.recognise(identity)) ?? { memberships: [], awaited: false };
    };

    it('is one person an address, whose name stands', async () => {
      const { store } = bench.test;
      const { contact } = await bench.begun();
      const again = await store.transaction(({ answerers }) =>
        answerers.person({ name: 'Another', email: 'CONTACT@library-1.example.org' }),
      );
      expect(again).toMatchObject({ id: contact, name: 'Contact of library-1' });
      expect(await store.answerers.nameOf(contact)).toBe('Contact of library-1');
    });

    it('waits for one handover of a place at a time, for the new one and then for the day', async () => {
      const { store } = bench.test;
      const { group, partyId, contact } = await bench.begun();
      const nils = await somebody(store, 'nils');
      const eva = await somebody(store, 'eva');
      const ask = (personId: number) =>
        store.transaction(({ answerers }) =>
          answerers.askHandover({
            partyId,
            role: 'contact',
            personId,
            accounts: { slack: `U0${personId}` },
            appointedBy: 'The head',
            fromOn: '2019-06-01',
            askedBy: contact,
            at: morning,
            state: 'open',
            met: false,
          }),
        );
      const first = await ask(eva.id);
      const second = await ask(nils.id);
      expect(await store.answerers.handover(first)).toMatchObject({ state: 'withdrawn' });
      expect(await store.answerers.waiting({ groupId: group.id })).toMatchObject([
        {
          id: second,
          person: nils,
          appointedBy: 'The head',
          accounts: { slack: `U0${nils.id}` },
          met: false,
        },
      ]);
      // Looked for on the platforms like everybody, and known by the account that was chosen.
      expect((await store.people.unlinked('slack')).find((one) => one.personId === nils.id)).toMatchObject({
        userId: `U0${nils.id}`,
      });
      expect((await store.people.unlinked('slack')).some((one) => one.personId === eva.id)).toBe(false);
      expect(await store.answerers.waiting('for their day')).toEqual([]);
      expect(await store.transaction(({ answerers }) => answerers.meet(nils.id, later(1)))).toMatchObject([
        { id: second, met: true },
      ]);
      expect(await store.transaction(({ answerers }) => answerers.meet(nils.id, later(2)))).toEqual([]);
      expect(await store.answerers.waiting('for their day')).toMatchObject([{ id: second }]);
      await store.transaction(({ answerers }) => answerers.settleHandover(second, 'done', nils.id, later(3)));
      expect(await store.answerers.waiting({ groupId: group.id })).toEqual([]);
    });

    it('awaits whoever has been asked and not met', async () => {
      const { store } = bench.test;
      const { partyId, contact } = await bench.begun();
      const nils = await somebody(store, 'nils');
      await store.transaction(({ answerers }) =>
        answerers.askHandover({
          partyId,
          role: 'substitute',
          personId: nils.id,
          accounts: {},
          appointedBy: '',
          fromOn: '2019-05-20',
          askedBy: contact,
          at: morning,
          state: 'open',
          met: false,
        }),
      );
      expect(await memberships(store, nils.email)).toMatchObject({ memberships: [], awaited: true });
    });

    it('counts whoever stands in as answering from the beginning to the end, everywhere', async () => {
      const { store } = bench.test;
      const { group, partyId, contact, checkInId } = await bench.begun();
      const nils = await somebody(store, 'nils');
      const id = await store.transaction(({ answerers }) =>
        answerers.setStandIn({
          partyId,
          personId: nils.id,
          accounts: {},
          fromOn: '2019-06-01',
          toOn: '2019-06-14',
          madeBy: contact,
          at: morning,
        }),
      );
      const seen = async () => {
        const { contacts } = await store.groups.load(group.id);
        return contacts.filter((one) => one.role === 'stand-in').map(({ person }) => person.id);
      };
      expect((await memberships(store, nils.email)).memberships).toEqual([]);
      expect(await seen()).toEqual([]);
      await store.answerers.beginStandIn(id, later(1));
      expect((await memberships(store, nils.email)).memberships).toMatchObject([
        { groupId: group.id, parties: [{ partyId, role: 'stand-in' }] },
      ]);
      expect(await seen()).toEqual([nils.id]);
      expect(await store.people.withAddress(nils.email)).toMatchObject({ id: nils.id });
      expect(await store.links.keep('hash', { partyId, checkInId, address: nils.email }, later(1))).toBe(
        true,
      );
      expect(await store.links.find('hash')).toMatchObject({
        answers: true,
        groupId: group.id,
        shared: false,
      });
      // It is no part of the group's content.
      expect(JSON.stringify(await store.groups.asFile(group.id))).not.toContain(nils.email);
      await store.transaction(({ answerers }) => answerers.endStandIn(id, later(2)));
      expect((await memberships(store, nils.email)).memberships).toEqual([]);
      expect(await store.links.find('hash')).toBeUndefined();
      expect(await store.answerers.standIns(group.id)).toEqual([]);
    });

    it('ends one who stands in where another’s days begin', async () => {
      const { store } = bench.test;
      const { group, partyId, contact } = await bench.begun();
      const set = async (name: string, fromOn: string, toOn: string) => {
        const { id: personId } = await somebody(store, name);
        const given = { partyId, personId, accounts: {}, fromOn, toOn, madeBy: contact, at: morning };
        return store.transaction(({ answerers }) => answerers.setStandIn(given));
      };
      await set('nils', '2019-06-01', '2019-06-14');
      const second = await set('eva', '2019-06-14', '2019-06-20');
      const third = await set('karin', '2019-06-21', '2019-06-22');
      expect((await store.answerers.standIns(group.id)).map(({ id }) => id)).toEqual([second, third]);
    });

    it('tells when somebody was last here', async () => {
      const { store } = bench.test;
      const { contact, substitute } = await bench.begun();
      const { email } = found(
        (await bench.begun()).group.contacts.find(({ person }) => person.id === contact),
      ).person;
      const identity = { platform: 'slack' as const, tenant: 'T1', userId: 'U1' };
      await store.people.remember({ identity, email }, morning, { tenant: 'T1' });
      await store.people.seen(identity, later(5));
      expect(await store.answerers.lastSeen([contact, substitute])).toEqual(new Map([[contact, later(5)]]));
    });

    it('is forgotten when it was settled long ago; so are changes of the group', async () => {
      const { store } = bench.test;
      const { group, partyId, contact } = await bench.begun();
      const { id: personId } = await somebody(store, 'nils');
      const madeAt = morning;
      const kept = { groupId: group.id, edits: [], madeBy: contact, madeAt, state: 'asked' as const };
      const change = await store.groupChanges.keep(kept);
      await store.groupChanges.settle(change, 'done', contact, later(1));
      expect(await store.groupChanges.latest(group.id)).toMatchObject({ by: { id: contact }, at: later(1) });
      const given = {
        partyId,
        personId,
        accounts: {},
        fromOn: '2019-06-01',
        toOn: '2019-06-02',
        madeBy: contact,
      };
      await store.transaction(async ({ answerers }) => {
        const id = await answerers.setStandIn({ ...given, at: morning });
        await answerers.endStandIn(id, later(1));
      });
      expect(await store.forget(morning, 100)).toBe(0);
      expect(await store.forget(later(year), 100)).toBe(2);
      expect(await store.groupChanges.latest(group.id)).toBeUndefined();
    });
  });
}
