import type { Ending } from '../domain/agreement-end.ts';
import { missingParts, type SeparateAgreement, stateOf } from '../domain/separate-agreement.ts';
import type { Texts } from '../texts/texts.ts';
import type { Button, Message, Part } from './message.ts';

type Names = (partyIds: number[]) => string;

/** Up to so many agreements have two buttons each in a message. */
const oneByOne = 4;

/** Agreements that end, and what the coordinators may say of them. */
export function endingParts(groupId: number, ending: Ending[], names: Names, t: Texts): Part[] {
  const a = t.agreement;
  const open = ending.filter(({ plan }) => plan === undefined);
  const all: Button[] = (['new', 'none'] as const).map((plan) => ({
    label: (plan === 'new' ? a.newPreparedAll : a.noneNextAll)(open.length),
    action: { kind: 'plan-renewals', group: groupId, plan },
  }));
  const each = ending.flatMap((one) => planButtons(groupId, one, t, ending.length > 1));
  return [
    { kind: 'text', text: [{ strong: a.ending(ending.length) }] },
    { kind: 'list', items: ending.map((one) => endingLine(one, names, t)) },
    ...(ending.length <= oneByOne
      ? [{ kind: 'buttons' as const, buttons: each }]
      : [
          ...(open.length > 0 ? [{ kind: 'buttons' as const, buttons: all }] : []),
          {
            kind: 'choice' as const,
            label: a.oneByOne,
            press: a.pickPress,
            options: ending.slice(0, 100).map((one) => ({
              label: `${one.reference} (${names(one.partyIds)})`,
              action: { kind: 'agreement-end' as const, group: groupId, of: one.kind, agreement: one.id },
            })),
          },
        ]),
    { kind: 'note', text: a.endingNote },
  ];
}

export function endingLine({ reference, partyIds, validTo, plan }: Ending, names: Names, t: Texts): string {
  const a = t.agreement;
  const line = a.endingLine(reference, names(partyIds), t.dates.dayWithYear(validTo));
  const said = plan === 'new' ? a.plannedNew(reference) : plan === 'none' ? a.planned.none : '';
  return said ? `${line}: ${said}` : line;
}

/** What may be said of one; what is said already is not offered. */
export function planButtons(
  groupId: number,
  { kind, id, reference, plan: said }: Ending,
  t: Texts,
  named: boolean,
): Button[] {
  const a = t.agreement;
  const label = (plan: 'new' | 'none') => {
    if (!named) return plan === 'new' ? a.newPrepared : a.noneNext;
    return (plan === 'new' ? a.newPreparedFor : a.noneNextFor)(reference);
  };
  return (['new', 'none'] as const).flatMap((plan) =>
    plan === said
      ? []
      : [
          {
            label: label(plan),
            action: { kind: 'plan-renewal' as const, group: groupId, of: kind, agreement: id, plan },
          },
        ],
  );
}

/** An agreement on a project, whole; `edits`: to a coordinator, with what is missing and what may be done. */
export function separateAgreementMessage(
  groupId: number,
  agreement: SeparateAgreement,
  { names, edits }: { names: Names; edits: boolean },
  t: Texts,
  notices: string[] = [],
): Message {
  const a = t.agreement;
  const state = stateOf(agreement);
  const missing = missingParts(agreement);
  const { validFrom, validTo, signedOn, funding } = agreement;
  const day = (of: string | undefined) => (of === undefined ? '' : t.dates.dayWithYear(of));
  const fact = (label: string, value: string) => (value.trim() ? [{ label, value: value.trim() }] : []);
  const quote = (label: string, text: string): Part[] =>
    text.trim()
      ? [
          { kind: 'text', text: [{ strong: label }] },
          { kind: 'quote', text },
        ]
      : [];
  const facts = [
    ...fact(a.reference, agreement.reference),
    ...fact(a.parties, names(agreement.partyIds)),
    ...fact(a.validFrom, day(validFrom)),
    ...fact(a.validTo, day(validTo)),
    ...fact(a.signedOn, signedOn ? a.signedText(day(signedOn), agreement.signedBy.trim()) : ''),
    ...fact(a.renews, agreement.renews),
    ...fact(a.funding, funding ? a.fundings[funding] : ''),
    ...fact(a.grantDecision, agreement.grantDecision),
    ...fact(a.grantReference, agreement.grantReference),
  ];
  const buttons = edits && !agreement.inFile ? cardButtons(groupId, agreement, t) : [];
  return {
    title: agreement.title,
    parts: [
      ...notices.map((text): Part => ({ kind: 'text', text })),
      { kind: 'heading', text: agreement.title },
      { kind: 'text', text: a.stateLine[state] },
      ...(facts.length > 0 ? [{ kind: 'facts' as const, facts }] : []),
      ...quote(a.aims, agreement.aims),
      ...quote(a.purposes, agreement.purposes),
      ...quote(a.fundingAbout, agreement.fundingAbout),
      ...quote(a.implementation, agreement.implementation),
      ...(edits
        ? [
            {
              kind: 'text' as const,
              text:
                missing.length > 0
                  ? a.missing(t.messages.list(missing.map((part) => a.parts[part])))
                  : a.nothingMissing,
            },
          ]
        : []),
      ...(edits && agreement.inFile ? [{ kind: 'note' as const, text: a.inFile }] : []),
      ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
    ],
  };
}

function cardButtons(groupId: number, agreement: SeparateAgreement, t: Texts): Button[] {
  const a = t.agreement;
  const of = { group: groupId, agreement: agreement.id };
  const preparing = stateOf(agreement) === 'preparing';
  return [
    { label: a.edit, action: { kind: 'edit-separate-agreement', ...of }, primary: true },
    ...(preparing
      ? [
          { label: a.share, action: { kind: 'ask-share-agreement' as const, ...of } },
          { label: a.remove, action: { kind: 'ask-remove-separate-agreement' as const, ...of } },
        ]
      : []),
  ];
}
