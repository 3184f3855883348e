import type { ChangeOfReport } from '../domain/report-change.ts';
import type { Reply } from '../messages/report.ts';
import type { NewDelivery } from '../ports/deliveries.ts';
import { areasWithoutStatus, type Report, reportList } from './report-list.ts';
import type { Target } from './report-target.ts';

/** What is decided of a report as it was seen. Deciding reads and writes nothing. */
export type Decision =
  /** `again`: the same payload may ask again, for nothing has come of it. */
  | { kind: 'answer'; reply: Reply; again?: true }
  | {
      kind: 'change';
      change: ChangeOfReport;
      event: { kind: 'area-saved'; detail: { area: number } } | { kind: 'copied-last' | 'submitted' };
      /** What leaves with it to anybody but the asker. */
      deliveries?: (NewDelivery & { personId: number })[];
      /** Told with the list as it then is. */
      notices: string[];
      shown?: Shown;
    };

/** How the list is shown. `hindrance`: see `ReportList`; `ready`: where nothing is left to choose, only the way on. */
type Shown = { drawn?: 'new' | 'same'; hindrance?: string; ready?: true };

/** The list of a report that was seen or decided. */
export function listOf(
  { asker, today }: Target,
  report: Report,
  notices: string[],
  { drawn = 'same', hindrance, ready }: Shown = {},
): Extract<Reply, { kind: 'report' }> {
  const shown = {
    notices,
    hindrance,
    today,
    ready: ready && areasWithoutStatus(report).length === 0,
  };
  return { kind: 'report', list: reportList(asker, report, shown), drawn };
}
