import fc from 'fast-check';
import type { WorkingGroupFile } from '../../src/domain/working-group-file.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { contactOf, groupOf } from '../support/product-groups.ts';
import { openStory, type Story } from '../support/product-story.ts';

/**
 * Whatever happens to the file, to people's accounts and to Slack: nobody outside reads or writes, access ends with the
 * correction, and nothing that was sent in is lost.
 */

const anna = contactOf('Klippan');
const others = ['u1@example.org', 'u2@example.org'];
const accounts = [anna, ...others];
const stranger = 'Jag känner inte igen dig än.';

type Step =
  /** The file names this account's id for the contact, or none. */
  | { kind: 'file'; account: number | undefined }
  /** Two accounts change addresses with each other. */
  | { kind: 'swap'; one: number; other: number }
  /** An account gets an address that nobody knows. */
  | { kind: 'leave'; account: number }
  | { kind: 'unconfirm'; account: number }
  | { kind: 'slack-away' }
  | { kind: 'day' }
  | { kind: 'write'; account: number }
  | { kind: 'send-in'; account: number };

const account = fc.nat({ max: accounts.length - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('file' as const),
      account: fc.option(account, { nil: undefined }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('swap' as const), one: account, other: account }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), account }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('unconfirm' as const), account }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'slack-away' as const }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'day' as const }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('write' as const), account }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('send-in' as const), account }) },
);

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());

let file: WorkingGroupFile;
beforeAll(async () => {
  file = await groupOf(['Klippan']);
  for (const party of file.parties) party.contacts = party.contacts.filter(({ role }) => role === 'contact');
});

function withId(slack: string | undefined): WorkingGroupFile {
  const copy = structuredClone(file);
  const contact = copy.parties.find(({ key }) => key === 'klippan')?.contacts[0];
  if (contact) contact.slack = slack;
  return copy;
}

/** `met`: whether all have written to the bot before. */
async function live(story: Story, met: boolean, steps: Step[]): Promise<void> {
  const people = story.slack.double.people;
  const of = (n: number) => {
    const email = accounts[n] ?? '';
    const found = people.get(story.id(email));
    if (!found) throw new Error(`${email} is not in Slack`);
    return { email, found };
  };
  let named: number | undefined;
  let day = 3;
  let written = 0;
  let away = false;
  const sent: string[] = [];
  /** Whom Slack vouched for the address at the last time it was asked of everybody: at the beginning of the day. */
  let vouched: (number | undefined)[] = [];
  const now = () =>
    accounts.flatMap((_, n) => (of(n).found.email === anna && of(n).found.confirmed !== false ? [n] : []));
  const newDay = async () => {
    day++;
    vouched = now();
    await story.passTo(new Date(Date.UTC(2019, 5, day, 8)).toISOString());
  };
  await newDay();
  if (met) for (const email of accounts) await story.say(email, 'hej');

  for (const one of steps) {
    switch (one.kind) {
      case 'file':
        named = one.account;
        await story.product.store.groups.import(
          withId(named === undefined ? undefined : of(named).found.id),
          `${file.workingGroup.key}.yaml`,
          story.now(),
        );
        break;
      case 'swap': {
        const [a, b] = [of(one.one).found, of(one.other).found];
        [a.email, b.email] = [b.email, a.email];
        break;
      }
      case 'leave':
        of(one.account).found.email = `left-${one.account}-${written}@example.org`;
        break;
      case 'unconfirm':
        of(one.account).found.confirmed = of(one.account).found.confirmed === false;
        break;
      case 'slack-away':
        away = true;
        story.slack.double.fail('users.info', { error: 'fatal_error', times: 2 });
        break;
      case 'day':
        story.slack.double.mend();
        away = false;
        await newDay();
        break;
      case 'write':
      case 'send-in': {
        const { email } = of(one.account);
        const words = `Ord nummer ${++written}`;
        const said = await story.say(email, `/lagesrapport bemötande gul ${words}`);
        const heard = !said.includes(stranger);
        // An address that moved today is seen at the latest tomorrow; an id in the file at once.
        const may = [named, ...(named === undefined || !now().includes(named) ? [...now(), ...vouched] : [])];
        if (named === one.account) expect([one, heard || away]).toEqual([one, true]);
        if (named !== undefined && named !== one.account && !away) {
          const met = await story.product.store.people.recognise({
            platform: 'slack',
            tenant: story.product.platforms.get('slack')?.tenant() ?? '',
            userId: of(named).found.id,
          });
          // The account that the file names has been met: then nobody else is the contact.
          if (met) expect([one, heard]).toEqual([one, false]);
        } else if (heard && !away) {
          const wasTheirs = may.includes(one.account) || now().length === 0;
          expect([one, wasTheirs]).toEqual([one, true]);
        }
        if (!heard) {
          // Neither read nor written: their own words alone come back.
          expect(said.replace(words, '')).not.toContain('Ord nummer');
          expect(await story.say(email, '/lagesrapport')).not.toContain('Ord nummer');
          const left = (await opened.rows()).filter(({ table }) => table === 'area_report');
          expect(JSON.stringify(left)).not.toContain(words);
        } else if (one.kind === 'send-in' && said.includes('Bemötande')) {
          await story.say(email, '/lagesrapport');
          for (const area of file.areas)
            if (area.name !== 'Bemötande')
              await story.choose(email, area.name, '🟢 Går bra').catch(() => undefined);
          const receipt = await story.press(email, 'Skicka in').catch(() => '');
          if (receipt.includes('skickade in')) sent.push(words);
        }
      }
    }
    const [group] = await story.product.store.groups.all();
    const checkIn = await story.product.store.checkIns.current(group?.id ?? 0);
    const loaded = await story.product.store.groups.load(group?.id ?? 0);
    const klippan = loaded.parties.find(({ key }) => key === 'klippan')?.id ?? 0;
    const versions = checkIn ? await story.product.store.statusUpdates.versions(checkIn.id, klippan) : [];
    for (const words of sent) expect(JSON.stringify(versions)).toContain(words);
    // One person has one account in a workspace.
    const linked = (await opened.rows()).flatMap(({ table, row }) =>
      table === 'identity' && row.person_id !== null ? [row.person_id] : [],
    );
    expect(linked.length).toBe(new Set(linked).size);
  }
}

it('lets nobody in who is not the contact, and loses nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.array(step, { minLength: 4, maxLength: 12 }), async (met, steps) => {
      const story = await openStory(opened, withId(undefined), { also: others });
      try {
        await story.passTo('2019-05-31T08:00:00Z');
        await live(story, met, steps);
      } finally {
        await story.close();
      }
    }),
    { numRuns: 12 },
  );
}, 240_000);
