import type { WorkingGroupFile } from '../../src/domain/working-group-file.ts';
import { checkWorkingGroupFile } from '../../src/domain/working-group-file.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { sampleGroup } from '../support/sample-group.ts';

/* Goals and agreements on single projects in a group's file. */

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());
beforeEach(() => opened.reset());

const at = new Date('2019-05-20T06:00:00Z');
const project = {
  title: 'Digital handledning',
  parties: ['region', 'library-1'],
  aims: 'Fler handledare',
  purposes: '',
  fundingAbout: '',
  grantDecision: '',
  grantReference: '',
  implementation: '',
};

async function imported(file: WorkingGroupFile) {
  const { groupId, changed } = await opened.store.groups.import(file, 'sample.yaml', at);
  return {
    changed,
    goals: await opened.store.agreements.goals(groupId),
    agreements: await opened.store.agreements.list(groupId),
    groupId,
  };
}

it('are stored as they stand there, changed with it, and taken away with it', async () => {
  const file = {
    ...sampleGroup(),
    goals: [
      { key: 'fler', text: 'Fler kurser', source: 'Biblioteksplanen' },
      {
        key: 'tolv',
        text: 'Tolv kurser',
        source: '',
        measure: 'initiatives' as const,
        target: 12,
        per: 'year' as const,
      },
    ],
    separateAgreements: [project],
  };
  const first = await imported(file);
  expect(first.goals.map(({ key, counted }) => [key, counted?.target])).toEqual([
    ['fler', undefined],
    ['tolv', 12],
  ]);
  expect(first.agreements).toMatchObject([{ title: 'Digital handledning', reference: '', inFile: true }]);
  expect((await imported(file)).changed).toBe(false);
  const signed = { ...project, reference: '2019-000321', signed: { date: '2019-02-20', by: 'Eva Ek' } };
  const second = await imported({ ...file, goals: file.goals.slice(1), separateAgreements: [signed] });
  expect(second.changed).toBe(true);
  expect(second.goals.map(({ key }) => key)).toEqual(['tolv']);
  expect(second.agreements).toMatchObject([{ reference: '2019-000321', signedOn: '2019-02-20' }]);
  expect((await imported(sampleGroup())).agreements).toEqual([]);
});

it('leave what was put in by hand alone, and take over what has the same reference', async () => {
  const { groupId } = await imported(sampleGroup());
  const group = await opened.store.groups.load(groupId);
  const by = group.coordinators[0]?.id ?? 0;
  const blank = { ...project, partyIds: [], signedBy: '', renews: '' };
  const { parties: _, ...content } = blank;
  await opened.store.agreements.make(groupId, { ...content, reference: '2019-000321' }, by, at);
  await opened.store.agreements.make(groupId, { ...content, title: 'Ett annat', reference: '' }, by, at);
  const file = { ...sampleGroup(), separateAgreements: [{ ...project, reference: '2019-000321' }] };
  expect((await imported(file)).agreements.map(({ title, inFile }) => [title, inFile])).toEqual([
    ['Digital handledning', true],
    ['Ett annat', false],
  ]);
  expect((await imported(sampleGroup())).agreements.map(({ title }) => title)).toEqual(['Ett annat']);
});

it.each([
  [{ goals: [{ key: 'a', text: 'A', target: 12 }] }, ['goals', 0, 'target'], 'Ett mål som räknas'],
  [
    {
      goals: [
        { key: 'a', text: 'A' },
        { key: 'a', text: 'B' },
      ],
    },
    ['goals', 1, 'key'],
    'finns redan',
  ],
  [
    { separateAgreements: [{ title: 'A', parties: ['nobody'] }] },
    ['separateAgreements', 0, 'parties', 0],
    'Ingen part har nyckeln nobody.',
  ],
  [
    { separateAgreements: [{ title: 'A', validFrom: '2019-02-01', validTo: '2019-01-01' }] },
    ['separateAgreements', 0, 'validTo'],
    'validTo är före validFrom.',
  ],
])('are refused with the place and what to write: %j', (wrong, path, words) => {
  const checked = checkWorkingGroupFile({ ...sampleGroup(), ...wrong });
  if (checked.kind === 'good') throw new Error('it was taken');
  expect(checked.faults).toMatchObject([{ path, message: expect.stringContaining(words) }]);
});
