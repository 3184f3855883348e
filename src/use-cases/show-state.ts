import { expectation } from '../domain/agreement.ts';
import type { CheckIn } from '../domain/check-in.ts';
import type { Message, Part } from '../messages/message.ts';
import { answerButtons } from '../messages/reminder.ts';
import type { Reply } from '../messages/report.ts';
import { commitmentLine } from '../messages/summary-answers.ts';
import type { Store } from '../ports/store.ts';
import { type Asker, moment, type Product, partyName, today } from './product.ts';
import { areasWithoutStatus, changesToLast, type Report, readReport, reportList } from './report-list.ts';
import type { Target } from './report-target.ts';

/** To one who answers: how the own party's answer stands, what is missing, and the way into it. */
export async function ownState(
  product: Product,
  store: Store,
  asker: Asker,
  checkIn: CheckIn,
): Promise<Message> {
  const { t } = asker;
  const parts: Part[] = [{ kind: 'heading', text: t.messages.ownTitle(t.halfYear(checkIn.halfYear)) }];
  for (const { partyId } of asker.membership.parties) {
    parts.push(...partyState(product, asker, await readReport(store, asker.group, checkIn, partyId)));
  }
  return { parts };
}

function partyState(product: Product, asker: Asker, report: Report): Part[] {
  const { t, group } = asker;
  const m = t.messages;
  const name = partyName(group, report.partyId);
  const { draft, submitted } = report.update;
  const standing = expectation(group, report.checkIn.halfYear).find((one) => one.partyId === report.partyId);
  if (!submitted && (!standing?.expected || report.areas.length === 0)) {
    const reason = standing && !standing.expected ? standing.reason : 'no-agreement';
    return [{ kind: 'text', text: m.ownNotExpected(name, m.notExpectedWhy[reason]) }];
  }
  const target = { checkIn: report.checkIn.id, party: report.partyId };
  if (submitted?.submittedAt) {
    const when = moment(group, submitted.submittedAt, t);
    const sentence = m.ownSubmitted(name, submitted.submittedBy?.name ?? '?', when.day, when.time);
    return [
      { kind: 'text', text: draft ? `${sentence} ${m.ownChanging}` : sentence },
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
  const missing = areasWithoutStatus(report);
  const begun = report.areas.length - missing.length;
  const due = t.dates.weekdayAndDay(report.checkIn.dueOn);
  const sentences = [
    begun === 0 ? m.ownNotBegun(name) : m.ownBegun(name, begun, report.areas.length),
    begun === 0
      ? ''
      : missing.length > 0
        ? m.ownMissing(m.list(missing.map((area) => area.name)))
        : m.ownReady,
    today(product, group) > report.checkIn.dueOn ? m.wasDueOn(due) : m.dueOn(due),
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
  const parts: Part[] = [
    { kind: 'heading', text: t.report.listTitle(list.partyName, t.halfYear(list.halfYear)) },
    { kind: 'text', text: t.report.state[list.state] },
  ];
  for (const row of list.areas) {
    parts.push({
      kind: 'text',
      text: [{ strong: row.name }, ` ${row.status ? t.status[row.status] : t.report.noStatus}`],
    });
    if (row.done) parts.push({ kind: 'note', text: t.report.done }, { kind: 'quote', text: row.done });
    if (row.needs) parts.push({ kind: 'note', text: t.report.needs }, { kind: 'quote', text: row.needs });
    if (row.status && !row.done && !row.needs) parts.push({ kind: 'note', text: t.report.nothingToReport });
  }
  const { overall } = list;
  if (overall.workedWell)
    parts.push(
      { kind: 'text', text: [{ strong: t.report.workedWell }] },
      { kind: 'quote', text: overall.workedWell },
    );
  if (overall.commitments.length > 0) {
    parts.push(
      { kind: 'text', text: [{ strong: t.report.commitments }] },
      {
        kind: 'list',
        items: overall.commitments.map((row) => commitmentLine(row, t)),
      },
    );
  }
  if (overall.contactNext !== undefined) {
    parts.push({
      kind: 'text',
      text: `${t.report.contactNext} ${overall.contactNext ? t.report.yes : t.report.noSomebodyElse}`,
    });
  }
  return { kind: 'messages', items: [{ parts }] };
}
