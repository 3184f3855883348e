import type { Change } from '../asking/change.ts';
import { declareForm } from '../asking/declare-form.ts';
import { fold } from '../domain/fold.ts';
import type { FormRef } from '../messages/action.ts';
import type { Shape } from '../messages/field.ts';
import type { Message, Part } from '../messages/message.ts';
import { tell } from '../messages/say.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { changeGroup, groupForForm } from './change-group.ts';
import { checkInNow } from './what-is-open.ts';

type AreaRef = Extract<FormRef, { kind: 'group-area' }>;

/** As many as a form of a platform and people can take. */
export const mostAreas = 20;

/** What the group reports on, in order, with the way to change each. */
export function areasMessage({ group, t }: Asker): Message {
  const g = t.groupForms;
  const areas = group.areas.filter((area) => !area.removed);
  const parts: Part[] = [
    { kind: 'heading', text: g.ways.areas },
    {
      kind: 'list',
      items: areas.map(({ name, about }) => (about ? [{ strong: name }, `: ${about}`] : name)),
    },
    {
      kind: 'choice',
      label: g.chooseArea,
      press: g.change,
      options: areas.map(({ id, name }) => ({
        label: name,
        action: { kind: 'edit-area', group: group.id, area: id },
      })),
    },
  ];
  const back = { label: t.group.toGroup, action: { kind: 'group' as const, group: group.id } };
  const add = { label: g.newArea, action: { kind: 'edit-area' as const, group: group.id } };
  parts.push({ kind: 'buttons', buttons: areas.length < mostAreas ? [add, back] : [back] });
  return { parts };
}

const shape = {
  name: {
    kind: 'text',
    lines: 'one',
    label: (t) => t.groupForms.areaName,
    required: (t) => t.groupForms.areaNameMissing,
  },
  about: { kind: 'text', lines: 'many', label: (t) => t.groupForms.areaAbout },
  questions: {
    kind: 'text',
    lines: 'many',
    label: (t) => t.groupForms.areaQuestions,
    hint: (t) => t.groupForms.areaQuestionsHint,
  },
  position: { kind: 'number', least: 1, most: mostAreas, label: (t) => t.groupForms.areaPosition },
  remove: {
    kind: 'yes-no',
    label: (t) => t.groupForms.areaRemove,
    hint: (t) => t.groupForms.areaRemoveHint,
  },
} as const satisfies Shape;

/** One area, or a new one. */
export const areaOfGroupForm = declareForm<AreaRef, typeof shape>({
  who: 'coordinator',
  shape,
  title: (t) => t.groupForms.areaTitle,
  submit: (t) => t.groupForms.goOn,
  again: ({ group, area }) => ({ kind: 'edit-area', group, ...(area !== undefined && { area }) }),
  back: ({ group }) => ({ kind: 'areas', group }),
  async read({ asker }, store, of, toStore) {
    const group = await groupForForm(store, asker, toStore);
    const { t } = asker;
    const areas = group.areas.filter((one) => !one.removed);
    const at = areas.findIndex(({ id }) => id === of.area);
    const area = areas[at];
    if (of.area !== undefined && !area) return { refused: t.groupForms.areaGone };
    const latest = await store.groupChanges.latest(group.id);
    return {
      saved: {
        name: area?.name ?? '',
        about: area?.about ?? '',
        questions: (area?.questions ?? []).join('\n'),
        position: area ? at + 1 : areas.length + 1,
        remove: undefined,
      },
      by: latest?.by,
      at: latest?.at,
      partyName: group.name,
      note: t.groupForms.shownFirst,
    };
  },
  store({ product, asker }, store, { area: id }, values) {
    const { t, group } = asker;
    const key = group.areas.find((one) => one.id === id)?.key;
    if (values.remove && key !== undefined) return removeArea(product, store, asker, key);
    const name = values.name.trim();
    const questions = values.questions.split('\n').flatMap((line) => line.trim() || []);
    return changeGroup(product, store, asker, {
      ask: true,
      inForm: true,
      edit(now) {
        const same = now.areas.find((one) => fold(one.name) === fold(name) && one.key !== key);
        if (same) return { refused: t.groupForms.areaThere(same.name) };
        const made = { key: key ?? freeKey(name, now.areas), name, about: values.about.trim(), questions };
        const others = now.areas.filter((one) => one.key !== key);
        const place = Math.min(values.position ?? others.length + 1, others.length + 1) - 1;
        const all = now.areas.map((one) => one.key);
        return {
          ...now,
          areas: [...others.slice(0, place), made, ...others.slice(place)],
          // Agreements on everything are so still.
          agreements: now.agreements.map((one) =>
            key === undefined && all.every((each) => one.areas.includes(each))
              ? { ...one, areas: [...one.areas, made.key] }
              : one,
          ),
        };
      },
      meaning: async () => [
        key === undefined ? t.groupForms.areaInAll : undefined,
        await whileOpen(product, store, asker, t.groupForms.areaWhileOpen),
      ],
    });
  },
});

/** Asks first; what was answered about it stays. Inside a transaction. */
function removeArea(product: Product, store: Store, asker: Asker, key: string): Promise<Change> {
  const { t } = asker;
  return changeGroup(product, store, asker, {
    ask: true,
    edit(now) {
      const areas = now.areas.filter((one) => one.key !== key);
      if (areas.length === 0) return { refused: t.groupForms.lastArea };
      const bare = now.agreements.find((one) => one.areas.every((each) => each === key));
      if (bare) return { refused: t.groupForms.areaAlone(bare.reference) };
      const agreements = now.agreements.map((one) => ({
        ...one,
        areas: one.areas.filter((each) => each !== key),
      }));
      return { ...now, areas, agreements };
    },
    meaning: async () => [
      t.groupForms.areaAnswersStay,
      await whileOpen(product, store, asker, t.groupForms.areaGoesWhileOpen),
    ],
  });
}

export async function removeAreaById(
  product: Product,
  store: Store,
  asker: Asker,
  id: number,
): Promise<Change> {
  const key = asker.group.areas.find((one) => one.id === id && !one.removed)?.key;
  return key === undefined
    ? { reply: tell(asker.t.groupForms.areaGone) }
    : removeArea(product, store, asker, key);
}

async function whileOpen(
  product: Product,
  store: Store,
  { group, t }: Asker,
  text: (halfYear: string) => string,
): Promise<string | undefined> {
  const checkIn = await checkInNow(product, store, group);
  return checkIn?.openedAt && !checkIn.lockedAt ? text(t.halfYear(checkIn.halfYear)) : undefined;
}

/** A key that says what it is of, as one writes it in a file; `å ä ö` without their signs. */
export function freeKey(name: string, taken: readonly { key: string }[]): string {
  const plain =
    fold(name)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 50)
      .replace(/-$/, '') || 'ny';
  const keys = new Set(taken.map(({ key }) => key));
  for (let n = 1; ; n++) {
    const key = n === 1 ? plain : `${plain}-${n}`;
    if (!keys.has(key)) return key;
  }
}
