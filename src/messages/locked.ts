import type { WorkingGroup } from '../domain/working-group.ts';
import type { Texts } from '../texts/texts.ts';
import { whomToAsk } from './whom-to-ask.ts';

/** That the answers are locked, and who can unlock them: the asker, or whom to ask. */
export function lockedWords({
  group,
  person,
  t,
}: {
  group: Pick<WorkingGroup, 'coordinators'>;
  person: { id: number };
  t: Texts;
}): string {
  const coordinates = group.coordinators.some(({ id }) => id === person.id);
  return coordinates ? t.messages.lockedToYou : t.messages.locked(whomToAsk(group, t));
}
