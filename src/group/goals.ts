import type { Change } from '../asking/change.ts';
import { declareForm } from '../asking/declare-form.ts';
import { fold } from '../domain/fold.ts';
import { type Goal, goalMeasures, goalPeriods, mostTarget } from '../domain/goal.ts';
import { lengthOf } from '../domain/status-update.ts';
import type { WorkingGroupFile } from '../domain/working-group-file.ts';
import type { FormRef } from '../messages/action.ts';
import type { Shape, ValuesOf } from '../messages/field.ts';
import type { ChoiceOption, Message, Part } from '../messages/message.ts';
import { tell } from '../messages/say.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import type { Texts } from '../texts/texts.ts';
import { freeKey } from './areas.ts';
import { changeGroup, groupForForm } from './change-group.ts';

type GoalRef = Extract<FormRef, { kind: 'goal' }>;
type InFile = WorkingGroupFile['goals'][number];

/** As many as a file takes; more would be no goals. */
const mostGoals = 20;
/** A sentence is no longer than this. */
const longestGoal = 300;

/** What the group wants to reach, with the way to add, change and remove. */
export async function goalsMessage(store: Store, { group, t }: Asker): Promise<Message> {
  const g = t.goal;
  const goals = await store.agreements.goals(group.id);
  const each = (action: (goal: number) => ChoiceOption['action']): ChoiceOption[] =>
    goals.map(({ id, text }) => ({ label: text, action: action(id) }));
  const of = { group: group.id };
  const known: Part[] =
    goals.length === 0
      ? [{ kind: 'text', text: g.none }]
      : [
          { kind: 'list', items: goals.map((goal) => goalItem(goal, t)) },
          {
            kind: 'choice',
            label: g.chooseToChange,
            press: t.groupForms.change,
            options: each((goal) => ({ kind: 'edit-goal', ...of, goal })),
          },
          {
            kind: 'choice',
            label: g.chooseToRemove,
            press: g.remove,
            options: each((goal) => ({ kind: 'remove-goal', ...of, goal })),
          },
        ];
  const back = { label: t.group.toGroup, action: { kind: 'group' as const, ...of } };
  const add = { label: g.add, action: { kind: 'edit-goal' as const, ...of } };
  return {
    parts: [
      { kind: 'heading', text: g.title },
      ...known,
      { kind: 'buttons', buttons: goals.length < mostGoals ? [add, back] : [back] },
    ],
  };
}

/** Fler kurser: 12 kurser om året. Källa: Biblioteksplanen. Behind a sentence that has ended stands no colon. */
function goalItem({ text, source, counted }: Goal, t: Texts) {
  const beside = [
    ...(counted ? [t.goal.target(counted.target, counted.measure, counted.per)] : []),
    ...(source ? [t.goal.source(source)] : []),
  ];
  const between = /[.!?…]$/u.test(text) ? ' ' : ': ';
  return beside.length === 0 ? text : [{ strong: text }, `${between}${beside.join('. ')}`];
}

const shape = {
  sentence: {
    kind: 'text',
    lines: 'one',
    label: (t) => t.goal.text,
    hint: (t) => t.goal.textHint,
    required: (t) => t.goal.textMissing,
  },
  source: { kind: 'text', lines: 'one', label: (t) => t.goal.sourceLabel, hint: (t) => t.goal.sourceHint },
  // A menu in which something is chosen is not emptied everywhere, so nothing is a choice of its own.
  measure: {
    kind: 'choice',
    label: (t) => t.goal.measure,
    of: ['nothing', ...goalMeasures],
    option: (t, value) => t.goal.measures[value as 'nothing' | (typeof goalMeasures)[number]],
  },
  target: { kind: 'number', least: 1, most: mostTarget, label: (t) => t.goal.howMany },
  per: {
    kind: 'choice',
    label: (t) => t.goal.per,
    of: goalPeriods,
    option: (t, value) => t.goal.pers[value as (typeof goalPeriods)[number]],
  },
} as const satisfies Shape;

type GoalValues = ValuesOf<typeof shape>;

const savedOf = (goal: Goal | undefined): GoalValues => ({
  sentence: goal?.text ?? '',
  source: goal?.source ?? '',
  measure: goal?.counted?.measure ?? 'nothing',
  target: goal?.counted?.target,
  per: goal?.counted?.per ?? 'year',
});

/** How it is counted; what stands beside "nothing" says nothing. */
function countedOf({ measure, target, per }: GoalValues): Pick<InFile, 'measure' | 'target' | 'per'> {
  return measure === undefined || measure === 'nothing' ? {} : { measure, target, per };
}

/** One goal, or a new one. Nobody is asked to do anything by it, and it can be undone: so it is just made. */
export const goalForm = declareForm<GoalRef, typeof shape>({
  who: 'coordinator',
  shape,
  title: (t) => t.goal.one,
  submit: (t) => t.report.save,
  again: ({ group, goal }) => ({ kind: 'edit-goal', group, ...(goal !== undefined && { goal }) }),
  back: ({ group }) => ({ kind: 'goals', group }),
  check({ asker: { t } }, _, { sentence, measure = 'nothing', target, per }): Record<string, string> {
    const length = lengthOf(sentence.trim());
    const none = measure === 'nothing';
    return {
      ...(length > longestGoal && { sentence: t.goal.textTooLong(length, longestGoal) }),
      ...(!none && target === undefined && { target: t.goal.targetMissing }),
      ...(none && target !== undefined && { measure: t.goal.measureMissing }),
      ...(!none && per === undefined && { per: t.goal.perMissing }),
    };
  },
  async read({ asker }, store, { goal: id }, toStore) {
    const { t } = asker;
    const group = await groupForForm(store, asker, toStore);
    const goal = await goalOf(store, group.id, id);
    if (id !== undefined && !goal) return { refused: t.goal.gone };
    const latest = await store.groupChanges.latest(group.id);
    return { saved: savedOf(goal), by: latest?.by, at: latest?.at, partyName: group.name, note: t.goal.note };
  },
  async store({ product, asker }, store, { goal: id }, values) {
    const { t } = asker;
    const key = (await goalOf(store, asker.group.id, id))?.key;
    const text = values.sentence.trim();
    return changeGroup(product, store, asker, {
      inForm: true,
      edit(now) {
        const same = now.goals.some((one) => one.key !== key && fold(one.text) === fold(text));
        if (same) return { refused: t.goal.there };
        const made = { text, source: values.source.trim(), ...countedOf(values) };
        if (key !== undefined)
          return { ...now, goals: now.goals.map((one) => (one.key === key ? { key, ...made } : one)) };
        if (now.goals.length >= mostGoals) return { refused: t.goal.most(mostGoals) };
        return { ...now, goals: [...now.goals, { key: freeKey(text, now.goals), ...made }] };
      },
    });
  },
});

const goalOf = async (store: Store, groupId: number, id: number | undefined): Promise<Goal | undefined> =>
  id === undefined ? undefined : (await store.agreements.goals(groupId)).find((goal) => goal.id === id);

/** Asks first; what was recorded of it stays. Inside a transaction. */
export async function removeGoal(product: Product, store: Store, asker: Asker, id: number): Promise<Change> {
  const { t, group } = asker;
  const key = (await goalOf(store, group.id, id))?.key;
  if (key === undefined) return { reply: tell(t.goal.gone) };
  return changeGroup(product, store, asker, {
    ask: true,
    edit: (now) => ({ ...now, goals: now.goals.filter((one) => one.key !== key) }),
    meaning: () => [t.goal.recordedStays],
  });
}
