import type { HalfYear } from '../domain/half-year.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { Texts } from '../texts/texts.ts';
import { whomToAsk } from './whom-to-ask.ts';

/** That a half-year's answers are locked, and who can unlock them: the asker, or whom to ask. */
export function lockedWords(
  { group, person, t }: { group: Pick<WorkingGroup, 'coordinators'>; person: { id: number }; t: Texts },
  halfYear: HalfYear,
): string {
  const named = t.halfYear(halfYear);
  const coordinates = group.coordinators.some(({ id }) => id === person.id);
  return coordinates ? t.messages.lockedToYou(named) : t.messages.locked(named, whomToAsk(group, t));
}
