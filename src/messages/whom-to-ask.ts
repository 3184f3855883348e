import type { WorkingGroup } from '../domain/working-group.ts';
import type { Texts } from '../texts/texts.ts';

/** "Region Skåne-Anna (anna@example.org)": whom to ask. Several coordinators are all named. */
export function whomToAsk(group: Pick<WorkingGroup, 'coordinators'>, t: Texts): string {
  return t.messages.list(group.coordinators.map((person) => `${person.name} (${person.email})`));
}
