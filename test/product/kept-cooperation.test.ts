import { readFile } from 'node:fs/promises';
import { textsFor } from '../../src/texts/texts.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { contactOf, coordinator, groupOf } from '../support/product-groups.ts';
import { openStory, type Story, slackId } from '../support/product-story.ts';

/*
 * What the registrar's guide says of courses, meetings and agreements on single projects: what an extract shows of a
 * person, what goes with the person, what goes by itself and when, and what goes by a decision only. Each test goes on
 * where the one before it ended.
 */

const t = textsFor('sv');
const klippan = contactOf('Klippan');
const lund = contactOf('Lund');

let opened: TestStore;
let story: Story;
let groupId: number;
let course: number;

const fill = (email: string, values: Record<string, string>) =>
  story.news(email, () => story.client.fill(slackId(email), values));
const rowsOf = async (...tables: string[]) =>
  (await opened.rows()).filter(({ table }) => tables.includes(table)).map(({ row }) => row);
const counted = async (...tables: string[]) => (await rowsOf(...tables)).length;
const decision = () => ({ by: 'Arkivarien', reference: '2026-000012', at: story.now() });
/** The standing retention time, from a moment of the calendar. */
const forgetAt = (day: string) => opened.store.forget(new Date(`${day}T12:00:00Z`), 1_000);

beforeAll(async () => {
  opened = await openTestStore();
  story = await openStory(opened, await groupOf(['Klippan', 'Lund']), { at: '2019-02-04T08:00:00Z' });
  [{ id: groupId } = { id: 0 }] = await opened.store.groups.all();
  await story.say(klippan, '/avstamning kurs Digital handledning 12 mars 13–15 öppen');
  [{ id: course } = { id: 0 }] = await opened.store.initiatives.list(groupId, {});
  await story.press(klippan, t.initiative.move);
  await fill(klippan, { day: '2019-03-13' });
  await story.say(lund, '/avstamning kurser');
  await story.press(lund, t.initiative.card('Digital handledning'));
  await story.press(lund, t.initiative.signUp);
  await fill(lund, { seats: '2' });
  await story.passTo('2019-03-02T12:00:00Z');
  await opened.store.initiatives.setTips(groupId, await personOf(lund), false, story.now());
});
afterAll(async () => {
  await story.close();
  await opened.close();
});

async function personOf(email: string): Promise<number> {
  const found = await opened.archive.extract(email);
  return found?.person?.id ?? 0;
}

/** A draft of an agreement on a project. Returns its id. */
async function draft(title: string): Promise<number> {
  const nothing = { reference: '', aims: '', purposes: '', fundingAbout: '', grantDecision: '' };
  const content = { ...nothing, grantReference: '', implementation: '', signedBy: '', renews: '' };
  const id = await opened.store.agreements.make(
    groupId,
    { ...content, title, partyIds: [1, 2] },
    await personOf(coordinator),
    story.now(),
  );
  return id ?? 0;
}

it('the guide has a row for each of them', async () => {
  const guide = await readFile('docs/registratorsguide.md', 'utf8');
  const kept = guide.slice(guide.indexOf('## Vad som finns kvar'), guide.indexOf('### Gallra'));
  const rows = kept.split('\n').filter((line) => line.startsWith('| '));
  for (const [what, how] of [
    ['Kurser och träffar', 'beslutar om gallring'],
    ['Anmälningar till kurser', 'RETENTION_DAYS'],
    ['Särskilda avtal under beredning', 'RETENTION_DAYS'],
    ['Vem som svarade vad på en inbjudan till ett möte', 'RETENTION_DAYS'],
    ['Vem som svarar från och till vilken dag', 'RETENTION_DAYS'],
    ['Dagordning, anteckningar', 'beslutar om gallring'],
  ] as const)
    expect(rows.filter((row) => row.startsWith(`| ${what}`) && row.includes(how))).toHaveLength(1);
});

it('a course: an extract shows every version to whom it is by, and an answer that was saved before stays', async () => {
  const found = await opened.archive.extract(klippan);
  expect(found?.courses).toMatchObject([
    { party: 'Klippans bibliotek', row: { n: 1, day: '2019-03-12' } },
    { row: { n: 2, day: '2019-03-13' } },
  ]);
  expect((await opened.archive.extract(lund))?.courses).toEqual([]);
});

it('a sign-up: an extract shows it to whom it is by, and the person’s own wish for no tips', async () => {
  const found = await opened.archive.extract(lund);
  expect(found?.signUps).toMatchObject([{ initiativeId: course, seats: 2 }]);
  expect(found?.courseTipsOff).toHaveLength(1);
  expect((await opened.archive.extract(klippan))?.signUps).toEqual([]);
});

it('what goes with a person: the wish for no tips; the course and the sign-up stay, for the party did them', async () => {
  await opened.archive.erase(lund, decision());
  expect(await counted('tips_off')).toBe(0);
  expect(await counted('initiative_version')).toBe(2);
  expect(await rowsOf('sign_up')).toMatchObject([{ seats: 2 }]);
});

it('who signed up goes by itself when the time has passed since the course, and the course stays', async () => {
  await forgetAt('2019-03-13');
  expect(await counted('sign_up')).toBe(1);
  await forgetAt('2019-03-15');
  expect(await counted('sign_up')).toBe(0);
  expect(await counted('initiative_version')).toBe(2);
});

it('a draft of an agreement is shown to whom it is by, and goes by itself once it is removed, unless it is shared or a course names it', async () => {
  const [gone, shared, open] = [await draft('Tas bort'), await draft('Delas'), await draft('Finns kvar')];
  const found = await opened.archive.extract(coordinator);
  expect(found?.separateAgreements).toHaveLength(3);
  const { agreements, initiatives } = opened.store;
  const named = await draft('Nämns av en kurs');
  const before = await initiatives.get(groupId, course);
  if (!before) throw new Error('there is no course');
  const { id, groupId: _, partyId, n, savedBy, savedAt, signUps, told, ...content } = before;
  await initiatives.save(id, { ...content, separateAgreementId: named }, savedBy.id, story.now());
  await agreements.plan(
    groupId,
    { kind: 'separate', id: gone },
    'none',
    await personOf(coordinator),
    story.now(),
  );
  expect((await opened.archive.extract(coordinator))?.renewals).toHaveLength(1);
  await agreements.share(shared, story.now());
  await agreements.remove(gone, story.now());
  await agreements.remove(shared, story.now());
  await agreements.remove(named, story.now());
  const titles = async () => (await rowsOf('separate_agreement')).map(({ title }) => title).sort();
  await forgetAt('2019-02-04');
  expect(await titles()).toHaveLength(4);
  await forgetAt('2020-05-01');
  expect(await titles()).toEqual(['Delas', 'Finns kvar', 'Nämns av en kurs']);
  expect(await counted('renewal')).toBe(0);
  expect(open).toBeGreaterThan(0);
});

it('an answer to an invitation to a meeting is shown, goes with the person, and by itself after the meeting', async () => {
  await story.passTo('2019-05-22T08:00:00Z');
  await story.say(coordinator, '/avstamning möte 2019-06-18 13–15 Lund');
  await story.press(coordinator, t.meeting.invite);
  await story.press(coordinator, 'Skicka inbjudan');
  await story.press(klippan, t.meeting.coming);
  await story.press(lund, t.meeting.coming);
  const said = async () => (await rowsOf('meeting_guest')).filter(({ answer }) => answer === 'coming').length;
  expect((await opened.archive.extract(klippan))?.meetingAnswers).toMatchObject([{ answer: 'coming' }]);
  expect(await said()).toBe(2);
  await opened.archive.erase(klippan, decision());
  expect(await said()).toBe(1);
  await forgetAt('2019-06-18');
  expect(await said()).toBe(1);
  await forgetAt('2019-06-20');
  expect(await said()).toBe(0);
});

it('a course goes with its half-year by a decision, with its versions and whom it was told, and the log says how many', async () => {
  expect(await counted('told')).toBeGreaterThan(0);
  await story.passTo('2019-07-01T08:00:00Z');
  const found = await opened.archive.disposable('2019-H2', story.now());
  expect(found).toMatchObject([{ halfYear: '2019-H1', courses: 1, meetings: 1, kept: false }]);
  await opened.archive.purge(found, decision());
  expect(
    await counted(
      'initiative',
      'initiative_version',
      'sign_up',
      'told',
      'meeting',
      'meeting_guest',
      'agenda_item',
    ),
  ).toBe(0);
  expect((await opened.events()).at(-1)).toMatchObject({
    kind: 'purged',
    detail: { courses: 1, meetings: 1 },
  });
  expect((await opened.archive.extract(coordinator))?.courses).toEqual([]);
});
