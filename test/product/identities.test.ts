import type { WorkingGroupFile } from '../../src/domain/working-group-file.ts';
import { contactOf, coordinator, groupOf, substituteOf } from '../support/product-groups.ts';
import { eachStory } from '../support/product-story.ts';
import { buttonWith, findElement, viewOf } from '../support/slack-client.ts';
import { team } from '../support/slack-double.ts';

/** Who somebody is, and when that ends, as people in Slack meet it. */

const outsider = 'utomstaende@example.org';
const anna = contactOf('Klippan');
const eva = substituteOf('Klippan');
const lund = contactOf('Lund');
const stranger = 'Jag känner inte igen dig än.';
const all = Array(4).fill('🟢 Går bra');

const { opened, story, begin } = eachStory();

/** The file of two libraries, in which Klippan's contact has this id in Slack. */
async function fileWith(slack: string | undefined): Promise<WorkingGroupFile> {
  const file = await groupOf(['Klippan', 'Lund']);
  const contact = file.parties.find(({ key }) => key === 'klippan')?.contacts[0];
  if (contact) contact.slack = slack;
  return file;
}

const account = (email: string) => {
  const found = story.slack.double.people.get(story.id(email));
  if (!found) throw new Error(`${email} is not in Slack`);
  return found;
};
const press = (email: string, label: string, slackTeam?: string) =>
  story.news(email, async () => {
    const found = findElement(story.slack, story.id(email), buttonWith(label));
    await story.slack.people.press(story.id(email), found, { team: slackTeam });
    await story.slack.rest();
  });

describe('an id in the file that was mis-copied', () => {
  it.each([
    ['given right', true],
    ['taken out', false],
  ])('gives nothing any more once it is %s', async (_, right) => {
    await begin(await fileWith(`U${outsider.replace(/[^a-z0-9]/g, '').toUpperCase()}`), {
      also: [outsider],
    });
    const invited = await story.news(outsider, () => story.passTo('2019-05-21T07:00:30Z'));
    expect(invited).toContain('Hej Anna');
    await story.say(eva, '/lagesrapport bemötande gul Bara för oss');
    expect(await story.say(outsider, '/lagesrapport')).toContain('Bara för oss');
    await story.press(outsider, 'Skriv mer', 'Bemötande');
    const form = viewOf(story.slack, story.id(outsider));
    if (!form) throw new Error('no form was opened');

    await story.importAgain(await fileWith(right ? story.id(anna) : undefined));
    expect(await story.say(outsider, '/lagesrapport')).toContain(stranger);
    expect(await press(outsider, 'Skicka in')).toContain(stranger);
    form.values.set('done', 'Skrivet av en utomstående');
    await story.slack.people.submit(form);
    await story.slack.rest();
    const reminded = await story.news(outsider, () =>
      story
        .news(anna, () => story.passTo('2019-06-04T07:00:30Z'))
        .then((news) => {
          expect(news).toContain('är inte inskickad än');
        }),
    );
    expect(reminded).not.toContain('Klippan');
    const list = await story.say(anna, '/lagesrapport');
    expect(list).toContain('Bara för oss');
    expect(list).not.toContain('utomstående');
  });

  it('is mended by an import beside the running bot, which finds the right one when it writes', async () => {
    await begin(await fileWith(`U${outsider.replace(/[^a-z0-9]/g, '').toUpperCase()}`), {
      also: [outsider],
    });
    await story.passTo('2019-05-21T07:00:30Z');
    const { store, clock } = story.product;
    await store.groups.import(await fileWith(story.id(anna)), 'digitalt-forst.yaml', clock.now());
    const news = await story.news(anna, () => story.passTo('2019-06-04T07:00:30Z'));
    expect(news).toContain('är inte inskickad än');
    expect(await story.say(outsider, '/lagesrapport')).toContain(stranger);
  });
});

describe('an e-mail address that another account has now', () => {
  it.each([
    ['the new one', 'the old one', [outsider, anna]],
    ['the old one', 'the new one', [anna, outsider]],
  ] as const)('is one contact, where %s writes before %s', async (_, __, order) => {
    await begin(await fileWith(undefined), { also: [outsider] });
    await story.passTo('2019-06-05T08:00:00Z');
    await story.say(anna, '/lagesrapport');
    account(anna).email = 'annan.adress@example.org';
    account(outsider).email = anna;
    await story.passTo('2019-06-06T09:00:00Z');
    const answers = new Map<string, string>();
    for (const email of order) answers.set(email, await story.say(email, '/lagesrapport bemötande gul'));
    expect(answers.get(anna)).toContain(stranger);
    expect(answers.get(outsider)).toContain('Bemötande');
    expect(await press(anna, 'Skicka in')).toContain(stranger);
  });

  it.each([false, true])(
    'ends where the old account has one that is not confirmed; said first: %p',
    async (first) => {
      await begin(await fileWith(undefined), { also: [outsider] });
      await story.say(anna, '/lagesrapport');
      Object.assign(account(anna), { email: 'annan.adress@example.org', confirmed: false });
      account(outsider).email = anna;
      await story.passTo('2019-05-22T09:00:00Z');
      if (!first) await story.say(outsider, 'hej');
      expect(await story.say(anna, '/lagesrapport')).toContain(stranger);
    },
  );

  it('goes on where nobody has the old one: the file is behind, and the person is the same', async () => {
    await begin(await fileWith(undefined));
    await story.passTo('2019-06-05T08:00:00Z');
    account(anna).email = 'anna.gift@example.org';
    await story.passTo('2019-06-07T09:00:00Z');
    expect(await story.say(anna, '/lagesrapport')).toContain('Lägesrapport för Klippan');
    await story.passTo('2019-06-09T09:00:00Z');
    expect(await story.say(anna, '/lagesrapport')).toContain('Lägesrapport för Klippan');
  });

  it('is not taken on the word of an account that has not confirmed it', async () => {
    await begin(await fileWith(undefined), { notInSlack: [anna], also: [outsider] });
    Object.assign(account(outsider), { email: anna, confirmed: false });
    expect(await story.say(outsider, '/lagesrapport')).toContain(stranger);
    await story.passTo('2019-05-21T07:00:30Z');
    expect(await story.say(outsider, '/avstamning')).toContain(stranger);
    account(outsider).confirmed = true;
    await story.passTo('2019-05-23T07:00:30Z');
    expect(await story.say(outsider, '/lagesrapport')).toContain('Lägesrapport för Klippan');
  });

  it('leaves who is known as they are while Slack does not answer', async () => {
    await begin(await fileWith(undefined));
    await story.passTo('2019-06-05T08:00:00Z');
    story.slack.double.fail('users.info', { error: 'fatal_error', times: 9 });
    expect(await story.say(anna, '/lagesrapport')).toContain('Lägesrapport för Klippan');
    story.slack.double.mend();
    story.faults.length = 0;
  });
});

describe('an id of another workspace', () => {
  it('is not the one that the file names', async () => {
    await begin(await fileWith('U0SAMEID'));
    await story.passTo('2019-06-05T08:00:00Z');
    const found = story.slack.double;
    found.people.set('U0SAMEID', { id: 'U0SAMEID', email: 'x@example.org', locale: 'sv', team: 'T9OTHER' });
    await story.importAgain(await fileWith('U0SAMEID'));
    await story.slack.people.type('U0SAMEID', 'lägesrapport');
    await story.slack.rest();
    expect(JSON.stringify(found.shown(found.dm('U0SAMEID')))).toContain(stranger);
    expect(await story.say(anna, '/lagesrapport')).toContain('Lägesrapport för Klippan');
  });
});

describe('an organisation of several workspaces', () => {
  it('has a member of ours, whichever of them the payload names', async () => {
    await begin(await fileWith(undefined), { notInSlack: [anna], also: [outsider] });
    await story.passTo('2019-06-05T08:00:00Z');
    Object.assign(account(outsider), { email: anna, team: 'T9SISTER', teams: ['T9SISTER', team] });
    const { people, rest } = story.slack;
    const list = await story.news(outsider, async () => {
      await people.command(story.id(outsider), '/lagesrapport', { team });
      await rest();
    });
    expect(list).toContain('Lägesrapport för Klippan');
    for (const area of ['Regional arbetsgrupp', 'Bemötande', 'Pedagogik och handledning', 'Spridning'])
      await story.choose(outsider, area, '🟢 Går bra').catch(() => undefined);
    await story.press(outsider, 'Skriv mer', 'Bemötande');
    const form = viewOf(story.slack, story.id(outsider));
    form?.values.set('done', 'Från systerarbetsytan');
    if (form) await people.submit(form);
    await rest();
    expect(await story.say(outsider, 'lägesrapport')).toContain('Från systerarbetsytan');
    expect(await press(outsider, 'Skicka in', 'T9SISTER')).toContain('skickade in');
  });

  it('is not one where somebody only shares a channel with us', async () => {
    await begin(await fileWith(undefined), { notInSlack: [anna], also: [outsider] });
    Object.assign(account(outsider), { email: anna, team: 'T9SISTER', teams: ['T9SISTER'] });
    expect(await story.say(outsider, 'lägesrapport')).toContain(stranger);
  });

  it('guesses nothing while Slack does not say which they are in', async () => {
    await begin(await fileWith(undefined));
    await story.passTo('2019-06-05T08:00:00Z');
    Object.assign(account(anna), { team: 'T9SISTER', teams: ['T9SISTER', team] });
    story.slack.double.fail('users.info', { error: 'fatal_error' });
    const said = await story.say(anna, 'lägesrapport');
    expect(said).not.toContain(stranger);
    expect(said).not.toContain('Lägesrapport');
    expect(await story.say(anna, 'lägesrapport')).toContain('Lägesrapport för Klippan');
    story.faults.length = 0;
  });
});

describe('somebody who writes before the file names them', () => {
  it('is known as soon as it does, and is not looked up in between', async () => {
    const file = await fileWith(undefined);
    const without = structuredClone(file);
    without.parties.find(({ key }) => key === 'klippan')?.contacts.splice(0, 2);
    await begin(without, { also: [anna] });
    for (let n = 0; n < 3; n++) expect(await story.say(anna, '/lagesrapport')).toContain(stranger);
    const asked = () => story.slack.double.calls.filter(({ method }) => method === 'users.info').length;
    const before = asked();
    await story.say(anna, '/lagesrapport');
    expect(asked()).toBe(before);
    const { store, clock } = story.product;
    await store.groups.import(file, 'digitalt-forst.yaml', clock.now());
    expect(await story.say(anna, '/lagesrapport')).not.toContain(stranger);
  });

  it('is looked up anew when a group is another, at most once a minute', async () => {
    const file = await fileWith(undefined);
    await begin(file, { also: [outsider] });
    await story.say(outsider, 'hej');
    const asked = () =>
      story.slack.double.calls.filter(({ args }) => args.user === story.id(outsider)).length;
    const before = asked();
    const { store, clock } = story.product;
    account(outsider).email = lund;
    const change = async (name: string) => {
      const renamed = structuredClone(file);
      renamed.workingGroup.name = name;
      await store.groups.import(renamed, 'digitalt-forst.yaml', clock.now());
    };
    await change('Ett');
    await story.say(outsider, 'hej');
    expect(asked()).toBe(before);
    story.set('2019-05-20T06:01:00Z');
    expect(await story.say(outsider, '/lagesrapport')).not.toContain(stranger);
    expect(asked()).toBe(before + 1);
  });
});

describe('a button of a group that somebody has left', () => {
  it('of one of its check-ins does nothing in another group either', async () => {
    const first = await fileWith(undefined);
    const second = structuredClone(first);
    Object.assign(second.workingGroup, { key: 'andra', name: 'Den andra gruppen', channels: {} });
    await begin([first, second]);
    await story.passTo('2019-06-05T08:00:00Z');
    await story.say(anna, '/lagesrapport bemötande gul Mitt');
    await story.press(anna, first.workingGroup.name);
    await story.say(anna, '/lagesrapport');
    await story.press(anna, first.workingGroup.name);
    const left = structuredClone(first);
    const klippan = left.parties.find(({ key }) => key === 'klippan');
    klippan?.contacts.splice(0, 1, { name: 'Ny', email: outsider, role: 'contact' });
    await story.importAgain(left);
    expect(await story.press(anna, 'Skicka in')).toContain('Det som knappen gällde finns inte längre.');
    const drafts = (await opened.rows()).filter(({ table }) => table === 'version');
    expect(drafts.map(({ row }) => row.submitted_at)).toEqual([null]);
  });

  it('acts on no other group', async () => {
    const first = await fileWith(undefined);
    const second = structuredClone(first);
    Object.assign(second.workingGroup, { key: 'andra', name: 'Den andra gruppen', channels: {} });
    await begin([first, second]);
    await story.passTo('2019-06-05T08:00:00Z');
    await story.say(coordinator, '/avstamning flytta 2019-06-20');
    const left = structuredClone(first);
    const convener = left.parties.find(({ key }) => key === left.workingGroup.convener);
    convener?.contacts.splice(0, 1, { name: 'Ny', email: outsider, role: 'contact' });
    left.workingGroup.coordinators = [outsider];
    await story.importAgain(left);
    const said = await story.press(coordinator, first.workingGroup.name);
    expect(said).toContain('Det som knappen gällde finns inte längre.');
    const due = await Promise.all(
      (await story.product.store.groups.all()).map(
        async ({ id }) => (await story.product.store.checkIns.current(id))?.dueOn,
      ),
    );
    expect(due).toEqual(['2019-06-14', '2019-06-14']);
  });
});

it('keeps what was sent in when the one who sent it is somebody else by now', async () => {
  await begin(await fileWith(`U${outsider.replace(/[^a-z0-9]/g, '').toUpperCase()}`), {
    also: [outsider],
  });
  await story.passTo('2019-06-05T08:00:00Z');
  await story.answer(outsider, all);
  await story.importAgain(await fileWith(undefined));
  expect(await story.say(anna, '/lagesrapport')).toContain('Inskickad.');
  expect(await story.say(outsider, '/lagesrapport')).toContain(stranger);
});
