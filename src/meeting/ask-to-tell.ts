import type { Asking } from '../asking/feature.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { type Meeting, partiesOf } from '../domain/meeting.ts';
import { contactsOf, partyName } from '../domain/party.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import { invitationMessage, meetingTitle, whenText } from '../messages/meeting.ts';
import type { Part } from '../messages/message.ts';
import type { Reply } from '../messages/report.ts';
import { tell } from '../messages/say.ts';
import type { Store } from '../ports/store.ts';
import { readReach } from '../reminders/standing.ts';
import type { MeetingTelling } from './actions.ts';
import { hasBegun, isOver } from './current-meeting.ts';
import { meetingOf, notInvited, oneOfEach, peopleOf, type Receiver, reachedOf } from './guests.ts';

/*
 * What others are told of a meeting: first it is shown to whom it goes, and then, by a press, it goes. Both look at what
 * is true at that moment.
 */

export type Found = { meeting: Meeting; checkIn: CheckIn };

/** The meeting and its check-in, locked; or what to say instead. */
export async function find(asking: Asking, store: Store, id: number): Promise<Found | { reply: Reply }> {
  const { t, group } = asking.asker;
  const meeting = await meetingOf(store, group, id);
  const checkIn = meeting && (await store.checkIns.get(meeting.checkInId));
  const locked = checkIn && (await store.meetings.lockRow(id));
  return locked ? { meeting: locked, checkIn } : { reply: tell(t.meeting.gone) };
}

/** Whom it goes to; or why it goes to nobody. */
export async function receivers(
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
  const { product, asker } = asking;
  const { t, group } = asker;
  const m = t.meeting;
  const found = await find(asking, store, id);
  if ('reply' in found) return found.reply;
  const to = await receivers(asking, store, found, what);
  if ('reply' in to) return to.reply;
  const of = { group: group.id, meeting: id };
  const n = (await reachedOf(product, store, group, to)).reached.length;
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
    return platform === undefined || noReach.has(id) ? m.noWay : t.platforms[platform];
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
