import { and, eq, sql } from 'drizzle-orm';
import type { ArrangementStore, OfParty } from '../../src/ports/arrangements.ts';
import type { Db } from '../database.ts';
import { callNote, otherwise, partyDue, question } from '../schema/arrangement.ts';
import { arrangedJson, toArranged } from './arrangement-rows.ts';
import { prepared } from './prepared.ts';

export function createArrangements(db: Db): ArrangementStore {
  const checkInId = sql`${sql.placeholder('checkInId')}::int`;
  const arranged = prepared(db, 'arrangements_of', () =>
    db
      .select({ partyId: sql<number>`p.id`, arranged: arrangedJson(checkInId, sql`p.id`) })
      .from(
        sql`(select party_id as id from party_due where check_in_id = ${checkInId}
          union select party_id from otherwise where check_in_id = ${checkInId}
          union select party_id from question where check_in_id = ${checkInId}
          union select party_id from call_note where check_in_id = ${checkInId}) p`,
      )
      .orderBy(sql`p.id`),
  );

  /** The party's row, as it is to be from now on. */
  const setDue = (of: OfParty, set: Partial<typeof partyDue.$inferInsert>) =>
    db
      .insert(partyDue)
      .values({ ...of, ...set })
      .onConflictDoUpdate({ target: [partyDue.checkInId, partyDue.partyId], set });

  return {
    async of(id) {
      const rows = await arranged().execute({ checkInId: id });
      return new Map(rows.map((row) => [row.partyId, toArranged(row.arranged)]));
    },

    async giveTime(of, more, { by, at }) {
      await setDue(
        of,
        more
          ? { dueOn: more.until, reason: more.reason, givenBy: by, givenAt: at }
          : { dueOn: null, reason: null, givenBy: null, givenAt: null },
      );
    },

    async askTime(of, more, { by, at }) {
      await setDue(
        of,
        more
          ? { askedFor: more.until, askedReason: more.reason, askedBy: by, askedAt: at }
          : { askedFor: null, askedReason: null, askedBy: null, askedAt: null },
      );
    },

    async setOtherwise(of, set, done) {
      if (!set) {
        await db
          .delete(otherwise)
          .where(and(eq(otherwise.checkInId, of.checkInId), eq(otherwise.partyId, of.partyId)));
        return;
      }
      await db
        .insert(otherwise)
        .values({ ...of, ...set, ...done })
        .onConflictDoUpdate({ target: [otherwise.checkInId, otherwise.partyId], set: { ...set, ...done } });
    },

    async ask(of, asked, done) {
      const [row] = await db
        .insert(question)
        .values({ ...of, ...asked, ...done })
        .returning({ id: question.id });
      if (!row) throw new Error('A question was not kept.');
      return row.id;
    },

    async answer(questionId, text, { by, at }) {
      await db
        .update(question)
        .set({ answer: text, answeredBy: by, answeredAt: at })
        .where(eq(question.id, questionId));
    },

    async withdrawQuestion(questionId, at) {
      await db.update(question).set({ withdrawnAt: at }).where(eq(question.id, questionId));
    },

    async note(of, { statuses, ...note }, done) {
      const byArea = Object.fromEntries(statuses.map(({ areaId, status }) => [String(areaId), status]));
      const [row] = await db
        .insert(callNote)
        .values({ ...of, ...note, statuses: byArea, ...done })
        .returning({ id: callNote.id });
      if (!row) throw new Error('A note was not kept.');
      return row.id;
    },

    async confirmNote(noteId, done) {
      await db
        .update(callNote)
        .set({ confirmedBy: done?.by ?? null, confirmedAt: done?.at ?? null })
        .where(eq(callNote.id, noteId));
    },

    async withdrawNote(noteId, at) {
      await db.update(callNote).set({ withdrawnAt: at }).where(eq(callNote.id, noteId));
    },
  };
}
