import { areasOf } from '../domain/agreement.ts';
import {
  type Arranged,
  dueOnOf,
  isSettled,
  nothingArranged,
  openQuestions,
  type Question,
} from '../domain/arrangement.ts';
import type { CheckIn } from '../domain/check-in.ts';
import type { Day } from '../domain/day.ts';
import { firstDay } from '../domain/half-year.ts';
import { countInitiatives, standingOf } from '../domain/initiative.ts';
import { partyName } from '../domain/party.ts';
import {
  type OpenCommitment,
  type Status,
  type StatusUpdate,
  type Version,
  writtenIn,
} from '../domain/status-update.ts';
import type { CollaborationArea, WorkingGroup } from '../domain/working-group.ts';
import type { Button } from '../messages/message.ts';
import { moment } from '../messages/moment.ts';
import { answeredOverall } from '../messages/overall.ts';
import type { ReportList } from '../messages/report.ts';
import { commitmentLine } from '../messages/summary-answers.ts';
import { outcomeLine } from '../messages/version.ts';
import type { OwnInitiative } from '../ports/initiatives.ts';
import type { Asker } from '../ports/product.ts';
import type { SeenReport } from '../ports/reports.ts';
import type { Store } from '../ports/store.ts';
import type { Texts } from '../texts/texts.ts';

/** One party's answer in one check-in, read together with what it builds on. */
export type Report = {
  checkIn: CheckIn;
  partyId: number;
  areas: CollaborationArea[];
  update: StatusUpdate;
  /** What is answered now: the draft where there is one, else what was sent in. Locked: what was sent in. */
  version?: Version;
  /** Last half-year's answer, as sent in. */
  last?: Version;
  /** What was agreed earlier, where the answer says what became of it. */
  agreed: OpenCommitment[];
  arranged: Arranged;
  /** The party's courses of the half-year. */
  courses: OwnInitiative[];
  /** The party's own last day. */
  dueOn: Day;
  locked: boolean;
};

export async function readReport(
  store: Store,
  group: WorkingGroup,
  checkIn: CheckIn,
  partyId: number,
): Promise<Report> {
  const { update, last } = await store.statusUpdates.readWithLast(checkIn, partyId);
  const arranged = (await store.arrangements.of(checkIn.id)).get(partyId) ?? nothingArranged;
  const courses = await store.initiatives.ownIn(partyId, checkIn.halfYear);
  const report = reportOf(group, checkIn, { update, last, agreed: [], arranged, courses });
  if (!saysWhatBecame(report)) return report;
  return { ...report, agreed: await store.statusUpdates.openCommitments(checkIn.id, partyId) };
}

const saysWhatBecame = ({ version }: Pick<Report, 'version'>) =>
  Object.keys(version?.overall.outcomes ?? {}).length > 0;

/** A report of what was seen of it. */
export function reportOf(
  group: WorkingGroup,
  checkIn: CheckIn,
  {
    update,
    last,
    agreed,
    arranged,
    courses,
  }: Pick<SeenReport, 'update' | 'last' | 'agreed' | 'arranged' | 'courses'>,
): Report {
  const { partyId } = update;
  const locked = update.lockedAt !== undefined || checkIn.lockedAt !== undefined;
  // What is locked is what was sent in; a draft beside it was not.
  const version = locked ? update.submitted : (update.draft ?? update.submitted);
  return {
    checkIn,
    partyId,
    areas: areasOf(group, partyId, checkIn.halfYear),
    update,
    version,
    last,
    agreed: saysWhatBecame({ version }) ? agreed : [],
    arranged,
    courses,
    dueOn: dueOnOf(checkIn, arranged),
    locked,
  };
}

/** Areas that have no status yet. */
export function areasWithoutStatus(report: Report): CollaborationArea[] {
  return report.areas.filter((area) => !report.version?.areas.find((one) => one.areaId === area.id)?.status);
}

/** Where the draft's statuses would change by taking last half-year's. */
export function changesToLast(report: Report): { area: CollaborationArea; from?: Status; to: Status }[] {
  return report.areas.flatMap((area) => {
    const to = report.last?.areas.find((one) => one.areaId === area.id)?.status;
    const from = report.version?.areas.find((one) => one.areaId === area.id)?.status;
    return to && to !== from ? [{ area, from, to }] : [];
  });
}

type Shown = {
  today: Day;
  /** With its choices also where all is sent in. */
  edit?: boolean;
  /** One line an area, and the way on: nothing is left to choose. */
  ready?: boolean;
  notices?: string[];
  hindrance?: string;
};

/**
 * The list as the platforms draw it. What nothing is to be chosen in is short: what was written is under *Visa*, and,
 * where it can be changed, in the forms.
 */
export function reportList(asker: Asker, report: Report, options: Shown): ReportList {
  const { t, group } = asker;
  const { update, checkIn } = report;
  const state: ReportList['state'] = report.locked
    ? 'locked'
    : update.draft
      ? update.submitted
        ? 'changed'
        : 'draft'
      : update.submitted
        ? 'submitted'
        : 'draft';
  const questions = report.locked ? [] : openQuestions(report.arranged, update.submitted);
  const editable =
    !report.locked && options.ready !== true && (state !== 'submitted' || options.edit === true);
  return {
    locale: asker.locale,
    slot: `report:${checkIn.id}:${report.partyId}`,
    checkIn: checkIn.id,
    party: report.partyId,
    partyName: partyName(group, report.partyId),
    halfYear: checkIn.halfYear,
    dueOn: report.dueOn,
    overdue: options.today > report.dueOn,
    state,
    editable,
    notices: [
      ...(options.notices ?? []),
      ...(report.locked && update.draft ? [t.lock.unsentInList] : []),
      ...questions.map(({ areaId, text }) => t.arranged.openQuestionOf(areaName(report, areaId), text)),
    ],
    ...(options.hindrance ? { hindrance: options.hindrance } : {}),
    areas: report.areas.map((area) => {
      const now = report.version?.areas.find((one) => one.areaId === area.id);
      const last = report.last?.areas.find((one) => one.areaId === area.id);
      const when = now?.savedAt && moment(group, now.savedAt, t);
      return {
        area: area.id,
        name: area.name,
        status: now?.status,
        ...(editable
          ? {
              write: {
                label: t.report.write,
                action: { kind: 'write', checkIn: checkIn.id, party: report.partyId, area: area.id },
              },
            }
          : {}),
        ...coursesOf(asker, report, area.id),
        ...writtenIn(now),
        ...askedOf(questions, area.id, t),
        saved: when && now?.savedBy ? t.messages.savedBy(now.savedBy.name, when.day, when.time) : undefined,
        last: last && { status: last.status, ...writtenIn(last) },
      };
    }),
    overall: report.version ? answeredOverall(report.version.overall, outcomeLines(asker, report), t) : [],
    buttons: withMeetings(
      asker,
      report,
      options.today,
      withWaiting(listButtons(asker, report, state, editable, options.today), report, questions, t),
    ),
    publicRecord: t.messages.publicRecordShort,
  };
}

/** One line of an area's courses, where there are any: a button to them. */
function coursesOf({ t }: Asker, report: Report, area: number): { courses?: Button } {
  const here = report.courses.filter(({ areaId, state }) => areaId === area && state !== 'cancelled');
  if (here.length === 0) return {};
  const { participants } = countInitiatives(here, firstDay(report.checkIn.halfYear));
  return {
    courses: {
      label: `${t.initiative.areaLine(here.length, participants)} ›`,
      action: { kind: 'area-courses', checkIn: report.checkIn.id, party: report.partyId, area },
    },
  };
}

function outcomeLines({ t }: Asker, { version, agreed }: Report): string[] {
  const names = new Map(agreed.map((row) => [row.key, commitmentLine(row, t)]));
  return Object.entries(version?.overall.outcomes ?? {}).map((said) => outcomeLine(said, names, t));
}

/** The way to courses that are over and of which nobody has said how they went. */
function unreportedButton(t: Texts, { courses, checkIn }: Report, today: Day): Button[] {
  const n = courses.filter((one) => standingOf(one, today) === 'unreported').length;
  return n === 0
    ? []
    : [{ label: t.initiative.unreportedButton(n), action: { kind: 'courses', group: checkIn.groupId } }];
}

/** What may be pressed in the list: the same on every platform. */
function listButtons(
  asking: Asker,
  report: Report,
  state: ReportList['state'],
  editable: boolean,
  today: Day,
): ReportList['buttons'] {
  const { t } = asking;
  const of = { checkIn: report.checkIn.id, party: report.partyId };
  const view = { label: t.report.view, action: { kind: 'view' as const, ...of } };
  const edit = { kind: 'report' as const, ...of, edit: true };
  const submit = { label: t.report.submit, action: { kind: 'submit' as const, ...of }, primary: true };
  const { draft, submitted } = report.update;
  // Of a party that has written nothing there is nothing to see.
  if (state === 'locked') return { top: [], main: draft || submitted ? [view] : [], more: [] };
  if (!editable && state === 'submitted')
    return {
      top: [],
      main: [view, { label: t.report.change, action: edit }],
      more: nextContact(asking, report),
    };
  if (!editable)
    return { top: [], main: [submit, { label: t.report.changeSomething, action: edit }], more: [] };
  const next = nextContact(asking, report);
  const asLast = { label: t.report.asLast, action: { kind: 'as-last' as const, ...of } };
  return {
    top: changesToLast(report).length > 0 ? [asLast] : [],
    main: [submit],
    more: [
      { label: t.report.overall, action: { kind: 'overall', ...of } },
      ...unreportedButton(asking.t, report, today),
      ...next,
      ...putOff(report, today, t),
    ],
  };
}

/** For whoever has no time just now, as long as nothing is sent in. */
function putOff({ update, arranged, checkIn, partyId, dueOn }: Report, today: Day, t: Texts): Button[] {
  if (update.submitted || isSettled(arranged)) return [];
  const of = { checkIn: checkIn.id, party: partyId };
  return [
    ...(today < dueOn ? [{ label: t.arranged.remindLater, action: { kind: 'later' as const, ...of } }] : []),
    ...(arranged.askedTime
      ? []
      : [{ label: t.arranged.askTime, action: { kind: 'ask-time' as const, ...of } }]),
  ];
}

const areaName = ({ areas }: Pick<Report, 'areas'>, areaId: number) =>
  areas.find(({ id }) => id === areaId)?.name ?? '?';

/** Marks an area that is asked about. */
function askedOf(questions: Question[], areaId: number, t: Texts): { asked?: string } {
  const question = questions.find((one) => one.areaId === areaId);
  return question ? { asked: t.arranged.askedMark(question.by.name) } : {};
}

/** With a button for each question, and for a note of what was said, above the areas. */
function withWaiting(
  buttons: ReportList['buttons'],
  report: Report,
  questions: Question[],
  t: Texts,
): ReportList['buttons'] {
  const of = { checkIn: report.checkIn.id, party: report.partyId };
  const replies = questions.map(
    ({ id, areaId }): Button => ({
      label: t.arranged.replyAbout(areaName(report, areaId)),
      action: { kind: 'reply', ...of, question: id },
    }),
  );
  const { note } = report.arranged;
  const read: Button[] =
    note && !report.update.submitted && !report.locked
      ? [{ label: t.arranged.seeNote, action: { kind: 'read-note', ...of } }]
      : [];
  return { ...buttons, top: [...read, ...replies, ...buttons.top] };
}

/** Whoever will not be the contact is asked who will. */
function nextContact({ t, group }: Asker, { version, partyId }: Report): Button[] {
  if (version?.overall.contactNext !== false) return [];
  return [{ label: t.answerers.whoNext, action: { kind: 'who-answers', group: group.id, party: partyId } }];
}

/** Beside what is nobody's duty: the meetings ahead that the check-in ends in. */
function withMeetings(
  { t, group }: Asker,
  report: Report,
  today: Day,
  buttons: ReportList['buttons'],
): ReportList['buttons'] {
  const ahead = group.meetings.filter(
    ({ checkInId, when }) => checkInId === report.checkIn.id && when.day >= today,
  );
  const of = { checkIn: report.checkIn.id, party: report.partyId };
  const meetings = ahead.map(({ id, when: { day, from, to } }) => ({
    label: t.meeting.inList(`${t.dates.day(day)} ${t.meeting.hours(from, to)}`),
    action: { kind: 'meeting' as const, ...of, meeting: id },
  }));
  return { ...buttons, more: [...buttons.more, ...meetings] };
}
