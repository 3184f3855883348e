import { getTableColumns, is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import * as agreement from '../../db/schema/agreement.ts';
import * as arrangement from '../../db/schema/arrangement.ts';
import * as beginning from '../../db/schema/beginning.ts';
import * as checkIn from '../../db/schema/check-in.ts';
import * as delivery from '../../db/schema/delivery.ts';
import * as group from '../../db/schema/group.ts';
import * as groupChange from '../../db/schema/group-change.ts';
import * as initiative from '../../db/schema/initiative.ts';
import * as link from '../../db/schema/link.ts';
import * as log from '../../db/schema/log.ts';
import * as meeting from '../../db/schema/meeting.ts';
import * as person from '../../db/schema/person.ts';
import * as playground from '../../db/schema/playground.ts';
import * as statusUpdate from '../../db/schema/status-update.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { contactOf, groupOf } from '../support/product-groups.ts';
import { openStory } from '../support/product-story.ts';

/*
 * What becomes of everything that is stored when somebody is removed. A column that is not here fails the test: whoever
 * adds one says what it holds of people.
 *   none    nothing of anybody
 *   kept    says who did what for a party: it stays, under their name or their number
 *   text    what people wrote, or a document of it: a public record once it is sent in, and removed while it is a draft
 *   erased  goes with the person
 */
type Rule = 'none' | 'kept' | 'text' | 'erased';

const rules: Record<string, Record<string, Rule>> = {
  working_group: all(
    'none',
    'id key name timezone locale rhythm source revision file_digest digest_revision imported_at kept_in',
  ),
  party: all('none', 'id group_id key position name short_name municipality convener removed_at waiting'),
  area: all('none', 'id group_id key position name about questions courses removed_at'),
  agreement: {
    ...all('none', 'id group_id reference title valid_from valid_to purpose renews removed_at'),
    // Who signed a public contract.
    signed: 'kept',
  },
  agreement_party: all('none', 'agreement_id party_id'),
  agreement_area: all('none', 'agreement_id area_id'),
  place: all('none', 'id group_id platform tenant conversation_id reference removed_at'),
  person: { ...all('kept', 'id name'), ...all('erased', 'email slack_id teams_id') },
  contact: {
    ...all('none', 'shared'),
    ...all('kept', 'id party_id person_id role from_at ended_at'),
    ...all('erased', 'slack_id teams_id'),
  },
  coordinator: {
    ...all('kept', 'id group_id person_id from_at ended_at'),
    ...all('erased', 'slack_id teams_id'),
  },
  group_change: {
    ...all('none', 'id group_id made_at state settled_at'),
    ...all('kept', 'made_by settled_by'),
    edits: 'erased',
  },
  handover: {
    ...all('none', 'id party_id role from_on asked_at state settled_at met_at'),
    ...all('kept', 'person_id appointed_by asked_by settled_by'),
    ...all('erased', 'slack_id teams_id'),
  },
  stand_in: {
    ...all('none', 'id party_id from_on to_on made_at began_at ended_at'),
    ...all('kept', 'person_id made_by'),
    ...all('erased', 'slack_id teams_id'),
  },
  identity: all(
    'erased',
    `id person_id platform tenant user_id locale email home conversation_id reference looked_up_at looked_up_groups
    last_seen_at unreachable chosen_at`,
  ),
  check_in: {
    ...all(
      'none',
      'id group_id half_year due_on due_source file_due file_due_source next_plan_at opened_at locked_at',
    ),
    record: 'text',
  },
  showing: { ...all('none', 'id check_in_id at without'), ...all('kept', 'shown_by'), message: 'text' },
  superseded_record: { ...all('none', 'id check_in_id locked_at'), record: 'text' },
  status_update: all('none', 'id check_in_id party_id locked_at draft_notice_at'),
  version: {
    ...all('none', 'update_id n submitted_at contact_next overall_at'),
    ...all('kept', 'submitted_by submitted_as overall_by'),
    worked_well: 'text',
  },
  area_report: {
    ...all('none', 'update_id n area_id status saved_at'),
    saved_by: 'kept',
    ...all('text', 'done needs'),
  },
  commitment: { ...all('none', 'update_id n position key by'), ...all('text', 'what who') },
  outcome: all('none', 'update_id n commitment outcome'),
  party_due: {
    ...all('none', 'check_in_id party_id due_on reason given_at asked_for asked_reason asked_at'),
    ...all('kept', 'given_by asked_by'),
  },
  otherwise: { ...all('none', 'check_in_id party_id how on_day at'), by: 'kept' },
  question: {
    ...all('none', 'id check_in_id party_id area_id of_version at answered_at withdrawn_at'),
    ...all('kept', 'by answered_by'),
    ...all('text', 'text answer'),
  },
  call_note: {
    ...all('none', 'id check_in_id party_id on_day statuses reference at confirmed_at withdrawn_at'),
    ...all('kept', 'by confirmed_by'),
    ...all('text', 'informant said'),
  },
  delivery: {
    ...all(
      'none',
      `id kind group_id check_in_id place party_id rung due_at state claimed_by lease_until attempted_at settled_at reason`,
    ),
    // So that the same message does not go out again; both name the person by their number.
    ...all('kept', 'person_id dedupe merged_into'),
    ...all('erased', 'content platform tenant user_id conversation_id message_ids'),
  },
  pasted: { ...all('none', 'id group_id kind pasted_at'), ...all('kept', 'pasted_by'), text: 'erased' },
  // Of an account that has no person yet; gone when the code is.
  start_code: {
    ...all(
      'none',
      `id hash made_at until wrong wrong_since platform tenant used_at proof_hash proof_until proof_tries
      proven_at`,
    ),
    user_id: 'erased',
  },
  carried: { ...all('none', 'check_in_id at'), by: 'kept' },
  posted: { ...all('none', 'slot platform'), ...all('erased', 'conversation_id message_ids') },
  link: all('erased', 'hash person_id party_id check_in_id made_at dead_at said_name'),
  // Sealed with an address that is not kept, and gone within the day.
  page_answer: all('none', 'hash sealed until'),
  code: all('erased', 'person_id purpose hash tries until'),
  meeting: {
    ...all(
      'none',
      `id group_id check_in_id uid state day from_time to_time sequence told_at proposals asked_at agenda_at held_at
      made_at`,
    ),
    ...all('text', 'place words'),
  },
  // Answers to an invitation are kept in order only; who was there stands in the notes.
  meeting_guest: all('erased', 'meeting_id person_id party_id invited_at answer colleague answered_at'),
  meeting_fit: { ...all('none', 'meeting_id party_id fits answered_at'), ...all('erased', 'answered_by') },
  agenda_item: {
    ...all('none', 'meeting_id key position kind party_id'),
    ...all('text', 'title about note'),
    proposed_by: 'kept',
  },
  initiative: all('none', 'id group_id party_id n made_at'),
  initiative_version: {
    ...all(
      'none',
      `initiative_id n day last_day from_time to_time open area_id arrangement apply_by places separate_agreement_id
      state participants from_others saved_at`,
    ),
    ...all('text', 'title place apply_at about ask'),
    saved_by: 'kept',
  },
  // Kept in order, until the time for replies has passed.
  sign_up: { ...all('none', 'initiative_id party_id seats at seen_at'), signed_by: 'kept' },
  told: all('none', 'initiative_id party_id at'),
  tips_off: all('erased', 'group_id person_id at'),
  upcoming: all('none', 'group_id kind subject at'),
  separate_agreement: {
    ...all(
      'none',
      `id group_id reference title funding valid_from valid_to signed_on renews shared_at in_file saved_at removed_at`,
    ),
    ...all('text', 'aims purposes funding_about grant_decision grant_reference implementation'),
    // Who signed a public contract, and who wrote of it here.
    ...all('kept', 'signed_by saved_by'),
  },
  separate_agreement_party: all('none', 'agreement_id party_id'),
  renewal: { ...all('none', 'id group_id agreement_id separate_agreement_id plan at'), said_by: 'kept' },
  goal: all('none', 'id group_id key position text source measure target per removed_at'),
  meeting_attendance: all('none', 'meeting_id party_id present'),
  meeting_task: { ...all('none', 'meeting_id position key party_id by'), ...all('text', 'what') },
  meeting_minutes: {
    ...all('none', 'meeting_id n sent_at'),
    ...all('kept', 'sent_by'),
    ...all('text', 'paper'),
  },
  inbound: { ...all('erased', 'key'), ...all('none', 'at') },
  event: {
    ...all('none', 'id at kind group_id check_in_id party_id platform'),
    ...all('kept', 'actor detail'),
  },
  trial_clock: all('none', 'only at'),
  // Of a trial on one's own machine, with people who do not exist; it begins anew at a press.
  playground_message: all('none', 'id conversation at sender delivery slot unread drawn'),
};

function all(rule: Rule, names: string): Record<string, Rule> {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, rule]),
  );
}

const tables = [
  group,
  groupChange,
  person,
  checkIn,
  agreement,
  arrangement,
  beginning,
  initiative,
  statusUpdate,
  delivery,
  link,
  playground,
  log,
  meeting,
]
  .flatMap((concept) => Object.values<unknown>(concept))
  .filter((value): value is PgTable => is(value, PgTable));

it('is told of every column that there is', () => {
  const columns = tables.map((table) => [
    getTableConfig(table).name,
    Object.values(getTableColumns(table))
      .map(({ name }) => name)
      .sort(),
  ]);
  const told = Object.entries(rules).map(([table, ofTable]) => [table, Object.keys(ofTable).sort()]);
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(columns));
});

it('is kept or erased, of every column that refers to a person', () => {
  const referring = tables.flatMap((table) =>
    getTableConfig(table).foreignKeys.flatMap((key) => {
      const { columns, foreignTable } = key.reference();
      const { name } = getTableConfig(table);
      return foreignTable === person.person ? columns.map((column) => rules[name]?.[column.name]) : [];
    }),
  );
  expect(referring.length).toBeGreaterThan(6);
  for (const rule of referring) expect(rule).toMatch(/^(kept|erased)$/);
});

describe('after somebody is removed', () => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore();
  });
  afterAll(() => opened.close());

  it('nothing is left that the rules say goes, in any column', async () => {
    const email = contactOf('Klippan');
    const file = await groupOf(['Klippan', 'Lund']);
    const contact = file.parties.find(({ key }) => key === 'klippan')?.contacts[0];
    const id = `U${email.replace(/[^a-z0-9]/g, '').toUpperCase()}`;
    if (contact) contact.slack = id;
    const story = await openStory(opened, file);
    await story.passTo('2019-06-05T08:00:00Z');
    await story.answer(email, Array(4).fill('🟢 Går bra'));
    await story.say(email, '/lagesrapport bemötande gul Aldrig inskickat');
    const conversation = story.slack.double.dm(id);
    await opened.slotsFor('slack').keep('report:1:2', conversation, ['1.2']);
    await opened.type(`insert into inbound values ('slack:press:1:save:${id}:2', now())`);
    const without = structuredClone(file);
    without.parties.find(({ key }) => key === 'klippan')?.contacts.shift();
    await story.importAgain(without);

    const traces = [id, conversation, email, 'Aldrig inskickat'];
    const foundIn = async () => {
      const found = new Set<string>();
      for (const { table, row } of await opened.rows())
        for (const [column, value] of Object.entries(row))
          if (traces.some((trace) => JSON.stringify(value)?.includes(trace))) found.add(`${table}.${column}`);
      return [...found].sort();
    };
    const before = await foundIn();
    for (const where of [
      'person.email',
      'contact.slack_id',
      'identity.user_id',
      'delivery.conversation_id',
      'posted.conversation_id',
      'inbound.key',
    ])
      expect(before).toContain(where);
    // Wherever it stood, it was in a column that says so.
    for (const where of before) {
      const [table = '', column = ''] = where.split('.');
      expect([where, rules[table]?.[column]]).toEqual([where, expect.stringMatching(/^(erased|text)$/)]);
    }
    await opened.archive.erase(email, { by: 'A', reference: '1', at: story.now() });
    expect(await foundIn()).toEqual([]);
    await story.close();
  });
});
