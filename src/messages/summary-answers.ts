import type { CheckInRecord, RecordedParty } from '../domain/record.ts';
import { areaTexts, type Commitment } from '../domain/status-update.ts';
import type { Texts } from '../texts/texts.ts';
import type { Message, Part, Rich } from './message.ts';
import { type Trend, trendText } from './trend.ts';

/** How a moment is written: the group's local day, with its year, and time. */
export type Written = (at: Date) => { dayWithYear: string; time: string };

/** So many characters of answers go to a chat at once, some ten messages in Slack. More is for a document. */
const mostInChat = 30_000;

/**
 * What was sent in, in full and party by party: of all, as far as a chat takes it, or of the party with this key.
 * Platforms split it where it is too long for one message. `trends`: how it has gone, by the area's key.
 */
export function answersMessage(
  record: CheckInRecord,
  t: Texts,
  written: Written,
  one?: { party: string; trends: ReadonlyMap<string, Trend> },
): Message {
  const areaNames = new Map(record.areas.map((area) => [area.key, area.name]));
  const asked = record.parties.filter((party) =>
    one ? party.key === one.party : party.answer || party.note,
  );
  const parties = one ? asked : fitting(asked);
  return {
    parts: [
      {
        kind: 'heading',
        text: one
          ? t.report.listTitle(parties[0]?.shortName ?? '', t.halfYear(record.halfYear))
          : t.summary.title(t.halfYear(record.halfYear)),
      },
      ...parties.flatMap((party): Part[] => [
        ...(one ? [] : [{ kind: 'text' as const, text: [{ strong: party.shortName }] }]),
        ...partyAnswer(party, areaNames, t, written, one?.trends),
      ]),
      ...(parties.length < asked.length
        ? [{ kind: 'text' as const, text: t.summary.answersCut(parties.length, asked.length) }]
        : []),
    ],
  };
}

/** The first of them, at least one, that a chat takes. */
function fitting(parties: RecordedParty[]): RecordedParty[] {
  let length = 0;
  return parties.filter((party, i) => {
    length += lengthOf(party);
    return i === 0 || length <= mostInChat;
  });
}

/** In characters, some 200 of which stand around what was written. */
function lengthOf({ answer }: RecordedParty): number {
  const texts = [
    answer?.workedWell,
    ...(answer?.areas.flatMap((area) => areaTexts.map((one) => area[one])) ?? []),
    ...(answer?.commitments.flatMap(({ what, who }) => [what, who]) ?? []),
  ];
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 200);
}

function partyAnswer(
  party: RecordedParty,
  areaNames: Map<string, string>,
  t: Texts,
  written: Written,
  trends?: ReadonlyMap<string, Trend>,
): Part[] {
  const { report, summary } = t;
  const { answer, note, questions = [] } = party;
  if (!answer) return note ? noteOf(party, note, areaNames, t) : [{ kind: 'text', text: summary.noAnswer }];
  const { dayWithYear, time } = written(new Date(answer.receivedAt));
  const received = summary.received(answer.sender.name, dayWithYear, time);
  const parts: Part[] = [
    { kind: 'note', text: answer.late ? `${received} ${t.messages.late}` : received },
    {
      kind: 'list',
      items: answer.areas.map(({ area, status, previous }): Rich => {
        const was = status && previous && previous !== status && summary.was(t.statusWords[previous]);
        const trend = trends?.get(area);
        return [
          { strong: `${areaNames.get(area) ?? area}:` },
          ` ${[status ? t.status[status] : summary.noStatus, was].filter(Boolean).join(' ')}`,
          ...(trend && trend.length > 1 ? [`\n${trendText(trend, t)}`] : []),
        ];
      }),
    },
    ...answer.areas.flatMap((area) =>
      areaTexts.flatMap((one) =>
        quoted(`${areaNames.get(area.area) ?? area.area}: ${report.said[one]}`, area[one]),
      ),
    ),
    ...quoted(report.workedWell, answer.workedWell),
    ...questions.map(
      ({ area, text, answer: said }): Part => ({
        kind: 'text',
        text: said
          ? t.arranged.answeredQuestionOf(areaNames.get(area) ?? area, text, said.text)
          : t.arranged.openQuestionOf(areaNames.get(area) ?? area, text),
      }),
    ),
  ];
  if (answer.commitments.length > 0)
    parts.push(
      { kind: 'note', text: report.commitments },
      { kind: 'list', items: answer.commitments.map((each) => commitmentLine(each, t)) },
    );
  return parts;
}

/** What is noted of what somebody said, where the party has sent in nothing. */
function noteOf(
  party: RecordedParty,
  note: NonNullable<RecordedParty['note']>,
  areaNames: Map<string, string>,
  t: Texts,
): Part[] {
  const said = t.arranged.noteOf(note.informant, t.dates.weekdayAndDay(note.on));
  const confirmed = note.confirmed
    ? t.arranged.noteConfirmedBy(note.confirmed.by)
    : t.arranged.noteNotConfirmed(party.shortName);
  return [
    { kind: 'note', text: `${said} ${confirmed}` },
    ...(note.areas.length > 0
      ? [
          {
            kind: 'list' as const,
            items: note.areas.map(
              ({ area, status }): Rich => [
                { strong: `${areaNames.get(area) ?? area}:` },
                ` ${t.status[status]}`,
              ],
            ),
          },
        ]
      : []),
    ...(note.said ? [{ kind: 'quote' as const, text: note.said }] : []),
    ...(note.reference ? [{ kind: 'note' as const, text: t.arranged.referenceIs(note.reference) }] : []),
  ];
}

function quoted(question: string, text: string): Part[] {
  return text.trim()
    ? [
        { kind: 'note', text: question },
        { kind: 'quote', text },
      ]
    : [];
}

/** What, who and by when, as far as it is said. */
export function commitmentLine({ what, who, by }: Commitment, t: Texts): string {
  return [what, who, by && t.summary.by(t.dates.dayWithYear(by))].filter(Boolean).join(' – ');
}
