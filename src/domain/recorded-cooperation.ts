import { z } from 'zod';
import type { Day } from './day.ts';
import { type Goal, goalMeasures, goalPeriods, reachedOf } from './goal.ts';
import { type HalfYear, halfYearOf } from './half-year.ts';
import { arrangements, type Initiative, initiativeStates, opennesses } from './initiative.ts';
import { fundings, isPublic, type SeparateAgreement, stateOf } from './separate-agreement.ts';
import type { WorkingGroup } from './working-group.ts';

/* What the parties do together, as a record keeps it: courses, agreements on single projects, goals. */

const day = z.iso.date();
const key = z.string().describe('A key of the group’s file');
const time = z.string().regex(/^\d{2}:\d{2}$/);
const count = z.int().nonnegative();

const recordedInitiative = z.strictObject({
  party: key.describe('Who ran it'),
  title: z.string(),
  day: day.describe('Its first day; it counts in the half-year of that'),
  lastDay: day.optional(),
  from: time.optional(),
  to: time.optional(),
  state: z.enum(initiativeStates).describe('planned: nobody has said yet that it was held'),
  open: z.enum(opennesses).describe('Whether staff of other libraries may come'),
  area: key.optional(),
  where: z.string(),
  about: z.string(),
  arrangement: z.enum(arrangements).optional().describe('Who ran and paid for it'),
  separateAgreement: z.string().optional().describe('Its reference, or its title while it has none'),
  places: count.optional(),
  applyBy: day.optional().describe('The last day to sign up'),
  applyAt: z.string().optional().describe('The page where one signs up, when that is not in this program'),
  ask: z.string().optional().describe('Whom to ask'),
  participants: count.optional().describe('Absent: not said'),
  fromOthers: count.optional().describe('How many of them came from other libraries'),
  signedUp: count.describe('How many other parties had signed up, all together'),
  told: z.array(key).describe('The parties to which an invitation was sent'),
  version: z.int().positive(),
});
export type RecordedInitiative = z.infer<typeof recordedInitiative>;

const recordedSeparateAgreement = z.strictObject({
  reference: z.string().optional().describe('Absent: a draft that is shared'),
  title: z.string(),
  parties: z.array(key),
  aims: z.string(),
  purposes: z.string(),
  funding: z.enum(fundings).optional(),
  fundingAbout: z.string(),
  grantDecision: z.string(),
  grantReference: z.string(),
  implementation: z.string(),
  validFrom: day.optional(),
  validTo: day.optional().describe('Inclusive'),
  signedOn: day.optional(),
  signedBy: z.string(),
  renews: z.string().optional(),
});
export type RecordedSeparateAgreement = z.infer<typeof recordedSeparateAgreement>;

const recordedGoal = z.strictObject({
  key,
  text: z.string(),
  source: z.string(),
  measure: z.enum(goalMeasures).optional().describe('Absent: it is not counted'),
  target: z.int().positive().optional(),
  per: z.enum(goalPeriods).optional(),
  reached: count.optional().describe('In the half-year, or in its year'),
});
export type RecordedGoal = z.infer<typeof recordedGoal>;

/** What the second form of a record has of it; what there is nothing of is left out. */
export const recordedCooperation = {
  initiatives: z.array(recordedInitiative).optional().describe('Those of the half-year, in order of day'),
  separateAgreements: z.array(recordedSeparateAgreement).optional().describe('Signed, or shared as drafts'),
  goals: z.array(recordedGoal).optional(),
};
export type RecordedCooperation = {
  initiatives: RecordedInitiative[];
  separateAgreements: RecordedSeparateAgreement[];
  goals: RecordedGoal[];
};

/** What is known of the parties' cooperation when a record is made. */
export type CooperationInput = {
  /** The group's in the whole year of the half-year: a goal may be a year's. */
  initiatives: readonly Initiative[];
  separateAgreements: readonly SeparateAgreement[];
  goals: readonly Goal[];
};

/** Pure. `on`: the group's local day on which the record is made. */
export function recordCooperation(
  { initiatives, separateAgreements, goals }: CooperationInput,
  group: Pick<WorkingGroup, 'parties' | 'areas'>,
  halfYear: HalfYear,
  on: Day,
): RecordedCooperation {
  const partyKeys = new Map(group.parties.map((party) => [party.id, party.key]));
  const areaKeys = new Map(group.areas.map((area) => [area.id, area.key]));
  const keysOf = (ids: readonly number[]) => ids.flatMap((id) => partyKeys.get(id) ?? []);
  return {
    initiatives: initiatives
      .filter((one) => halfYearOf(one.day) === halfYear)
      .map((one) => ({
        party: partyKeys.get(one.partyId) ?? '',
        title: one.title,
        day: one.day,
        ...given({ lastDay: one.lastDay, from: one.from, to: one.to }),
        state: one.state,
        open: one.open,
        ...given({ area: one.areaId === undefined ? undefined : areaKeys.get(one.areaId) }),
        where: one.where,
        about: one.about,
        ...given({
          arrangement: one.arrangement,
          separateAgreement: nameOf(separateAgreements, one.separateAgreementId),
          places: one.places,
          applyBy: one.applyBy,
          applyAt: one.applyAt || undefined,
          ask: one.ask || undefined,
          participants: one.participants,
          fromOthers: one.fromOthers,
        }),
        signedUp: one.signUps.reduce((sum, { seats }) => sum + seats, 0),
        told: keysOf(one.told),
        version: one.n,
      })),
    separateAgreements: separateAgreements.filter(isPublic).map((one) => ({
      ...given({ reference: one.reference || undefined }),
      title: one.title,
      parties: keysOf(one.partyIds),
      aims: one.aims,
      purposes: one.purposes,
      ...given({ funding: one.funding }),
      fundingAbout: one.fundingAbout,
      grantDecision: one.grantDecision,
      grantReference: one.grantReference,
      implementation: one.implementation,
      ...given({ validFrom: one.validFrom, validTo: one.validTo, signedOn: one.signedOn }),
      signedBy: one.signedBy,
      ...given({ renews: one.renews || undefined }),
    })),
    goals: goals.map(({ key, text, source, counted }) => ({
      key,
      text,
      source,
      ...(counted && {
        ...counted,
        reached: reachedOf(
          counted,
          initiatives.map((one) => ({ ...one, party: one.partyId })),
          halfYear,
          on,
        ),
      }),
    })),
  };
}

/** What comes under an agreement: what its parties run in its areas, and the agreements between them. */
export function cooperationOfAgreement(
  { initiatives, separateAgreements }: RecordedCooperation,
  agreement: { parties: readonly string[]; areas: readonly string[] },
): RecordedCooperation {
  return {
    initiatives: initiatives.filter(
      ({ party, area }) =>
        agreement.parties.includes(party) && (area === undefined || agreement.areas.includes(area)),
    ),
    separateAgreements: separateAgreements.filter(({ parties }) =>
      agreement.parties.every((party) => parties.includes(party)),
    ),
    // The group's goals are no single agreement's.
    goals: [],
  };
}

function nameOf(agreements: readonly SeparateAgreement[], id: number | undefined): string | undefined {
  const found = agreements.find((one) => one.id === id);
  if (!found) return undefined;
  // What is being prepared is for the coordinators.
  if (stateOf(found) === 'preparing') return undefined;
  return found.reference || found.title;
}

/** Without what is undefined, which JSON has no word for. */
function given<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const said = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
