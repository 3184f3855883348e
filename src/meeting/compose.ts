import { getsLetters } from '../delivery/gets-letters.ts';
import { type Guest, type Meeting, momentsOf, type When } from '../domain/meeting.ts';
import { partyName } from '../domain/party.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import { agendaParts } from '../messages/agenda.ts';
import {
  afterwardsMessage,
  cancelledMessage,
  fitsMessage,
  invitationMessage,
  meetingReminder,
  meetingTitle,
  minutesMessage,
  movedMessage,
  type ToldMeeting,
} from '../messages/meeting.ts';
import type { AttachedFile } from '../ports/chat-platform.ts';
import type { DeliveryRow } from '../ports/deliveries.ts';
import type { Composed, Composing, Within } from '../ports/kinds.ts';
import type { Product } from '../ports/product.ts';
import { entryFile } from './entry-file.ts';
import { guestOf } from './guests.ts';
import { minutesFile } from './minutes.ts';
import { lastQuestions } from './questions.ts';
import { keepAgenda, readAgenda } from './read-agenda.ts';

/* Messages about a meeting to one person each, worked out when they are sent from what is true then. */

const superseded = { skip: 'superseded' };

/** What is told of a meeting that has a day; undefined: there is none, it has been, or the person is no longer there. */
type Told = {
  meeting: Meeting & { when: When };
  told: ToldMeeting;
  guest?: Guest;
  /** What goes along with a letter. */
  entry(): Promise<AttachedFile[]>;
};

async function readTold(
  product: Product,
  row: DeliveryRow,
  group: WorkingGroup,
  id: number,
): Promise<Told | undefined> {
  const meeting = await product.store.meetings.get(id);
  const contact = guestOf(group, row.personId);
  const { when } = meeting ?? {};
  if (!meeting || !contact || !when) return undefined;
  const { person } = contact;
  const guest = (await product.store.meetings.guests(meeting.id)).find((one) => one.personId === person.id);
  const letters = await getsLetters(product, person.id);
  return {
    meeting: { ...meeting, when },
    guest,
    told: {
      ...around(row, group, meeting, contact),
      when,
      place: meeting.place,
      words: meeting.words,
      answer: guest,
      letters,
    },
    entry: async () => (letters ? [await entryFile(group, { ...meeting, when }, person)] : []),
  };
}

function around(
  row: DeliveryRow,
  group: WorkingGroup,
  meeting: Meeting,
  { person, partyId }: NonNullable<ReturnType<typeof guestOf>>,
) {
  return {
    subject: { checkIn: meeting.checkInId, party: row.partyId ?? partyId, meeting: meeting.id },
    name: person.name,
    group: group.name,
    questionsTo: group.coordinators.filter(({ id }) => id !== person.id),
  };
}

/** Whether it can still be told: it is not called off, and has not been. */
const isAhead = (
  { meeting }: Told,
  { product, group }: Pick<Composing<'meeting-reminder'>, 'product' | 'group'>,
) => meeting.state === 'invited' && momentsOf(meeting.when, group.timezone).ends > product.clock.now();

export async function composeDays(composing: Composing<'meeting-days'>): Promise<Composed> {
  const { product, row, group, content, t } = composing;
  const meeting = await product.store.meetings.get(content.meeting);
  const contact = guestOf(group, row.personId);
  if (!meeting || !contact) return { skip: 'gone' };
  if (meeting.state !== 'asking') return superseded;
  const about = around(row, group, meeting, contact);
  const { proposals, place, words } = meeting;
  const party = partyName(group, about.subject.party);
  return { message: fitsMessage({ ...about, proposals, place, words, partyName: party }, t) };
}

export async function composeInvitation(composing: Composing<'meeting-invitation'>): Promise<Composed> {
  const { product, row, group, content, t } = composing;
  const about = await readTold(product, row, group, content.meeting);
  if (!about || !isAhead(about, composing)) return superseded;
  const { meeting, told } = about;
  const until = await lastQuestions(product, group, meeting);
  const nameOf = (partyId: number) => partyName(group, partyId);
  const agenda = content.agenda
    ? agendaParts(await readAgenda(product, product.store, group, meeting), t, nameOf)
    : undefined;
  const message = invitationMessage({ ...told, agenda, ...(until && { questionsUntil: until(t) }) }, t);
  return { message, files: await about.entry() };
}

export async function composeMoved(composing: Composing<'meeting-moved'>): Promise<Composed> {
  const { product, row, group, content, t } = composing;
  const about = await readTold(product, row, group, content.meeting);
  // A later change has a message of its own.
  if (!about || !isAhead(about, composing) || content.sequence !== about.meeting.sequence) return superseded;
  const nameOf = (partyId: number) => partyName(group, partyId);
  const agenda = content.agenda
    ? agendaParts(await readAgenda(product, product.store, group, about.meeting), t, nameOf)
    : undefined;
  const message = movedMessage({ ...about.told, before: content.before, agenda }, t);
  return { message, files: await about.entry() };
}

export async function composeCancelled(composing: Composing<'meeting-cancelled'>): Promise<Composed> {
  const { product, row, group, content, t } = composing;
  const about = await readTold(product, row, group, content.meeting);
  if (about?.meeting.state !== 'cancelled') return superseded;
  return { message: cancelledMessage(about.told, t), files: await about.entry() };
}

export async function composeMeetingReminder(composing: Composing<'meeting-reminder'>): Promise<Composed> {
  const { product, row, group, content, t } = composing;
  const about = await readTold(product, row, group, content.meeting);
  if (!about || !isAhead(about, composing) || content.sequence !== about.meeting.sequence) return superseded;
  if (about.guest?.answer === 'not-coming') return { skip: 'nothing-owed' };
  // What everybody has been sent is what stands.
  const agenda = await product.store.transaction(async (store) => {
    const now = (await store.meetings.lockRow(about.meeting.id)) ?? about.meeting;
    return keepAgenda(product, store, group, now);
  });
  const nameOf = (partyId: number) => partyName(group, partyId);
  return { message: meetingReminder({ ...about.told, agenda, nameOf }, t) };
}

export async function composeAfter(composing: Composing<'meeting-after'>): Promise<Composed> {
  const { product, row, group, content, t } = composing;
  const meeting = await product.store.meetings.get(content.meeting);
  const coordinator = group.coordinators.find(({ id }) => id === row.personId);
  if (!meeting?.when || !coordinator) return { skip: 'gone' };
  const { when, state, sequence, heldAt } = meeting;
  // Moved since, called off, or filled in already.
  if (state !== 'invited' || sequence !== content.sequence || heldAt) return superseded;
  return {
    message: afterwardsMessage({ name: coordinator.name, group: group.id, meeting: meeting.id, when }, t),
  };
}

export async function composeMinutes(composing: Composing<'meeting-minutes'>): Promise<Composed> {
  const { product, row, group, content, t } = composing;
  const about = await readTold(product, row, group, content.meeting);
  if (!about) return { skip: 'gone' };
  const { meetings } = product.store;
  const sent = await meetings.minutes(about.meeting.id);
  const one = sent.find(({ n }) => n === content.n);
  // A corrected version has a message of its own.
  if (!one || one.n !== sent.length) return superseded;
  const { told, meeting } = about;
  const tasks = (await meetings.tasks(meeting.id)).filter(({ partyId }) => partyId === told.subject.party);
  const files = told.letters ? [minutesFile(one.paper, group, meeting)] : [];
  return { message: minutesMessage({ ...told, n: one.n, tasks }, t), files };
}

/** What of a message stands in a reminder that goes out anyway: all but its greeting and whom to ask, below a heading. */
async function within(composed: Composed, heading: string): Promise<Within | undefined> {
  if ('skip' in composed) return undefined;
  const { message, files } = composed;
  const parts = message.parts.slice(1, message.parts.at(-1)?.kind === 'note' ? -1 : undefined);
  return { parts: [{ kind: 'heading', text: heading }, ...parts], files };
}

async function titleIn({
  product,
  content,
  t,
}: Composing<'meeting-days' | 'meeting-invitation' | 'meeting-reminder'>) {
  const meeting = await product.store.meetings.get(content.meeting);
  return meeting ? meetingTitle(meeting, t) : '';
}

export const daysWithin = async (composing: Composing<'meeting-days'>) =>
  within(await composeDays(composing), await titleIn(composing));

export const invitationWithin = async (composing: Composing<'meeting-invitation'>) =>
  within(await composeInvitation(composing), await titleIn(composing));

export const reminderWithin = async (composing: Composing<'meeting-reminder'>) =>
  within(await composeMeetingReminder(composing), await titleIn(composing));
