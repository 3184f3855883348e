import { execFile, spawnSync } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from './process.ts';

const run = promisify(execFile);

/**
 * The commit before the newest migration, on the line that branches are merged into: the program that an upgrade to this one
 * meets on its database. On a branch a migration may have had another number. UPGRADE_FROM names another commit. Undefined where git or its history is not there.
 */
export function versionBefore(): string | undefined {
  if (process.env.UPGRADE_FROM) return process.env.UPGRADE_FROM;
  const log = [
    'log',
    '-1',
    '--first-parent',
    '-m',
    '--diff-filter=A',
    '--format=%P',
    '--',
    'db/migrations/*.sql',
  ];
  const [parent] = (spawnSync('git', log, { encoding: 'utf8' }).stdout ?? '').trim().split(' ');
  return parent || undefined;
}

/** Compiles the program of a commit, with the present libraries, in a folder of its own, and returns the folder. */
export async function buildVersion(commit: string): Promise<string> {
  const folder = await temporaryFolder();
  const archive = join(folder, 'version.tar');
  await run('git', ['archive', '--output', archive, commit]);
  await run('tar', ['-xf', archive, '-C', folder]);
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  await run('npm', ['run', '--silent', 'build'], { cwd: folder });
  return folder;
}
