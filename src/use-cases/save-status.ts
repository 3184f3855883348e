import type { Status } from '../domain/status-update.ts';
import type { Reply } from '../messages/report.ts';
import type { Store } from '../ports/store.ts';
import { type Product, say } from './product.ts';
import { readReport } from './report-list.ts';
import { byOther, listAgain, lockedReply, log, savedWhen, type Target } from './report-target.ts';

/** Saves one area's status, and what was done where that is given; other words in the area stand. */
export async function saveStatus(
  product: Product,
  store: Store,
  target: Target,
  answer: { areaId: number; status: Status; done?: string },
): Promise<{ reply: Reply; notices: string[] }> {
  const { asker, checkIn, partyId } = target;
  const { t } = asker;
  const report = await readReport(store, asker.group, checkIn, partyId);
  if (report.locked) return { reply: lockedReply(target), notices: [] };
  const area = report.areas.find((one) => one.id === answer.areaId);
  if (!area) return { reply: { kind: 'messages', items: [say(t.messages.areaGone)] }, notices: [] };
  const said = report.version?.areas.find((one) => one.areaId === area.id);
  if (!report.update.draft && report.update.submitted && said?.status === answer.status && !answer.done) {
    return { reply: await listAgain(store, target, []), notices: [] };
  }
  const draft = await store.statusUpdates.draft(checkIn.id, partyId);
  if (!draft) return { reply: lockedReply(target), notices: [] };
  const before = draft.areas.find((one) => one.areaId === area.id);
  const notices: string[] = [];
  if (before?.status && before.status !== answer.status && before.savedBy && byOther(target, before)) {
    notices.push(
      t.messages.replacedStatus(
        area.name,
        before.savedBy.name,
        t.statusWords[before.status],
        t.statusWords[answer.status],
      ),
    );
  }
  if (answer.done && before?.done.trim() && before.done !== answer.done && before.savedBy) {
    const who = byOther(target, before) ? before.savedBy.name : t.messages.you;
    notices.push(`${t.messages.replacedText(who, savedWhen(target, before))} «${before.done}»`);
  }
  await store.statusUpdates.saveArea(
    checkIn.id,
    partyId,
    area.id,
    { status: answer.status, ...(answer.done ? { done: answer.done } : {}) },
    asker.person.id,
    product.clock.now(),
  );
  await log(product, store, target, 'area-saved', { area: area.id });
  return { reply: await listAgain(store, target, notices), notices };
}
