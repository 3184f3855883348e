import type { CheckIn } from './check-in.ts';
import { dayIn } from './day.ts';
import type { StatusUpdate } from './status-update.ts';

/**
 * Whether a party answered after the due date, in the group's zone. It is what was sent in first that counts: a
 * correction makes no answer late, so that nobody is marked for mending what was unlocked for them. False where
 * nothing is sent in.
 */
export function isLate(
  { firstSubmittedAt }: Pick<StatusUpdate, 'firstSubmittedAt'>,
  { dueOn }: Pick<CheckIn, 'dueOn'>,
  timezone: string,
): boolean {
  return firstSubmittedAt !== undefined && dayIn(timezone, firstSubmittedAt) > dueOn;
}
