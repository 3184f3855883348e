import {
  cannotSignUp,
  type Initiative,
  type InitiativeContent,
  lastDayOf,
  placesLeft,
  standingOf,
} from '../domain/initiative.ts';
import type { Texts } from '../texts/texts.ts';
import type { Button, Message, Part } from './message.ts';

/** A course with the names of what it is about, as its reader sees it. */
export type CourseView = {
  initiative: Initiative;
  /** The group's local day today. */
  today: string;
  organiser: string;
  region: string;
  area?: string;
  agreement?: string;
  /** By party id. */
  partyName(id: number): string;
  /** How many of the parties that it has been told to are municipalities. */
  municipalities: number;
  /** The reader may change it. */
  own: boolean;
  /** The reader sees how many each party sends. */
  sees: boolean;
  /** What the reader's parties send. */
  ownSeats: number;
  /** The reader answers for some other party than the organiser. */
  maySignUp: boolean;
};

/** Day and time in running text: fredagen den 12 mars 2027 kl. 13.00–15.00. */
export function whenText(
  { day, lastDay, from, to }: Pick<InitiativeContent, 'day' | 'lastDay' | 'from' | 'to'>,
  t: Texts,
): string {
  const end = to === undefined ? '' : `–${t.dates.time(to).replace(/^\D+/, '')}`;
  const time = from === undefined ? '' : ` ${t.dates.time(from)}${end}`;
  const until = lastDay === undefined || lastDay === day ? '' : ` – ${t.dates.dayWithYear(lastDay)}`;
  return `${t.dates.weekdayAndDayWithYear(day)}${time}${until}`;
}

/** One line in a list: 12 mars: Digital handledning (Klippan), hållen, 12 deltagare. */
export function courseLine(
  { initiative, organiser, today }: Pick<CourseView, 'initiative' | 'organiser' | 'today'>,
  t: Texts,
): string {
  const i = t.initiative;
  const standing = standingOf(initiative, today);
  const left = placesLeft(initiative);
  const more = [
    standing === 'planned' ? '' : i.standing[standing],
    standing === 'held' && initiative.participants !== undefined
      ? i.took(initiative.participants, initiative.fromOthers)
      : '',
    standing === 'planned' && initiative.applyBy
      ? `${i.applyLast.toLowerCase()} ${t.dates.day(initiative.applyBy)}`
      : '',
    standing === 'planned' && left === 0 ? i.seatsOf(initiative.places ?? 0, initiative.places ?? 0) : '',
  ].filter(Boolean);
  const head = `${t.dates.dayWithYear(initiative.day)}: ${initiative.title} (${organiser})`;
  return [head, ...more].join(', ');
}

/** The course with all that is said of it, and what its reader may do with it. */
export function courseMessage(view: CourseView, t: Texts, notices: string[] = []): Message {
  const { initiative } = view;
  const i = t.initiative;
  const facts = factsOf(view, t);
  const buttons = courseButtons(view, t);
  const standing = standingOf(initiative, view.today);
  const seats = view.sees
    ? initiative.signUps.map(({ partyId, seats }) => i.signedUp(view.partyName(partyId), seats))
    : [];
  return {
    title: initiative.title,
    parts: [
      ...notices.map((text): Part => ({ kind: 'text', text })),
      { kind: 'heading', text: initiative.title },
      ...(standing === 'cancelled' ? [{ kind: 'text' as const, text: [{ strong: i.cancelledNote }] }] : []),
      { kind: 'facts', facts },
      ...(initiative.about.trim() ? [{ kind: 'quote' as const, text: initiative.about }] : []),
      ...(seats.length > 0
        ? [
            { kind: 'text' as const, text: [{ strong: i.signUpsTitle }] },
            { kind: 'list' as const, items: seats },
          ]
        : []),
      ...(view.ownSeats > 0 ? [{ kind: 'text' as const, text: i.ownSeats(view.ownSeats) }] : []),
      ...(view.sees && view.municipalities > 0
        ? [{ kind: 'note' as const, text: i.toldTo(view.municipalities) }]
        : []),
      ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
    ],
  };
}

function factsOf({ initiative, organiser, region, area, agreement, sees }: CourseView, t: Texts) {
  const i = t.initiative;
  const taken = initiative.signUps.reduce((sum, one) => sum + one.seats, 0);
  const { places, state, participants, fromOthers, arrangement } = initiative;
  const fact = (label: string, value: string | undefined) => (value ? [{ label, value }] : []);
  return [
    ...fact(i.when, whenText(initiative, t)),
    ...fact(i.place, initiative.where.trim()),
    ...fact(i.organiser, organiser),
    ...(sees ? fact(i.paidBy, arrangement && i.arrangementOf(arrangement, region, organiser)) : []),
    ...(sees ? fact(i.isOpen, i.open[initiative.open]) : []),
    ...fact(i.inArea, area),
    ...fact(i.applyLast, initiative.applyBy && t.dates.dayWithYear(initiative.applyBy)),
    ...fact(
      i.seats,
      places !== undefined ? i.seatsOf(taken, places) : taken > 0 ? i.seatsTaken(taken) : undefined,
    ),
    ...fact(i.applyWhere, initiative.applyAt.trim()),
    ...fact(i.askWhom, initiative.ask.trim()),
    ...(sees ? fact(i.agreement, agreement) : []),
    ...(state === 'held'
      ? fact(i.howItWent, participants === undefined ? i.noNumbers : i.took(participants, fromOthers))
      : []),
  ];
}

/** What the reader may press; the same on every platform. */
function courseButtons(view: CourseView, t: Texts): Button[] {
  const { initiative, today } = view;
  const i = t.initiative;
  const of = { group: initiative.groupId, party: initiative.partyId, initiative: initiative.id };
  const about = { group: initiative.groupId, initiative: initiative.id };
  const standing = standingOf(initiative, today);
  const forward: Button[] =
    initiative.open === 'yes' && standing === 'planned'
      ? [{ label: i.forward, action: { kind: 'forward-course', ...about } }]
      : [];
  const entry: Button = { label: i.inCalendar, action: { kind: 'course-entry', ...about } };
  const versions: Button[] =
    view.sees && initiative.n > 1 ? [{ label: i.versions, action: { kind: 'course-versions', ...of } }] : [];
  if (!view.own) {
    const signUp: Button[] =
      view.maySignUp && (view.ownSeats > 0 || cannotSignUp(initiative, today) === undefined)
        ? [
            {
              label: view.ownSeats > 0 ? i.changeSignUp : i.signUp,
              action: { kind: 'sign-up', ...about },
              primary: true,
            },
          ]
        : [];
    return [...(standing === 'planned' ? [...signUp, entry] : []), ...forward, ...versions];
  }
  const edit: Button = { label: i.addMore, action: { kind: 'edit-course', ...of } };
  if (standing === 'cancelled')
    return [{ label: i.restore, action: { kind: 'restore-course', ...of } }, edit, ...versions];
  const begun = initiative.day <= today;
  return [
    ...(begun
      ? [
          {
            label: i.howDidItGo,
            action: { kind: 'course-went' as const, ...of },
            primary: standing !== 'held',
          },
        ]
      : []),
    edit,
    ...(standing === 'held'
      ? []
      : [
          { label: i.move, action: { kind: 'move-course' as const, ...of } },
          { label: i.cancel, action: { kind: 'ask-cancel-course' as const, ...of } },
          ...(standing === 'planned' ? [entry] : []),
        ]),
    ...forward,
    ...versions,
  ];
}

/** To be copied into a letter or an intranet. */
export function forwardText(
  { initiative, organiser }: Pick<CourseView, 'initiative' | 'organiser'>,
  t: Texts,
): string {
  const i = t.initiative;
  const by = initiative.applyBy && t.dates.weekdayAndDay(initiative.applyBy);
  const url = initiative.applyAt.trim();
  const where = initiative.where.trim();
  const apply = url
    ? i.forwardApplyAt(url, by ? i.forwardBefore(by) : '')
    : by
      ? i.forwardApplyBy(by)
      : i.forwardApply;
  const ask = initiative.ask.trim();
  return [
    initiative.title,
    [whenText(initiative, t), where].filter(Boolean).join(', '),
    i.forwardBy(organiser),
    initiative.about.trim(),
    apply,
    ask ? `${i.askWhom}: ${ask}` : '',
  ]
    .filter(Boolean)
    .join('\n');
}

/** A sentence of an area's courses, which its answer may take over. */
export function coursesSentence(
  courses: readonly Pick<Initiative, 'title' | 'day' | 'lastDay' | 'state' | 'participants'>[],
  t: Texts,
): string | undefined {
  const i = t.initiative;
  const items = courses
    .filter(({ state }) => state !== 'cancelled')
    .map((one) =>
      one.state === 'held'
        ? i.sentenceItem(one.title, t.dates.day(lastDayOf(one)), one.participants)
        : i.sentencePlanned(one.title, t.dates.day(one.day)),
    );
  return items.length > 0 ? i.sentence(items) : undefined;
}
