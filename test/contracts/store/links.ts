import { codeLife, codeTries, hashOfCode, hashOfToken, newToken } from '../../../src/domain/token.ts';
import { sampleGroup } from '../../support/sample-group.ts';
import { type Bench, found, later, morning } from '../store.ts';

const address = 'contact@library-1.example.org';

export function linksContract(bench: Bench) {
  describe('personal links', () => {
    const links = () => bench.test.store.links;
    const make = async () => {
      const begun = await bench.begun();
      const subject = { partyId: begun.partyId, checkInId: begun.checkInId };
      const hash = hashOfToken(newToken());
      expect(await links().keep(hash, { ...subject, address: address.toUpperCase() }, morning)).toBe(true);
      return { ...begun, subject, hash };
    };

    it('open one party’s answer in one check-in, for one person', async () => {
      const { hash, subject, contact } = await make();
      expect(await links().find(hash)).toEqual({
        ...subject,
        groupId: 1,
        locale: 'sv',
        personId: contact,
        address,
        answers: true,
        shared: false,
      });
    });

    it('open nothing where there is none, and nothing twice under one hash', async () => {
      const { hash, subject } = await make();
      expect(await links().find(hashOfToken(newToken()))).toBeUndefined();
      await expect(links().keep(hash, { ...subject, address }, morning)).rejects.toThrow();
    });

    it('are made for nobody but those who answer for the party', async () => {
      const { subject, group } = await make();
      const other = found(group.parties.find(({ key }) => key === 'library-2')).id;
      const hash = hashOfToken(newToken());
      for (const to of [
        { ...subject, address: 'contact@library-2.example.org' },
        { ...subject, partyId: other, address },
        { ...subject, checkInId: 4711, address },
        { ...subject, address: 'nobody@example.org' },
      ])
        expect(await links().keep(hash, to, morning)).toBe(false);
      expect(await links().find(hash)).toBeUndefined();
    });

    it('are for the first of the person’s parties where something is about the group as a whole', async () => {
      const { subject, group, checkInId } = await make();
      // There are letters before the group's first check-in is open, though none about it.
      expect(await links().subjectIn(address, { group: group.id })).toEqual(subject);
      expect(await links().subjectIn(address, { checkIn: checkInId })).toBeUndefined();
      await bench.test.store.checkIns.open(checkInId, morning);
      for (const about of [
        { group: group.id },
        { checkIn: checkInId },
        { group: group.id, party: subject.partyId },
      ])
        expect(await links().subjectIn(address.toUpperCase(), about)).toEqual(subject);
      for (const about of [{ group: 4711 }, { checkIn: 4711 }, { group: group.id, party: 4711 }, {}])
        expect(await links().subjectIn(address, about)).toBeUndefined();
      expect(await links().subjectIn('nobody@example.org', { group: group.id })).toBeUndefined();
    });

    it('open nothing once the person answers for the party no more, and again when they do', async () => {
      const { hash } = await make();
      const without = sampleGroup();
      found(without.parties[1]).contacts.splice(0, 1);
      await bench.test.store.groups.import(without, 'sample.yaml', later(1));
      expect(await links().find(hash)).toBeUndefined();
      await bench.test.store.groups.import(sampleGroup(), 'sample.yaml', later(2));
      expect(await links().find(hash)).toBeDefined();
    });

    it('open nothing once the party is gone from the file', async () => {
      const { hash } = await make();
      const without = sampleGroup();
      without.parties.splice(1, 1);
      without.agreements.splice(0, 1);
      await bench.test.store.groups.import(without, 'sample.yaml', later(1));
      expect(await links().find(hash)).toBeUndefined();
    });

    it('die when newer ones take their place, those of others do not', async () => {
      const { hash, subject, contact } = await make();
      const [newer, other] = [hashOfToken(newToken()), hashOfToken(newToken())];
      await links().keep(newer, { ...subject, address }, later(5));
      await links().keep(other, { ...subject, address: 'substitute@library-1.example.org' }, morning);
      expect((await links().live(contact)).sort()).toEqual([hash, newer].sort());
      await links().retire([hash], later(5));
      expect(await links().live(contact)).toEqual([newer]);
      expect(await links().find(hash)).toBeUndefined();
      expect(await links().find(newer)).toBeDefined();
      expect(await links().find(other)).toBeDefined();
    });

    it('are dropped where nobody got them', async () => {
      const { hash } = await make();
      await links().drop([]);
      expect(await links().find(hash)).toBeDefined();
      await links().drop([hash]);
      expect(await links().find(hash)).toBeUndefined();
    });

    it('go with the person’s data, and with the check-in', async () => {
      const { hash, contact, checkInId } = await make();
      await links().keepCode({ personId: contact, purpose: 'address' }, 'hash', later(10));
      const kept = found(await bench.test.archive.extract(address));
      expect(kept.links).toMatchObject([{ hash, personId: contact, checkInId }]);
      expect(kept.codes).toMatchObject([{ purpose: 'address' }]);
      await bench.test.archive.erase(address, { by: 'Registrator', reference: 'B1', at: later(1) });
      expect(await links().find(hash)).toBeUndefined();
      expect(await bench.test.archive.extract(address)).toMatchObject({ links: [], codes: [] });
    });

    it('go when their check-in is removed by a decision, and by the standing retention time', async () => {
      const { hash, subject, contact, checkInId, group } = await make();
      const { store, archive } = bench.test;
      await links().keepCode({ personId: contact, purpose: 'address' }, 'hash', later(10));
      await store.locks.checkIn(checkInId, later(1), {});
      expect(await store.forget(later(1), 100)).toBe(0);
      expect(await store.forget(later(60), 100)).toBe(2);
      expect(await links().find(hash)).toBeUndefined();

      const again = hashOfToken(newToken());
      await links().keep(again, { ...subject, address }, morning);
      const row = { id: checkInId, groupId: group.id, group: group.name, halfYear: '2019-H1' as const };
      const counts = { answers: 0, versions: 0, showings: 0, deliveries: 0, meetings: 0, courses: 0 };
      const decision = { by: 'Registrator', reference: 'B2', at: later(2) };
      await archive.purge([{ ...row, locked: true, kept: false, ...counts }], decision);
      expect(await links().find(again)).toBeUndefined();
    });

    it('are for what somebody answers for in the latest open check-in, if there is one', async () => {
      const { partyId, checkInId, contact } = await bench.begun();
      expect(await links().subjects(contact)).toEqual([]);
      await bench.test.store.checkIns.open(checkInId, morning);
      expect(await links().subjects(contact)).toEqual([{ partyId, checkInId }]);
      expect(await links().subjects(4711)).toEqual([]);
    });
  });

  describe('mailed codes', () => {
    const links = () => bench.test.store.links;
    const begin = async () => {
      const { contact, substitute } = await bench.begun();
      const of = { personId: contact, purpose: 'address' };
      await links().keepCode(of, hashOfCode('123456', of), new Date(morning.getTime() + codeLife));
      return { of, substitute };
    };
    const attempt = (of: { personId: number; purpose: string }, code: string, at = later(1)) =>
      links().tryCode(of, hashOfCode(code, of), at);

    it('are right once', async () => {
      const { of } = await begin();
      expect(await attempt(of, '123456')).toBe(true);
      expect(await attempt(of, '123456')).toBe(false);
    });

    it('are wrong after five guesses, though the sixth is right', async () => {
      const { of } = await begin();
      for (let n = 0; n < codeTries; n++) expect(await attempt(of, `00000${n}`)).toBe(false);
      expect(await attempt(of, '123456')).toBe(false);
    });

    it('take no more than five guesses at once either', async () => {
      const { of } = await begin();
      const guesses = ['1', '2', '3', '4', '5', '6', '7'].map((last) => attempt(of, `99999${last}`));
      expect(await Promise.all(guesses)).not.toContain(true);
      expect(await attempt(of, '123456')).toBe(false);
    });

    it('are good for ten minutes', async () => {
      const { of } = await begin();
      expect(await attempt(of, '123456', later(10))).toBe(false);
      expect(await attempt(of, '123456', later(9))).toBe(true);
    });

    it('are good for one person and one purpose, and give way to a newer one', async () => {
      const { of, substitute } = await begin();
      expect(await attempt({ ...of, purpose: 'hand-over' }, '123456')).toBe(false);
      expect(await attempt({ ...of, personId: substitute }, '123456')).toBe(false);
      await links().keepCode(of, hashOfCode('654321', of), later(20));
      expect(await attempt(of, '123456')).toBe(false);
      expect(await attempt(of, '654321')).toBe(true);
    });
  });
}
