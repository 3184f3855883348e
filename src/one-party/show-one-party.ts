import { today } from '../asking/days.ts';
import { dueOnOf, expectationIn, hasMoreTime, openQuestions, type Question } from '../domain/arrangement.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { isLate } from '../domain/late.ts';
import { partyName } from '../domain/party.ts';
import { answerTimeButtons, noteFacts } from '../messages/arranged.ts';
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
    ...noteOf(asker, report),
  ];
  const buttons: Button[] = [
    ...partyButtons(asker, report),
    { label: t.answerers.aboutParty, action: { kind: 'party', group: group.id, party: partyId } },
  ];
  return { parts: [...parts, { kind: 'buttons', buttons }] };
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

function questionSentences({ t, group }: Pick<Asker, 't' | 'group'>, questions: Question[]): string[] {
  return questions.map(({ areaId, text, answer }) => {
    const area = group.areas.find(({ id }) => id === areaId)?.name ?? '?';
    return answer
      ? t.arranged.answeredQuestionOf(area, text, answer.text)
      : t.arranged.openQuestionOf(area, text);
  });
}

/** What the party's people have been asked to confirm, and whether they have. */
function noteOf({ t, group }: Asker, { arranged: { note }, update, partyId }: Report): Part[] {
  if (!note) return [];
  const said = [
    t.arranged.noteOf(note.informant, t.dates.weekdayAndDay(note.on)),
    note.confirmed
      ? t.arranged.noteConfirmedBy(note.confirmed.by.name)
      : !update.submitted && t.arranged.noteNotConfirmed(partyName(group, partyId)),
  ];
  return [{ kind: 'text', text: said.filter(Boolean).join(' ') }, ...noteFacts(note, group.areas, t)];
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
    ...questionSentences({ t, group }, arranged.questions),
  ].filter((text) => text !== '');
}

/** What a coordinator may do for the party now. */
function partyButtons({ t, group }: Pick<Asker, 't' | 'group'>, report: Report): Button[] {
  const { arranged, areas, checkIn, partyId, update, locked } = report;
  const key = group.parties.find(({ id }) => id === partyId)?.key;
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
    ...(answered ? [] : [{ label: t.arranged.noteCall, action: { kind: 'note' as const, ...of } }]),
    ...(arranged.note && !answered
      ? [
          {
            label: t.arranged.withdrawNote,
            action: { kind: 'withdraw-note' as const, ...of, note: arranged.note.id },
          },
        ]
      : []),
    ...(update.submitted
      ? [
          { label: t.arranged.askQuestion, action: { kind: 'question' as const, ...of } },
          { label: t.arranged.seeAnswer, action: { kind: 'answers' as const, checkIn: checkIn.id, of: key } },
        ]
      : []),
    ...openQuestions(arranged, update.submitted).map(({ id, areaId }) => ({
      label: t.arranged.withdrawQuestionOf(areas.find((area) => area.id === areaId)?.name ?? '?'),
      action: { kind: 'withdraw-question' as const, ...of, question: id },
    })),
  ];
}
