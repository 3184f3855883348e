import type { Change } from '../asking/change.ts';
import { calendarOf, today } from '../asking/days.ts';
import type { Asking } from '../asking/feature.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { addDays } from '../domain/day.ts';
import { momentsOf } from '../domain/meeting.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import { momentOf } from '../domain/working-hours.ts';
import { tell } from '../messages/say.ts';
import type { Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { nextReminders } from '../reminders/next-reminders.ts';
import type { MeetingTelling } from './actions.ts';
import { find, receivers } from './ask-to-tell.ts';
import { reachedOf } from './guests.ts';
import { logMeeting } from './log-meeting.ts';
import { planAfterwards, planReminders, reminderAt, rowsTo, saidLater, saidMissed } from './plan-messages.ts';
import { sendMinutes } from './send-minutes.ts';
import { showAgain } from './show-again.ts';

/** Does what was shown, and leaves the messages to be sent. */
export async function tellMeeting(
  asking: Asking,
  store: Store,
  id: number,
  what: MeetingTelling,
): Promise<Change> {
  const { product, asker } = asking;
  const { t, group } = asker;
  const m = t.meeting;
  const found = await find(asking, store, id);
  if ('reply' in found) return found;
  const { meeting } = found;
  const to = await receivers(asking, store, found, what);
  if ('reply' in to) return to;
  const now = product.clock.now();
  const of = { meeting: id };
  const { reached, without } = await reachedOf(product, store, group, to);
  const n = reached.length;
  const missed = saidMissed(group, without, t);
  const again = (...notices: string[]) => showAgain(asking, store, id, ...notices);
  switch (what) {
    case 'days': {
      const later = await bySoon(product, store, group, found.checkIn);
      const rows = rowsTo(to, meeting, { kind: 'meeting-days', key: 'days', dueAt: now, content: of }, later);
      const send = await store.deliveries.plan(rows);
      await store.meetings.change(id, { askedAt: now });
      await logMeeting(asking, store, meeting, {
        kind: 'meeting-days-asked',
        detail: { meeting: meeting.id, receivers: n },
      });
      return { reply: await again(m.asked(n), ...saidLater(rows, reached, now, t), ...missed), send };
    }
    case 'invitation': {
      if (!meeting.when) return { reply: tell(m.gone) };
      await store.meetings.invite(id, to, now);
      const first = meeting.state !== 'invited';
      if (first) await store.meetings.change(id, { state: 'invited', toldAt: now }, true);
      const timed = { ...meeting, when: meeting.when };
      const calendar = await calendarOf(product, group);
      const remind = reminderAt(group, calendar, timed, now);
      const content = remind ? of : { ...of, agenda: true };
      const next = await bySoon(product, store, group, found.checkIn);
      const until = remind ?? momentsOf(timed.when, group.timezone).starts;
      const later = new Map([...next].filter(([, at]) => at < until));
      const invitation = { kind: 'meeting-invitation', key: 'invitation', dueAt: now, content } as const;
      const rows = rowsTo(to, meeting, invitation, later);
      const send = await store.deliveries.plan(rows);
      await planReminders(store, timed, to, remind);
      if (first) await planAfterwards(asking, store, timed, calendar);
      await logMeeting(asking, store, meeting, {
        kind: 'meeting-invited',
        detail: { meeting: meeting.id, receivers: n },
      });
      return { reply: await again(m.invited(n), ...saidLater(rows, reached, now, t), ...missed), send };
    }
    case 'cancellation': {
      if (meeting.state !== 'invited') {
        // Those who were asked which day find that there is none any more.
        await logMeeting(asking, store, meeting, {
          kind: 'meeting-removed',
          detail: { meeting: meeting.id },
        });
        await store.meetings.remove(id);
        return { reply: tell(m.removed) };
      }
      const sequence = meeting.sequence + 1;
      await store.meetings.change(id, { state: 'cancelled', sequence, toldAt: now }, true);
      const content = { ...of, sequence };
      const rows = rowsTo(to, meeting, { kind: 'meeting-cancelled', key: 'cancelled', dueAt: now, content });
      const send = await store.deliveries.plan(rows);
      await logMeeting(asking, store, meeting, {
        kind: 'meeting-cancelled',
        detail: { meeting: meeting.id },
      });
      return { reply: await again(m.cancelled(n), ...missed), send };
    }
    case 'minutes':
      return sendMinutes(asking, store, meeting, to);
  }
}

/** What goes by the next working day is soon enough. */
async function bySoon(product: Product, store: Store, group: WorkingGroup, checkIn: CheckIn) {
  const calendar = await calendarOf(product, group);
  const tomorrow = calendar.workingDayOnOrAfter(addDays(today(product, group), 1));
  return nextReminders(product, store, group, checkIn, momentOf(group, tomorrow));
}
