import { calendarOf, today } from '../asking/days.ts';
import { lastQuestionDay, type Meeting } from '../domain/meeting.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { Product } from '../ports/product.ts';
import type { Texts } from '../texts/texts.ts';

/** Until when members may propose a question, in words; undefined: not any more, or there is no day yet. */
export async function lastQuestions(
  product: Product,
  group: WorkingGroup,
  { when }: Pick<Meeting, 'when'>,
): Promise<((t: Texts) => string) | undefined> {
  if (!when) return undefined;
  const last = lastQuestionDay(when.day, await calendarOf(product, group));
  return today(product, group) <= last ? (t) => t.dates.weekdayAndDay(last) : undefined;
}
