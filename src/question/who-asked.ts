import type { Question } from '../domain/arrangement.ts';
import type { WorkingGroup } from '../domain/working-group.ts';

/** Who is told of a question's answer: whoever asked, else all who coordinate now. */
export function whoAsked({ coordinators }: WorkingGroup, { by }: Question): number[] {
  const all = coordinators.map(({ id }) => id);
  return all.includes(by.id) ? [by.id] : all;
}
