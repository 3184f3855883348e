import { randomUUID } from 'node:crypto';
import { type Ask, commit, seenReport } from '../asking/ask.ts';
import { deliveryOf } from '../asking/stored.ts';
import { changed } from '../domain/report-change.ts';
import type { Reply } from '../messages/report.ts';
import type { SeenReport } from '../ports/reports.ts';
import { type Decision, listOf } from './report-decision.ts';
import { type Report, reportOf } from './report-list.ts';
import type { Target } from './report-target.ts';

/** So often it is decided anew where the report is another by the time that it is to be stored. */
const attempts = 5;

/**
 * Changes one party's report: decides on what was seen, stores what was decided as long as that still holds, and draws
 * what was decided. Where it no longer holds it is seen and decided anew: the second of two who write at once decides
 * on what the first has written.
 */
export async function changeReport(
  ask: Ask,
  target: Target,
  decide: (report: Report) => Decision,
): Promise<Reply> {
  const { product, incoming, signal } = ask;
  const { group, person, identity } = target.asker;
  const { partyId } = target;
  let { checkIn } = target;
  let seen = seenReport(ask, checkIn.id, partyId);
  for (let left = attempts; left > 0; left--) {
    if (!seen) {
      const about = { kind: 'check-in', checkIn: checkIn.id, party: partyId } as const;
      const [found] = (await product.store.reports.see(identity, about)).checkIns;
      if (!found?.reports[0]) throw new Error('A check-in is gone.');
      checkIn = found.checkIn;
      seen = found.reports[0];
    }
    const decided = decide(reportOf(group, checkIn, seen));
    if (decided.kind === 'answer') {
      return decided.again ? decided.reply : commit(ask, async () => ({ reply: decided.reply }));
    }
    const at = product.clock.now();
    const deliveries = decided.deliveries?.map((one) => ({ ...one, id: randomUUID() }));
    const saved = await product.store.reports.save({ key: incoming.key, at, signal }, seen, {
      ...decided.change,
      checkInId: checkIn.id,
      partyId,
      by: person.id,
      said: incoming.saidName,
      at,
      deliveries,
      event: {
        ...decided.event,
        at,
        groupId: checkIn.groupId,
        checkInId: checkIn.id,
        partyId,
        actor: person.id,
        platform: identity.platform,
      },
    });
    if (saved === 'repeated') return { kind: 'nothing' };
    if (saved === 'stored') {
      const awaited = deliveries?.filter(({ kind }) => deliveryOf(kind).hours === 'at-once');
      ask.sendSoon(awaited?.map(({ id }) => id));
      const after: SeenReport = { ...seen, update: changed(seen.update, decided.change, person, at) };
      return listOf(target, reportOf(group, checkIn, after), decided.notices, decided.shown);
    }
    seen = undefined;
  }
  throw new Error('A report was another each time that it was to be stored.');
}
