import type { Day } from '../domain/day.ts';
import type { InitiativeCounts } from '../domain/initiative.ts';
import type { RecordedGoal } from '../domain/recorded-cooperation.ts';
import type { Texts } from '../texts/texts.ts';

/** 7 hållna, 142 deltagare, 61 från andra bibliotek; 3 planerade. Wherever counts are shown, they are worded here. */
export function countsText(counts: InitiativeCounts, t: Texts): string {
  const i = t.initiative;
  const held = [
    ...(counts.held > 0 ? [i.summaryHeld(counts.held)] : []),
    ...(counts.participants > 0 ? [i.summaryParticipants(counts.participants)] : []),
    ...(counts.fromOthers > 0 ? [i.summaryFromOthers(counts.fromOthers)] : []),
  ];
  return [
    held.join(', '),
    ...(counts.planned > 0 ? [i.summaryPlanned(counts.planned)] : []),
    ...(counts.unreported > 0 ? [i.summaryUnreported(counts.unreported)] : []),
    ...(counts.cancelled > 0 && counts.held + counts.planned + counts.unreported === 0
      ? [i.summaryCancelled(counts.cancelled)]
      : []),
  ]
    .filter(Boolean)
    .join('; ');
}

/** 12 kurser om året: 7 hittills. Undefined: the goal is not counted. */
export function goalLine(goal: RecordedGoal, t: Texts): string | undefined {
  const target = targetText(goal, t);
  return target === undefined ? undefined : t.goal.counted(target, goal.reached ?? 0);
}

/** 12 kurser om året. Undefined: the goal is not counted. */
export function targetText(
  { measure, target, per }: Pick<RecordedGoal, 'measure' | 'target' | 'per'>,
  t: Texts,
): string | undefined {
  if (measure === undefined || target === undefined || per === undefined) return undefined;
  return t.goal.target(target, measure, per);
}

/** In a table: 2027-03-12, or 2027-03-12 – 2027-03-13. */
export const whenShort = ({ day, lastDay }: { day: Day; lastDay?: Day }): string =>
  lastDay === undefined || lastDay === day ? day : `${day} – ${lastDay}`;
