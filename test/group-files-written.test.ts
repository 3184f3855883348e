import fc from 'fast-check';
import { applyEdits, editsBetween, reversed } from '../src/domain/group-edits.ts';
import { checkWorkingGroupFile } from '../src/domain/working-group-file.ts';
import { readGroup, writeGroup } from '../src/group-files/working-group-yaml.ts';
import { openTestStore, type TestStore } from './support/database.ts';
import { randomGroup } from './support/random-group.ts';

/** A group that is kept in the bot is written as a file, and changes are told apart fact by fact. */

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());

const at = new Date('2019-05-20T06:00:00Z');
const read = (text: string) => {
  const result = readGroup({ source: 'random.yaml', bytes: Buffer.from(text), text });
  expect(result.faults).toEqual([]);
  if (!result.file) throw new Error(text);
  return result.file;
};

it('importing what was exported changes nothing, whatever the group', async () => {
  await fc.assert(
    fc.asyncProperty(randomGroup, randomGroup, async (first, second) => {
      await opened.reset();
      const { groups } = opened.store;
      await groups.import(first, 'random.yaml', at);
      // A group that has had another past: what is gone is not exported.
      const { groupId } = await groups.import(second, 'random.yaml', at, undefined, 'bot');
      const text = writeGroup(await groups.asFile(groupId), ['Gruppen', 'som den var']);
      const again = await groups.import(read(text), 'random.yaml', at, undefined, 'bot');
      expect(again).toEqual({ groupId, first: false, changed: false });
    }),
    { numRuns: 25 },
  );
});

it('edits make the one group the other, and back again', () => {
  fc.assert(
    fc.property(randomGroup, randomGroup, (before, after) => {
      const edits = editsBetween(before, after);
      const made = (from: typeof before, by: typeof edits) => {
        const applied = applyEdits(from, by);
        const checked = applied.kind === 'made' ? checkWorkingGroupFile(applied.data) : applied;
        if (checked.kind !== 'good') throw new Error(JSON.stringify(checked));
        return checked.file;
      };
      const there = made(before, edits);
      expect(editsBetween(there, after)).toEqual([]);
      expect(editsBetween(made(there, reversed(edits)), before)).toEqual([]);
      // The same edits once more are made already.
      expect(editsBetween(made(there, edits), there)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
