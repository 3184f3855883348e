import { readRecord } from '../../src/record/read-record.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { contactOf, coordinator, groupOf, substituteOf } from '../support/product-groups.ts';
import { openStory, type Story } from '../support/product-story.ts';

const { meeting: m, messages } = textsFor('sv');
const klippan = contactOf('Klippan');
const eva = substituteOf('Klippan');
const lund = contactOf('Lund');
const line = '/avstamning möte 2019-06-18 13:00–15:00 Malmö stadsbibliotek';

let opened: TestStore;
let story: Story;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());
beforeEach(async () => {
  story = await openStory(opened, await groupOf(['Klippan', 'Lund']));
  await story.passTo('2019-05-27T08:00:00Z');
});
afterEach(async () => {
  expect(story.faults).toEqual([]);
  await story.close();
});

const form = (email: string) => story.client.form(story.id(email))?.values ?? {};
const fill = (email: string, values: Record<string, string>) =>
  story.news(email, () => story.client.fill(story.id(email), values));
const errors = (email: string) => story.client.form(story.id(email))?.errors.join(' ') ?? '';
const kindsSent = async () =>
  (await opened.deliveries()).filter(({ state }) => state === 'sent').map(({ kind }) => kind);
/** Planned and sent, from the line. */
async function invite(): Promise<void> {
  await story.say(coordinator, line);
  await story.press(coordinator, m.invite);
  await story.press(coordinator, 'Skicka inbjudan');
}
/** Who said what about the meeting, as the coordinator sees it. */
const standing = () => story.say(coordinator, '/avstamning möte');

describe('a meeting that is planned', () => {
  it('is taken from the line; what is wrong with it is one sentence, and what was typed is given back', async () => {
    expect(await story.say(coordinator, '/avstamning möte')).toContain(m.none);
    for (const [typed, said] of [
      ['imorgon 13-15 Lund', m.badDay('imorgon', m.lineWithDay)],
      ['2019-06-18 Lund', m.noTime(m.lineWithDay)],
      ['2019-06-18 15-13 Lund', m.backwardsLine('15-13', m.lineWithDay)],
      ['2019-05-26 13-15 Lund', m.passed('26 maj 2019')],
      ['2031-06-18 13-15 Lund', m.tooFar('18 juni 2031', '26 maj 2021')],
    ] as const) {
      const seen = await story.say(coordinator, `/avstamning möte ${typed}`);
      expect(seen).toContain(said);
      expect(seen).toContain(typed);
    }
    expect(await story.say(klippan, line)).toContain(messages.onlyCoordinators('').split('.')[0]);
    expect(await story.say(klippan, '/avstamning möte')).toContain(m.noneComing);
    const seen = await story.say(coordinator, line);
    expect(seen).toContain('Möte tisdagen den 18 juni 2019 kl. 13.00–15.00');
    expect(seen).toContain('Plats: Malmö stadsbibliotek');
    expect(seen).toContain(m.notInvited);
    // Nobody has been told: it is nobody's yet.
    expect(await story.say(klippan, '/avstamning möte')).toContain(m.noneComing);
    expect(await kindsSent()).not.toContain('meeting-invitation');
    // Another line is the same meeting or one more, and it is asked which.
    const again = await story.say(coordinator, '/avstamning möte 2019-06-19 9-11');
    expect(again).toContain(m.onlyOne('tisdagen den 18 juni kl. 13.00–15.00'));
    const moved = await story.press(coordinator, m.moveThere);
    expect(moved).toContain('Möte onsdagen den 19 juni 2019 kl. 9.00–11.00');
    expect(moved).toContain('Plats: Malmö stadsbibliotek');
    await story.press(coordinator, m.removeMeeting);
    expect(await story.press(coordinator, m.removeNow)).toContain(m.removed);
    expect(await story.say(coordinator, '/avstamning möte')).toContain(m.none);
  });

  it('is filled in in a form, which says what is wrong and keeps what was typed', async () => {
    await story.say(coordinator, '/avstamning möte');
    await story.press(coordinator, m.plan);
    const values = { day: '2019-06-18', from: '15:00', to: '13:00', words: 'Ta med era exempel.' };
    await fill(coordinator, values);
    expect(errors(coordinator)).toContain(m.backwards);
    expect(form(coordinator)).toMatchObject(values);
    const seen = await fill(coordinator, { to: '16:30', place: 'https://video.example.org/m' });
    expect(seen).toContain('kl. 15.00–16.30');
    expect(seen).toContain('Ta med era exempel.');
  });

  it('gets its day by proposals: one answer a party, and the coordinator picks', async () => {
    await story.say(coordinator, '/avstamning möte');
    await story.press(coordinator, m.askDays);
    await fill(coordinator, { 'proposals.0.day': '2019-06-18', 'proposals.0.from': '13:00' });
    expect(errors(coordinator)).toContain(m.hoursMissing);
    await fill(coordinator, { 'proposals.0.to': '15:00' });
    expect(errors(coordinator)).toContain(m.proposalsMissing);
    // Hours that are left out are the first proposal's.
    const seen = await fill(coordinator, { 'proposals.1.day': '2019-06-20' });
    expect(seen).toContain('torsdagen den 20 juni 2019 kl. 13.00–15.00');
    await story.press(coordinator, m.ask);
    const asked = await story.news(klippan, () => story.press(coordinator, 'Skicka till tre'));
    expect(asked).toContain(m.fitsQuestion('Klippan'));
    expect(story.client.seen(story.id(eva))).not.toContain(m.fitsButton);
    await story.press(klippan, m.fitsButton);
    expect(await fill(klippan, { fits: '0,1' })).toContain(
      m.fitsSaved('tisdagen den 18 juni 2019 kl. 13.00–15.00 och torsdagen den 20 juni 2019 kl. 13.00–15.00'),
    );
    // The other person of the party answers for the same party.
    await story.say(eva, '/avstamning möte');
    await story.press(eva, m.fitsButton);
    expect(form(eva).fits).toBe('0,1');
    await fill(eva, { fits: '1' });
    await story.press(lund, m.fitsButton);
    expect(await fill(lund, { fits: '' })).toContain(m.fitsSavedNone);
    const counted = await standing();
    expect(counted).toContain(
      'torsdagen den 20 juni 2019 kl. 13.00–15.00: 1 av 2 som har svarat kan. Kan inte: Lund.',
    );
    expect(counted).toContain(m.notAnsweredYet('Region Skåne'));
    expect(await story.press(coordinator, m.pick('torsdagen den 20 juni'))).toContain(m.picked);
    // Until anybody is invited, another can be picked.
    expect(await story.press(coordinator, m.pick('tisdagen den 18 juni'))).toContain(
      'Möte tisdagen den 18 juni 2019',
    );
    await story.press(lund, m.fitsButton);
    expect(JSON.stringify([...story.slack.double.views.values()].at(-1)?.view)).toContain(m.fitsDecided);
  });
});

describe('an invitation', () => {
  it('is shown, with to whom and how, before it is sent; and answered by a press', async () => {
    await story.say(coordinator, line);
    const shown = await story.press(coordinator, m.invite);
    expect(shown).toContain('Klippan | Anna Klippan (Slack), Eva Klippan (Slack)');
    expect(shown).toContain(m.inviteAbout(5));
    expect(await kindsSent()).not.toContain('meeting-invitation');
    const invitation = await story.news(klippan, () => story.press(coordinator, 'Skicka inbjudan'));
    expect(invitation).toContain('Hej Anna Klippan! Du är bjuden till möte');
    expect(invitation).toContain(`{${m.coming}} {${m.notComing}} {${m.colleague}}`);
    expect(invitation).toContain(m.questionUntil('fredagen den 14 juni'));
    expect((await kindsSent()).filter((kind) => kind === 'meeting-invitation')).toHaveLength(5);
    expect(await story.press(klippan, m.coming)).toContain(m.thanks.coming);
    await story.press(eva, m.colleague);
    expect(await fill(eva, { name: 'Ulla Berg' })).toContain(m.thanksColleague('Ulla Berg'));
    expect(await story.press(lund, m.notComing)).toContain(m.thanks['not-coming']);
    // A name is optional, and an answer can be another later, also by words.
    await story.press(substituteOf('Lund'), m.colleague);
    expect(await fill(substituteOf('Lund'), {})).toContain(m.thanks.colleague);
    expect(await story.say(klippan, 'jag kommer inte')).toContain(m.yourAnswer['not-coming']);
    const seen = await standing();
    expect(seen).toContain(`${m.answers}: ${m.counts(0, 2, 0, 1)}.`);
    expect(seen).toContain(m.colleagues('Klippan (Ulla Berg) och Lund'));
    expect(seen).toContain(m.silent('Region Skåne'));
    // What the parties answered is for the coordinator.
    expect(await story.say(lund, '/avstamning möte')).not.toContain('Ulla Berg');
    // It stands below the lägesrapport, among what is nobody's duty.
    expect(await story.say(klippan, '/lagesrapport')).toContain(`{${m.inList('18 juni kl. 13.00–15.00')}}`);
    expect(await story.press(klippan, m.inList('18 juni'))).toContain(m.yourAnswer['not-coming']);
    // The calendar's file is handed over like any document.
    expect(await story.press(klippan, m.toCalendar)).toContain('» mote-2019-06-18.ics');
    expect(await story.press(coordinator, m.ownAnswer('Region Skåne'))).toContain(m.notYetAnswered);
  });

  it('goes out again when it is moved, to those who had it, who answer anew; and when it is cancelled', async () => {
    await invite();
    await story.press(klippan, m.coming);
    await story.say(coordinator, '/avstamning möte 2019-06-19 9-11 Lund');
    const asked = await story.press(coordinator, m.moveThere);
    expect(asked).toContain('5 personer som har fått inbjudan får veta det');
    const moved = await story.news(klippan, () => story.press(coordinator, m.moveNow));
    expect(moved).toContain(m.movedFor('Anna Klippan', 'Digitalt först med användaren i fokus'));
    expect(moved).toContain('Förut: tisdagen den 18 juni 2019 kl. 13.00–15.00.');
    expect(moved).toContain('Plats: Lund');
    expect(moved).toContain(`{${m.coming}}`);
    expect(await story.say(klippan, '/avstamning möte')).toContain(m.notYetAnswered);
    await story.press(klippan, m.coming);
    // Another place alone takes no answer back, and the same once more is told to nobody.
    await standing();
    await story.press(coordinator, m.edit);
    await fill(coordinator, { place: 'Malmö', words: 'Vi börjar med kaffe.' });
    expect(await story.news(klippan, () => story.press(coordinator, m.moveNow))).toContain('Plats: Malmö');
    expect(await story.say(klippan, '/avstamning möte')).toContain(m.yourAnswer.coming);
    // The reminder goes on the working day before the new day, and no other.
    expect(await story.news(klippan, () => story.passTo('2019-06-17T15:00:00Z'))).not.toContain('Mötet är');
    const reminder = await story.news(klippan, () => story.passTo('2019-06-18T08:00:00Z'));
    expect(reminder).toContain('Mötet är onsdagen den 19 juni kl. 9.00–11.00');
    await standing();
    await story.press(coordinator, m.cancelMeeting);
    const cancelled = await story.news(eva, () => story.press(coordinator, m.cancelNow));
    expect(cancelled).toContain('Mötet onsdagen den 19 juni 2019 kl. 9.00–11.00 med Digitalt först');
    expect(await story.press(klippan, m.notComing)).toContain('är inställt. Inget har ändrats.');
    expect(await story.say(coordinator, '/avstamning möte')).toContain(m.none);
    expect(await story.news(coordinator, () => story.passTo('2019-06-20T08:00:00Z'))).not.toContain(m.after);
    const kinds = await kindsSent();
    const count = (kind: string) => kinds.filter((each) => each === kind).length;
    expect(['invitation', 'moved', 'cancelled'].map((each) => count(`meeting-${each}`))).toEqual([5, 10, 5]);
  });

  it('goes out in the reminder that is due the next morning, to those who have not sent in', async () => {
    await story.passTo('2019-06-03T08:00:00Z');
    await story.answer(lund, Array(4).fill('🟢 Går bra'));
    await story.say(coordinator, line);
    await story.press(coordinator, m.invite);
    // The contacts of Klippan and of the region are reminded on the 4th; Lund's are not.
    let seen = '';
    const now = await story.news(lund, async () => {
      seen = await story.press(coordinator, 'Skicka inbjudan');
    });
    expect(now).toContain(m.invitation('Anna Lund', 'Digitalt först med användaren i fokus'));
    expect(seen).toContain(m.withReminder(2));
    expect(story.client.seen(story.id(klippan))).not.toContain(m.coming);
    const before = (await kindsSent()).length;
    const reminder = await story.news(klippan, () => story.passTo('2019-06-04T07:00:30Z'));
    expect(reminder).toContain('Lägesrapporten från Klippan är inte inskickad än');
    expect(reminder).toContain('Möte tisdagen den 18 juni 2019 kl. 13.00–15.00');
    expect(reminder.match(/Hej /g)).toHaveLength(1);
    expect((await kindsSent()).length - before).toBe(2);
    expect(await story.press(klippan, m.coming)).toContain(m.thanks.coming);
  });
});

it('a meeting is prepared from the answers, reminded of with its agenda, and written up in three minutes', async () => {
  await invite();
  await story.press(klippan, m.coming);
  await story.press(lund, m.notComing);
  await story.say(lund, '/avstamning kurs Lärstilar 2019-08-20 öppen');
  const statuses = ['🟢 Går bra', '🔶 Behöver ändras', '🟢 Går bra', '⬜ Inte påbörjat'];
  await story.answer(klippan, statuses);
  await story.answer(lund, ['🔺 Står stilla', '🟢 Går bra', '🟢 Går bra', '⬜ Inte påbörjat']);
  await story.press(klippan, m.propose);
  await fill(klippan, { question: '' });
  expect(errors(klippan)).toContain(m.questionMissing);
  expect(await fill(klippan, { question: 'Hur gör ni med legitimation?' })).toContain(m.questionSaved);
  // Proposed: by counts, and never with the name of who stands still.
  const proposed = await standing();
  expect(proposed).toContain('1. Regional arbetsgrupp\nSvaren: 1 Går bra, 1 Står stilla.');
  expect(proposed).toContain('2. Bemötande\nSvaren: 1 Går bra, 1 Behöver ändras.');
  expect(proposed).toContain('3. Kurser som kommer\nLärstilar, 20 augusti 2019 (Lund)');
  expect(proposed).toContain('4. Hur gör ni med legitimation? (Fråga från Klippan)');
  expect(proposed).toContain(m.agendaProposed);
  // The coordinator orders, removes and adds.
  await story.press(coordinator, m.changeAgenda);
  await fill(coordinator, {
    'items.0.order': '9',
    'items.1.title': '',
    'items.2.title': '',
    'items.4.title': 'Nästa termin',
  });
  const changed = await standing();
  expect(changed).toContain('1. Hur gör ni med legitimation? (Fråga från Klippan)');
  expect(changed).toMatch(/2\. Regional arbetsgrupp[\s\S]*3\. Nästa termin/);
  expect(changed).not.toContain('Bemötande');
  expect(await story.press(coordinator, m.proposeAnew)).toMatch(
    /2\. Bemötande[\s\S]*3\. Kurser[\s\S]*Hur gör ni[\s\S]*Nästa termin/,
  );

  const reminder = await story.news(klippan, () => story.passTo('2019-06-17T07:00:30Z'));
  expect(reminder).toContain('Mötet är tisdagen den 18 juni kl. 13.00–15.00');
  expect(reminder).toContain('4. Hur gör ni med legitimation?');
  expect(story.client.seen(story.id(lund))).not.toContain('Mötet är tisdagen');
  expect(story.client.seen(story.id(eva))).toContain(m.notYetAnswered);
  // Two working days before was the Friday.
  const late = await story.say(klippan, 'föreslå en fråga Hinner ni med den här?');
  expect(late).toContain('Frågor till mötet tas emot till och med två arbetsdagar före.');
  expect(late).toContain('Hinner ni med den här?');

  // When it has ended, the coordinator has the button.
  expect(await story.news(coordinator, () => story.passTo('2019-06-18T13:05:00Z'))).toContain(`{${m.after}}`);
  await story.press(coordinator, m.after);
  const parties = await opened.store.groups.load((await opened.store.groups.all())[0]?.id ?? 0);
  const id = (name: string) => String(parties.parties.find(({ shortName }) => shortName === name)?.id);
  const drawn = form(coordinator);
  // Ticked already: who said so.
  expect(drawn.attended).toBe(id('Klippan'));
  const notes = Object.keys(drawn).filter((each) => each.startsWith('notes.'));
  await fill(coordinator, { attended: `${id('Region Skåne')},${id('Klippan')}`, 'tasks.0.by': '2019-10-01' });
  expect(errors(coordinator)).toContain(m.taskMissing);
  const saved = await fill(coordinator, {
    'tasks.0.what': 'Dela checklistan',
    'tasks.0.who': id('Klippan'),
    [notes[0] ?? '']: 'Vi provar i höst.',
  });
  expect(saved).toContain(m.wereThere('Region Skåne och Klippan'));
  expect(saved).toContain('Dela checklistan (senast 1 oktober 2019) – Klippan');
  expect(await story.press(coordinator, m.minutesDraft)).toContain(
    'motesanteckningar-2019-06-18-utkast.docx',
  );

  // Sent to all, and frozen with that.
  await story.press(coordinator, m.sendMinutes);
  const sent = await story.news(klippan, () => story.press(coordinator, m.sendNow(5)));
  expect(sent).toContain(m.minutesFor('Anna Klippan', 'tisdagen den 18 juni 2019 kl. 13.00–15.00'));
  expect(sent).toContain('Dela checklistan (senast 1 oktober 2019)');
  expect(story.client.seen(story.id(lund))).toContain(m.readMinutes);
  expect(await story.press(klippan, m.readMinutes)).toContain('motesanteckningar-2019-06-18.docx');
  await standing();
  await story.press(coordinator, m.sendCorrected);
  expect(await story.press(coordinator, m.sendNow(5))).toContain(m.minutesSame);
  await story.press(coordinator, m.after);
  expect(await fill(coordinator, { [notes[0] ?? '']: 'Vi provar till våren.' })).toContain(m.afterSavedAgain);
  await story.press(coordinator, m.sendCorrected);
  const corrected = await story.news(lund, () => story.press(coordinator, m.sendNow(5)));
  expect(corrected).toContain('Här är en rättad version av anteckningarna');

  // The check-in's documents have it: the notes as they were sent last, and the record.
  await story.say(coordinator, '/avstamning dokument');
  expect(await story.press(coordinator, 'Mötesanteckningar')).toContain(
    '» motesanteckningar-2019-06-18.docx',
  );
  const { store } = opened;
  const checkIn = await store.checkIns.current(parties.id);
  const record = checkIn && (await readRecord(store, parties, checkIn, story.now()));
  expect(record?.meetings).toMatchObject([
    {
      day: '2019-06-18',
      parties: [
        { party: parties.parties[0]?.key, present: true },
        { present: true, who: ['Anna Klippan'] },
        { present: false, who: [] },
      ],
      tasks: [{ what: 'Dela checklistan', by: '2019-10-01' }],
      minutes: [{ version: 1 }, { version: 2 }],
    },
  ]);
  expect(JSON.stringify(record?.meetings)).toContain('Vi provar till våren.');
  expect(await opened.archive.extract(klippan)).toMatchObject({
    meetingAnswers: [{ answer: 'coming' }],
  });

  // How often: the coordinator all, each party its own, and nobody else's.
  await standing();
  expect(await story.press(coordinator, m.tookPartButton)).toContain('Lund | 0 av 1');
  const own = await story.say(lund, '/avstamning möte');
  expect(own).toContain(m.tookPart(0, 1));
  expect(own).not.toContain('1 av 1');

  // It comes back: Blev det av?
  await story.passTo('2019-12-02T08:00:00Z');
  await story.say(klippan, '/lagesrapport');
  await story.press(klippan, 'Till sist');
  const asked = Object.keys(form(klippan)).find((each) => each.startsWith('outcomes.')) ?? '';
  expect(JSON.stringify([...story.slack.double.views.values()].at(-1)?.view)).toContain('Dela checklistan');
  const next = await story.say(coordinator, '/avstamning möte 2020-01-21 13-15');
  expect(next).toContain(`1. ${m.kinds['follow-ups']}\nDela checklistan – Klippan – senast 1 oktober 2019`);
  await fill(klippan, { [asked]: 'yes' });
  await story.answer(klippan, statuses);
  expect(await standing()).not.toContain('Dela checklistan');
  expect((await story.say(coordinator, '/avstamning')).split('\n').length).toBeLessThanOrEqual(30);
  const log = await story.say(coordinator, '/avstamning logg');
  expect(log).toContain('skickade en rättad version av mötesanteckningarna');
  expect(log).not.toContain('legitimation');
});
