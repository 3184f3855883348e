import type { Asking, CheckInAsking } from '../asking/feature.ts';
import type { Reply } from '../messages/report.ts';
import { tell } from '../messages/say.ts';
import type { Store } from '../ports/store.ts';
import { coordinatorMeeting } from './coordinator-view.ts';
import { memberMeeting } from './member-view.ts';

/** A meeting drawn anew for whoever did something with it, with what came of it above. */
export async function showAgain(
  asking: Pick<Asking, 'product' | 'asker'>,
  store: Store,
  id: number,
  ...notices: string[]
): Promise<Reply> {
  const meeting = await store.meetings.get(id);
  if (!meeting) return tell(...notices);
  const { membership } = asking.asker;
  const draw = membership.coordinator ? coordinatorMeeting : memberMeeting;
  return { kind: 'messages', items: [await draw(asking, store, meeting, notices)], replace: true };
}

/** The same for somebody who is invited, whatever else they are. */
export async function showGuestAgain(
  asking: CheckInAsking,
  store: Store,
  id: number,
  ...notices: string[]
): Promise<Reply> {
  const meeting = await store.meetings.get(id);
  if (!meeting) return tell(...notices);
  return { kind: 'messages', items: [await memberMeeting(asking, store, meeting, notices)], replace: true };
}
