import { contactOf, coordinator, groupOf } from '../support/product-groups.ts';
import { channel, eachStory } from '../support/product-story.ts';

/** The group's channel, chosen in Slack's own picker by a coordinator. */

const hidden = 'G0PRIVAT';
const next = 'C0NYKANAL';

const { story, begin } = eachStory();
beforeEach(async () => {
  const file = await groupOf(['Klippan', 'Lund']);
  await begin(file, { channels: [channel, next, hidden] });
  await story.product.store.groups.import(file, 'digitalt-forst.yaml', story.now(), undefined, 'bot');
});

const id = () => story.id(coordinator);
const kept = async () => {
  const [head] = await story.product.store.groups.all();
  return head?.channels.slack;
};
async function open() {
  await story.say(coordinator, '/avstamning grupp');
  await story.press(coordinator, 'Kanal');
  await story.press(coordinator, 'Välj kanal');
}
const choose = (where: string) => story.news(coordinator, () => story.client.fill(id(), { channel: where }));
const wrong = () => story.client.form(id())?.errors.join();

it('is chosen, told, and undone; a private one too', async () => {
  await open();
  const picker = JSON.stringify([...story.slack.double.views.values()].at(-1)?.view.blocks);
  expect(picker).toContain('"type":"conversations_select"');
  // Neither people nor other bots: only channels.
  expect(picker).toContain('"filter":{"include":["public","private"],"exclude_bot_users":true}');
  const told = await choose(next);
  expect(told).toContain(`Kanal i Slack: ${channel} → ${next}`);
  expect(await kept()).toBe(next);
  await story.press(coordinator, 'Ångra');
  expect(await kept()).toBe(channel);

  await open();
  await choose(hidden);
  expect(await kept()).toBe(hidden);
  // What is so already is said, as where it is typed.
  await open();
  expect(await choose(hidden)).toContain('Det är redan så. Inget har ändrats.');
  const logged = (await story.product.store.events(1, { limit: 50 })).filter(({ kind }) =>
    kind.startsWith('group-change'),
  );
  expect(logged).toHaveLength(3);
});

it.each([
  ['a channel', next],
  ['a private channel, which Slack does not own up to', hidden],
])(
  'is not %s that the bot is not in: that is said, with what to do, and the form stays',
  async (_, where) => {
    if (where === hidden) story.slack.double.channels.delete(where);
    else story.slack.double.channels.set(where, false);
    await open();
    await choose(where);
    expect(wrong()).toBe(
      'Jag är inte med i kanalen. Skriv /invite @avstamning där och välj den sedan igen. Inget har ändrats.',
    );
    expect(await kept()).toBe(channel);
    // Invited meanwhile, the same form goes through.
    story.slack.double.channels.set(where, true);
    await choose(where);
    expect(await kept()).toBe(where);
  },
);

it('is left as it was where Slack does not say whether the bot is in it', async () => {
  await open();
  story.slack.double.fail('conversations.history', { error: 'missing_scope' });
  await choose(next);
  expect(wrong()).toContain('Det gick inte att se om jag är med i kanalen.');
  expect(await kept()).toBe(channel);
  story.faults.splice(0);
});

it('is told to the second of two who choose at once, who may choose anew', async () => {
  await open();
  await story.slack.people.command(id(), '/avstamning kanal', { channel: hidden });
  await story.slack.rest();
  await choose(next);
  expect(JSON.stringify([...story.slack.double.views.values()].at(-1)?.view)).toContain(`«${hidden}»`);
  expect(await kept()).toBe(hidden);
  await choose(next);
  expect(await kept()).toBe(next);
});

it('is asked of nobody but a coordinator', async () => {
  expect(await story.say(contactOf('Klippan'), '/avstamning grupp')).not.toContain('Kanal');
});
