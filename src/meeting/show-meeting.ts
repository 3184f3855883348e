import { today } from '../asking/days.ts';
import type { Asking, CheckInAsking } from '../asking/feature.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { dayIn } from '../domain/day.ts';
import { type Meeting, momentsOf, sameWhen, type When } from '../domain/meeting.ts';
import { contactsOf, partyName } from '../domain/party.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import { agendaParts } from '../messages/agenda.ts';
import {
  answerButtons,
  answerText,
  entryButton,
  meetingTitle,
  placeParts,
  shortWhen,
  taskText,
  whenText,
} from '../messages/meeting.ts';
import type { Button, Message, Part } from '../messages/message.ts';
import { questionsPart } from '../messages/reminder.ts';
import type { Reply } from '../messages/report.ts';
import { tell } from '../messages/say.ts';
import type { Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { answersByParty, partiesOf, peopleOf, withColleague } from './guests.ts';
import { lastQuestions } from './questions.ts';
import { readAgenda } from './read-agenda.ts';

/** The meeting that is meant where none is named: the next, else the one that has just been; cancelled ones never are. */
export async function currentMeeting(
  product: Product,
  store: Store,
  group: WorkingGroup,
): Promise<Meeting | undefined> {
  const all = (await store.meetings.list(group.id)).filter(({ state }) => state !== 'cancelled');
  const day = today(product, group);
  const ahead = all.filter(({ when }) => when === undefined || when.day >= day);
  return ahead.at(-1) ?? all[0];
}

/** Whether it has begun, or is over: then it is written up, and no more moved. */
export function hasBegun(product: Product, group: WorkingGroup, { when }: Pick<Meeting, 'when'>): boolean {
  return when !== undefined && momentsOf(when, group.timezone).starts <= product.clock.now();
}

export function isOver(product: Product, group: WorkingGroup, { when }: Pick<Meeting, 'when'>): boolean {
  return when !== undefined && momentsOf(when, group.timezone).ends <= product.clock.now();
}

/** To a coordinator: a meeting, with all that can be done about it. Without one, the ways to plan one. */
export async function coordinatorMeeting(
  { product, asker }: Pick<Asking, 'product' | 'asker'>,
  store: Store,
  meeting: Meeting | undefined,
  notices: string[] = [],
): Promise<Message> {
  const { t, group } = asker;
  const m = t.meeting;
  const said = notices.map((text): Part => ({ kind: 'text', text }));
  if (!meeting) {
    const buttons = planButtons(group.id, t);
    return { parts: [...said, { kind: 'text', text: m.none }, { kind: 'buttons', buttons }] };
  }
  const checkIn = await store.checkIns.get(meeting.checkInId);
  const agenda = await readAgenda(product, store, group, meeting);
  const about = { product, store, asker, meeting, checkIn, agenda: agenda.length };
  const begun = hasBegun(product, group, meeting);
  return {
    parts: [
      ...said,
      { kind: 'heading', text: meetingTitle(meeting, t) },
      ...(meeting.when
        ? placeParts({ place: meeting.place, words: meeting.words }, t)
        : await proposalParts(store, asker.group, checkIn, meeting, t)),
      ...(meeting.when ? await answerParts(about) : []),
      ...(begun ? await afterParts(about) : agendaWith(agenda, meeting, group, t)),
      { kind: 'buttons', buttons: await buttonsFor(about, begun) },
      ...(await earlierParts(store, group, meeting, t)),
    ],
  };
}

type T = Asking['asker']['t'];
type About = {
  product: Product;
  store: Store;
  asker: Asking['asker'];
  meeting: Meeting;
  checkIn: CheckIn | undefined;
  agenda: number;
};

const planButtons = (group: number, t: T): Button[] => [
  { label: t.meeting.plan, action: { kind: 'plan-meeting', group }, primary: true },
  { label: t.meeting.askDays, action: { kind: 'propose-days', group } },
];

function agendaWith(
  agenda: Parameters<typeof agendaParts>[0],
  meeting: Meeting,
  group: WorkingGroup,
  t: T,
): Part[] {
  if (!meeting.when) return [];
  if (agenda.length === 0) return [{ kind: 'note', text: `${t.meeting.agenda}: ${t.meeting.agendaEmpty}` }];
  return [
    ...agendaParts(agenda, t, (id) => partyName(group, id)),
    ...(meeting.agendaAt ? [] : [{ kind: 'note' as const, text: t.meeting.agendaProposed }]),
  ];
}

/** How many can each day, and who cannot. */
async function proposalParts(
  store: Store,
  group: WorkingGroup,
  checkIn: CheckIn | undefined,
  meeting: Meeting,
  t: T,
): Promise<Part[]> {
  const m = t.meeting;
  const fits = await store.meetings.fits(meeting.id);
  const names = (ids: number[]) => t.messages.list(ids.map((id) => partyName(group, id)));
  const items = meeting.proposals.map((when, n): string => {
    const can = fits.filter((fit) => fit.fits.includes(n));
    const cannot = fits.filter((fit) => !fit.fits.includes(n)).map(({ partyId }) => partyId);
    const count = fits.length > 0 ? `: ${m.canCount(can.length, fits.length)}. ` : '';
    return `${whenText(when, t)}${count}${cannot.length > 0 ? m.cannot(names(cannot)) : ''}`;
  });
  const answered = new Set(fits.map(({ partyId }) => partyId));
  const silent = checkIn ? partiesOf(group, checkIn, undefined).filter((id) => !answered.has(id)) : [];
  const asked = meeting.askedAt !== undefined;
  return [
    { kind: 'list', items },
    ...(asked && fits.length === 0 ? [{ kind: 'text' as const, text: m.nobodyAnswered }] : []),
    ...(asked && fits.length > 0 && silent.length > 0
      ? [{ kind: 'text' as const, text: m.notAnsweredYet(names(silent)) }]
      : []),
  ];
}

/** Who comes, who does not, who has not said. */
async function answerParts({ store, asker, meeting, checkIn }: About): Promise<Part[]> {
  const { t, group } = asker;
  const m = t.meeting;
  if (meeting.state === 'planned') return [{ kind: 'text', text: m.notInvited }];
  if (!checkIn) return [];
  const guests = await store.meetings.guests(meeting.id);
  const invited = new Set(guests.map(({ partyId }) => partyId));
  const parties = partiesOf(group, checkIn, meeting.when?.day).filter(
    (id) =>
      invited.has(id) ||
      contactsOf(group, id).some(({ person }) => guests.some((guest) => guest.personId === person.id)),
  );
  const all = answersByParty(group, guests, parties);
  const of = (answer: (typeof all)[number]['answer']) => all.filter((one) => one.answer === answer);
  const names = (answer: (typeof all)[number]['answer']) =>
    t.messages.list(of(answer).map((one) => withColleague(group, one)));
  const lines = [
    of('coming').length > 0 && m.come(names('coming')),
    of('colleague').length > 0 && m.colleagues(names('colleague')),
    of('not-coming').length > 0 && m.comeNot(names('not-coming')),
    of(undefined).length > 0 && m.silent(names(undefined)),
  ].filter((line) => line !== false);
  const counts = m.counts(
    of('coming').length,
    of('colleague').length,
    of('not-coming').length,
    of(undefined).length,
  );
  return [
    { kind: 'text', text: [{ strong: `${m.answers}:` }, ` ${counts}.`] },
    { kind: 'list', items: lines },
  ];
}

/** What is known of a meeting that has begun. */
async function afterParts({ store, asker, meeting }: About): Promise<Part[]> {
  const { t, group } = asker;
  const m = t.meeting;
  const attendance = await store.meetings.attendance(meeting.id);
  const there = [...attendance].filter(([, present]) => present).map(([id]) => partyName(group, id));
  const tasks = await store.meetings.tasks(meeting.id);
  const sent = (await store.meetings.minutes(meeting.id)).at(-1);
  const day = sent && t.dates.dayWithYear(dayIn(group.timezone, sent.sentAt));
  return [
    ...(attendance.size > 0 ? [{ kind: 'text' as const, text: m.wereThere(t.messages.list(there)) }] : []),
    ...(tasks.length > 0
      ? [
          { kind: 'text' as const, text: [{ strong: m.tasks }] },
          {
            kind: 'list' as const,
            items: tasks.map((task) =>
              task.partyId === undefined
                ? taskText(task, t)
                : `${taskText(task, t)} – ${partyName(group, task.partyId)}`,
            ),
          },
        ]
      : []),
    {
      kind: 'text',
      text:
        sent === undefined
          ? m.minutesNone
          : sent.n > 1
            ? m.correctedOn(sent.n, day ?? '')
            : m.sentOn(day ?? ''),
    },
  ];
}

async function buttonsFor(
  { product, store, asker, meeting, checkIn }: About,
  begun: boolean,
): Promise<Button[]> {
  const { t, group, membership } = asker;
  const m = t.meeting;
  const of = { group: group.id, meeting: meeting.id };
  const own = membership.parties[0]?.partyId;
  const guest =
    own === undefined ? undefined : { checkIn: meeting.checkInId, party: own, meeting: meeting.id };
  if (meeting.state === 'cancelled') return planButtons(group.id, t);
  if (meeting.state === 'asking') {
    const asked = meeting.askedAt !== undefined;
    const fits = await store.meetings.fits(meeting.id);
    const counted = meeting.proposals.map((when, n) => ({
      when,
      can: fits.filter((fit) => fit.fits.includes(n)).length,
    }));
    const best = fits.length > 0 ? Math.max(...counted.map(({ can }) => can)) : -1;
    const first = counted.findIndex(({ can }) => can === best);
    return [
      ...(asked
        ? []
        : [
            {
              label: m.ask,
              action: { kind: 'ask-tell-meeting' as const, ...of, what: 'days' as const },
              primary: true,
            },
          ]),
      ...counted.map(
        ({ when }, n): Button => ({
          label: m.pick(shortWhen(when, t)),
          action: { kind: 'pick-day', ...of, ...when },
          ...(asked && n === first && { primary: true }),
        }),
      ),
      ...(asked && guest
        ? [{ label: m.fitsButton, action: { kind: 'meeting-fits' as const, ...guest } }]
        : []),
      ...(asked ? [] : [{ label: m.edit, action: { kind: 'propose-days' as const, ...of } }]),
      removeButton(of, asked, t),
    ];
  }
  if (begun) {
    const sent = (await store.meetings.minutes(meeting.id)).at(-1);
    const noted = meeting.heldAt !== undefined;
    return [
      { label: m.after, action: { kind: 'after-meeting', ...of }, ...(!noted && { primary: true }) },
      {
        label: m.minutesDraft,
        action: { kind: 'meeting-paper', ...of },
      },
      ...(sent ? [{ label: m.minutes, action: { kind: 'meeting-paper' as const, ...of, n: sent.n } }] : []),
      ...(noted
        ? [
            {
              label: sent ? m.sendCorrected : m.sendMinutes,
              action: { kind: 'ask-tell-meeting' as const, ...of, what: 'minutes' as const },
              ...(!sent && { primary: true }),
            },
          ]
        : []),
      { label: m.tookPartButton, action: { kind: 'took-part', group: group.id } },
      { label: m.another, action: { kind: 'plan-meeting', group: group.id } },
    ];
  }
  const invited = meeting.state === 'invited';
  const left = checkIn && invited ? await notInvited(store, group, checkIn, meeting) : [];
  const asked = meeting.proposals.length > 0 && !invited;
  return [
    ...(invited
      ? []
      : [
          {
            label: m.invite,
            action: { kind: 'ask-tell-meeting' as const, ...of, what: 'invitation' as const },
            primary: true,
          },
        ]),
    ...(left.length > 0
      ? [
          {
            label: m.inviteMore(left.length),
            action: { kind: 'ask-tell-meeting' as const, ...of, what: 'invitation' as const },
          },
        ]
      : []),
    { label: m.changeAgenda, action: { kind: 'agenda', ...of } },
    ...(meeting.agendaAt
      ? [{ label: m.proposeAnew, action: { kind: 'propose-agenda' as const, ...of } }]
      : []),
    { label: m.edit, action: { kind: 'plan-meeting', ...of } },
    ...(asked
      ? meeting.proposals
          .filter((when) => !sameWhen(when, meeting.when))
          .map(
            (when): Button => ({
              label: m.pick(shortWhen(when, t)),
              action: { kind: 'pick-day', ...of, ...when },
            }),
          )
      : []),
    ...(guest && invited
      ? [
          {
            label: m.ownAnswer(partyName(group, guest.party)),
            action: { kind: 'meeting' as const, ...guest },
          },
        ]
      : []),
    removeButton(of, invited, t),
  ];
}

const removeButton = (of: { group: number; meeting: number }, told: boolean, t: T): Button => ({
  label: told ? t.meeting.cancelMeeting : t.meeting.removeMeeting,
  action: { kind: 'ask-tell-meeting', ...of, what: 'cancellation' },
});

/** Those who would be invited now and are not. */
export async function notInvited(
  store: Store,
  group: WorkingGroup,
  checkIn: CheckIn,
  meeting: Meeting,
): Promise<{ personId: number; partyId: number }[]> {
  const had = new Set((await store.meetings.guests(meeting.id)).map(({ personId }) => personId));
  return peopleOf(group, partiesOf(group, checkIn, meeting.when?.day)).filter(
    ({ personId }) => !had.has(personId),
  );
}

/** So many earlier meetings can be chosen from. */
const mostEarlier = 20;

async function earlierParts(store: Store, group: WorkingGroup, shown: Meeting, t: T): Promise<Part[]> {
  const others = (await store.meetings.list(group.id))
    .filter(({ id, when }) => id !== shown.id && when !== undefined)
    .slice(0, mostEarlier);
  if (others.length === 0) return [];
  return [
    {
      kind: 'choice',
      label: t.meeting.earlier,
      press: t.meeting.showEarlier,
      options: others.map((one) => ({
        label: meetingTitle(one, t),
        action: { kind: 'meetings', group: group.id, meeting: one.id },
      })),
    },
  ];
}

/** To somebody who is invited: the meeting, their own answer, and what they can do. */
export async function memberMeeting(
  { product, asker }: Pick<Asking, 'product' | 'asker'>,
  store: Store,
  meeting: Meeting,
  notices: string[] = [],
): Promise<Message> {
  const { t, group, membership, person } = asker;
  const m = t.meeting;
  const party = membership.parties[0]?.partyId;
  const subject =
    party === undefined ? undefined : { checkIn: meeting.checkInId, party, meeting: meeting.id };
  const said = notices.map((text): Part => ({ kind: 'text', text }));
  const heading: Part = { kind: 'heading', text: meetingTitle(meeting, t) };
  const took = party === undefined ? undefined : (await store.meetings.tookPart(group.id)).get(party);
  const often: Part[] = took ? [{ kind: 'note', text: m.tookPart(took.took, took.of) }] : [];
  const questions = questionsPart(
    group.coordinators.filter(({ id }) => id !== person.id),
    t,
  );
  const { when } = meeting;
  if (!when) {
    const items = meeting.proposals.map((one) => whenText(one, t));
    const buttons: Button[] =
      subject && meeting.askedAt
        ? [{ label: m.fitsButton, action: { kind: 'meeting-fits', ...subject }, primary: true }]
        : [];
    return {
      parts: [
        ...said,
        heading,
        { kind: 'list', items },
        { kind: 'buttons', buttons },
        ...questions,
        ...often,
      ],
    };
  }
  const over = isOver(product, group, meeting);
  const open = meeting.state === 'invited' && !over;
  const guest = (await store.meetings.guests(meeting.id)).find(({ personId }) => personId === person.id);
  const sent = (await store.meetings.minutes(meeting.id)).at(-1);
  const until = open ? await lastQuestions(product, group, meeting) : undefined;
  const agenda = meeting.state === 'cancelled' ? [] : await readAgenda(product, store, group, meeting);
  const buttons: Button[] = [
    ...(sent && subject
      ? [{ label: m.readMinutes, action: { kind: 'meeting-notes' as const, ...subject }, primary: true }]
      : []),
    ...(open && subject
      ? [
          entryButton(subject, t),
          ...(until ? [{ label: m.propose, action: { kind: 'meeting-question' as const, ...subject } }] : []),
        ]
      : []),
  ];
  return {
    parts: [
      ...said,
      heading,
      ...placeParts({ place: meeting.place, words: meeting.words }, t),
      ...(open && subject
        ? [
            {
              kind: 'text' as const,
              text: guest?.answer ? `${answerText(guest, t)} ${m.changeAnswer}` : answerText(guest, t),
            },
            { kind: 'buttons' as const, buttons: answerButtons(subject, guest?.answer, t) },
          ]
        : []),
      ...agendaParts(agenda, t, (id) => partyName(group, id)),
      ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
      ...(until ? [{ kind: 'note' as const, text: m.questionUntil(until(t)) }] : []),
      ...questions,
      ...often,
    ],
  };
}

/** What a member may see: not before those who are invited have been told. */
export const isTold = ({ state, askedAt }: Meeting): boolean =>
  state === 'invited' || state === 'cancelled' || (state === 'asking' && askedAt !== undefined);

/** How often each party took part, for the coordinator alone. */
export async function showTookPart({ asker }: Pick<Asking, 'asker'>, store: Store): Promise<Message> {
  const { t, group } = asker;
  const m = t.meeting;
  const counts = await store.meetings.tookPart(group.id);
  const rows = group.parties.flatMap(({ id, shortName }) => {
    const one = counts.get(id);
    return one ? [[shortName, m.tookPartOf(one.took, one.of)]] : [];
  });
  if (rows.length === 0) return { parts: [{ kind: 'text', text: m.tookPartNone }] };
  return {
    parts: [
      { kind: 'heading', text: m.tookPartTitle },
      { kind: 'table', caption: m.tookPartTitle, columns: [m.party, m.whoWasThere], rows },
      { kind: 'note', text: m.tookPartNote },
    ],
  };
}

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

/** Meetings that somebody who has been told of them can look at, the next first. */
export async function toldMeeting(
  product: Product,
  store: Store,
  group: WorkingGroup,
): Promise<Meeting | undefined> {
  const all = (await store.meetings.list(group.id)).filter((one) => isTold(one) && one.state !== 'cancelled');
  const day = today(product, group);
  return all.filter(({ when }) => when === undefined || when.day >= day).at(-1) ?? all[0];
}

export type Timed = Meeting & { when: When };
