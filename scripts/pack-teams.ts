import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageFile } from '../src/server/package-root.ts';
import { packTeams } from './teams-package.ts';

const usage =
  'npm run pack:teams -- --app-id ID --host bot.example.org --website https://… [--owner NAMN] [--slash]';

function options() {
  try {
    return parseArgs({
      options: {
        'app-id': { type: 'string' },
        host: { type: 'string' },
        owner: { type: 'string' },
        website: { type: 'string' },
        slash: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new Error(`Jag förstår inte kommandot. Skriv så här:\n  ${usage}`, { cause: error });
  }
}

try {
  const { name, bytes } = await packTeams(options());
  const folder = packageFile('dist');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), bytes);
  process.stdout.write(`${join(folder, name)}\nLadda upp filen i Teams administrationscenter.\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
