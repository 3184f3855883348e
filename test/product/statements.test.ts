import { baseOf } from '../../src/asking/merge-form.ts';
import { sendDeliveries } from '../../src/delivery/send-deliveries.ts';
import type { Status } from '../../src/domain/status-update.ts';
import type { Action } from '../../src/messages/action.ts';
import type { Incoming } from '../../src/ports/chat-platform.ts';
import { areaForm } from '../../src/report/report-forms.ts';
import { type CountingStore, openCountingEmbedded, openCountingPostgres } from '../support/counting-store.ts';
import { describeOnPostgres } from '../support/postgres.ts';
import { coordinator, groupOf } from '../support/product-groups.ts';
import { openStory, type Story, shippedGroup, slackId } from '../support/product-story.ts';

/*
 * What each thing that people do asks of the database, `begin` and `commit` included: the counts do not vary with the
 * machine.
 */

const member = 'kontakt.helsingborg@example.org';

function costs(open: () => Promise<CountingStore>): void {
  let opened: CountingStore;
  let story: Story;
  let checkIn = 0;
  let party = 0;
  let areas: number[] = [];
  let asks = 0;

  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());
  beforeEach(async () => {
    story = await openStory(opened, await shippedGroup());
    await story.passTo('2019-06-04T08:00:00Z');
    const { store } = story.product;
    const [head] = await store.groups.all();
    const group = await store.groups.load(head?.id ?? 0);
    checkIn = (await store.checkIns.current(group.id))?.id ?? 0;
    party = group.contacts.find((one) => one.person.email === member)?.partyId ?? 0;
    areas = group.areas.map((area) => area.id);
    // Who has just been here is not written down again.
    for (const email of [member, coordinator]) await cost(email, words('hjälp'));
  });
  afterEach(async () => {
    await story.close();
    expect(story.faults).toEqual([]);
  });

  const words = (text: string): Incoming['ask'] => ({ kind: 'words', text });
  const press = (action: Action): Incoming['ask'] => ({ kind: 'press', action });
  const status = (area = 0, status: Status = 'going_well'): Action => ({
    kind: 'status',
    checkIn,
    party,
    area: areas[area] ?? 0,
    status,
  });

  /** The statements of one ask and of what it leaves to be done in the background. */
  async function cost(
    email: string,
    ask: Incoming['ask'],
    answer: Incoming['answer'] = ask.kind === 'press' ? 'post' : 'reply',
  ): Promise<string[]> {
    const from = {
      platform: 'slack',
      tenant: story.product.platforms.get('slack')?.tenant() ?? '',
      userId: slackId(email),
    } as const;
    const before = opened.asked.length;
    const reply = await story.app.handle({ key: `ask ${++asks}`, from, answer, within: 8_000, ask });
    await story.app.idle();
    expect(reply.kind).not.toBe('refused');
    expect(reply.kind).not.toBe('nothing');
    return opened.asked.slice(before);
  }

  const area = (done: string, before = ''): Incoming['ask'] => ({
    kind: 'form',
    form: {
      kind: 'area',
      checkIn,
      party,
      area: areas[0] ?? 0,
      base: baseOf(areaForm.shape, { done: before, needs: '', take: {} }),
    },
    values: { done, needs: '' },
  });

  it('help is one, and so is a member’s state', async () => {
    expect(await cost(member, words('hjälp'))).toHaveLength(1);
    expect(await cost(member, words('avstämning'))).toHaveLength(1);
    await cost(member, press(status()));
    expect(await cost(member, words('avstämning'))).toHaveLength(1);
  });

  it('each is one more where the answer is a message of its own, as in Teams: that it was asked is kept', async () => {
    for (const asked of ['hjälp', 'avstämning', 'historik'])
      expect(await cost(member, words(asked), 'post')).toHaveLength(
        1 + (await cost(member, words(asked))).length,
      );
    expect(await cost(member, words('hjälp'), 'post')).toHaveLength(2);
  });

  it('storing one area’s form is a read, a begin, a write and a commit, the first time and every other', async () => {
    expect(await cost(member, area('Träffar'))).toHaveLength(4);
    expect(await cost(member, area('Fler träffar', 'Träffar'))).toHaveLength(4);
  });

  it('pressing a status is as many, also where it begins a change of what is sent in', async () => {
    expect(await cost(member, press(status()))).toHaveLength(4);
    for (const which of [1, 2, 3]) expect(await cost(member, press(status(which)))).toHaveLength(4);
    expect(await cost(member, press({ kind: 'submit', checkIn, party }))).toHaveLength(4);
    expect(await cost(member, press(status(0, 'stalled')))).toHaveLength(4);
  });

  it('a reminder is three at most, with what claims and composes it', async () => {
    await story.close();
    const many = 20;
    story = await openStory(opened, await groupOf(Array.from({ length: many }, (_, i) => `Kommun ${i + 1}`)));
    await story.passTo('2019-05-21T08:00:00Z');
    const { product, now } = story;
    const [head] = await product.store.groups.all();
    const group = await product.store.groups.load(head?.id ?? 0);
    const current = await product.store.checkIns.current(group.id);
    const contacts = group.contacts.filter((one) => one.role === 'contact');
    const rows = contacts.map((one) => ({
      dedupe: `counted ${one.person.id}`,
      kind: 'reminder' as const,
      groupId: group.id,
      checkInId: current?.id,
      partyId: one.partyId,
      personId: one.person.id,
      rung: -1,
      dueAt: now(),
    }));
    await product.store.deliveries.plan(rows);
    const sentBefore = (await opened.deliveries()).filter(({ state }) => state === 'sent').length;
    const before = opened.asked.length;
    await sendDeliveries(product);
    const cost = opened.asked.length - before;
    const sent = (await opened.deliveries()).filter(({ state }) => state === 'sent').length - sentBefore;
    expect(sent).toBe(contacts.length);
    expect(sent).toBeGreaterThanOrEqual(many);
    expect(cost / sent).toBeLessThanOrEqual(3);
  });

  it('planning a course, changing it, signing up and showing them are a number that does not grow with them', async () => {
    const { store } = story.product;
    const [head] = await store.groups.all();
    const group = head?.id ?? 0;
    const convener = (await store.groups.load(group)).convenerId;
    const plan = (title: string): Incoming['ask'] => ({
      kind: 'form',
      form: { kind: 'new-course', group, party },
      values: { title, day: '2019-09-02', open: 'yes' },
    });
    const counts: Record<string, number> = {};
    const counted = async (what: string, email: string, ask: Incoming['ask']) => {
      counts[what] = (await cost(email, ask)).length;
    };
    await counted('plan', member, plan('Digital handledning'));
    const id = (await store.initiatives.list(group, {}))[0]?.id ?? 0;
    const of = { group, party, initiative: id };
    await counted('change', member, {
      kind: 'form',
      form: { kind: 'course', ...of },
      values: { places: '9' },
    });
    const signUp = (seats: string): Incoming['ask'] => ({
      kind: 'form',
      form: { kind: 'sign-up', ...of, party: convener },
      values: { seats },
    });
    await counted('sign up', coordinator, signUp('3'));
    await counted('sign up again', coordinator, signUp('2'));
    await counted('card', member, press({ kind: 'course', group, initiative: id }));
    await counted('list', member, words('kurser'));
    await counted('report', member, press({ kind: 'report', checkIn, party }));
    for (let n = 0; n < 8; n++) await cost(member, plan(`Kurs ${n}`));
    await counted('list of many', member, words('kurser'));
    await counted('report of many', member, press({ kind: 'report', checkIn, party }));
    // Planning one that is open also shows it in the group's channel: what sends that is counted.
    const most: Record<string, number> = {
      plan: 27,
      change: 15,
      'sign up': 12,
      'sign up again': 12,
      card: 6,
      list: 3,
      report: 8,
    };
    const more = Object.keys(most).filter((what) => (counts[what] ?? 0) > (most[what] ?? 0));
    expect(more).toEqual([]);
    expect(counts['list of many']).toBe(counts.list);
    expect(counts['report of many']).toBe(counts.report);
  });

  it('a look for what is due is one read where nothing is', async () => {
    // The first of a day looks for what is old too.
    await story.app.tick();
    const before = opened.asked.length;
    await story.app.tick();
    expect(opened.asked.slice(before)).toHaveLength(1);
  });

  it('so is a look for what is old', async () => {
    const before = opened.asked.length;
    expect(await story.product.store.forget(new Date('2018-01-01T00:00:00Z'), 100)).toBe(0);
    expect(opened.asked.slice(before)).toHaveLength(1);
  });

  it('of much that is old each tick takes some, until all is gone', async () => {
    await opened.type(
      `insert into inbound (key, at) select 'old ' || n, '2010-01-01' from generate_series(1, 10500) n`,
    );
    const left = async () =>
      (await opened.rows()).filter(
        ({ table, row }) => table === 'inbound' && String(row.key).startsWith('old'),
      ).length;
    story.set('2019-06-05T09:00:00Z');
    await story.app.tick();
    expect(await left()).toBe(500);
    await story.app.tick();
    expect(await left()).toBe(0);
  });

  it('a line of words that stores a status is as many as a press', async () => {
    expect(await cost(member, words('/lagesrapport Bemötande: går bra'))).toHaveLength(4);
  });
}

describe('in the embedded database', () => costs(openCountingEmbedded));
describeOnPostgres('on a real server', (server) => costs(() => openCountingPostgres(server)));
