import { declareForm, type Opened } from '../asking/declare-form.ts';
import type { Asking } from '../asking/feature.ts';
import { partyName } from '../domain/party.ts';
import { documentText } from '../domain/plain-text.ts';
import {
  fundings,
  type SeparateAgreement,
  type SeparateAgreementContent,
} from '../domain/separate-agreement.ts';
import type { FormRef } from '../messages/action.ts';
import { separateAgreementMessage } from '../messages/agreement.ts';
import type { Said, Shape, ValuesOf } from '../messages/field.ts';
import type { Message } from '../messages/message.ts';
import type { Store } from '../ports/store.ts';
import { planNextEnding } from './agreements-ending.ts';

type Ref = Extract<FormRef, { kind: 'separate-agreement' }>;

const line = (label: Said, hint?: Said) =>
  ({ kind: 'text', lines: 'one', label, ...(hint && { hint }) }) as const satisfies Shape[string];
const many = (label: Said) => ({ kind: 'text', lines: 'many', label }) as const satisfies Shape[string];
const day = (label: Said) => ({ kind: 'day', label }) as const satisfies Shape[string];

const shape = {
  title: { ...line((t) => t.agreement.title), required: (t) => t.agreement.titleMissing },
  reference: line(
    (t) => t.agreement.reference,
    (t) => t.agreement.referenceHint,
  ),
  parties: { kind: 'choices', label: (t) => t.agreement.parties },
  aims: many((t) => t.agreement.aims),
  purposes: many((t) => t.agreement.purposes),
  funding: {
    kind: 'choice',
    label: (t) => t.agreement.funding,
    of: fundings,
    option: (t, value) => t.agreement.fundings[value as (typeof fundings)[number]],
  },
  fundingAbout: many((t) => t.agreement.fundingAbout),
  grantDecision: line((t) => t.agreement.grantDecision),
  grantReference: line((t) => t.agreement.grantReference),
  implementation: many((t) => t.agreement.implementation),
  validFrom: day((t) => t.agreement.validFrom),
  validTo: day((t) => t.agreement.validTo),
  signedOn: day((t) => t.agreement.signedOn),
  signedBy: line((t) => t.agreement.signedBy),
  renews: line(
    (t) => t.agreement.renews,
    (t) => t.agreement.renewsHint,
  ),
} as const satisfies Shape;

type Values = ValuesOf<typeof shape>;

/** An agreement of which nothing is said yet. */
export const blankAgreement: SeparateAgreementContent = {
  reference: '',
  title: '',
  partyIds: [],
  aims: '',
  purposes: '',
  fundingAbout: '',
  grantDecision: '',
  grantReference: '',
  implementation: '',
  signedBy: '',
  renews: '',
};

/** The card of an agreement, to a coordinator or to one of its parties. */
export function cardOf(
  { asker }: Asking,
  agreement: SeparateAgreement,
  edits: boolean,
  notices: string[] = [],
): Message {
  const { t, group } = asker;
  const names = (ids: number[]) => t.messages.list(ids.map((id) => partyName(group, id)));
  return separateAgreementMessage(group.id, agreement, { names, edits }, t, notices);
}

/** What one needs to know of an agreement on a project; what is missing may come later. */
export const separateAgreementForm = declareForm<Ref, typeof shape>({
  who: 'coordinator',
  shape,
  title: (t) => t.agreement.formTitle,
  submit: (t) => t.report.save,
  again: ({ group, agreement }) =>
    agreement === undefined
      ? { kind: 'new-separate-agreement', group }
      : { kind: 'edit-separate-agreement', group, agreement },
  back: ({ group }) => ({ kind: 'agreements', group }),
  async read(asking, store, of, toStore): Promise<Opened<typeof shape> | { refused: string }> {
    const { t, group } = asking.asker;
    const found = await agreementOf(store, of, toStore);
    if (of.agreement !== undefined && !found) return { refused: t.agreement.gone };
    if (found?.inFile) return { refused: t.agreement.inFile };
    const others = (await store.agreements.list(group.id)).filter(({ id }) => id !== found?.id);
    return {
      saved: valuesOf(found ?? blankAgreement),
      by: found?.savedBy,
      at: found?.savedAt,
      given: {
        parties: {
          options: group.parties
            .filter((party) => !party.removed || found?.partyIds.includes(party.id))
            .map(({ id, shortName }) => ({ value: String(id), label: shortName })),
        },
      },
      ...(found && { subject: found.title }),
      partyName: group.name,
      note: t.agreement.formNote,
      faults({ reference = '' }): Record<string, string> {
        const same = reference.trim();
        const other =
          others.find((one) => one.reference === same) ??
          group.agreements.find((one) => one.reference === same);
        return same && other ? { reference: t.agreement.referenceTaken(other.title) } : {};
      },
    };
  },
  check({ asker: { t } }, _of, { validFrom, validTo }): Record<string, string> {
    const backwards = validFrom !== undefined && validTo !== undefined && validTo < validFrom;
    return backwards ? { validTo: t.agreement.validBackwards } : {};
  },
  async store(asking, store, of, values) {
    const { product, asker } = asking;
    const { t, group } = asker;
    const found = await agreementOf(store, of, true);
    const content = contentOf(values);
    const now = product.clock.now();
    const { agreements } = store;
    const id = found
      ? (await agreements.save(found.id, content, asker.person.id, now)) && found.id
      : await agreements.make(group.id, content, asker.person.id, now);
    const stored = id ? await agreements.get(group.id, id) : undefined;
    // Somebody else has taken the reference since the form was judged.
    if (!stored) return { reply: { kind: 'refused', fields: { reference: t.agreement.referenceTaken('') } } };
    await store.log({
      at: now,
      kind: 'separate-agreement-saved',
      groupId: group.id,
      actor: asker.person.id,
      platform: asker.identity.platform,
      detail: { agreement: stored.id },
    });
    await planNextEnding(product, store, group);
    const said = [t.agreement.saved(stored.title)];
    return { reply: { kind: 'messages', items: [cardOf(asking, stored, true, said)] } };
  },
});

const agreementOf = async (store: Store, { group, agreement }: Ref, toStore: boolean) =>
  agreement === undefined
    ? undefined
    : toStore
      ? store.agreements.lock(group, agreement)
      : store.agreements.get(group, agreement);

function valuesOf(content: SeparateAgreementContent): Values {
  const { title, reference, aims, purposes, funding, fundingAbout, grantDecision, grantReference } = content;
  const { implementation, validFrom, validTo, signedOn, signedBy, renews, partyIds } = content;
  return {
    ...{ title, reference, aims, purposes, funding, fundingAbout, grantDecision, grantReference },
    ...{ implementation, validFrom, validTo, signedOn, signedBy, renews },
    parties: partyIds.map(String),
  };
}

function contentOf({
  parties,
  funding,
  validFrom,
  validTo,
  signedOn,
  ...texts
}: Values): SeparateAgreementContent {
  const trimmed = Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, documentText(text).trim()]),
  ) as typeof texts;
  return { ...trimmed, partyIds: parties.map(Number), funding, validFrom, validTo, signedOn };
}
