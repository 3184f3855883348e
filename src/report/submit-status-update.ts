import { openQuestions } from '../domain/arrangement.ts';
import { isLate } from '../domain/late.ts';
import { contactsOf, partyName } from '../domain/party.ts';
import { writtenIn } from '../domain/status-update.ts';
import { moment } from '../messages/moment.ts';
import type { Reply } from '../messages/report.ts';
import type { NewDelivery } from '../ports/deliveries.ts';
import { whoAsked } from '../question/who-asked.ts';
import { type Decision, listOf } from './report-decision.ts';
import { areasWithoutStatus, changesToLast, type Report } from './report-list.ts';
import { lockedReply, type Target } from './report-target.ts';

/** Takes last half-year's statuses, never its texts. A choice that this changes is named. */
export function decideAsLast(target: Target, report: Report, drawn: 'new' | 'same'): Decision {
  const { t } = target.asker;
  if (report.locked) return { kind: 'answer', reply: lockedReply(target) };
  if (!report.last)
    return { kind: 'answer', reply: listOf(target, report, [t.messages.nothingToCopy], { drawn }) };
  if (report.update.submitted && !report.update.draft)
    return { kind: 'answer', reply: alreadySubmitted(target, report, drawn) };
  const changes = changesToLast(report);
  if (changes.length === 0)
    return { kind: 'answer', reply: listOf(target, report, [t.messages.copied], { drawn, ready: true }) };
  const replaced = changes.flatMap(({ area, from, to }) =>
    from ? [t.messages.copiedReplaced(area.name, t.statusWords[from], t.statusWords[to])] : [],
  );
  const areas = changes.map(({ area, to }) => {
    const before = report.version?.areas.find((one) => one.areaId === area.id);
    return { areaId: area.id, status: to, ...writtenIn(before) };
  });
  return {
    kind: 'change',
    change: { areas, submit: false },
    event: { kind: 'copied-last' },
    notices: [t.messages.copied, ...replaced],
    shown: { drawn, ready: true },
  };
}

function alreadySubmitted(target: Target, report: Report, drawn: 'new' | 'same' = 'same'): Reply {
  const { t, group } = target.asker;
  const version = report.update.submitted;
  const when = moment(group, version?.submittedAt ?? new Date(0), t);
  const notice = t.messages.alreadySubmitted(version?.submittedBy?.name ?? '?', when.dayWithYear, when.time);
  return listOf(target, report, [notice], { drawn });
}

/**
 * Sends in what is drafted. Areas without a status are named, and nothing is sent. `now`: UTC; `letters`: the asker
 * came by one; `tell`: what leaves with it to others.
 */
export function decideSubmit(
  target: Target,
  report: Report,
  { now, letters, tell = [] }: { now: Date; letters: boolean; tell?: (NewDelivery & { personId: number })[] },
): Decision {
  const { asker, partyId } = target;
  const { t, group } = asker;
  if (report.locked) return { kind: 'answer', reply: lockedReply(target) };
  if (report.update.submitted && !report.update.draft)
    return { kind: 'answer', reply: alreadySubmitted(target, report) };
  const missing = areasWithoutStatus(report);
  if (missing.length > 0) {
    const hindrance = t.messages.chooseFor(t.messages.list(missing.map((area) => area.name)));
    return { kind: 'answer', reply: listOf(target, report, [], { hindrance }) };
  }
  const when = moment(group, now, t);
  const receipt = t.messages.receipt(
    asker.person.name,
    partyName(group, partyId),
    when.dayWithYear,
    when.time,
  );
  const late = isLate({ firstSubmittedAt: report.update.firstSubmittedAt ?? now }, report, group.timezone);
  return {
    kind: 'change',
    change: { areas: [], submit: true },
    event: { kind: 'submitted' },
    deliveries: [
      ...(letters ? receiptsOf(target, report.version?.n ?? 1, now) : []),
      ...nobodyNext(target, report, now),
      ...answersOf(target, report, now),
      ...tell,
    ],
    notices: late ? [receipt, t.messages.late] : [receipt],
  };
}

/** So long whoever will not be the contact has to say who will, before the coordinators hear of it, in milliseconds. */
const toNameSomebody = 24 * 60 * 60 * 1000;

/** The coordinators hear, the day after and once, that the party's contact goes on no longer and nobody is named. */
function nobodyNext(
  { asker, checkIn, partyId }: Target,
  { version }: Report,
  now: Date,
): (NewDelivery & { personId: number })[] {
  if (version?.overall.contactNext !== false) return [];
  return asker.group.coordinators
    .filter(({ id }) => id !== asker.person.id)
    .map(({ id: personId }) => ({
      dedupe: `${checkIn.id}:no-next:${partyId}:${personId}`,
      kind: 'news',
      groupId: asker.group.id,
      checkInId: checkIn.id,
      personId,
      partyId,
      dueAt: new Date(now.getTime() + toNameSomebody),
      content: { what: 'no-next', by: asker.person.id, pressed: false },
    }));
}

/** Whoever asked about the answer is told that it is sent in anew: that answers the question. */
function answersOf(
  { asker: { group }, checkIn, partyId }: Target,
  { arranged, update }: Report,
  now: Date,
): (NewDelivery & { personId: number })[] {
  return openQuestions(arranged, update.submitted).flatMap((question) =>
    whoAsked(group, question).map((personId) => ({
      dedupe: `${checkIn.id}:question-answered:${question.id}:${personId}`,
      kind: 'question-answered',
      groupId: group.id,
      checkInId: checkIn.id,
      personId,
      partyId,
      dueAt: now,
      content: { question: question.id },
    })),
  );
}

/**
 * What is sent in by a link is told to both of the party's people, with the answer: whoever has the link can send in,
 * and its people see it. In chat the reply is the receipt, to somebody whom the platform knows.
 */
function receiptsOf(
  { asker, checkIn, partyId }: Target,
  version: number,
  now: Date,
): (NewDelivery & { personId: number })[] {
  return contactsOf(asker.group, partyId).map(({ person }) => ({
    dedupe: `${checkIn.id}:receipt:${partyId}:${version}:${person.id}`,
    kind: 'receipt',
    groupId: asker.group.id,
    checkInId: checkIn.id,
    personId: person.id,
    partyId,
    dueAt: now,
    content: { version },
  }));
}
