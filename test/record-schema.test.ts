import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { publishedFiles } from '../src/domain/record-hash.ts';

it.each(Object.entries(publishedFiles))(
  'publishes the schema of the JSON export %s as it is',
  async (name, schema) => {
    const path = `docs/schema/${name.replace('/', '-')}.json`;
    const published = JSON.parse(await readFile(path, 'utf8'));
    const now = { title: name, ...z.toJSONSchema(schema) };
    // A record that is locked follows its schema for good: another shape is another number.
    expect(published).toEqual(JSON.parse(JSON.stringify(now)));
  },
);
