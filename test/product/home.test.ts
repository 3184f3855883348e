import { textsFor } from '../../src/texts/texts.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { eventually } from '../support/process.ts';
import { contactOf, coordinator, groupOf } from '../support/product-groups.ts';
import { openStory, type Story } from '../support/product-story.ts';
import { sampleGroup } from '../support/sample-group.ts';
import { seenBlock } from '../support/slack-screen.ts';
import { teamsDriver } from '../support/teams-client.ts';
import { openProductWorld } from '../support/world.ts';

/* Everything on one sheet: Slack's home, and the word *hem* everywhere. */

const { home, initiative, messages, report, status, summary } = textsFor('sv');
const anna = contactOf('Klippan');

let opened: TestStore;
let story: Story;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());

const homeOf = (email: string) =>
  (story.slack.double.homes.get(story.id(email)) ?? []).map(seenBlock).join('\n');
async function openHome(email: string): Promise<string> {
  const answer = await story.slack.people.openHome(story.id(email));
  expect(answer.status).toBe(200);
  await story.slack.rest();
  return homeOf(email);
}
async function pressInHome(email: string, label: string): Promise<void> {
  const found = (story.slack.double.homes.get(story.id(email)) ?? [])
    .flatMap((block) => (block.type === 'actions' ? block.elements : []))
    .find((element) => element.type === 'button' && element.text.text.startsWith(label));
  if (found?.type !== 'button') throw new Error(`There is no ${label} in: ${homeOf(email)}`);
  await story.slack.people.pressInHome(story.id(email), found);
  await story.slack.rest();
}
const viewOf = (email: string) =>
  [...story.slack.double.views.values()]
    .filter(({ userId }) => userId === story.id(email))
    .flatMap(({ view }) => view.blocks.map(seenBlock))
    .join('\n');

describe('Slack’s home', () => {
  beforeEach(async () => {
    story = await openStory(opened, await groupOf(['Klippan', 'Lund']));
    await story.passTo('2019-05-21T07:00:30Z');
  });
  afterEach(() => story.close());

  it('shows a contact what is asked, until when, with the two buttons, and leaves nothing', async () => {
    const before = await opened.events();
    const seen = await openHome(anna);
    expect(seen).toContain(messages.ownNotBegun('Klippan'));
    expect(seen).toContain(messages.dueOn('fredagen den 14 juni'));
    expect(seen).toContain(messages.fillIn);
    expect(seen).not.toContain(summary.showToGroup);
    expect(seen).not.toContain(home.refresh);
    expect(await opened.events()).toEqual(before);
    expect(story.slack.double.shown(story.slack.double.dm(story.id(anna)))).toHaveLength(1);
  });

  it('shows the coordinator how many have answered, who cannot be reached, and the way to the summary', async () => {
    const seen = await openHome(coordinator);
    expect(seen).toContain('0 av 3 har svarat');
    expect(seen).toContain(messages.summaryButton);
    await pressInHome(coordinator, messages.summaryButton);
    // A home has no room for it: it says where the answer is, and there it is.
    expect(viewOf(coordinator)).toContain(home.elsewhere);
    expect(story.client.seen(story.id(coordinator))).toContain(summary.showToGroup);
  });

  it('shows what comes of courses, to the coordinator how many there are too, and nothing where there are none', async () => {
    const lund = contactOf('Lund');
    for (const who of [anna, lund, coordinator]) expect(await openHome(who)).not.toContain(home.courses);
    await story.say(anna, '/avstamning kurs Lärstilar 2019-06-12');
    expect(await openHome(anna)).toContain('Lärstilar (Klippan)');
    // It is not open to others.
    expect(await openHome(lund)).not.toContain(home.courses);
    for (const day of ['13', '14', '15', '18'])
      await story.say(anna, `/avstamning kurs Digital handledning 2019-06-${day} öppen`);
    const seen = await openHome(lund);
    expect(seen.match(/Digital handledning \(Klippan\)/g)).toHaveLength(3);
    expect(seen).toContain(home.moreCourses(1));
    expect(seen).not.toContain(home.allOfHalfYear);
    expect(await openHome(coordinator)).toContain(initiative.summaryPlanned(5));
    await pressInHome(lund, home.allCourses);
    expect(story.client.seen(story.id(lund))).toContain(initiative.openTitle);
  });

  it('is drawn again, for those who have it open, when somebody answers', async () => {
    await openHome(coordinator);
    await openHome(anna);
    await story.answer(anna, [status.going_well, status.going_well, status.stalled, status.going_well]);
    await eventually('the count', () => homeOf(coordinator).includes('1 av 3 har svarat'));
    await eventually('the own state', () => homeOf(anna).includes(report.change));
    // Nobody else has one.
    expect([...story.slack.double.homes.keys()].sort()).toEqual(
      [story.id(anna), story.id(coordinator)].sort(),
    );
  });

  it('opens the lägesrapport in the conversation, and says so', async () => {
    await openHome(anna);
    await pressInHome(anna, messages.fillIn);
    expect(viewOf(anna)).toContain(report.seeConversation);
    expect(story.client.seen(story.id(anna))).toContain(report.listTitle('Klippan', 'första halvåret 2019'));
  });

  it('tells a stranger whom to ask, and is no fault where Slack does not take it', async () => {
    story.slack.double.people.set('U0STRANGER', {
      id: 'U0STRANGER',
      email: 'ingen@example.org',
      locale: 'sv-SE',
    });
    await story.slack.people.openHome('U0STRANGER');
    await story.slack.rest();
    expect((story.slack.double.homes.get('U0STRANGER') ?? []).map(seenBlock).join('\n')).toContain(
      coordinator,
    );
    story.slack.double.fail('views.publish', { error: 'not_enabled' });
    expect((await story.slack.people.openHome(story.id(anna))).status).toBe(200);
    await story.slack.rest();
    expect(story.slack.logged.join('\n')).toContain('not_enabled');
  });
});

it('is had by the word hem in Teams, and drawn anew in its place', async () => {
  const email = 'contact@library-1.example.org';
  const userId = '00000000-0000-4000-8000-000000000001';
  const world = await openProductWorld({
    opened,
    driver: teamsDriver,
    platform: 'teams',
    files: [sampleGroup(1)],
    people: [{ userId, email, locale: 'sv' }],
    at: '2019-05-20T06:00:00Z',
  });
  await world.client.say(userId, 'hej');
  await world.passTo('2019-05-21T07:00:30Z');
  await world.client.say(userId, 'hem');
  const seen = world.client.seen(userId);
  expect(seen).toContain(home.title('Sample group'));
  expect(seen).toContain(messages.ownNotBegun('library-1'));
  await world.client.say(userId, '/lagesrapport Area welcome grön');
  await world.client.press(userId, home.refresh);
  await world.client.say(userId, '/avstamning kurs Lärstilar 2019-06-12');
  await world.client.press(userId, home.refresh);
  expect(world.client.seen(userId)).toContain('Lärstilar (library-1)');
  expect(world.client.seen(userId)).toContain(home.allCourses);
  const after = world.client.seen(userId);
  expect(after.split(home.title('Sample group'))).toHaveLength(2);
  expect(after).toContain(messages.ownBegun('library-1', 1, 2));
  await world.close();
});
