import { type Status, writtenIn } from '../domain/status-update.ts';
import { say } from '../messages/say.ts';
import type { Decision } from './report-decision.ts';
import { listOf } from './report-decision.ts';
import type { Report } from './report-list.ts';
import { byOther, lockedReply, savedWhen, type Target } from './report-target.ts';

/** One area's status, and what was done where that is given; other words in the area stand. */
export function decideStatus(
  target: Target,
  report: Report,
  answer: { areaId: number; status: Status; done?: string },
): Decision {
  const { t } = target.asker;
  if (report.locked) return { kind: 'answer', reply: lockedReply(target) };
  const area = report.areas.find((one) => one.id === answer.areaId);
  if (!area) return { kind: 'answer', reply: { kind: 'messages', items: [say(t.messages.areaGone)] } };
  const before = report.version?.areas.find((one) => one.areaId === area.id);
  if (!report.update.draft && report.update.submitted && before?.status === answer.status && !answer.done) {
    return { kind: 'answer', reply: listOf(target, report, []) };
  }
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
  return {
    kind: 'change',
    change: {
      areas: [
        {
          ...writtenIn(before),
          ...(answer.done && { done: answer.done }),
          areaId: area.id,
          status: answer.status,
        },
      ],
      submit: false,
    },
    event: { kind: 'area-saved', detail: { area: area.id } },
    notices,
  };
}
