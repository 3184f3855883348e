import { areasOf, expectation } from '../domain/agreement.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { dayIn } from '../domain/day.ts';
import { firstDay, lastDay, previousHalfYear } from '../domain/half-year.ts';
import { type Summary, summarise } from '../domain/summary.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { Button, Message } from '../messages/message.ts';
import { remindButton, unreachableParts } from '../messages/reminder.ts';
import { allAnswers, handoverParts, summaryMessage, wholeTable } from '../messages/summary.ts';
import type { Store } from '../ports/store.ts';
import { type Asker, type Product, today } from './product.ts';
import { readStanding, remindable, unreachableParties } from './standing.ts';

/** Reads what was sent in and puts it together, in a number of reads that does not grow with the history. */
export async function readSummary(
  product: Product,
  store: Store,
  group: WorkingGroup,
  checkIn: CheckIn,
): Promise<Summary> {
  const earlier = await store.checkIns.find(group.id, previousHalfYear(checkIn.halfYear));
  const dayOf = (at: Date) => dayIn(group.timezone, at);
  return summarise({
    group,
    checkIn,
    expectation: expectation(group, checkIn.halfYear),
    agreements: group.agreements.filter(
      (one) => one.validFrom <= lastDay(checkIn.halfYear) && one.validTo >= firstDay(checkIn.halfYear),
    ),
    areasOf: (partyId) => areasOf(group, partyId, checkIn.halfYear),
    submitted: await store.statusUpdates.submitted(checkIn.id),
    previous: earlier ? await store.statusUpdates.submitted(earlier.id) : [],
    today: today(product, group),
    lockedOn: checkIn.lockedAt && dayOf(checkIn.lockedAt),
    dayOf,
  });
}

/** The summary to a coordinator, with what it takes to act on it. */
export async function coordinatorSummary(
  product: Product,
  store: Store,
  asker: Asker,
  checkIn: CheckIn,
): Promise<Message> {
  const { t, group } = asker;
  const summary = await readSummary(product, store, group, checkIn);
  const message = summaryMessage(summary, t);
  const standing = await readStanding(product, store, group, checkIn);
  const missing = checkIn.lockedAt ? [] : remindable(group, standing, today(product, group));
  const mine = asker.membership.parties.filter(({ partyId }) => standing.missing.includes(partyId));
  const buttons: Button[] = [
    {
      label: t.summary.showToGroup,
      action: { kind: 'preview', checkIn: checkIn.id, without: defaultWithout },
      primary: true,
    },
    ...remindButton(checkIn.id, missing, t),
    ...(summary.areas.length > 0
      ? [{ label: t.summary.wholeTable, action: { kind: 'table' as const, checkIn: checkIn.id } }]
      : []),
    ...(summary.answers.length > 0
      ? [{ label: t.summary.allAnswers, action: { kind: 'answers' as const, checkIn: checkIn.id } }]
      : []),
    ...mine.map(
      ({ partyId }): Button => ({
        label: t.summary.ownReport,
        action: { kind: 'report', checkIn: checkIn.id, party: partyId },
      }),
    ),
  ];
  return {
    ...message,
    parts: [
      ...message.parts,
      ...handoverParts(summary, t),
      ...unreachableParts(unreachableParties(group, standing, standing.missing), t),
      { kind: 'buttons', buttons },
    ],
  };
}

/** Names that are for the coordinator, and go to the group only when they are chosen. */
export const defaultWithout = ['missing', 'stalled', 'worse'];

export async function tableMessage(
  product: Product,
  store: Store,
  asker: Asker,
  checkIn: CheckIn,
): Promise<Message> {
  return wholeTable(await readSummary(product, store, asker.group, checkIn), asker.t);
}

export async function answersMessage(
  product: Product,
  store: Store,
  asker: Asker,
  checkIn: CheckIn,
): Promise<Message> {
  return allAnswers(await readSummary(product, store, asker.group, checkIn), asker.t);
}
