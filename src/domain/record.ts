import { z } from 'zod';
import { areasOf, expectation } from './agreement.ts';
import type { CheckIn } from './check-in.ts';
import { type Day, dayIn, instantAt } from './day.ts';
import { firstDay, type HalfYear, lastDay } from './half-year.ts';
import { isLate } from './late.ts';
import {
  type CooperationInput,
  cooperationOfAgreement,
  type RecordedCooperation,
  recordCooperation,
  recordedCooperation,
} from './recorded-cooperation.ts';
import { outcomes, type StatusUpdate, statuses, type Version } from './status-update.ts';
import type { Agreement, Role, WorkingGroup } from './working-group.ts';

const instant = z.iso.datetime();
const day = z.iso.date();
const key = z.string().describe('A key of the group’s file');
const status = z.enum(statuses);
// zod infers a string; the pattern is what makes it a half-year, and what the published schema says.
const halfYear = z.string().regex(/^\d{4}-H[12]$/) as unknown as z.ZodType<HalfYear, string>;

const recordedCommitment = z.strictObject({
  what: z.string(),
  who: z.string(),
  by: day.optional(),
});

/** What was agreed in an earlier half-year, and what the party says became of it. */
const recordedFollowUp = recordedCommitment.extend({
  from: halfYear.describe('The half-year in which it was agreed'),
  outcome: z.enum(outcomes).optional().describe('Absent: not answered'),
});

const recordedAnswer = z.strictObject({
  version: z.int().positive().describe('Which of the party’s versions this is, from 1'),
  receivedAt: instant.describe('When it was sent in, UTC'),
  late: z.boolean().describe('Whether the party’s first version was received after the due date'),
  sender: z.strictObject({
    name: z.string(),
    role: z.enum(['contact', 'substitute']).optional().describe('For the party, when it was sent in'),
  }),
  recipient: z.string(),
  areas: z.array(
    z.strictObject({
      area: key,
      status: status.optional(),
      previous: status.optional().describe('The status in the half-year before'),
      done: z.string(),
      needs: z.string(),
    }),
  ),
  workedWell: z.string(),
  commitments: z.array(recordedCommitment),
  contactNext: z.boolean().optional().describe('Whether the sender stays contact person'),
});

const recorded = {
  subject: z.string(),
  group: z.strictObject({ key, name: z.string(), timezone: z.string(), locale: z.enum(['sv', 'en']) }),
  convener: key.describe('The party that convenes the group'),
  halfYear,
  dueOn: day,
  madeAt: instant.describe(
    'When it was locked; of a draft, the beginning of the local day on which it was made',
  ),
  lockedAt: instant.optional().describe('Absent: a draft'),
  agreement: z.string().optional().describe('The only agreement that it is about; absent: the whole group'),
  agreements: z.array(
    z.strictObject({
      reference: z.string(),
      title: z.string(),
      validFrom: day,
      validTo: day.describe('Inclusive'),
      parties: z.array(key),
      areas: z.array(key),
      renews: z.string().optional(),
    }),
  ),
  areas: z.array(z.strictObject({ key, name: z.string() })),
  parties: z
    .array(
      z.strictObject({
        key,
        name: z.string(),
        shortName: z.string(),
        expected: z.boolean(),
        notExpected: z.enum(['no-agreement', 'too-short']).optional().describe('Why not'),
        references: z.array(z.string()),
        areas: z.array(key).describe('What it reports on'),
        lockedAt: instant.optional().describe('Locked by itself, before the whole'),
        followUps: z.array(recordedFollowUp).describe('What is left of what it agreed to earlier'),
        answer: recordedAnswer.optional().describe('Absent: nothing was sent in'),
      }),
    )
    .describe('The convener first, then by short name'),
};

/** As records were until courses, separate agreements and goals came; what was locked then stays so. */
export const checkInRecord1 = z.strictObject({ schema: z.literal('avstamning-record/1'), ...recorded });

/**
 * One check-in as it stood at a moment, complete in itself: names and references are those of that time, so that it
 * can be read without the database. All moments are UTC; days are the group's local days.
 */
export const checkInRecord2 = z.strictObject({
  schema: z.literal('avstamning-record/2'),
  ...recorded,
  ...recordedCooperation,
});

/** A record of any version that there has been. */
export const checkInRecord = z.discriminatedUnion('schema', [checkInRecord1, checkInRecord2]);
export type CheckInRecord = z.infer<typeof checkInRecord>;

/** What the parties do together; nothing in a record that is older than that. */
export const cooperationOf = (record: CheckInRecord): RecordedCooperation =>
  record.schema === 'avstamning-record/2' ? record : { initiatives: [], separateAgreements: [], goals: [] };

/** The day on which courses are counted: that of the lock, else the one that is given. */
export const countedOn = (record: CheckInRecord, day: Day): Day =>
  record.lockedAt ? dayIn(record.group.timezone, new Date(record.lockedAt)) : day;
export type RecordedParty = CheckInRecord['parties'][number];
export type RecordedFollowUp = z.infer<typeof recordedFollowUp>;

/** Who is or was a party's contact or substitute, and when; `to` undefined: still. UTC. */
export type Tenure = { partyId: number; personId: number; role: Role; from: Date; to?: Date };

export type RecordInput = {
  group: WorkingGroup;
  /** Locked where it has `lockedAt`. */
  checkIn: CheckIn;
  /** What the document is about, in the group's language. */
  subject: string;
  /** Every party's latest submitted version. */
  submitted: StatusUpdate[];
  /** Last half-year's, where there was one. */
  previous: StatusUpdate[];
  /** The group's contacts, ended ones too. */
  tenures: Tenure[];
  /** By party: what is left of earlier half-years. */
  followUps?: ReadonlyMap<number, RecordedFollowUp[]>;
  cooperation?: CooperationInput;
  now: Date;
};

/** Puts a check-in together as a record. Pure: the same input gives the same record. */
export function buildRecord(input: RecordInput): CheckInRecord {
  const { group, checkIn } = input;
  const agreements = group.agreements.filter(
    (one) => one.validFrom <= lastDay(checkIn.halfYear) && one.validTo >= firstDay(checkIn.halfYear),
  );
  const partyKeys = new Map(group.parties.map((party) => [party.id, party.key]));
  const areaKeys = new Map(group.areas.map((area) => [area.id, area.key]));
  const byParty = new Map(input.submitted.map((update) => [update.partyId, update]));
  const before = new Map(input.previous.map((update) => [update.partyId, update.submitted]));
  const convener = group.parties.find((party) => party.id === group.convenerId);

  const parties = expectation(group, checkIn.halfYear).flatMap((standing): RecordedParty[] => {
    const party = group.parties.find((one) => one.id === standing.partyId);
    if (!party) return [];
    const update = byParty.get(party.id);
    const version = update?.submitted;
    return [
      {
        key: party.key,
        name: party.name,
        shortName: party.shortName,
        expected: standing.expected,
        ...(!standing.expected && { notExpected: standing.reason }),
        references: agreements.filter((one) => one.partyIds.includes(party.id)).map((one) => one.reference),
        areas: keysOf(areasOf(group, party.id, checkIn.halfYear), areaKeys),
        ...(update?.lockedAt &&
          update.lockedAt.getTime() !== checkIn.lockedAt?.getTime() && {
            lockedAt: update.lockedAt.toISOString(),
          }),
        followUps: input.followUps?.get(party.id) ?? [],
        ...(update &&
          version?.submittedAt && {
            answer: answerOf(version, version.submittedAt, {
              input,
              late: isLate(update, checkIn, group.timezone),
              recipient: party.id === group.convenerId ? group.name : (convener?.name ?? group.name),
              before: before.get(party.id),
              tenures: input.tenures.filter((one) => one.partyId === party.id),
              areaKeys,
            }),
          }),
      },
    ];
  });
  const named = new Set(
    parties.flatMap((party) => [...party.areas, ...(party.answer?.areas.map((one) => one.area) ?? [])]),
  );

  return {
    schema: 'avstamning-record/2',
    subject: input.subject,
    group: { key: group.key, name: group.name, timezone: group.timezone, locale: group.locale },
    convener: convener?.key ?? '',
    halfYear: checkIn.halfYear,
    dueOn: checkIn.dueOn,
    madeAt: (checkIn.lockedAt ?? startOfDay(group.timezone, input.now)).toISOString(),
    ...(checkIn.lockedAt && { lockedAt: checkIn.lockedAt.toISOString() }),
    agreements: agreements.map((one) => recordedAgreement(one, partyKeys, areaKeys)),
    areas: group.areas.filter((area) => named.has(area.key)).map(({ key, name }) => ({ key, name })),
    parties,
    ...recordCooperation(
      input.cooperation ?? { initiatives: [], separateAgreements: [], goals: [] },
      group,
      checkIn.halfYear,
      dayIn(group.timezone, checkIn.lockedAt ?? input.now),
    ),
  };
}

/** A draft is of a day, so that files made on the same day of the same answers have the same checksum. */
const startOfDay = (timezone: string, now: Date): Date => instantAt(timezone, dayIn(timezone, now), '00:00');

/**
 * The part of a record that is about one agreement: its parties, its areas and what they answered in them. Undefined
 * where the record has no such agreement.
 */
export function recordOfAgreement(record: CheckInRecord, reference: string): CheckInRecord | undefined {
  const agreement = record.agreements.find((one) => one.reference === reference);
  if (!agreement) return undefined;
  const within = (area: string) => agreement.areas.includes(area);
  const nameOf = (key: string) => record.parties.find((party) => party.key === key)?.name;
  return {
    ...record,
    ...(record.schema === 'avstamning-record/2' && cooperationOfAgreement(record, agreement)),
    agreement: reference,
    agreements: [agreement],
    areas: record.areas.filter((area) => within(area.key)),
    parties: record.parties
      .filter((party) => agreement.parties.includes(party.key))
      .map((party) => ({
        ...party,
        references: [reference],
        areas: party.areas.filter(within),
        ...(party.answer && {
          answer: {
            ...party.answer,
            // Between two parties the one's answer is for the other.
            recipient:
              nameOf(agreement.parties.find((key) => key !== party.key) ?? '') ?? party.answer.recipient,
            areas: party.answer.areas.filter((one) => within(one.area)),
          },
        }),
      })),
  };
}

function recordedAgreement(
  { reference, title, validFrom, validTo, partyIds, areaIds, renews }: Agreement,
  partyKeys: Map<number, string>,
  areaKeys: Map<number, string>,
): CheckInRecord['agreements'][number] {
  const named = (ids: number[], keys: Map<number, string>) => ids.flatMap((id) => keys.get(id) ?? []);
  return {
    reference,
    title,
    validFrom,
    validTo,
    parties: named(partyIds, partyKeys),
    areas: named(areaIds, areaKeys),
    ...(renews !== undefined && { renews }),
  };
}

const keysOf = (areas: { id: number }[], keys: Map<number, string>) =>
  areas.flatMap((area) => keys.get(area.id) ?? []);

function answerOf(
  version: Version,
  receivedAt: Date,
  about: {
    input: RecordInput;
    late: boolean;
    recipient: string;
    before: Version | undefined;
    tenures: Tenure[];
    areaKeys: Map<number, string>;
  },
): RecordedParty['answer'] {
  const sender = version.submittedBy;
  const role = about.tenures.find(
    (one) => one.personId === sender?.id && one.from <= receivedAt && (!one.to || receivedAt <= one.to),
  )?.role;
  const { workedWell, commitments, contactNext } = version.overall;
  return {
    version: version.n,
    receivedAt: receivedAt.toISOString(),
    late: about.late,
    sender: { name: sender?.name ?? '', ...(role && { role }) },
    recipient: about.recipient,
    areas: version.areas.flatMap((report) => {
      const area = about.areaKeys.get(report.areaId);
      const previous = about.before?.areas.find((one) => one.areaId === report.areaId)?.status;
      if (area === undefined) return [];
      return [
        {
          area,
          ...(report.status && { status: report.status }),
          ...(previous && { previous }),
          done: report.done,
          needs: report.needs,
        },
      ];
    }),
    workedWell,
    commitments: commitments.map(({ what, who, by }) => ({ what, who, ...(by && { by }) })),
    ...(contactNext !== undefined && { contactNext }),
  };
}
