import { toPlainText } from '../../adapters/render/plain-text.ts';
import type { Status } from '../../src/domain/status-update.ts';
import type { WorkingGroupFile } from '../../src/domain/working-group-file.ts';
import { type ForCoordinator, summaryMessage } from '../../src/messages/summary.ts';
import { readSummary } from '../../src/summary/read-summary.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { contactOf, coordinator, groupOf, type Said, sendInFor, skane } from '../support/product-groups.ts';
import { channel, openStory, type Story } from '../support/product-story.ts';

/** Many parties. That no message exceeds Slack's limits is checked by the double: closing it fails where one did. */

let opened: TestStore;
let story: Story;

beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());
/** A describe's story is told once: it takes many people to tell. */
async function closeStory(): Promise<void> {
  await story.close();
  expect(story.faults).toEqual([]);
}

const librariesOf = (file: WorkingGroupFile) => file.parties.slice(1).map((party) => party.shortName);

/** Half-years like a real group's: most go well, some change, a few stand still, some do not answer. */
function halfYearPasses(libraries: string[], worse: boolean): Promise<void> {
  const all = libraries.flatMap((library, i): [string, Said][] => {
    if (i % 7 === 3) return [];
    const second: Status = i % 5 === 0 ? 'needs_change' : 'going_well';
    const third: Status = worse && i % 6 === 1 ? 'stalled' : 'going_well';
    const own = i % 9 === 1 ? `${library} behöver ${'mer tid och '.repeat(40)}lugn` : '';
    const said = {
      statuses: ['going_well', second, third, i % 4 === 0 ? 'not_started' : 'going_well'] satisfies Status[],
      done: `Träffar i ${library}`,
      needs: i % 4 === 0 ? 'Svårt att frigöra personal.' : own,
      workedWell:
        i % 6 === 0 ? `Bokcirkeln med ${library} drog många nya besökare som annars inte kommer` : '',
      commitment: i % 5 === 0 ? 'Workshop om lärstilar' : '',
    };
    return [[library, said]];
  });
  return sendInFor(story.product, new Map(all));
}

describe('the 33 municipalities of Skåne', () => {
  let libraries: string[];
  beforeAll(async () => {
    const file = await skane();
    libraries = librariesOf(file);
    story = await openStory(opened, file);
    await story.passTo('2019-06-11T08:00:00Z');
    await halfYearPasses(libraries, false);
    await story.passTo('2019-12-10T09:00:00Z');
    await halfYearPasses(libraries, true);
  });
  afterAll(closeStory);

  it('have a summary of at most fifteen lines in plain text, also with all that is arranged for some of them', async () => {
    const { store } = story.product;
    const group = await store.groups.load(1);
    const checkIn = await store.checkIns.current(1);
    if (!checkIn) throw new Error('no check-in is open');
    const linesOf = async (given: Partial<ForCoordinator> = {}) => {
      const { summary } = await readSummary(story.product, store, group, checkIn);
      const coordinated = { coordinator: { buttons: [], ...given } };
      // As wide as a chat's window.
      const text = toPlainText(summaryMessage(summary, textsFor('sv'), coordinated), { width: 120 });
      return text.split('\n').filter((line) => line.trim() && !/^─+$/.test(line));
    };
    const lines = await linesOf();
    expect(lines.length).toBeLessThanOrEqual(15);
    expect(lines).toContain('• Bemötande: 22 Går bra, 6 Behöver ändras, 6 saknas');

    const party = (name: string) => group.parties.find(({ shortName }) => shortName === name)?.id ?? 0;
    const by = group.coordinators[0]?.id ?? 0;
    const at = story.now();
    const of = (name: string) => ({ checkInId: checkIn.id, partyId: party(name) });
    const area = group.areas[0]?.id ?? 0;
    await store.transaction(async ({ arrangements }) => {
      const note = { informant: 'Karin', on: '2019-12-10', statuses: [], said: 'Bra' };
      await arrangements.setOtherwise(of('Båstad'), { how: 'phone', on: '2019-12-03' }, { by, at });
      await arrangements.giveTime(of('Klippan'), { until: '2019-12-20', reason: 'staff' }, { by, at });
      await arrangements.note(of('Osby'), note, { by, at });
      await arrangements.confirmNote(await arrangements.note(of('Svedala'), note, { by, at }), { by, at });
      for (const name of ['Bjuv', 'Lund'])
        await arrangements.ask(of(name), { areaId: area, ofVersion: 1, text: 'Hur?' }, { by, at });
    });
    const more = await linesOf({
      unreachable: 'Går inte att nå: Perstorp (ingen kontaktperson).',
      asks: ['Osby', 'Bjuv', 'Lund', 'Ystad', 'Höör'].map((name) => ({ party: name, until: '2019-12-20' })),
    });
    const text = more.join(' ');
    for (const said of [
      'Behöver inte svara: Båstad (stäms av på telefon den 3 december).',
      'Klippan (har till den 20 december)',
      'Osby (samtal, inte bekräftat)',
      'Antecknat från samtal: Svedala.',
      'Frågor utan svar: Bjuv och Lund. Ber om mer tid: Osby, Bjuv, Lund och 2 till.',
    ])
      expect(text).toContain(said);
    expect(more.length).toBeLessThanOrEqual(15);
    await opened.type(
      'delete from party_due',
      'delete from otherwise',
      'delete from question',
      'delete from call_note',
    );
  });

  it('are named to the coordinator where they stand still or are missing, and to the group only by choice', async () => {
    const summary = await story.say(coordinator, '/avstamning');
    expect(summary).toMatch(/Står stilla: Pedagogik och handledning \(Bromölla, .* och .*\)/);
    expect(summary).toMatch(/Saknas: Region Skåne, Båstad, .* och /);
    const preview = await story.press(coordinator, 'Visa för gruppen');
    for (const label of ['Står stilla:', 'Saknas:', 'Sämre än sist:']) expect(preview).not.toContain(label);
    expect(preview).toContain('6 saknas');
    expect(await story.press(coordinator, 'Ta med vilka som saknas')).toContain('Saknas: Region Skåne');
    await story.press(coordinator, 'Visa nu');
    expect(story.client.channel(channel)).toContain('Saknas: Region Skåne');
    expect(story.client.channel(channel)).not.toContain('Står stilla:');
  });

  it('are told how many others need the same', async () => {
    const summary = await story.say(coordinator, '/avstamning');
    expect(summary).toMatch(/Svårt att frigöra personal \(Bjuv, \S+, \S+ och \d till\)\./);
    expect(summary).toMatch(/ … \(Bromölla\)\. Och 1 till\./);
  });

  it('have all that they wrote one button away, in full', async () => {
    await story.say(coordinator, '/avstamning');
    const all = await story.press(coordinator, 'Alla svar');
    expect(all).toContain('lugn');
    for (const [i, library] of libraries.entries())
      if (i % 7 === 3) expect(all).not.toContain(`Träffar i ${library}`);
      else expect(all).toContain(`Träffar i ${library}`);
    expect(all).toContain('Workshop om lärstilar – Anna Bjuv – senast 1 oktober 2019');
  });

  it('have their whole table one button away', async () => {
    await story.say(coordinator, '/avstamning');
    const table = await story.press(coordinator, 'Hela tabellen');
    for (const library of libraries) expect(table).toContain(`\n${library} | `);
    expect(table).toContain('🔺 Står stilla (var Går bra)');
  });

  it('have no longer a summary with five goals, courses, separate agreements and a meeting, shown or to the coordinator', async () => {
    const { store } = story.product;
    const file = await store.groups.asFile(1);
    const counted = [
      ['initiatives', 40, 'year'],
      ['participants', 600, 'year'],
      ['participants-from-others', 150, 'half-year'],
      ['parties', 20, 'half-year'],
      ['parties', 33, 'year'],
    ] as const;
    const goals = counted.map(([measure, target, per], n) => ({
      ...{ key: `goal-${n}`, text: `Mål ${n}: fler bibliotek delar kunskap med varandra`, source: 'Planen' },
      ...{ measure, target, per },
    }));
    const separateAgreements = libraries.slice(0, 12).map((library, n) => ({
      ...{
        reference: `2019-0009${n}`,
        title: `Projekt i ${library}`,
        parties: [file.parties[n + 1]?.key ?? ''],
      },
      ...{ aims: 'Mål', purposes: '', fundingAbout: '', grantDecision: '', grantReference: '' },
      ...{ implementation: '', signed: { date: '2019-02-01', by: 'Eva' } },
    }));
    await store.groups.import({ ...file, goals, separateAgreements }, 'digitalt-forst.yaml', story.now());
    const group = await store.groups.load(1);
    const checkIn = await store.checkIns.current(1);
    if (!checkIn) throw new Error('no check-in is open');
    const by = group.coordinators[0]?.id ?? 0;
    for (const [n, party] of group.parties.slice(1).entries())
      await store.initiatives.make(
        1,
        party.id,
        {
          ...{ title: `Kurs ${n}`, day: n % 3 === 2 ? '2019-12-16' : '2019-10-01', open: 'yes', where: '' },
          ...{ applyAt: '', about: '', ask: '', state: n % 3 === 0 ? 'held' : 'planned' },
          ...(n % 3 === 0 && { participants: 10, fromOthers: 4 }),
        },
        by,
        story.now(),
      );
    await store.meetings.add({
      ...{ groupId: 1, checkInId: checkIn.id, state: 'planned', place: 'Lund', words: '', proposals: [] },
      ...{ when: { day: '2019-12-18', from: '09:00', to: '11:00' }, at: story.now() },
    });
    const { summary } = await readSummary(story.product, store, group, checkIn);
    const linesOf = (coordinator?: ForCoordinator) =>
      toPlainText(summaryMessage(summary, textsFor('sv'), coordinator ? { coordinator } : {}), { width: 120 })
        .split('\n')
        .filter((line) => line.trim() && !/^─+$/.test(line));
    const own = linesOf({ buttons: [] });
    expect(own.length).toBeLessThanOrEqual(15);
    const text = own.join(' ');
    expect(text).toContain(
      'Kurser: 11 hållna, 110 deltagare, 44 från andra bibliotek; 11 planerade; 11 inte ifyllda än.',
    );
    for (const said of [
      '40 kurser om året: 11 hittills',
      '600 deltagare om året: 110 hittills',
      '150 deltagare från andra bibliotek per halvår: 44 hittills',
      '20 parter som håller kurs per halvår: 11 hittills',
      '33 parter som håller kurs om året: 11 hittills',
    ])
      expect(text).toContain(said);
    const shown = linesOf();
    expect(shown.length).toBeLessThanOrEqual(15);
    expect(shown.join(' ')).toContain('Kurser: 11 hållna');
    // How far the group has come is for the coordinators.
    expect(shown.join(' ')).not.toContain('hittills');
  });
});

describe('120 parties with long names', () => {
  const long = Array.from(
    { length: 120 },
    (_, i) => `Kommun ${i + 1} i ett län där både biblioteken och kommunerna fick långa namn`,
  );

  beforeAll(async () => {
    const file = await groupOf(long, (library) =>
      `${library}: ${'huvudbibliotek med filialer '.repeat(4)}`.trim(),
    );
    story = await openStory(opened, file, { notInSlack: long.slice(0, 60).map(contactOf) });
    await story.passTo('2019-06-04T08:00:00Z');
  });
  afterAll(closeStory);

  it('are each reminded by one press', async () => {
    await story.passTo('2019-06-05T08:00:00Z');
    await story.say(coordinator, '/avstamning');
    const said = await story.press(coordinator, 'Påminn');
    // Their own reminder comes at the same time, and may come between two messages of the answer.
    const flat = said.replace(/Hej Kontaktperson.*?\n\n/s, '').replace(/\s+/g, ' ');
    expect(long.filter((name) => !flat.includes(name))).toEqual([]);
    const [last = ''] = [...long].reverse();
    expect(story.client.seen(story.id(contactOf(last)))).toContain(
      `Lägesrapporten från ${last} är inte inskickad än.`,
    );
  });

  it('see their own list and are received', async () => {
    const [last = ''] = [...long].reverse();
    const receipt = await story.answer(contactOf(last), Array(4).fill('🟢 Går bra'));
    expect(receipt).toContain(`Lägesrapport för ${last}`);
    expect(receipt).toContain('Tack! ');
  });

  it('are all in the summary, in what is shown and in the whole table', async () => {
    await halfYearPasses(long, true);
    await story.passTo('2019-06-18T08:00:00Z');
    const seen = (text: string) => long.filter((name) => !text.includes(name));
    const summary = await story.say(coordinator, '/avstamning');
    expect(summary).toContain('Svar: 103 av 121 parter');
    const missing = long.filter((_, i) => i % 7 === 3);
    for (const name of missing) expect(summary).toContain(name);
    expect(seen(await story.press(coordinator, 'Hela tabellen'))).toEqual([]);
    await story.press(coordinator, 'Visa för gruppen');
    await story.press(coordinator, 'Ta med vilka som saknas');
    await story.press(coordinator, 'Visa nu');
    for (const name of missing) expect(story.client.channel(channel)).toContain(name);
  });
});
