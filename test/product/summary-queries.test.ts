import type { HalfYear } from '../../src/domain/half-year.ts';
import { forgetSummaries, readSummary } from '../../src/summary/read-summary.ts';
import { coordinatorSummary } from '../../src/summary/summarise-check-in.ts';
import { type CountingStore, openCountingEmbedded, openCountingPostgres } from '../support/counting-store.ts';
import { coordinatorIn } from '../support/golden-group.ts';
import { describeOnPostgres } from '../support/postgres.ts';
import { groupOf } from '../support/product-groups.ts';
import { openStory, type Story } from '../support/product-story.ts';

/*
 * What the summary asks of the database, by the statements that reach the driver. The answers are put in by SQL: given
 * one by one, a region's ten years take minutes.
 */

/** Half-years that end with the one that is open. */
function halfYears(count: number): HalfYear[] {
  const all = Array.from({ length: 10 }, (_, i) => 2009 + i).flatMap((year): HalfYear[] => [
    `${year}-H2`,
    `${year + 1}-H1`,
  ]);
  return all.slice(-count);
}

/** In each half-year all answer every area and agree to something; nine in ten then say that it was done. */
const answers = `
  insert into status_update (check_in_id, party_id)
    select c.id, p.id from check_in c join party p on p.group_id = c.group_id where c.opened_at is not null;
  insert into version (update_id, n, submitted_at, submitted_by, worked_well)
    select u.id, 1, c.due_on, k.person_id, case when u.id % 6 = 0 then 'Bokcirkel' else '' end
    from status_update u join check_in c on c.id = u.check_in_id
      join contact k on k.party_id = u.party_id and k.role = 'contact';
  insert into area_report (update_id, n, area_id, status, done, needs, saved_by, saved_at)
    select v.update_id, v.n, a.id,
      (array['going_well', 'needs_change', 'stalled'])[1 + (v.update_id + a.id) % 3], 'Träffar',
      case when v.update_id % 4 = 0 then 'Svårt att frigöra personal.' else '' end, v.submitted_by, v.submitted_at
    from version v, area a;
  insert into commitment (update_id, n, position, key, what, who)
    select v.update_id, v.n, 0, md5(v.update_id::text)::uuid, 'Kurs', 'Anna' from version v;
  insert into outcome (update_id, n, commitment, outcome)
    select u.id, 1, md5(before.id::text)::uuid, 'yes'
    from status_update u join check_in c on c.id = u.check_in_id
      join check_in d on d.half_year = (select max(e.half_year) from check_in e where e.half_year < c.half_year)
      join status_update before on before.check_in_id = d.id and before.party_id = u.party_id
    where before.id % 10 > 0`;

let story: Story | undefined;

/** How often the database is asked for a summary, for the same again, and for all that the coordinator then sees. */
async function reads(opened: CountingStore, libraries: number, history: number) {
  const names = Array.from({ length: libraries - 1 }, (_, i) => `Kommun ${i + 1}`);
  const file = await groupOf(names);
  for (const agreement of file.agreements) agreement.validFrom = '2008-01-01';
  const notInSlack = file.parties.flatMap((one) => one.contacts.map(({ email }) => email));
  await story?.close();
  story = await openStory(opened, file, { notInSlack });
  const { product, now } = story;
  const { store } = product;
  const asker = await coordinatorIn(story, 'sv');
  for (const halfYear of halfYears(history)) {
    const due = { dueOn: `${halfYear.slice(0, 4)}-06-14`, dueSource: 'week' as const };
    const { id } = await store.checkIns.ensure(asker.group.id, halfYear, due, now());
    await store.checkIns.open(id, now());
  }
  await opened.type(`set local avstamning.decision = 'a history for a test'`, ...answers.split(';'));
  const checkIn = await store.checkIns.current(asker.group.id);
  if (!checkIn) throw new Error('no check-in is open');
  const count = async (work: () => Promise<unknown>) => {
    const before = opened.asked.length;
    await work();
    return opened.asked.length - before;
  };
  const summary = () => readSummary(product, store, asker.group, checkIn);
  const counts = {
    first: await count(summary),
    again: await count(summary),
    coordinator: await count(() => {
      forgetSummaries(product);
      return coordinatorSummary(product, store, asker, checkIn);
    }),
  };
  const { parties, agreed } = (await summary()).summary;
  // What is counted is of the size that it says.
  expect(parties.filter((party) => party.answered)).toHaveLength(libraries);
  expect(agreed.length).toBeGreaterThan((libraries * (history - 1)) / 20);
  return counts;
}

function sameWhateverTheSize(open: () => Promise<CountingStore>): void {
  let opened: CountingStore;
  beforeAll(async () => {
    opened = await open();
  });
  afterEach(async () => {
    await story?.close();
    expect(story?.faults).toEqual([]);
    story = undefined;
  });
  afterAll(() => opened.close());

  it('costs as many queries for 33 parties with 20 half-years as with 2, and for 290 as for 33', async () => {
    const few = await reads(opened, 33, 2);
    expect(await reads(opened, 33, 20)).toEqual(few);
    expect(await reads(opened, 290, 20)).toEqual(few);
    expect(few.first).toBeLessThanOrEqual(11);
    expect(few.again).toBe(1);
    expect(few.coordinator).toBeLessThanOrEqual(12);
  });
}

describe('the summary, in the embedded database', () => sameWhateverTheSize(openCountingEmbedded));
describeOnPostgres('the summary, on a real server', (server) =>
  sameWhateverTheSize(() => openCountingPostgres(server)),
);
