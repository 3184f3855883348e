import { calendarOf, today } from '../asking/days.ts';
import type { Asking } from '../asking/feature.ts';
import { inForce } from '../domain/agreement.ts';
import { endingsOf, toTellOf } from '../domain/agreement-end.ts';
import type { Calendar } from '../domain/calendar.ts';
import { partyName } from '../domain/party.ts';
import { mayCoordinate } from '../domain/permission.ts';
import { isPublic, type SeparateAgreement, stateOf } from '../domain/separate-agreement.ts';
import type { Agreement } from '../domain/working-group.ts';
import { agreementWays } from '../group/agreements.ts';
import { endingLine, planButtons } from '../messages/agreement.ts';
import type { ChoiceOption, Part } from '../messages/message.ts';
import type { Reply } from '../messages/report.ts';
import { tell } from '../messages/say.ts';
import type { AnyAgreement, RenewalPlan } from '../ports/agreements.ts';
import type { Asker } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { readEndings } from './agreements-ending.ts';
import { cardOf } from './separate-form.ts';

/** All agreements, to a coordinator; to others until when their own are valid, and what is shared with them. */
export async function showAgreements(asking: Asking, store: Store): Promise<Reply> {
  const { product, asker } = asking;
  const separate = await store.agreements.list(asker.group.id);
  const day = today(product, asker.group);
  const parts = mayCoordinate(asker.membership)
    ? allParts(
        asking,
        separate,
        await store.agreements.renewals(asker.group.id),
        await calendarOf(product, asker.group),
        day,
      )
    : ownParts(asker, separate, day);
  return { kind: 'messages', items: [{ parts }] };
}

const namesIn =
  ({ t, group }: Asker) =>
  (ids: number[]) =>
    t.messages.list(ids.map((id) => partyName(group, id)));

function allParts(
  { product, asker }: Asking,
  separate: SeparateAgreement[],
  said: (AnyAgreement & { plan: RenewalPlan })[],
  calendar: Calendar,
  day: string,
): Part[] {
  const { t, group } = asker;
  const a = t.agreement;
  const names = namesIn(asker);
  const state = (one: Agreement) => {
    const renewal = group.agreements.find(({ renews }) => renews === one.reference);
    const plan = said.find(({ kind, id }) => kind === 'agreement' && id === one.id)?.plan;
    if (renewal) return a.renewedBy(renewal.reference);
    if (plan) return a.planned[plan];
    return inForce(one, day) ? a.inForce : one.validTo < day ? a.ended : a.comes;
  };
  const rows = [
    ...group.agreements.map((one) => [
      one.reference,
      a.agreement,
      names(one.partyIds),
      a.until(one.validFrom, one.validTo),
      state(one),
    ]),
    ...separate.map((one) => [
      one.reference || '–',
      one.title,
      names(one.partyIds),
      one.validFrom || one.validTo ? a.until(one.validFrom ?? '', one.validTo ?? '') : '–',
      one.validTo !== undefined && one.validTo < day ? a.ended : a[stateOf(one)],
    ]),
  ];
  const ending = toTellOf(endingsOf(group.agreements, separate, said, day), calendar, day);
  const option = (one: SeparateAgreement): ChoiceOption => ({
    label: [one.reference, one.title].filter(Boolean).join(', '),
    action: { kind: 'separate-agreement', group: group.id, agreement: one.id },
  });
  return [
    { kind: 'heading', text: a.listTitle },
    rows.length === 0
      ? { kind: 'text', text: a.none }
      : {
          kind: 'table',
          caption: a.listTitle,
          columns: [a.columns.reference, a.columns.what, a.columns.parties, a.columns.valid, a.columns.state],
          rows,
        },
    ...(separate.length > 0
      ? [
          {
            kind: 'choice' as const,
            label: a.pick,
            press: a.pickPress,
            options: separate.slice(0, 100).map(option),
          },
        ]
      : []),
    ...(ending.length > 0
      ? [
          {
            kind: 'choice' as const,
            label: a.pickEnding,
            press: a.pickPress,
            options: ending.slice(0, 100).map((one) => ({
              label: `${one.reference} (${names(one.partyIds)})`,
              action: { kind: 'agreement-end' as const, group: group.id, of: one.kind, agreement: one.id },
            })),
          },
        ]
      : []),
    {
      kind: 'buttons',
      buttons: [
        { label: a.addButton, action: { kind: 'new-separate-agreement', group: group.id }, primary: true },
      ],
    },
    ...agreementWays(product, asker),
  ];
}

function ownParts(asker: Asker, separate: SeparateAgreement[], day: string): Part[] {
  const { t, group, membership } = asker;
  const a = t.agreement;
  const own = (ids: number[]) => membership.parties.some(({ partyId }) => ids.includes(partyId));
  const mine = group.agreements.filter(({ partyIds }) => own(partyIds));
  const shared = separate.filter((one) => own(one.partyIds) && isPublic(one));
  const sentences = mine.map(({ reference, validTo }) =>
    (validTo < day ? a.validEnded : a.validUntil)(reference, t.dates.dayWithYear(validTo)),
  );
  return [
    ...(sentences.length > 0 ? sentences : [a.none]).map((text): Part => ({ kind: 'text', text })),
    ...(shared.length > 0
      ? [
          {
            kind: 'buttons' as const,
            buttons: shared.slice(0, 20).map((one) => ({
              label: `${a.separate}: ${one.title}`,
              action: { kind: 'separate-agreement' as const, group: group.id, agreement: one.id },
            })),
          },
        ]
      : []),
  ];
}

/** One on a single project: to coordinators, and to its parties once it is shared or signed. */
export async function showSeparate(asking: Asking, store: Store, id: number): Promise<Reply> {
  const { group, membership, t } = asking.asker;
  const found = await store.agreements.get(group.id, id);
  const edits = mayCoordinate(membership);
  const theirs = membership.parties.some(({ partyId }) => found?.partyIds.includes(partyId));
  if (!found || !(edits || (theirs && isPublic(found)))) return tell(t.agreement.gone);
  return { kind: 'messages', items: [cardOf(asking, found, edits)] };
}

/** One that ends, with what may be said of it. */
export async function showEnding(
  { product, asker }: Asking,
  store: Store,
  of: { of: 'agreement' | 'separate'; agreement: number },
): Promise<Reply> {
  const { t, group } = asker;
  const found = (await readEndings(product, store, group)).find(
    ({ kind, id }) => kind === of.of && id === of.agreement,
  );
  if (!found) return tell(t.agreement.noLonger);
  const parts: Part[] = [
    { kind: 'text', text: `${endingLine(found, namesIn(asker), t)}.` },
    { kind: 'buttons', buttons: planButtons(group.id, found, t, false) },
    { kind: 'note', text: t.agreement.endingNote },
  ];
  return { kind: 'messages', items: [{ parts }] };
}
