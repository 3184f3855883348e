import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { recordFile } from '../src/domain/record-hash.ts';

const path = 'docs/schema/avstamning-record-1.json';

it('publishes the schema of the JSON export as it is', async () => {
  const published = JSON.parse(await readFile(path, 'utf8'));
  const now = { title: 'avstamning-record/1', ...z.toJSONSchema(recordFile) };
  // A record that is locked follows its schema for good: another shape is another number.
  expect(published).toEqual(JSON.parse(JSON.stringify(now)));
});
