import type { Change } from '../asking/change.ts';
import { declareForm } from '../asking/declare-form.ts';
import { fold } from '../domain/fold.ts';
import { emailOf } from '../domain/group-edits.ts';
import type { WorkingGroupFile } from '../domain/working-group-file.ts';
import type { FormRef } from '../messages/action.ts';
import type { Shape } from '../messages/field.ts';
import { tell } from '../messages/say.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { changeGroup, groupForForm } from './change-group.ts';

type PartyRef = Extract<FormRef, { kind: 'party' }>;

/** So much of a name fits where there is little room. */
const longestShort = 40;

const shape = {
  name: {
    kind: 'text',
    lines: 'one',
    label: (t) => t.groupForms.partyName,
    required: (t) => t.groupForms.partyNameMissing,
  },
  shortName: {
    kind: 'text',
    lines: 'one',
    label: (t) => t.groupForms.partyShort,
    hint: (t) => t.groupForms.partyShortHint,
    required: (t) => t.groupForms.partyNameMissing,
  },
  municipality: { kind: 'text', lines: 'one', label: (t) => t.groupForms.municipality },
} as const satisfies Shape;

/** What a party is called. */
export const partyForm = declareForm<PartyRef, typeof shape>({
  who: 'coordinator',
  shape,
  title: (t) => t.answerers.editParty,
  submit: (t) => t.report.save,
  again: ({ group, party }) => ({ kind: 'edit-party', group, party }),
  back: ({ group, party }) => ({ kind: 'party', group, party }),
  check: ({ asker: { t } }, _, { shortName }): Record<string, string> =>
    shortName !== undefined && shortName.trim().length > longestShort
      ? { shortName: t.groupForms.shortTooLong(longestShort) }
      : {},
  async read({ asker }, store, of, toStore) {
    const group = await groupForForm(store, asker, toStore);
    // As it is stored: what is shown may have the municipality beside it.
    const file = await store.groups.asFile(group.id);
    const key = group.parties.find(({ id, removed }) => id === of.party && !removed)?.key;
    const party = file.parties.find((one) => one.key === key);
    if (!party) return { refused: asker.t.messages.gone };
    const latest = await store.groupChanges.latest(group.id);
    return {
      saved: { name: party.name, shortName: party.shortName, municipality: party.municipality ?? '' },
      by: latest?.by,
      at: latest?.at,
      partyName: party.shortName,
      note: asker.t.groupForms.partyNote,
    };
  },
  store({ product, asker }, store, of, values) {
    const { t, group } = asker;
    const key = group.parties.find(({ id }) => id === of.party)?.key;
    const municipality = values.municipality.trim();
    const facts = { name: values.name.trim(), shortName: values.shortName.trim() };
    return changeGroup(product, store, asker, {
      inForm: true,
      edit(now) {
        const same = now.parties.find(
          (one) =>
            one.key !== key &&
            fold(one.shortName) === fold(facts.shortName) &&
            (!one.municipality || !municipality || fold(one.municipality) === fold(municipality)),
        );
        if (same) return { refused: t.groupForms.partyThere(facts.shortName) };
        return {
          ...now,
          parties: now.parties.map((one) => {
            if (one.key !== key) return one;
            const { municipality: _, ...rest } = one;
            return { ...rest, ...facts, ...(municipality && { municipality }) };
          }),
        };
      },
    });
  },
});

/** A party leaves the group, with its agreements; its answers stay. Asked first. Inside a transaction. */
export async function removeParty(
  product: Product,
  store: Store,
  asker: Asker,
  partyId: number,
): Promise<Change> {
  const { t, group } = asker;
  const found = group.parties.find(({ id, removed }) => id === partyId && !removed);
  if (!found) return { reply: tell(t.messages.gone) };
  if (partyId === group.convenerId) return { reply: tell(t.groupForms.convenerStays) };
  return changeGroup(product, store, asker, {
    ask: true,
    edit: (now) => withoutParty(now, found.key),
    meaning: () => [t.groupForms.partyAnswersStay],
  });
}

/** Coordinators who stood with the party keep their name. */
function withoutParty(file: WorkingGroupFile, key: string): WorkingGroupFile {
  const going = new Set(
    file.agreements.filter((one) => one.parties.includes(key)).map(({ reference }) => reference),
  );
  const people = new Map(
    (file.parties.find((one) => one.key === key)?.contacts ?? []).map((one) => [one.email, one]),
  );
  const parties = file.parties.filter((one) => one.key !== key);
  const elsewhere = new Set(parties.flatMap(({ contacts }) => contacts.map(({ email }) => email)));
  return {
    ...file,
    workingGroup: {
      ...file.workingGroup,
      coordinators: file.workingGroup.coordinators.map((one) => {
        const email = emailOf(one);
        const person = people.get(email);
        if (typeof one !== 'string' || !person || elsewhere.has(email)) return one;
        const { name, slack, teams } = person;
        return { name, email, ...(slack && { slack }), ...(teams && { teams }) };
      }),
    },
    parties,
    agreements: file.agreements.flatMap((one) => {
      if (going.has(one.reference)) return [];
      const { renews, ...rest } = one;
      return renews !== undefined && going.has(renews) ? [rest] : [one];
    }),
  };
}
