import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/*
 * Does what a Dockerfile says, in bare folders instead of images: a folder for each stage, whose base image is this
 * machine's Node.js. What it does not know it refuses, so that nothing is left out unseen.
 */

export type Image = {
  /** The folder that the program is started in. */
  folder: string;
  env: Record<string, string>;
  command: string[];
  healthcheck: string[];
  user: string;
};

/** Who the steps are done as: nobody, where we are somebody who can become nobody. */
export const unprivileged = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** Follows the Dockerfile in `source`. Only what .dockerignore lets through is seen. */
export function follow(source: string, root: string): Image {
  chmodSync(root, 0o755);
  const context = join(root, 'context');
  for (const name of letThrough(source)) cpSync(join(source, name), join(context, name), { recursive: true });

  const stages = new Map<string, string>();
  let stage = '';
  let workdir = '/';
  const image: Image = { folder: '', env: {}, command: [], healthcheck: [], user: 'root' };
  const here = () => join(stage, workdir);

  for (const [instruction, rest] of instructionsIn(readFileSync(join(source, 'Dockerfile'), 'utf8'))) {
    switch (instruction) {
      case 'FROM': {
        const [, name = 'last'] = /^node:24-\S+(?: AS (\w+))?$/.exec(rest) ?? fail(`FROM ${rest}`);
        stage = join(root, name);
        workdir = '/';
        image.env = {};
        image.user = 'root';
        stages.set(name, stage);
        break;
      }
      case 'WORKDIR':
        workdir = rest;
        makeFolder(here(), root);
        break;
      case 'COPY': {
        const [, from, what = ''] = /^(?:--from=(\w+) )?(.*)$/.exec(rest) ?? [];
        const names = what.split(' ');
        const to = names.pop() ?? '.';
        for (const name of names) {
          const origin = from ? join(stages.get(from) ?? fail(rest), name) : join(context, name);
          const target = to.endsWith('/') ? join(here(), to, name.split('/').at(-1) ?? '') : join(here(), to);
          cpSync(origin, target, { recursive: true, verbatimSymlinks: true });
        }
        own(here());
        break;
      }
      case 'RUN':
        run(rest, here(), root);
        break;
      case 'ENV':
        for (const [, name = '', value = ''] of rest.matchAll(/(\w+)=(\S+)/g)) image.env[name] = value;
        break;
      case 'USER':
        image.user = rest;
        break;
      case 'HEALTHCHECK':
        image.healthcheck = JSON.parse(rest.slice(rest.indexOf('CMD ') + 4));
        break;
      case 'CMD':
        image.command = JSON.parse(rest);
        break;
      case 'EXPOSE':
        break;
      default:
        fail(instruction);
    }
  }
  image.folder = here();
  return image;
}

function fail(what: string): never {
  throw new Error(`The rehearsal does not know what this is: ${what}`);
}

function instructionsIn(text: string): [instruction: string, rest: string][] {
  const lines = text.replaceAll('\\\n', ' ').split('\n');
  return lines
    .filter((line) => line.trim() && !line.startsWith('#'))
    .map((line) => {
      const [instruction = '', ...rest] = line.split(' ');
      return [instruction, rest.join(' ')];
    });
}

function letThrough(source: string): string[] {
  const [first, ...rest] = readFileSync(join(source, '.dockerignore'), 'utf8').trim().split('\n');
  if (first !== '*' || rest.some((line) => !line.startsWith('!'))) fail('.dockerignore');
  return rest.map((line) => line.slice(1));
}

function makeFolder(folder: string, root: string): void {
  mkdirSync(folder, { recursive: true });
  for (let at = folder; at !== root; at = dirname(at)) own(at);
}

function own(folder: string): void {
  if (unprivileged.uid !== undefined) chownSync(folder, unprivileged.uid, unprivileged.gid);
}

function run(command: string, cwd: string, root: string): void {
  const home = join(root, 'home');
  makeFolder(home, root);
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    npm_config_cache: join(home, 'npm'),
    npm_config_audit: 'false',
  };
  const { status, stderr, stdout } = spawnSync('sh', ['-c', command], {
    cwd,
    env,
    encoding: 'utf8',
    ...unprivileged,
  });
  if (status !== 0) throw new Error(`RUN ${command} failed (${status}): ${stdout}${stderr}`);
}
