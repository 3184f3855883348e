import type { Day } from '../domain/day.ts';
import { statuses } from '../domain/status-update.ts';
import type { Cell, Summary, SummaryArea } from '../domain/summary.ts';
import { capitalised } from '../texts/grammar.ts';
import type { Texts } from '../texts/texts.ts';
import type { Message, Part, Rich } from './message.ts';
import { type NoReach, noReachText } from './reminder.ts';

/** How it goes in one area, in words; a missing answer says so. */
function cellText({ status, previous, noted }: Cell, answered: boolean, t: Texts): string {
  if (!answered && noted) return `${t.status[noted]} (${t.arranged.notConfirmed})`;
  if (!answered) return t.summary.noAnswer;
  if (!status) return t.summary.noStatus;
  return previous ? `${t.status[status]} ${t.summary.was(t.statusWords[previous])}` : t.status[status];
}

function partyHead({ party, late, note }: Summary['parties'][number], t: Texts): string {
  const marks = [...(late ? [t.summary.late] : []), ...(note ? [t.arranged.fromCall] : [])];
  return [party.name, ...marks].join(' ');
}

/** Areas as rows, for parties that have room as columns. */
export function sideBySide(summary: Summary, t: Texts): Part {
  return {
    kind: 'table',
    caption: t.summary.tableCaption,
    columns: [t.summary.area, ...summary.parties.map((row) => partyHead(row, t))],
    rows: summary.areas.map((area) => [
      area.name,
      ...area.cells.map((cell, i) => cellText(cell, summary.parties[i]?.answered ?? false, t)),
    ]),
  };
}

/**
 * "Bemötande: 24 Går bra, 5 Behöver ändras, 3 saknas", one line an area, at most `most` lines. Where there are more
 * areas, those with most that stands still or needs change are named, and the others counted together; with room for one
 * line all are.
 */
export function areaCounts(summary: Summary, t: Texts, most: number): Part {
  const counted = summary.areas.map((area) => ({ area, counts: countsOf(area, summary) }));
  const urgency = ({ counts }: (typeof counted)[number]) =>
    2 * (counts.get('stalled') ?? 0) + (counts.get('needs_change') ?? 0);
  const named = new Set(
    counted.length <= most
      ? counted
      : [...counted].sort((a, b) => urgency(b) - urgency(a)).slice(0, Math.max(0, most - 1)),
  );
  const items = counted
    .filter((one) => named.has(one))
    .map(({ area, counts }): Rich => countLine(area.name, counts, t));
  const others = counted.filter((one) => !named.has(one));
  if (others.length > 0) {
    const sum: Counts = new Map();
    for (const { counts } of others) for (const [key, n] of counts) sum.set(key, (sum.get(key) ?? 0) + n);
    items.push(
      named.size > 0
        ? countLine(t.summary.otherAreas(others.length), sum, t)
        : t.summary.allAreas(countText(sum, t)),
    );
  }
  return { kind: 'list', items };
}

type Counts = Map<keyof Texts['statusWords'] | 'missing', number>;

export function countsOf(area: SummaryArea, summary: Summary): Counts {
  const counts: Counts = new Map();
  for (const [i, { status }] of area.cells.entries()) {
    const key = summary.parties[i]?.answered ? status : 'missing';
    if (key) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function countLine(name: string, counts: Counts, t: Texts): Rich {
  return [{ strong: `${name}:` }, ` ${countText(counts, t)}`];
}

/** "24 Går bra, 5 Behöver ändras, 3 saknas": in the order of the choices, none where there is none. */
export function countText(counts: Counts, t: Texts): string {
  const words = statuses.flatMap((status) => {
    const n = counts.get(status) ?? 0;
    return n > 0 ? [t.summary.count(n, t.statusWords[status])] : [];
  });
  const missing = counts.get('missing') ?? 0;
  if (missing > 0) words.push(t.summary.countMissing(missing));
  return words.join(', ');
}

/** The whole table, parties as rows; `stalled`: those only that stand still somewhere. Platforms split a long one. */
export function wholeTable(summary: Summary, t: Texts, only?: 'stalled'): Message {
  const rows = summary.parties.flatMap((row, i) => {
    const cells = summary.areas.map((area) => area.cells[i] ?? { party: row.party });
    if (only && !cells.some(({ status }) => status === only)) return [];
    const text = (cell: Cell) =>
      [cellText(cell, row.answered, t), ...(cell.asked ? [t.arranged.asked] : [])].join(' ');
    return [[partyHead(row, t), ...cells.map(text)]];
  });
  const caption = only ? t.summary.stalledCaption : t.summary.tableCaption;
  return {
    parts: [
      { kind: 'heading', text: t.summary.title(t.halfYear(summary.halfYear)) },
      rows.length === 0
        ? { kind: 'text', text: t.summary.nothingStalled }
        : {
            kind: 'table',
            caption,
            columns: [t.summary.party, ...summary.areas.map((area) => area.name)],
            rows,
            piece: t.summary.piece,
          },
      { kind: 'note', text: t.summary.ownAssessment },
    ],
  };
}

/** Who has not answered: whom to ask, and how far they have come. */
export type MissingRow = {
  party: string;
  contact?: string;
  substitute?: string;
  /** Areas with a status so far, of how many. */
  begun: number;
  of: number;
  /** Until when it has time, where that is later than for the others. */
  until?: Day;
  unreachable?: NoReach[];
};

export function missingTable(summary: Summary, rows: MissingRow[], t: Texts): Message {
  const s = t.summary;
  return {
    parts: [
      { kind: 'heading', text: s.title(t.halfYear(summary.halfYear)) },
      rows.length === 0
        ? { kind: 'text', text: s.everybody }
        : {
            kind: 'table',
            caption: s.missingCaption,
            columns: [s.party, s.contact, s.substitute, s.progress],
            rows: rows.map((row) => [
              row.party,
              row.contact ?? s.vacant,
              row.substitute ?? s.vacant,
              capitalised(
                [
                  row.begun > 0 ? s.begun(row.begun, row.of) : s.notBegun,
                  ...(row.until ? [t.arranged.hasTo(t.dates.day(row.until))] : []),
                  ...(row.unreachable ? [s.cannotReach(noReachText(row.unreachable, t))] : []),
                ].join(', '),
              ),
            ]),
            piece: s.piece,
          },
    ],
  };
}
