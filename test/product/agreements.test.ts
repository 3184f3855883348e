import { openTestStore, type TestStore } from '../support/database.ts';
import { contactOf, coordinator, groupOf } from '../support/product-groups.ts';
import { openStory, type Story, slackId } from '../support/product-story.ts';

/* Agreements on single projects, and those that end, as people in Slack see them. */

const klippan = contactOf('Klippan');
const lund = contactOf('Lund');

let opened: TestStore;
let story: Story;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());
beforeEach(async () => {
  story = await openStory(opened, await groupOf(['Klippan', 'Lund', 'Höör']), { at: '2020-02-03T08:00:00Z' });
});
afterEach(async () => {
  await story.close();
  expect(story.faults).toEqual([]);
});

const fill = (email: string, values: Record<string, string>) =>
  story.news(email, () => story.client.fill(slackId(email), values));

/** The id of the party in the database, as a form's choice has it. */
async function partyId(key: string): Promise<string> {
  const [head] = await story.product.store.groups.all();
  const group = await story.product.store.groups.load(head?.id ?? 0);
  return String(group.parties.find((one) => one.key === key)?.id);
}

it('are listed with reference, parties and validity, and a contact sees only until when its own is valid', async () => {
  const all = await story.say(coordinator, '/avstamning avtal');
  expect(all).toContain(
    '2019-000001 | Överenskommelse | Region Skåne och Klippan | 2018-12-05 – 2020-12-31 | gäller',
  );
  const own = await story.say(klippan, '/avstamning avtal');
  expect(own).toContain('Överenskommelsen 2019-000001 gäller till och med 31 december 2020.');
  expect(own).not.toContain('2019-000002');
});

it('on a project say what is missing, and are the coordinators’ own until they are signed or shared', async () => {
  await story.say(coordinator, '/avstamning avtal');
  await story.press(coordinator, 'Lägg in särskilt avtal');
  const parties = `${await partyId('region-skane')},${await partyId('klippan')}`;
  const card = await fill(coordinator, {
    title: 'Digital handledning',
    parties,
    aims: 'Fler handledare',
    funding: 'grant',
    validFrom: '2020-03-01',
    validTo: '2020-02-01',
  }).then(() => story.client.form(slackId(coordinator))?.errors);
  expect(card).toEqual(['Sista dagen kan inte vara före den första.']);
  const saved = await fill(coordinator, { validTo: '2020-08-31' });
  expect(saved).toContain('Under beredning. Bara samordnarna ser det.');
  expect(saved).toContain(
    'Saknas: diarienummer, syften, beslut om bidrag, diarienummer för bidraget, genomförande, datum för undertecknandet och vem som har undertecknat.',
  );
  expect(await story.say(klippan, '/avstamning avtal')).not.toContain('Digital handledning');

  const asked = await story.press(coordinator, 'Dela utkastet');
  expect(asked).toContain('Ett delat utkast är en allmän handling.');
  expect(await story.press(coordinator, 'Avbryt')).toContain('Inget har ändrats.');
  await story.press(coordinator, 'Dela utkastet');
  expect(await story.press(coordinator, 'Dela')).toContain('ingen behöver svara på det');
  // Its parties may read it now, and nobody else.
  await story.say(klippan, '/avstamning avtal');
  const read = await story.press(klippan, 'Särskilt avtal: Digital handledning');
  expect(read).toContain('Fler handledare');
  expect(read).not.toContain('Saknas');
  expect(read).not.toContain('{Ändra}');
  expect(await story.say(lund, '/avstamning avtal')).not.toContain('Digital handledning');

  await story.press(coordinator, 'Ändra');
  await fill(coordinator, { reference: '2019-000002' });
  expect(story.client.form(slackId(coordinator))?.errors[0]).toContain('Det diarienumret har redan');
  const signed = await fill(coordinator, {
    reference: '2020-000044',
    purposes: 'Alla ska kunna få hjälp',
    implementation: 'Fyra träffar',
    grantDecision: 'Kulturnämnden § 12',
    grantReference: '2020-000012',
    signedOn: '2020-03-01',
    signedBy: 'Catharina Isberg',
  });
  expect(signed).toContain('Undertecknat.');
  expect(signed).toContain('Inget saknas.');
});

it('that end are told of in one message at 180, 90 and 30 days, and what is said of them is kept', async () => {
  const endings = async () =>
    (await opened.deliveries())
      .filter(({ kind, state }) => kind === 'agreements-ending' && state === 'sent')
      .map(({ settledAt }) => settledAt?.toISOString().slice(0, 10));
  const first = await story.news(coordinator, () => story.passTo('2020-07-05T08:00:00Z'));
  // 4 July is a Saturday in the quiet weeks: the working day before them.
  expect(await endings()).toEqual(['2020-06-26']);
  expect(first).toContain('3 överenskommelser går snart ut:');
  expect(first).toContain('2019-000001 (Region Skåne och Klippan) gäller till och med 31 december 2020');
  const said = await story.press(coordinator, 'Ingen ny planeras: 2019-000003');
  expect(said).toContain('Noterat: ingen ny planeras efter 2019-000003.');
  await story.press(coordinator, 'Ny under beredning: 2019-000001');
  expect(await story.say(coordinator, '/avstamning avtal')).toMatch(/2019-000001 .* ny under beredning/);
  const second = await story.news(coordinator, () => story.passTo('2020-10-03T08:00:00Z'));
  expect(await endings()).toEqual(['2020-06-26', '2020-10-02']);
  expect(second).toContain('2 överenskommelser går snart ut:');
  expect(second).toContain('ny under beredning, förlänger 2019-000001');
  expect(second).not.toContain('2019-000003');
  await story.press(coordinator, 'Ingen ny planeras: 2019-000002');
  expect(await story.press(coordinator, 'Ångra')).toContain(
    'inte längre sagt vad som kommer efter 2019-000002',
  );
});

it('that end are told of also on the day of a reminder, and after the bot was away that day', async () => {
  const told = async () =>
    (await opened.deliveries())
      .filter(({ kind, state }) => kind === 'agreements-ending' && state === 'sent')
      .map(({ settledAt }) => settledAt?.toISOString().slice(0, 10));
  await story.passTo('2020-07-05T08:00:00Z');
  // Away over 2 October, a Friday.
  story.set('2020-10-05T08:00:00Z');
  await story.app.tick();
  await story.app.idle();
  expect(await told()).toEqual(['2020-06-26', '2020-10-05']);
  // Thirty days before is 1 December, when the contacts are reminded by ten days.
  const third = await story.news(coordinator, () => story.passTo('2020-12-02T08:00:00Z'));
  expect(await told()).toEqual(['2020-06-26', '2020-10-05', '2020-12-01']);
  expect(third).toContain('3 överenskommelser går snart ut:');
});

it('on a project that end get a draft that names the one before', async () => {
  const { store, clock } = story.product;
  const [head] = await store.groups.all();
  const group = await store.groups.load(head?.id ?? 0);
  const texts = { aims: 'A', purposes: 'B', fundingAbout: '', grantDecision: '', grantReference: '' };
  await store.agreements.make(
    group.id,
    {
      ...texts,
      reference: '2020-000044',
      title: 'Digital handledning',
      partyIds: group.parties.slice(0, 2).map(({ id }) => id),
      implementation: 'C',
      validFrom: '2020-01-01',
      validTo: '2020-05-31',
      signedOn: '2020-01-01',
      signedBy: '',
      renews: '',
    },
    group.coordinators[0]?.id ?? 0,
    clock.now(),
  );
  await story.say(coordinator, '/avstamning avtal');
  await story.pick(coordinator, 'En överenskommelse som går ut', '2020-000044 (Region Skåne och Klippan)');
  const draft = await story.press(coordinator, 'Ny under beredning');
  expect(draft).toContain('Ett utkast är upplagt. Det förlänger 2020-000044.');
  expect(draft).toContain('{Ta bort utkastet}');
  expect(await story.press(coordinator, 'Ta bort utkastet')).toContain('Det går inte att få tillbaka.');
  expect(await story.press(coordinator, 'Ta bort')).toContain('är borttaget.');
});
