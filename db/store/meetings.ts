import { asc, desc, eq, sql } from 'drizzle-orm';
import type { Fit, Meeting } from '../../src/domain/meeting.ts';
import type { MeetingChange, Meetings } from '../../src/ports/meetings.ts';
import type { Db } from '../database.ts';
import { workingGroup } from '../schema/group.ts';
import {
  agendaItem,
  meeting,
  meetingAttendance,
  meetingFit,
  meetingGuest,
  meetingMinutes,
  meetingTask,
} from '../schema/meeting.ts';
import { person } from '../schema/person.ts';

/** All that hangs on a meeting, in an order in which it can be removed. */
export const partsOfMeeting = [
  meetingMinutes,
  meetingTask,
  meetingAttendance,
  agendaItem,
  meetingFit,
  meetingGuest,
] as const;

export function createMeetings(db: Db): Meetings {
  return {
    async add({ groupId, checkInId, state, when, place, words, proposals, at }) {
      const [row] = await db
        .insert(meeting)
        .values({ groupId, checkInId, state, ...columnsOf(when), place, words, proposals, madeAt: at })
        .returning({ id: meeting.id });
      if (!row) throw new Error('a meeting was not kept');
      return row.id;
    },

    async get(id) {
      const [row] = await db.select().from(meeting).where(eq(meeting.id, id));
      return row && toMeeting(row);
    },

    async lockRow(id) {
      const [row] = await db.select().from(meeting).where(eq(meeting.id, id)).for('no key update');
      return row && toMeeting(row);
    },

    async list(groupId) {
      const rows = await db
        .select()
        .from(meeting)
        .where(eq(meeting.groupId, groupId))
        .orderBy(desc(meeting.day), desc(meeting.fromTime), desc(meeting.id));
      return rows.map(toMeeting);
    },

    async ofCheckIn(checkInId) {
      const rows = await db
        .select()
        .from(meeting)
        .where(eq(meeting.checkInId, checkInId))
        .orderBy(asc(meeting.day), asc(meeting.fromTime), asc(meeting.id));
      return rows.map(toMeeting);
    },

    async change(id, { when, ...rest }: MeetingChange, told) {
      const changed = { ...rest, ...(when ? columnsOf(when) : {}) };
      const [row] = await db
        .update(meeting)
        .set(changed)
        .where(eq(meeting.id, id))
        .returning({ groupId: meeting.groupId });
      if (row && told)
        await db
          .update(workingGroup)
          .set({ revision: sql`${workingGroup.revision} + 1` })
          .where(eq(workingGroup.id, row.groupId));
    },

    async remove(id) {
      for (const table of partsOfMeeting) await db.delete(table).where(eq(table.meetingId, id));
      await db.delete(meeting).where(eq(meeting.id, id));
    },

    async invite(id, guests, at) {
      if (guests.length === 0) return;
      await db
        .insert(meetingGuest)
        .values(guests.map((guest) => ({ ...guest, meetingId: id, invitedAt: at })))
        .onConflictDoNothing();
    },

    async guests(id) {
      const rows = await db
        .select()
        .from(meetingGuest)
        .where(eq(meetingGuest.meetingId, id))
        .orderBy(asc(meetingGuest.partyId), asc(meetingGuest.personId));
      return rows.map(({ personId, partyId, answer, colleague }) => ({
        personId,
        partyId,
        ...(answer && { answer }),
        colleague,
      }));
    },

    async answer(id, guest, said, at) {
      await db
        .insert(meetingGuest)
        .values({ ...guest, ...said, meetingId: id, invitedAt: at, answeredAt: at })
        .onConflictDoUpdate({
          target: [meetingGuest.meetingId, meetingGuest.personId],
          set: { ...said, answeredAt: at },
        });
    },

    async askAgain(id) {
      await db
        .update(meetingGuest)
        .set({ answer: null, colleague: '', answeredAt: null })
        .where(eq(meetingGuest.meetingId, id));
    },

    async fits(id) {
      const rows = await db
        .select({
          partyId: meetingFit.partyId,
          fits: meetingFit.fits,
          by: { id: person.id, name: person.name },
        })
        .from(meetingFit)
        .leftJoin(person, eq(person.id, meetingFit.answeredBy))
        .where(eq(meetingFit.meetingId, id))
        .orderBy(asc(meetingFit.partyId));
      return rows.map(({ by, ...fit }): Fit => ({ ...fit, ...(by && { by }) }));
    },

    async answerFit(id, { partyId, fits, by }, at) {
      const said = { fits, answeredBy: by, answeredAt: at };
      await db
        .insert(meetingFit)
        .values({ meetingId: id, partyId, ...said })
        .onConflictDoUpdate({ target: [meetingFit.meetingId, meetingFit.partyId], set: said });
    },

    async agenda(id) {
      const rows = await db
        .select()
        .from(agendaItem)
        .where(eq(agendaItem.meetingId, id))
        .orderBy(asc(agendaItem.position), asc(agendaItem.key));
      return rows.map(({ key, kind, title, about, partyId, proposedBy, note }) => ({
        key,
        kind,
        title,
        about,
        ...(partyId !== null && { partyId }),
        ...(proposedBy !== null && { by: proposedBy }),
        note,
      }));
    },

    async setAgenda(id, items) {
      await db.delete(agendaItem).where(eq(agendaItem.meetingId, id));
      if (items.length > 0)
        await db.insert(agendaItem).values(
          items.map(({ by, ...item }, position) => ({
            ...item,
            meetingId: id,
            position,
            proposedBy: by ?? null,
          })),
        );
    },

    async addQuestion(id, { by, ...item }) {
      const last = sql<number>`(select coalesce(max(a.position), -1) + 1 from agenda_item a where a.meeting_id = ${id})`;
      await db.insert(agendaItem).values({ ...item, meetingId: id, position: last, proposedBy: by ?? null });
    },

    async attendance(id) {
      const rows = await db.select().from(meetingAttendance).where(eq(meetingAttendance.meetingId, id));
      return new Map(rows.map(({ partyId, present }) => [partyId, present]));
    },

    async setAttendance(id, present) {
      await db.delete(meetingAttendance).where(eq(meetingAttendance.meetingId, id));
      const rows = [...present].map(([partyId, there]) => ({ meetingId: id, partyId, present: there }));
      if (rows.length > 0) await db.insert(meetingAttendance).values(rows);
    },

    async tasks(id) {
      const rows = await db
        .select()
        .from(meetingTask)
        .where(eq(meetingTask.meetingId, id))
        .orderBy(asc(meetingTask.position));
      return rows.map(({ key, what, partyId, by }) => ({
        key,
        what,
        ...(partyId !== null && { partyId }),
        ...(by !== null && { by }),
      }));
    },

    async setTasks(id, tasks) {
      await db.delete(meetingTask).where(eq(meetingTask.meetingId, id));
      if (tasks.length > 0)
        await db
          .insert(meetingTask)
          .values(tasks.map((task, position) => ({ ...task, meetingId: id, position })));
    },

    async tookPart(groupId) {
      const rows = await db
        .select({
          partyId: meetingAttendance.partyId,
          took: sql<number>`(count(*) filter (where ${meetingAttendance.present}))::int`,
          of: sql<number>`count(*)::int`,
        })
        .from(meetingAttendance)
        .innerJoin(meeting, eq(meeting.id, meetingAttendance.meetingId))
        .where(eq(meeting.groupId, groupId))
        .groupBy(meetingAttendance.partyId);
      return new Map(rows.map(({ partyId, ...took }) => [partyId, took]));
    },

    async minutes(id) {
      const rows = await db
        .select()
        .from(meetingMinutes)
        .where(eq(meetingMinutes.meetingId, id))
        .orderBy(asc(meetingMinutes.n));
      return rows.map(({ meetingId: _, ...sent }) => sent);
    },

    async keepMinutes(id, sent) {
      await db.insert(meetingMinutes).values({ ...sent, meetingId: id });
    },
  };
}

const columnsOf = (when: Meeting['when']) =>
  when ? { day: when.day, fromTime: when.from, toTime: when.to } : {};

function toMeeting({ day, fromTime, toTime, madeAt: _, ...row }: typeof meeting.$inferSelect): Meeting {
  return {
    ...row,
    when:
      day !== null && fromTime !== null && toTime !== null ? { day, from: fromTime, to: toTime } : undefined,
    toldAt: row.toldAt ?? undefined,
    askedAt: row.askedAt ?? undefined,
    agendaAt: row.agendaAt ?? undefined,
    heldAt: row.heldAt ?? undefined,
  };
}
