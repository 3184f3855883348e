import { currentCheckIn } from '../asking/ask.ts';
import { today } from '../asking/days.ts';
import type { Asking } from '../asking/feature.ts';
import { firstDay, lastDay } from '../domain/half-year.ts';
import { countInitiatives, standingOf } from '../domain/initiative.ts';
import { mayCoordinate } from '../domain/permission.ts';
import { countsText } from '../messages/course-counts.ts';
import type { Button, Part } from '../messages/message.ts';
import type { Store } from '../ports/store.ts';
import { maySee } from './courses.ts';
import { lineOf } from './show-courses.ts';

/** So many of those that come next have a line. */
const mostAhead = 3;

/** What comes next of the courses that the asker may see, and the half-year's counts to a coordinator; nothing where there are none. */
export async function coursesAhead({ ask, product, asker }: Asking, store: Store): Promise<Part[]> {
  const { t, group, membership } = asker;
  const day = today(product, group);
  const checkIn = mayCoordinate(membership) ? currentCheckIn(ask, asker) : undefined;
  const begins = checkIn && firstDay(checkIn.halfYear);
  const all = await store.initiatives.list(group.id, { from: begins && begins < day ? begins : day });
  const coming = all.filter((one) => standingOf(one, day) === 'planned' && maySee(group, membership, one));
  const inHalfYear = checkIn
    ? all.filter((one) => one.day >= firstDay(checkIn.halfYear) && one.day <= lastDay(checkIn.halfYear))
    : [];
  const counted = inHalfYear.length > 0 ? countsText(countInitiatives(inHalfYear, day), t) : undefined;
  if (coming.length === 0 && counted === undefined) return [];
  const buttons: Button[] = [
    { label: t.home.allCourses, action: { kind: 'courses', group: group.id } },
    ...(checkIn && counted !== undefined
      ? [{ label: t.home.allOfHalfYear, action: { kind: 'half-year-courses' as const, checkIn: checkIn.id } }]
      : []),
  ];
  return [
    { kind: 'heading', text: t.home.courses },
    ...(counted === undefined ? [] : [{ kind: 'text' as const, text: counted }]),
    ...(coming.length > 0
      ? [{ kind: 'list' as const, items: coming.slice(0, mostAhead).map((one) => lineOf(asker, one, day)) }]
      : []),
    ...(coming.length > mostAhead
      ? [{ kind: 'note' as const, text: t.home.moreCourses(coming.length - mostAhead) }]
      : []),
    { kind: 'buttons', buttons },
  ];
}
