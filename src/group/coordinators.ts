import type { Change } from '../asking/change.ts';
import { declareForm } from '../asking/declare-form.ts';
import { withCoordinator, withoutCoordinator } from '../domain/group-contact.ts';
import { emailOf } from '../domain/group-edits.ts';
import type { FormRef } from '../messages/action.ts';
import type { Shape } from '../messages/field.ts';
import type { Message } from '../messages/message.ts';
import { tell } from '../messages/say.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { somebodyOf } from './answerer-form.ts';
import { changeGroup } from './change-group.ts';

type CoordinatorRef = Extract<FormRef, { kind: 'coordinator' }>;

/** Who coordinates, with the way to add one and to let one go. The last one cannot go. */
export function coordinatorsMessage({ group, t, person }: Asker): Message {
  const g = t.groupForms;
  const ending =
    group.coordinators.length < 2
      ? []
      : group.coordinators.map((one) => ({
          label: one.id === person.id ? g.endMyself : g.endCoordinator(one.name),
          action: { kind: 'end-coordinator' as const, group: group.id, person: one.id },
        }));
  return {
    parts: [
      { kind: 'heading', text: g.ways.coordinators },
      { kind: 'list', items: group.coordinators.map((one) => `${one.name} (${one.email})`) },
      ...(ending.length === 0 ? [{ kind: 'note' as const, text: g.lastCoordinator }] : []),
      {
        kind: 'buttons',
        buttons: [
          { label: g.newCoordinator, action: { kind: 'add-coordinator', group: group.id } },
          ...ending,
          { label: t.group.toGroup, action: { kind: 'group', group: group.id } },
        ],
      },
    ],
  };
}

const shape = {
  who: {
    kind: 'person',
    label: (t) => t.groupForms.coordinatorField,
    required: (t) => t.groupForms.coordinatorMissing,
  },
} as const satisfies Shape;

export const coordinatorForm = declareForm<CoordinatorRef, typeof shape>({
  who: 'coordinator',
  shape,
  title: (t) => t.groupForms.newCoordinator,
  submit: (t) => t.report.save,
  again: ({ group }) => ({ kind: 'add-coordinator', group }),
  back: ({ group }) => ({ kind: 'coordinators', group }),
  read: async ({ asker }) => ({
    saved: { who: undefined },
    partyName: asker.group.name,
    note: asker.t.groupForms.coordinatorNote,
  }),
  store({ product, asker }, store, _, { who }) {
    if (!who) throw new Error('A required field is empty.');
    const somebody = somebodyOf(asker.identity.platform, who);
    return changeGroup(product, store, asker, {
      inForm: true,
      edit: (now) => withCoordinator(now, somebody),
    });
  },
});

/** Lets one go; asked first where it is the asker. Inside a transaction. */
export async function endCoordinator(
  product: Product,
  store: Store,
  asker: Asker,
  personId: number,
): Promise<Change> {
  const { group, t, person } = asker;
  const one = group.coordinators.find(({ id }) => id === personId);
  if (!one) return { reply: tell(t.messages.gone) };
  return changeGroup(product, store, asker, {
    edit: (now) =>
      now.workingGroup.coordinators.length < 2 &&
      now.workingGroup.coordinators.some((each) => emailOf(each) === one.email)
        ? { refused: t.groupForms.lastCoordinator }
        : withoutCoordinator(now, one.email),
    // Whoever has gone cannot press the way back.
    ...(personId === person.id && { ask: true as const, meaning: () => [t.groupForms.endMyselfMeans] }),
  });
}
