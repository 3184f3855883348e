import type { HalfYear } from '../../src/domain/half-year.ts';
import type { Status } from '../../src/domain/status-update.ts';
import { makeRecord } from '../../src/record/read-record.ts';
import { forgetSummaries, readSummary } from '../../src/summary/read-summary.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { largeGroup, smallGroup } from '../support/golden-group.ts';
import { coordinator, sendInFor } from '../support/product-groups.ts';
import { channel, type Story } from '../support/product-story.ts';

/** What the coordinator does with the summary, and how it is shown. */

const helsingborg = 'kontakt.helsingborg@example.org';

let opened: TestStore;
let story: Story;

beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());
afterEach(async () => {
  await story.close();
  expect(story.faults).toEqual([]);
});

async function current() {
  const { store } = story.product;
  const [head] = await store.groups.all();
  const group = await store.groups.load(head?.id ?? 0);
  const checkIn = await store.checkIns.current(group.id);
  if (!checkIn) throw new Error('no check-in is open');
  return { store, group, checkIn };
}

describe('the summary of two parties', () => {
  beforeEach(async () => {
    story = await smallGroup(opened);
  });

  it('is put together once for all who ask, until more is sent in or the database begins anew', async () => {
    const { group, store, checkIn } = await current();
    // Each ask has a product of its own, which logs its name.
    const asked = () => readSummary({ ...story.product }, store, group, checkIn);
    const first = await asked();
    expect(await asked()).toBe(first);
    const author = group.contacts[1]?.person.id ?? 0;
    const party = group.contacts[1]?.partyId ?? 0;
    await store.transaction(async ({ statusUpdates }) => {
      await statusUpdates.draft(checkIn.id, party);
      await statusUpdates.submit(checkIn.id, party, author, story.now());
    });
    const second = await asked();
    expect(second).not.toBe(first);
    forgetSummaries(story.product);
    expect(await asked()).not.toBe(second);
  });

  it('is shown without a single line, and with it again', async () => {
    const { group, store, checkIn } = await current();
    const author = group.contacts[1]?.person.id ?? 0;
    const party = group.contacts[1]?.partyId ?? 0;
    await store.transaction(async ({ statusUpdates }) => {
      await statusUpdates.draft(checkIn.id, party);
      const answer = { needs: 'Kollegan är ofta borta.' };
      await statusUpdates.saveArea(checkIn.id, party, group.areas[2]?.id ?? 0, answer, author, story.now());
      await statusUpdates.submit(checkIn.id, party, author, story.now());
    });
    await story.say(coordinator, '/avstamning');
    const preview = await story.press(coordinator, 'Visa för gruppen');
    expect(preview).toContain('• Kollegan är ofta borta (Helsingborg).');
    await story.press(coordinator, 'Välj enskilda rader');
    const without = await story.press(coordinator, 'Utan «Kollegan är ofta borta');
    expect(without).toContain('{Ta med «Kollegan är ofta borta (Helsingborg).»}');
    expect(without).toContain('Behov och hinder: Svårt att frigöra personal (Helsingborg).');
    await story.press(coordinator, 'Välj hela delar');
    await story.press(coordinator, 'Visa nu');
    expect(story.client.channel(channel)).toContain('Svårt att frigöra personal');
    expect(story.client.channel(channel)).not.toContain('Kollegan');
  });

  it('leaves what else can be done with it below, once it is shown', async () => {
    await story.say(coordinator, '/avstamning');
    await story.press(coordinator, 'Visa för gruppen');
    const shown = await story.press(coordinator, 'Visa nu');
    expect(shown).toContain('Sammanställningen är visad i gruppens kanal i Slack.');
    for (const button of ['Visa för gruppen', 'Lås svaren', 'Dokument', 'Hela tabellen', 'Alla svar'])
      expect(shown).toContain(`{${button}}`);
    expect(await story.press(coordinator, 'Hela tabellen')).toContain('Läget per område och part');
  });

  it('is not shown where something has changed since it was seen; what it is now is', async () => {
    await story.say(coordinator, '/avstamning');
    await story.press(coordinator, 'Visa för gruppen');
    await sendInFor(
      story.product,
      new Map([['Helsingborg', { statuses: Array<Status>(4).fill('stalled') }]]),
    );
    const again = await story.press(coordinator, 'Visa nu');
    expect(again).toContain('Något har ändrats sedan du såg det här. Inget har visats.');
    expect(again).toContain('🔺 Står stilla');
    expect(story.client.channel(channel)).toBe('');
    await story.press(coordinator, 'Visa nu');
    expect(story.client.channel(channel)).toContain('🔺 Står stilla');
  });

  it('keeps each showing as it was', async () => {
    await story.say(coordinator, '/avstamning');
    await story.press(coordinator, 'Visa för gruppen');
    await story.press(coordinator, 'Visa nu');
    await sendInFor(
      story.product,
      new Map([['Helsingborg', { statuses: Array<Status>(4).fill('stalled') }]]),
    );
    const shown = await story.say(helsingborg, 'historik 2019-H2');
    expect(shown).toContain('🔶 Behöver ändras (var Går bra)');
    expect(shown).not.toContain('Står stilla');
  });

  it('leaves out the column of who is missing, with their names', async () => {
    const { store, group, checkIn } = await current();
    const next: HalfYear = '2020-H1';
    const made = await store.checkIns.ensure(
      group.id,
      next,
      { dueOn: '2020-06-12', dueSource: 'week' },
      story.now(),
    );
    await store.checkIns.open(made.id, story.now());
    await sendInFor(
      story.product,
      new Map([['Region Skåne', { statuses: Array<Status>(4).fill('going_well') }]]),
    );
    expect(checkIn.id).not.toBe(made.id);
    expect(await story.say(coordinator, '/avstamning')).toContain('Bemötande | 🟢 Går bra | Svar saknas');
    const preview = await story.press(coordinator, 'Visa för gruppen');
    expect(preview).toContain('Svar: 1 av 2 parter');
    expect(preview).toContain('Område | Region Skåne\n');
    expect(preview).not.toContain('Svar saknas');
  });

  it('is told over time: to the coordinator of all, to a member of their own and of what was shown', async () => {
    const all = await story.say(coordinator, 'historik');
    expect(all).toContain(
      '• Andra halvåret 2019, sista dag 13 december 2019. Svar: 2 av 2 parter. Alla områden: 5 Går bra, 1 Behöver ändras, 2 Inte påbörjat',
    );
    expect(all).toContain('Hur det har gått för Region Skåne, från första halvåret 2019');
    expect(all).toContain('• Bemötande: 🟢 🔶 (Går bra, Behöver ändras)');
    const own = await story.say(helsingborg, 'historik');
    expect(own).toContain('• Bemötande: 🟢 🔶 (Går bra, Behöver ändras)');
    expect(own).not.toContain('Region Skåne');
    expect(own).not.toContain('Andra halvåret 2019,');
    await story.say(coordinator, '/avstamning');
    await story.press(coordinator, 'Visa för gruppen');
    await story.press(coordinator, 'Visa nu');
    const shown = await story.say(helsingborg, 'historik');
    expect(shown).toContain('• Andra halvåret 2019, visad den 16 december 2019');
    expect(shown).not.toContain('• Första halvåret 2019,');
  });

  it('is as it was locked, whatever is called what afterwards', async () => {
    const { store, group, checkIn } = await current();
    const at = story.now();
    await store.transaction(async (inside) => {
      await inside.checkIns.lockRow(checkIn.id);
      await inside.locks.answers(checkIn.id, at);
      const record = await makeRecord(inside, group, { ...checkIn, lockedAt: at }, at);
      const parties = record.parties.map((party) => ({ ...party, shortName: `${party.shortName} då` }));
      await inside.locks.checkIn(checkIn.id, at, { ...record, parties });
    });
    const summary = await story.say(coordinator, 'historik 2019-H2');
    expect(summary).toContain('Låst 16 december 2019. Svar: 2 av 2 parter');
    expect(summary).toContain('Område | Region Skåne då | Helsingborg då (sen)');
    expect(summary).not.toContain('Utkast');
  });
});

describe('the summary of 33 libraries', () => {
  beforeEach(async () => {
    story = await largeGroup(opened);
  });

  it('leads to what stands still, who is missing and what one party answered', async () => {
    await story.say(coordinator, '/avstamning');
    expect(await story.press(coordinator, 'Hela tabellen')).toMatch(/Läget per område och part \(1 av \d\)/);
    const stalled = await story.press(coordinator, 'Bara det som står stilla');
    expect(stalled).toContain('Klippan | ');
    expect(stalled).not.toContain('Malmö | ');
    const answer = await story.pick(coordinator, 'En parts svar', 'Ystad');
    expect(answer).toContain('Lägesrapport för Ystad, andra halvåret 2019');
    expect(answer).toContain('Kurser på kvällstid.');
    const missing = await story.press(coordinator, 'Bara det som saknas');
    expect(missing).toContain('Båstad | Anna Båstad | Eva Båstad | Inte påbörjad');
    expect(missing).toContain(
      'Perstorp | Ingen | Ingen | Inte påbörjad, går inte att nå (ingen kontaktperson)',
    );
  });
});
