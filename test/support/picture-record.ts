import type { EarlierHalfYear } from '../../src/domain/earlier.ts';
import type { CheckInRecord } from '../../src/domain/record.ts';
import { statuses } from '../../src/domain/status-update.ts';
import { recordOf } from './records.ts';

/** Municipalities as they are called in Skåne, the convener not among them. */
export const municipalities =
  'Bjuv Bromölla Burlöv Båstad Eslöv Helsingborg Hässleholm Höganäs Hörby Höör Klippan Kristianstad Kävlinge Landskrona Lomma Lund Malmö Osby Perstorp Simrishamn Sjöbo Skurup Staffanstorp Svalöv Svedala Tomelilla Trelleborg Vellinge Ystad Åstorp Ängelholm Örkelljunga Östra·Göinge'
    .split(' ')
    .map((name) => name.replace('·', ' '));

/** A record of so many parties, the convener among them. */
export const recordOfParties = (parties: number, areas = 4, more: Parameters<typeof recordOf>[1] = {}) =>
  recordOf(municipalities.slice(0, parties - 1), { areas, ...more });

/** What the record's parties said in the half-years before it. */
export function earlierOf(record: CheckInRecord): EarlierHalfYear[] {
  return (['2018-H1', '2018-H2', '2019-H1'] as const).map((halfYear, h) => ({
    halfYear,
    said: record.parties.flatMap(({ key }, i) =>
      record.areas.map((area, j) => ({
        party: key,
        area: area.key,
        // Most go well, and the others are never the same from one half-year to the next.
        status: (i * 7 + j * 3 + h) % 10 < 6 ? 'going_well' : (statuses[(i + j + h) % 4] ?? 'stalled'),
      })),
    ),
  }));
}
