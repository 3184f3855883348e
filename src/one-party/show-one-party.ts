import { today } from '../asking/days.ts';
import { dueOnOf, expectationIn, hasMoreTime } from '../domain/arrangement.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { isLate } from '../domain/late.ts';
import { partyName } from '../domain/party.ts';
import { answerTimeButtons } from '../messages/arranged.ts';
import type { Button, Message, Part } from '../messages/message.ts';
import { moment } from '../messages/moment.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { type Report, readReport } from '../report/report-list.ts';

/** How one party stands in a check-in, to a coordinator: never what its draft says. With what may be done for it. */
export async function onePartyMessage(
  product: Product,
  store: Store,
  asker: Asker,
  checkIn: CheckIn,
  partyId: number,
): Promise<Message> {
  const { t, group } = asker;
  const report = await readReport(store, group, checkIn, partyId);
  const [progress] = (await store.statusUpdates.progress(checkIn.id)).filter(
    (one) => one.partyId === partyId,
  );
  const sentences = [
    ...answerSentences(product, asker, report, progress?.begun ?? 0),
    ...arrangedSentences(asker, report),
  ];
  const parts: Part[] = [
    { kind: 'heading', text: t.arranged.partyTitle(partyName(group, partyId), t.halfYear(checkIn.halfYear)) },
    ...sentences.map((text): Part => ({ kind: 'text', text })),
  ];
  const buttons = partyButtons(asker, report);
  return { parts: buttons.length > 0 ? [...parts, { kind: 'buttons', buttons }] : parts };
}

function answerSentences(product: Product, { t, group }: Asker, report: Report, begun: number): string[] {
  const name = partyName(group, report.partyId);
  const { submitted } = report.update;
  if (submitted?.submittedAt) {
    const when = moment(group, submitted.submittedAt, t);
    const said = [
      t.messages.ownSubmitted(name, submitted.submittedBy?.name ?? '?', when.day, when.time),
      isLate(report.update, report, group.timezone) && t.messages.late,
      report.locked && t.report.state.locked,
    ];
    return [said.filter(Boolean).join(' ')];
  }
  const of = new Map([[report.partyId, report.arranged]]);
  const expected = expectationIn(group, report.checkIn, of).find((one) => one.partyId === report.partyId);
  if (!expected?.expected) {
    if (report.arranged.otherwise) return [];
    const reason = expected && 'days' in expected ? expected.reason : 'no-agreement';
    return [t.messages.ownNotExpected(name, t.messages.notExpectedWhy[reason])];
  }
  const due = t.dates.weekdayAndDay(report.dueOn);
  const passed = today(product, group) > report.dueOn;
  return [
    [
      t.arranged.notAnswered(name),
      begun > 0 && t.arranged.begun(begun, report.areas.length),
      report.locked ? t.report.state.locked : passed ? t.arranged.wasDue(due) : t.messages.dueOn(due),
    ]
      .filter(Boolean)
      .join(' '),
  ];
}

function arrangedSentences({ t, group }: Asker, { arranged, checkIn, partyId }: Report): string[] {
  const { moreTime, askedTime, otherwise } = arranged;
  const name = partyName(group, partyId);
  const day = (on: string) => t.dates.weekdayAndDay(on);
  return [
    moreTime && hasMoreTime(checkIn, arranged)
      ? t.arranged.untilReason(day(dueOnOf(checkIn, arranged)), t.arranged.reasons[moreTime.reason])
      : '',
    askedTime
      ? t.arranged.wantsTime(
          askedTime.by.name,
          name,
          day(askedTime.until),
          t.arranged.reasons[askedTime.reason],
        )
      : '',
    otherwise ? t.arranged.setOtherwise(name, t.arranged.wayWords[otherwise.how], day(otherwise.on)) : '',
  ].filter((text) => text !== '');
}

/** What a coordinator may do for the party now. */
export function partyButtons({ t }: Pick<Asker, 't'>, report: Report): Button[] {
  const { arranged, checkIn, partyId, update, locked } = report;
  const of = { checkIn: checkIn.id, party: partyId };
  if (locked) return [];
  const answered = update.submitted !== undefined || arranged.note?.confirmed !== undefined;
  const { askedTime } = arranged;
  const waiting = !answered && !arranged.otherwise;
  return [
    ...(waiting && askedTime ? answerTimeButtons(of, askedTime.until, t) : []),
    ...(waiting ? [{ label: t.arranged.giveTime, action: { kind: 'time' as const, ...of } }] : []),
    ...(waiting && hasMoreTime(checkIn, arranged)
      ? [{ label: t.arranged.takeTime, action: { kind: 'take-time' as const, ...of } }]
      : []),
    ...(waiting ? [{ label: t.arranged.otherwise, action: { kind: 'otherwise' as const, ...of } }] : []),
    ...(arranged.otherwise
      ? [{ label: t.arranged.undoOtherwise, action: { kind: 'undo-otherwise' as const, ...of } }]
      : []),
  ];
}
