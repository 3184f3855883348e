import { isLate } from '../domain/late.ts';
import type { Status } from '../domain/status-update.ts';
import type { Reply } from '../messages/report.ts';
import type { Store } from '../ports/store.ts';
import type { Change } from './change.ts';
import type { ReceiptContent } from './compose-letter.ts';
import { moment, type Product, partyName } from './product.ts';
import { areasWithoutStatus, changesToLast, type Report, readReport, reportList } from './report-list.ts';
import { listAgain, lockedReply, log, type Target } from './report-target.ts';
import { contactsOf } from './standing.ts';

/** Takes last half-year's statuses, never its texts. A choice that this changes is named. */
export async function copyLast(
  product: Product,
  store: Store,
  target: Target,
  place: 'new' | 'same',
): Promise<Reply> {
  const { asker, checkIn, partyId } = target;
  const { t } = asker;
  const report = await readReport(store, asker.group, checkIn, partyId);
  if (report.locked) return lockedReply(target);
  if (!report.last) return listAgain(store, target, [t.messages.nothingToCopy], { place });
  if (report.update.submitted && !report.update.draft) return alreadySubmitted(target, report, place);
  if (!(await store.statusUpdates.draft(checkIn.id, partyId))) return lockedReply(target);
  const fresh = await readReport(store, asker.group, checkIn, partyId);
  const changes = changesToLast(fresh);
  for (const { area, to } of changes) {
    await store.statusUpdates.saveArea(
      checkIn.id,
      partyId,
      area.id,
      { status: to as Status },
      asker.person.id,
      product.clock.now(),
    );
  }
  if (changes.length > 0) await log(product, store, target, 'copied-last');
  const replaced = changes
    .filter((change) => change.from)
    .map(({ area, from, to }) =>
      t.messages.copiedReplaced(area.name, t.statusWords[from as Status], t.statusWords[to as Status]),
    );
  return listAgain(store, target, [t.messages.copied, ...replaced], { place, ready: true });
}

function alreadySubmitted(target: Target, report: Report, place: 'new' | 'same' = 'same'): Reply {
  const { t, group } = target.asker;
  const version = report.update.submitted;
  const when = moment(group, version?.submittedAt ?? new Date(0), t);
  const notice = t.messages.alreadySubmitted(version?.submittedBy?.name ?? '?', when.dayWithYear, when.time);
  return {
    kind: 'report',
    list: reportList(target.asker, report, { notices: [notice], today: target.today }),
    place,
  };
}

/** Sends in what is drafted. Areas without a status are named, and nothing is sent. */
export async function submit(product: Product, store: Store, target: Target): Promise<Change> {
  const { asker, checkIn, partyId } = target;
  const { t, group } = asker;
  const report = await readReport(store, asker.group, checkIn, partyId);
  if (report.locked) return { reply: lockedReply(target) };
  if (report.update.submitted && !report.update.draft) return { reply: alreadySubmitted(target, report) };
  const missing = areasWithoutStatus(report);
  if (missing.length > 0) {
    const hindrance = t.messages.chooseFor(t.messages.list(missing.map((area) => area.name)));
    return { reply: await listAgain(store, target, [], { hindrance }) };
  }
  // Takes the party's lock: of two who send in at once, the second finds another draft than the one it read.
  const draft = await store.statusUpdates.draft(checkIn.id, partyId);
  if (!draft) return { reply: lockedReply(target) };
  if (draft.n !== report.version?.n) {
    const fresh = await readReport(store, asker.group, checkIn, partyId);
    const { submitted } = fresh.update;
    const already = { ...fresh, version: submitted, update: { ...fresh.update, draft: undefined } };
    return { reply: alreadySubmitted(target, already), undo: true };
  }
  const now = product.clock.now();
  await store.statusUpdates.submit(checkIn.id, partyId, asker.person.id, now);
  await log(product, store, target, 'submitted');
  await planReceipts(product, store, target, draft.n, now);
  const when = moment(group, now, t);
  const receipt = t.messages.receipt(
    asker.person.name,
    partyName(group, partyId),
    when.dayWithYear,
    when.time,
  );
  const late = isLate({ firstSubmittedAt: report.update.firstSubmittedAt ?? now }, checkIn, group.timezone);
  return { reply: await listAgain(store, target, late ? [receipt, t.messages.late] : [receipt]) };
}

/**
 * What is sent in by a link is told to both of the party's people, with the answer: whoever has the link can send in,
 * and its people see it. In chat the reply is the receipt, to somebody whom the platform knows.
 */
async function planReceipts(
  product: Product,
  store: Store,
  { asker, checkIn, partyId }: Target,
  version: number,
  now: Date,
): Promise<void> {
  if (!product.platforms.get(asker.identity.platform)?.letters) return;
  await store.deliveries.plan(
    contactsOf(asker.group, partyId).map(({ person }) => ({
      dedupe: `${checkIn.id}:receipt:${partyId}:${version}:${person.id}`,
      kind: 'receipt',
      groupId: asker.group.id,
      checkInId: checkIn.id,
      personId: person.id,
      partyId,
      dueAt: now,
      content: { version } satisfies ReceiptContent,
    })),
  );
}
