import type { Overall } from '../domain/status-update.ts';
import type { Texts } from '../texts/texts.ts';
import { commitmentLine } from './summary-answers.ts';

/** One thing that was answered of no single area, ready to show: what was asked, and a text, a list or a word. */
export type Answered = { ask: string } & (
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'word'; word: string }
);

/** What stands under *Till sist*, in the order in which it is asked. `outcomes`: what became of what was agreed, ready to show. */
export function answeredOverall(
  { workedWell, commitments, contactNext }: Omit<Overall, 'outcomes'>,
  outcomes: string[],
  t: Texts,
): Answered[] {
  const { report, lock } = t;
  const answered: Answered[] = [];
  if (workedWell.trim()) answered.push({ ask: report.workedWell, kind: 'text', text: workedWell });
  if (outcomes.length > 0) answered.push({ ask: lock.followUp, kind: 'list', items: outcomes });
  if (commitments.length > 0)
    answered.push({
      ask: report.commitments,
      kind: 'list',
      items: commitments.map((row) => commitmentLine(row, t)),
    });
  if (contactNext !== undefined)
    answered.push({
      ask: report.contactNext,
      kind: 'word',
      word: contactNext ? report.yes : report.noSomebodyElse,
    });
  return answered;
}
