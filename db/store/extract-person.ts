import { asc, eq, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { PersonalData } from '../../src/ports/archive.ts';
import type { Db } from '../database.ts';
import { renewal, separateAgreement } from '../schema/agreement.ts';
import { callNote, otherwise, partyDue, question } from '../schema/arrangement.ts';
import { carried, pasted } from '../schema/beginning.ts';
import { checkIn, showing } from '../schema/check-in.ts';
import { delivery, posted } from '../schema/delivery.ts';
import { party, workingGroup } from '../schema/group.ts';
import { groupChange, handover, standIn } from '../schema/group-change.ts';
import { initiative, initiativeVersion, signUp, tipsOff } from '../schema/initiative.ts';
import { code, link } from '../schema/link.ts';
import { event, inbound } from '../schema/log.ts';
import { agendaItem, meetingFit, meetingGuest, meetingMinutes } from '../schema/meeting.ts';
import { contact, coordinator } from '../schema/person.ts';
import { areaReport, commitment, outcome, statusUpdate, version } from '../schema/status-update.ts';
import { knownBy, namesOneOf } from './known-by-address.ts';

/** All that is kept about whoever has an address. Undefined: nobody has it. */
export async function extractPerson(db: Db, email: string): Promise<PersonalData | undefined> {
  const known = await knownBy(db, email);
  if (!known) return undefined;
  const rows = (table: PgTable, where: SQL | undefined) => db.select().from(table).where(where);
  const { person, identities, conversations } = known;
  const ids = [...identities.map(({ userId }) => userId), ...conversations];
  const kept = {
    identities,
    conversations: await rows(posted, namesOneOf(sql`${posted.conversationId}`, conversations)),
    payloads: await rows(inbound, namesOneOf(sql`${inbound.key}`, ids)),
  };
  if (!person) return kept;
  const { id, name } = person;
  const where = { group: workingGroup.key, halfYear: checkIn.halfYear, party: party.name };
  /** Parts of answers, with the answer that they are of. */
  const inAnswers = (
    table: typeof version | typeof areaReport | typeof commitment | typeof outcome,
    which: SQL | undefined,
  ) =>
    db
      .select({ ...where, row: sql<unknown>`to_jsonb(${table}.*)` })
      .from(table)
      .innerJoin(statusUpdate, eq(statusUpdate.id, table.updateId))
      .innerJoin(checkIn, eq(checkIn.id, statusUpdate.checkInId))
      .innerJoin(workingGroup, eq(workingGroup.id, checkIn.groupId))
      .innerJoin(party, eq(party.id, statusUpdate.partyId))
      .where(which)
      .orderBy(asc(checkIn.halfYear), asc(table.n));
  /** What is arranged for a party, with which party in which half-year. */
  const inArrangements = (
    table: typeof partyDue | typeof otherwise | typeof question | typeof callNote,
    which: SQL | undefined,
  ) =>
    db
      .select({ ...where, row: sql<unknown>`to_jsonb(${table}.*)` })
      .from(table)
      .innerJoin(checkIn, eq(checkIn.id, table.checkInId))
      .innerJoin(workingGroup, eq(workingGroup.id, checkIn.groupId))
      .innerJoin(party, eq(party.id, table.partyId))
      .where(which)
      .orderBy(asc(checkIn.halfYear), asc(table.partyId));
  const inText = (...texts: SQL[]) =>
    or(...texts.map((text) => sql`strpos(lower(${text}), lower(${name})) > 0`));
  const said = or(eq(version.submittedBy, id), eq(version.overallBy, id));
  const ofTheirs = (updateId: PgColumn, n: PgColumn) =>
    sql`(${updateId}, ${n}) in (select ${version.updateId}, ${version.n} from ${version} where ${said})`;
  return {
    person,
    ...kept,
    contacts: await db
      .select({
        party: party.name,
        role: contact.role,
        from: contact.fromAt,
        to: contact.endedAt,
        slack: contact.slackId,
        teams: contact.teamsId,
      })
      .from(contact)
      .innerJoin(party, eq(party.id, contact.partyId))
      .where(eq(contact.personId, id)),
    coordinators: await rows(coordinator, eq(coordinator.personId, id)),
    handovers: await rows(handover, or(eq(handover.personId, id), eq(handover.askedBy, id))),
    standIns: await rows(standIn, or(eq(standIn.personId, id), eq(standIn.madeBy, id))),
    groupChanges: await rows(
      groupChange,
      or(eq(groupChange.madeBy, id), namesOneOf(sql`${groupChange.edits}::text`, [email.toLowerCase()])),
    ),
    pasted: await rows(
      pasted,
      or(eq(pasted.pastedBy, id), namesOneOf(sql`${pasted.text}`, [email.toLowerCase()])),
    ),
    carried: await rows(carried, eq(carried.by, id)),
    versions: await db
      .select({ ...where, version })
      .from(version)
      .innerJoin(statusUpdate, eq(statusUpdate.id, version.updateId))
      .innerJoin(checkIn, eq(checkIn.id, statusUpdate.checkInId))
      .innerJoin(workingGroup, eq(workingGroup.id, checkIn.groupId))
      .innerJoin(party, eq(party.id, statusUpdate.partyId))
      .where(said)
      .orderBy(asc(checkIn.halfYear), asc(version.n)),
    areaReports: await inAnswers(areaReport, eq(areaReport.savedBy, id)),
    // Also those that others have put on them.
    commitments: await inAnswers(
      commitment,
      or(
        ofTheirs(commitment.updateId, commitment.n),
        sql`strpos(lower(${commitment.who}), lower(${name})) > 0`,
      ),
    ),
    outcomes: await inAnswers(outcome, ofTheirs(outcome.updateId, outcome.n)),
    moreTime: await inArrangements(partyDue, or(eq(partyDue.givenBy, id), eq(partyDue.askedBy, id))),
    otherwise: await inArrangements(otherwise, eq(otherwise.by, id)),
    questions: await inArrangements(question, or(eq(question.by, id), eq(question.answeredBy, id))),
    // Also those that name them as whoever said it.
    callNotes: await inArrangements(
      callNote,
      or(
        eq(callNote.by, id),
        eq(callNote.confirmedBy, id),
        sql`strpos(lower(${callNote.informant}), lower(${name})) > 0`,
      ),
    ),
    // Also those that say to ask them.
    courses: await db
      .select({
        group: workingGroup.key,
        party: party.name,
        row: sql<unknown>`to_jsonb(${initiativeVersion}.*)`,
      })
      .from(initiativeVersion)
      .innerJoin(initiative, eq(initiative.id, initiativeVersion.initiativeId))
      .innerJoin(workingGroup, eq(workingGroup.id, initiative.groupId))
      .innerJoin(party, eq(party.id, initiative.partyId))
      .where(
        or(
          eq(initiativeVersion.savedBy, id),
          inText(sql`${initiativeVersion.ask}`, sql`${initiativeVersion.about}`),
        ),
      )
      .orderBy(asc(initiativeVersion.initiativeId), asc(initiativeVersion.n)),
    signUps: await rows(signUp, eq(signUp.signedBy, id)),
    courseTipsOff: await rows(tipsOff, eq(tipsOff.personId, id)),
    separateAgreements: await rows(
      separateAgreement,
      or(eq(separateAgreement.savedBy, id), inText(sql`${separateAgreement.signedBy}`)),
    ),
    renewals: await rows(renewal, eq(renewal.saidBy, id)),
    // Also where somebody else has said that they come.
    meetingAnswers: await rows(
      meetingGuest,
      or(eq(meetingGuest.personId, id), sql`strpos(lower(${meetingGuest.colleague}), lower(${name})) > 0`),
    ),
    meetingDays: await rows(meetingFit, eq(meetingFit.answeredBy, id)),
    meetingQuestions: await rows(agendaItem, eq(agendaItem.proposedBy, id)),
    meetingMinutes: await rows(
      meetingMinutes,
      or(
        eq(meetingMinutes.sentBy, id),
        sql`strpos(lower(${meetingMinutes.paper}::text), lower(${name})) > 0`,
      ),
    ),
    deliveries: await rows(delivery, eq(delivery.personId, id)),
    links: await rows(link, eq(link.personId, id)),
    codes: await rows(code, eq(code.personId, id)),
    showings: await rows(showing, eq(showing.shownBy, id)),
    events: await rows(event, or(eq(event.actor, id), sql`${event.detail} ->> 'person' = ${String(id)}`)),
  };
}
