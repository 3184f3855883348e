import { arrangedFor, dueOnOf, hasMoreTime } from '../domain/arrangement.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { contactsOf, partyName } from '../domain/party.ts';
import type { Summary } from '../domain/summary.ts';
import { lockButtons } from '../lock/lock-answers.ts';
import type { Button, Message } from '../messages/message.ts';
import { moment } from '../messages/moment.ts';
import { type Remindable, remindButton, remindedTodayText, unreachableText } from '../messages/reminder.ts';
import { summaryMessage } from '../messages/summary.ts';
import { answersMessage } from '../messages/summary-answers.ts';
import { missingTable, wholeTable } from '../messages/summary-table.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { readRecord } from '../record/read-record.ts';
import {
  areaCount,
  readReach,
  readRemindable,
  readStanding,
  type Standing,
  unreachableParties,
} from '../reminders/standing.ts';
import type { Texts } from '../texts/texts.ts';
import { readSummary } from './read-summary.ts';
import { trendLength, trendsOf } from './trends.ts';

/** The summary to a coordinator, with what it takes to act on it. */
export async function coordinatorSummary(
  product: Product,
  store: Store,
  asker: Asker,
  checkIn: CheckIn,
): Promise<Message> {
  const { t, group } = asker;
  const { summary, locked, arrangements } = await readSummary(product, store, group, checkIn);
  const ids = new Map(group.parties.map((party) => [party.key, party.id]));
  // Nobody is waited for any more where the answers are locked.
  const missing = checkIn.lockedAt ? [] : summary.missing.flatMap((one) => ids.get(one.key) ?? []);
  const reach = await readReach(product, store, group, missing);
  const standing = { ...reach, missing, locked, arrangements };
  const offer = await readRemindable(product, store, group, checkIn, standing);
  const buttons = summaryButtons(asker, checkIn, summary, standing, offer.remindable);
  const notes = [
    unreachableText(unreachableParties(group, reach, missing), t),
    remindedTodayText(offer, t),
  ].filter((text) => text !== undefined);
  const unreachable = notes.length > 0 ? notes.join(' ') : undefined;
  const asks = missing.flatMap((partyId) => {
    const { askedTime } = arrangedFor(arrangements, partyId);
    return askedTime ? [{ party: partyName(group, partyId), until: askedTime.until }] : [];
  });
  return summaryMessage(summary, t, { coordinator: { unreachable, asks, buttons } });
}

/** What a coordinator may do with the summary, below whatever takes its place. */
export async function actionsOf(
  product: Product,
  store: Store,
  asker: Asker,
  checkIn: CheckIn,
): Promise<Button[]> {
  const { parts } = await coordinatorSummary(product, store, asker, checkIn);
  const buttons = parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []));
  // Where it has been shown the picture for the group is at hand: what goes to the channel is a message without files.
  const forGroup = pictureButton(checkIn, 'group-picture', asker.t);
  return buttons.flatMap((one) =>
    one.action.kind === 'export' && one.action.what === 'picture' ? [one, forGroup] : [one],
  );
}

const pictureButton = (checkIn: CheckIn, what: 'picture' | 'group-picture', t: Texts): Button => ({
  label: t.documents.kinds[what],
  action: { kind: 'export', checkIn: checkIn.id, what, of: 'group' },
});

function summaryButtons(
  asker: Asker,
  checkIn: CheckIn,
  summary: Summary,
  standing: Pick<Standing, 'missing' | 'locked'>,
  toRemind: Remindable[],
): Button[] {
  const { t } = asker;
  const mine = asker.membership.parties.filter(({ partyId }) => standing.missing.includes(partyId));
  const of = { checkIn: checkIn.id };
  return [
    {
      label: t.summary.showToGroup,
      action: { kind: 'preview', ...of, without: [...defaultWithout] },
      primary: true,
    },
    ...remindButton(checkIn.id, toRemind, t),
    ...lockButtons(checkIn, standing.locked, t),
    { label: t.documents.button, action: { kind: 'documents', checkIn: checkIn.id, of: 'group' } },
    ...(summary.areas.length > 0 ? [pictureButton(checkIn, 'picture', t)] : []),
    ...(checkIn.lockedAt
      ? []
      : [{ label: t.arranged.oneParty, action: { kind: 'which-party' as const, ...of } }]),
    ...(summary.areas.length > 0
      ? [{ label: t.summary.wholeTable, action: { kind: 'table' as const, ...of } }]
      : []),
    ...(summary.parties.some((one) => one.answered)
      ? [{ label: t.summary.allAnswers, action: { kind: 'answers' as const, ...of } }]
      : []),
    ...(summary.courses
      ? [{ label: t.initiative.allButton, action: { kind: 'half-year-courses' as const, ...of } }]
      : []),
    ...mine.map(
      ({ partyId }): Button => ({
        label: t.summary.ownReport,
        action: { kind: 'report', ...of, party: partyId },
      }),
    ),
  ];
}

/** Names that are for the coordinator, and go to the group only when they are chosen. */
export const defaultWithout: readonly string[] = ['missing', 'stalled', 'worse'];

/** The whole table, or those of it that stand still or have not answered. */
export async function tableMessage(
  product: Product,
  store: Store,
  asker: Asker,
  checkIn: CheckIn,
  only?: 'stalled' | 'missing',
): Promise<Message> {
  const { t, group } = asker;
  const { summary } = await readSummary(product, store, group, checkIn);
  const message =
    only === 'missing'
      ? missingTable(summary, await missingRows(product, store, asker, checkIn), t)
      : wholeTable(summary, t, only);
  const of = { kind: 'table' as const, checkIn: checkIn.id };
  const buttons: Button[] = [
    ...(only ? [{ label: t.summary.wholeTable, action: of }] : []),
    ...(only !== 'stalled' && summary.stalled.length > 0
      ? [{ label: t.summary.onlyStalled, action: { ...of, only: 'stalled' as const } }]
      : []),
    ...(only !== 'missing' && summary.missing.length > 0
      ? [{ label: t.summary.onlyMissing, action: { ...of, only: 'missing' as const } }]
      : []),
  ];
  const answered = summary.parties.filter((one) => one.answered && only !== 'missing');
  return {
    parts: [
      ...message.parts,
      ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
      ...(answered.length > 0
        ? [
            {
              kind: 'choice' as const,
              label: t.summary.oneParty,
              press: t.summary.showOne,
              options: answered.map(({ party }) => ({
                label: party.name,
                action: { kind: 'answers' as const, checkIn: checkIn.id, of: party.key },
              })),
            },
          ]
        : []),
    ],
  };
}

async function missingRows(product: Product, store: Store, asker: Asker, checkIn: CheckIn) {
  const { group } = asker;
  const standing = await readStanding(product, store, group, checkIn);
  const unreachable = new Map(
    unreachableParties(group, standing, standing.missing).map((one) => [one.partyName, one.why]),
  );
  return standing.missing.map((partyId) => {
    const contacts = contactsOf(group, partyId);
    const holder = (role: string) => contacts.find((one) => one.role === role)?.person.name;
    const party = partyName(group, partyId);
    const arranged = arrangedFor(standing.arrangements, partyId);
    return {
      party,
      contact: holder('contact'),
      substitute: holder('substitute'),
      begun: standing.progress.get(partyId)?.begun ?? 0,
      of: areaCount(group, partyId, checkIn),
      ...(hasMoreTime(checkIn, arranged) && { until: dueOnOf(checkIn, arranged) }),
      unreachable: unreachable.get(party),
    };
  });
}

/** All that was written; or one party's, with how it has gone over the last half-years. */
export async function answers(
  product: Product,
  store: Store,
  asker: Asker,
  checkIn: CheckIn,
  party?: string,
): Promise<Message> {
  const { t, group } = asker;
  const record = await readRecord(store, group, checkIn, product.clock.now());
  const written = (at: Date) => moment(group, at, t);
  if (party === undefined) return answersMessage(record, t, written);
  const id = group.parties.find((one) => one.key === party)?.id;
  const history = await store.statusUpdates.history(group.id, checkIn.halfYear, trendLength);
  const trends = trendsOf(
    history.filter((one) => one.partyId === id),
    group.areas,
    [...new Set(history.map((one) => one.halfYear))],
  );
  const message = answersMessage(record, t, written, { party, trends });
  const sent = record.parties.find((one) => one.key === party)?.answer?.version ?? 0;
  if (id === undefined || sent < 2) return message;
  const action = { kind: 'versions' as const, checkIn: checkIn.id, party: id };
  return {
    ...message,
    parts: [...message.parts, { kind: 'buttons', buttons: [{ label: t.lock.versions, action }] }],
  };
}
