import { presses } from '../../src/entry/features.ts';
import type { Action } from '../../src/messages/action.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { type CoordinatorPage, openCoordinatorPage } from '../support/coordinator-page.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { textIn } from '../support/html-page.ts';
import { type MailWorld, openMailWorld } from '../support/mail-world.ts';
import { sampleGroup } from '../support/sample-group.ts';

/* The page behind a letter's button: what it is about is read there before anything is done, and opening it does nothing. */

const { arranged, before, initiative, meeting, messages } = textsFor('sv');
const convener = 'convener@example.org';
const contact = 'contact@library-1.example.org';

let opened: TestStore;
let world: MailWorld;
let page: CoordinatorPage;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());
beforeEach(async () => {
  const file = sampleGroup(2);
  file.workingGroup.channels = {};
  world = await openMailWorld({ opened, file, at: '2019-05-20T06:00:00Z' });
  await world.passTo('2019-05-21T07:00:30Z');
  page = openCoordinatorPage(convener, { url: world.page.url, codeIn: world.codeIn, rest: world.app.idle });
  await page.signIn();
  await page.home();
});
afterEach(() => world.close());

/** The address behind a button of the latest letter that has it. */
function linkOf(label: string): string {
  const text = world.smtp.to(contact).findLast(({ mail }) => mail.text?.includes(`${label}:`))?.mail.text;
  const link = text
    ?.split(`${label}:`)
    .at(-1)
    ?.match(/\s*(http\S+)/)?.[1];
  if (!link) throw new Error(`No letter has ${label}.`);
  return link;
}
async function look(url: string): Promise<string> {
  const kept = await opened.events();
  const { status, body } = await world.open(url);
  await world.app.idle();
  expect(status).toBe(200);
  expect(await opened.events()).toEqual(kept);
  return textIn(body);
}
/** The party's page for an action, as a letter's button would lead there. */
async function linkFor(label: string, make: (of: { checkIn: number; party: number }) => Action) {
  const row = (await opened.deliveries()).find(({ userId }) => userId === contact);
  const action = make({ checkIn: row?.checkInId ?? 0, party: row?.partyId ?? 0 });
  const v = Buffer.from(JSON.stringify({ label, action })).toString('base64url');
  return `${world.linkIn(contact)}/gor?v=${v}`;
}
const partyOf = async () =>
  (await opened.deliveries()).find(({ userId }) => userId === contact)?.partyId ?? 0;

it('says which meeting, for whom and what has been answered, and the press answers', async () => {
  await page.say('möte 2019-06-18 13:00–15:00 Malmö stadsbibliotek');
  await page.press(meeting.invite);
  await page.press('Skicka inbjudan');
  await world.app.idle();
  const seen = await look(linkOf(meeting.coming));
  expect(seen).toContain('tisdagen den 18 juni 2019 kl. 13.00–15.00');
  expect(seen).toContain('Malmö stadsbibliotek');
  expect(seen).toContain(`${before.party} library-1`);
  expect(seen).toContain(`${meeting.notYetAnswered} ${before.meeting.coming}`);

  const not = linkOf(meeting.notComing);
  await world.mailbox.press(contact, meeting.coming);
  await world.mailbox.press(contact, meeting.coming);
  expect(world.mailbox.seen(contact)).toContain(meeting.thanks.coming);
  expect(await look(not)).toContain(`${meeting.yourAnswer.coming} ${before.meeting['not-coming']}`);
  // What is answered so already has no button to be pressed again.
  expect((await world.open(linkOf(meeting.coming))).body).not.toContain(
    '&quot;answer&quot;:&quot;coming&quot;',
  );

  await page.say('möte');
  await page.press(meeting.cancelMeeting);
  await page.press(meeting.cancelNow);
  const over = await look(not);
  expect(over).toContain(meeting.isCancelled('tisdagen den 18 juni 2019 kl. 13.00–15.00'));
  expect(over).not.toContain(before.meeting['not-coming']);
});

it('says what a reminder on another day is instead of, and what the way back brings', async () => {
  const later = await linkFor('Onsdag', (of) => ({ kind: 'remind-on', ...of, on: '2019-05-22' }));
  expect(await look(later)).toContain(
    before.remindOn('library-1', 'i morgon, onsdagen den 22 maj', 'tisdagen den 4 juni'),
  );
  const undo = await linkFor(messages.undo, (of) => ({ kind: 'undo-later', ...of }));
  expect(await look(undo)).toContain(arranged.notMoved);
  await world.mailbox.say(contact, '');
  const url = new URL(later);
  const { action } = JSON.parse(Buffer.from(url.searchParams.get('v') ?? '', 'base64url').toString());
  const body = new URLSearchParams({ once: '1', action: JSON.stringify(action) });
  await world.open(url.pathname, { method: 'POST', body });
  expect(await look(undo)).toContain(before.undoLater('library-1'));
});

it('says what the tips about courses are before they end, and what is noted before it is confirmed', async () => {
  const { group } = { group: (await world.product.store.groups.all())[0]?.id ?? 0 };
  const off = await linkFor(initiative.stopTips, () => ({ kind: 'course-tips', group, wanted: false }));
  expect(await look(off)).toContain(before.tipsOff);

  await page.say('anteckna library-1 Anna: Det går bra');
  const note = await linkFor(arranged.isRight, (of) => ({ kind: 'confirm-note', ...of, note: 1 }));
  expect(await look(note)).toContain(arranged.isItRight);
  expect(await look(note)).toContain('Det går bra');
});

it('shows the form of a course at once, with when and where, how many places are left and until when', async () => {
  await page.say('kurs Digital handledning 2019-06-12');
  const { store } = world.product;
  const group = (await store.groups.all())[0]?.id ?? 0;
  const [course] = await store.initiatives.list(group, { from: '2019-05-21' });
  expect(course?.partyId).not.toBe(await partyOf());
  await page.press(initiative.addMore);
  await page.fill({ open: 'yes', where: 'Stadsbiblioteket', places: '1', applyBy: '2019-06-05' });
  const signUp = await linkFor(initiative.signUp, () => ({
    kind: 'sign-up',
    group,
    initiative: course?.id ?? 0,
  }));
  const seen = await look(signUp);
  for (const said of [
    'onsdagen den 12 juni 2019',
    'Stadsbiblioteket',
    `${initiative.applyLast}: onsdagen den 5 juni`,
    initiative.placesLeft(1),
    initiative.howMany,
  ])
    expect(seen).toContain(said);
});

it('knows of each press that a link alone is enough for how it is shown first', () => {
  const does = Object.entries(presses).filter(([, press]) => press.byLink === 'does');
  expect(does.map(([kind]) => kind).sort()).toEqual([
    'confirm-note',
    'course-tips',
    'meeting-reply',
    'remind-on',
    'take-over',
    'unask-time',
    'unconfirm-note',
    'undo-later',
  ]);
  expect(does.filter(([, press]) => !('shows' in press))).toEqual([]);
});
