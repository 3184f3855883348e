import type { z } from 'zod';
import {
  areaAnswer,
  lengthOf,
  longestText,
  type OpenCommitment,
  type OverallAnswer,
  overallAnswer,
} from '../domain/status-update.ts';
import type { FormRef } from '../messages/action.ts';
import type { Form, Reply } from '../messages/report.ts';
import { commitmentLine } from '../messages/summary-answers.ts';
import type { Store } from '../ports/store.ts';
import { areaFields, baseOf, compare, overallFields } from './form-merge.ts';
import { Undone } from './once.ts';
import { type Product, partyName, say, whomToAsk } from './product.ts';
import { type Report, readReport, reportList } from './report-list.ts';
import { listAgain, lockedReply, log, savedWhen, type Target } from './report-target.ts';

function areaForm(target: Target, report: Report, areaId: number): Form | undefined {
  const area = report.areas.find((one) => one.id === areaId);
  if (!area) return undefined;
  const now = report.version?.areas.find((one) => one.areaId === areaId);
  const last = report.last?.areas.find((one) => one.areaId === areaId);
  return {
    kind: 'area',
    ...formHead(target),
    ref: {
      kind: 'area',
      checkIn: target.checkIn.id,
      party: target.partyId,
      area: areaId,
      base: baseOf(areaFields(now)),
    },
    areaName: area.name,
    about: area.about,
    questions: area.questions,
    values: { done: now?.done ?? '', needs: now?.needs ?? '' },
    last: last && { status: last.status, done: last.done, needs: last.needs },
  };
}

/** So many things that were agreed are asked about at a time; the others come when some of these are done. */
const mostFollowUps = 20;

function overallForm(target: Target, report: Report, agreed: OpenCommitment[]): Form {
  const { t } = target.asker;
  const overall = report.version?.overall;
  return {
    kind: 'overall',
    ...formHead(target),
    ref: {
      kind: 'overall',
      checkIn: target.checkIn.id,
      party: target.partyId,
      base: baseOf(overallFields(overall)),
    },
    values: {
      workedWell: overall?.workedWell ?? '',
      commitments: overall?.commitments ?? [],
      outcomes: overall?.outcomes,
      contactNext: overall?.contactNext,
    },
    followUps: agreed.slice(0, mostFollowUps).map((row) => ({
      key: row.key,
      text: t.lock.agreedIn(commitmentLine(row, t), t.halfYear(row.halfYear)),
    })),
  };
}

function formHead({ asker, partyId }: Target) {
  return {
    locale: asker.locale,
    partyName: partyName(asker.group, partyId),
    notices: [] as string[],
    publicRecord: asker.t.messages.publicRecord(partyName(asker.group, asker.group.convenerId)),
  };
}

/** What the party agreed to in earlier half-years and has not said is done. */
function agreedBefore(store: Store, { checkIn, partyId }: Target): Promise<OpenCommitment[]> {
  return store.statusUpdates.openCommitments(checkIn.id, partyId);
}

/** Opens the form of an area, or of the overall part where no area is named. */
export async function openForm(store: Store, target: Target, areaId?: number): Promise<Reply> {
  const report = await readReport(store, target.asker.group, target.checkIn, target.partyId);
  if (report.locked) return lockedReply(target);
  const form =
    areaId === undefined
      ? overallForm(target, report, await agreedBefore(store, target))
      : areaForm(target, report, areaId);
  return form ? { kind: 'form', form } : { kind: 'messages', items: [say(target.asker.t.messages.areaGone)] };
}

/** Says of each field what is wrong with it, by the schema's own path joined with dots. */
function refusal(target: Target, values: unknown, issues: z.core.$ZodIssue[]): Reply {
  const m = target.asker.t.messages;
  const fields: Record<string, string> = {};
  for (const issue of issues) {
    if (issue.message === 'too_long') {
      const text = issue.path.reduce<unknown>(
        (at, step) => (at as Record<PropertyKey, unknown>)?.[step],
        values,
      );
      fields[issue.path.join('.')] = m.tooLong(typeof text === 'string' ? lengthOf(text) : longestText + 1);
    } else if (issue.message === 'bad_date') fields[issue.path.join('.')] = m.badByDate;
    else if (issue.message === 'what_missing') fields[issue.path.join('.')] = m.whatMissing;
  }
  return Object.keys(fields).length > 0
    ? { kind: 'refused', fields }
    : { kind: 'refused', fields: {}, why: m.badForm };
}

/** What was typed stays in the form: it may be wanted elsewhere. */
function lockedForm({ asker: { t, group } }: Target): Reply {
  return { kind: 'refused', fields: {}, why: t.messages.locked(whomToAsk(group, t)) };
}

/** Saves the texts of one area. A form older than what is saved comes back with both, and saves nothing. */
export async function saveAreaForm(
  product: Product,
  store: Store,
  target: Target,
  form: Extract<FormRef, { kind: 'area' }>,
  values: unknown,
): Promise<Reply> {
  const { asker, checkIn, partyId } = target;
  const { t } = asker;
  const parsed = areaAnswer.safeParse(values);
  if (!parsed.success) return refusal(target, values, parsed.error.issues);
  const report = await readReport(store, asker.group, checkIn, partyId);
  if (report.locked) return lockedForm(target);
  if (!report.areas.some((area) => area.id === form.area))
    return { kind: 'refused', fields: {}, why: t.messages.areaGone };
  const draft = await store.statusUpdates.draft(checkIn.id, partyId);
  if (!draft) return lockedForm(target);
  const now = draft.areas.find((area) => area.areaId === form.area);
  const { typedIn, contested, base } = compare(form.base, areaFields(parsed.data), areaFields(now));
  if (typedIn.length === 0) throw new Undone(listUnchanged(target, report));
  const again = areaForm(target, { ...report, version: draft }, form.area);
  if (contested.length > 0 && now?.savedBy && again?.kind === 'area') {
    const saved = [
      t.messages.otherWrote(now.savedBy.name, savedWhen(target, now)),
      contested.includes('done') && t.messages.nowSaved(t.report.done, now.done),
      contested.includes('needs') && t.messages.nowSaved(t.report.needs, now.needs),
    ].filter((line) => line !== false);
    return { kind: 'form', form: { ...again, ref: { ...form, base }, values: parsed.data, notices: saved } };
  }
  const { done, needs } = parsed.data;
  const answer = { ...(typedIn.includes('done') && { done }), ...(typedIn.includes('needs') && { needs }) };
  await store.statusUpdates.saveArea(
    checkIn.id,
    partyId,
    form.area,
    answer,
    asker.person.id,
    product.clock.now(),
  );
  await log(product, store, target, 'area-saved', { area: form.area });
  return listAgain(store, target, []);
}

/** The list as it was: nothing was typed that is not saved already. */
function listUnchanged(target: Target, report: Report): Reply {
  return { kind: 'report', list: reportList(target.asker, report, { today: target.today }), place: 'same' };
}

/** What was said of what is still open: what a form leaves out stands as it was. */
function outcomesOf(
  typed: OverallAnswer,
  now: OverallAnswer,
  agreed: OpenCommitment[],
): OverallAnswer['outcomes'] {
  const all = { ...now.outcomes, ...typed.outcomes };
  return Object.fromEntries(Object.entries(all).filter(([key]) => agreed.some((row) => row.key === key)));
}

/** Saves the overall part, under the same rule as an area's form. */
export async function saveOverallForm(
  product: Product,
  store: Store,
  target: Target,
  form: Extract<FormRef, { kind: 'overall' }>,
  values: unknown,
): Promise<Reply> {
  const { asker, checkIn, partyId } = target;
  const { t } = asker;
  const parsed = overallAnswer.safeParse(values);
  if (!parsed.success) return refusal(target, values, parsed.error.issues);
  const report = await readReport(store, asker.group, checkIn, partyId);
  if (report.locked) return lockedForm(target);
  const draft = await store.statusUpdates.draft(checkIn.id, partyId);
  if (!draft) return lockedForm(target);
  const now = draft.overall;
  const { typedIn, contested, base } = compare(form.base, overallFields(parsed.data), overallFields(now));
  if (typedIn.length === 0) throw new Undone(listUnchanged(target, report));
  const agreed = await agreedBefore(store, target);
  const again = overallForm(target, { ...report, version: draft }, agreed);
  if (contested.length > 0 && now.savedBy && again.kind === 'overall') {
    const saved = [
      t.messages.otherWrote(now.savedBy.name, savedWhen(target, now)),
      ...(contested.includes('workedWell') ? [t.messages.nowSaved(t.report.workedWell, now.workedWell)] : []),
      ...(contested.includes('commitments')
        ? now.commitments.map((row) =>
            t.messages.nowSaved(t.report.commitments, [row.what, row.who, row.by].filter(Boolean).join(', ')),
          )
        : []),
    ];
    return { kind: 'form', form: { ...again, ref: { ...form, base }, values: parsed.data, notices: saved } };
  }
  const answer = {
    workedWell: typedIn.includes('workedWell') ? parsed.data.workedWell : now.workedWell,
    commitments: typedIn.includes('commitments') ? parsed.data.commitments : now.commitments,
    outcomes: typedIn.includes('outcomes') ? outcomesOf(parsed.data, now, agreed) : now.outcomes,
    contactNext: typedIn.includes('contactNext') ? parsed.data.contactNext : now.contactNext,
  };
  await store.statusUpdates.saveOverall(checkIn.id, partyId, answer, asker.person.id, product.clock.now());
  await log(product, store, target, 'overall-saved');
  return listAgain(store, target, []);
}
