import type { HalfYear } from '../domain/half-year.ts';
import { type Status, statuses } from '../domain/status-update.ts';
import { capitalised } from '../texts/grammar.ts';
import type { Texts } from '../texts/texts.ts';
import type { Message, Part } from './message.ts';

/** How it has gone in one area over half-years, the earliest first; no status: not answered. */
export type Trend = { halfYear: HalfYear; status?: Status }[];

/** The same of many parties: in each half-year the commonest answer, of so many. */
export type CommonTrend = { halfYear: HalfYear; status?: Status; count: number; of: number }[];

/** 🟢 🟢 🔶 🟢 (Går bra, Går bra, Behöver ändras, Går bra): shapes at a glance, and the same in words. */
export function trendText(trend: Trend | CommonTrend, t: Texts): string {
  const shapes = trend.map(({ status }) => (status ? t.shapes[status] : t.summary.noStatus));
  const words = trend.map((one) => {
    if (!one.status) return t.summary.noAnswerWords;
    const word = t.statusWords[one.status];
    return 'of' in one ? t.summary.countOf(word, one.count, one.of) : word;
  });
  return `${shapes.join(' ')} (${words.join(', ')})`;
}

/** The commonest of the answers; of two that are as common, the one that more is to be done about. */
export function commonest(answers: readonly Status[]): { status?: Status; count: number; of: number } {
  const urgent: Status[] = ['stalled', 'needs_change'];
  const order = [...urgent, ...statuses.filter((status) => !urgent.includes(status))];
  const counts = order.map((status) => ({ status, count: answers.filter((one) => one === status).length }));
  const [most] = counts.sort((a, b) => b.count - a.count);
  return most && most.count > 0 ? { ...most, of: answers.length } : { count: 0, of: 0 };
}

/** One half-year in the list of those there have been. */
export type HistoryRow = { halfYear: HalfYear; text: string };

/** The half-years there have been, each with a button, and how it has gone in each area. */
export function historyMessage(
  groupId: number,
  rows: HistoryRow[],
  trends: { caption: string; rows: { name: string; trend: Trend | CommonTrend }[] }[],
  t: Texts,
): Message {
  return {
    parts: [
      { kind: 'heading', text: t.messages.historyTitle },
      { kind: 'list', items: rows.map((row) => row.text) },
      ...trends.flatMap(({ caption, rows: lines }): Part[] => [
        { kind: 'text', text: [{ strong: caption }] },
        {
          kind: 'list',
          items: lines.map(({ name, trend }) => [{ strong: `${name}:` }, ` ${trendText(trend, t)}`]),
        },
      ]),
      {
        kind: 'buttons',
        buttons: rows.map(({ halfYear }) => ({
          label: capitalised(t.halfYear(halfYear)),
          action: { kind: 'words', text: `historik ${halfYear}`, group: groupId },
        })),
      },
    ],
  };
}
