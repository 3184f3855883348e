import { and, eq, exists, inArray, isNull, like, or, sql } from 'drizzle-orm';
import type { Decision, Erased } from '../../src/ports/archive.ts';
import type { Event } from '../../src/ports/store.ts';
import type { Db } from '../database.ts';
import { pasted, startCode } from '../schema/beginning.ts';
import { checkIn } from '../schema/check-in.ts';
import { delivery, posted } from '../schema/delivery.ts';
import { party, workingGroup } from '../schema/group.ts';
import { groupChange, handover, standIn } from '../schema/group-change.ts';
import { tipsOff } from '../schema/initiative.ts';
import { code, link } from '../schema/link.ts';
import { event, inbound } from '../schema/log.ts';
import { meetingFit, meetingGuest } from '../schema/meeting.ts';
import { contact, coordinator, identity, person } from '../schema/person.ts';
import { version } from '../schema/status-update.ts';
import { eraseDrafts } from './erase-drafts.ts';
import { type Known, knownBy, namesOneOf } from './known-by-address.ts';
import { lockLinks } from './who-is-who.ts';

/**
 * Removes what need not be kept about whoever has an address, beside a running bot; inside a transaction that names the
 * decision. What is sent in stays, also what is being sent in just now. Undefined: nobody has the address.
 */
export async function erasePerson(db: Db, email: string, decision: Decision): Promise<Erased | undefined> {
  // Before anything is read: nobody links a new account to the person meanwhile.
  await lockLinks(db);
  const known = await knownBy(db, email);
  if (!known) return undefined;
  const { person: who } = known;
  const drafts = who ? await eraseDrafts(db, who.id) : 0;
  await eraseTraces(db, known);
  const deliveries = who ? await eraseDeliveries(db, who.id) : 0;
  const current = who !== undefined && (await isCurrent(db, who.id));
  if (who) await db.update(meetingFit).set({ answeredBy: null }).where(eq(meetingFit.answeredBy, who.id));
  if (who)
    for (const table of [link, code, meetingGuest, tipsOff])
      await db.delete(table).where(eq(table.personId, who.id));
  if (who) await erasePlatformIds(db, who.id, current);
  // What a change of a group was goes whole: its way back would bring the person back.
  await db.delete(groupChange).where(namesOneOf(sql`${groupChange.edits}::text`, [email.toLowerCase()]));
  await db.delete(pasted).where(namesOneOf(sql`${pasted.text}`, [email.toLowerCase()]));
  const versions = who ? await db.$count(version, eq(version.submittedBy, who.id)) : 0;
  const erased = { identities: known.identities.length, deliveries, drafts, versions, current };
  const { by, reference, at } = decision;
  const detail = { ...(who ? { person: who.id } : {}), by, decision: reference, ...erased };
  for (const groupId of await groupsOf(db, who?.id))
    await db.insert(event).values({ at, kind: 'erased', groupId, detail } satisfies Event);
  return erased;
}

/** Where they are on the platforms, and what was drawn for them there. */
async function eraseTraces(db: Db, { person: who, identities, conversations }: Known): Promise<void> {
  const ids = identities.map(({ id }) => id);
  if (ids.length > 0) await db.delete(identity).where(inArray(identity.id, ids));
  for (const { platform, userId } of identities)
    await db.delete(startCode).where(and(eq(startCode.platform, platform), eq(startCode.userId, userId)));
  const names = [...identities.map(({ userId }) => userId), ...conversations];
  await db.delete(inbound).where(namesOneOf(sql`${inbound.key}`, names));
  await db.delete(posted).where(namesOneOf(sql`${posted.conversationId}`, conversations));
  if (!who) return;
  // A conversation may be known by nothing but the list in it. A colleague's list is then drawn anew instead of in place.
  const parties = await db
    .selectDistinct({ id: contact.partyId })
    .from(contact)
    .where(eq(contact.personId, who.id));
  for (const { id } of parties) await db.delete(posted).where(like(posted.slot, `report:%:${id}`));
}

async function erasePlatformIds(db: Db, id: number, current: boolean): Promise<void> {
  const none = { slackId: null, teamsId: null };
  for (const table of [contact, coordinator, handover, standIn])
    await db.update(table).set(none).where(eq(table.personId, id));
  await db
    .update(person)
    // No mail reaches an address in `invalid`; the number keeps it apart from others.
    .set({ ...none, ...(current ? {} : { email: `${id}@erased.invalid` }) })
    .where(eq(person.id, id));
}

/** Whether the group's file names the person now. */
async function isCurrent(db: Db, id: number): Promise<boolean> {
  const [row] = await db
    .select({ id: person.id })
    .from(person)
    .where(
      and(
        eq(person.id, id),
        or(
          sql`exists (select from answerer a where a.person_id = ${id})`,
          exists(
            db
              .select({ one: sql`1` })
              .from(coordinator)
              .where(and(eq(coordinator.personId, id), isNull(coordinator.endedAt))),
          ),
        ),
      ),
    );
  return row !== undefined;
}

/**
 * A row of a check-in that is not locked goes on being the reason why the same message is not sent again, but tells
 * no more where it went; the others are removed.
 */
async function eraseDeliveries(db: Db, id: number): Promise<number> {
  const openCheckIns = db.select({ id: checkIn.id }).from(checkIn).where(isNull(checkIn.lockedAt));
  const stripped = await db
    .update(delivery)
    .set({
      state: sql`case when ${delivery.state} in ('planned', 'claimed', 'in_doubt') then 'skipped' else ${delivery.state} end`,
      platform: null,
      tenant: null,
      userId: null,
      conversationId: null,
      messageIds: null,
      content: null,
    })
    .where(and(eq(delivery.personId, id), inArray(delivery.checkInId, openCheckIns)))
    .returning({ id: delivery.id });
  const removed = await db
    .delete(delivery)
    .where(
      and(
        eq(delivery.personId, id),
        or(isNull(delivery.checkInId), sql`${delivery.checkInId} not in (${openCheckIns})`),
      ),
    )
    .returning({ id: delivery.id });
  return stripped.length + removed.length;
}

/** A stranger is in none, and every group's log tells of their removal. */
async function groupsOf(db: Db, id: number | undefined): Promise<number[]> {
  if (id === undefined)
    return (await db.select({ id: workingGroup.id }).from(workingGroup)).map((one) => one.id);
  const asContact = await db
    .select({ id: party.groupId })
    .from(contact)
    .innerJoin(party, eq(party.id, contact.partyId))
    .where(eq(contact.personId, id));
  const asCoordinator = await db
    .select({ id: coordinator.groupId })
    .from(coordinator)
    .where(eq(coordinator.personId, id));
  return [...new Set([...asContact, ...asCoordinator].map((one) => one.id))];
}
