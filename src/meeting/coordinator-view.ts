import type { Asking } from '../asking/feature.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { dayIn } from '../domain/day.ts';
import { type Meeting, partiesOf } from '../domain/meeting.ts';
import { contactsOf, partyName } from '../domain/party.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import { agendaParts } from '../messages/agenda.ts';
import { meetingTitle, placeParts, taskText, whenText } from '../messages/meeting.ts';
import type { Message, Part } from '../messages/message.ts';
import type { Store } from '../ports/store.ts';
import { type About, buttonsFor, planButtons, type T } from './coordinator-buttons.ts';
import { hasBegun } from './current-meeting.ts';
import { answersByParty, withColleague } from './guests.ts';
import { readAgenda } from './read-agenda.ts';

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
      { kind: 'table', caption: m.tookPartTitle, columns: [m.party, m.tookPartColumn], rows },
      { kind: 'note', text: m.tookPartNote },
    ],
  };
}
