import { sql } from 'drizzle-orm';
import type { Store } from '../../src/ports/store.ts';
import type { Db } from '../database.ts';
import { checkIn } from '../schema/check-in.ts';
import { delivery } from '../schema/delivery.ts';
import { handover, standIn } from '../schema/group-change.ts';
import { upcoming } from '../schema/initiative.ts';
import { statusUpdate, version } from '../schema/status-update.ts';
import { prepared } from './prepared.ts';

/** What is asked each minute, of all that there is: each part of it has an index for just that. */
export function createDue(db: Db): Pick<Store, 'isAnythingDue' | 'nextMoment'> {
  const moment = sql`${sql.placeholder('moment')}::timestamptz`;

  const anything = prepared(db, 'anything_due', () =>
    db
      .select({
        is: sql<boolean>`exists (select from ${checkIn}
            where ${checkIn.lockedAt} is null and ${checkIn.nextPlanAt} <= ${moment})
          or exists (select from ${delivery}
            where ${delivery.state} in ('planned', 'claimed', 'in_doubt') and ${delivery.dueAt} <= ${moment}
            and (${delivery.leaseUntil} is null or ${delivery.leaseUntil} <= now()))
          or exists (select from ${upcoming} where ${upcoming.at} <= ${moment})
          or exists (select from ${standIn} where ${standIn.endedAt} is null)
          or exists (select from ${handover} where ${handover.state} = 'open' and ${handover.metAt} is not null)
          or exists (select from ${version} join ${statusUpdate} on ${statusUpdate.id} = ${version.updateId}
            where ${version.submittedAt} is null and ${statusUpdate.lockedAt} <= ${moment})`,
      })
      .from(once),
  );

  const next = prepared(db, 'next_moment', () =>
    db
      .select({
        at: sql`least(
          (select min(${checkIn.nextPlanAt}) from ${checkIn}
            where ${checkIn.lockedAt} is null and ${checkIn.nextPlanAt} > ${moment}),
          (select min(${delivery.dueAt}) from ${delivery}
            where ${delivery.state} = 'planned' and ${delivery.dueAt} > ${moment}),
          (select min(${upcoming.at}) from ${upcoming} where ${upcoming.at} > ${moment}))`.mapWith(
          upcoming.at,
        ),
      })
      .from(once),
  );

  return {
    async isAnythingDue(now) {
      const [row] = await anything().execute({ moment: now.toISOString() });
      return row?.is === true;
    },

    async nextMoment(after) {
      const [row] = await next().execute({ moment: after.toISOString() });
      return row?.at ?? undefined;
    },
  };
}

/** A single row, to select what comes of no one table. */
const once = sql`(values (1)) as once`;
