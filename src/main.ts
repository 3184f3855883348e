import { openDatabase } from '../db/client.ts';
import { linkPeople } from './asking/link-people.ts';
import { createProver } from './beginning/prove-address.ts';
import { createApp } from './entry/app.ts';
import { kinds } from './entry/features.ts';
import { areImported, type GroupFile, importGroups } from './group-files/import-groups.ts';
import { formatFaults, openWorkingGroupFiles, understandFiles } from './group-files/working-group-files.ts';
import { askForCode, askForLinks } from './letters/ask-for-letters.ts';
import type { Beat } from './ports/beat.ts';
import type { ChatPlatform, PlatformName } from './ports/chat-platform.ts';
import type { Product } from './ports/product.ts';
import { type Config, ConfigError, loadConfig } from './server/config.ts';
import { addHealth } from './server/health.ts';
import { createHttpServer } from './server/http-server.ts';
import { createLog } from './server/log.ts';
import { isLoopback } from './server/loopback.ts';
import { createMetrics } from './server/metrics.ts';
import { packageFile } from './server/package-root.ts';
import { loadAdapters, openPlatforms } from './server/platforms.ts';
import { startScheduler } from './server/scheduler.ts';
import { svImport } from './texts/sv-import.ts';
import { svPlayground } from './texts/sv-playground.ts';
import { createTrialClock } from './trial/trial-clock.ts';

/** How long what is under way may take to end when the process is told to stop, and all of it, in milliseconds. */
const drain = 7_000;
const exitWithin = 9_500;

const shippedGroup = 'db/seed/digitalt-forst.yaml';

/** Config → wire → start. Resolves when the bot serves; rejects with a sentence that says what to mend. */
async function start(config: Config, flags: { terminal: boolean }): Promise<void> {
  const trial = !config.slack && !config.teams && !config.mail && !config.production;
  const terminal = trial && flags.terminal;
  const inBrowser = trial && !flags.terminal;
  if (flags.terminal && !trial) throw new Error(svPlayground.terminalAlone);
  if (inBrowser && !isLoopback(config.host)) throw new ConfigError([svPlayground.loopbackOnly(config.host)]);
  // Somebody at a terminal reads the few lines that are for people; the conversation has standard output to itself.
  const forPeople = terminal || (inBrowser && process.stdout.isTTY);
  const log = createLog(forPeople ? { ...config, logLevel: 'error' } : config, forPeople ? 2 : 1);
  const tell = (text: string) => (forPeople ? process.stdout.write(`${text}\n`) : log.info(text));

  // Before the bot serves nothing is under way but what the database undoes by itself.
  let stop = async (): Promise<void> => undefined;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => exitAfter(stop()));

  // A library that lets one request's fault go unheeded must not take the bot from everybody.
  process.on('unhandledRejection', (err) => log.error({ err }, 'something failed that nobody waited for'));

  const server = createHttpServer();
  const operations = config.opsPort === undefined ? server : createHttpServer();
  const pages = config.mail?.pagePort === undefined ? server : createHttpServer();
  let started = false;
  let ping: () => Promise<void> = () => Promise.reject(new Error('the database is not open yet'));
  let beat: () => Beat | undefined = () => undefined;
  addHealth(operations, {
    started: () => started,
    database: () => ping(),
    beat: () => beat(),
    links: () => metrics.links(),
  });
  // The page is there at once, and says what it waits for.
  const playground = inBrowser ? (await import('./trial/playground.ts')).openPlayground(log) : undefined;
  for (const [path, route] of playground?.platform.routes ?? []) server.add(path, route);
  const port = await server.listen({ host: config.host, port: config.port, variable: 'PORT' });
  if (config.opsPort !== undefined)
    await operations.listen({ host: config.host, port: config.opsPort, variable: 'OPS_PORT' });

  if (config.mail?.pagePort !== undefined)
    await pages.listen({ host: config.host, port: config.mail.pagePort, variable: 'PAGE_PORT' });

  const metrics = createMetrics({
    due: () => store.deliveries.due(clock.now()),
    unplanned: () => store.checkIns.unplannedSince(clock.now()),
    now: () => clock.now(),
    beat: () => beat(),
  });
  const { meter } = metrics;
  // The database takes its time to answer, and the platforms' libraries theirs to load.
  const [database] = await Promise.all([
    openDatabase(config.database, { progress: tell, stored: meter.stored }),
    loadAdapters(config),
  ]);
  const { store } = database;
  ping = () => store.ping();

  const trialClock = trial
    ? await (await import('./trial/trial.ts')).openTrialClock(store, {
        start: config.clockStart,
        shipped: config.groupFile === undefined,
      })
    : undefined;
  const clock =
    trialClock ?? (config.clockStart ? createTrialClock(config.clockStart) : { now: () => new Date() });
  if (trialClock || config.clockStart)
    log.info({ clock: clock.now().toISOString() }, 'the calendar is simulated');

  operations.add('/metrics', metrics.route);

  const platforms: Map<PlatformName, ChatPlatform> = await openPlatforms(config, database, {
    log,
    meter,
    clock,
    askForLinks: (address) => askForLinks(product, address),
    askForCode: (of) => askForCode(product, of),
    prover: createProver(() => product),
  });
  const product: Product = {
    store,
    clock,
    platforms,
    kinds,
    log,
    meter,
    holidays: async () => (await import('./server/swedish-holidays.ts')).loadSwedishHolidays(),
  };
  const app = createApp(product, { retentionDays: config.retentionDays });
  beat = app.beat;
  const conversation =
    terminal && trialClock
      ? (await import('./trial/terminal-trial.ts')).openTerminalTrial(store, trialClock, async () => {
          await app.tick();
          await app.idle();
        })
      : undefined;
  if (conversation) platforms.set(conversation.platform.name, conversation.platform);

  let files: GroupFile[];
  if (playground && trialClock) {
    const { createTrialGroups } = await import('./trial/trial-groups.ts');
    const groups = createTrialGroups(config);
    const { host } = config;
    const on = { product, app, clock: trialClock, database, groups, host, port };
    for (const platform of await playground.stand(on)) platforms.set(platform.name, platform);
    files = await groups.files(store);
  } else {
    // With a platform and without a file the groups are made in chat or on the page.
    const opened =
      config.groupFile === undefined && (config.slack || config.teams || config.mail)
        ? []
        : await openWorkingGroupFiles(config.groupFile ?? packageFile(shippedGroup));
    if (terminal) {
      const { withChannelIn } = await import('./trial/trial.ts');
      files = withChannelIn('console', await understandFiles(opened));
    } else {
      // The most usual start: there is nothing to import.
      files = (await areImported(product, opened)) ? [] : await understandFiles(opened);
    }
  }
  const { imported, left } = await importGroups(product, files, formatFaults);
  for (const group of imported) log.info(group, 'a working group is imported');
  for (const { key, source } of left) tell(svImport.keptInBot(key, source));
  if (files.length === 0 && (await store.groups.all()).length === 0) tell(svImport.noGroupYet);

  for (const platform of platforms.values()) {
    const at = platform.name === 'mail' ? pages : server;
    for (const [path, route] of platform.routes) at.add(path, route);
    await platform.start(app.handle);
    meter.link(platform.name, 'out', undefined);
  }
  let stopping: Promise<void> | undefined;
  // What was due while the bot was down goes out now, once it is known who can be reached.
  const firstTick = linkPeople(product)
    .then((linked) => linked > 0 && log.info({ linked }, 'people are linked'))
    .catch((err) => log.error({ err }, 'could not look for who can be reached'))
    .then(() => (stopping ? undefined : app.tick()));
  // Whoever looks at the page at once sees what is next.
  if (playground) await firstTick;
  started = true;
  if (playground) tell(playground.ready(config.host, port));
  log.info({ host: config.host, port, platforms: [...platforms.keys()] }, 'ready');

  let scheduler: { stop(): Promise<void> } | undefined;
  stop = () => {
    stopping ??= (async () => {
      started = false;
      app.stopSending();
      const closed = Promise.all([
        server.close(),
        operations === server ? undefined : operations.close(),
        pages === server ? undefined : pages.close(),
      ]);
      await scheduler?.stop();
      conversation?.close();
      const ended = Promise.all([closed, ...[...platforms.values()].map((platform) => platform.stop())]).then(
        () => app.idle(),
      );
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, drain).unref())]);
      if (trialClock) await store.setTrialClock(trialClock.now()).catch(() => undefined);
      await store.close();
      log.info('stopped');
    })();
    return stopping;
  };

  scheduler = startScheduler(app.tick, log);
  if (conversation) {
    await firstTick;
    await conversation.converse();
    await exitAfter(stop());
  }
}

async function exitAfter(work: Promise<void>): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, exitWithin));
  await Promise.race([work, late]).catch((error) => process.stderr.write(`${error}\n`));
  process.exit(0);
}

function readFlags(args: string[]): { terminal: boolean } {
  for (const flag of args) if (flag !== '--terminal') throw new Error(svPlayground.unknownFlag(flag));
  return { terminal: args.includes('--terminal') };
}

try {
  await start(loadConfig(), readFlags(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
