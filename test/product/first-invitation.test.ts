import { contactOf, coordinator, groupOf } from '../support/product-groups.ts';
import { eachStory, inBrief, slackId } from '../support/product-story.ts';

/** What a coordinator does before the first invitation: tries it, begins with a few, tells beforehand, invites all. */

const file = () => groupOf(['Klippan', 'Lund', 'Ystad']);
const { story } = eachStory(file, { at: '2019-05-13T08:00:00Z' });
const [klippan, lund] = [contactOf('Klippan'), contactOf('Lund')];
const seen = (email: string) => story.client.seen(slackId(email));

it('sends the coordinator the invitation as contacts get it, with buttons that do nothing', async () => {
  const before = await story.say(coordinator, '/avstamning bjud in');
  expect(before).toContain('går ut tisdagen den 21 maj 2019 till 4 parter.');
  const trial = await story.press(coordinator, 'Skicka prov till mig');
  await story.app.idle();
  expect(trial + (await seen(coordinator))).toContain('Det här är ett prov, som bara du får.');
  expect(await seen(coordinator)).toContain('Dags för halvårets avstämning. Hur går det för Klippan?');
  expect(await story.press(coordinator, 'Fyll i')).toContain('Det var ett prov, så inget har ändrats.');
  expect(await seen(klippan)).toBe('');
  await story.press(coordinator, 'Inför inbjudan');
  const letter = await story.press(coordinator, 'Text till eget brev');
  expect(letter).toContain('Tisdagen den 21 maj får du ett meddelande från Avstämning');
  expect(letter).toContain('Det är inte nätfiske');
});

it('begins with a few: the others hear nothing until all are invited, and then get an invitation', async () => {
  await story.say(coordinator, '/avstamning bjud in');
  await story.press(coordinator, 'Börja med tre parter');
  const [head] = await story.product.store.groups.all();
  const { parties } = await story.product.store.groups.load(head?.id ?? 0);
  const id = (name: string) => String(parties.find(({ shortName }) => shortName === name)?.id);
  const begun = await story.news(coordinator, () =>
    story.client.fill(slackId(coordinator), { parties: [id('Klippan'), id('Region Skåne')].join(',') }),
  );
  expect(begun).toContain('2 parter väntar tills du trycker Bjud in alla: Lund och Ystad.');

  const diary = inBrief(await story.diary('2019-05-20', '2019-06-05'));
  expect(diary.filter((entry) => entry.includes(klippan))).toContain(`05-21 ${klippan} invitation`);
  expect(diary.filter((entry) => entry.includes(lund))).toEqual([]);
  // By hand neither.
  expect(await story.say(coordinator, '/avstamning påminn')).toContain(
    'Får ingen påminnelse, för de är inte inbjudna än: Lund och Ystad.',
  );

  await story.say(coordinator, '/avstamning bjud in');
  const asked = await story.press(coordinator, 'Bjud in alla');
  expect(asked).toContain('Slack: 2 (Lund och Ystad)');
  expect(asked).toContain('2 parter har redan fått sin.');
  const done = await story.press(coordinator, 'Ja, bjud in alla');
  expect(done).toContain('Alla är med.');
  // The sixth is a red day, and the seventh a squeeze day.
  const later = inBrief(await story.diary('2019-06-07', '2019-06-10'));
  expect(later.filter((entry) => entry.includes(lund))).toEqual([`06-10 ${lund} invitation`]);
  expect(later.filter((entry) => entry.includes(klippan))).toEqual([]);
  expect(await story.say(coordinator, '/avstamning logg')).toContain('bjöd in alla');
});

it.each(['bot', 'file'] as const)(
  'who is added while others wait, waits too, of a group that is kept in the %s',
  async (keptIn) => {
    const [head] = await story.product.store.groups.all();
    const id = head?.id ?? 0;
    if (keptIn === 'bot')
      await story.product.store.groups.import(await file(), 'grupp.yaml', story.now(), undefined, 'bot');
    await story.say(coordinator, '/avstamning bjud in');
    await story.press(coordinator, 'Börja med tre parter');
    const { parties } = await story.product.store.groups.load(id);
    const first = parties.find(({ shortName }) => shortName === 'Klippan');
    await story.client.fill(slackId(coordinator), { parties: String(first?.id) });
    await story.say(coordinator, 'lägg till\nBjuv;Bo;bo@bjuv.example.org;B1;2019-01-01;2021-12-31');
    const waits = 'De nya väntar med inbjudan, som de andra, tills du trycker Bjud in alla.';
    const answer = await story.press(coordinator, 'Lägg till en part');
    expect(answer).toContain(waits);
    if (keptIn === 'file') await story.press(coordinator, 'Ja, sköt gruppen här');
    const waiting = async () =>
      (await story.product.store.groups.load(id)).parties
        .filter((party) => party.waiting && !party.removed)
        .map(({ shortName }) => shortName);
    expect(await waiting()).toEqual(['Region Skåne', 'Lund', 'Ystad', 'Bjuv']);
    // Taken back and added again it waits as before.
    await story.press(coordinator, 'Ångra');
    expect(await waiting()).not.toContain('Bjuv');
    await story.say(coordinator, 'lägg till\nBjuv;Bo;bo@bjuv.example.org;B1;2019-01-01;2021-12-31');
    await story.press(coordinator, 'Lägg till en part');
    expect(await waiting()).toContain('Bjuv');
    expect(inBrief(await story.diary('2019-05-20', '2019-05-22')).join()).not.toContain('bjuv');
  },
);

it('who comes into the group’s file while others wait, waits too', async () => {
  await story.say(coordinator, '/avstamning bjud in');
  await story.press(coordinator, 'Börja med tre parter');
  const [head] = await story.product.store.groups.all();
  const { parties } = await story.product.store.groups.load(head?.id ?? 0);
  const first = parties.find(({ shortName }) => shortName === 'Klippan');
  await story.client.fill(slackId(coordinator), { parties: String(first?.id) });
  await story.importAgain(await groupOf(['Klippan', 'Lund', 'Ystad', 'Bjuv']));
  expect(await story.say(coordinator, '/avstamning bjud in')).toContain(
    '4 parter väntar tills du trycker Bjud in alla: Region Skåne, Bjuv, Lund och Ystad.',
  );
});

it('says on which day all are invited, before anything has gone out, and lets what was chosen be undone', async () => {
  await story.say(coordinator, '/avstamning bjud in');
  await story.press(coordinator, 'Börja med tre parter');
  const [head] = await story.product.store.groups.all();
  const { parties } = await story.product.store.groups.load(head?.id ?? 0);
  const all = parties.map(({ id }) => String(id));
  await story.client.fill(slackId(coordinator), { parties: all.join(',') });
  expect(story.client.form(slackId(coordinator))?.errors.join()).toContain('Det är alla.');
  await story.client.fill(slackId(coordinator), { parties: all[1] ?? '' });
  expect(await story.press(coordinator, 'Ångra')).toContain('Inbjudan går ut tisdagen den 21 maj.');
  await story.say(coordinator, '/avstamning bjud in');
  const asked = await story.press(coordinator, 'Bjud in alla');
  expect(asked).toContain('Tisdagen den 21 maj kl. 9.00 får de här sin inbjudan:');
  expect(asked).toContain('Slack: 4 (Region Skåne, Klippan, Lund och Ystad)');
});
