import { createHash } from 'node:crypto';
import { textsFor } from '../../src/texts/texts.ts';
import type { Driver } from '../contracts/driver.ts';
import { consoleDriver } from '../support/console-client.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { formsIn, sendingOf, textIn } from '../support/html-page.ts';
import { type MailWorld, openMailWorld } from '../support/mail-world.ts';
import { playgroundDriver } from '../support/playground-client.ts';
import { eventually } from '../support/process.ts';
import { sampleGroup } from '../support/sample-group.ts';
import { teamsDriver } from '../support/teams-client.ts';
import { openProductWorld } from '../support/world.ts';

/** What is arranged for one party, where people are not in Slack. */

const contact = 'contact@library-1.example.org';
const convener = 'convener@example.org';
const { arranged, messages, status } = textsFor('sv');

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());

const teamsId = (email: string) =>
  `00000000-0000-4000-8000-${createHash('sha256').update(email).digest('hex').slice(0, 12)}`;
const same = (email: string) => email;
const chats: [name: 'teams' | 'console' | 'playground', Driver, (email: string) => string][] = [
  ['teams', teamsDriver, teamsId],
  ['console', consoleDriver, same],
  ['playground', playgroundDriver(() => opened), same],
];

it.each(chats)(
  'in %s: time asked for and given, a reminder moved, a call noted and confirmed, a question answered',
  async (platform, driver, idOf) => {
    const file = sampleGroup(1);
    file.workingGroup.channels = {};
    const people = [contact, convener].map((email) => ({
      userId: idOf(email),
      email,
      locale: 'sv' as const,
    }));
    const world = await openProductWorld({
      opened,
      driver,
      platform,
      files: [file],
      people,
      at: '2019-05-20T06:00:00Z',
    });
    const { client } = world;
    const [anna, region] = [idOf(contact), idOf(convener)];
    for (const id of [anna, region]) await client.say(id, 'hjälp');
    await world.passTo('2019-06-04T07:00:30Z');
    const news = async (id: string, doing: () => Promise<unknown>) => {
      const before = client.seen(id);
      await doing();
      await world.app.idle();
      const after = client.seen(id);
      return after.startsWith(before) ? after.slice(before.length) : after;
    };

    await client.press(anna, arranged.remindLater);
    await client.press(anna, 'I morgon, onsdagen den 5 juni');
    expect(client.seen(anna)).toContain(
      'Jag påminner dig i morgon, onsdagen den 5 juni, i stället för tisdagen den 11 juni.',
    );
    await client.press(anna, messages.undo);
    expect(client.seen(anna)).toContain(arranged.asUsual);

    await client.say(anna, 'lägesrapport');
    await client.press(anna, arranged.askTime);
    const asked = await news(region, () =>
      client.fill(anna, {
        until: '2019-06-28',
        reason: platform === 'console' ? arranged.reasons.time : 'time',
      }),
    );
    expect(asked).toContain(
      'ber om mer tid för library-1, till och med fredagen den 28 juni. Skäl: Tidsbrist.',
    );
    expect(await news(anna, () => client.press(region, 'Ja, till 28 juni'))).toContain(
      'Ni har fått mer tid.',
    );

    await client.say(region, 'avstämning');
    await client.press(region, arranged.oneParty);
    expect(client.seen(region)).toContain(arranged.whichPart);
    const noted = await news(anna, () => client.say(region, 'anteckna library-1 Karin Ek: Allt går bra'));
    expect(noted).toContain('efter ett samtal med Karin Ek');
    expect(await news(region, () => client.press(anna, arranged.isRight))).toContain(
      'har bekräftat anteckningen',
    );
    await client.press(anna, messages.undo);
    expect(await news(region, () => client.say(region, 'annat sätt library-1 telefon 2019-06-05'))).toContain(
      'stäms av på telefon',
    );

    await client.say(anna, 'lägesrapport');
    for (const area of ['Area welcome', 'Area teaching']) await client.choose(anna, area, status.going_well);
    await client.press(anna, 'Skicka in');
    expect(
      await news(anna, () => client.say(region, 'fråga library-1 Area welcome Hur många kom?')),
    ).toContain('Hur många kom?');
    await client.press(anna, arranged.replyButton);
    expect(await news(region, () => client.fill(anna, { text: 'Trettiofem' }))).toContain('Trettiofem');
    await client.close();
    expect(world.faults).toEqual([]);
  },
);

describe('by letters and the page', () => {
  let world: MailWorld;
  let cookie = '';
  beforeEach(async () => {
    cookie = '';
    world = await openMailWorld({ opened, file: sampleGroup(1), at: '2019-05-20T06:00:00Z' });
    await world.passTo('2019-06-04T07:00:30Z');
  });
  afterEach(() => world.close());

  const letter = (address: string) => world.smtp.to(address).at(-1)?.mail.text ?? '';
  /** Where a button of the latest letter that has it leads. */
  const linkOf = (address: string, label: string) => {
    const text =
      world.smtp.to(address).findLast(({ mail }) => mail.text?.includes(`${label}:`))?.mail.text ?? '';
    const [, link = ''] =
      text
        .split(`${label}:`)
        .at(-1)
        ?.match(/\s*(http\S+)/) ?? [];
    if (!link) throw new Error(`There is no ${label} in the letters to ${address}`);
    return link;
  };
  const open = (path: string) => world.open(path, { headers: { cookie } });
  async function send(html: string, label: string, filled: Record<string, string> = {}) {
    const form = formsIn(html).find(({ buttons }) => buttons.some((one) => one.label === label));
    const attributes =
      [...html.matchAll(new RegExp(`<button\\b([^>]*)>${label.replace(/[…?]/g, '.')}</button>`, 'g'))].at(
        0,
      )?.[1] ?? '';
    const attribute = (name: string) =>
      (new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1] ?? '')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&');
    const body = form
      ? sendingOf(form, label, filled)
      : new URLSearchParams({
          once:
            formsIn(html)
              .find(({ values }) => values.some(([name]) => name === 'once'))
              ?.values.find(([name]) => name === 'once')?.[1] ?? '',
          [attribute('name')]: attribute('value'),
        });
    const path =
      form?.action ?? formsIn(html).find(({ buttons }) => buttons.length === 0)?.action ?? '/samordna/gor';
    const answer = await world.open(path, { method: 'POST', body, headers: { cookie } });
    await world.app.idle();
    await world.passTo(world.now().toISOString());
    return answer;
  }
  async function signIn() {
    const body = new URLSearchParams({ address: convener });
    await world.open('/samordna/kod', { method: 'POST', body });
    const code = await eventually('a code', () =>
      world.smtp
        .to(convener)
        .flatMap(({ mail }) => /^(\d{6}) /.exec(mail.subject ?? '')?.[1] ?? [])
        .at(-1),
    );
    const answer = await world.open('/samordna/in', {
      method: 'POST',
      body: new URLSearchParams({ address: convener, code }),
    });
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  }
  const say = async (words: string) => {
    const body = new URLSearchParams({ words, once: String(Math.random()) });
    const answer = await world.open('/samordna/gor', { method: 'POST', body, headers: { cookie } });
    await world.app.idle();
    await world.passTo(world.now().toISOString());
    return textIn(answer.body);
  };

  it('the contact moves a reminder, asks for time and is answered; nothing is done by opening a link', async () => {
    const before = (await opened.events()).length;
    const later = await open(linkOf(contact, arranged.remindLater));
    const ask = await open(linkOf(contact, arranged.askTime));
    expect((await opened.events()).length).toBe(before);
    expect(textIn(later.body)).toContain('När ska jag påminna dig');
    const moved = await send(later.body, 'I morgon, onsdagen den 5 juni');
    expect(textIn(moved.body)).toContain('Jag påminner dig i morgon, onsdagen den 5 juni');
    const asked = await send(ask.body, arranged.askTime, { 'f.until': '2019-06-28', 'f.reason': 'time' });
    expect(textIn(asked.body)).toContain('Svaret kommer hit.');
    expect(letter(convener)).toContain('ber om mer tid för library-1');

    await signIn();
    const yes = await open(linkOf(convener, 'Ja, till 28 juni'));
    expect(textIn((await send(yes.body, 'Ja, till 28 juni')).body)).toContain(
      'library-1 har till fredagen den 28 juni.',
    );
    expect(letter(contact)).toContain('Ni har fått mer tid.');
    expect(textIn((await open('/samordna')).body)).toContain('library-1 (har till den 28 juni)');
  });

  it('a call is noted by the coordinator and confirmed by the contact, and a question answered, on the page', async () => {
    await signIn();
    await say('anteckna library-1 Karin Ek: Allt går bra');
    expect(letter(contact)).toContain('efter ett samtal med Karin Ek');
    const own = await open(world.linkIn(contact));
    expect(own.body).toContain(arranged.seeNote);
    const note = await send(own.body, arranged.seeNote);
    expect(textIn((await send(note.body, arranged.isRight)).body)).toContain(
      'gäller som svar från library-1',
    );
    expect(textIn((await open('/samordna')).body)).toContain('Svar: 1 av 2 parter');

    const filled = await open(world.linkIn(contact));
    const areas = [...filled.body.matchAll(/name="status\.(\d+)"/g)].map(([, area]) => [
      `status.${area}`,
      'going_well',
    ]);
    const saved = await send(filled.body, 'Skicka in', Object.fromEntries(areas));
    expect([200, 303]).toContain(saved.status);
    await say('fråga library-1 Area welcome Hur många kom?');
    expect(letter(contact)).toContain('Hur många kom?');
    const again = await open(world.linkIn(contact));
    expect(textIn(again.body)).toContain('Fråga om Area welcome: Hur många kom?');
    const reply = await send(again.body, 'Svara om Area welcome');
    expect(textIn((await send(reply.body, arranged.sendReply, { 'f.text': 'Trettiofem' })).body)).toContain(
      'får svaret',
    );
    expect(letter(convener)).toContain('Trettiofem');
  });
});
