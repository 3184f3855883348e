import type { Change } from '../asking/change.ts';
import type { Asking } from '../asking/feature.ts';
import { sameWhen, type When } from '../domain/meeting.ts';
import { tell } from '../messages/say.ts';
import type { Store } from '../ports/store.ts';
import { notThen } from './by-words.ts';
import { logMeeting } from './log-meeting.ts';
import { showAgain } from './show-again.ts';

/** Decides on one of the proposed days. Nobody is told of it before they are invited, so another can be picked until then. */
export async function pickDay(asking: Asking, store: Store, id: number, when: When): Promise<Change> {
  const { t, group } = asking.asker;
  const m = t.meeting;
  const meeting = await store.meetings.lockRow(id);
  if (meeting?.groupId !== group.id || !meeting.proposals.some((one) => sameWhen(one, when)))
    return { reply: tell(m.gone) };
  if (meeting.state !== 'asking' && meeting.state !== 'planned')
    return { reply: await showAgain(asking, store, id, m.fitsOverGone) };
  const wrong = notThen(asking, when);
  if (wrong) return { reply: tell(wrong) };
  await store.meetings.change(id, { state: 'planned', when });
  await logMeeting(asking, store, meeting, {
    kind: 'meeting-day-picked',
    detail: { meeting: id, day: when.day },
  });
  return { reply: await showAgain(asking, store, id, m.picked) };
}
