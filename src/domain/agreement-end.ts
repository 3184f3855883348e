import type { Calendar } from './calendar.ts';
import { addDays, type Day } from './day.ts';
import { type SeparateAgreement, stateOf } from './separate-agreement.ts';
import type { Agreement, WorkingGroup } from './working-group.ts';
import { momentOf } from './working-hours.ts';

/** So many days before its last an agreement is told of. */
const endMarks = [180, 90, 30] as const;

/** What the coordinators have said comes after an agreement. */
type Said = { kind: 'agreement' | 'separate'; id: number; plan: 'new' | 'none' };

/** An agreement that ends, and that no other is known to renew. */
export type Ending = {
  kind: 'agreement' | 'separate';
  id: number;
  reference: string;
  title: string;
  partyIds: number[];
  validTo: Day;
  plan?: 'new' | 'none';
};

/** Those in force that end, the first to end first. What comes after one may be said already. */
export function endingsOf(
  agreements: readonly Agreement[],
  separate: readonly SeparateAgreement[],
  said: readonly Said[],
  today: Day,
): Ending[] {
  const renewed = new Set([
    ...agreements.map(({ renews }) => renews),
    ...separate.flatMap((one) => (stateOf(one) === 'signed' ? [one.renews] : [])),
  ]);
  const planOf = (kind: Ending['kind'], id: number) =>
    said.find((one) => one.kind === kind && one.id === id)?.plan;
  const all: Ending[] = [
    ...agreements.map(({ id, reference, title, partyIds, validTo }) => ({
      kind: 'agreement' as const,
      ...{ id, reference, title, partyIds, validTo },
      plan: planOf('agreement', id),
    })),
    ...separate.flatMap((one) =>
      stateOf(one) === 'signed' && one.validTo !== undefined
        ? [
            {
              kind: 'separate' as const,
              id: one.id,
              reference: one.reference,
              title: one.title,
              partyIds: one.partyIds,
              validTo: one.validTo,
              plan: planOf('separate', one.id),
            },
          ]
        : [],
    ),
  ];
  return all
    .filter(({ validTo, reference }) => validTo >= today && !renewed.has(reference))
    .sort((a, b) => (a.validTo < b.validTo ? -1 : a.validTo > b.validTo ? 1 : 0));
}

/** Those of them that are worth telling of now: their first mark has come, and nobody has said that none is to follow. */
export const toTellOf = (endings: readonly Ending[], calendar: Calendar, today: Day): Ending[] =>
  endings.filter(
    ({ validTo, plan }) =>
      plan !== 'none' && calendar.workingDayOnOrBefore(addDays(validTo, -endMarks[0])) <= today,
  );

/** When the coordinators are told next; undefined: of none. A day off moves it to the working day before. UTC. */
export function nextEndingAt(
  group: Pick<WorkingGroup, 'timezone' | 'rhythm'>,
  calendar: Calendar,
  endings: readonly Ending[],
  now: Date,
): Date | undefined {
  // Most of a group's agreements end on one day.
  const lastDays = new Set(endings.filter(({ plan }) => plan !== 'none').map(({ validTo }) => validTo));
  const moments = [...lastDays]
    .flatMap((validTo) => endMarks.map((mark) => addDays(validTo, -mark)))
    .map((day) => momentOf(group, calendar.workingDayOnOrBefore(day)))
    .filter((at) => at > now)
    .sort((a, b) => a.getTime() - b.getTime());
  return moments[0];
}
