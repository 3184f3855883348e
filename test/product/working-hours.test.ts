import { deliveryKinds, deliveryOf } from '../../src/asking/stored.ts';
import { contactOf, coordinator, groupOf, substituteOf } from '../support/product-groups.ts';
import { eachStory } from '../support/product-story.ts';

/* What was planned in working hours and could not go: when it goes, how often, and what goes at once all the same. */

const anna = contactOf('Klippan');
const eva = substituteOf('Klippan');

const { opened, story, begin } = eachStory(() => groupOf(['Klippan', 'Lund']), { faulty: true });

const messagesTo = (email: string) => {
  const { double } = story.slack;
  return double.shown(double.dm(story.id(email))).filter(({ by }) => by === 'bot').length;
};

/** Slack refuses every message from now on. */
const refuse = () => story.slack.double.fail('chat.postMessage', { error: 'no_permission', times: 10_000 });
/** Slack takes them again; it is this moment, and every pause is over. */
async function mendedAt(moment: string): Promise<void> {
  story.slack.double.mend();
  await beatAt(moment);
}
async function beatAt(moment: string): Promise<void> {
  story.set(moment);
  await opened.endLeases();
  await story.app.tick();
  await story.app.idle();
}

describe.each([
  ['a night', '2019-06-11T23:30:00Z', '2019-06-12T06:59:00Z', '2019-06-12T07:00:00Z'],
  ['an evening', '2019-06-11T15:00:00Z', '2019-06-11T20:00:00Z', '2019-06-12T07:00:00Z'],
  ['a Saturday at three', '2019-06-15T01:00:00Z', '2019-06-16T23:00:00Z', '2019-06-17T07:00:00Z'],
  ['a Sunday at half past one', '2019-06-15T23:30:00Z', '2019-06-17T06:59:00Z', '2019-06-17T07:00:00Z'],
  ['10 July', '2019-07-10T08:00:00Z', '2019-08-11T12:00:00Z', '2019-08-12T07:00:00Z'],
  ['midsommarafton', '2019-06-21T08:00:00Z', '2019-06-23T12:00:00Z', '2019-06-24T07:00:00Z'],
])('what Slack refused until %s', (_, back, before, opening) => {
  it('goes at nine on the next working day, once', async () => {
    await story.passTo('2019-06-11T06:00:00Z');
    const had = messagesTo(anna);
    refuse();
    await beatAt('2019-06-11T07:00:00Z');
    await mendedAt(back);
    expect(messagesTo(anna)).toBe(had);
    await beatAt(before);
    expect(messagesTo(anna)).toBe(had);
    await beatAt(opening);
    expect(messagesTo(anna)).toBe(had + 1);
    await story.passTo(new Date(new Date(opening).getTime() + 3 * 60 * 60_000).toISOString());
    expect(messagesTo(anna)).toBe(had + 1);
    expect(messagesTo(eva)).toBeGreaterThan(0);
    expect((await opened.deliveries()).filter(({ state }) => state === 'planned')).toEqual([]);
  });
});

it('goes in the next working hours where the process died with it planned', async () => {
  await story.passTo('2019-06-11T06:00:00Z');
  const had = messagesTo(anna);
  refuse();
  await beatAt('2019-06-11T07:00:00Z');
  story.slack.double.mend();
  // Started again on a Saturday, and once more on Monday in the afternoon.
  await beatAt('2019-06-15T01:00:00Z');
  expect(messagesTo(anna)).toBe(had);
  await beatAt('2019-06-17T12:00:00Z');
  expect(messagesTo(anna)).toBe(had + 1);
});

it('is one message of what several days owe, the latest, also to a coordinator', async () => {
  await story.passTo('2019-06-07T08:00:00Z');
  const had = new Map([anna, eva, coordinator].map((email) => [email, messagesTo(email)]));
  refuse();
  for (const day of ['10', '11', '13']) await beatAt(`2019-06-${day}T07:00:00Z`);
  await mendedAt('2019-06-15T08:00:00Z');
  await beatAt('2019-06-17T07:00:00Z');
  for (const [email, before] of had) expect([email, messagesTo(email)]).toEqual([email, before + 1]);
  expect(story.client.seen(story.id(anna))).toContain('Vi saknar lägesrapporten');
  const left = (await opened.deliveries()).filter(({ state }) => !['sent', 'skipped'].includes(state));
  expect(left).toEqual([]);
});

it('says of each party what it owes, where the later reminder is of one of them only', async () => {
  await story.close();
  const file = await groupOf(['Klippan', 'Lund']);
  const [, klippan, lund] = file.parties;
  const [contact] = klippan?.contacts ?? [];
  // Anna answers for Klippan, and stands in for Lund.
  if (contact && lund) lund.contacts = [...lund.contacts.slice(0, 1), { ...contact, role: 'substitute' }];
  await begin(file);
  await story.passTo('2019-06-11T06:00:00Z');
  refuse();
  // To the substitute too on this day, and not on the next.
  await beatAt('2019-06-11T07:00:00Z');
  await beatAt('2019-06-13T07:00:00Z');
  const seen = await story.news(anna, () => mendedAt('2019-06-13T08:00:00Z'));
  expect(seen).toContain('Klippan');
  expect(seen).toContain('Lund');
  expect(seen.match(/Hej Anna/g)).toHaveLength(1);
});

it('is not sent where the party has answered while it waited', async () => {
  await story.passTo('2019-06-11T06:00:00Z');
  refuse();
  await beatAt('2019-06-11T07:00:00Z');
  await mendedAt('2019-06-15T01:00:00Z');
  await story.answer(anna, Array(4).fill('🟢 Går bra'));
  const had = messagesTo(anna);
  await beatAt('2019-06-17T07:00:00Z');
  expect(messagesTo(anna)).toBe(had);
});

describe('what somebody has just asked for', () => {
  it('goes at once, on a Saturday too', async () => {
    await story.passTo('2019-06-15T08:00:00Z');
    const had = messagesTo(anna);
    await story.say(coordinator, '/avstamning påminn');
    await story.app.idle();
    expect(messagesTo(anna)).toBe(had + 1);
  });

  it('waits for working hours where it could not go within an hour', async () => {
    await story.passTo('2019-06-14T14:30:00Z');
    const had = messagesTo(anna);
    refuse();
    await story.client.say(story.id(coordinator), '/avstamning påminn').catch(() => undefined);
    await story.app.idle();
    await mendedAt('2019-06-15T01:00:00Z');
    expect(messagesTo(anna)).toBe(had);
    await beatAt('2019-06-17T07:00:00Z');
    expect(messagesTo(anna)).toBeGreaterThan(had);
  });
});

it('every kind of delivery says when it goes', () => {
  const byHand = deliveryKinds.filter((kind) => deliveryOf(kind).hours === 'at-once');
  expect(byHand.sort()).toEqual([
    'code',
    'course-changed',
    'course-question',
    'course-shown',
    'link',
    'looked-for',
    'meeting-cancelled',
    'meeting-days',
    'meeting-invitation',
    'meeting-minutes',
    'meeting-moved',
    'nudge',
    'receipt',
    'shown',
    'trial',
    'unlocked',
  ]);
});
