import type { Day } from '../domain/day.ts';
import { withoutEnd } from '../domain/fold.ts';
import { firstGraphemes } from '../domain/graphemes.ts';
import type { Summary, SummaryParty } from '../domain/summary.ts';
import { capitalised } from '../texts/grammar.ts';
import type { Texts } from '../texts/texts.ts';
import { notExpectedText } from './arranged.ts';
import { countsText, goalLine } from './course-counts.ts';
import type { Button, Message, Part, Rich, Run } from './message.ts';
import { commitmentLine } from './summary-answers.ts';
import { areaCounts, sideBySide } from './summary-table.ts';

/** How much of what there is stands in the summary itself; all of it is a button away. */
type Layout = {
  sideBySide: boolean;
  /** So many of each part's lines, and of the names in a line. */
  lines: number;
  names: number;
  /** What people wrote is cut to so many characters. */
  characters: number;
};

/**
 * How a group is laid out, by how many take part. Up to four stand side by side, area by area, with all that they
 * wrote. More are counted per area: up to eight with the first four lines of each part, and beyond that with two short
 * ones, so that the summary of any large group is at most fifteen lines.
 */
function layoutOf(parties: number): Layout {
  if (parties <= 4) return { sideBySide: true, lines: Infinity, names: Infinity, characters: 300 };
  if (parties <= 8) return { sideBySide: false, lines: 4, names: 8, characters: 120 };
  return { sideBySide: false, lines: 2, names: 3, characters: 48 };
}
const mostLines = 15;
/** Lines that every summary has: the title, what it is of, and whose assessment it is. */
const standingLines = 3;
/** So many characters stand on a line in a chat's window, or somewhat more. */
const lineLength = 115;
/** So many lines of counts are worth more than a second line of what people wrote. */
const countsWorth = 4;

/** A part of the summary. What has a name in the texts' `partNames` can be left out when it is shown to the group. */
export type SummaryPart = {
  key: string;
  /** Its lines that can be left out one by one, whole. */
  lines: SummaryLine[];
  parts: Part[];
};
export type SummaryLine = { key: string; text: string };

/** The coordinator's own: what nobody else needs to see. `asks`: which parties ask for more time, and until when. */
export type ForCoordinator = {
  unreachable?: string;
  asks?: { party: string; until: Day }[];
  buttons: Button[];
};

type Options = { without?: readonly string[]; coordinator?: ForCoordinator };

/** By summary, which is kept as long as it stands: its messages, by what they are of. */
const written = new WeakMap<Summary, Map<string, Message>>();

/** The summary as one message, without the parts and lines whose keys are named. The same is written, and drawn, once. */
export function summaryMessage(summary: Summary, t: Texts, options: Options = {}): Message {
  const own = written.get(summary) ?? new Map<string, Message>();
  written.set(summary, own);
  const of = JSON.stringify([t.language, options]);
  const message = own.get(of) ?? write(summary, t, options);
  own.set(of, message);
  return message;
}

function write(summary: Summary, t: Texts, { coordinator, without = [] }: Options): Message {
  const goals = coordinator ? goalsPart(summary, t) : [];
  const own = coordinator ? coordinatorParts(summary, coordinator, t) : [];
  const parts = summaryParts(summary, t, without, { goals, own }).filter(
    (part) => !without.includes(part.key),
  );
  return {
    parts: [
      ...head(summary, t),
      ...bodyOf(parts, summary),
      ...goals,
      ...own,
      { kind: 'note', text: t.summary.ownAssessment },
      ...(coordinator ? [{ kind: 'buttons' as const, buttons: coordinator.buttons }] : []),
    ],
  };
}

/** What only a coordinator sees below the summary; of a large group in one paragraph, so that it stays short. */
function coordinatorParts(summary: Summary, { unreachable, asks = [] }: ForCoordinator, t: Texts): Part[] {
  const layout = layoutOf(summary.parties.length);
  const few = (items: string[]) => fewOf(items, layout.names, t);
  // Of a large group the names alone: the rest is under each party.
  const asked = (one: { party: string; until: Day }) =>
    layout.lines > 2 ? `${one.party} (${t.arranged.toDay(t.dates.day(one.until))})` : one.party;
  const questions = summary.questions.map(({ party, area }) =>
    layout.lines > 2 ? t.arranged.questionOf(party.name, area) : party.name,
  );
  const lines: Run[][] = [
    ...(unreachable ? [[unreachable]] : []),
    ...(summary.handover.length > 0
      ? [[{ strong: t.summary.handover }, ` ${names(summary.handover, t)}.`]]
      : []),
    ...(questions.length > 0
      ? [[{ strong: t.arranged.questionsOpen }, ` ${few([...new Set(questions)])}.`]]
      : []),
    ...(asks.length > 0 ? [[{ strong: t.arranged.askFor }, ` ${few(asks.map(asked))}.`]] : []),
  ];
  if (layout.lines > 2) return lines.map((text) => ({ kind: 'text', text }));
  const together = lines.flatMap((line, i) => (i === 0 ? line : [' ', ...line]));
  return together.length > 0 ? [{ kind: 'text', text: together }] : [];
}

function head(summary: Summary, t: Texts): Part[] {
  const s = t.summary;
  const [only, ...others] = summary.agreements;
  const agreement =
    only && others.length === 0
      ? `${s.agreement(only.reference, t.dates.dayWithYear(only.validTo))}\n`
      : `${s.agreements(summary.agreements.length)} `;
  const made = summary.lockedOn
    ? s.lockedOn(t.dates.dayWithYear(summary.lockedOn))
    : s.draftOf(t.dates.dayWithYear(summary.madeOn));
  const answered = summary.parties.filter((one) => one.answered).length;
  const late = summary.parties.filter((one) => one.late).length;
  return [
    { kind: 'heading', text: s.title(t.halfYear(summary.halfYear)) },
    {
      kind: 'text',
      text: [
        `${agreement}${made} `,
        { strong: s.answers(answered, summary.parties.length) },
        // Side by side the table says whose.
        ...(late > 0 && !layoutOf(summary.parties.length).sideBySide ? [s.ofWhichLate(late)] : []),
      ],
    },
  ];
}

/**
 * The parts of the summary, in order, that there is something to say in; without the lines whose keys are named. `below`:
 * what a coordinator sees below them.
 */
export function summaryParts(
  summary: Summary,
  t: Texts,
  without: readonly string[] = [],
  below: { goals: Part[]; own: Part[] } = { goals: [], own: [] },
): SummaryPart[] {
  let layout = layoutOf(summary.parties.length);
  let written = writtenParts(summary, layout, t, without);
  let room = mostLines - standingLines - written.length - below.goals.length - 1;
  if (layout.lines <= 2 && (hasArranged(summary) || summary.courses || below.goals.length > 0)) {
    // What is arranged for single parties, courses and goals take their room from what else there is to say.
    const left = () =>
      mostLines - standingLines - linesIn([...bodyOf(written, summary), ...below.goals, ...below.own]);
    if (left() < Math.min(summary.areas.length, countsWorth)) {
      layout = { ...layout, lines: 1 };
      written = writtenParts(summary, layout, t, without);
    }
    room = left();
  }
  return [
    { key: 'table', lines: [], parts: [overview(summary, layout, room, t, without)].flat() },
    ...written,
  ].filter((part) => part.parts.length > 0);
}

/** Who is not counted among the answers, and why: in a large group one paragraph. */
const whoElse: readonly string[] = ['notExpected', 'noted', 'missing', 'waiting'];

function bodyOf(parts: SummaryPart[], summary: Summary): Part[] {
  if (layoutOf(summary.parties.length).lines > 2) return parts.flatMap((part) => part.parts);
  const first = parts.findIndex(({ key }) => whoElse.includes(key));
  const together = parts
    .filter(({ key }) => whoElse.includes(key))
    .flatMap((part) => part.parts)
    .flatMap((part): Run[][] => (part.kind === 'text' && typeof part.text !== 'string' ? [part.text] : []));
  const text = together.flatMap((runs, i) => (i === 0 ? runs : [' ', ...runs]));
  return parts.flatMap((part, i): Part[] => {
    if (!whoElse.includes(part.key)) return part.parts;
    return i === first ? [{ kind: 'text', text }] : [];
  });
}

const hasArranged = ({ noted, waiting, questions, notExpected }: Summary): boolean =>
  noted.length + waiting.length + questions.length > 0 ||
  notExpected.some(({ reason }) => reason === 'otherwise');

/** How many lines paragraphs take, or somewhat more. */
function linesIn(parts: Part[]): number {
  const length = (text: Rich) =>
    typeof text === 'string' ? text.length : text.reduce((sum, run) => sum + plainRun(run).length, 0);
  return parts.reduce(
    (sum, part) => sum + (part.kind === 'text' ? Math.max(1, Math.ceil(length(part.text) / lineLength)) : 1),
    0,
  );
}

const plainRun = (run: Run): string =>
  typeof run === 'string' ? run : 'strong' in run ? run.strong : run.code;

function overview(
  summary: Summary,
  layout: Layout,
  room: number,
  t: Texts,
  without: readonly string[],
): Part[] {
  if (summary.areas.length === 0 || summary.parties.length === 0) return [];
  if (!layout.sideBySide) return [areaCounts(summary, t, room)];
  const shown = without.includes('missing') ? onlyAnswered(summary) : summary;
  return shown.parties.length > 0 ? [sideBySide(shown, t)] : [];
}

/** Without the names of those missing, their columns go too. */
function onlyAnswered(summary: Summary): Summary {
  const answered = (_: unknown, i: number) => summary.parties[i]?.answered === true;
  return {
    ...summary,
    parties: summary.parties.filter(answered),
    areas: summary.areas.map((area) => ({ ...area, cells: area.cells.filter(answered) })),
  };
}

function writtenParts(summary: Summary, layout: Layout, t: Texts, without: readonly string[]): SummaryPart[] {
  const s = t.summary;
  const parts: SummaryPart[] = [];
  const cut = (text: string) => inShort(text, layout.characters);
  const some = (parties: SummaryParty[]) => someNames(parties, layout.names, t);
  const add = (key: string, label: string, texts: string[], most = layout.lines) => {
    if (texts.length === 0) return;
    const lines = texts.map((text, i) => ({ key: lineKey(key, i), text: sentence(text) }));
    parts.push({ key, lines, parts: drawLines(label, lines, { layout, most, without }, t) });
  };

  if (layout.sideBySide) {
    const items = summary.discuss.map(({ area, answers }) =>
      s.differs(
        area,
        answers
          .map(({ status, parties }, i) =>
            s.answersThat(names(parties, t), t.statusWords[status], parties.length > 1, i === 0),
          )
          .join(', '),
      ),
    );
    add('discuss', s.discuss, items);
  } else {
    const stalled = summary.stalled.map((one) => `${one.area} (${some(one.parties)})`);
    add('stalled', s.stalled, stalled, 4);
    const worse = summary.worse.map(
      ({ area, from, to, parties }) =>
        `${area}: ${t.statusWords[to]} ${s.was(t.statusWords[from])} – ${some(parties)}`,
    );
    add('worse', s.worse, worse);
  }
  const needs = summary.needs.flatMap(({ same, alike }) => {
    const [first] = same;
    if (!first) return [];
    const who = some(same.map((one) => one.party));
    // Where everything has room, what is alike stands in its own words too.
    if (layout.sideBySide || alike.length === 0)
      return [`${cut(first.text)} (${who})`, ...alike.map((one) => `${cut(one.text)} (${one.party.name})`)];
    return [`${cut(first.text)} (${who}; ${s.alike(some(alike.map((one) => one.party)))})`];
  });
  add('needs', s.needs, needs);
  const worked = summary.workedWell.map((one) => `${cut(one.text)} (${one.party.name})`);
  add('worked', s.worked, worked);
  const agreed = summary.agreed.map((one) => {
    const line = commitmentOf(one, cut, t);
    return one.outcome && one.outcome !== 'yes' ? `${line} (${s.outcome[one.outcome]})` : line;
  });
  add('agreed', s.agreed, agreed, layout.lines > 2 ? layout.lines : 1);
  if (layout.lines > 2) {
    const commitments = summary.commitments.map((one) => commitmentOf(one, cut, t));
    add('commitments', s.commitments, commitments);
  }
  if (summary.courses)
    parts.push({
      key: 'courses',
      lines: [],
      parts: [labelled(t.initiative.summaryLabel, `${countsText(summary.courses, t)}.`)],
    });
  if (summary.notExpected.length > 0) {
    const items = summary.notExpected.map((one) => `${one.party.name} (${notExpectedText(one, t)})`);
    parts.push({ key: 'notExpected', lines: [], parts: [labelled(s.notExpected, `${items.join('; ')}.`)] });
  }
  const noted = summary.noted.flatMap(({ party, confirmed }) => (confirmed ? [party] : []));
  if (noted.length > 0)
    parts.push({ key: 'noted', lines: [], parts: [labelled(t.arranged.noted, `${names(noted, t)}.`)] });
  if (summary.missing.length > 0) {
    const text = `${t.summary.list(summary.missing.map((party) => missingName(party, summary, t)))}.`;
    parts.push({ key: 'missing', lines: [], parts: [labelled(s.missing, text)] });
    // Where those missing are named it stands beside their names.
    const waiting = without.includes('missing') ? summary.waiting : [];
    if (waiting.length > 0) {
      const text = `${t.summary.list(waiting.map(({ party }) => missingName(party, summary, t)))}.`;
      parts.push({ key: 'waiting', lines: [], parts: [labelled(t.arranged.waiting, text)] });
    }
  } else if (summary.parties.length > 0)
    parts.push({ key: 'everybody', lines: [], parts: [{ kind: 'text', text: [{ strong: s.everybody }] }] });
  return parts;
}

function drawLines(
  label: string,
  all: SummaryLine[],
  how: { layout: Layout; most: number; without: readonly string[] },
  t: Texts,
): Part[] {
  const lines = all.filter((line) => !how.without.includes(line.key));
  if (lines.length === 0) return [];
  const inOne = how.layout.lines <= 2;
  // In a list, "and 1 more" would take as much room as that one.
  const most = lines.length <= how.most + (inOne ? 0 : 1) ? lines.length : how.most;
  const shown = lines.slice(0, most).map((line) => line.text);
  if (lines.length > most) shown.push(sentence(capitalised(t.summary.andMore(lines.length - most))));
  // Many parts of few lines keep to one line each; few parties' lines stand below each other.
  if (shown.length === 1 || inOne) return [labelled(label, shown.join(' '))];
  return [
    { kind: 'text', text: [{ strong: label }] },
    { kind: 'list', items: shown },
  ];
}

const labelled = (label: string, text: string): Part => ({
  kind: 'text',
  text: [{ strong: label }, ` ${text}`],
});

/** Names a line among its part's: short, since many travel in one button. */
const lineKey = (part: string, index: number) => `${part}.${index}`;

function commitmentOf(
  one: { what: string; who: string; by?: string; party: SummaryParty },
  cut: (text: string) => string,
  t: Texts,
): string {
  const party = one.party.name;
  const typed = one.who.trim();
  const who = typed.includes(party) ? cut(typed) : `${cut(typed)} (${party})`;
  return commitmentLine({ what: cut(one.what), who: typed ? who : party, by: one.by }, t);
}

/** With until when the party has time, or that what it said is noted and not confirmed. */
function missingName(party: SummaryParty, summary: Summary, t: Texts): string {
  const waits = summary.waiting.find((one) => one.party.key === party.key);
  const noted = summary.noted.some((one) => one.party.key === party.key && !one.confirmed);
  const said = [waits && t.arranged.hasTo(t.dates.day(waits.until)), noted && t.arranged.notConfirmed].filter(
    Boolean,
  );
  return said.length > 0 ? `${party.name} (${said.join(', ')})` : party.name;
}

/** How far the goals that are counted are reached; of a large group on one line. */
function goalsPart(summary: Summary, t: Texts): Part[] {
  const lines = summary.goals.flatMap((goal) => {
    const text = goalLine(goal, t);
    return text === undefined ? [] : [text];
  });
  if (lines.length === 0) return [];
  if (lines.length > 1 && layoutOf(summary.parties.length).lines > 2)
    return [
      { kind: 'text', text: [{ strong: t.goal.label }] },
      { kind: 'list', items: lines },
    ];
  return [labelled(t.goal.label, `${lines.join('; ')}.`)];
}

const names = (parties: SummaryParty[], t: Texts) => t.summary.list(parties.map((party) => party.name));

/** The first few of those who say the same, and how many more there are; never "and 1 more". */
function someNames(parties: SummaryParty[], most: number, t: Texts): string {
  return fewOf(
    parties.map((party) => party.name),
    most,
    t,
  );
}

function fewOf(items: string[], most: number, t: Texts): string {
  if (items.length <= most + 1) return t.summary.list(items);
  return `${items.slice(0, most).join(', ')} ${t.summary.andMore(items.length - most)}`;
}

const sentence = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`);

/**
 * What somebody wrote, on one line, cut visibly where it is longer, and without a full stop of its own. Marks that turn
 * the direction of writing would turn the names after it too.
 */
function inShort(text: string, most: number): string {
  const plain = text.replace(/[\u202A-\u202E\u2066-\u2069]/g, '').trim();
  const flat = withoutEnd(plain.replace(/\s+/g, ' '), '.');
  if (flat.length <= most) return flat;
  const cut = firstGraphemes(flat, most);
  if (cut === undefined) return flat;
  return `${cut.replace(/\s\S{0,20}$/u, '').replace(/[,;:]$/, '')} …`;
}
