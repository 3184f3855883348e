import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { follow, type Image, unprivileged } from '../support/dockerfile.ts';
import { createOwnDatabase, describeOnPostgres, type OwnDatabase } from '../support/postgres.ts';
import { cleanUp, eventually, freePort, temporaryFolder } from '../support/process.ts';
import { openSlackOfGroup, type SlackOfGroup } from '../support/process-slack.ts';

/* The Dockerfile's steps in bare folders. The image itself is built nowhere here: that takes a container engine. */

afterAll(cleanUp);

describeOnPostgres('what the Dockerfile makes', (server) => {
  let image: Image;
  let database: OwnDatabase;
  let slack: SlackOfGroup;

  beforeAll(async () => {
    image = follow('.', await temporaryFolder());
    database = await createOwnDatabase(server);
    slack = await openSlackOfGroup();
    cpSync(slack.settings.WORKING_GROUP_FILE as string, join(image.folder, '../grupp.yaml'));
    // A read-only root file system: the program's folder, for whoever the program runs as.
    execFileSync('chmod', ['-R', 'a-w', image.folder]);
  }, 400_000);
  afterAll(async () => {
    execFileSync('chmod', ['-R', 'u+w', image.folder]);
    await slack.double.close();
    await database.drop();
  });

  it('is run by nobody in particular, in production, without what only builds and tests need', () => {
    expect(image.user).toBe('node');
    expect(image.env.NODE_ENV).toBe('production');
    const there = (path: string) => existsSync(join(image.folder, path));
    for (const needed of ['dist/src/main.js', 'db/migrations/meta/_journal.json', 'node_modules/postgres'])
      expect([needed, there(needed)]).toEqual([needed, true]);
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    // Bolt brings the types of Node itself.
    const dropped = [...Object.keys(devDependencies), 'rolldown'].filter((name) => name !== '@types/node');
    expect(dropped.filter((name) => there(`node_modules/${name}`))).toEqual([]);
    expect(['test', '.git', 'src', 'secrets'].filter(there)).toEqual([]);
  });

  it('starts where it may write nothing, is healthy and ready, and stops when told', async () => {
    const [port, operations] = [String(await freePort()), String(await freePort())];
    const env = {
      PATH: process.env.PATH,
      ...image.env,
      ...slack.settings,
      HOST: '127.0.0.1',
      PORT: port,
      OPS_PORT: operations,
      DATABASE_URL: database.url,
      WORKING_GROUP_FILE: join(image.folder, '../grupp.yaml'),
    };
    const [command = '', ...args] = image.command;
    const bot = spawn(command, args, { cwd: image.folder, env, ...unprivileged });
    let said = '';
    bot.stdout.on('data', (data) => {
      said += data;
    });
    bot.stderr.on('data', (data) => {
      said += data;
    });
    const ended = new Promise<number | null>((done) => bot.once('close', done));
    try {
      const status = (path: string) =>
        fetch(`http://127.0.0.1:${operations}${path}`).then(
          (answer) => answer.status,
          () => 0,
        );
      await eventually(
        'readiness',
        async () => {
          if (bot.exitCode !== null) throw new Error(said);
          return (await status('/readyz')) === 200;
        },
        60_000,
      );
      expect(await status('/healthz')).toBe(200);
      const [check = '', ...how] = image.healthcheck;
      execFileSync(check, how, { env });
      expect(() => execFileSync(check, how, { env: { ...env, OPS_PORT: '9' }, stdio: 'ignore' })).toThrow();
      bot.kill('SIGTERM');
      expect(await ended).toBe(0);
    } finally {
      bot.kill('SIGKILL');
    }
  });
});
