import { openTestStore, type TestStore } from '../support/database.ts';
import { contactOf, coordinator, groupOf, substituteOf } from '../support/product-groups.ts';
import { channel, openStory, type Story, slackId } from '../support/product-story.ts';

/* A course from three answers to how it went, as people in Slack see it. */

const klippan = contactOf('Klippan');
const lund = contactOf('Lund');
const hoor = contactOf('Höör');

let opened: TestStore;
let story: Story;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());
beforeEach(async () => {
  story = await openStory(opened, await groupOf(['Klippan', 'Lund', 'Höör']), { at: '2019-02-04T08:00:00Z' });
});
afterEach(async () => {
  await story.close();
  expect(story.faults).toEqual([]);
});

const fill = (email: string, values: Record<string, string>) =>
  story.news(email, () => story.client.fill(slackId(email), values));
const inChannel = () =>
  story.slack.double
    .shown(channel)
    .map(({ text }) => text)
    .join('\n');
/** What somebody has got unasked, by kind and day. */
const sent = async (kind: string) =>
  (await opened.deliveries())
    .filter((one) => one.kind === kind && one.state === 'sent')
    .map(({ settledAt, partyId }) => `${settledAt?.toISOString().slice(0, 16)} ${partyId ?? ''}`.trim());

/** Plans a course by the form, in as few answers as it takes. */
async function plan(email: string, title: string, day: string, open = 'yes'): Promise<string> {
  await story.say(email, '/avstamning kurs');
  await story.press(email, 'Ny kurs eller träff');
  return fill(email, { title, day, open });
}

it('is planned by three answers, shown in the channel at once, and told to the others once a month', async () => {
  const offer = await story.say(klippan, '/avstamning kurs');
  expect(offer).toContain('Det här blir en allmän handling när du sparar. Skriv inte matallergier här.');
  await story.press(klippan, 'Ny kurs eller träff');
  const form = story.client.form(slackId(klippan));
  expect(Object.keys(form?.values ?? {})).toEqual(['title', 'day', 'open']);
  await fill(klippan, { title: '', day: '2019-03-12', open: 'yes' });
  expect(story.client.form(slackId(klippan))?.errors).toEqual(['Skriv vad det är för kurs eller träff.']);
  const card = await fill(klippan, { title: 'Digital handledning' });
  expect(card).toContain('Sparat: Digital handledning.');
  expect(card).toContain('tisdagen den 12 mars 2019');
  expect(card).toContain('{Lägg till mer}');
  expect(inChannel()).toContain('Klippan bjuder in till en kurs eller träff.');

  // The first working day of the month, at nine, and never to those who run it.
  await story.passTo('2019-03-01T12:00:00Z');
  expect(await sent('course-digest')).toEqual(expect.arrayContaining(['2019-03-01T08:00 3']));
  expect(await sent('course-digest')).toHaveLength(5);
  const again = await story.say(klippan, '/avstamning kurser');
  await story.press(klippan, 'Visa: Digital handledning');
  expect(again).toContain('12 mars 2019: Digital handledning (Klippan)');
  // Told to the other two municipalities: sent, which is not the same as read.
  const shown = await story.press(klippan, 'Visa: Digital handledning');
  expect(shown).toContain('Inbjudan skickad till 2 kommuner.');
  // Near in March, over in April.
  await story.passTo('2019-04-02T12:00:00Z');
  expect(await sent('course-digest')).toHaveLength(5);
});

it('is planned by one line as well, and what is not understood is given back', async () => {
  const said = await story.say(klippan, '/avstamning kurs Digital handledning 12 mars 13–15 öppen');
  expect(said).toContain('Sparat: Digital handledning.');
  expect(said).toContain('tisdagen den 12 mars 2019 kl. 13.00–15.00');
  const bare = await story.say(klippan, '/avstamning kurs Digital handledning');
  expect(bare).toContain('Skriv också vilken dag');
  expect(bare).toContain('Digital handledning');
  expect(await story.say(klippan, '/avstamning kurs Lärstilar 2019-05-02')).toContain('Vet inte än');
});

it('takes sign-ups within its places, and tells the organiser once a morning', async () => {
  await plan(klippan, 'Digital handledning', '2019-03-12');
  await story.press(klippan, 'Lägg till mer');
  await fill(klippan, { places: '5', from: '13:00', to: '12:00', where: 'Klippans bibliotek' });
  expect(story.client.form(slackId(klippan))?.errors).toEqual(['Den kan inte sluta innan den börjar.']);
  await fill(klippan, { to: '15:00', applyBy: '2019-03-08' });
  await story.say(lund, '/avstamning kurser');
  await story.press(lund, 'Visa: Digital handledning');
  await story.press(lund, 'Anmäl antal');
  expect(await fill(lund, { seats: '3' })).toContain('Ni har anmält 3 personer till Digital handledning.');
  await story.say(hoor, '/avstamning kurser');
  await story.press(hoor, 'Visa: Digital handledning');
  await story.press(hoor, 'Anmäl antal');
  await fill(hoor, { seats: '3' });
  expect(story.client.form(slackId(hoor))?.errors).toEqual(['Det finns bara 2 platser kvar.']);
  expect(await fill(hoor, { seats: '2' })).toContain('5 av 5 är anmälda');
  const morning = await story.news(klippan, () => story.passTo('2019-02-05T12:00:00Z'));
  expect(morning).toContain('5 av 5 är anmälda. Nytt från Lund och Höör.');
  expect(await story.news(klippan, () => story.passTo('2019-02-08T12:00:00Z'))).toBe('');
  // 0 withdraws.
  await story.press(lund, 'Ändra antal');
  expect(await fill(lund, { seats: '0' })).toContain('Anmälan till Digital handledning är tillbakadragen.');
  expect(await story.press(klippan, 'Visa: Digital handledning')).toMatch(/Höör: 2(?![\s\S]*Lund)/);
  story.set('2019-03-11T08:00:00Z');
  expect(await story.press(lund, 'Visa: Digital handledning')).not.toContain('Anmäl antal');
});

it('does not tell the organiser of a sign-up after the day, when it asks how it went', async () => {
  await plan(klippan, 'Digital handledning', '2019-03-12');
  await story.passTo('2019-03-12T10:00:00Z');
  await story.say(lund, '/avstamning kurser');
  await story.press(lund, 'Visa: Digital handledning');
  await story.press(lund, 'Anmäl antal');
  expect(await fill(lund, { seats: '3' })).toContain('Ni har anmält 3 personer');
  const after = await story.news(klippan, () => story.passTo('2019-03-13T12:00:00Z'));
  expect(after).toContain('Hur gick det?');
  expect(after).not.toContain('Nytt från');
});

it('is moved and cancelled as the same one, and those who have signed up hear at once', async () => {
  await plan(klippan, 'Digital handledning', '2019-03-12');
  await story.say(lund, '/avstamning kurser');
  await story.press(lund, 'Visa: Digital handledning');
  await story.press(lund, 'Anmäl antal');
  await fill(lund, { seats: '2' });
  await story.press(klippan, 'Flytta');
  const toLund = await story.news(lund, () => fill(klippan, { day: '2019-03-19', from: '10:00' }));
  expect(toLund).toContain(
    'Digital handledning, som Klippan ordnar, är flyttad till tisdagen den 19 mars 2019 kl. 10.00. Ni har anmält 2.',
  );
  expect(inChannel()).toContain('Digital handledning är flyttad.');
  const asked = await story.press(klippan, 'Ställ in');
  expect(asked).toContain('Ställa in Digital handledning tisdagen den 19 mars 2019 kl. 10.00?');
  expect(asked).toContain('De anmälda får veta det direkt: Lund.');
  expect(await story.press(klippan, 'Avbryt')).toContain('Inget har ändrats.');
  await story.press(klippan, 'Ställ in');
  expect(await story.news(lund, () => story.press(klippan, 'Ställ in'))).toContain('är inställd.');
  expect(await story.news(lund, () => story.press(klippan, 'Den blir av ändå'))).toContain('blir av ändå');
  // What was said before stays.
  const versions = await story.press(klippan, 'Tidigare versioner');
  expect(versions.match(/Version \d/g)).toEqual(['Version 4', 'Version 3', 'Version 2', 'Version 1']);
  expect(versions).toContain('tisdagen den 12 mars 2019');
});

it('is asked about once afterwards, on the first working day at nine, and then waits in the list', async () => {
  await plan(klippan, 'Digital handledning', '2019-02-15');
  await plan(klippan, 'Lärstilar', '2019-02-16');
  const asked = await story.news(klippan, () => story.passTo('2019-02-18T08:00:00Z'));
  expect(asked).toContain('Digital handledning var fredagen den 15 februari 2019. Hur gick det?');
  expect(asked).toContain('Lärstilar var lördagen den 16 februari 2019. Hur gick det?');
  expect(await sent('course-afterwards')).toHaveLength(1);
  await story.press(klippan, 'Den blev av');
  await fill(klippan, { participants: '4', fromOthers: '9' });
  expect(story.client.form(slackId(klippan))?.errors).toEqual(['Det kan inte vara fler än alla som deltog.']);
  const thanks = await fill(klippan, { participants: '18', fromOthers: '9' });
  expect(thanks).toContain('18 deltagare, varav 9 från andra bibliotek');
  await story.passTo('2019-03-20T12:00:00Z');
  expect(await sent('course-afterwards')).toHaveLength(1);
  const list = await story.say(klippan, '/avstamning kurser');
  expect(list).toMatch(/Inte ifyllt än[\s\S]*(Lärstilar|Digital handledning)/);
});

it('is seen by nobody else while it is not open, and the coordinator alone sees what the region pays for', async () => {
  await plan(klippan, 'Internutbildning', '2019-03-12', 'no');
  expect(inChannel()).toBe('');
  expect(await story.say(lund, '/avstamning kurser')).not.toContain('Internutbildning');
  await story.press(klippan, 'Lägg till mer');
  await fill(klippan, { arrangement: 'funded' });
  await story.passTo('2019-05-21T08:00:00Z');
  await story.say(coordinator, '/avstamning');
  const all = await story.press(coordinator, 'Kurser och möten');
  expect(all).toContain('Betalas med regionens pengar, och de andra biblioteken är inte bjudna än:');
  const question = await story.news(klippan, async () => {
    expect(await story.press(coordinator, 'Fråga Klippan: Internutbildning')).toContain(
      'Frågan är skickad till Anna Klippan.',
    );
  });
  expect(question).toContain('Vill ni bjuda in dem?');
  expect(await story.press(klippan, 'Vet inte än')).toContain('inte vet än');
  expect(await story.press(coordinator, 'Kurser och möten')).not.toContain('inte bjudna än');
});

it('keeps letters about courses away from whoever wants none, and the lägesrapport comes as usual', async () => {
  await plan(klippan, 'Digital handledning', '2019-04-12');
  await story.passTo('2019-03-01T12:00:00Z');
  expect(await story.press(lund, 'Sluta få kurstips')).toContain('Du får inga fler kurstips.');
  await story.passTo('2019-05-21T12:00:00Z');
  const toLund = (await opened.deliveries()).filter(
    (one) => one.state === 'sent' && one.userId === slackId(lund),
  );
  expect(toLund.map(({ kind }) => kind)).toEqual(['course-digest', 'reminder']);
  expect(await story.say(lund, '/avstamning kurser')).toContain('{Få kurstips igen}');
});

it('says what to pass on to one’s colleagues, and nothing of it in quiet weeks', async () => {
  await plan(klippan, 'Digital handledning', '2019-08-20');
  const text = await story.press(klippan, 'Text att skicka vidare');
  expect(text).toContain('Ordnas av Klippan. Öppen för personal från andra bibliotek.');
  await story.passTo('2019-08-19T12:00:00Z');
  const days = (await sent('course-digest')).map((one) => one.slice(0, 10));
  expect([...new Set(days)]).toEqual(['2019-03-01', '2019-08-12']);
  expect(await story.say(substituteOf('Lund'), '/avstamning kurser')).toContain('Digital handledning');
});
