import { textsFor } from '../../src/texts/texts.ts';
import { contactOf, coordinator, groupOf, substituteOf } from '../support/product-groups.ts';
import { eachStory } from '../support/product-story.ts';
import { viewOf } from '../support/slack-client.ts';

/*
 * Two who write in the same form at once, of anything that more than one may write: what was saved meanwhile is shown,
 * and gives way only when it is saved again. Also where it is not kept who saved it.
 */

const { meeting: m, messages } = textsFor('sv');
const klippan = contactOf('Klippan');
const eva = substituteOf('Klippan');
const lund = contactOf('Lund');
/** Coordinates too. */
const second = substituteOf('Lund');

const { story } = eachStory(
  async () => {
    const file = await groupOf(['Klippan', 'Lund']);
    file.workingGroup.coordinators = [coordinator, second];
    return file;
  },
  {},
  () => story.passTo('2019-05-27T08:00:00Z'),
);
const fill = (email: string, values: Record<string, string>) =>
  story.news(email, () => story.client.fill(story.id(email), values));
const values = (email: string) => story.client.form(story.id(email))?.values;
const inForm = (email: string) => JSON.stringify(viewOf(story.slack, story.id(email))?.view.blocks);

it('the agenda, of two coordinators', async () => {
  await story.say(coordinator, '/avstamning möte 2019-06-18 13–15 Malmö');
  const open = async (email: string) => {
    await story.say(email, '/avstamning möte');
    await story.press(email, m.changeAgenda);
  };
  await open(coordinator);
  await fill(coordinator, { 'items.0.title': 'Ekonomi' });
  await open(coordinator);
  await open(second);
  await fill(coordinator, { 'items.0.title': 'Ekonomi 2020' });
  await fill(second, { 'items.0.title': 'Lokaler' });
  expect(await story.say(coordinator, '/avstamning möte')).toContain('1. Ekonomi 2020');
  expect(inForm(second)).toContain(messages.somebodyWrote);
  expect(inForm(second)).toContain('Ekonomi 2020, 1');
  expect(values(second)).toMatchObject({ 'items.0.title': 'Lokaler' });
  await fill(second, {});
  expect(await story.say(coordinator, '/avstamning möte')).toContain('1. Lokaler');
});

it('which days suit, and how many come, of contact and substitute: what is chosen stands in words', async () => {
  await story.say(coordinator, '/avstamning möte');
  await story.press(coordinator, m.askDays);
  await fill(coordinator, {
    'proposals.0.day': '2019-06-18',
    'proposals.0.from': '13:00',
    'proposals.0.to': '15:00',
    'proposals.1.day': '2019-06-20',
  });
  await story.press(coordinator, m.ask);
  await story.press(coordinator, 'Skicka till tre');
  await story.say(eva, '/avstamning möte');
  for (const email of [klippan, eva]) await story.press(email, m.fitsButton);
  await fill(klippan, { fits: '0' });
  await fill(eva, { fits: '1' });
  expect(inForm(eva)).toContain(messages.somebodyWrote);
  expect(inForm(eva)).toContain('«tisdagen den 18 juni 2019 kl. 13.00–15.00»');
  await fill(eva, {});

  await story.say(lund, '/avstamning kurs Lärstilar 2019-06-24 öppen');
  for (const email of [klippan, eva]) {
    await story.say(email, '/avstamning kurser');
    await story.press(email, 'Visa: Lärstilar');
    await story.press(email, 'Anmäl antal');
  }
  await fill(klippan, { seats: '2' });
  await fill(eva, { seats: '5' });
  expect(inForm(eva)).toContain(messages.somebodyWrote);
  expect(inForm(eva)).toContain('«2»');
});

it('an agenda of a hundred questions is taken back as any other', async () => {
  await story.say(coordinator, '/avstamning möte 2019-06-18 13–15 Malmö');
  const { meetings } = story.product.store;
  const items = Array.from({ length: 99 }, (_, n) => ({
    key: `0123456789ab${String(n).padStart(4, '0')}`.split('').reverse().join(''),
    kind: 'own' as const,
    title: `Fråga ${n + 1}`,
    about: '',
    note: '',
  }));
  await meetings.setAgenda(1, items);
  await meetings.change(1, { agendaAt: story.now() });
  await story.say(coordinator, '/avstamning möte');
  await story.press(coordinator, m.changeAgenda);
  await fill(coordinator, { 'items.3.title': 'Ekonomi' });
  expect((await meetings.agenda(1)).map(({ title }) => title)).toContain('Ekonomi');
  expect(await meetings.agenda(1)).toHaveLength(99);
});
