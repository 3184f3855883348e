import { contactOf, coordinator, groupOf, substituteOf } from '../support/product-groups.ts';
import { eachStory } from '../support/product-story.ts';

/* A draft that was never sent in goes a week after its people were told, and not before, whatever happens. */

const lund = contactOf('Lund');
const eva = substituteOf('Lund');

/** Lund has begun, and all is locked on 21 May: told on 13 June and removed on 20 June, where nothing comes between. */
const { opened, story } = eachStory(
  () => groupOf(['Klippan', 'Lund']),
  { faulty: true },
  async () => {
    await story.passTo('2019-05-21T08:00:00Z');
    await story.say(lund, '/lagesrapport spridning gul Två kurser');
    await story.say(coordinator, 'lås');
    await story.press(coordinator, 'Lås alla svar');
    await story.app.tick();
    await story.app.idle();
  },
);

const seen = (email: string) => story.client.seen(story.id(email));
const isRemoved = async () => (await opened.events()).some(({ kind }) => kind === 'draft-removed');
async function beatAt(moment: string): Promise<void> {
  story.set(moment);
  await opened.endLeases();
  await story.app.tick();
  await story.app.idle();
}

it('stays where the bot was away over the notice and the day, until a week after it is back', async () => {
  await beatAt('2019-06-24T08:00:00Z');
  expect(await isRemoved()).toBe(false);
  for (const email of [lund, eva]) expect(seen(email)).toContain('tas bort den 1 juli 2019.');
  await beatAt('2019-07-01T06:59:00Z');
  expect(await isRemoved()).toBe(false);
  await beatAt('2019-07-01T07:00:00Z');
  expect(await isRemoved()).toBe(true);
});

it('stays where the bot comes back when nobody may be told, until a week after they were', async () => {
  await beatAt('2019-07-30T08:00:00Z');
  expect(seen(lund)).not.toContain('tas bort');
  await beatAt('2019-08-12T07:00:00Z');
  expect(seen(lund)).toContain('tas bort den 19 augusti 2019.');
  await beatAt('2019-08-18T12:00:00Z');
  expect(await isRemoved()).toBe(false);
  await beatAt('2019-08-19T07:00:00Z');
  expect(await isRemoved()).toBe(true);
});

it('stays for as long as the platform takes no notice', async () => {
  story.slack.double.fail('chat.postMessage', { error: 'no_permission', times: 10_000 });
  for (const day of ['13', '20', '24', '28']) await beatAt(`2019-06-${day}T08:00:00Z`);
  expect(await isRemoved()).toBe(false);
  story.slack.double.mend();
  await beatAt('2019-06-28T09:00:00Z');
  expect(seen(lund)).toContain('tas bort den 5 juli 2019.');
  await beatAt('2019-07-04T12:00:00Z');
  expect(await isRemoved()).toBe(false);
  await beatAt('2019-07-05T07:00:00Z');
  expect(await isRemoved()).toBe(true);
});

it('stays for a week after the last of two was told', async () => {
  story.slack.double.fail('chat.postMessage', { error: 'no_permission', times: 1 });
  await beatAt('2019-06-13T07:00:00Z');
  await beatAt('2019-06-18T07:00:00Z');
  await beatAt('2019-06-20T08:00:00Z');
  expect(await isRemoved()).toBe(false);
  await beatAt('2019-06-25T07:00:00Z');
  expect(await isRemoved()).toBe(true);
});

it('goes a week after its people turned out not to be reached', async () => {
  story.slack.double.fail('chat.postMessage', { error: 'user_not_found', times: 10_000 });
  story.slack.double.fail('conversations.open', { error: 'user_not_found', times: 10_000 });
  await beatAt('2019-06-17T08:00:00Z');
  await beatAt('2019-06-20T08:00:00Z');
  expect(await isRemoved()).toBe(false);
  await beatAt('2019-06-24T07:00:00Z');
  expect(await isRemoved()).toBe(true);
});

it('stays until those who came in the others’ place have been told', async () => {
  const file = await groupOf(['Klippan', 'Lund']);
  const party = file.parties.find(({ shortName }) => shortName === 'Lund');
  if (party) party.contacts = [{ name: 'Ny Kontakt', email: contactOf('Klippan'), role: 'contact' }];
  for (const one of file.parties) if (one.shortName === 'Klippan') one.contacts = [];
  await story.importAgain(file);
  await beatAt('2019-06-13T08:00:00Z');
  await beatAt('2019-06-20T08:00:00Z');
  expect(await isRemoved()).toBe(false);
  await beatAt('2019-06-24T07:00:00Z');
  expect(seen(contactOf('Klippan'))).toContain(
    'Det som Lund skrev men inte skickade in tas bort den 1 juli 2019.',
  );
  await beatAt('2019-07-01T06:00:00Z');
  expect(await isRemoved()).toBe(false);
  await beatAt('2019-07-01T07:00:00Z');
  expect(await isRemoved()).toBe(true);
});
