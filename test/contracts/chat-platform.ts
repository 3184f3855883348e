import { randomUUID } from 'node:crypto';
import type { HalfYear } from '../../src/domain/half-year.ts';
import type { Action } from '../../src/messages/action.ts';
import type { Message } from '../../src/messages/message.ts';
import type { Delivery, PlatformName } from '../../src/ports/chat-platform.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { sendBy } from '../support/send-by.ts';
import type { Client, Driver } from './driver.ts';

/**
 * The real app with a client of one platform, in a group with an open check-in in which nothing is answered.
 * People are ids on that platform; all of them read Swedish.
 */
export type World = {
  client: Client;
  /** Contact and substitute of one party, which is expected to answer. */
  contact: string;
  substitute: string;
  /** An id that no person on the platform has. */
  nobody: string;
  /** E-mail of the contact. */
  email: string;
  party: string;
  halfYear: HalfYear;
  /** Names of the areas that the party answers on, in order; two at least. */
  areas: string[];
  /** Opens the party's list. */
  list: Action;
  /** Lets the product's clock go on, in minutes. */
  pass(minutes: number): void;
  close(): Promise<void>;
};

const texts = textsFor('sv');
const { report } = texts;

/** What every platform must do, by what its people see. `open` is called anew for each scenario. */
export function chatPlatformContract(
  drivers: Record<PlatformName, Driver>,
  open: (driver: Driver, platform: PlatformName) => Promise<World>,
): void {
  const platforms = Object.entries(drivers) as [PlatformName, Driver][];

  describe.each(platforms)('the chat platform %s', (name, driver) => {
    let world: World;
    let client: Client;
    /** In a mailbox nobody types words to the bot, and no platform knows whose an address is. */
    const inChat = driver.mailbox ? it.skip : it;

    beforeEach(async () => {
      world = await open(driver, name);
      client = world.client;
    });
    afterEach(() => world.close());

    /** What the person sees after doing this that was not to be seen before, line by line. */
    async function news(userId: string, doing: () => Promise<void>): Promise<string> {
      const before = new Set(client.seen(userId).split('\n'));
      await doing();
      return client
        .seen(userId)
        .split('\n')
        .filter((line) => !before.has(line))
        .join('\n');
    }

    async function answerAll(): Promise<void> {
      await client.say(world.contact, '/lagesrapport');
      for (const area of world.areas) await client.choose(world.contact, area, texts.status.going_well);
    }

    function deliver(to: string, message: Message) {
      const identity = { platform: name, tenant: client.platform.tenant(), userId: to };
      const delivery: Delivery = {
        id: randomUUID(),
        to: { kind: 'person', identity },
        locale: 'sv',
        message,
      };
      return sendBy(client.platform, delivery);
    }

    inChat('tells in the help how to report', async () => {
      const help = await news(world.contact, () => client.say(world.contact, 'hjälp'));
      expect(help).toContain('/lagesrapport');
    });

    inChat('suggests the nearest word for one that it does not know', async () => {
      const answer = await news(world.contact, () => client.say(world.contact, 'lägesraport'));
      expect(answer).toContain('lägesrapport');
    });

    it('opens the area list, and each choice shows in its row', async () => {
      const opened = await news(world.contact, () => client.say(world.contact, '/lagesrapport'));
      for (const named of [world.party, texts.halfYear(world.halfYear)]) expect(opened).toContain(named);
      for (const area of world.areas) expect(opened).toContain(area);
      expect(opened).not.toContain(texts.status.stalled);
      const [area = ''] = world.areas;
      const chosen = await news(world.contact, () =>
        client.choose(world.contact, area, texts.status.stalled),
      );
      expect(chosen).toContain(texts.status.stalled);
    });

    it('names the area that lacks a status, sends in when none does, and lets the answer be changed', async () => {
      const { contact, areas } = world;
      const last = areas.at(-1) ?? '';
      await client.say(contact, '/lagesrapport');
      for (const area of areas.slice(0, -1)) await client.choose(contact, area, texts.status.going_well);
      const refused = await news(contact, () => client.press(contact, report.submit));
      expect(refused).toContain(last);
      for (const area of areas.slice(0, -1)) expect(refused).not.toContain(area);

      await client.choose(contact, last, texts.status.not_started);
      const receipt = await news(contact, () => client.press(contact, report.submit));
      expect(receipt).toContain(report.change);

      world.pass(5);
      await client.press(contact, report.change);
      const changed = await news(contact, () => client.choose(contact, last, texts.status.stalled));
      expect(changed).toContain(report.state.changed);
      world.pass(5);
      const again = await news(contact, () => client.press(contact, report.submit));
      expect(again).not.toBe('');
      expect(again).not.toContain(report.state.changed);
    });

    inChat('saves one area from the line', async () => {
      const [, area = ''] = world.areas;
      await client.say(world.contact, `/lagesrapport ${area} gul Tre kurser`);
      const list = await news(world.substitute, () => client.say(world.substitute, '/lagesrapport'));
      expect(list).toContain('Tre kurser');
      expect(list).toContain(texts.status.needs_change);
    });

    inChat(
      'saves nothing from a line whose status it does not know, and shows the possible ones',
      async () => {
        const [, area = ''] = world.areas;
        const answer = await news(world.contact, () =>
          client.say(world.contact, `/lagesrapport ${area} lila Tre kurser`),
        );
        expect(answer).toContain(texts.statusWords.needs_change);
        const list = await news(world.substitute, () => client.say(world.substitute, '/lagesrapport'));
        expect(list).not.toContain('Tre kurser');
      },
    );

    it('shows what was written exactly as typed, to both people of the party', async () => {
      const typed =
        '*fet* _kursiv_ ~nej~ `kod` <!channel> <@U123> & &amp; [länk](https://example.org) > 🧑‍🧑‍🧒 \\n';
      const [area = ''] = world.areas;
      await client.say(world.contact, '/lagesrapport');
      await client.press(world.contact, report.write, area);
      await client.fill(world.contact, { done: typed, needs: 'Tid & <b>lugn</b>' });
      expect(client.form(world.contact)).toBeUndefined();
      expect(client.seen(world.contact)).toContain(typed);
      await client.say(world.substitute, '/lagesrapport');
      expect(client.seen(world.substitute)).toContain(typed);
      expect(client.seen(world.substitute)).toContain('Tid & <b>lugn</b>');
    });

    it('keeps the overall answers and shows them in the form the next time', async () => {
      await client.say(world.contact, '/lagesrapport');
      await client.press(world.contact, report.overall);
      const values = {
        workedWell: 'Bokcirkeln',
        'commitments.0.what': 'Workshop om lärstilar',
        'commitments.0.who': 'Eva',
        'commitments.0.by': '2020-02-28',
        contactNext: 'true',
      };
      await client.fill(world.contact, values);
      expect(client.form(world.contact)).toBeUndefined();
      await client.press(world.contact, report.overall);
      expect(client.form(world.contact)?.values).toMatchObject(values);
    });

    it('does not let an older form overwrite in silence what the other person wrote', async () => {
      const { contact, substitute, areas } = world;
      const [area = ''] = areas;
      await client.say(contact, '/lagesrapport');
      await client.press(contact, report.write, area);
      await client.say(substitute, '/lagesrapport');
      await client.press(substitute, report.write, area);
      await client.fill(substitute, { done: 'Ersättarens ord' });

      await client.fill(contact, { done: 'Kontaktens ord' });
      expect(client.form(contact)?.values.done).toBe('Kontaktens ord');
      await client.say(substitute, '/lagesrapport');
      expect(client.seen(substitute)).toContain('Ersättarens ord');
      expect(client.seen(substitute)).not.toContain('Kontaktens ord');

      await client.fill(contact, {});
      expect(client.form(contact)).toBeUndefined();
      await client.say(substitute, '/lagesrapport');
      expect(client.seen(substitute)).toContain('Kontaktens ord');
    });

    it('brings a delivery with a button that opens the list', async () => {
      const arrived = await news(world.contact, async () => {
        const receipt = await deliver(world.contact, {
          title: 'Dags för avstämning',
          parts: [
            { kind: 'text', text: 'Dags för halvårets avstämning.' },
            {
              kind: 'buttons',
              buttons: [{ label: 'Öppna rapporten', action: world.list }],
            },
          ],
        });
        expect(receipt).toMatchObject({ kind: 'sent' });
      });
      expect(arrived).toContain('Dags för halvårets avstämning.');
      const opened = await news(world.contact, () => client.press(world.contact, 'Öppna rapporten'));
      for (const area of world.areas) expect(opened).toContain(area);
    });

    it('reports that a person cannot be reached whom the platform does not know', async () => {
      const receipt = await deliver(world.nobody, { parts: [{ kind: 'text', text: 'Hej' }] });
      expect(receipt).toMatchObject({ kind: 'unreachable', why: expect.stringMatching(/./) });
    });

    inChat('says that nobody has an id that nobody has', async () => {
      expect(await client.platform.profile({ userId: world.nobody })).toBeUndefined();
      expect(await client.platform.profile({ email: 'ingen.alls@example.org' })).toBeUndefined();
    });

    it('finds a person by id, with the e-mail that it vouches for, and by that where it can', async () => {
      const found = await client.platform.profile({ userId: world.contact });
      expect(found?.identity).toEqual({
        platform: name,
        tenant: client.platform.tenant(),
        userId: world.contact,
      });
      expect(await client.platform.profile({ email: world.email })).toEqual(
        driver.findsByEmail ? found : undefined,
      );
    });

    it('brings a long message whole', async () => {
      const words = Array.from({ length: 1_500 }, (_, n) => `ord-${n} <åäö&🟢>`);
      const rows = Array.from({ length: 120 }, (_, n) => [
        `Bibliotek nummer ${n} i en kommun med långt namn`,
        `cell-${n}`,
      ]);
      const receipt = await deliver(world.contact, {
        parts: [
          { kind: 'text', text: words.join(' ') },
          { kind: 'table', caption: 'Alla svar', columns: ['Part', 'Läge'], rows },
          { kind: 'text', text: 'Slut på meddelandet.' },
        ],
      });
      expect(receipt).toMatchObject({ kind: 'sent' });
      const seen = client.seen(world.contact).replace(/\s+/g, ' ');
      expect(words.filter((word) => !seen.includes(word))).toEqual([]);
      expect(rows.flat().filter((cell) => !seen.includes(cell))).toEqual([]);
      expect(seen).toContain('Slut på meddelandet.');
    });

    it('answers an old button with what is true now', async () => {
      await answerAll();
      await deliver(world.contact, {
        parts: [
          {
            kind: 'buttons',
            buttons: [{ label: 'Gammal knapp', action: world.list }],
          },
        ],
      });
      await client.press(world.contact, report.submit);
      const before = client.seen(world.contact);
      await client.press(world.contact, 'Gammal knapp');
      expect(client.seen(world.contact)).not.toBe(before);
      expect(client.seen(world.contact)).toContain(report.state.submitted);
    });
  });
}
