import { existsSync } from 'node:fs';
import { openDatabase } from '../../db/client.ts';
import { editsBetween } from '../domain/group-edits.ts';
import type { ReadFile } from '../group-files/working-group-files.ts';
import { editLines } from '../messages/edit-lines.ts';
import type { Config } from '../server/config.ts';
import { svImport as say } from '../texts/sv-import.ts';
import { textsFor } from '../texts/texts.ts';

/**
 * What of the stored groups would be undone if these files took back those that are kept in the bot, a line each. Reads
 * the real database and changes nothing; where there is none, nothing is undone.
 */
export async function undoneLines(files: ReadFile[], database: Config['database']): Promise<string[]> {
  if (database.kind === 'embedded' && !(database.dataDir && existsSync(database.dataDir))) return [];
  const { store } = await openDatabase(database, { progress: () => undefined });
  try {
    const lines: string[] = [];
    const heads = await store.groups.all();
    for (const { file } of files) {
      const head = heads.find(({ key }) => key === file?.workingGroup.key);
      if (!file || head?.keptIn !== 'bot') continue;
      const before = await store.groups.asFile(head.id);
      const changes = editLines(editsBetween(before, file), { before, after: file }, textsFor('sv'));
      lines.push(`\n${say.group(before.workingGroup.name, head.key)}`);
      if (changes.length === 0) lines.push(say.wouldUndoNothing);
      else lines.push(`${say.wouldUndo}:`, ...changes.map((line) => `  ${line}`));
    }
    return lines;
  } finally {
    await store.close();
  }
}
