import type { WorkingGroupFile } from '../../../src/domain/working-group-file.ts';
import { sampleGroup } from '../../support/sample-group.ts';
import { type Bench, found, later, morning } from '../store.ts';

export function groupsContract(bench: Bench) {
  describe('groups', () => {
    const importing = (file: WorkingGroupFile, minutes: number) =>
      bench.test.store.groups.import(file, 'sample.yaml', later(minutes));

    it('keeps all that the file says', async () => {
      const group = await bench.group();
      expect(group).toMatchObject({
        key: 'sample',
        name: 'Sample group',
        timezone: 'Europe/Stockholm',
        locale: 'sv',
        importedAt: morning,
        rhythm: sampleGroup().checkIns,
        channels: { slack: 'C0SAMPLE' },
      });
      expect(group.areas.map(({ key, questions }) => [key, questions])).toEqual([
        ['welcome', ['How is welcome?']],
        ['teaching', ['How is teaching?']],
      ]);
      expect(group.parties.map(({ key }) => key)).toEqual(['region', 'library-1', 'library-2']);
      expect(group.parties[0]?.id).toBe(group.convenerId);
      expect(
        group.agreements.map(({ reference, validFrom, validTo }) => [reference, validFrom, validTo]),
      ).toEqual([
        ['ref/library-1', '2018-12-05', '2020-12-31'],
        ['ref/library-2', '2018-12-05', '2020-12-31'],
      ]);
      expect(group.agreements[1]?.partyIds).toEqual([group.parties[0]?.id, group.parties[2]?.id]);
      expect(group.agreements[1]?.areaIds).toEqual(group.areas.map(({ id }) => id));
      expect(group.contacts.map(({ person, role }) => [person.email, role])).toEqual([
        ['convener@example.org', 'contact'],
        ['contact@library-1.example.org', 'contact'],
        ['substitute@library-1.example.org', 'substitute'],
        ['contact@library-2.example.org', 'contact'],
        ['substitute@library-2.example.org', 'substitute'],
      ]);
      expect(group.coordinators.map(({ email }) => email)).toEqual(['convener@example.org']);
    });

    it('changes nothing when the same file comes again', async () => {
      const before = await bench.group();
      const result = await importing(sampleGroup(), 5);
      expect(result).toEqual({ groupId: before.id, first: false, changed: false });
      expect(await bench.test.store.groups.load(before.id)).toEqual(before);
    });

    it('grows its revision with an import that changes something, and keeps the day of the first', async () => {
      const before = await bench.group();
      const file = sampleGroup();
      file.workingGroup.name = 'Renamed';
      found(file.parties[1]).shortName = 'L1';
      expect(await importing(file, 5)).toMatchObject({ first: false, changed: true });
      const after = await bench.test.store.groups.load(before.id);
      expect(after).toMatchObject({ name: 'Renamed', importedAt: morning });
      expect(after.parties[1]).toMatchObject({ id: before.parties[1]?.id, shortName: 'L1' });
      expect(after.revision).toBeGreaterThan(before.revision);
    });

    const alterations: Record<string, (file: WorkingGroupFile) => void> = {
      'a contact’s name': (file) => {
        found(found(file.parties[1]).contacts[0]).name = 'Other name';
      },
      'a contact’s role': (file) => {
        found(found(file.parties[0]).contacts[0]).role = 'substitute';
      },
      'a question': (file) => {
        found(file.areas[0]).questions.push('And?');
      },
      'a due week': (file) => {
        file.checkIns.dueWeeks = [23, 50];
      },
      'an agreement’s last day': (file) => {
        found(file.agreements[0]).validTo = '2022-12-31';
      },
      'an agreement’s areas': (file) => {
        found(file.agreements[0]).areas = ['teaching'];
      },
      'the channel': (file) => {
        file.workingGroup.channels = { teams: '19:sample' };
      },
      'the coordinators': (file) => {
        file.workingGroup.coordinators.push('contact@library-1.example.org');
      },
      'the order of parties': (file) => {
        file.parties.reverse();
      },
    };

    it.each(Object.entries(alterations))('takes over a change of %s, once', async (_, alter) => {
      const before = await bench.group();
      const file = sampleGroup();
      alter(file);
      expect(await importing(file, 5)).toMatchObject({ changed: true });
      const after = await bench.test.store.groups.load(before.id);
      expect(after.revision).toBe(before.revision + 1);
      expect({ ...after, revision: before.revision }).not.toEqual(before);
      expect(await importing(file, 6)).toMatchObject({ changed: false });
      expect(await bench.test.store.groups.load(before.id)).toEqual(after);
    });

    it('ends a contact that is gone and begins the one that came, from the time of the import', async () => {
      const before = await bench.group();
      const file = sampleGroup();
      found(file.parties[1]).contacts = [{ name: 'New', email: 'new@example.org', role: 'contact' }];
      await importing(file, 5);
      const after = await bench.test.store.groups.load(before.id);
      const party = found(before.parties[1]).id;
      expect(after.contacts.filter(({ partyId }) => partyId === party)).toMatchObject([
        { role: 'contact', from: later(5), person: { name: 'New', email: 'new@example.org' } },
      ]);
      const history = (await bench.test.store.groups.tenures(before.id)).filter(
        (one) => one.partyId === party,
      );
      expect(history.map(({ role, from, to }) => [role, from, to])).toEqual([
        ['contact', morning, later(5)],
        ['substitute', morning, later(5)],
        ['contact', later(5), undefined],
      ]);
    });

    it('lets a contact and the substitute change places', async () => {
      const before = await bench.group();
      const file = sampleGroup();
      const [first, second] = found(file.parties[1]).contacts;
      found(first).role = 'substitute';
      found(second).role = 'contact';
      await importing(file, 5);
      const after = await bench.test.store.groups.load(before.id);
      expect(after.contacts.slice(1, 3).map(({ person, role }) => [person.email, role])).toEqual([
        ['substitute@library-1.example.org', 'contact'],
        ['contact@library-1.example.org', 'substitute'],
      ]);
    });

    it('marks parties and areas that are gone, and takes them back with the same ids', async () => {
      const before = await bench.group();
      const file = sampleGroup(1);
      file.areas.pop();
      for (const agreement of file.agreements) agreement.areas = ['welcome'];
      await importing(file, 5);
      const without = await bench.test.store.groups.load(before.id);
      expect(without.parties.map(({ key, removed }) => [key, removed])).toEqual([
        ['region', false],
        ['library-1', false],
        ['library-2', true],
      ]);
      expect(without.areas.map(({ removed }) => removed)).toEqual([false, true]);
      expect(without.agreements.map(({ reference }) => reference)).toEqual(['ref/library-1']);
      expect(without.contacts).toHaveLength(3);

      await importing(sampleGroup(), 10);
      const again = await bench.test.store.groups.load(before.id);
      expect(again.parties).toEqual(before.parties);
      expect(again.areas).toEqual(before.areas);
      expect(again.agreements).toEqual(before.agreements);
      expect(again.contacts.map(({ person }) => person)).toEqual(before.contacts.map(({ person }) => person));
    });

    it('knows one e-mail as one person, whatever its case and in how many groups', async () => {
      const before = await bench.group();
      const file = sampleGroup(1, 'other');
      found(found(file.parties[1]).contacts[0]).email = 'CONTACT@library-1.example.org';
      const { groupId } = await importing(file, 5);
      const other = await bench.test.store.groups.load(groupId);
      expect(other.contacts.map(({ person }) => person.id)).toEqual(
        before.contacts.slice(0, 3).map(({ person }) => person.id),
      );
    });

    it('imports nothing of a file that fails half-way', async () => {
      const before = await bench.group();
      const file = sampleGroup(3);
      file.workingGroup.name = 'Never seen';
      file.workingGroup.coordinators = ['nobody@example.org'];
      await expect(importing(file, 5)).rejects.toThrow('nobody@example.org');
      expect(await bench.test.store.groups.load(before.id)).toEqual(before);
    });

    it('lists all groups with where they are shown', async () => {
      const group = await bench.group();
      await importing({ ...sampleGroup(1, 'other') }, 5);
      expect(await bench.test.store.groups.all()).toMatchObject([
        {
          id: group.id,
          key: 'sample',
          revision: group.revision,
          source: 'sample.yaml',
          channels: { slack: 'C0SAMPLE' },
        },
        { key: 'other' },
      ]);
    });

    it('knows at which revision a group is, also where only who answers in it was touched', async () => {
      const { groups } = bench.test.store;
      const { id, revision } = await bench.group();
      expect(await groups.revision(id)).toBe(revision);
      await groups.touch(id);
      expect(await groups.revision(id)).toBe(revision + 1);
      expect((await groups.load(id)).revision).toBe(revision + 1);
      expect(await groups.revision(id + 1)).toBeUndefined();
    });

    it('throws for a group that there is none of', async () => {
      await expect(bench.test.store.groups.load(4711)).rejects.toThrow('4711');
    });

    it('imports 300 parties, and again', async () => {
      const file = sampleGroup(299);
      const { groupId } = await importing(file, 0);
      expect((await bench.test.store.groups.load(groupId)).contacts).toHaveLength(599);
      expect(await importing(file, 1)).toMatchObject({ changed: false });
    });
  });
}
