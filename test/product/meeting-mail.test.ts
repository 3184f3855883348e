import ICAL from 'ical.js';
import type { Action } from '../../src/messages/action.ts';
import type { Reply } from '../../src/messages/report.ts';
import type { Incoming } from '../../src/ports/chat-platform.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { formsIn, sendingOf, textIn } from '../support/html-page.ts';
import { type MailWorld, openMailWorld } from '../support/mail-world.ts';
import { sampleGroup } from '../support/sample-group.ts';

/* The meeting for those whom no chat reaches: letters with calendar files, and the page that their links lead to. */

const { meeting: m, mail } = textsFor('sv');
const convener = 'convener@example.org';
const contact = 'contact@library-1.example.org';
const substitute = 'substitute@library-1.example.org';
const other = 'contact@library-2.example.org';

let opened: TestStore;
let world: MailWorld;
let asked = 0;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());
beforeEach(async () => {
  world = await openMailWorld({ opened, file: sampleGroup(2), at: '2019-05-20T06:00:00Z' });
});
afterEach(() => world.close());

/** What somebody asks, as their page or mailbox does for them. */
async function ask(address: string, what: Incoming['ask']): Promise<Reply> {
  const from = { platform: 'mail', tenant: 'mail', userId: address } as const;
  const reply = await world.app.handle({
    key: `m${asked++}`,
    from,
    answer: 'reply',
    within: 5_000,
    ask: what,
  });
  await world.app.idle();
  return reply;
}
const say = (words: string) => ask(convener, { kind: 'words', text: words });
/** Presses the button of an answer that begins so. */
async function press(reply: Reply, label: string): Promise<Reply> {
  const parts = reply.kind === 'messages' ? reply.items.flatMap((item) => item.parts) : [];
  const buttons = parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []));
  const found = buttons.find((button) => button.label.startsWith(label));
  if (!found) throw new Error(`no ${label} in ${JSON.stringify(reply)}`);
  return ask(convener, { kind: 'press', action: found.action });
}
const group = async () => (await world.product.store.groups.all())[0]?.id ?? 0;
const meetingId = async () => (await world.product.store.meetings.list(await group()))[0]?.id ?? 0;
async function fillIn(
  kind: 'propose-days' | 'plan-meeting' | 'after-meeting',
  values: Record<string, string>,
) {
  const meeting = kind === 'propose-days' ? undefined : await meetingId();
  const ref = { kind, group: await group(), ...(meeting && { meeting }) } as Extract<
    Incoming['ask'],
    { kind: 'form' }
  >['form'];
  return ask(convener, { kind: 'form', form: ref, values });
}
const invite = async (line: string) =>
  press(await press(await say(`möte ${line}`), m.invite), 'Skicka inbjudan');

const letters = (address: string) => world.smtp.to(address).map((letter) => letter.mail);
const last = (address: string) => letters(address).at(-1);
/** Where a letter's link with this label leads. */
function linkOf(address: string, label: string): string {
  const text = last(address)?.text ?? '';
  const [, url = ''] = new RegExp(`${label}:\\s+(\\S+)`).exec(text) ?? [];
  if (!url) throw new Error(`no ${label} in: ${text}`);
  return url;
}
/** The calendar's file in somebody's latest letter, as a second library reads it. */
function entryOf(address: string) {
  const file = last(address)?.attachments.find(({ filename }) => filename?.endsWith('.ics'));
  const text = Buffer.from(file?.content as ArrayBuffer).toString('utf8');
  const calendar = new ICAL.Component(ICAL.parse(text));
  const [event] = calendar.getAllSubcomponents('vevent');
  if (!event) throw new Error(`no entry in: ${text}`);
  return {
    type: file?.mimeType,
    method: calendar.getFirstPropertyValue('method'),
    uid: event.getFirstPropertyValue('uid'),
    sequence: event.getFirstPropertyValue('sequence'),
    starts: String(event.getFirstPropertyValue('dtstart')),
    status: event.getFirstPropertyValue('status'),
    attendees: event.getAllProperties('attendee').map((one) => String(one.getFirstValue()).toLowerCase()),
    source: text,
  };
}
/** Presses a button on a page. */
async function pressOn(url: string, html: string, label: string) {
  const tags = [...html.matchAll(/<button\b([^>]*)>([^<]*)<\/button>/g)];
  const [, tag = ''] = tags.find(([, , each]) => each?.startsWith(label)) ?? [];
  if (!tag) throw new Error(`no ${label} on: ${textIn(html)}`);
  const value = (/ value="([^"]*)"/.exec(tag)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  const name = / name="([^"]*)"/.exec(tag)?.[1] ?? '';
  const once = formsIn(html)[0]?.values.find(([each]) => each === 'once')?.[1] ?? '';
  const at = new URL(formsIn(html)[0]?.action ?? '', url).pathname;
  return world.open(at, { method: 'POST', body: new URLSearchParams({ once, [name]: value }) });
}

describe('an invitation by letter', () => {
  beforeEach(async () => {
    await world.passTo('2019-05-27T08:00:00Z');
    await invite('2019-06-18 13:00–15:00 Malmö stadsbibliotek');
  });

  it('has the calendar’s file, each with its own reader alone, and a link beside it', async () => {
    for (const address of [contact, substitute, other, convener]) {
      const entry = entryOf(address);
      expect(entry).toMatchObject({
        method: 'REQUEST',
        sequence: 0,
        status: 'CONFIRMED',
        starts: '2019-06-18T13:00:00',
      });
      expect(entry.attendees).toEqual([`mailto:${address}`]);
      expect(entry.type).toBe('text/calendar');
    }
    expect(last(contact)?.subject).toBe(m.invitationSubject('tisdagen den 18 juni kl. 13.00–15.00'));
    const raw = world.smtp.to(contact).at(-1)?.raw.toString() ?? '';
    expect(raw).toMatch(/Content-Type: text\/calendar;[^\n]*(\n[^\n]*)?method=REQUEST/i);
    // Opened by the link it is the same file.
    const file = await world.open(linkOf(contact, m.toCalendar));
    expect(file.headers.get('content-type')).toContain('text/calendar');
    expect(file.body.replaceAll('\r\n', '\n')).toBe(entryOf(contact).source.replaceAll('\r\n', '\n'));
    // Entries are shared: no link of one's own stands in one.
    expect(file.body).not.toContain('/svara/');
  });

  it('is answered on the page; opening a link answers nothing', async () => {
    const answers = async () =>
      (await world.product.store.meetings.guests(await meetingId())).flatMap(({ answer }) => answer ?? []);
    const url = linkOf(contact, m.coming);
    const asking = await world.open(url);
    expect(await answers()).toEqual([]);
    const thanks = await pressOn(url, asking.body, m.coming);
    expect(textIn(thanks.body)).toContain(m.thanks.coming);
    expect(await answers()).toEqual(['coming']);
    // A colleague comes: the form is there at once, and the name is optional.
    const colleague = linkOf(substitute, m.colleague);
    const form = formsIn((await world.open(colleague)).body).find(({ labels }) =>
      labels.has(m.colleagueName),
    );
    if (!form) throw new Error('no form');
    const body = sendingOf(form, 'Spara', { [form.labels.get(m.colleagueName) ?? '']: 'Ulla Berg' });
    const saved = await world.open(new URL(form.action, colleague).pathname, { method: 'POST', body });
    expect(textIn(saved.body)).toContain(m.thanksColleague('Ulla Berg'));
    expect(await answers()).toEqual(['coming', 'colleague']);
    // The lägesrapport has the meeting among what is nobody's duty.
    await world.app.handle({
      key: 'again',
      from: { platform: 'mail', tenant: 'mail', userId: contact },
      answer: 'reply',
      within: 5_000,
      ask: { kind: 'words', text: 'lägesrapport' },
    });
    const page = await world.open(world.linkIn(contact));
    expect(textIn(page.body)).toContain(m.inList('18 juni kl. 13.00–15.00'));
  });

  it('lets nobody do by its link what is another party’s or the coordinator’s', async () => {
    const url = new URL(linkOf(contact, m.coming));
    const action = JSON.parse(Buffer.from(url.searchParams.get('v') ?? '', 'base64url').toString())
      .action as Extract<Action, { kind: 'meeting-reply' }>;
    const before = await opened.events();
    const groupId = await group();
    const theirs = (await world.product.store.groups.load(groupId)).contacts.find(
      ({ person }) => person.email === other,
    );
    for (const forged of [
      { ...action, party: theirs?.partyId },
      { ...action, meeting: action.meeting + 1 },
      { kind: 'tell-meeting', group: groupId, meeting: action.meeting, what: 'cancellation' },
      { kind: 'meeting-paper', group: groupId, meeting: action.meeting },
      { kind: 'took-part', group: groupId },
    ]) {
      const body = new URLSearchParams({ once: '1', action: JSON.stringify(forged) });
      const answer = await world.open(url.pathname, { method: 'POST', body });
      expect(textIn(answer.body)).not.toContain(m.thanks.coming);
      expect(answer.body).not.toContain(m.cancelled(5));
    }
    expect((await opened.events()).length).toBe(before.length);
  });

  it('is moved twice and called off, and the entry follows', async () => {
    const first = entryOf(contact);
    await press(await press(await say('möte 2019-06-19 9-11 Lund'), m.moveThere), m.moveNow);
    const moved = entryOf(contact);
    expect(moved).toMatchObject({
      uid: first.uid,
      method: 'REQUEST',
      sequence: 1,
      starts: '2019-06-19T09:00:00',
    });
    await press(await press(await say('möte 2019-06-20 13-15 Lund'), m.moveThere), m.moveNow);
    expect(entryOf(contact)).toMatchObject({ uid: first.uid, sequence: 2, starts: '2019-06-20T13:00:00' });
    expect(last(contact)?.subject).toBe(m.movedSubject('torsdagen den 20 juni kl. 13.00–15.00'));
    await press(await press(await say('möte'), m.cancelMeeting), m.cancelNow);
    expect(entryOf(contact)).toMatchObject({
      uid: first.uid,
      method: 'CANCEL',
      sequence: 3,
      status: 'CANCELLED',
    });
    expect(last(contact)?.subject).toBe(m.cancelledSubject('torsdagen den 20 juni kl. 13.00–15.00'));
    const before = letters(contact).filter(({ subject }) => subject?.includes('öte')).length;
    await world.passTo('2019-06-21T15:00:00Z');
    expect(letters(contact).filter(({ subject }) => subject?.includes('öte'))).toHaveLength(before);
  });
});

it('whoever does what is asked, when asked, gets at most eight letters in a half-year with a meeting in it', async () => {
  await world.passTo('2019-05-21T07:00:30Z');
  const { partyId } =
    (await world.product.store.groups.load(await group())).contacts.find(
      ({ person }) => person.email === contact,
    ) ?? {};
  const checkIn = await world.product.store.checkIns.current(await group());
  const of = { checkIn: checkIn?.id ?? 0, party: partyId ?? 0 };
  for (const { id: area } of (await world.product.store.groups.load(await group())).areas)
    await ask(contact, { kind: 'press', action: { kind: 'status', ...of, area, status: 'going_well' } });
  await ask(contact, { kind: 'press', action: { kind: 'submit', ...of } });
  await world.passTo('2019-05-21T07:05:00Z');
  // Which day, the invitation, another day once, the reminder, the notes.
  await fillIn('propose-days', {
    'proposals.0.day': '2019-06-18',
    'proposals.0.from': '13:00',
    'proposals.0.to': '15:00',
    'proposals.1.day': '2019-06-19',
  });
  await press(await press(await say('möte'), m.ask), 'Skicka till');
  const guest = { ...of, meeting: await meetingId() };
  await ask(contact, { kind: 'form', form: { kind: 'meeting-fits', ...guest }, values: { fits: '0,1' } });
  await press(await press(await press(await say('möte'), 'Bestäm tisdagen'), m.invite), 'Skicka inbjudan');
  await ask(contact, { kind: 'press', action: { kind: 'meeting-reply', ...guest, answer: 'coming' } });
  await press(await press(await say('möte 2019-06-19 13-15'), m.moveThere), m.moveNow);
  await ask(contact, { kind: 'press', action: { kind: 'meeting-reply', ...guest, answer: 'coming' } });
  await world.passTo('2019-06-19T13:30:00Z');
  await fillIn('after-meeting', { attended: String(partyId), 'tasks.0.what': 'Dela checklistan' });
  await press(await press(await say('möte'), m.sendMinutes), 'Skicka till');
  expect(last(contact)?.attachments.map(({ filename }) => filename)).toEqual([
    'motesanteckningar-2019-06-19.docx',
  ]);
  await world.passTo('2019-06-28T15:00:00Z');
  const subjects = letters(contact).map(({ subject }) => subject ?? '');
  const started = [
    mail.subjectInvitation('library-1', ''),
    mail.subjectReceipt(''),
    m.fitsSubject('').trim(),
    m.invitationSubject(''),
    m.movedSubject(''),
    m.reminderSubject(''),
    m.minutesSubject(''),
  ].map((text) => text.split(/[ :]/)[0]);
  expect(subjects.map((text) => text.split(/[ :]/)[0])).toEqual(started);
  expect(subjects.length).toBeLessThanOrEqual(8);
  // The substitute is not asked which day, nor invited to the check-in.
  expect(letters(substitute).length).toBeLessThan(subjects.length);
});
