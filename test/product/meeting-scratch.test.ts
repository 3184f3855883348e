import { openTestStore, type TestStore } from '../support/database.ts';
import { contactOf, coordinator, groupOf, substituteOf } from '../support/product-groups.ts';
import { openStory, type Story } from '../support/product-story.ts';

let opened: TestStore;
let story: Story;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());

it('plays', async () => {
  story = await openStory(opened, await groupOf(['Klippan', 'Lund']));
  await story.passTo('2019-05-27T08:00:00Z');
  const klippan = contactOf('Klippan');
  const eva = substituteOf('Klippan');
  const lund = contactOf('Lund');
  const log = (who: string, text: string) => console.log(`---- ${who}\n${text}`);
  log('c', await story.say(coordinator, '/avstamning möte'));
  log('c', await story.say(coordinator, '/avstamning möte imorgon 13-15 Lund'));
  log('c', await story.say(coordinator, '/avstamning möte 2019-06-18 13:00–15:00 Malmö stadsbibliotek'));
  log('c', await story.press(coordinator, 'Bjud in'));
  log('k', await story.news(klippan, () => story.press(coordinator, 'Skicka inbjudan')));
  log('k', await story.press(klippan, 'Jag kommer'));
  await story.press(eva, 'En kollega');
  await story.client.fill(story.id(eva), { name: 'Ulla Berg' });
  log('eva', story.client.seen(story.id(eva)));
  log('lund', await story.press(lund, 'Jag kommer inte'));
  await story.press(klippan, 'Föreslå en fråga');
  await story.client.fill(story.id(klippan), { question: 'Hur gör ni med legitimation?' });
  await story.answer(klippan, ['🟢 Går bra', '🔶 Behöver ändras', '🟢 Går bra', '⬜ Inte påbörjat']);
  await story.answer(lund, ['🔺 Står stilla', '🟢 Går bra', '🟢 Går bra', '⬜ Inte påbörjat']);
  log('c', await story.say(coordinator, '/avstamning möte'));
  await story.press(coordinator, 'Ändra dagordningen');
  console.log(story.client.form(story.id(coordinator)));
  await story.client.fill(story.id(coordinator), {
    'items.0.order': '9',
    'items.1.title': 'Bemötande, ny rubrik',
    'items.3.title': 'Nästa termin',
  });
  log('c', story.client.seen(story.id(coordinator)).slice(-1500));
  log('k', await story.news(klippan, () => story.passTo('2019-06-17T07:00:30Z')));
  log('k', await story.say(klippan, 'föreslå en fråga För sent?'));
  log('c', await story.news(coordinator, () => story.passTo('2019-06-18T13:30:00Z')));
  await story.press(coordinator, 'Efter mötet');
  const form = story.client.form(story.id(coordinator));
  const keys = Object.keys(form?.values ?? {}).filter((k) => k.startsWith('notes.'));
  await story.client.fill(story.id(coordinator), {
    attended: '1,2',
    'tasks.0.what': 'Dela checklistan',
    'tasks.0.who': '2',
    'tasks.0.by': '2019-10-01',
    [keys[0] ?? '']: 'Vi provar i höst.',
  });
  log('c', story.client.seen(story.id(coordinator)).slice(-1200));
  log('c', await story.press(coordinator, 'Mötesanteckningar, utkast'));
  log('c', await story.press(coordinator, 'Skicka anteckningarna till alla'));
  log('lund', await story.news(lund, () => story.press(coordinator, 'Skicka till fem')));
  log('klippan', await story.news(klippan, async () => {}));
  log('k', story.client.seen(story.id(klippan)).slice(-700));
  log('k', await story.press(klippan, 'Läs mötesanteckningarna'));
  log('c', story.client.seen(story.id(coordinator)).slice(-900));
  await story.press(coordinator, 'Efter mötet');
  await story.client.fill(story.id(coordinator), { [keys[0] ?? '']: 'Vi provar till våren.' });
  log('c', await story.press(coordinator, 'Skicka rättad version till alla'));
  log('k', await story.news(klippan, () => story.press(coordinator, 'Skicka till fem')));
  log('c', await story.say(coordinator, '/avstamning logg'));
  log('c', await story.press(coordinator, 'Hur ofta'));
  log('k', await story.say(klippan, '/avstamning möte'));
  await story.passTo('2019-12-02T08:00:00Z');
  await story.say(klippan, '/lagesrapport');
  await story.press(klippan, 'Till sist');
  console.log(JSON.stringify(story.client.form(story.id(klippan))));
  log('c', await story.say(coordinator, '/avstamning möte 2020-01-21 13-15'));
  expect(story.faults).toEqual([]);
}, 60000);
