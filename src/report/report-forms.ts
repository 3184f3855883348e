import { seenReport } from '../asking/ask.ts';
import { today } from '../asking/days.ts';
import { declareForm, type Opened } from '../asking/declare-form.ts';
import type { CheckInAsking } from '../asking/feature.ts';
import type { CheckIn } from '../domain/check-in.ts';
import type { Day } from '../domain/day.ts';
import { firstDay, yearOf } from '../domain/half-year.ts';
import { partyName } from '../domain/party.ts';
import {
  type AreaText,
  areaTexts,
  lengthOf,
  longestText,
  outcomes,
  type Version,
  writtenIn,
} from '../domain/status-update.ts';
import type { FormRef } from '../messages/action.ts';
import type { Shape, ValuesOf } from '../messages/field.ts';
import { coursesSentence } from '../messages/initiative.ts';
import { lockedWords } from '../messages/locked.ts';
import type { Reply } from '../messages/report.ts';
import { commitmentLine } from '../messages/summary-answers.ts';
import type { Store } from '../ports/store.ts';
import type { Texts } from '../texts/texts.ts';
import { changeReport } from './change-report.ts';
import { type Report, readReport, reportList, reportOf } from './report-list.ts';
import { listAgain, log, type Target } from './report-target.ts';

type AreaRef = Extract<FormRef, { kind: 'area' }>;
type OverallRef = Extract<FormRef, { kind: 'overall' }>;

export const targetOf = ({ product, asker, checkIn }: CheckInAsking, partyId: number): Target => ({
  asker,
  checkIn,
  partyId,
  today: today(product, asker.group),
});

/** The party's report, by what was read together with who asks where that is in it. */
export async function reportNow(asking: CheckInAsking, store: Store, partyId: number): Promise<Report> {
  const { asker, checkIn } = asking;
  const seen = seenReport(asking.ask, checkIn.id, partyId);
  return seen ? reportOf(asker.group, checkIn, seen) : readReport(store, asker.group, checkIn, partyId);
}

/** The party's report; to store, with the draft that it goes into, which is locked. A sentence where it is locked for answers. */
async function readToWrite(
  asking: CheckInAsking,
  store: Store,
  partyId: number,
  toStore: boolean,
): Promise<{ report: Report; version?: Version } | { refused: string }> {
  const { asker, checkIn } = asking;
  const refused = lockedWords(asker, checkIn.halfYear);
  const report = toStore
    ? await readReport(store, asker.group, checkIn, partyId)
    : await reportNow(asking, store, partyId);
  if (report.locked) return { refused };
  if (!toStore) return { report, version: report.version };
  const version = await store.statusUpdates.draft(checkIn.id, partyId);
  return version ? { report, version } : { refused };
}

function around({ product, asker }: CheckInAsking, report: Report) {
  const { t, group } = asker;
  const { partyId } = report;
  return {
    // The list as it was before a draft was begun to find that out: that is undone.
    unchanged(): Reply {
      const list = reportList(asker, report, { today: today(product, group) });
      return { kind: 'report', list, drawn: 'same' };
    },
    partyName: partyName(group, partyId),
    note: t.messages.publicRecord(partyName(group, group.convenerId)),
  };
}

type TextField = { kind: 'text'; lines: 'many'; label: (t: Texts) => string };
const areaShape = {
  ...(Object.fromEntries(
    areaTexts.map((name): [AreaText, TextField] => [
      name,
      { kind: 'text', lines: 'many', label: (t) => t.report.ask[name] },
    ]),
  ) as Record<AreaText, TextField>),
  // Drawn only where the area has courses: a sentence of them, which is taken over by a tick, never by itself.
  take: {
    kind: 'each',
    label: (t) => t.initiative.listTitle,
    of: {
      kind: 'choices',
      label: (t) => t.initiative.take,
      of: ['take'],
      option: (t) => t.initiative.takeIt,
    },
  },
} as const satisfies Shape;

/** The only item of what may be taken over. */
const courses = 'courses';

/** The area's answer with what was ticked taken over. */
function taken(
  { done, take }: Pick<ValuesOf<typeof areaShape>, 'done' | 'take'>,
  sentence: string | undefined,
): string {
  if (!sentence || !take[courses]?.includes('take')) return done;
  return [done.trimEnd(), sentence].filter(Boolean).join('\n');
}

/** What there is to read above an area's fields: what it is about, what to think of, and last half-year's answer. */
export function readingOf(
  area: { about: string; questions: string[] },
  last: Version['areas'][number] | undefined,
  t: Texts,
): string[] {
  const said = [
    ...(last?.status ? [t.status[last.status]] : []),
    ...areaTexts.flatMap((one) => (last?.[one].trim() ? [`${t.report.said[one]}: ${last[one]}`] : [])),
  ];
  const questions = area.questions.map((question) => `• ${question}`).join('\n');
  return [
    area.about,
    questions && `${t.report.guidingQuestions}:\n${questions}`,
    said.length > 0 ? `${t.report.lastTime}: ${said.join('\n')}` : '',
  ];
}

/** One area's form of a report that was read. */
function openArea(
  asking: CheckInAsking,
  of: AreaRef,
  report: Report,
): Opened<typeof areaShape> | { refused: string } {
  const { t } = asking.asker;
  if (report.locked) return { refused: lockedWords(asking.asker, asking.checkIn.halfYear) };
  const area = report.areas.find((one) => one.id === of.area);
  if (!area) return { refused: t.messages.areaGone };
  const now = report.version?.areas.find((one) => one.areaId === of.area);
  const last = report.last?.areas.find((one) => one.areaId === of.area);
  const sentence = sentenceOf(report, of.area, t);
  return {
    ...around(asking, report),
    saved: { ...writtenIn(now), take: {} },
    given: { take: { items: sentence ? [{ key: courses, label: `«${sentence}»` }] : [] } },
    faults({ done = '', take = {} }): Record<string, string> {
      const length = lengthOf(taken({ done, take }, sentence));
      return length > longestText ? { done: t.messages.tooLong(length) } : {};
    },
    by: now?.savedBy,
    at: now?.savedAt,
    subject: area.name,
    reading: readingOf(area, last, t),
  };
}

/** Of the area's courses, unless the answer has it already. */
function sentenceOf(report: Report, areaId: number, t: Texts): string | undefined {
  const sentence = coursesSentence(
    report.courses.filter((one) => one.areaId === areaId),
    t,
  );
  const done = report.version?.areas.find((one) => one.areaId === areaId)?.done ?? '';
  return sentence && !done.includes(sentence) ? sentence : undefined;
}

/** The form behind *Skriv mer*: one area's two texts. */
export const areaForm = declareForm<AreaRef, typeof areaShape>({
  who: 'own-party',
  byLink: 'answers',
  shape: areaShape,
  title: (t) => t.report.areaFormTitle,
  submit: (t) => t.report.save,
  partial: true,
  again: ({ checkIn, party, area }) => ({ kind: 'write', checkIn, party, area }),
  back: ({ checkIn, party }) => ({ kind: 'report', checkIn, party, edit: true }),
  async read(asking, store, of) {
    return openArea(asking, of, await reportNow(asking, store, of.party));
  },
  save(asking, of, judge) {
    const target = targetOf(asking, of.party);
    return changeReport(asking.ask, target, (report) => {
      const judged = judge(openArea(asking, of, report));
      // Neither a refusal nor a form shown again, nor a form in which nothing was typed, has had an effect.
      if (judged.kind === 'answer') return { kind: 'answer', reply: judged.change.reply, again: true };
      const status = report.version?.areas.find((one) => one.areaId === of.area)?.status;
      const done = taken(judged.values, sentenceOf(report, of.area, asking.asker.t));
      const texts = { ...writtenIn(judged.values), done };
      return {
        kind: 'change',
        change: { areas: [{ ...texts, areaId: of.area, status }], submit: false },
        event: { kind: 'area-saved', detail: { area: of.area } },
        notices: [],
      };
    });
  },
});

/** So many things that were agreed are asked about at a time; the others come when some of these are done. */
const mostFollowUps = 20;

const overallShape = {
  workedWell: { kind: 'text', lines: 'many', label: (t) => t.report.workedWell },
  outcomes: {
    kind: 'each',
    label: (t) => t.lock.followUps,
    of: {
      kind: 'choice',
      label: (t) => t.lock.followUp,
      of: outcomes,
      option: (t, value) => t.lock.outcome[value as (typeof outcomes)[number]],
    },
  },
  commitments: {
    kind: 'rows',
    label: (t) => t.report.commitments,
    row: (t, n) => t.report.row(n),
    of: {
      what: { kind: 'text', lines: 'one', label: (t) => t.report.what },
      who: { kind: 'text', lines: 'one', label: (t) => t.report.who },
      by: { kind: 'day', label: (t) => t.report.by },
    },
    most: 10,
    needs: { field: 'what', missing: (t) => t.messages.whatMissing },
  },
  contactNext: {
    kind: 'yes-no',
    label: (t) => t.report.contactNext,
    no: (t) => t.report.noSomebodyElse,
  },
} as const satisfies Shape;

/** So many years ahead a commitment may be due; a year further off is a slip of the finger. */
const yearsAhead = 10;

/** When what is agreed in a check-in may be due: what was to be done before its half-year is no plan. */
function commitmentDays({ halfYear }: CheckIn): { first: Day; last: Day } {
  return { first: firstDay(halfYear), last: `${yearOf(halfYear) + yearsAhead}-12-31` };
}

type OverallValues = ValuesOf<typeof overallShape>;

/** The form behind *Till sist*: what is about no single area. */
export const overallForm = declareForm<OverallRef, typeof overallShape>({
  who: 'own-party',
  byLink: 'answers',
  shape: overallShape,
  title: (t) => t.report.overallFormTitle,
  submit: (t) => t.report.save,
  partial: true,
  again: ({ checkIn, party }) => ({ kind: 'overall', checkIn, party }),
  back: ({ checkIn, party }) => ({ kind: 'report', checkIn, party, edit: true }),
  async read(asking, store, of, toStore): Promise<Opened<typeof overallShape> | { refused: string }> {
    const { t } = asking.asker;
    const found = await readToWrite(asking, store, of.party, toStore);
    if ('refused' in found) return found;
    const now = found.version?.overall;
    const agreed = await store.statusUpdates.openCommitments(asking.checkIn.id, of.party);
    // What is not open any more is asked about no longer, and what was said of it goes.
    const said = Object.entries(now?.outcomes ?? {}).filter(([key]) => agreed.some((row) => row.key === key));
    return {
      ...around(asking, found.report),
      saved: {
        workedWell: now?.workedWell ?? '',
        outcomes: Object.fromEntries(said),
        commitments: (now?.commitments ?? []).map(({ key, what, who, by }) => ({ key, what, who, by })),
        contactNext: now?.contactNext,
      },
      by: now?.savedBy,
      at: now?.savedAt,
      given: {
        commitments: { days: commitmentDays(asking.checkIn) },
        outcomes: {
          items: agreed.slice(0, mostFollowUps).map((row) => ({
            key: row.key,
            label: t.lock.agreedIn(commitmentLine(row, t), t.halfYear(row.halfYear)),
          })),
        },
      },
    };
  },
  async store(asking, store, of, values: OverallValues) {
    const { product, asker, checkIn } = asking;
    const target = targetOf(asking, of.party);
    await store.statusUpdates.saveOverall(
      checkIn.id,
      of.party,
      { ...values, outcomes: values.outcomes as Record<string, (typeof outcomes)[number]> },
      asker.person.id,
      product.clock.now(),
    );
    await log(product, store, target, 'overall-saved');
    return { reply: await listAgain(store, target, []) };
  },
});
