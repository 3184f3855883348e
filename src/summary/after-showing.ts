import { calendarOf, today } from '../asking/days.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { addDays } from '../domain/day.ts';
import { partyName } from '../domain/party.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import { momentOf } from '../domain/working-hours.ts';
import type { Message } from '../messages/message.ts';
import { moment } from '../messages/moment.ts';
import type { NewDelivery } from '../ports/deliveries.ts';
import type { Composed, Composing } from '../ports/kinds.ts';
import type { Product } from '../ports/product.ts';

/**
 * What is sent in or changed once the group has been shown the summary is told to the coordinators when the next working
 * day begins: one message to each, whatever comes until then.
 */
export async function tellAfterShowing(
  product: Product,
  group: WorkingGroup,
  checkIn: CheckIn,
): Promise<(NewDelivery & { personId: number })[]> {
  const calendar = await calendarOf(product, group);
  const day = calendar.workingDayOnOrAfter(addDays(today(product, group), 1));
  return group.coordinators.map(({ id: personId }) => ({
    dedupe: `${checkIn.id}:after-showing:${day}:${personId}`,
    kind: 'after-showing',
    groupId: group.id,
    checkInId: checkIn.id,
    personId,
    dueAt: momentOf(group, day),
  }));
}

/** To a coordinator: who has sent in or changed something since the summary was last shown. */
export async function composeAfterShowing({
  product: { store },
  row,
  group,
  t,
}: Composing<'after-showing'>): Promise<Composed> {
  const checkIn = row.checkInId === undefined ? undefined : await store.checkIns.get(row.checkInId);
  if (!checkIn || !group.coordinators.some(({ id }) => id === row.personId)) return { skip: 'gone' };
  const shown = await store.showings.latest(checkIn.id);
  if (!shown) return { skip: 'nothing-owed' };
  const since = (at: Date | undefined) => at !== undefined && at > shown.at;
  const sent = (await store.statusUpdates.submitted(checkIn.id)).filter(({ submitted }) =>
    since(submitted?.submittedAt),
  );
  const noted = [...(await store.arrangements.of(checkIn.id))].flatMap(([partyId, { note }]) =>
    since(note?.confirmed?.at) && !sent.some((one) => one.partyId === partyId) ? [partyId] : [],
  );
  const fresh = [...sent.filter((one) => since(one.firstSubmittedAt)).map((one) => one.partyId), ...noted];
  const changed = sent.filter((one) => !since(one.firstSubmittedAt)).map((one) => one.partyId);
  // Shown again meanwhile: then the group has seen it.
  if (fresh.length + changed.length === 0) return { skip: 'nothing-owed' };
  const names = (ids: number[]) => t.messages.list(ids.map((id) => partyName(group, id)));
  const when = moment(group, shown.at, t);
  const said = t.summary.afterShowing(t.halfYear(checkIn.halfYear), when.day, when.time);
  const message: Message = {
    title: said,
    parts: [
      { kind: 'text', text: said },
      ...(fresh.length > 0 ? [{ kind: 'text' as const, text: t.summary.newSince(names(fresh)) }] : []),
      ...(changed.length > 0
        ? [{ kind: 'text' as const, text: t.summary.changedSinceShown(names(changed)) }]
        : []),
      {
        kind: 'buttons',
        buttons: [
          {
            label: t.summary.showAgain,
            action: { kind: 'preview', checkIn: checkIn.id, without: shown.without },
            primary: true,
          },
          { label: t.messages.summaryButton, action: { kind: 'summary', checkIn: checkIn.id } },
        ],
      },
    ],
  };
  return { message };
}
