import { declareForm } from '../asking/declare-form.ts';
import { quietInWords, readDayCounts, readQuietWords } from '../domain/rhythm-words.ts';
import type { FormRef } from '../messages/action.ts';
import type { Shape } from '../messages/field.ts';
import type { Texts } from '../texts/texts.ts';
import { changeGroup, groupForForm } from './change-group.ts';
import { nextReminderText } from './next-reminder.ts';

type DaysRef = Extract<FormRef, { kind: 'group-days' }>;
type RemindersRef = Extract<FormRef, { kind: 'group-reminders' }>;

/** Each line of a text that says something. */
const linesOf = (text: string) => text.split('\n').flatMap((line) => line.trim() || []);

const daysShape = {
  first: {
    kind: 'number',
    least: 1,
    most: 25,
    label: (t) => t.groupForms.firstWeek,
    required: (t) => t.groupForms.weekMissing,
  },
  second: {
    kind: 'number',
    least: 27,
    most: 52,
    label: (t) => t.groupForms.secondWeek,
    required: (t) => t.groupForms.weekMissing,
  },
  quiet: {
    kind: 'text',
    lines: 'many',
    label: (t) => t.groupForms.quiet,
    hint: (t) => t.groupForms.quietHint,
  },
} as const satisfies Shape;

/** When check-ins fall due, and when nobody is reminded. */
export const daysForm = declareForm<DaysRef, typeof daysShape>({
  who: 'coordinator',
  shape: daysShape,
  title: (t) => t.groupForms.daysTitle,
  submit: (t) => t.groupForms.goOn,
  again: ({ group }) => ({ kind: 'edit-days', group }),
  back: ({ group }) => ({ kind: 'group', group }),
  check({ asker: { t } }, _, { quiet }): Record<string, string> {
    const wrong = linesOf(quiet ?? '').find((line) => readQuietWords(line) === undefined);
    return wrong === undefined ? {} : { quiet: t.groupForms.badQuiet(wrong.slice(0, 40)) };
  },
  async read({ asker }, store, _, toStore) {
    const group = await groupForForm(store, asker, toStore);
    const latest = await store.groupChanges.latest(group.id);
    const [first, second] = group.rhythm.dueWeeks;
    return {
      saved: { first, second, quiet: group.rhythm.quiet.map(quietInWords).join('\n') },
      by: latest?.by,
      at: latest?.at,
      partyName: group.name,
      note: asker.t.groupForms.daysNote,
    };
  },
  store({ product, asker }, store, _, { first, second, quiet }) {
    if (first === undefined || second === undefined) throw new Error('A required field is empty.');
    const periods = linesOf(quiet).flatMap((line) => readQuietWords(line) ?? []);
    return changeGroup(product, store, asker, {
      ask: true,
      inForm: true,
      edit: (now) => ({
        ...now,
        checkIns: { ...now.checkIns, dueWeeks: [first, second], quiet: periods },
      }),
      meaning: ({ checkIns }) => nextReminderText(product, store, asker.group, checkIns, asker.t),
    });
  },
});

/** Days before and after, as one writes them. */
const counts = (label: (t: Texts) => string, hint: (t: Texts) => string) =>
  ({ kind: 'text', lines: 'one', label, hint }) as const;

const remindersShape = {
  before: counts(
    (t) => t.groupForms.contactsBefore,
    (t) => t.groupForms.beforeHint,
  ),
  after: counts(
    (t) => t.groupForms.contactsAfter,
    (t) => t.groupForms.afterHint,
  ),
  coordinatorsBefore: counts(
    (t) => t.groupForms.coordinatorsBefore,
    (t) => t.groupForms.beforeHint,
  ),
  coordinatorsAfter: counts(
    (t) => t.groupForms.coordinatorsAfter,
    (t) => t.groupForms.afterHint,
  ),
  at: { kind: 'time', label: (t) => t.groupForms.time, required: (t) => t.groupForms.timeMissing },
} as const satisfies Shape;

const countFields = ['before', 'after', 'coordinatorsBefore', 'coordinatorsAfter'] as const;
const longestBefore = 180;
const longestAfter = 60;

/** When people are reminded, in days before and after the due date. */
export const remindersForm = declareForm<RemindersRef, typeof remindersShape>({
  who: 'coordinator',
  shape: remindersShape,
  title: (t) => t.groupForms.remindersTitle,
  submit: (t) => t.groupForms.goOn,
  again: ({ group }) => ({ kind: 'edit-reminders', group }),
  back: ({ group }) => ({ kind: 'group', group }),
  check({ asker: { t } }, _, values) {
    const faults: Record<string, string> = {};
    for (const name of countFields) {
      const typed = values[name];
      if (typed === undefined) continue;
      const read = readDayCounts(typed);
      const most = name === 'before' || name === 'coordinatorsBefore' ? longestBefore : longestAfter;
      if (!read) faults[name] = t.groupForms.badCounts;
      else if (read.some((count) => count > most)) faults[name] = t.groupForms.tooFar(most);
    }
    const before = values.before === undefined ? [1] : (readDayCounts(values.before) ?? [1]);
    if (!before.some((count) => count > 0)) faults.before = t.groupForms.noInvitation;
    return faults;
  },
  async read({ asker }, store, _, toStore) {
    const group = await groupForForm(store, asker, toStore);
    const { contacts, coordinators, at } = group.rhythm.remind;
    const latest = await store.groupChanges.latest(group.id);
    const before = (days: number[]) => days.flatMap((day) => (day <= 0 ? [-day] : [])).join(', ');
    const after = (days: number[]) => days.filter((day) => day > 0).join(', ');
    return {
      saved: {
        before: before(contacts),
        after: after(contacts),
        coordinatorsBefore: before(coordinators),
        coordinatorsAfter: after(coordinators),
        at,
      },
      by: latest?.by,
      at: latest?.at,
      partyName: group.name,
      note: asker.t.groupForms.remindersNote,
    };
  },
  store({ product, asker }, store, _, values) {
    const { at } = values;
    if (at === undefined) throw new Error('A required field is empty.');
    const ladder = (before: string, after: string) =>
      [
        ...(readDayCounts(before) ?? []).map((count) => (count === 0 ? 0 : -count)),
        ...(readDayCounts(after) ?? []).filter((count) => count > 0),
      ].sort((a, b) => a - b);
    const remind = {
      contacts: ladder(values.before, values.after),
      coordinators: ladder(values.coordinatorsBefore, values.coordinatorsAfter),
      at,
    };
    return changeGroup(product, store, asker, {
      ask: true,
      inForm: true,
      edit: (now) => ({ ...now, checkIns: { ...now.checkIns, remind } }),
      meaning: ({ checkIns }) => nextReminderText(product, store, asker.group, checkIns, asker.t),
    });
  },
});
