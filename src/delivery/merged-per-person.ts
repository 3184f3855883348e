import type { NewDelivery } from '../ports/deliveries.ts';

/** Of several rows to one person, the first is sent and speaks for the others. */
export function mergedPerPerson(rows: NewDelivery[]): NewDelivery[] {
  const first = new Map<number, string>();
  return rows.map((row) => {
    const into = first.get(row.personId ?? 0);
    if (into === undefined) {
      first.set(row.personId ?? 0, row.dedupe);
      return row;
    }
    return { ...row, skip: { reason: 'merged', into } };
  });
}
