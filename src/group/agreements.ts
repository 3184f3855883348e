import type { Change } from '../asking/change.ts';
import { today } from '../asking/days.ts';
import { declareForm } from '../asking/declare-form.ts';
import { expectation } from '../domain/agreement.ts';
import { addDays } from '../domain/day.ts';
import { halfYearOf, nextHalfYear } from '../domain/half-year.ts';
import { partyName } from '../domain/party.ts';
import type { Agreement, WorkingGroup } from '../domain/working-group.ts';
import type { WorkingGroupFile } from '../domain/working-group-file.ts';
import type { FormRef } from '../messages/action.ts';
import type { Shape } from '../messages/field.ts';
import type { Part } from '../messages/message.ts';
import { tell } from '../messages/say.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import type { Texts } from '../texts/texts.ts';
import { changeGroup, groupForForm } from './change-group.ts';
import { counterpart, endingSoon } from './overview.ts';

type AgreementRef = Extract<FormRef, { kind: 'agreement' }>;

/** So many stand in one menu; those of a party stand with it. */
const mostOffered = 60;

/** The way to change those in force or to come, to renew those that end soon, and back to the group. */
export function agreementWays(product: Product, { group, t }: Asker): Part[] {
  const g = t.groupForms;
  const ending = endingSoon(product, group).slice(0, 10);
  const day = today(product, group);
  const current = group.agreements
    .filter((one) => one.validTo >= day)
    .toSorted((a, b) => counterpart(group, a.partyIds).localeCompare(counterpart(group, b.partyIds), 'sv'));
  const parts: Part[] = [];
  if (current.length > 0 && current.length <= mostOffered)
    parts.push({
      kind: 'choice',
      label: g.chooseAgreement,
      press: g.change,
      options: current.map((one) => ({
        label: `${counterpart(group, one.partyIds)}: ${one.reference}`,
        action: { kind: 'edit-agreement', group: group.id, agreement: one.id },
      })),
    });
  else if (current.length > 0) parts.push({ kind: 'note', text: g.agreementsByParty });
  return [
    ...parts,
    {
      kind: 'buttons',
      buttons: [
        ...ending.map((one) => ({
          label: g.renew(counterpart(group, one.partyIds)),
          action: { kind: 'edit-agreement' as const, group: group.id, renews: one.id },
        })),
        { label: t.group.toGroup, action: { kind: 'group', group: group.id } },
      ],
    },
  ];
}

const shape = {
  reference: {
    kind: 'text',
    lines: 'one',
    label: (t) => t.groupForms.reference,
    required: (t) => t.groupForms.referenceMissing,
  },
  title: {
    kind: 'text',
    lines: 'one',
    label: (t) => t.groupForms.agreementTitle,
    required: (t) => t.groupForms.agreementTitleMissing,
  },
  from: { kind: 'day', label: (t) => t.groupForms.validFrom, required: (t) => t.groupForms.dayMissing },
  to: { kind: 'day', label: (t) => t.groupForms.validTo, required: (t) => t.groupForms.dayMissing },
  areas: { kind: 'choices', label: (t) => t.groupForms.agreementAreas },
  remove: {
    kind: 'yes-no',
    label: (t) => t.groupForms.agreementRemove,
    hint: (t) => t.groupForms.agreementRemoveHint,
  },
} as const satisfies Shape;

/** How far from today an agreement may reach, in days: further is a slip of the finger. */
const farthest = 40 * 366;

/** The agreement that is meant, the one that it renews, and the party that it is with. */
function meant(group: WorkingGroup, of: AgreementRef) {
  const agreement = group.agreements.find(({ id }) => id === of.agreement);
  const renewed = group.agreements.find(({ id }) => id === of.renews);
  const partyId = of.party ?? (agreement ?? renewed)?.partyIds.find((id) => id !== group.convenerId);
  const party = group.parties.find(({ id, removed }) => id === partyId && !removed);
  const gone = (of.agreement !== undefined && !agreement) || (of.renews !== undefined && !renewed) || !party;
  return gone ? undefined : { agreement, renewed, party };
}

/** The party's agreement that ends last. */
const lastOf = (group: WorkingGroup, partyId: number): Agreement | undefined =>
  group.agreements
    .filter((one) => one.partyIds.includes(partyId))
    .toSorted((a, b) => a.validTo.localeCompare(b.validTo))
    .at(-1);

/** A new one begins where the one before it ends, and not in the past. */
function beginning(
  product: Product,
  group: WorkingGroup,
  before: Agreement | undefined,
): { from: string; to: string } {
  const day = today(product, group);
  const after = before ? addDays(before.validTo, 1) : day;
  const from = after > day ? after : day;
  return { from, to: `${Number(from.slice(0, 4)) + 1}-12-31` };
}

export const agreementForm = declareForm<AgreementRef, typeof shape>({
  who: 'coordinator',
  shape,
  title: (t) => t.groupForms.agreementForm,
  submit: (t) => t.groupForms.goOn,
  again: ({ kind: _, base: __, ...of }) => ({ kind: 'edit-agreement', ...of }),
  back: ({ group }) => ({ kind: 'agreements', group }),
  check: ({ asker: { t } }, _, { from, to }): Record<string, string> =>
    from && to && to < from ? { to: t.answerers.endsBefore } : {},
  async read({ product, asker }, store, of, toStore) {
    const group = await groupForForm(store, asker, toStore);
    const { t } = asker;
    const found = meant(group, of);
    if (!found) return { refused: t.messages.gone };
    const { agreement, renewed, party } = found;
    const like = agreement ?? renewed;
    const areas = group.areas.filter((area) => !area.removed);
    const days = agreement
      ? { from: agreement.validFrom, to: agreement.validTo }
      : beginning(product, group, renewed ?? lastOf(group, party.id));
    const latest = await store.groupChanges.latest(group.id);
    const day = today(product, group);
    const within = { days: { first: addDays(day, -farthest), last: addDays(day, farthest) } };
    return {
      saved: {
        reference: agreement?.reference ?? '',
        title: like?.title ?? t.groupForms.titleWith(party.name),
        ...days,
        areas: areas.filter(({ id }) => !like || like.areaIds.includes(id)).map(({ key }) => key),
        remove: undefined,
      },
      by: latest?.by,
      at: latest?.at,
      given: {
        areas: { options: areas.map(({ key, name }) => ({ value: key, label: name })) },
        from: within,
        to: within,
      },
      subject: agreement?.reference,
      partyName: party.shortName,
      notices: renewed ? [t.groupForms.renews(renewed.reference)] : [],
      note: t.groupForms.agreementNote,
    };
  },
  store({ product, asker }, store, of, values) {
    const { group, t } = asker;
    const found = meant(group, of);
    if (!found) return Promise.resolve({ reply: tell(t.messages.gone) });
    const { agreement, renewed, party } = found;
    if (values.remove && agreement) return removeAgreement(product, store, asker, agreement);
    const { from, to } = values;
    if (from === undefined || to === undefined) throw new Error('A required field is empty.');
    const reference = values.reference.trim();
    const convener = group.parties.find(({ id }) => id === group.convenerId)?.key ?? '';
    return changeGroup(product, store, asker, {
      ask: true,
      inForm: true,
      edit(now) {
        const taken = now.agreements.some(
          (one) => one.reference === reference && one.reference !== agreement?.reference,
        );
        if (taken) return { refused: t.groupForms.referenceTaken(reference) };
        if (values.areas.length === 0) return { refused: t.groupForms.areasMissing };
        const facts = {
          reference,
          title: values.title.trim(),
          validFrom: from,
          validTo: to,
          areas: values.areas,
        };
        if (!agreement) {
          const made = {
            ...facts,
            parties: [convener, party.key],
            ...(renewed && { renews: renewed.reference }),
          };
          return { ...now, agreements: [...now.agreements, made] };
        }
        return { ...now, agreements: now.agreements.map((one) => changed(one, agreement.reference, facts)) };
      },
      meaning: (after) => expectationText(product, group, after, party.id, t),
    });
  },
});

type InFile = WorkingGroupFile['agreements'][number];

/** The agreement with these facts; one that renewed it goes on doing so under its new reference. */
function changed(
  one: InFile,
  reference: string,
  facts: Pick<InFile, 'reference' | 'title' | 'validFrom' | 'validTo' | 'areas'>,
): InFile {
  if (one.reference === reference) return { ...one, ...facts };
  return one.renews === reference ? { ...one, renews: facts.reference } : one;
}

/** Inside a transaction. */
export async function removeAgreement(
  product: Product,
  store: Store,
  asker: Asker,
  { reference, partyIds }: Agreement,
): Promise<Change> {
  const { t, group } = asker;
  const partyId = partyIds.find((id) => id !== group.convenerId) ?? group.convenerId;
  return changeGroup(product, store, asker, {
    ask: true,
    edit(now) {
      const key = group.parties.find(({ id }) => id === partyId)?.key ?? '';
      const agreements = now.agreements.flatMap((one): InFile[] => {
        if (one.reference === reference) return [];
        const { renews, ...rest } = one;
        return renews === reference ? [rest] : [one];
      });
      return agreements.some((one) => one.parties.includes(key))
        ? { ...now, agreements }
        : { refused: t.groupForms.lastAgreement(partyName(group, partyId)) };
    },
    meaning: (after) => expectationText(product, group, after, partyId, t),
  });
}

/** Whether the party would be expected to answer, now and next, where that becomes another. */
function expectationText(
  product: Product,
  group: WorkingGroup,
  after: WorkingGroupFile,
  partyId: number,
  t: Texts,
): string[] {
  const ids = new Map(group.parties.map(({ key, id }) => [key, id]));
  const areas = new Map(group.areas.map(({ key, id }) => [key, id]));
  const then: WorkingGroup = {
    ...group,
    agreements: after.agreements.map((one, id) => ({
      ...one,
      id,
      partyIds: one.parties.flatMap((key) => ids.get(key) ?? []),
      areaIds: one.areas.flatMap((key) => areas.get(key) ?? []),
    })),
  };
  const now = halfYearOf(today(product, group));
  return [now, nextHalfYear(now)].flatMap((halfYear) => {
    const [was, is] = [group, then].map(
      (each) => expectation(each, halfYear).find((one) => one.partyId === partyId)?.expected === true,
    );
    if (was === is) return [];
    return [
      (is ? t.groupForms.nowExpected : t.groupForms.notExpected)(
        partyName(group, partyId),
        t.halfYear(halfYear),
      ),
    ];
  });
}
