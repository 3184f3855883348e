import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { recordForm1 } from '../src/domain/record-1.ts';
import { recordForm2 } from '../src/domain/record-2.ts';
import { recordFileOf } from '../src/domain/record-hash.ts';

// A record that is locked follows its schema for good: a form that has been released never changes, and another shape
// is another number.
it.each([
  [1, recordForm1],
  [2, recordForm2],
])('publishes the schema of the JSON export as it is, form %d', async (n, form) => {
  const path = `docs/schema/avstamning-record-${n}.json`;
  const now = { title: `avstamning-record/${n}`, ...z.toJSONSchema(recordFileOf(form)) };
  if (process.env.SCHEMA === 'write') await writeFile(path, `${JSON.stringify(now, null, 2)}\n`);
  const published = JSON.parse(await readFile(path, 'utf8'));
  expect(published).toEqual(JSON.parse(JSON.stringify(now)));
});
