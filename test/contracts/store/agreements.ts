import type { SeparateAgreementContent } from '../../../src/domain/separate-agreement.ts';
import { sampleGroup } from '../../support/sample-group.ts';
import { type Begun, type Bench, found, later } from '../store.ts';

/** Agreements on single projects, what comes after those that end, and goals. */
export function agreementsContract(bench: Bench) {
  describe('agreements on single projects', () => {
    const agreements = () => bench.test.store.agreements;
    const content = (more: Partial<SeparateAgreementContent> = {}): SeparateAgreementContent => ({
      reference: '',
      title: 'Digital handledning',
      partyIds: [],
      aims: '',
      purposes: '',
      fundingAbout: '',
      grantDecision: '',
      grantReference: '',
      implementation: '',
      signedBy: '',
      renews: '',
      ...more,
    });
    const make = ({ group, contact }: Begun, more: Partial<SeparateAgreementContent> = {}) =>
      agreements().make(group.id, content(more), contact, later(1));
    async function elsewhere(): Promise<number> {
      const file = sampleGroup(1, 'other');
      file.workingGroup.channels = {};
      return (await bench.test.store.groups.import(file, 'other.yaml', later(0))).groupId;
    }

    it('are made with all that is said of them, and what is not said is left out', async () => {
      const begun = await bench.begun();
      const all = content({
        reference: '2019-000321',
        partyIds: [begun.group.convenerId, begun.partyId].sort((a, b) => a - b),
        aims: 'Mål',
        purposes: 'Syften',
        funding: 'grant',
        fundingAbout: '50 000 kr',
        grantDecision: 'Beslut',
        grantReference: '2019-000300',
        implementation: 'Så här',
        validFrom: '2019-01-01',
        validTo: '2019-12-31',
        signedOn: '2019-01-02',
        signedBy: 'Eva Ek',
        renews: '2018-000001',
      });
      const [bare, full] = [found(await make(begun)), found(await make(begun, all))];
      const beside = {
        inFile: false,
        savedBy: { id: begun.contact, name: expect.any(String) },
        savedAt: later(1),
      };
      expect(await agreements().get(begun.group.id, bare)).toEqual({ id: bare, ...content(), ...beside });
      expect(await agreements().get(begun.group.id, full)).toEqual({ id: full, ...all, ...beside });
      // Those without a reference last.
      expect((await agreements().list(begun.group.id)).map(({ id }) => id)).toEqual([full, bare]);
      const group = await elsewhere();
      expect(await agreements().get(group, full)).toBeUndefined();
      expect(await agreements().list(group)).toEqual([]);
    });

    it('have a reference that is no other’s of the group, until that one is removed', async () => {
      const begun = await bench.begun();
      const one = found(await make(begun, { reference: '2019-000321' }));
      expect(await make(begun, { reference: '2019-000321' })).toBeUndefined();
      const two = found(await make(begun, { reference: '2019-000322' }));
      const save = (id: number, reference: string) =>
        bench.test.store.transaction(async (store) => {
          expect(await store.agreements.lock(begun.group.id, id)).toMatchObject({ id });
          return store.agreements.save(id, content({ reference }), begun.substitute, later(2));
        });
      expect(await save(two, '2019-000321')).toBe(false);
      expect(await agreements().get(begun.group.id, two)).toMatchObject({ reference: '2019-000322' });
      // Its own it keeps; in another group it is free.
      expect(await save(one, '2019-000321')).toBe(true);
      const group = await elsewhere();
      expect(
        await agreements().make(group, content({ reference: '2019-000321' }), begun.contact, later(2)),
      ).toBeDefined();
      await agreements().remove(one, later(3));
      expect(await save(two, '2019-000321')).toBe(true);
      expect(await agreements().get(begun.group.id, two)).toMatchObject({
        savedBy: { id: begun.substitute },
        savedAt: later(2),
      });
    });

    it('are changed as a whole: parties and days that are not said any more are gone', async () => {
      const begun = await bench.begun();
      const id = found(
        await make(begun, { partyIds: [begun.partyId], validTo: '2019-12-31', funding: 'fee' }),
      );
      expect(await agreements().save(id, content(), begun.contact, later(2))).toBe(true);
      const now = found(await agreements().get(begun.group.id, id));
      expect(now.partyIds).toEqual([]);
      expect(now).not.toHaveProperty('validTo');
      expect(now).not.toHaveProperty('funding');
      expect(await agreements().save(id + 1, content(), begun.contact, later(2))).toBe(false);
    });

    it('are shared, and removed without a trace in what is listed', async () => {
      const begun = await bench.begun();
      const id = found(await make(begun));
      await agreements().share(id, later(2));
      expect(await agreements().get(begun.group.id, id)).toMatchObject({ sharedAt: later(2) });
      await agreements().remove(id, later(3));
      expect(await agreements().get(begun.group.id, id)).toBeUndefined();
      expect(await agreements().list(begun.group.id)).toEqual([]);
    });

    it('have one plan for what comes after each of either kind, until it is taken back', async () => {
      const begun = await bench.begun();
      const { group, contact } = begun;
      const own = { kind: 'agreement' as const, id: found(group.agreements[0]).id };
      const separate = { kind: 'separate' as const, id: found(await make(begun)) };
      await agreements().plan(group.id, own, 'new', contact, later(1));
      await agreements().plan(group.id, separate, 'new', contact, later(2));
      await agreements().plan(group.id, own, 'none', contact, later(3));
      const plans = await agreements().renewals(group.id);
      expect(plans).toHaveLength(2);
      expect(plans).toEqual(
        expect.arrayContaining([
          { ...own, plan: 'none' },
          { ...separate, plan: 'new' },
        ]),
      );
      expect(await agreements().renewals(await elsewhere())).toEqual([]);
      await agreements().plan(group.id, own, undefined, contact, later(4));
      expect(await agreements().renewals(group.id)).toEqual([{ ...separate, plan: 'new' }]);
    });
  });

  describe('goals', () => {
    const goals = async (file: ReturnType<typeof sampleGroup>) => {
      const { groups, agreements } = bench.test.store;
      const { groupId } = await groups.import(file, 'sample.yaml', later(1));
      return agreements.goals(groupId);
    };
    const plain = { key: 'fler', text: 'Fler kurser', source: 'Planen' };
    const counted = { measure: 'participants-from-others', target: 30, per: 'half-year' } as const;

    it('are in the group’s order, counted or not, and come back as the same ones', async () => {
      const file = sampleGroup();
      const many = { key: 'manga', text: 'Många', source: '', ...counted };
      const first = await goals({ ...file, goals: [plain, many] });
      expect(first).toEqual([
        { id: expect.any(Number), ...plain },
        { id: expect.any(Number), key: 'manga', text: 'Många', source: '', counted },
      ]);
      const [one, two] = first.map(({ id }) => id);
      const turned = await goals({ ...file, goals: [{ ...many, text: 'Fler än så' }, plain] });
      expect(turned.map(({ id, text }) => [id, text])).toEqual([
        [two, 'Fler än så'],
        [one, 'Fler kurser'],
      ]);
      expect(await goals({ ...file, goals: [] })).toEqual([]);
      expect(await goals({ ...file, goals: [plain] })).toEqual([{ id: one, ...plain }]);
    });

    it('that change make another group of it, so that nothing made of the old ones is shown', async () => {
      const { groups } = bench.test.store;
      const file = sampleGroup();
      const revision = async (change: Partial<typeof file>) => {
        const { groupId } = await groups.import({ ...file, ...change }, 'sample.yaml', later(1));
        return (await groups.load(groupId)).revision;
      };
      const before = await revision({ goals: [plain] });
      expect(await revision({ goals: [plain] })).toBe(before);
      const changed = await revision({ goals: [{ ...plain, ...counted }] });
      expect(changed).toBeGreaterThan(before);
      expect(await revision({ goals: [] })).toBeGreaterThan(changed);
    });
  });
}
