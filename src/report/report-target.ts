import type { CheckIn } from '../domain/check-in.ts';
import type { Day } from '../domain/day.ts';
import { partyName } from '../domain/party.ts';
import { lockedWords } from '../messages/locked.ts';
import { moment } from '../messages/moment.ts';
import type { Reply } from '../messages/report.ts';
import { say } from '../messages/say.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { areasWithoutStatus, type Report, readReport, reportList } from './report-list.ts';

/** Whose answer it is about. The asker may answer for the party: that has been checked. */
export type Target = {
  asker: Asker;
  checkIn: CheckIn;
  partyId: number;
  /** The group's local day now. */
  today: Day;
};

/** Writes the change in the log, in the transaction that makes it. */
export async function log(
  product: Product,
  store: Store,
  target: Target,
  kind: 'overall-saved',
): Promise<void> {
  await store.log({
    at: product.clock.now(),
    kind,
    groupId: target.checkIn.groupId,
    checkInId: target.checkIn.id,
    partyId: target.partyId,
    actor: target.asker.person.id,
    platform: target.asker.identity.platform,
  });
}

/** The list as it is now. `hindrance`: see `ReportList`; `ready`: where nothing is left to choose, only the way on. */
export async function listAgain(
  store: Store,
  target: Target,
  notices: string[],
  { drawn = 'same', hindrance, ready }: { drawn?: 'new' | 'same'; hindrance?: string; ready?: true } = {},
): Promise<Extract<Reply, { kind: 'report' }>> {
  const report = await readReport(store, target.asker.group, target.checkIn, target.partyId);
  const shown = {
    notices,
    hindrance,
    today: target.today,
    ready: ready && areasWithoutStatus(report).length === 0,
  };
  return { kind: 'report', list: reportList(target.asker, report, shown), drawn };
}

export function lockedReply({ asker, checkIn }: Target): Reply {
  return { kind: 'messages', items: [say(lockedWords(asker, checkIn.halfYear))] };
}

/** Who saved an area and when, for a sentence about it. */
export function savedWhen(target: Target, saved: { savedAt?: Date }): string {
  const { t, group } = target.asker;
  const when = moment(group, saved.savedAt ?? new Date(0), t);
  return t.messages.theDayAt(when.day, when.time);
}

/** Whether somebody else than the asker saved it. */
export const byOther = (target: Target, saved: { savedBy?: { id: number } }): boolean =>
  saved.savedBy !== undefined && saved.savedBy.id !== target.asker.person.id;

/** Shows the list. `edit`: with its choices also where all is sent in. `seen`: the report, where it has been read. */
export async function showReport(
  store: Store,
  target: Target,
  options: { edit?: boolean; drawn: 'new' | 'same'; seen?: Report },
): Promise<Reply> {
  const report =
    options.seen ?? (await readReport(store, target.asker.group, target.checkIn, target.partyId));
  if (report.areas.length === 0) {
    const { t, group } = target.asker;
    const why = t.messages.notExpectedWhy['no-agreement'];
    return {
      kind: 'messages',
      items: [say(t.messages.ownNotExpected(partyName(group, target.partyId), why))],
    };
  }
  return {
    kind: 'report',
    list: reportList(target.asker, report, { edit: options.edit, today: target.today }),
    drawn: options.drawn,
  };
}
