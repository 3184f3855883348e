import { textsFor } from '../../src/texts/texts.ts';
import { channel, eachStory, type Story, shippedGroup } from '../support/product-story.ts';

/* What Slack refuses, and what people are told of it. */

const { channelOn, summary, messages } = textsFor('sv');
const region = 'kontakt.regionskane@example.org';
const helsingborg = 'kontakt.helsingborg@example.org';

const { opened, story } = eachStory(() => shippedGroup(), { at: '2019-05-20T06:00:00Z', faulty: true });

/** Shows it, with this happening to the post in the channel. */
async function show(failure: Parameters<Story['slack']['double']['fail']>[1]): Promise<string> {
  await story.say(region, '/avstamning');
  await story.press(region, summary.showToGroup);
  story.slack.double.fail('chat.postMessage', failure);
  return story.press(region, summary.showNow);
}
const posts = () => story.slack.double.shown(channel);

describe('showing the summary in a channel of Slack', () => {
  const where = channelOn.slack;
  const invite = '/invite @avstamning';

  beforeEach(() => story.passTo('2019-05-21T08:00:00Z'));

  it.each([
    ['not_in_channel', summary.notInChannel(where, invite)],
    ['channel_not_found', summary.noSuchChannel(where, channel, invite)],
    ['is_archived', summary.archivedChannel(where)],
    ['restricted_action_read_only_channel', summary.closedChannel(where)],
  ])('says what is wrong when Slack says %s, and how to mend it', async (error, said) => {
    const seen = await show({ error });
    expect(seen).toContain(said);
    expect(seen).not.toContain(error);
    expect(posts()).toEqual([]);
    // Mended, it is shown by the button that stands there.
    await story.press(region, summary.showToGroup);
    await story.press(region, summary.showNow);
    expect(posts()).toHaveLength(1);
    story.faults.length = 0;
  });

  it('happens once where the answer is lost, for Slack is asked whether it has arrived', async () => {
    await show({ drop: 'after' });
    expect(posts()).toHaveLength(1);
    const [row] = (await opened.deliveries()).filter(({ kind }) => kind === 'shown');
    expect(row?.state).toBe('in_doubt');
    await opened.endLeases();
    await story.app.tick();
    const [settled] = (await opened.deliveries()).filter(({ kind }) => kind === 'shown');
    expect(settled?.state).toBe('sent');
    expect(posts()).toHaveLength(1);
    const asked = story.slack.double.calls.filter(({ method }) => method === 'conversations.history').at(-1);
    expect(asked?.args).toMatchObject({ channel, limit: '15', oldest: expect.stringMatching(/^\d+/) });
  });
});

describe('a right that the app lacks', () => {
  it('is told once in the log, in words, and to the coordinator in the list of who cannot be reached', async () => {
    const file = await shippedGroup();
    for (const party of file.parties)
      for (const contact of party.contacts)
        if (contact.email === helsingborg) contact.email = 'ny@example.org';
    story.slack.double.fail('users.lookupByEmail', { error: 'missing_scope', times: 50 });
    await story.importAgain(file);
    await story.passTo('2019-05-21T08:00:00Z');
    const why = messages.unreachableWhy['missing-scope']('Slack', 'users:read.email');
    const seen = await story.say(region, '/avstamning');
    expect(seen).toContain(`Helsingborg (${why})`);
    expect(seen).toContain(messages.unreachableMend['missing-scope']('Slack', 'users:read.email'));
    expect(story.slack.logged.filter((line) => line.includes('users:read.email'))).toHaveLength(1);
    // No stack trace a person.
    expect(story.faults).toEqual([]);

    // Given, and the app reinstalled: found, and reached.
    story.slack.double.mend();
    story.slack.double.people.set('U0NY', { id: 'U0NY', email: 'ny@example.org', locale: 'sv-SE' });
    await story.passTo('2019-06-04T08:00:00Z');
    expect(await story.say(region, '/avstamning')).not.toContain('Går inte att nå');
    expect(story.slack.double.shown(story.slack.double.dm('U0NY')).length).toBeGreaterThan(0);
  });

  it('keeps reminders until it is there, and says of whom', async () => {
    story.slack.double.fail('conversations.open', { error: 'missing_scope', times: 50 });
    await story.passTo('2019-05-21T08:00:00Z');
    const rows = (await opened.deliveries()).filter(
      ({ kind, state }) => kind === 'reminder' && state !== 'skipped',
    );
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['planned']));
    expect(new Set(rows.map(({ reason }) => reason))).toEqual(new Set(['missing-scope im:write']));
    expect(story.slack.logged.filter((line) => line.includes('im:write, so'))).toHaveLength(1);
  });
});

it('understands why somebody could not be reached in the words that an earlier version kept', async () => {
  await story.passTo('2019-05-21T08:00:00Z');
  const identity = { platform: 'slack' as const, tenant: 'T0AVST', userId: story.id(helsingborg) };
  await story.product.store.people.markReach(identity, 'user_disabled');
  expect(await story.say(region, '/avstamning')).toContain(
    `Helsingborg (${messages.unreachableWhy.gone('Slack', '')})`,
  );
  await story.product.store.people.markReach(identity, 'a_word_of_old');
  expect(await story.say(region, '/avstamning')).toContain(
    `Helsingborg (${messages.unreachableWhy.blocked('Slack', '')})`,
  );
});
