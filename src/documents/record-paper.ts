import { dayIn, timeIn } from '../domain/day.ts';
import type { CheckInRecord } from '../domain/record.ts';
import type { Cell, Summary } from '../domain/summary.ts';
import type { Texts } from '../texts/texts.ts';
import type { Block, Paper } from './paper.ts';

export const heading = (level: 1 | 2, text: string): Block => ({ kind: 'heading', level, text });

/** What was said as points, or that nothing was. */
export const noted = (items: string[], none: string): Block =>
  items.length > 0 ? { kind: 'list', items } : { kind: 'text', text: none };

/** A moment in the group's local time: 2019-06-12, 14.32, 12 juni 2019, kl. 14.32. */
export function momentOf(record: CheckInRecord, at: string, t: Texts) {
  const moment = new Date(at);
  const { timezone } = record.group;
  const day = dayIn(timezone, moment);
  const clock = timeIn(timezone, moment);
  return { day, time: clock, dayWithYear: t.dates.dayWithYear(day), spoken: t.dates.time(clock) };
}

/** Title, properties and marks that the documents of one record share. */
export function frame(kind: 'brief' | 'minutes', record: CheckInRecord, t: Texts): Omit<Paper, 'blocks'> {
  const d = t.documents;
  const { dayWithYear, spoken } = momentOf(record, record.madeAt, t);
  const convener = record.parties.find((party) => party.key === record.convener);
  return {
    locale: record.group.locale,
    title: d.title(d.kinds[kind], t.halfYear(record.halfYear)),
    subject: record.subject,
    keywords: [...record.agreements.map((one) => one.reference), record.halfYear],
    creator: convener?.name ?? record.group.name,
    ...(record.lockedAt
      ? { state: d.locked(dayWithYear, spoken) }
      : { mark: d.draftMark, state: d.draft(dayWithYear) }),
    page: d.page,
  };
}

/** 🔶 Behöver ändras (var Går bra); or that there is no answer. */
export function statusLine(
  cell: Pick<Cell, 'status' | 'previous' | 'noted'> | undefined,
  answered: boolean,
  t: Texts,
): string {
  if (!answered && cell?.noted) return `${t.status[cell.noted]} (${t.arranged.notConfirmed})`;
  if (!answered) return t.summary.noAnswer;
  if (!cell?.status) return t.summary.noStatus;
  return cell.previous && cell.previous !== cell.status
    ? `${t.status[cell.status]} ${t.summary.was(t.statusWords[cell.previous])}`
    : t.status[cell.status];
}

export function commitmentsTable(summary: Summary, t: Texts, emptyRows = 0): Block {
  const d = t.documents;
  const rows = summary.commitments.map(({ what, who, by, party }) => [what, who, by ?? '', party.name]);
  return {
    kind: 'table',
    caption: d.commitments,
    columns: [d.what, d.who, d.by, d.party],
    rows: [...rows, ...Array.from({ length: emptyRows }, () => ['', '', '', ''])],
    widths: [5, 3, 2, 2.5],
  };
}
