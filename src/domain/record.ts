import { z } from 'zod';
import { areasOf } from './agreement.ts';
import {
  type Arranged,
  type Arrangements,
  arrangedFor,
  dueOnOf,
  expectationIn,
  hasMoreTime,
} from './arrangement.ts';
import type { CheckIn } from './check-in.ts';
import { type Day, dayIn, instantAt } from './day.ts';
import { firstDay, lastDay } from './half-year.ts';
import { isLate } from './late.ts';
import { type recordedFollowUp, recordForm1 } from './record-1.ts';
import { recordForm2 } from './record-2.ts';
import {
  type CooperationInput,
  cooperationOfAgreement,
  type RecordedCooperation,
  recordCooperation,
} from './recorded-cooperation.ts';
import type { StatusUpdate, Version } from './status-update.ts';
import type { Agreement, Role, WorkingGroup } from './working-group.ts';

/** A record as it is written now. One that was locked in an earlier form is one of these too: later forms only add. */
export type CheckInRecord = Omit<z.infer<typeof recordForm2>, 'schema'> & {
  schema: z.infer<typeof recordForm1 | typeof recordForm2>['schema'];
};
/** What the parties do together; nothing in a record that is older than that. */
export const cooperationOf = ({
  initiatives = [],
  separateAgreements = [],
  goals = [],
}: CheckInRecord): RecordedCooperation => ({ initiatives, separateAgreements, goals });

/** The day on which courses are counted: that of the lock, else the one that is given. */
export const countedOn = (record: CheckInRecord, day: Day): Day =>
  record.lockedAt ? dayIn(record.group.timezone, new Date(record.lockedAt)) : day;
export type RecordedParty = CheckInRecord['parties'][number];
export type RecordedFollowUp = z.infer<typeof recordedFollowUp>;

/** Reads a record by the form that it names. */
export const checkInRecord: z.ZodType<CheckInRecord> = z.discriminatedUnion('schema', [
  recordForm1,
  recordForm2,
]);

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
  /** What the parties do together; default: nothing. */
  cooperation?: CooperationInput;
  /** What is arranged for single parties; default: nothing. */
  arrangements?: Arrangements;
  now: Date;
};

/** Puts a check-in together as a record. Pure: the same input gives the same record. */
export function buildRecord(input: RecordInput): CheckInRecord {
  const { group, checkIn, arrangements = new Map() } = input;
  const agreements = group.agreements.filter(
    (one) => one.validFrom <= lastDay(checkIn.halfYear) && one.validTo >= firstDay(checkIn.halfYear),
  );
  const partyKeys = new Map(group.parties.map((party) => [party.id, party.key]));
  const areaKeys = new Map(group.areas.map((area) => [area.id, area.key]));
  const byParty = new Map(input.submitted.map((update) => [update.partyId, update]));
  const before = new Map(input.previous.map((update) => [update.partyId, update.submitted]));
  const convener = group.parties.find((party) => party.id === group.convenerId);

  const parties = expectationIn(group, checkIn, arrangements).flatMap((standing): RecordedParty[] => {
    const party = group.parties.find((one) => one.id === standing.partyId);
    if (!party) return [];
    const update = byParty.get(party.id);
    const version = update?.submitted;
    const arranged = arrangedFor(arrangements, party.id);
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
        ...recordedArrangements(arranged, {
          checkIn,
          areaKeys,
          before: before.get(party.id),
          sender: convener?.name ?? group.name,
        }),
        ...(update &&
          version?.submittedAt && {
            answer: answerOf(version, version.submittedAt, {
              input,
              late: isLate(update, { dueOn: dueOnOf(checkIn, arranged) }, group.timezone),
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
    parties.flatMap((party) => [
      ...party.areas,
      ...(party.answer?.areas.map((one) => one.area) ?? []),
      ...(party.note?.areas.map((one) => one.area) ?? []),
      ...(party.questions?.map((one) => one.area) ?? []),
    ]),
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
    ...(input.cooperation &&
      said(
        recordCooperation(
          input.cooperation,
          group,
          checkIn.halfYear,
          dayIn(group.timezone, checkIn.lockedAt ?? input.now),
        ),
      )),
  };
}

/** Only what there is something of. Of what is only about one agreement what was there of the whole goes too. */
const said = ({ initiatives, separateAgreements, goals }: RecordedCooperation) => ({
  initiatives: initiatives.length > 0 ? initiatives : undefined,
  separateAgreements: separateAgreements.length > 0 ? separateAgreements : undefined,
  goals: goals.length > 0 ? goals : undefined,
});

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
    ...said(cooperationOfAgreement(cooperationOf(record), agreement)),
    agreement: reference,
    agreements: [agreement],
    areas: record.areas.filter((area) => within(area.key)),
    parties: record.parties
      .filter((party) => agreement.parties.includes(party.key))
      .map((party) => ({
        ...party,
        references: [reference],
        areas: party.areas.filter(within),
        ...(party.questions && { questions: party.questions.filter((one) => within(one.area)) }),
        ...(party.note && {
          note: { ...party.note, areas: party.note.areas.filter((one) => within(one.area)) },
        }),
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

/** What is arranged for a party, as far as anything is. */
function recordedArrangements(
  { otherwise, questions, note, ...arranged }: Arranged,
  about: {
    checkIn: CheckIn;
    areaKeys: Map<number, string>;
    before: Version | undefined;
    sender: string;
  },
): Pick<RecordedParty, 'dueOn' | 'otherwise' | 'questions' | 'note'> {
  const { checkIn, areaKeys, before } = about;
  const asked = questions.flatMap(({ areaId, ofVersion, text, by, at, answer }) => {
    const area = areaKeys.get(areaId);
    if (area === undefined) return [];
    const said = answer && { text: answer.text, by: answer.by.name, answeredAt: answer.at.toISOString() };
    return [
      {
        area,
        version: ofVersion,
        text,
        by: by.name,
        askedAt: at.toISOString(),
        ...(said && { answer: said }),
      },
    ];
  });
  return {
    ...(hasMoreTime(checkIn, arranged) && { dueOn: dueOnOf(checkIn, arranged) }),
    ...(otherwise && { otherwise }),
    ...(asked.length > 0 && { questions: asked }),
    ...(note && {
      note: {
        sender: about.sender,
        by: note.by.name,
        notedAt: note.at.toISOString(),
        informant: note.informant,
        on: note.on,
        areas: note.statuses.flatMap(({ areaId, status }) => {
          const area = areaKeys.get(areaId);
          const previous = before?.areas.find((one) => one.areaId === areaId)?.status;
          return area === undefined ? [] : [{ area, status, ...(previous && { previous }) }];
        }),
        said: note.said,
        ...(note.reference && { reference: note.reference }),
        ...(note.confirmed && {
          confirmed: { by: note.confirmed.by.name, at: note.confirmed.at.toISOString() },
        }),
      },
    }),
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
