import { setTimeout as sleep } from 'node:timers/promises';
import { hashOfCode } from '../../src/domain/token.ts';
import { askForCode } from '../../src/letters/ask-for-letters.ts';
import type { Incoming } from '../../src/ports/chat-platform.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { type MailWorld, openMailWorld } from '../support/mail-world.ts';
import { eventually } from '../support/process.ts';
import { sampleGroup } from '../support/sample-group.ts';
import { slackDriver } from '../support/slack-client.ts';

const { mail, status } = textsFor('sv');
const contact = 'contact@library-1.example.org';
const substitute = 'substitute@library-1.example.org';
const second = 'contact@library-2.example.org';
const convener = 'convener@example.org';
const before = '2019-05-20T06:00:00Z';
const invited = '2019-05-21T07:00:30Z';
const reminded = '2019-06-04T07:00:30Z';

let opened: TestStore;
let world: MailWorld;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());
afterEach(() => world.close());

const begin = async (libraries = 2) => {
  world = await openMailWorld({ opened, file: sampleGroup(libraries), at: before });
};
const oneLine = (text = '') => text.replace(/\s+/g, ' ');
const subjects = (address: string) => world.smtp.to(address).map((letter) => letter.mail.subject);

/** Lets what was put off be due again, and sends it. */
async function again(): Promise<void> {
  await opened.endLeases();
  await world.app.tick();
  await world.app.idle();
}

async function identityOf(address: string) {
  const groups = await world.product.store.groups.all();
  const group = await world.product.store.groups.load(groups[0]?.id ?? 0);
  const person = group.contacts.find((one) => one.person.email === address)?.person;
  const partyId = group.contacts.find((one) => one.person.email === address)?.partyId ?? 0;
  const checkIn = await world.product.store.checkIns.current(group.id);
  return { group, personId: person?.id ?? 0, partyId, checkInId: checkIn?.id ?? 0 };
}

/** What somebody does on the page, as the page tells it. */
let asked = 0;
async function onPage(address: string, ask: Incoming['ask']) {
  const { partyId, checkInId } = await identityOf(address);
  const reply = await world.app.handle({
    key: `page:${asked++}`,
    from: { platform: 'mail', tenant: 'mail', userId: address },
    only: { partyId, checkInId },
    answer: 'reply',
    within: 5_000,
    ask,
  });
  await world.app.idle();
  return reply;
}

describe('a group whom no chat reaches', () => {
  it('is invited by one letter each, that says what and until when, why, and by whom', async () => {
    await begin();
    await world.passTo(invited);
    expect(subjects(contact)).toEqual([mail.subjectInvitation('library-1', 'fredagen den 14 juni')]);
    expect(world.smtp.letters.map(({ to }) => to).sort()).toEqual([contact, second, convener].sort());
    const [letter] = world.smtp.to(contact);
    const text = oneLine(letter?.mail.text);
    expect(text).toContain('Dags för halvårets avstämning. Hur går det för library-1?');
    expect(text).toContain(mail.whyYou('library-1'));
    expect(text).toContain(mail.privacy('The region', 'https://region.example.org/personuppgifter'));
    expect(letter?.mail.replyTo).toMatchObject([{ address: convener }]);
  });

  it('is reminded with links of its own, and those of the invitation go on working', async () => {
    await begin();
    await world.passTo(invited);
    const first = world.linkIn(contact);
    await world.passTo(reminded);
    const [, reminder] = world.smtp.to(contact);
    expect(reminder?.mail.subject).toBe(mail.subjectReminder('library-1', 'fredagen den 14 juni'));
    expect(oneLine(reminder?.mail.text)).not.toContain(mail.whyYou('library-1'));
    expect(world.linkIn(contact)).not.toBe(first);
    for (const link of [first, world.linkIn(contact)]) expect((await world.open(link)).status).toBe(200);
  });

  it('sees its own party’s answer by the link, and opening it changes nothing', async () => {
    await begin();
    await world.passTo(invited);
    const stamp = async () => [
      await opened.events(),
      await world.product.store.people.recognise({ platform: 'mail', tenant: 'mail', userId: contact }),
    ];
    const earlier = await stamp();
    for (const link of [world.linkIn(contact), `${world.linkIn(contact)}/som-sist`]) {
      const { status: code, body } = await world.open(link);
      expect(code).toBe(200);
      expect(body).toContain('library-1');
      for (const area of ['Area welcome', 'Area teaching']) expect(body).toContain(area);
    }
    await world.app.idle();
    expect(await stamp()).toEqual(earlier);
    // The payload was not kept either: a machine may open it as often as it likes.
    expect(await world.product.store.forget(new Date('2030-01-01'), 1_000)).toBe(0);
  });

  it('gets a receipt with its answer as a document, contact and substitute alike', async () => {
    await begin();
    await world.passTo(invited);
    const { group, partyId: party, checkInId: checkIn } = await identityOf(contact);
    for (const area of group.areas)
      await onPage(contact, {
        kind: 'press',
        action: { kind: 'status', checkIn, party, area: area.id, status: 'going_well' },
      });
    await onPage(contact, { kind: 'press', action: { kind: 'submit', checkIn, party } });
    await world.app.tick();
    await world.app.idle();
    for (const address of [contact, substitute]) {
      const letter = world.smtp.to(address).at(-1);
      expect(letter?.mail.subject).toBe(mail.subjectReceipt('library-1'));
      expect(oneLine(letter?.mail.text)).toContain(
        'Contact of library-1 skickade in lägesrapporten från library-1',
      );
      expect(letter?.mail.attachments).toMatchObject([{ filename: 'lagesrapport-2019-H1-library-1.docx' }]);
    }
    expect((await world.open(world.linkIn(substitute))).body).toContain(status.going_well);
    const sent = world.smtp.letters.length;
    await again();
    expect(world.smtp.letters).toHaveLength(sent);
  });

  it('tells the coordinator whom letters do not reach, with the address’s answer kept', async () => {
    await begin();
    world.smtp.refuse.to = { code: 550, text: '5.1.1 User unknown', only: contact };
    await world.passTo(invited);
    const rows = await opened.deliveries();
    expect(rows.filter(({ state }) => state === 'unreachable')).toMatchObject([
      { userId: contact, reason: 'refused «550 5.1.1 User unknown»' },
    ]);
    await world.passTo('2019-06-10T07:00:30Z');
    const standing = world.smtp.to(convener).at(-1);
    expect(standing?.mail.subject).toBe(mail.subjectStanding(0, 3, 'fredagen den 14 juni'));
    expect(oneLine(standing?.mail.text)).toContain('library-1');
    expect(world.logged.join('\n')).not.toContain(contact);
  });

  it('gets each letter once when the mail server is back after an hour, and in working hours', async () => {
    await begin();
    await world.smtp.leave();
    // The day goes on while the server is away; it is tried again and again.
    world.set('2019-05-21T14:30:00Z');
    const trying = world.app.tick();
    await eventually('that they wait', async () => {
      const rows = (await opened.deliveries()).filter(({ state }) => state === 'planned');
      return rows.length === 3 && rows.every(({ reason }) => /^(no-answer|paced)/.test(reason ?? ''));
    });
    expect(world.smtp.letters).toEqual([]);
    // It is back when nobody is at work any more.
    world.set('2019-05-21T15:30:00Z');
    await world.smtp.back();
    await trying;
    await again();
    expect(world.smtp.letters).toEqual([]);
    await world.passTo('2019-05-22T07:00:30Z');
    await again();
    expect(world.smtp.letters.map(({ to }) => to).sort()).toEqual([contact, second, convener].sort());
  });

  it('gets a letter whose answer was lost once more, under the same Message-ID, and then no more', async () => {
    await begin(1);
    world.smtp.cutAfterData = 99;
    await world.passTo(invited);
    for (let n = 0; n < 4; n++) await again();
    const ids = world.smtp.to(contact).map((letter) => letter.mail.messageId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect((await opened.deliveries()).map(({ state }) => state)).not.toContain('in_doubt');
  });
});

describe('a personal link', () => {
  const dead = async (link: string) => {
    const { status: code, body } = await world.open(link);
    const unknown = await world.open(`/svara/${'x'.repeat(43)}`);
    expect([code, body]).toEqual([404, unknown.body]);
  };

  it('dies when its person answers for the party no more', async () => {
    await begin();
    await world.passTo(invited);
    const link = world.linkIn(contact);
    const file = sampleGroup();
    file.parties[1]?.contacts.splice(0, 1);
    await world.import(file);
    await dead(link);
  });

  it('dies when a new one has come, which is asked for by the address', async () => {
    await begin();
    await world.passTo(invited);
    const link = world.linkIn(contact);
    const ask = (address: string) =>
      world.open('/ny-lank', { method: 'POST', body: new URLSearchParams({ address }) });
    const known = await ask(` ${contact.toUpperCase()} `);
    await world.app.idle();
    for (let n = 0; n < 100 && world.smtp.to(contact).length < 2; n++) await sleep(50);
    expect(subjects(contact).at(-1)).toBe(mail.subjectLinks);
    for (let n = 0; n < 100 && (await world.open(link)).status === 200; n++) await sleep(20);
    await dead(link);
    expect((await world.open(world.linkIn(contact))).status).toBe(200);

    const count = world.smtp.letters.length;
    const stranger = await ask('ingen@example.org');
    const twice = await ask(contact);
    await sleep(200);
    expect([stranger.body, twice.body]).toEqual([known.body, known.body]);
    expect([stranger.status, twice.status]).toEqual([200, 200]);
    expect(world.smtp.letters).toHaveLength(count);
  });

  it('opens nothing but its own party’s answer', async () => {
    await begin();
    await world.passTo(invited);
    const own = await identityOf(convener);
    const other = await identityOf(second);
    // Though she coordinates: the link alone is no coordinator.
    const asks: Incoming['ask'][] = [
      { kind: 'words', text: 'avstämning' },
      { kind: 'press', action: { kind: 'summary', checkIn: own.checkInId } },
      { kind: 'press', action: { kind: 'lock', checkIn: own.checkInId, party: own.partyId } },
      { kind: 'press', action: { kind: 'log', group: own.group.id } },
      { kind: 'press', action: { kind: 'report', checkIn: own.checkInId, party: other.partyId } },
      { kind: 'press', action: { kind: 'report', checkIn: own.checkInId + 1, party: own.partyId } },
      { kind: 'form', form: { kind: 'unlock', checkIn: own.checkInId }, values: { reason: 'Jag' } },
      {
        kind: 'form',
        form: { kind: 'overall', checkIn: own.checkInId, party: other.partyId, base: '' },
        values: {},
      },
    ];
    for (const ask of asks) {
      expect(await onPage(convener, ask)).toMatchObject({
        kind: 'refused',
        why: mail.page.notByLink,
        needs: 'code',
      });
    }
    expect(
      await onPage(convener, {
        kind: 'press',
        action: { kind: 'report', checkIn: own.checkInId, party: own.partyId },
      }),
    ).toMatchObject({ kind: 'report' });
  });

  it('is in no log', async () => {
    await begin();
    await world.passTo(invited);
    const link = world.linkIn(contact);
    await world.open(link);
    await world.open(`${link}x`);
    expect(world.logged.join('\n')).not.toContain(link.slice(-43));
    // Nor in the database in clear, nor is a code.
    await askForCode(world.product, { address: contact, purpose: 'address', request: 'r1' });
    const rows = JSON.stringify(await opened.rows());
    expect(rows).not.toContain(link.slice(-43));
    expect(world.codeIn(contact)).toMatch(/^\d{6}$/);
    expect(rows).not.toContain(`"${world.codeIn(contact)}"`);
    expect(world.logged.join('\n')).not.toContain(world.codeIn(contact));
  });
});

it('mails a code that is good once, and keeps only its hash', async () => {
  await begin();
  await askForCode(world.product, { address: contact, purpose: 'address', request: 'r1' });
  await askForCode(world.product, { address: 'ingen@example.org', purpose: 'address', request: 'r1' });
  const [letter, ...others] = world.smtp.letters;
  expect([letter?.to, others]).toEqual([contact, []]);
  const [, code = ''] = /(\d{6}) är din kod/.exec(letter?.mail.subject ?? '') ?? [];
  expect(oneLine(letter?.mail.text)).toContain(mail.code(code));
  expect(JSON.stringify(await opened.deliveries())).not.toContain(code);
  const { personId } = await identityOf(contact);
  const of = { personId, purpose: 'address' };
  const attempt = () => world.product.store.links.tryCode(of, hashOfCode(code, of), world.now());
  expect([await attempt(), await attempt()]).toEqual([true, false]);
});

describe('beside a chat', () => {
  const inSlack = (email: string) => `U${email.replace(/[^a-z0-9]/g, '').toUpperCase()}`;
  const withSlack = async (...emails: string[]) => {
    const people = emails.map((email) => ({ userId: inSlack(email), email, locale: 'sv' as const }));
    world = await openMailWorld({
      opened,
      file: sampleGroup(),
      at: before,
      chat: { platform: 'slack', driver: slackDriver, people },
    });
  };

  it('letters go to those alone whom the chat does not reach', async () => {
    await withSlack(contact);
    await world.passTo(invited);
    expect(world.chat?.seen(inSlack(contact))).toContain('Dags för halvårets avstämning');
    expect(world.smtp.letters.map(({ to }) => to).sort()).toEqual([second, convener].sort());
  });

  it('somebody who asked for letters gets letters, and no message in the chat', async () => {
    await withSlack(contact);
    await world.chat?.say(inSlack(contact), 'Skicka till min e-post');
    expect(world.chat?.seen(inSlack(contact))).toContain(mail.chosen(contact));
    await world.passTo(invited);
    expect(subjects(contact)).toHaveLength(1);
    expect(world.chat?.seen(inSlack(contact))).not.toContain('Dags för halvårets avstämning');

    await world.chat?.say(inSlack(contact), 'skicka hit');
    await world.passTo(reminded);
    expect(subjects(contact)).toHaveLength(1);
    expect(world.chat?.seen(inSlack(contact))).toContain('är inte inskickad än');
  });

  it('a message that the chat refuses goes as a letter at once, and so do the next ones', async () => {
    await withSlack(contact);
    const slack = world.chat?.platform;
    if (!slack) throw new Error('There is no chat.');
    const identity = { platform: 'slack' as const, tenant: slack.tenant(), userId: inSlack(contact) };
    // The account is closed after the bot has learnt of it.
    const closed = { ...slack, ready: async () => ({ kind: 'unreachable' as const, why: 'gone' as const }) };
    (world.product.platforms as Map<string, typeof slack>).set('slack', closed);
    await world.passTo(invited);
    expect(subjects(contact)).toHaveLength(1);
    expect((await opened.deliveries()).filter(({ state }) => state === 'unreachable')).toEqual([]);
    await world.passTo(reminded);
    expect(subjects(contact)).toHaveLength(2);
    await world.product.store.people.seen(identity, world.now(), 'D1');
  });
});
