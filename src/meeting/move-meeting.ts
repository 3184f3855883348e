import type { Change } from '../asking/change.ts';
import { calendarOf } from '../asking/days.ts';
import type { Asking } from '../asking/feature.ts';
import { type Meeting, momentsOf, sameWhen, type When } from '../domain/meeting.ts';
import { shortWhen, whenText } from '../messages/meeting.ts';
import type { Reply } from '../messages/report.ts';
import { tell } from '../messages/say.ts';
import type { Store } from '../ports/store.ts';
import { find, told } from './ask-to-tell.ts';
import { hasBegun, type Timed } from './current-meeting.ts';
import { reachedOf } from './guests.ts';
import { logMeeting } from './log-meeting.ts';
import { planAfterwards, planReminders, reminderAt, rowsTo, saidMissed } from './plan-messages.ts';
import { showAgain } from './show-again.ts';

/** Another time or place: those who had the invitation are told, and the reminder goes with it. */
export async function moveMeeting(
  asking: Asking,
  store: Store,
  id: number,
  to: { when: When; place: string },
): Promise<Change> {
  const { product, asker } = asking;
  const { t, group } = asker;
  const m = t.meeting;
  const found = await find(asking, store, id);
  if ('reply' in found) return found;
  const { meeting } = found;
  const { when } = meeting;
  if (meeting.state !== 'invited' || !when)
    return { reply: tell(when ? m.isCancelled(whenText(when, t)) : m.gone) };
  if (hasBegun(product, group, meeting)) return { reply: tell(m.over(whenText(when, t))) };
  const now = product.clock.now();
  if (momentsOf(to.when, group.timezone).starts <= now)
    return { reply: tell(m.passed(t.dates.dayWithYear(to.when.day))) };
  const sameTime = sameWhen(when, to.when);
  if (sameTime && meeting.place === to.place)
    return { reply: await showAgain(asking, store, id, m.nothingMoved) };
  const sequence = meeting.sequence + 1;
  await store.meetings.change(id, { ...to, sequence, toldAt: now }, true);
  if (!sameTime) await store.meetings.askAgain(id);
  const moved: Timed = { ...meeting, ...to, sequence, toldAt: now };
  const guests = await told(store, group, meeting);
  const calendar = await calendarOf(product, group);
  const remind = reminderAt(group, calendar, moved, now);
  const content = {
    meeting: id,
    sequence,
    ...(sameTime ? {} : { before: when }),
    ...(remind ? {} : { agenda: true }),
  };
  const rows = rowsTo(guests, meeting, {
    kind: 'meeting-moved',
    key: `moved:${sequence}`,
    dueAt: now,
    content,
  });
  const send = await store.deliveries.plan(rows);
  await planReminders(store, moved, guests, remind);
  await planAfterwards(asking, store, moved, calendar);
  const { reached, without } = await reachedOf(product, store, group, guests);
  const days = { from: when.day, to: to.when.day };
  await logMeeting(asking, store, meeting, {
    kind: 'meeting-moved',
    detail: { meeting: meeting.id, ...days, receivers: reached.length },
  });
  return {
    reply: await showAgain(asking, store, id, m.moved(reached.length), ...saidMissed(group, without, t)),
    send,
  };
}

/** Asks before an invited meeting is moved: that tells everybody who had the invitation. */
export async function askToMove(
  asking: Asking,
  store: Store,
  meeting: Meeting & { when: When },
  to: { when: When; place: string },
): Promise<Reply> {
  const { product, asker } = asking;
  const { t, group } = asker;
  const m = t.meeting;
  const sameTime = sameWhen(meeting.when, to.when);
  if (sameTime && meeting.place === to.place) return showAgain(asking, store, meeting.id, m.saved);
  const n = (await reachedOf(product, store, group, await told(store, group, meeting))).reached.length;
  const about = sameTime ? m.placeAbout(n) : m.moveAbout(shortWhen(meeting.when, t), whenText(to.when, t), n);
  const of = { group: group.id, meeting: meeting.id };
  return {
    kind: 'messages',
    items: [
      {
        parts: [
          { kind: 'heading', text: m.moveTitle },
          { kind: 'text', text: sameTime ? about : `${about} ${m.askAgain}` },
          {
            kind: 'facts',
            facts: [
              { label: m.whenFact, value: whenText(to.when, t) },
              { label: m.place, value: to.place.trim() || m.noPlace },
            ],
          },
          {
            kind: 'buttons',
            buttons: [
              {
                label: m.moveNow,
                action: { kind: 'move-meeting', ...of, ...to.when, place: to.place },
                primary: true,
              },
              { label: m.cancel, action: { kind: 'meetings', ...of } },
            ],
          },
        ],
      },
    ],
  };
}
