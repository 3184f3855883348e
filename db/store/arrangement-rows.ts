import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Arranged, nothingArranged, otherWays, timeReasons } from '../../src/domain/arrangement.ts';
import { statuses } from '../../src/domain/status-update.ts';

/* What is arranged for one party, as one JSON value, for statements that read it together with something else. */

const author = (personId: SQL) =>
  sql`(select json_build_object('id', x.id, 'name', x.name) from person x where x.id = ${personId})`;

const questions = (checkInId: SQL, partyId: SQL) => sql`(
  select json_agg(json_build_object(
    'id', q.id, 'areaId', q.area_id, 'ofVersion', q.of_version, 'text', q.text, 'by', ${author(sql`q.by`)}, 'at', q.at,
    'answer', case when q.answered_at is not null then json_build_object(
      'text', q.answer, 'by', ${author(sql`q.answered_by`)}, 'at', q.answered_at) end) order by q.id)
  from question q where q.check_in_id = ${checkInId} and q.party_id = ${partyId} and q.withdrawn_at is null)`;

const note = (checkInId: SQL, partyId: SQL) => sql`(
  select json_build_object(
    'id', n.id, 'informant', n.informant, 'on', n.on_day, 'statuses', n.statuses, 'said', n.said,
    'reference', n.reference, 'by', ${author(sql`n.by`)}, 'at', n.at,
    'confirmed', case when n.confirmed_at is not null then json_build_object(
      'by', ${author(sql`n.confirmed_by`)}, 'at', n.confirmed_at) end)
  from call_note n where n.check_in_id = ${checkInId} and n.party_id = ${partyId} and n.withdrawn_at is null
  order by n.id desc limit 1)`;

/** Null where nothing is. */
export const arrangedJson = (checkInId: SQL, partyId: SQL) => sql<ArrangedJson | null>`(
  select case when num_nonnulls(d.party_id, o.party_id, s.questions, s.note) > 0 then json_build_object(
    'due', case when d.due_on is not null then json_build_object(
      'until', d.due_on, 'reason', d.reason, 'at', d.given_at) end,
    'asked', case when d.asked_for is not null then json_build_object(
      'until', d.asked_for, 'reason', d.asked_reason, 'at', d.asked_at, 'by', ${author(sql`d.asked_by`)}) end,
    'otherwise', case when o.party_id is not null then json_build_object('how', o.how, 'on', o.on_day) end,
    'questions', s.questions, 'note', s.note) end
  from (select ${questions(checkInId, partyId)} as questions, ${note(checkInId, partyId)} as note) s
  left join party_due d on d.check_in_id = ${checkInId} and d.party_id = ${partyId}
  left join otherwise o on o.check_in_id = ${checkInId} and o.party_id = ${partyId})`;

/** Names all that is arranged in a group: another as soon as any of it is another. */
export const arrangedStamp = (groupId: SQL) => sql`
  select concat_ws(' ', count(*), md5(string_agg(s.line, ' ' order by s.line)))
  from check_in c join lateral (
    select concat_ws(',', 'd', d.party_id, d.due_on, d.given_at, d.asked_at) as line
      from party_due d where d.check_in_id = c.id
    union all select concat_ws(',', 'o', o.party_id, o.at) from otherwise o where o.check_in_id = c.id
    union all select concat_ws(',', 'q', q.id, q.answered_at, q.withdrawn_at)
      from question q where q.check_in_id = c.id
    union all select concat_ws(',', 'n', n.id, n.confirmed_at, n.withdrawn_at)
      from call_note n where n.check_in_id = c.id
  ) s on true
  where c.group_id = ${groupId}`;

const person = z.object({ id: z.number(), name: z.string() });
const moment = z.string().transform((text) => new Date(text));
const time = z.object({ until: z.string(), reason: z.enum(timeReasons), at: moment });
const json = z.object({
  due: time.nullable(),
  asked: time.extend({ by: person }).nullable(),
  otherwise: z.object({ how: z.enum(otherWays), on: z.string() }).nullable(),
  questions: z
    .array(
      z.object({
        id: z.number(),
        areaId: z.number(),
        ofVersion: z.number(),
        text: z.string(),
        by: person,
        at: moment,
        answer: z.object({ text: z.string(), by: person, at: moment }).nullable(),
      }),
    )
    .nullable(),
  note: z
    .object({
      id: z.number(),
      informant: z.string(),
      on: z.string(),
      statuses: z.record(z.string(), z.enum(statuses)),
      said: z.string(),
      reference: z.string().nullable(),
      by: person,
      at: moment,
      confirmed: z.object({ by: person, at: moment }).nullable(),
    })
    .nullable(),
});
export type ArrangedJson = z.input<typeof json>;

export function toArranged(found: ArrangedJson | null): Arranged {
  if (!found) return nothingArranged;
  const { due, asked, otherwise, questions, note } = json.parse(found);
  return {
    ...(due && { moreTime: due }),
    ...(asked && { askedTime: asked }),
    ...(otherwise && { otherwise }),
    questions: (questions ?? []).map(({ answer, ...one }) => ({ ...one, ...(answer && { answer }) })),
    ...(note && {
      note: {
        ...note,
        statuses: Object.entries(note.statuses).map(([areaId, status]) => ({
          areaId: Number(areaId),
          status,
        })),
        reference: note.reference ?? undefined,
        confirmed: note.confirmed ?? undefined,
      },
    }),
  };
}
