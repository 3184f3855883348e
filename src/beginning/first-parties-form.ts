import type { Change } from '../asking/change.ts';
import { declareForm } from '../asking/declare-form.ts';
import { partyName } from '../domain/party.ts';
import type { FormRef } from '../messages/action.ts';
import type { Shape } from '../messages/field.ts';
import { beforeInvitation } from './before-invitation.ts';
import { coordinatesNow } from './coordinates-now.ts';
import { firstInvitation, namesOf } from './first-invitation.ts';

type Ref = Extract<FormRef, { kind: 'first-parties' }>;

const shape = {
  parties: {
    kind: 'choices',
    label: (t) => t.beginning.which,
    hint: (t) => t.beginning.whichHint,
    required: (t) => t.beginning.whichMissing,
  },
} as const satisfies Shape;

/** Which parties are invited first; the others wait. */
export const firstPartiesForm = declareForm<Ref, typeof shape>({
  who: 'coordinator',
  shape,
  title: (t) => t.beginning.someTitle,
  submit: (t) => t.beginning.save,
  again: ({ group }) => ({ kind: 'choose-first', group }),
  back: ({ group }) => ({ kind: 'before-invitation', group }),
  async read({ product, asker: { t, group: given } }, store) {
    const group = await store.groups.load(given.id);
    const ahead = await firstInvitation(product, store, group);
    if (!ahead) return { refused: t.beginning.none };
    const { expected, waiting } = ahead;
    const first = waiting.length > 0 ? expected.filter((id) => !waiting.includes(id)) : [];
    return {
      saved: { parties: first.map(String) },
      partyName: group.name,
      given: {
        parties: { options: expected.map((id) => ({ value: String(id), label: partyName(group, id) })) },
      },
      note: t.beginning.someNote,
    };
  },
  async store({ product, asker }, store, _, { parties }): Promise<Change> {
    const { t, person, identity } = asker;
    const group = await coordinatesNow(store, asker);
    if ('refused' in group) return { reply: { kind: 'refused', fields: {}, why: group.refused } };
    const ahead = await firstInvitation(product, store, group);
    const chosen = new Set(parties.map(Number));
    const waiting = (ahead?.expected ?? []).filter((id) => !chosen.has(id));
    if (waiting.length === 0) return { reply: { kind: 'refused', fields: { parties: t.beginning.all } } };
    const at = product.clock.now();
    // Also those who are to answer later, or come back: whoever is not chosen waits.
    await store.beginning.setWaiting(
      group.id,
      group.parties.flatMap(({ id }) => (chosen.has(id) ? [] : [id])),
    );
    await store.checkIns.replan(group.id, at);
    await store.log({
      at,
      kind: 'parties-wait',
      groupId: group.id,
      actor: person.id,
      platform: identity.platform,
      detail: { waiting: waiting.length },
    });
    const said = t.beginning.begin(namesOf({ group, t }, [...chosen]), waiting.length);
    const message = await beforeInvitation(product, store, asker, said);
    message.parts.push({
      kind: 'buttons',
      buttons: [{ label: t.messages.undo, action: { kind: 'undo-first', group: group.id } }],
    });
    return { reply: { kind: 'messages', items: [message], replace: true } };
  },
});
