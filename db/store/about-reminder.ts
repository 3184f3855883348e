import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { AboutReminder, DeliveryKind } from '../../src/ports/deliveries.ts';
import type { Address } from '../../src/ports/store.ts';
import { delivery } from '../schema/delivery.ts';
import { identity } from '../schema/person.ts';
import { groupsOf } from './groups-of.ts';
import { bestFirst, ownAddress } from './people.ts';
import {
  type CheckInJson,
  checkInJson,
  type ReportJson,
  reportsJson,
  toCheckIn,
  toSeenReport,
} from './report-rows.ts';

/* What a reminder to a person is composed of, read with the row of `delivery` that it is about. */

type Json = {
  checkIn: CheckInJson;
  merged: { kind: DeliveryKind; partyId: number | null }[] | null;
  reports: ReportJson[] | null;
  wasReminded: boolean;
  groups: number;
};
type AddressJson = {
  personId: number;
  platform: Address['identity']['platform'];
  tenant: string;
  userId: string;
  conversation: string | null;
  locale: Address['locale'] | null;
  unreachable: string | null;
};

/** The deliveries that were skipped as merged into this one. */
const merged = sql`delivery o where o.merged_into = ${delivery.dedupe} and o.state = 'skipped'`;

const parties = sql`
  select ${delivery.partyId} as id where ${delivery.partyId} is not null
  union select o.party_id from ${merged} and o.party_id is not null`;

const wasReminded = sql`exists (
  select from delivery o
  where o.check_in_id = ${delivery.checkInId} and o.person_id = ${delivery.personId}
    and o.kind in ('reminder', 'nudge') and o.dedupe not like 'withdrawn:%'
    and (o.state = 'sent' or (select s.state from delivery s where s.dedupe = o.merged_into) = 'sent'))`;

/** Undefined for what is no reminder of a check-in to a person. As text, so that `isStill` tells it from another. */
export const aboutReminder = sql<string | null>`(
  select json_build_object(
    'checkIn', ${checkInJson},
    'merged', (select json_agg(json_build_object('kind', o.kind, 'partyId', o.party_id) order by o.rung, o.party_id)
      from ${merged}),
    'reports', ${reportsJson(parties, sql`false`)},
    'wasReminded', ${wasReminded},
    'groups', (select count(*) from (${groupsOf(sql`${delivery.personId}`)}) g))::text
  from check_in a
  where a.id = ${delivery.checkInId} and ${delivery.personId} is not null
    and ${delivery.kind} in ('reminder', 'nudge', 'standing', 'reach'))`;

/** Where the person can be written to, and the others who answer for the same parties; for each the one to write to first. */
export const addressesAbout = sql<AddressJson[] | null>`(
  select json_agg(json_build_object(
    'personId', ${identity.personId}, 'platform', ${identity.platform}, 'tenant', ${identity.tenant},
    'userId', ${identity.userId}, 'conversation', ${identity.conversationId}, 'locale', ${identity.locale},
    'unreachable', ${identity.unreachable}) order by ${bestFirst})
  from ${identity} where ${ownAddress} and ${identity.personId} in (
    select ${delivery.personId}
    union select c.person_id from answerer c where c.party_id in (${parties})))`;

const mark = sql`${sql.placeholder('mark')}::text`;

/** Whether what the claim read is still so. */
export const isStill = sql`${mark} = encode(sha256(convert_to(${aboutReminder}, 'UTF8')), 'hex')`;

export function toAboutReminder(
  text: string | null,
  addresses: AddressJson[] | null,
): AboutReminder | undefined {
  if (text === null) return undefined;
  const { checkIn, merged, reports, wasReminded, groups }: Json = JSON.parse(text);
  return {
    checkIn: toCheckIn(checkIn),
    merged: (merged ?? []).map(({ kind, partyId }) => ({ kind, partyId: partyId ?? undefined })),
    reports: (reports ?? []).map((report) => toSeenReport(checkIn.id, report)),
    wasReminded,
    groups,
    addresses: (addresses ?? []).map(({ personId, platform, tenant, userId, ...address }) => ({
      personId,
      identity: { platform, tenant, userId },
      conversation: address.conversation ?? undefined,
      locale: address.locale ?? undefined,
      unreachable: address.unreachable ?? undefined,
    })),
    mark: createHash('sha256').update(text).digest('hex'),
  };
}
