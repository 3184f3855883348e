import { createConsole } from '../../adapters/console/console.ts';
import { openDatabase } from '../../db/client.ts';
import { linkPeople } from '../asking/link-people.ts';
import { dayIn, instantAt, timeIn } from '../domain/day.ts';
import { createApp } from '../entry/app.ts';
import { kinds } from '../entry/features.ts';
import { importGroups } from '../group-files/import-groups.ts';
import { formatFaults, readWorkingGroupFiles } from '../group-files/working-group-files.ts';
import type { ChatPlatform, PlatformName } from '../ports/chat-platform.ts';
import type { Log } from '../ports/log.ts';
import { noMeter } from '../ports/meter.ts';
import type { Product } from '../ports/product.ts';
import { packageFile } from '../server/package-root.ts';
import { loadSwedishHolidays } from '../server/swedish-holidays.ts';
import { textsFor } from '../texts/texts.ts';
import { speakers, withChannelIn } from './trial.ts';
import { createTrialClock } from './trial-clock.ts';

/*
 * `npm run demo`: the shipped group's first half of 2019, from before the invitation to after the due date, in
 * seconds. What is typed is the only thing that is made up: app, database and rendering are the product's.
 */

const timezone = 'Europe/Stockholm';
const t = textsFor('sv');
const region = 'kontakt.regionskane@example.org';
const helsingborg = 'kontakt.helsingborg@example.org';

/** *Lägg till mer*, field after field: where, who pays, the area and the places are said, the rest is left as it is. */
const courseForm = ['', '', '', '', '', 'Stadsbiblioteket', '', 'Vi själva', 'Bemötande', '', '20'].concat([
  '',
  '.',
  '',
]);

/** What happens, in local time. Between two of these, days pass and whatever falls due is sent. */
const script: { at: [day: string, time: string]; who: string; types: string[] }[] = [
  {
    at: ['2019-05-20', '09:15'],
    who: helsingborg,
    types: ['/avstamning kurs Bemötande vid disken 28 maj 13–15 öppen', t.initiative.addMore, ...courseForm],
  },
  {
    at: ['2019-05-22', '11:40'],
    who: region,
    types: ['/avstamning kurser', t.initiative.card('Bemötande vid disken'), t.initiative.signUp, '2'],
  },
  {
    at: ['2019-05-27', '10:12'],
    who: region,
    types: [
      '/lagesrapport',
      'a 1',
      'b 1',
      'c 4',
      'd 1',
      'b skriv',
      'Två träffar om bemötande, öppna för alla bibliotek i Skåne.',
      '.',
      '-',
      'Skicka in',
    ],
  },
  { at: ['2019-05-29', '09:20'], who: helsingborg, types: [t.initiative.wasHeld, '14', '2'] },
  { at: ['2019-06-10', '09:30'], who: region, types: ['/avstamning'] },
  {
    at: ['2019-06-18', '13:05'],
    who: helsingborg,
    types: [
      '/lagesrapport arbetsgrupp grön Vi har varit med på alla möten.',
      '/lagesrapport bemötande gul Två workshops för personalen.',
      '/lagesrapport pedagogik ej påbörjat',
      '/lagesrapport spridning grön',
      'Skicka in',
    ],
  },
  {
    at: ['2019-06-18', '14:30'],
    who: region,
    types: ['/avstamning', t.initiative.allButton, '/avstamning', t.summary.showToGroup, t.summary.showNow],
  },
  { at: ['2019-06-18', '15:00'], who: helsingborg, types: ['/avstamning historik 2019-H1'] },
];

const print = (text: string) => process.stdout.write(`${text}\n`);

async function run(): Promise<void> {
  const log: Log = {
    info: () => undefined,
    warn: (_, message) => process.stderr.write(`${message}\n`),
    error: ({ err }: { err?: unknown }, message) => process.stderr.write(`${message} ${err}\n`),
  };
  const { store } = await openDatabase({ kind: 'embedded', dataDir: undefined }, { progress: print });
  const clock = createTrialClock(instantAt(timezone, '2019-05-20', '08:00'));
  const platforms = new Map<PlatformName, ChatPlatform>();
  const product: Product = {
    store,
    clock,
    platforms,
    log,
    holidays: loadSwedishHolidays,
    kinds,
    meter: noMeter,
  };
  const app = createApp(product);
  const platform = createConsole({
    write: (text) => print(`${text}\n`),
    people: () => speakers(store),
    now: () => clock.now(),
    timezone,
  });
  platforms.set('console', platform);
  await platform.start(app.handle);
  await importGroups(
    product,
    withChannelIn('console', await readWorkingGroupFiles(packageFile('db/seed/digitalt-forst.yaml'))),
    formatFaults,
  );
  await linkPeople(product);
  await app.tick();
  const names = new Map((await speakers(store)).map(({ userId, name }) => [userId, name]));

  async function passTo(moment: Date): Promise<void> {
    for (;;) {
      const next = await store.nextMoment(clock.now());
      if (!next || next > moment) break;
      clock.moveTo(next);
      await app.tick();
      await app.idle();
    }
    clock.moveTo(moment);
  }

  for (const { at, who, types } of script) {
    await passTo(instantAt(timezone, ...at));
    for (const line of types) {
      const now = clock.now();
      const moment = `${t.dates.dayWithYear(dayIn(timezone, now))} ${timeIn(timezone, now).replace(':', '.')}`;
      print(`── ${moment} · ${names.get(who)} skriver ──\n> ${line}\n`);
      await platform.session.say(who, line);
      await app.idle();
    }
  }
  await app.idle();
  await platform.stop();
  await store.close();
}

try {
  await run();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
