import type { HalfYear } from '../domain/half-year.ts';
import type { Status } from '../domain/status-update.ts';
import type { Texts } from '../texts/texts.ts';

/** How it has gone in one area over half-years, the earliest first; no status: not answered. */
export type Trend = { halfYear: HalfYear; status?: Status }[];

/** 🟢 🟢 🔶 🟢 (Går bra, Går bra, Behöver ändras, Går bra): shapes at a glance, and the same in words. */
export function trendText(trend: Trend, t: Texts): string {
  const shapes = trend.map(({ status }) => (status ? t.shapes[status] : t.summary.noStatus));
  const words = trend.map(({ status }) => (status ? t.statusWords[status] : t.summary.noAnswerWords));
  return `${shapes.join(' ')} (${words.join(', ')})`;
}
