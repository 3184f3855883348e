import type { Change } from '../asking/change.ts';
import { calendarOf, today } from '../asking/days.ts';
import type { Asking } from '../asking/feature.ts';
import type { Calendar } from '../domain/calendar.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { addDays } from '../domain/day.ts';
import { type Meeting, momentsOf, reminderDay, sameWhen, type When } from '../domain/meeting.ts';
import { contactsOf, partyName } from '../domain/party.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import { momentOf } from '../domain/working-hours.ts';
import { invitationMessage, meetingTitle, shortWhen, whenText } from '../messages/meeting.ts';
import type { Part } from '../messages/message.ts';
import type { Reply } from '../messages/report.ts';
import { tell } from '../messages/say.ts';
import type { NewDelivery } from '../ports/deliveries.ts';
import type { Store } from '../ports/store.ts';
import { readReach } from '../reminders/standing.ts';
import type { MeetingTelling } from './actions.ts';
import { meetingOf, oneOfEach, partiesOf, peopleOf, type Receiver } from './guests.ts';
import { logMeeting } from './log-meeting.ts';
import { minutesPaper } from './minutes.ts';
import { hasBegun, isOver, notInvited, showAgain, type Timed } from './show-meeting.ts';

/*
 * What others are told of a meeting: first it is shown to whom it goes, and then, by a press, it goes. Both look at what
 * is true at that moment.
 */

type Found = { meeting: Meeting; checkIn: CheckIn };

/** The meeting and its check-in, locked; or what to say instead. */
async function find(asking: Asking, store: Store, id: number): Promise<Found | { reply: Reply }> {
  const { t, group } = asking.asker;
  const meeting = await meetingOf(store, group, id);
  const checkIn = meeting && (await store.checkIns.get(meeting.checkInId));
  const locked = checkIn && (await store.meetings.lockRow(id));
  return locked ? { meeting: locked, checkIn } : { reply: tell(t.meeting.gone) };
}

/** Whom it goes to; or why it goes to nobody. */
async function receivers(
  { product, asker }: Asking,
  store: Store,
  { meeting, checkIn }: Found,
  what: MeetingTelling,
): Promise<Receiver[] | { reply: Reply }> {
  const { t, group } = asker;
  const m = t.meeting;
  const { when, state } = meeting;
  const over = when !== undefined && isOver(product, group, meeting);
  const named = when ? whenText(when, t) : '';
  switch (what) {
    case 'days':
      if (state !== 'asking') return { reply: tell(when ? m.fitsOver(named) : m.fitsOverGone) };
      return oneOfEach(product, store, group, partiesOf(group, checkIn, meeting.proposals[0]?.day));
    case 'invitation': {
      if (!when || state === 'asking') return { reply: tell(m.fitsOverGone) };
      if (state === 'cancelled') return { reply: tell(m.isCancelled(named)) };
      if (over) return { reply: tell(m.over(named)) };
      const left = await notInvited(store, group, checkIn, meeting);
      if (left.length > 0) return left;
      return { reply: tell(state === 'invited' ? m.invitedAlready : m.nobodyToInvite) };
    }
    case 'cancellation':
      if (state === 'cancelled') return { reply: tell(m.isCancelled(named)) };
      if (hasBegun(product, group, meeting)) return { reply: tell(m.over(named)) };
      return told(store, group, meeting);
    case 'minutes':
      if (!meeting.heldAt) return { reply: tell(m.minutesFirst) };
      return peopleOf(group, partiesOf(group, checkIn, when?.day));
  }
}

/** Those who have been invited and are the group's still. */
export async function told(store: Store, group: WorkingGroup, meeting: Meeting): Promise<Receiver[]> {
  const people = new Set(group.contacts.map(({ person }) => person.id));
  return (await store.meetings.guests(meeting.id))
    .filter(({ personId }) => people.has(personId))
    .map(({ personId, partyId }) => ({ personId, partyId }));
}

/** Shows whom it goes to and how, with the button that does it. */
export async function askToTell(
  asking: Asking,
  store: Store,
  id: number,
  what: MeetingTelling,
): Promise<Reply> {
  const { asker } = asking;
  const { t, group } = asker;
  const m = t.meeting;
  const found = await find(asking, store, id);
  if ('reply' in found) return found.reply;
  const to = await receivers(asking, store, found, what);
  if ('reply' in to) return to.reply;
  const of = { group: group.id, meeting: id };
  const n = to.length;
  const sentBefore = what === 'minutes' ? (await store.meetings.minutes(id)).length > 0 : false;
  const heard = found.meeting.state === 'invited';
  const words = {
    days: { title: m.askTitle, about: m.askAbout(n), yes: m.sendNow(n) },
    invitation: { title: m.inviteTitle, about: m.inviteAbout(n), yes: m.sendInvitation(n) },
    cancellation: heard
      ? { title: m.cancelTitle, about: m.cancelAbout(n), yes: m.cancelNow }
      : { title: m.removeTitle, about: m.removeAbout, yes: m.removeNow },
    minutes: {
      title: sentBefore ? m.sendCorrectedTitle : m.sendMinutesTitle,
      about: m.sendMinutesAbout(n),
      yes: m.sendNow(n),
    },
  }[what];
  const shown = what === 'invitation' ? invitationPreview(asking, found.meeting, to) : [];
  const table = what === 'invitation' || what === 'days' ? await waysOf(asking, store, found, to) : [];
  return {
    kind: 'messages',
    items: [
      {
        parts: [
          { kind: 'heading', text: words.title },
          { kind: 'text', text: `${meetingTitle(found.meeting, t)}. ${words.about}` },
          ...shown,
          ...table,
          {
            kind: 'buttons',
            buttons: [
              { label: words.yes, action: { kind: 'tell-meeting', ...of, what }, primary: true },
              { label: m.cancel, action: { kind: 'meetings', ...of } },
            ],
          },
        ],
      },
    ],
    replace: true,
  };
}

/** The invitation's words as the first of them gets them, without its buttons. */
function invitationPreview({ asker }: Asking, meeting: Meeting, to: readonly Receiver[]): Part[] {
  const { t, group } = asker;
  const { when } = meeting;
  const [first] = to;
  const name = group.contacts.find(({ person }) => person.id === first?.personId)?.person.name ?? '';
  if (!when) return [];
  const subject = { checkIn: meeting.checkInId, party: first?.partyId ?? 0, meeting: meeting.id };
  const about = { subject, name, group: group.name, questionsTo: group.coordinators, letters: false };
  const { parts } = invitationMessage({ ...meeting, ...about, when }, t);
  const words = parts.filter(({ kind }) => kind !== 'buttons');
  return [...words, ...(meeting.place.trim() ? [] : [{ kind: 'note' as const, text: t.meeting.needsPlace }])];
}

/** A row a party: who of it gets it, and by which way. */
async function waysOf(
  { product, asker }: Asking,
  store: Store,
  { meeting, checkIn }: Found,
  to: readonly Receiver[],
): Promise<Part[]> {
  const { t, group } = asker;
  const m = t.meeting;
  const among = new Set(to.map(({ personId }) => personId));
  const parties = partiesOf(group, checkIn, meeting.when?.day ?? meeting.proposals[0]?.day);
  const { addresses, noReach } = await readReach(product, store, group, parties);
  const wayOf = (id: number) => {
    const platform = addresses.get(id)?.identity.platform;
    return platform === undefined || noReach.has(id) ? m.noWay : (t.platforms[platform] ?? platform);
  };
  const rows = parties.flatMap((partyId): string[][] => {
    const people = contactsOf(group, partyId);
    const own = people.filter(({ person }) => among.has(person.id));
    if (own.length === 0) return people.length === 0 ? [[partyName(group, partyId), m.nobody]] : [];
    return [
      [partyName(group, partyId), own.map(({ person }) => m.by(person.name, wayOf(person.id))).join(', ')],
    ];
  });
  return [{ kind: 'table', caption: m.whoGets, columns: [m.party, m.receivers], rows }];
}

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
  const again = (...notices: string[]) => showAgain(asking, store, id, ...notices);
  switch (what) {
    case 'days': {
      const rows = rowsTo(to, meeting, { kind: 'meeting-days', key: 'days', dueAt: now, content: of });
      const send = await store.deliveries.plan(rows);
      await store.meetings.change(id, { askedAt: now });
      await logMeeting(asking, store, meeting, {
        kind: 'meeting-days-asked',
        detail: { meeting: meeting.id, receivers: to.length },
      });
      return { reply: await again(m.asked(to.length)), send };
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
      const rows = rowsTo(to, meeting, {
        kind: 'meeting-invitation',
        key: 'invitation',
        dueAt: now,
        content,
      });
      const send = await store.deliveries.plan(rows);
      await planReminders(store, timed, to, remind);
      if (first) await planAfterwards(asking, store, timed, calendar);
      await logMeeting(asking, store, meeting, {
        kind: 'meeting-invited',
        detail: { meeting: meeting.id, receivers: to.length },
      });
      return { reply: await again(m.invited(to.length)), send };
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
      return { reply: await again(m.cancelled(to.length)), send };
    }
    case 'minutes':
      return sendMinutes(asking, store, meeting, to);
  }
}

/** Freezes the notes as they are, and sends them; the same notes twice are sent once. */
async function sendMinutes(
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
  await logMeeting(asking, store, meeting, {
    kind: 'minutes-sent',
    detail: { meeting: meeting.id, n, receivers: to.length },
  });
  const said = n > 1 ? m.correctedSent(to.length) : m.minutesSent(to.length);
  return { reply: await showAgain(asking, store, meeting.id, said), send };
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
  const content = { meeting: id, sequence, ...(sameTime ? {} : { before: when }) };
  const rows = rowsTo(guests, meeting, {
    kind: 'meeting-moved',
    key: `moved:${sequence}`,
    dueAt: now,
    content,
  });
  const send = await store.deliveries.plan(rows);
  const calendar = await calendarOf(product, group);
  await planReminders(store, moved, guests, reminderAt(group, calendar, moved, now));
  await planAfterwards(asking, store, moved, calendar);
  const days = { from: when.day, to: to.when.day };
  await logMeeting(asking, store, meeting, {
    kind: 'meeting-moved',
    detail: { meeting: meeting.id, ...days, receivers: guests.length },
  });
  return { reply: await showAgain(asking, store, id, m.moved(guests.length)), send };
}

/** Asks before an invited meeting is moved: that tells everybody who had the invitation. */
export async function askToMove(
  asking: Asking,
  store: Store,
  meeting: Meeting & { when: When },
  to: { when: When; place: string },
): Promise<Reply> {
  const { t, group } = asking.asker;
  const m = t.meeting;
  const sameTime = sameWhen(meeting.when, to.when);
  if (sameTime && meeting.place === to.place) return showAgain(asking, store, meeting.id, m.saved);
  const n = (await told(store, group, meeting)).length;
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

/** When those who come are reminded, UTC; undefined: that has been, so the invitation says it all. */
function reminderAt(group: WorkingGroup, calendar: Calendar, { when }: Timed, now: Date): Date | undefined {
  const at = momentOf(group, reminderDay(when.day, calendar));
  return at > now ? at : undefined;
}

async function planReminders(
  store: Store,
  meeting: Timed,
  to: readonly Receiver[],
  at: Date | undefined,
): Promise<void> {
  if (!at) return;
  const { sequence } = meeting;
  await store.deliveries.plan(
    rowsTo(to, meeting, {
      kind: 'meeting-reminder',
      key: `reminder:${sequence}`,
      dueAt: at,
      content: { meeting: meeting.id, sequence },
    }),
  );
}

/** To whoever invites: when it has ended, what is left to fill in. */
async function planAfterwards(
  { product, asker }: Asking,
  store: Store,
  meeting: Timed,
  calendar: Calendar,
): Promise<void> {
  const { group, person } = asker;
  const { ends } = momentsOf(meeting.when, group.timezone);
  const day = meeting.when.day;
  // On a day off it waits for the next working day, and past working hours for the next morning.
  const dueAt = calendar.isWorkingDay(day)
    ? ends
    : momentOf(group, calendar.workingDayOnOrAfter(addDays(day, 1)));
  const { sequence } = meeting;
  await store.deliveries.plan([
    {
      dedupe: `meeting:${meeting.id}:after:${sequence}:${person.id}`,
      kind: 'meeting-after',
      groupId: group.id,
      personId: person.id,
      dueAt: dueAt > product.clock.now() ? dueAt : product.clock.now(),
      content: { meeting: meeting.id, sequence },
    },
  ]);
}

function rowsTo(
  to: readonly Receiver[],
  meeting: Pick<Meeting, 'id' | 'groupId'>,
  { key, ...of }: { key: string; dueAt: Date } & Kind<NewDelivery>,
): NewDelivery[] {
  return to.map(({ personId, partyId }) => ({
    dedupe: `meeting:${meeting.id}:${key}:${personId}`,
    groupId: meeting.groupId,
    personId,
    partyId,
    ...of,
  }));
}

type Kind<D> = D extends { kind: `meeting-${string}` }
  ? Pick<D & { content: object }, 'kind' | 'content'>
  : never;

/** Whether a day has been, as the group has it. */
export const hasPassed = ({ product, asker }: Pick<Asking, 'product' | 'asker'>, day: string): boolean =>
  day < today(product, asker.group);
