import { createHash } from 'node:crypto';
import { textsFor } from '../../src/texts/texts.ts';
import type { Client } from '../contracts/driver.ts';
import { type CoordinatorPage, openCoordinatorPage } from '../support/coordinator-page.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { formsIn, pressedOutside, sendingOf, textIn } from '../support/html-page.ts';
import { type MailWorld, openMailWorld } from '../support/mail-world.ts';
import { sampleGroup } from '../support/sample-group.ts';
import { type SlackWorld, slackDriverWith } from '../support/slack-client.ts';
import { openTeamsClient, type TeamsWorld } from '../support/teams-client.ts';

/*
 * A whole half-year of one group: a third of it in Slack, a third in Teams and a third by mail, and a coordinator who has
 * a mailbox and a browser. Every platform is spoken to over HTTP or SMTP, and what people see is counted.
 */

const { channelOn, initiative, lock, mail, meeting, report, status, summary, messages } = textsFor('sv');
const coordinator = 'convener@example.org';
const channels = { slack: 'C0SAMPLE', teams: '19:grupp@thread.tacv2' };
/** Whoever does what is asked, when asked, gets no more in a half-year, whatever it is about. */
const ceiling = 8;

const libraries = Array.from({ length: 9 }, (_, n) => n + 1);
const thirds = { slack: [1, 2, 3], teams: [4, 5, 6], mail: [7, 8, 9] };
/** In each third one that needs reminding. */
const late = [3, 6, 9];
/** Who signs up for a course: one in each third, and what they got in answer to that. */
const goers = { slack: 2, teams: 5, mail: 8 };
const answered = new Map<string, number>();
const contact = (n: number) => `contact@library-${n}.example.org`;
const substitute = (n: number) => `substitute@library-${n}.example.org`;
const inSlack = (email: string) => `U${email.replace(/[^a-z0-9]/g, '').toUpperCase()}`;
const inTeams = (email: string) =>
  `00000000-0000-4000-8000-${createHash('sha256').update(email).digest('hex').slice(0, 12)}`;

let opened: TestStore;
let world: MailWorld;
let slack: SlackWorld;
let teams: TeamsWorld;
let page: CoordinatorPage;

beforeAll(async () => {
  opened = await openTestStore();
  const file = sampleGroup(libraries.length);
  file.workingGroup.channels = channels;
  const inTheirTeams = thirds.teams.flatMap((n) => [contact(n), substitute(n)]);
  for (const person of file.parties.flatMap(({ contacts }) => contacts))
    if (inTheirTeams.includes(person.email)) person.teams = inTeams(person.email);
  const people = (emails: string[], id: (email: string) => string) =>
    emails.map((email) => ({ userId: id(email), email, locale: 'sv' as const }));
  world = await openMailWorld({
    opened,
    file,
    at: '2019-05-20T06:00:00Z',
    chats: [
      {
        platform: 'slack',
        driver: slackDriverWith((one) => {
          slack = one;
        }),
        people: people(
          thirds.slack.flatMap((n) => [contact(n), substitute(n)]),
          inSlack,
        ),
        channels: [channels.slack],
      },
      {
        platform: 'teams',
        driver: {
          findsByEmail: false,
          async open(options) {
            const client = await openTeamsClient(options);
            teams = client.world;
            return client;
          },
        },
        people: people(inTheirTeams, inTeams),
        channels: [channels.teams],
      },
    ],
  });
  page = openCoordinatorPage(coordinator, {
    url: world.page.url,
    codeIn: world.codeIn,
    rest: world.app.idle,
  });
});
afterAll(async () => {
  await world.close();
  await opened.close();
});

/** Where a library's people are, and what they are called there. */
function place(n: number): { client: Client; id(email: string): string } {
  const client = (name: 'slack' | 'teams') => {
    const found = world.chats.get(name);
    if (!found) throw new Error(`There is no ${name}.`);
    return found;
  };
  if (thirds.slack.includes(n)) return { client: client('slack'), id: inSlack };
  if (thirds.teams.includes(n)) return { client: client('teams'), id: inTeams };
  return { client: world.mailbox, id: (email) => email };
}

/** How many messages somebody has got of the bot, answers to what they did themselves among them. */
function count(n: number, email: string): number {
  const letters = world.smtp.to(email).length;
  if (thirds.slack.includes(n))
    return (
      letters + slack.double.shown(slack.double.dm(inSlack(email))).filter(({ by }) => by === 'bot').length
    );
  if (thirds.teams.includes(n))
    return (
      letters +
      teams.double.shown(teams.double.personal(inTeams(email))).filter(({ card }) => card !== undefined)
        .length
    );
  return letters;
}

async function answer(n: number, how: string): Promise<void> {
  const { client, id } = place(n);
  const who = id(contact(n));
  await client.press(who, messages.fillIn);
  for (const area of ['Area welcome', 'Area teaching']) await client.choose(who, area, how);
  await client.press(who, report.submit);
  await world.app.idle();
}
/** Signs two up, from the month's letter or message. */
async function signUp(n: number, card: string): Promise<void> {
  const { client, id } = place(n);
  const who = id(contact(n));
  if (n !== goers.mail) {
    await client.press(who, card);
    await client.press(who, initiative.signUp);
    await client.fill(who, { seats: '2' });
    return;
  }
  const text = world.smtp.to(who).at(-1)?.mail.text ?? '';
  const link =
    text
      .split(`${card}:`)
      .at(-1)
      ?.match(/\s*(http\S+)/)?.[1] ?? '';
  const { body } = await world.open(link);
  const pressed = pressedOutside(body, initiative.signUp);
  if (!pressed) throw new Error(`There is no way to sign up in: ${textIn(body)}`);
  const shown = await follow(pressed.action, pressed.body);
  const form = formsIn(shown).find(({ values }) => values.some(([name]) => name === 'f.seats'));
  if (!form) throw new Error(`There is no form in: ${textIn(shown)}`);
  const done = await follow(form.action, sendingOf(form, initiative.signUp, { 'f.seats': '2' }));
  expect(textIn(done)).toContain(initiative.signUpNow(2, 'Digital handledning'));
}
async function follow(path: string, body: URLSearchParams): Promise<string> {
  const answer = await world.open(path, { method: 'POST', body });
  const to = answer.headers.get('location');
  return to ? (await world.open(to)).body : answer.body;
}

const seen = (n: number, email = contact(n)) => place(n).client.seen(place(n).id(email));

describe('a half-year in thirds', () => {
  it('begins with one invitation to each contact, where each one is', async () => {
    await world.passTo('2019-05-21T07:00:30Z');
    for (const n of libraries) {
      expect(count(n, contact(n))).toBe(1);
      expect(seen(n)).toContain('Dags för halvårets avstämning');
      expect(count(n, substitute(n))).toBe(0);
    }
    // No letter goes to who is reached in a chat.
    expect(world.smtp.letters.map(({ to }) => to).sort()).toEqual(
      [...thirds.mail.map(contact), coordinator].sort(),
    );
  });

  it('is answered where each one is, by those who do as they are asked, and makes one list', async () => {
    for (const n of libraries.filter((one) => !late.includes(one)))
      await answer(n, n === 1 ? status.stalled : status.going_well);
    await world.app.tick();
    await world.app.idle();
    await page.signIn();
    await page.home();
    expect(page.seen()).toContain(summary.answers(6, 10));
    // Both of a party's people get the receipt, with the answer, where it was sent in by a link.
    for (const address of [contact(7), substitute(7)])
      expect(world.smtp.to(address).at(-1)?.mail.subject).toBe(mail.subjectReceipt('library-7'));
  });

  it('is told of a course in each third, and who has signed up hears at once that it is moved', async () => {
    const title = 'Digital handledning';
    await page.say(`kurs ${title} 2019-06-20 13–15 öppen`);
    await world.passTo('2019-06-05T07:00:30Z');
    for (const n of libraries) expect(seen(n)).toContain(title);
    for (const n of Object.values(goers)) {
      const before = count(n, contact(n));
      await signUp(n, initiative.card(title));
      answered.set(contact(n), count(n, contact(n)) - before);
    }
    await page.signIn();
    await page.home();
    await page.say('kurser');
    await page.press(initiative.card(title));
    for (const n of Object.values(goers))
      expect(page.seen()).toContain(initiative.signedUp(`library-${n}`, 2));
    await page.press(initiative.move);
    const before = new Map(libraries.map((n) => [n, count(n, contact(n))]));
    await page.fill({ day: '2019-06-19' });
    await world.app.idle();
    for (const n of libraries) {
      const goes = Object.values(goers).includes(n);
      expect(count(n, contact(n)) - (before.get(n) ?? 0)).toBe(goes ? 1 : 0);
      if (goes) expect(seen(n)).toContain('är flyttad till onsdagen den 19 juni 2019');
    }
  });

  it('reminds those alone who have not answered, and they answer late', async () => {
    await world.passTo('2019-06-17T07:00:30Z');
    for (const n of late) expect(seen(n)).toContain('Vi saknar lägesrapporten');
    for (const n of [1, 4, 7]) expect(seen(n)).not.toContain('är inte inskickad än');
    for (const n of late) {
      const { client, id } = place(n);
      await client.press(id(contact(n)), messages.fillIn);
      for (const area of ['Area welcome', 'Area teaching'])
        await client.choose(id(contact(n)), area, status.needs_change);
      await client.press(id(contact(n)), report.submit);
    }
    const standing = world.smtp.to(coordinator).map((letter) => letter.mail.subject);
    expect(standing).toContain(mail.subjectStanding(6, 10, 'fredagen den 14 juni'));
  });

  it('is shown by the coordinator, who has a browser alone: in both channels, and to the others by letter', async () => {
    await page.signIn();
    await page.home();
    await page.press(summary.showToGroup);
    expect(page.seen()).toContain(summary.previewLetters(6, true));
    expect(page.seen()).not.toContain('library-1 (');
    const preview = page.html();
    await page.press(summary.showNow);
    await world.app.idle();
    expect(page.seen()).toContain(summary.shown(channelOn.slack));
    expect(page.seen()).toContain(summary.shown(channelOn.teams));
    expect(page.seen()).toContain(summary.shownByLetter(6));
    const said = summary.answers(9, 10);
    expect(world.chats.get('slack')?.channel(channels.slack)).toContain(said);
    expect(world.chats.get('teams')?.channel(channels.teams)).toContain(said);
    for (const n of thirds.mail)
      for (const address of [contact(n), substitute(n)]) {
        const letter = world.smtp.to(address).at(-1)?.mail;
        expect(letter?.subject).toBe(mail.subjectShown('första halvåret 2019'));
        expect(letter?.text?.replace(/\s+/g, ' ')).toContain(said);
      }
    expect(world.smtp.letters.filter(({ to }) => /library-[1-6]\./.test(to))).toEqual([]);
    // Pressed once more it is shown once.
    const before = world.smtp.letters.length;
    await page.press(summary.showNow, preview);
    expect(world.smtp.letters).toHaveLength(before);
  });

  it('is bidden to a meeting, and says whether it comes, where each one is', async () => {
    await page.say('möte 2019-06-25 13:00–15:00 Malmö stadsbibliotek');
    await page.press(meeting.invite);
    await page.press('Skicka inbjudan');
    await world.app.idle();
    for (const n of [1, 4, 7]) {
      const { client, id } = place(n);
      expect(client.seen(id(contact(n)))).toContain('Malmö stadsbibliotek');
      await client.press(id(contact(n)), meeting.coming);
      // From a letter it takes a press on the page: opening its link does nothing.
      if (n === 7) await client.press(id(contact(n)), meeting.coming);
    }
    await page.say('möte');
    expect(page.seen()).toContain(meeting.come(messages.list(['library-1', 'library-4', 'library-7'])));
    await world.passTo('2019-06-26T16:00:00Z');
    await page.signIn();
  });

  it('is locked, unlocked for one who changes it by a code, and kept as documents', async () => {
    await page.home();
    await page.press('Lås svaren');
    await page.press(lock.lockAll);
    for (const n of [1, 4]) {
      const { client, id } = place(n);
      await client.say(id(contact(n)), 'lägesrapport');
      expect(client.seen(id(contact(n)))).toContain(report.state.locked);
    }
    await world.mailbox.say(contact(7), '');
    expect(world.mailbox.seen(contact(7))).toContain(report.state.locked);

    await page.say('lås upp library-7');
    await page.press(lock.unlockOne('library-7'));
    await page.fill({ reason: 'Fel siffra' });
    await world.app.idle();
    await world.mailbox.say(contact(7), '');
    await world.mailbox.press(contact(7), report.change);
    await world.mailbox.choose(contact(7), 'Area welcome', status.stalled);
    await world.mailbox.press(contact(7), report.submit);
    expect(world.mailbox.seen(contact(7))).toContain(status.stalled);

    await page.say('dokument');
    const file = await page.press('Mötesunderlag');
    expect(file.headers.get('content-disposition')).toContain('.docx');
  });

  it('has asked nobody for more than eight messages’ worth of reading', async () => {
    await world.passTo('2019-11-18T09:00:00Z');
    const got = libraries.flatMap((n) =>
      [contact(n), substitute(n)].map(
        // Not what one got in answer to signing up, which is read when one wants to.
        (email) => [email, count(n, email) - (answered.get(email) ?? 0)] as const,
      ),
    );
    // Nor the seventh, who had its answer unlocked to change it, by a code and with a receipt of its own.
    const prompt = got.filter(([email]) => ![...late, 7].some((n) => email.includes(`library-${n}.`)));
    expect(prompt.filter(([, times]) => times > ceiling)).toEqual([]);
    // Whoever had to be reminded of everything has had the four reminders besides, one of them after the day.
    expect(got.filter(([, times]) => times > ceiling + 1)).toEqual([]);
    expect(world.logged.filter((line) => /could not|failed/.test(line))).toEqual([]);
  });
});
