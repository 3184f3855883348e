import { linkPeople } from '../../src/asking/link-people.ts';
import { sendDeliveries } from '../../src/delivery/send-deliveries.ts';
import { importGroups } from '../../src/group-files/import-groups.ts';
import { eventually } from '../support/process.ts';
import { contactOf, coordinator, groupOf } from '../support/product-groups.ts';
import { channel, eachStory } from '../support/product-story.ts';
import { buttonWith, findElement } from '../support/slack-client.ts';

/**
 * Slack lets the bot ask about some fifty people a minute, so of many who were just added most are not found yet when all
 * are invited.
 */

const many = 60;
const email = (n: number) => `anna@ort-${n}.example.org`;
const added = Array.from({ length: many }, (_, n) => email(n));

const { story, opened, begin } = eachStory(() => groupOf(['Klippan']), {
  at: '2019-05-20T06:00:00Z',
  also: added.slice(1),
  channels: [channel],
  faulty: true,
});
const seen = (who: string) => story.client.seen(story.id(who));
/** Presses without waiting for what goes on afterwards; what is waited for is that these words stand there. */
async function press(label: string, words: string): Promise<string> {
  await story.slack.people.press(
    story.id(coordinator),
    findElement(story.slack, story.id(coordinator), buttonWith(label)),
  );
  return eventually(words, async () => {
    const all = await seen(coordinator);
    return all.includes(words) && all;
  });
}

/** The first look-up takes as long as the test wants; all others come after it. */
function holdLookUps(): () => void {
  let letGo = () => {};
  const until = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  story.slack.double.fail('users.lookupByEmail', { until });
  return letGo;
}

it('answers in time, forgets nobody who is found later, and tells who was not found when all have been looked for', async () => {
  await story.passTo('2019-05-21T08:00:00Z');
  const lines = added
    .map((one, n) => [`Ort ${n}`, `Anna ${n}`, one, `D${n}`, '2019-01-01', '2021-12-31'].join('\t'))
    .join('\n');
  await story.say(coordinator, '/avstamning bjud in');
  await story.press(coordinator, 'Börja med tre parter');
  const [head] = await story.product.store.groups.all();
  const { parties } = await story.product.store.groups.load(head?.id ?? 0);
  await story.client.fill(story.id(coordinator), {
    parties: String(parties.find(({ shortName }) => shortName === 'Klippan')?.id),
  });
  await story.say(coordinator, `lägg till\n${lines}`);
  await story.press(coordinator, `Lägg till ${many} parter`);
  expect(await story.press(coordinator, 'Ja, sköt gruppen här')).toContain('Sparat:');

  const letGo = holdLookUps();
  await story.slack.people.type(story.id(coordinator), '/avstamning bjud in');
  await eventually('Jag letar fortfarande', async () => (await seen(coordinator)).includes('Jag letar'));
  const asked = await press('Bjud in alla', 'Bjuda in alla?');
  expect(asked).toContain(`Jag letar fortfarande efter dem som svarar för ${many} parter.`);
  expect(asked).not.toContain('Går inte att nå, och får ingen: Ort');
  await press('Ja, bjud in alla', 'Alla är med.');
  letGo();
  await story.slack.rest();
  await story.app.tick();
  await story.app.idle();
  const found = await Promise.all(added.map(seen));
  expect(found.filter((text) => text.includes('Dags för halvårets avstämning'))).toHaveLength(many - 1);
  expect(await seen(contactOf('Klippan'))).toContain('Dags för halvårets avstämning');
  const told = await eventually('the outcome', async () => {
    const all = await seen(coordinator);
    return all.includes('Nu har jag letat efter alla') && all;
  });
  expect(told.split('Nu har jag letat').at(-1)).toContain('Går inte att nå, och får ingen: Ort 0.');
  expect(told.split('Nu har jag letat')).toHaveLength(2);
});

it('what is due to somebody who is being looked for waits until they have been, and goes then', async () => {
  await story.passTo('2019-05-21T08:00:00Z');
  await story.say(coordinator, 'lägg till\nOrt;Anna;anna@ort-1.example.org;D1;2019-01-01;2021-12-31');
  await story.press(coordinator, 'Lägg till en part');
  await story.press(coordinator, 'Ja, sköt gruppen här');
  const [head] = await story.product.store.groups.all();
  const group = await story.product.store.groups.load(head?.id ?? 0);
  const checkIn = await story.product.store.checkIns.current(group.id);
  const contact = group.contacts.find(({ person }) => person.email === email(1));
  const letGo = holdLookUps();
  const looking = linkPeople(story.product);
  const only = await story.product.store.deliveries.plan([
    {
      dedupe: 'as the calendar plans it',
      kind: 'reminder',
      groupId: group.id,
      checkInId: checkIn?.id ?? 0,
      partyId: contact?.partyId ?? 0,
      personId: contact?.person.id ?? 0,
      rung: -24,
      dueAt: story.now(),
    },
  ]);
  const sending = sendDeliveries(story.product, { only });
  const state = async () => (await opened.deliveries()).find(({ id }) => id === only[0]);
  await eventually('one that waits', async () => (await state())?.reason === 'looking_up');
  letGo();
  await looking;
  await sending;
  expect(await state()).toMatchObject({ state: 'sent' });
  expect(await seen(email(1))).toContain('Dags för halvårets avstämning');
});

it('plans for whoever comes into the group while people are looked for', async () => {
  await story.close();
  await begin(await groupOf(['Klippan']), { notInSlack: [contactOf('Klippan')], channels: [channel] });
  const lookUps = () =>
    story.slack.double.calls.filter(({ method }) => method === 'users.lookupByEmail').length;
  const before = lookUps();
  const letGo = holdLookUps();
  story.set('2019-05-21T07:00:00Z');
  const looking = story.app.tick();
  await eventually('a look-up', async () => lookUps() > before);
  const file = await groupOf(['Klippan', 'Lund']);
  const source = `${file.workingGroup.key}.yaml`;
  const read = { source, text: JSON.stringify(file), key: file.workingGroup.key, file, faults: [] };
  await importGroups(story.product, [read], () => 'faults');
  letGo();
  await looking;
  await story.app.idle();
  const { parties } = await story.product.store.groups.load(1);
  const lund = parties.find(({ shortName }) => shortName === 'Lund')?.id;
  expect((await opened.deliveries()).filter(({ partyId }) => partyId === lund)).not.toEqual([]);
});
