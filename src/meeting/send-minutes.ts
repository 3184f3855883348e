import type { Change } from '../asking/change.ts';
import type { Asking } from '../asking/feature.ts';
import type { Meeting } from '../domain/meeting.ts';
import { tell } from '../messages/say.ts';
import type { Store } from '../ports/store.ts';
import { type Receiver, reachedOf } from './guests.ts';
import { logMeeting } from './log-meeting.ts';
import { minutesPaper } from './minutes.ts';
import { rowsTo, saidMissed } from './plan-messages.ts';
import { showAgain } from './show-again.ts';

/** Freezes the notes as they are, and sends them; the same notes twice are sent once. */
export async function sendMinutes(
  asking: Asking,
  store: Store,
  meeting: Meeting,
  to: readonly Receiver[],
): Promise<Change> {
  const { product, asker } = asking;
  const { t, group, person } = asker;
  const m = t.meeting;
  const { freeze } = await import('../documents/frozen-paper.ts');
  const now = product.clock.now();
  const earlier = await store.meetings.minutes(meeting.id);
  const n = earlier.length + 1;
  const paper = await minutesPaper(product, store, group, meeting, { n, at: now, by: person.name });
  if (!paper) return { reply: tell(m.gone) };
  const frozen = freeze(paper);
  const before = earlier.at(-1)?.paper as { blocks?: unknown } | undefined;
  if (before && sameNotes(before.blocks, frozen.blocks))
    return { reply: await showAgain(asking, store, meeting.id, m.minutesSame) };
  // With them it counts what was agreed, so what is kept of the group is another.
  await store.meetings.change(meeting.id, { heldAt: meeting.heldAt }, true);
  await store.meetings.keepMinutes(meeting.id, { n, sentAt: now, sentBy: person.id, paper: frozen });
  const content = { meeting: meeting.id, n };
  const rows = rowsTo(to, meeting, { kind: 'meeting-minutes', key: `minutes:${n}`, dueAt: now, content });
  const send = await store.deliveries.plan(rows);
  const { reached, without } = await reachedOf(product, store, group, to);
  await logMeeting(asking, store, meeting, {
    kind: 'minutes-sent',
    detail: { meeting: meeting.id, n, receivers: reached.length },
  });
  const said = n > 1 ? m.correctedSent(reached.length) : m.minutesSent(reached.length);
  return { reply: await showAgain(asking, store, meeting.id, said, ...saidMissed(group, without, t)), send };
}

/** Whether two documents say the same, whoever sends them. The database gives keys in an order of its own. */
function sameNotes(one: unknown, other: unknown): boolean {
  const plain = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(plain)
      : typeof value === 'object' && value !== null
        ? Object.entries(value)
            .filter(([, each]) => each !== undefined)
            .map(([key, each]) => [key, plain(each)] as const)
            .sort(([a], [b]) => (a < b ? -1 : 1))
        : value;
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}
