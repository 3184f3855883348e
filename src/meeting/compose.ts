import { type Guest, type Meeting, type MeetingTask, momentsOf, type When } from '../domain/meeting.ts';
import type { Locale, WorkingGroup } from '../domain/working-group.ts';
import { agendaParts } from '../messages/agenda.ts';
import {
  afterwardsMessage,
  cancelledMessage,
  fitsMessage,
  invitationMessage,
  meetingReminder,
  minutesMessage,
  movedMessage,
  type ToldMeeting,
} from '../messages/meeting.ts';
import type { Message } from '../messages/message.ts';
import type { DeliveryRow } from '../ports/deliveries.ts';
import { type Texts, textsFor } from '../texts/texts.ts';
import type { Composed } from '../ports/kinds.ts';
import { keepAgenda, readAgenda } from './read-agenda.ts';
import { entryFile } from './entry-file.ts';
import { guestOf } from './guests.ts';
import { minutesFile } from './minutes.ts';
import { lastQuestions } from './questions.ts';
import { partyName } from '../domain/party.ts';
import type { Product } from '../ports/product.ts';

/** What a delivery about a meeting carries: which, and how often it had been told anew by then. */
export type MeetingContent = { meeting: number; sequence: number; before?: When; agenda?: true; n?: number };

type About = {
  product: Product;
  group: WorkingGroup;
  meeting: Meeting & { when: When };
  content: MeetingContent;
  told: ToldMeeting;
  guest: Guest | undefined;
  t: Texts;
};

/** A message about a meeting to one person, worked out when it is sent from what is true then. */
export async function composeMeeting(
  product: Product,
  row: DeliveryRow,
  group: WorkingGroup,
  locale: Locale,
): Promise<Composed> {
  const t = textsFor(locale);
  const content = row.content as MeetingContent;
  const meeting = await product.store.meetings.get(content.meeting);
  if (!meeting) return { skip: 'gone' };
  if (row.kind === 'meeting-after') return composeAfter(row, group, meeting, content, t);
  const contact = guestOf(group, row.personId);
  if (!contact) return { skip: 'gone' };
  const partyId = row.partyId ?? contact.partyId;
  const subject = { checkIn: meeting.checkInId, party: partyId, meeting: meeting.id };
  const { person } = contact;
  const questionsTo = group.coordinators.filter(({ id }) => id !== person.id);
  const around = { subject, name: person.name, group: group.name, questionsTo };
  if (row.kind === 'meeting-days') {
    if (meeting.state !== 'asking') return { skip: 'superseded' };
    const { proposals, place, words } = meeting;
    const named = { proposals, place, words, partyName: partyName(group, partyId) };
    return { message: fitsMessage({ ...around, ...named }, t) };
  }
  const { when } = meeting;
  if (!when) return { skip: 'gone' };
  const guest = (await product.store.meetings.guests(meeting.id)).find((one) => one.personId === person.id);
  const told: ToldMeeting = {
    ...around,
    when,
    place: meeting.place,
    words: meeting.words,
    answer: guest,
    letters: await getsLetters(product, person.id),
  };
  const about = { product, group, meeting: { ...meeting, when }, content, told, guest, t };
  const composed = await composeKind(row, about);
  if (!composed || !told.letters) return composed ? { message: composed.message } : { skip: 'superseded' };
  const files = composed.entry ? [await entryFile(group, about.meeting, person)] : [];
  return { message: composed.message, files: [...files, ...(composed.files ?? [])] };
}

type Kind = { message: Message; entry?: true; files?: Awaited<ReturnType<typeof entryFile>>[] };

/** Undefined: there is nothing to tell any more. */
async function composeKind(row: DeliveryRow, about: About): Promise<Kind | undefined> {
  const { product, group, meeting, content, told, guest, t } = about;
  const nameOf = (partyId: number) => partyName(group, partyId);
  const cancelled = meeting.state === 'cancelled';
  const ended = momentsOf(meeting.when, group.timezone).ends <= product.clock.now();
  switch (row.kind) {
    case 'meeting-invitation': {
      if (cancelled || ended) return undefined;
      const until = await lastQuestions(product, group, meeting);
      const agenda = content.agenda
        ? agendaParts(await readAgenda(product, product.store, group, meeting), t, nameOf)
        : undefined;
      const message = invitationMessage({ ...told, agenda, ...(until && { questionsUntil: until(t) }) }, t);
      return { message, entry: true };
    }
    case 'meeting-moved':
      // A later change has a message of its own.
      if (cancelled || ended || content.sequence !== meeting.sequence) return undefined;
      return { message: movedMessage({ ...told, before: content.before }, t), entry: true };
    case 'meeting-cancelled':
      return cancelled ? { message: cancelledMessage(told, t), entry: true } : undefined;
    case 'meeting-reminder': {
      if (cancelled || ended || content.sequence !== meeting.sequence) return undefined;
      if (guest?.answer === 'not-coming') return undefined;
      const agenda = await product.store.transaction(async (store) => {
        const now = (await store.meetings.lockRow(meeting.id)) ?? meeting;
        return keepAgenda(product, store, group, now);
      });
      return { message: meetingReminder({ ...told, agenda, nameOf }, t) };
    }
    case 'meeting-minutes': {
      const sent = await product.store.meetings.minutes(meeting.id);
      const one = sent.find(({ n }) => n === content.n);
      if (!one || one.n !== sent.length) return undefined;
      const own = await ownTasks(about, told.subject.party);
      const message = minutesMessage({ ...told, n: one.n, tasks: own }, t);
      return { message, files: [minutesFile(one.paper, group, meeting)] };
    }
    default:
      return undefined;
  }
}

async function ownTasks({ product, meeting }: About, partyId: number): Promise<MeetingTask[]> {
  const tasks = await product.store.meetings.tasks(meeting.id);
  return tasks.filter((task) => task.partyId === partyId);
}

function composeAfter(
  row: DeliveryRow,
  group: WorkingGroup,
  meeting: Meeting,
  content: MeetingContent,
  t: Texts,
): Composed {
  const coordinator = group.coordinators.find(({ id }) => id === row.personId);
  const { when, state, sequence, heldAt } = meeting;
  // Moved since, called off, or filled in already.
  if (!coordinator || !when || state !== 'invited' || sequence !== content.sequence || heldAt)
    return { skip: 'superseded' };
  const about = { name: coordinator.name, group: group.id, meeting: meeting.id, when };
  return { message: afterwardsMessage(about, t) };
}

/** Whether they are written to by letter, which brings files along. */
async function getsLetters(product: Product, personId: number): Promise<boolean> {
  const names = [...product.platforms.keys()];
  const address = (await product.store.people.addresses([personId], names)).get(personId);
  return address !== undefined && product.platforms.get(address.identity.platform)?.letters === true;
}
