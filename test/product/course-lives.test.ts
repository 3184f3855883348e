import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { addDays } from '../../src/domain/day.ts';
import { type HalfYear, halfYearOf } from '../../src/domain/half-year.ts';
import { beginLife, courseLife, type Life, people } from '../support/course-life.ts';
import { countsOf, type ModelCourse, standing, taken } from '../support/course-model.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { seenIn } from '../support/reply-text.ts';

/*
 * The lives of courses, whatever happens to them, beside a small model of them: wherever something is counted, the count
 * is the model's. PROPERTY_SEED plays a run again.
 */

const seed = Number(process.env.PROPERTY_SEED ?? Math.floor(Math.random() * 2 ** 31));
const runs = Number(process.env.PROPERTY_RUNS ?? 5);

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());

it(`agree with what is counted of them everywhere (seed ${seed})`, async () => {
  let checked = 0;
  await fc.assert(
    fc.asyncProperty(courseLife, async (steps) => {
      const one = await beginLife(opened);
      try {
        for (const step of steps) await one.happen(step);
        await check(one);
        checked += one.courses.length;
        expect(one.world.faults).toEqual([]);
      } finally {
        await one.world.close();
      }
    }),
    // Each life takes a second or two, and so does each step of making it smaller: that is for a run that is played again.
    { seed, numRuns: runs, endOnFailure: process.env.PROPERTY_SEED === undefined },
  );
  expect(checked).toBeGreaterThanOrEqual(2 * runs);
});

/** Everything that shows a number, beside the model. */
async function check(life: Life): Promise<void> {
  await checkLists(life);
  for (const one of life.courses) await checkCard(life, one);
  const history = seenIn(await life.ask(0, { kind: 'words', text: 'historik' }));
  for (const checkIn of await opened.store.checkIns.list(life.group)) {
    if (!checkIn.openedAt) continue;
    const { halfYear } = checkIn;
    const live = life.courses.filter((one) => halfYearOf(one.day) === halfYear);
    // History and *Kurser och möten* say how it is now; what was locked says how it was then.
    const now = countsOf(live, life.today());
    if (live.length > 0) expect(history).toContain(`Kurser: ${now.words}`);
    const all = seenIn(await life.press(0, { kind: 'half-year-courses', checkIn: checkIn.id }));
    expect(all).toContain(live.length > 0 ? now.words : 'Ingen kurs eller träff finns');
    for (const [party] of life.parties.entries()) await checkAreas(life, checkIn.id, party, live);
    await checkRecord(life, checkIn.id, halfYear);
  }
}

async function checkLists(life: Life): Promise<void> {
  for (const [party] of people.entries()) {
    const seen = seenIn(await life.ask(party, { kind: 'words', text: 'kurser' })).split('\n');
    for (const one of life.courses) {
      const line = seen.find((text) => text.includes(`: ${one.title} (`));
      const stands = standing(one, life.today());
      const old = one.day < addDays(life.today(), -200);
      const own = one.party === party;
      const sees = own || one.open === 'yes' || party === 0 || one.seats.has(party);
      const listed = !old && (own ? one.state !== 'cancelled' : sees && stands === 'planned');
      expect([one.title, party, line !== undefined]).toEqual([one.title, party, listed]);
      if (line === undefined) continue;
      const words = { planned: '', held: ', hållen', unreported: ', inte ifyllt än', cancelled: '' }[stands];
      expect(line).toContain(`)${words}`);
      if (one.state === 'held' && one.participants !== undefined)
        expect(line).toContain(`, ${one.participants} deltagare`);
      expect(line.includes('är anmälda')).toBe(
        stands === 'planned' && one.places !== undefined && taken(one) >= one.places,
      );
    }
  }
}

async function checkCard(life: Life, one: ModelCourse): Promise<void> {
  const seen = seenIn(await life.press(one.party, { kind: 'course', group: life.group, initiative: one.id }));
  const seats =
    one.places !== undefined
      ? `${taken(one)} av ${one.places} är anmälda`
      : taken(one) > 0
        ? `${taken(one)} anmälda`
        : undefined;
  expect(seen.includes('anmälda')).toBe(seats !== undefined);
  if (seats !== undefined) expect(seen).toContain(`Platser: ${seats}`);
  if (one.state === 'held')
    expect(seen).toContain(
      one.participants === undefined
        ? 'Antalet är inte ifyllt.'
        : `Hur det gick: ${one.participants} deltagare${one.fromOthers === undefined ? '' : `, varav ${one.fromOthers} från andra bibliotek`}`,
    );
  const versions = seenIn(await life.press(one.party, { kind: 'course-versions', ...life.of(one) }));
  expect(versions.match(/^Version \d+, /gm)).toHaveLength(one.versions);
}

async function checkAreas(life: Life, checkIn: number, party: number, live: ModelCourse[]): Promise<void> {
  const reply = await life.press(party, { kind: 'report', checkIn, party: life.parties[party] ?? 0 });
  if (reply.kind !== 'report') throw new Error(JSON.stringify(reply));
  for (const [n, area] of life.areas.entries()) {
    const here = live.filter((one) => one.party === party && one.area === n && one.state !== 'cancelled');
    const shown = reply.list.areas.find((row) => row.area === area.id)?.courses?.label;
    const { participants } = countsOf(here, life.today());
    const words = here.length === 1 ? '1 kurs' : `${here.length} kurser`;
    expect(shown).toBe(
      here.length === 0 ? undefined : `${words}${participants > 0 ? `, ${participants} deltagare` : ''} ›`,
    );
  }
}

async function checkRecord(life: Life, checkIn: number, halfYear: HalfYear): Promise<void> {
  const then = life.locked.get(halfYear);
  const { courses, on } = then ?? { courses: life.courses, on: life.today() };
  const counted = courses.filter((one) => halfYearOf(one.day) === halfYear);
  const counts = countsOf(counted, on);
  const year = countsOf(
    courses.filter((one) => one.day.slice(0, 4) === halfYear.slice(0, 4)),
    on,
  );
  const reached = [year.held, counts.participants, year.fromOthers, counts.parties];
  const goalLines = [
    `12 kurser om året: ${reached[0]} hittills`,
    `90 deltagare per halvår: ${reached[1]} hittills`,
    `30 deltagare från andra bibliotek om året: ${reached[2]} hittills`,
    `3 parter som håller kurs per halvår: ${reached[3]} hittills`,
  ];
  const summary = seenIn(await life.press(0, { kind: 'summary', checkIn }));
  expect(summary.includes('Kurser:')).toBe(counted.length > 0);
  if (counted.length > 0) expect(summary).toContain(`Kurser: ${counts.words}.`);
  for (const line of goalLines) expect(summary).toContain(line);

  const file = async (what: 'json' | 'lists' | 'xlsx' | 'brief') => {
    const reply = await life.press(0, { kind: 'export', checkIn, what, of: 'group' });
    if (reply.kind !== 'file') throw new Error(JSON.stringify(reply));
    return reply.bytes();
  };
  const { record } = JSON.parse(Buffer.from(await file('json')).toString());
  const byTitle = (a: { title: string }, b: { title: string }) => (a.title < b.title ? -1 : 1);
  expect((record.initiatives ?? []).toSorted(byTitle)).toMatchObject(
    counted
      .map((one) => ({
        title: one.title,
        day: one.day,
        state: one.state,
        signedUp: taken(one),
        version: one.versions,
        ...(one.participants !== undefined && { participants: one.participants }),
        ...(one.fromOthers !== undefined && { fromOthers: one.fromOthers }),
      }))
      .toSorted(byTitle),
  );
  expect(record.goals.map((goal: { reached: number }) => goal.reached)).toEqual(reached);

  const lists = unzipSync(await file('lists'));
  const list = Object.keys(lists).find((name) => name.includes('kurser'));
  expect(list !== undefined).toBe(counted.length > 0);
  const [head = '', ...rows] = strFromU8(lists[list ?? ''] ?? new Uint8Array())
    .replace('\ufeff', '')
    .trim()
    .split('\r\n');
  const columns = head.split(';');
  const sum = (name: string) =>
    rows.reduce((all, row) => all + Number(row.split(';')[columns.indexOf(name)] || 0), 0);
  expect(rows).toHaveLength(counted.length);
  const held = counted.filter(({ state }) => state === 'held');
  expect(sum('Hur många deltog?')).toBe(counts.participants);
  expect(sum('Hur många av dem kom från andra bibliotek?')).toBe(counts.fromOthers);
  expect(sum('Anmälda från andra')).toBe(counted.reduce((all, one) => all + taken(one), 0));
  expect(rows.filter((row) => row.includes(';hållen;'))).toHaveLength(held.length);

  const brief = plainXml(await file('brief'), 'word/document.xml');
  if (counted.length > 0) expect(brief).toContain(`${counts.words}.`);
  for (const line of goalLines) expect(brief).toContain(line);
  const strings = plainXml(await file('xlsx'), 'xl/sharedStrings.xml');
  for (const one of counted) expect(strings).toContain(one.title);
}

/** The words of a part of a zip file, without what stands around them. */
function plainXml(bytes: Uint8Array, part: string): string {
  const xml = strFromU8(unzipSync(bytes)[part] ?? new Uint8Array());
  return xml.replace(/<[^>]+>/g, '');
}
