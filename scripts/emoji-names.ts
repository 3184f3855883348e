import { readFile, writeFile } from 'node:fs/promises';
import { packageFile } from '../src/server/package-root.ts';
import { emojiNamesFile } from './emoji-names-file.ts';

/* Writes anew what Slack's emoji are called; the names come with a package that only development has. */

const data = (name: string) => readFile(packageFile(`node_modules/emojibase-data/en/${name}`), 'utf8');

await writeFile(
  packageFile('adapters/slack/emoji-names.ts'),
  emojiNamesFile(await data('shortcodes/iamcal.json'), await data('data.json')),
);
