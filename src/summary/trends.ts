import type { HalfYear } from '../domain/half-year.ts';
import type { CollaborationArea } from '../domain/working-group.ts';
import type { Trend } from '../messages/trend.ts';
import type { SubmittedStatus } from '../ports/store.ts';

/** So many half-years are shown beside each other. */
export const trendLength = 4;

/** How it has gone for one party in each area, by the area's key; areas that it never answered are left out. */
export function trendsOf(
  statuses: readonly SubmittedStatus[],
  areas: readonly CollaborationArea[],
  halfYears: readonly HalfYear[],
): Map<string, Trend> {
  const found = new Map(statuses.map((one) => [`${one.areaId} ${one.halfYear}`, one.status]));
  const trends = areas.map((area): [string, Trend] => [
    area.key,
    halfYears.map((halfYear) => ({ halfYear, status: found.get(`${area.id} ${halfYear}`) })),
  ]);
  return new Map(trends.filter(([, trend]) => trend.some(({ status }) => status)));
}
