import { currentCheckIn, seenReports } from '../asking/ask.ts';
import { today } from '../asking/days.ts';
import type { Asking } from '../asking/feature.ts';
import { mayCoordinate } from '../domain/permission.ts';
import { nothingOpen } from '../half-year/nothing-open.ts';
import { coursesAhead } from '../initiative/ahead.ts';
import { isOver, toldMeeting } from '../meeting/current-meeting.ts';
import { meetingTitle } from '../messages/meeting.ts';
import type { Button, Message, Part } from '../messages/message.ts';
import { moment } from '../messages/moment.ts';
import { standingParts } from '../messages/reminder.ts';
import type { Store } from '../ports/store.ts';
import { missingNames, readRemindable, readStanding, unreachableParties } from '../reminders/standing.ts';
import { ownState } from '../report/show-state.ts';

/** A part of the sheet; nothing where there is nothing to say. */
type Section = (asking: Asking, store: Store) => Promise<Part[]>;

/** In this order. A feature that has something ahead for people adds its own. */
const sections: readonly Section[] = [standing, own, meeting, coursesAhead];

export async function homeMessage(asking: Asking, store: Store): Promise<Message> {
  const { product, asker } = asking;
  const { t, group } = asker;
  const parts = (await Promise.all(sections.map((section) => section(asking, store)))).flat();
  const now = moment(group, product.clock.now(), t);
  return {
    title: t.home.title(group.name),
    parts: [
      { kind: 'heading', text: t.home.title(group.name) },
      ...parts,
      { kind: 'note', text: t.home.asOf(now.day, now.time) },
      {
        kind: 'buttons',
        buttons: [{ label: t.home.refresh, action: { kind: 'home', group: group.id } }],
      },
    ],
  };
}

/** To a coordinator: how many have answered, who is missing and who cannot be reached. */
async function standing({ ask, product, asker }: Asking, store: Store): Promise<Part[]> {
  const { group, membership, t } = asker;
  const checkIn = currentCheckIn(ask, asker);
  if (!mayCoordinate(membership) || !checkIn) return [];
  const now = await readStanding(product, store, group, checkIn);
  return standingParts(
    {
      checkIn: checkIn.id,
      halfYear: checkIn.halfYear,
      dueOn: checkIn.dueOn,
      today: today(product, group),
      expected: now.expected.length,
      missing: missingNames(group, checkIn, now, t),
      unreachable: unreachableParties(group, now, now.missing),
      ...(await readRemindable(product, store, group, checkIn, now)),
    },
    t,
  );
}

/** What is asked of one's own parties, with the buttons; or when the next half-year opens. */
async function own({ ask, product, asker }: Asking, store: Store): Promise<Part[]> {
  const checkIn = currentCheckIn(ask, asker);
  if (!checkIn) {
    const reply = await nothingOpen(product, store, asker);
    return reply.kind === 'messages' ? reply.items.flatMap(({ parts }) => parts) : [];
  }
  if (asker.membership.parties.length === 0) return [];
  return (await ownState(product, store, asker, checkIn, seenReports(ask, checkIn.id))).parts;
}

/** The next meeting, as those invited may see it. */
async function meeting({ product, asker }: Asking, store: Store): Promise<Part[]> {
  const { t, group, membership } = asker;
  const next = await toldMeeting(product, store, group);
  if (!next || isOver(product, group, next)) return [];
  const party = membership.parties[0]?.partyId;
  const button: Button = {
    label: t.home.see,
    action:
      party === undefined
        ? { kind: 'meetings', group: group.id, meeting: next.id }
        : { kind: 'meeting', checkIn: next.checkInId, party, meeting: next.id },
  };
  return [
    { kind: 'heading', text: t.home.ahead },
    { kind: 'text', text: meetingTitle(next, t) },
    { kind: 'buttons', buttons: [button] },
  ];
}
