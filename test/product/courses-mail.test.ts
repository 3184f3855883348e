import ICAL from 'ical.js';
import { mostMessages } from '../../src/domain/ceiling.ts';
import type { FormRef } from '../../src/messages/action.ts';
import type { Reply } from '../../src/messages/report.ts';
import type { Incoming } from '../../src/ports/chat-platform.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { formsIn, sendingOf, textIn } from '../support/html-page.ts';
import { type MailWorld, openMailWorld } from '../support/mail-world.ts';
import { sampleGroup } from '../support/sample-group.ts';

/* Courses for those whom no chat reaches: letters, the page that their links lead to, and how many letters there are. */

const { initiative: i, meeting: m } = textsFor('sv');
const convener = 'convener@example.org';
const [anna, bo, cia] = [1, 2, 3].map((n) => `contact@library-${n}.example.org`) as [string, string, string];

let opened: TestStore;
let world: MailWorld;
let asked = 0;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());
beforeEach(async () => {
  world = await openMailWorld({ opened, file: sampleGroup(3), at: '2019-02-04T08:00:00Z' });
});
afterEach(() => world.close());

async function ask(address: string, what: Incoming['ask']): Promise<Reply> {
  const from = { platform: 'mail', tenant: 'mail', userId: address } as const;
  const reply = await world.app.handle({
    key: `c${asked++}`,
    from,
    answer: 'reply',
    within: 5_000,
    ask: what,
  });
  await world.app.idle();
  await world.app.tick();
  await world.app.idle();
  return reply;
}
const fill = (address: string, form: FormRef, values: Record<string, string>) =>
  ask(address, { kind: 'form', form, values });
async function partyOf(address: string) {
  const [group] = await world.product.store.groups.all();
  const { contacts, id, areas } = await world.product.store.groups.load(group?.id ?? 0);
  const party = contacts.find(({ person }) => person.email === address)?.partyId ?? 0;
  return { group: id, party, areas };
}
async function plan(address: string, title: string, day: string) {
  const { group, party } = await partyOf(address);
  await fill(address, { kind: 'new-course', group, party }, { title, day, open: 'yes' });
  const [course] = (await world.product.store.initiatives.list(group, { partyId: party })).filter(
    (one) => one.title === title,
  );
  return { group, party, initiative: course?.id ?? 0 };
}
const letters = (address: string) => world.smtp.to(address).map((letter) => letter.mail);
const about = (address: string, subject: string) =>
  letters(address).filter((one) => one.subject?.includes(subject));
/** Where the link with this label leads, in the latest letter that has it. */
function linkOf(address: string, label: string): string {
  const text = letters(address).findLast((one) => one.text?.includes(`${label}:`))?.text ?? '';
  return (
    text
      .split(`${label}:`)
      .at(-1)
      ?.match(/\s*(http\S+)/)?.[1] ?? ''
  );
}
/** Presses a button on a page. */
async function pressOn(url: string, html: string, label: string) {
  const tags = [...html.matchAll(/<button\b([^>]*)>([^<]*)<\/button>/g)];
  const [, tag = ''] = tags.find(([, , each]) => each?.startsWith(label)) ?? [];
  const value = (/ value="([^"]*)"/.exec(tag)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  const name = / name="([^"]*)"/.exec(tag)?.[1] ?? '';
  const once = formsIn(html)[0]?.values.find(([each]) => each === 'once')?.[1] ?? '';
  const at = new URL(formsIn(html)[0]?.action ?? '', url).pathname;
  return world.open(at, { method: 'POST', body: new URLSearchParams({ once, [name]: value }) });
}
function readEntry(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const event = calendar.getFirstSubcomponent('vevent');
  const of = (name: string) => String(event?.getFirstPropertyValue(name));
  return [calendar.getFirstPropertyValue('method'), of('uid'), of('sequence'), of('dtstart'), of('dtend')];
}
const entryIn = (letter: ReturnType<typeof letters>[number] | undefined) => {
  const file = letter?.attachments.find(({ filename }) => filename?.endsWith('.ics'));
  return readEntry(Buffer.from(file?.content as ArrayBuffer).toString('utf8'));
};

it('comes once a month by letter, is signed up for on the page, and follows into one’s own calendar', async () => {
  const of = await plan(bo, 'Digital handledning', '2019-04-10');
  await world.passTo('2019-03-01T12:00:00Z');
  const [digest] = about(anna, i.digestSubject);
  expect(digest?.text).toContain('Digital handledning (library-2)');
  expect(about(bo, i.digestSubject)).toEqual([]);

  const url = linkOf(anna, i.card('Digital handledning'));
  const card = await world.open(url);
  const asking = await pressOn(url, card.body, i.signUp);
  const form = formsIn(asking.body).find(({ buttons }) =>
    buttons.some(({ label }) => label === i.signUpTitle),
  );
  if (!form) throw new Error(`no form on: ${textIn(asking.body)}`);
  const field = 'f.seats';
  const body = sendingOf(form, i.signUpTitle, { [field]: '2' });
  const saved = await world.open(new URL(form.action, url).pathname, { method: 'POST', body });
  expect(textIn(saved.body)).toContain(i.signUpNow(2, 'Digital handledning'));
  const file = await pressOn(url, (await world.open(url)).body, i.inCalendar);
  // A whole day, until a time is said; it ends where the next one begins.
  const uid = `kurs-${of.initiative}@sample.avstamning`;
  expect(readEntry(file.body)).toEqual(['REQUEST', uid, '0', '2019-04-10', '2019-04-11']);
  expect(file.body).not.toContain('/svara/');

  await fill(bo, { kind: 'move-course', ...of }, { day: '2019-04-11', from: '13:00', to: '15:00' });
  const [moved] = about(anna, i.subjectChanged('Digital handledning'));
  expect(entryIn(moved)).toEqual(['REQUEST', uid, '1', '2019-04-11T13:00:00', '2019-04-11T15:00:00']);
  await ask(bo, { kind: 'press', action: { kind: 'cancel-course', ...of } });
  const [, cancelled] = about(anna, i.subjectChanged('Digital handledning'));
  expect(entryIn(cancelled).slice(0, 3)).toEqual(['CANCEL', uid, '2']);

  // One press, and no more of them: opening the link has stopped nothing.
  const stop = linkOf(cia, i.stopTips);
  const page = await world.open(stop);
  expect((await world.product.store.initiatives.withoutTips(of.group)).size).toBe(0);
  // Whoever runs one has no room for the monthly letter: what is over before the invitation they see in the list.
  expect(textIn((await pressOn(stop, page.body, i.stopTips)).body)).toContain(i.tipsOff);
});

it.each([
  ['who runs none, and is told of them once a month', false],
  ['who runs one, and is asked how it went', true],
])(
  'whoever does what is asked gets at most eight letters, with courses and a meeting in the half-year: %s',
  async (_, runs) => {
    await plan(bo, 'Digital handledning', '2019-04-10');
    const own = runs && (await plan(cia, 'Vår egen träff', '2019-03-13'));
    await world.passTo('2019-03-01T12:00:00Z');
    await plan(bo, 'Lärstilar', '2019-05-28');
    await plan(anna, 'Bemötande', '2019-06-27');
    await world.passTo('2019-03-14T12:00:00Z');
    if (own) {
      expect(about(cia, i.afterwardsSubject())).toHaveLength(1);
      await fill(cia, { kind: 'course-went', ...own }, { participants: '12' });
    }
    await world.passTo('2019-05-03T12:00:00Z');
    expect(about(cia, i.digestSubject)).toHaveLength(runs ? 0 : 1);
    await world.passTo('2019-05-21T07:05:00Z');
    // In the invitation stands what there was no letter for.
    expect(letters(cia).at(-1)?.text).toContain('Lärstilar (library-2)');
    expect(letters(cia).at(-1)?.text).toContain('Bemötande (library-1)');
    expect(
      (await world.product.store.initiatives.list((await partyOf(cia)).group, {})).map(
        ({ told }) => told.length,
      ),
    ).toEqual(runs ? [2, 2, 3, 3] : [3, 3, 3]);

    const { group, party, areas } = await partyOf(cia);
    const checkIn = (await world.product.store.checkIns.current(group))?.id ?? 0;
    for (const { id: area } of areas)
      await ask(cia, {
        kind: 'press',
        action: { kind: 'status', checkIn, party, area, status: 'going_well' },
      });
    await ask(cia, { kind: 'press', action: { kind: 'submit', checkIn, party } });
    // Which day, the invitation, another day, the agenda, the notes.
    const days = {
      'proposals.0.day': '2019-06-18',
      'proposals.0.from': '13:00',
      'proposals.0.to': '15:00',
      'proposals.1.day': '2019-06-19',
    };
    await fill(convener, { kind: 'propose-days', group }, days);
    const meeting = (await world.product.store.meetings.list(group))[0]?.id ?? 0;
    const guest = { checkIn, party, meeting };
    const tellThem = (what: 'days' | 'invitation' | 'minutes') =>
      ask(convener, { kind: 'press', action: { kind: 'tell-meeting', group, meeting, what } });
    await tellThem('days');
    await fill(cia, { kind: 'meeting-fits', ...guest }, { fits: '0,1' });
    await ask(convener, {
      kind: 'press',
      action: { kind: 'pick-day', group, meeting, day: '2019-06-18', from: '13:00', to: '15:00' },
    });
    await tellThem('invitation');
    await ask(cia, { kind: 'press', action: { kind: 'meeting-reply', ...guest, answer: 'coming' } });
    await ask(convener, { kind: 'words', text: 'möte 2019-06-19 13-15' });
    await world.passTo('2019-06-19T13:30:00Z');
    await fill(convener, { kind: 'after-meeting', group, meeting }, { attended: String(party) });
    await tellThem('minutes');
    await world.passTo('2019-06-30T15:00:00Z');
    const subjects = letters(cia).map(({ subject }) => subject ?? '');
    expect(subjects.some((one) => one.startsWith(m.minutesSubject('').split(/[ :]/)[0] ?? '-'))).toBe(true);
    expect(subjects.length).toBeLessThanOrEqual(mostMessages);
    expect(about(cia, i.digestSubject)).toHaveLength(runs ? 0 : 1);
    expect(about(cia, i.afterwardsSubject())).toHaveLength(runs ? 1 : 0);
  },
);
