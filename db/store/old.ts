import { and, inArray, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Store } from '../../src/ports/store.ts';
import type { Db } from '../database.ts';
import { renewal, separateAgreement, separateAgreementParty } from '../schema/agreement.ts';
import { pasted, startCode } from '../schema/beginning.ts';
import { checkIn } from '../schema/check-in.ts';
import { delivery } from '../schema/delivery.ts';
import { groupChange, handover, standIn } from '../schema/group-change.ts';
import { initiative, initiativeVersion, signUp } from '../schema/initiative.ts';
import { code, link, pageAnswer } from '../schema/link.ts';
import { inbound } from '../schema/log.ts';
import { meeting, meetingFit, meetingGuest } from '../schema/meeting.ts';
import { identity } from '../schema/person.ts';

/** Rows that go when they are old. `by`: the column that they are taken by. `with`: what hangs on them, and goes first. */
type Old = { table: PgTable; by: PgColumn; where: SQL | undefined; with?: [PgTable, PgColumn][] };

/** All that the standing retention time has passed for, and how each of it is known. */
function whatIsOld(before: Date): Old[] {
  const day = sql`${before.toISOString().slice(0, 10)}::date`;
  const moment = sql`${before.toISOString()}::timestamptz`;
  const locked = sql`any(array(select c.id from ${checkIn} c where c.locked_at < ${moment}))`;
  const settled = and(
    lt(delivery.dueAt, before),
    inArray(delivery.state, ['sent', 'skipped', 'unreachable']),
    ne(delivery.kind, 'shown'),
  );
  // Who was there stands with the meeting; what each had answered was to keep it in order.
  const held = sql`any(array(select m.id from ${meeting} m where coalesce(m.day, m.made_at::date) < ${day}))`;
  const over = sql`any(array(select i.id from ${initiative} i
    join ${initiativeVersion} v on v.initiative_id = i.id and v.n = i.n
    where coalesce(v.last_day, v.day) < ${day}))`;
  return [
    { table: inbound, by: inbound.key, where: lt(inbound.at, before) },
    // Each has its own index lookup: a look for both at once would read every delivery there is.
    { table: delivery, by: delivery.id, where: and(isNull(delivery.checkInId), settled) },
    { table: delivery, by: delivery.id, where: and(sql`${delivery.checkInId} = ${locked}`, settled) },
    {
      table: identity,
      by: identity.id,
      where: and(
        isNull(identity.personId),
        sql`coalesce(${identity.lastSeenAt}, ${identity.lookedUpAt}) < ${moment}`,
      ),
    },
    { table: link, by: link.hash, where: sql`${link.checkInId} = ${locked}` },
    { table: meetingGuest, by: meetingGuest.meetingId, where: sql`${meetingGuest.meetingId} = ${held}` },
    { table: meetingFit, by: meetingFit.meetingId, where: sql`${meetingFit.meetingId} = ${held}` },
    { table: pageAnswer, by: pageAnswer.hash, where: lt(pageAnswer.until, before) },
    { table: code, by: code.hash, where: lt(code.until, before) },
    { table: groupChange, by: groupChange.id, where: lt(groupChange.madeAt, before) },
    { table: handover, by: handover.id, where: lt(handover.settledAt, before) },
    { table: standIn, by: standIn.id, where: lt(standIn.endedAt, before) },
    { table: signUp, by: signUp.initiativeId, where: sql`${signUp.initiativeId} = ${over}` },
    {
      table: separateAgreement,
      by: separateAgreement.id,
      where: and(
        lt(separateAgreement.removedAt, before),
        isNull(separateAgreement.sharedAt),
        or(isNull(separateAgreement.reference), isNull(separateAgreement.signedOn)),
        // What a course was saved with is part of that version, and goes with it.
        sql`not exists (select from ${initiativeVersion} v where v.separate_agreement_id = ${separateAgreement.id})`,
      ),
      with: [
        [renewal, renewal.separateAgreementId],
        [separateAgreementParty, separateAgreementParty.agreementId],
      ],
    },
    { table: pasted, by: pasted.id, where: lt(pasted.pastedAt, before) },
    { table: startCode, by: startCode.id, where: lt(startCode.until, before) },
  ];
}

export function createOld(db: Db): Pick<Store, 'forget'> {
  const which = ({ table, by, where }: Old, limit: number) =>
    db.select({ by }).from(table).where(where).limit(limit);

  return {
    async forget(before, limit) {
      const all = whatIsOld(before);
      // Nearly always there is nothing: that is one read.
      const there = sql.join(
        all.map((old) => sql`exists (${which(old, 1)})`),
        sql`, `,
      );
      const [row] = await db
        .select({ found: sql<boolean[]>`to_json(array[${there}])` })
        .from(sql`(values (1)) as once`);
      let gone = 0;
      for (const [i, old] of all.entries()) {
        if (!row?.found[i]) continue;
        const ids = (await which(old, limit)).map(({ by }) => by);
        for (const [table, column] of old.with ?? []) await db.delete(table).where(inArray(column, ids));
        gone += (
          await db
            .delete(old.table)
            // Whoever has come back meanwhile stays.
            .where(and(inArray(old.by, ids), old.where))
            .returning({ by: old.by })
        ).length;
      }
      return gone;
    },
  };
}
