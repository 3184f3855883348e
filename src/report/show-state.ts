import { today } from '../asking/days.ts';
import { expectationIn } from '../domain/arrangement.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { isLate } from '../domain/late.ts';
import { partyName } from '../domain/party.ts';
import type { Version } from '../domain/status-update.ts';
import { notExpectedText } from '../messages/arranged.ts';
import type { Message, Part } from '../messages/message.ts';
import { moment } from '../messages/moment.ts';
import { answerButtons } from '../messages/reminder.ts';
import type { Reply } from '../messages/report.ts';
import { versionParts } from '../messages/version.ts';
import { whomToAsk } from '../messages/whom-to-ask.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { SeenReport } from '../ports/reports.ts';
import type { Store } from '../ports/store.ts';
import {
  areasWithoutStatus,
  changesToLast,
  type Report,
  readReport,
  reportList,
  reportOf,
} from './report-list.ts';
import type { Target } from './report-target.ts';
import { namesFor } from './show-versions.ts';

/** To one who answers: how the own party's answer stands, what is missing, and the way into it. `seen`: reports that have been read already. */
export async function ownState(
  product: Product,
  store: Store,
  asker: Asker,
  checkIn: CheckIn,
  seen: readonly SeenReport[],
): Promise<Message> {
  const { t } = asker;
  const parts: Part[] = [{ kind: 'heading', text: t.messages.ownTitle(t.halfYear(checkIn.halfYear)) }];
  for (const { partyId } of asker.membership.parties) {
    const own = seen.find(({ update }) => update.partyId === partyId);
    const report = own
      ? reportOf(asker.group, checkIn, own)
      : await readReport(store, asker.group, checkIn, partyId);
    parts.push(...partyState(product, asker, report));
  }
  return { parts };
}

function partyState(product: Product, asker: Asker, report: Report): Part[] {
  const { t, group } = asker;
  const m = t.messages;
  const name = partyName(group, report.partyId);
  const { draft, submitted } = report.update;
  const arranged = new Map([[report.partyId, report.arranged]]);
  const expecting = expectationIn(group, report.checkIn, arranged).find(
    (one) => one.partyId === report.partyId,
  );
  if (!submitted && (!expecting?.expected || report.areas.length === 0)) {
    const { otherwise } = report.arranged;
    const reason = expecting && !expecting.expected ? expecting.reason : 'no-agreement';
    const why =
      reason === 'otherwise'
        ? otherwise && notExpectedText({ reason, ...otherwise }, t)
        : m.notExpectedWhy[reason];
    return [{ kind: 'text', text: m.ownNotExpected(name, why ?? '') }];
  }
  const target = { checkIn: report.checkIn.id, party: report.partyId };
  if (submitted?.submittedAt) {
    const when = moment(group, submitted.submittedAt, t);
    const said = [
      m.ownSubmitted(name, submitted.submittedBy?.name ?? '?', when.day, when.time),
      isLate(report.update, report, group.timezone) && m.late,
      report.locked ? t.report.state.locked : draft && m.ownChanging,
    ].filter(Boolean);
    return [
      { kind: 'text', text: said.join(' ') },
      {
        kind: 'buttons',
        buttons: [
          { label: t.report.view, action: { kind: 'view', ...target } },
          ...(report.locked
            ? []
            : [{ label: t.report.change, action: { kind: 'report' as const, ...target, edit: true } }]),
        ],
      },
    ];
  }
  if (report.locked) return [{ kind: 'text', text: m.ownLockedMissing(name, whomToAsk(group, t)) }];
  const missing = areasWithoutStatus(report);
  const begun = report.areas.length - missing.length;
  const due = t.dates.weekdayAndDay(report.dueOn);
  const sentences = [
    begun === 0 ? m.ownNotBegun(name) : m.ownBegun(name, begun, report.areas.length),
    begun === 0
      ? ''
      : missing.length > 0
        ? m.ownMissing(m.list(missing.map((area) => area.name)))
        : m.ownReady,
    today(product, group) > report.dueOn ? m.wasDueOn(due) : m.dueOn(due),
  ];
  return [
    { kind: 'text', text: sentences.filter(Boolean).join(' ') },
    {
      kind: 'buttons',
      buttons: answerButtons({ ...target, begun, asLast: changesToLast(report).length > 0 }, t),
    },
  ];
}

/** The party's own answer as it stands, to read. */
export async function viewReport(store: Store, target: Target): Promise<Reply> {
  const { asker, checkIn, partyId } = target;
  const { t, group } = asker;
  const report = await readReport(store, group, checkIn, partyId);
  const list = reportList(asker, report, { today: target.today });
  const { submitted, draft } = report.update;
  const all = await namesFor(store, asker, checkIn, partyId);
  const names = { ...all, areas: report.areas };
  const empty: Version = { n: 0, areas: [], overall: { workedWell: '', commitments: [] } };
  const parts: Part[] = [
    { kind: 'heading', text: t.report.listTitle(list.partyName, t.halfYear(list.halfYear)) },
    {
      kind: 'text',
      text: [t.report.state[list.state], isLate(report.update, report, group.timezone) && t.messages.late]
        .filter(Boolean)
        .join(' '),
    },
    ...versionParts(report.version ?? empty, names, t),
  ];
  if (report.locked && draft)
    parts.push({ kind: 'heading', text: t.lock.unsent }, ...versionParts(draft, names, t));
  if (submitted && submitted.n > 1) {
    const action = { kind: 'versions' as const, checkIn: checkIn.id, party: partyId };
    parts.push({ kind: 'buttons', buttons: [{ label: t.lock.versions, action }] });
  }
  return { kind: 'messages', items: [{ parts }] };
}
