import { compareWithKept } from '../../src/cli/verify-kept.ts';
import { recordFile } from '../../src/domain/record-hash.ts';
import { openPostgresTestStore, openTestStore, type TestStore } from '../support/database.ts';
import { describeOnPostgres } from '../support/postgres.ts';
import { openStory, type Story, shippedGroup } from '../support/product-story.ts';

/** What is kept about people, its removal, and disposal by a decision. */

const region = 'kontakt.regionskane@example.org';
const helsingborg = 'kontakt.helsingborg@example.org';
const good = '🟢 Går bra';
const all = [good, good, good, good];

let opened: TestStore;
let story: Story;

const decision = () => ({ by: 'Arkivarien', reference: '2026-000012', at: story.now() });

function archiveTests(open: () => Promise<TestStore>): void {
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());
  beforeEach(async () => {
    story = await openStory(opened, await shippedGroup());
    await story.passTo('2019-06-11T08:00:00Z');
  });
  afterEach(async () => {
    await story.close();
    expect(story.faults).toEqual([]);
  });

  describe('what is kept about a person', () => {
    it('is all there: who they are, where they are reached, what they have saved and sent, and what they were sent', async () => {
      await story.say(helsingborg, 'mer tid 2019-06-28 tidsbrist');
      await story.say(region, 'anteckna Helsingborg Kontaktperson Helsingborg: Allt går bra');
      await story.answer(helsingborg, all);
      await story.say(region, 'fråga Helsingborg bemötande Hur många kom?');
      await story.say(helsingborg, 'svara Trettiofem');
      const found = await opened.archive.extract(helsingborg.toUpperCase());
      expect(found).toMatchObject({
        person: { name: 'Kontaktperson Helsingborg', email: helsingborg },
        identities: [{ platform: 'slack', userId: story.id(helsingborg) }],
        contacts: [{ party: 'Helsingborgs stadsbibliotek', role: 'contact' }],
        versions: [{ halfYear: '2019-H1', party: 'Helsingborgs stadsbibliotek', version: { n: 1 } }],
      });
      expect(found?.areaReports).toHaveLength(4);
      expect(found).toMatchObject({
        moreTime: [{ halfYear: '2019-H1', row: { asked_for: '2019-06-28' } }],
        callNotes: [{ row: { said: 'Allt går bra' } }],
        questions: [{ row: { answer: 'Trettiofem' } }],
      });
      expect(await opened.archive.extract(region)).toMatchObject({ callNotes: [{}], questions: [{}] });
      expect(JSON.stringify(found?.deliveries)).toContain('reminder');
      expect(JSON.stringify(found?.events)).toContain('submitted');
      expect(await opened.archive.extract('nobody@example.org')).toBeUndefined();
    });
  });

  describe('the removal of a person', () => {
    it('takes the platform’s ids and what was never sent in, and keeps the name in what was', async () => {
      await story.answer(helsingborg, all);
      await story.say(helsingborg, '/lagesrapport bemötande gul En ändring som inte är inskickad');
      const erased = await opened.archive.erase(helsingborg, decision());
      expect(erased).toMatchObject({ identities: 1, drafts: 1, versions: 1, current: true });
      const left = await opened.archive.extract(helsingborg);
      expect(left?.identities).toEqual([]);
      expect(left?.versions).toMatchObject([{ version: { n: 1 } }]);
      expect(JSON.stringify(left)).not.toContain('En ändring');
      expect(JSON.stringify(left?.deliveries)).not.toContain(story.id(helsingborg));
      expect(await story.say(region, '/avstamning')).toContain('Svar: 1 av 2 parter');
      expect((await opened.events()).at(-1)).toMatchObject({
        kind: 'erased',
        detail: { by: 'Arkivarien', decision: '2026-000012', versions: 1 },
      });
      expect(await story.say(region, '/avstamning logg')).toContain(
        'Arkivarien raderade uppgifter om en person. Beslut: 2026-000012',
      );
    });

    it('does not make the same reminder go out again', async () => {
      const before = story.slack.double.calls.filter(({ method }) => method === 'chat.postMessage').length;
      await opened.archive.erase(helsingborg, decision());
      await story.passTo('2019-06-12T06:00:00Z');
      const after = story.slack.double.calls
        .slice()
        .filter(({ method }) => method === 'chat.postMessage').length;
      expect(after).toBe(before);
    });

    it('takes the address too, of somebody whom the group’s file no longer names', async () => {
      await story.answer(helsingborg, all);
      const file = await shippedGroup();
      const [, library] = file.parties;
      if (!library) throw new Error('there is no library');
      library.contacts = [{ name: 'Ny kontaktperson', email: 'ny@example.org', role: 'contact' }];
      await story.importAgain(file);
      expect(await opened.archive.erase(helsingborg, decision())).toMatchObject({
        versions: 1,
        current: false,
      });
      expect(await opened.archive.extract(helsingborg)).toBeUndefined();
      expect(await story.say(region, '/avstamning')).toContain('Svar: 1 av 2 parter');
    });

    it('takes every trace of where they were on the platform, and shows it before', async () => {
      await story.say(helsingborg, '/lagesrapport');
      await story.choose(helsingborg, 'Bemötande', good);
      await story.press(helsingborg, 'Skriv mer', 'Bemötande');
      const id = story.id(helsingborg);
      const conversation = story.slack.double.dm(id);
      await opened.slotsFor('slack').keep('report:1:2', conversation, ['1.2']);
      await opened.slotsFor('slack').keep('report:1:2', 'D0UNKNOWN', ['1.2']);
      // As a version before this one kept it.
      await opened.type(`insert into inbound values ('slack:press:1.2:save:${id}:3.4', now())`);
      const before = JSON.stringify(await opened.archive.extract(helsingborg));
      for (const trace of [id, conversation, 'slack:press:1.2']) expect(before).toContain(trace);
      expect(before).toContain('"conversations":[{');
      await opened.archive.erase(helsingborg, decision());
      const left = (await opened.rows())
        .map((row) => JSON.stringify(row))
        .filter((row) => [id, `"${conversation}"`, 'D0UNKNOWN'].some((trace) => row.includes(trace)));
      expect(left).toEqual([]);
    });

    it('shows what they have undertaken, in their own answer or in another’s', async () => {
      await story.answer(helsingborg, all);
      const { store } = story.product;
      const [group] = await store.groups.all();
      const checkIn = await store.checkIns.current(group?.id ?? 0);
      const person = (await opened.archive.extract(helsingborg))?.person;
      await store.transaction(async ({ statusUpdates }) => {
        for (const [partyId, by] of [
          [2, person?.id ?? 0],
          [1, 1],
        ] as const) {
          await statusUpdates.draft(checkIn?.id ?? 0, partyId);
          const who = by === 1 ? 'kontaktperson helsingborg och jag' : 'vi';
          const commitments = [{ what: `Workshop ${partyId}`, who, by: '2019-10-01' }];
          const overall = { workedWell: '', commitments };
          await statusUpdates.saveOverall(checkIn?.id ?? 0, partyId, overall, by, story.now());
        }
      });
      const found = JSON.stringify((await opened.archive.extract(helsingborg))?.commitments);
      for (const what of ['Workshop 1', 'Workshop 2']) expect(found).toContain(what);
      expect(JSON.stringify((await opened.archive.extract(region))?.commitments)).not.toContain('Workshop 2');
    });

    it('finds and takes a stranger too, who only wrote to the bot', async () => {
      const email = 'okand@example.org';
      story.slack.double.people.set('U0OKAND', { id: 'U0OKAND', email, locale: 'sv-SE' });
      await story.slack.people.type('U0OKAND', 'hej');
      await story.slack.rest();
      expect(await opened.archive.extract(email)).toMatchObject({ identities: [{ userId: 'U0OKAND' }] });
      expect(await opened.archive.erase(email, decision())).toMatchObject({ identities: 1, versions: 0 });
      expect(await opened.archive.extract(email)).toBeUndefined();
      expect(JSON.stringify(await opened.rows())).not.toContain('U0OKAND');
      expect((await opened.events()).at(-1)).toMatchObject({ kind: 'erased' });
    });

    it('leaves a colleague’s part of a draft', async () => {
      await story.say(helsingborg, '/lagesrapport bemötande gul Mitt');
      await opened.archive.erase(region, decision());
      expect(await story.say(helsingborg, '/lagesrapport')).toContain('Mitt');
    });
  });

  describe('the check of a file against what is kept', () => {
    async function take(of = '') {
      await story.say(region, `/avstamning dokument 2019-H1${of}`);
      await story.press(region, 'JSON');
      const [name, bytes] = [...story.slack.double.files].at(-1) ?? ['', ''];
      return { name, record: recordFile.parse(JSON.parse(String(bytes))).record };
    }
    async function lock() {
      await story.say(region, '/avstamning lås');
      await story.press(region, 'Lås alla svar');
    }
    const compare = (...files: Awaited<ReturnType<typeof take>>[]) => compareWithKept(files, opened.archive);

    it('finds what is locked, as a whole and of one agreement, and not a letter else', async () => {
      await story.answer(region, all);
      const draft = await take();
      await lock();
      const whole = await take();
      expect(await compare(draft, whole, await take(' 2019-000153'))).toEqual({
        right: true,
        lines: [
          'avstamning-2019-H1-utkast.json: är ett utkast och jämförs inte med databasen.',
          'avstamning-2019-H1.json: stämmer med databasen.',
          'avstamning-2019-H1-2019-000153.json: stämmer med databasen.',
        ],
      });
      const changed = { ...whole, record: { ...whole.record, subject: 'Annat' } };
      expect(await compare(changed)).toEqual({
        right: false,
        lines: ['avstamning-2019-H1.json: stämmer inte med det som är låst i databasen.'],
      });
      const elsewhere = { ...whole, record: { ...whole.record, halfYear: '2018-H2' as const } };
      expect(await compare(elsewhere)).toEqual({
        right: true,
        lines: ['avstamning-2019-H1.json: avstämningen finns inte i den här databasen.'],
      });
    });

    it('knows what was locked before answers were unlocked', async () => {
      await story.answer(region, all);
      await lock();
      const before = await take();
      await story.say(region, '/avstamning lås upp alla Fel siffra');
      const earlier = 'stämmer med ett tidigare lås i databasen. Svaren har låsts upp sedan dess.';
      expect((await compare(before)).lines).toEqual([`avstamning-2019-H1.json: ${earlier}`]);
      await story.passTo('2019-06-12T08:00:00Z');
      await lock();
      expect((await compare(before, await take())).lines).toEqual([
        `avstamning-2019-H1.json: ${earlier}`,
        'avstamning-2019-H1.json: stämmer med databasen.',
      ]);
    });
  });

  describe('disposal', () => {
    it('shows first what would go, and removes it when it is told to, with a line in the log', async () => {
      await story.answer(region, all);
      await story.say(region, 'fråga Region Skåne bemötande Hur många kom?');
      await story.say(region, 'mer tid Helsingborg 2019-06-28 annat');
      await story.say(region, 'anteckna Helsingborg Karin: Allt går bra');
      await story.say(region, 'annat sätt Helsingborg telefon 2019-06-12');
      const arranged = async () =>
        (await opened.rows()).filter(({ table }) => /party_due|otherwise|question|call_note/.test(table));
      expect(await arranged()).toHaveLength(4);
      await story.passTo('2020-01-15T08:00:00Z');
      const found = await opened.archive.disposable('2020-H1', story.now());
      expect(found).toMatchObject([
        { halfYear: '2019-H1', versions: 1, kept: false },
        { halfYear: '2019-H2', versions: 0, kept: false },
      ]);
      expect(await opened.archive.disposable('2020-H1', story.now())).toEqual(found);
      await opened.archive.purge(found.slice(0, 1), decision());
      expect((await opened.archive.disposable('2020-H1', story.now())).map((row) => row.halfYear)).toEqual([
        '2019-H2',
      ]);
      expect((await opened.archive.extract(region))?.versions).toEqual([]);
      expect(await arranged()).toEqual([]);
      expect((await opened.events()).at(-1)).toMatchObject({
        kind: 'purged',
        detail: { halfYear: '2019-H1' },
      });
      expect(await story.say(region, '/avstamning logg')).toContain(
        'Arkivarien gallrade (första halvåret 2019). Beslut: 2026-000012',
      );
      expect(await story.say(region, '/avstamning historik 2019-H1')).toContain('Det finns ingen avstämning');
    });

    it('keeps a half-year that is not over', async () => {
      expect(await opened.archive.disposable('2020-H1', story.now())).toMatchObject([
        { halfYear: '2019-H1', kept: true },
      ]);
    });
  });
}

describe('in the embedded database', () => archiveTests(openTestStore));
describeOnPostgres('on a real server', (server) => {
  archiveTests(() => openPostgresTestStore(server));

  describe('the removal of a person beside a running bot', () => {
    beforeAll(async () => {
      opened = await openPostgresTestStore(server);
    });
    afterAll(() => opened.close());

    /** Sends in what the person wrote, on a first draft or on one above a sent version, while they are removed. */
    it.each([1, 2])('leaves what is being sent in just then, as version %i', async (n) => {
      story = await openStory(opened, await shippedGroup());
      await story.passTo('2019-06-11T08:00:00Z');
      await story.answer(helsingborg, all, n === 1 ? 'Visa' : 'Skicka in').catch(() => undefined);
      await story.say(helsingborg, '/lagesrapport bemötande gul Skrivet just nu');
      const { store } = story.product;
      const [group] = await store.groups.all();
      const checkIn = await store.checkIns.current(group?.id ?? 0);
      const id = (await opened.archive.extract(helsingborg))?.person?.id ?? 0;
      let erasing: Promise<unknown> | undefined;
      await store.transaction(async ({ statusUpdates }) => {
        await statusUpdates.draft(checkIn?.id ?? 0, 2);
        await statusUpdates.submit(checkIn?.id ?? 0, 2, id, story.now());
        // Not committed yet, and what the removal reads is still a draft.
        erasing = opened.archive.erase(helsingborg, decision());
        await new Promise((resolve) => setTimeout(resolve, 500));
      });
      expect(await erasing).toBeDefined();
      const versions = await store.statusUpdates.versions(checkIn?.id ?? 0, 2);
      expect(versions.map((version) => version.n)).toContain(n);
      const last = versions.at(-1);
      expect(last?.areas.length).toBe(4);
      expect(JSON.stringify(last)).toContain('Skrivet just nu');
      await story.close();
    });
  });
});
