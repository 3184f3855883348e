import { countedOverTime, type EarlierHalfYear } from '../domain/earlier.ts';
import { statuses } from '../domain/status-update.ts';
import type { Cell, Summary, SummaryArea, SummaryRow } from '../domain/summary.ts';
import { capitalised } from '../texts/grammar.ts';
import type { Texts } from '../texts/texts.ts';
import type { Message } from './message.ts';
import { countText } from './summary-table.ts';

/** What a picture is of: everything, with the parties' names; or for the group, how many. */
export type PictureOf = 'parties' | 'counts';

/** So much alternative text is taken along with a file; Slack takes no more. In characters. */
const longestAlt = 1_000;

/**
 * All that the picture says, in sentences: how many answer what in each area, and for a coordinator who, and how it was
 * in the half-years before.
 */
export function pictureText(
  of: PictureOf,
  summary: Summary,
  earlier: readonly EarlierHalfYear[],
  t: Texts,
): { head: string; areas: { name: string; says: string }[] } {
  const state = summary.lockedOn
    ? t.summary.lockedOn(t.dates.dayWithYear(summary.lockedOn))
    : t.summary.draftOf(t.dates.dayWithYear(summary.madeOn));
  const answered = summary.parties.filter((one) => one.answered).length;
  return {
    head: t.picture.head(
      t.picture.title(t.halfYear(summary.halfYear)),
      state,
      t.summary.answers(answered, summary.parties.length),
    ),
    areas: summary.areas.map((area) => ({
      name: area.name,
      says: [
        `${t.messages.list(saysOf(area, summary, of, t))}.`,
        ...(of === 'parties' ? before(area, summary, earlier, t) : []),
      ].join(' '),
    })),
  };
}

/** "24 svarar Går bra (…)", "1 har inte svarat (…)". */
function saysOf(area: SummaryArea, summary: Summary, of: PictureOf, t: Texts): string[] {
  const rows = area.cells.flatMap((cell, i): [Cell, SummaryRow][] => {
    const row = summary.parties[i];
    return row ? [[cell, row]] : [];
  });
  const names = (given: [Cell, SummaryRow][]) =>
    of === 'counts' ? '' : ` (${t.messages.list(given.map(([cell, row]) => nameOf(cell, row, t)))})`;
  const silent = rows.filter(([, row]) => !row.answered);
  const saysNothing = rows.filter(([cell, row]) => row.answered && !cell.status);
  return [
    ...statuses.flatMap((status) => {
      const same = rows.filter(([cell, row]) => row.answered && cell.status === status);
      return same.length > 0 ? [t.picture.says(same.length, t.statusWords[status], names(same))] : [];
    }),
    ...(silent.length > 0 ? [t.picture.silent(silent.length, names(silent))] : []),
    ...(saysNothing.length > 0 ? [t.picture.saysNothing(saysNothing.length, names(saysNothing))] : []),
  ];
}

/** With what is noted of it and not confirmed. */
const nameOf = ({ noted }: Cell, { party, answered }: SummaryRow, t: Texts) =>
  noted && !answered ? `${party.name}: ${t.statusWords[noted]}, ${t.arranged.notConfirmed}` : party.name;

function before(
  area: SummaryArea,
  summary: Summary,
  earlier: readonly EarlierHalfYear[],
  t: Texts,
): string[] {
  return countedOverTime(area, summary, earlier)
    .filter(({ halfYear }) => halfYear !== summary.halfYear)
    .map(({ halfYear, counts }) => t.picture.before(capitalised(t.halfYear(halfYear)), countText(counts, t)));
}

/** The picture's words beside it. */
export function pictureMessage(text: ReturnType<typeof pictureText>, t: Texts): Message {
  return {
    parts: [
      { kind: 'text', text: text.head },
      { kind: 'list', items: text.areas.map(({ name, says }) => [{ strong: `${name}:` }, ` ${says}`]) },
      { kind: 'note', text: t.summary.ownAssessment },
    ],
  };
}

/** All of it as alternative text, where there is room for all. */
export function wholeAlt({ head, areas }: ReturnType<typeof pictureText>, t: Texts): string {
  return t.picture.alt([head, ...areas.map(({ name, says }) => `${name}: ${says}`)].join(' '));
}

/**
 * As much of it as a file takes along: the whole, or how many say what without names, or as many of the areas as there
 * is room for; and then that the rest stands beside it, where it does.
 */
export function altWithin(
  summary: Summary,
  text: ReturnType<typeof pictureText>,
  t: Texts,
  most = longestAlt,
): string {
  const whole = wholeAlt(text, t);
  if (whole.length <= most) return whole;
  const counts = pictureText('counts', summary, [], t);
  const inShort = `${wholeAlt(counts, t)} ${t.picture.namesBeside}`;
  if (inShort.length <= most) return inShort;
  let cut = t.picture.alt(counts.head);
  for (const { name, says } of counts.areas) {
    const longer = `${cut} ${name}: ${says}`;
    if (longer.length + t.picture.restBeside.length + 1 > most) break;
    cut = longer;
  }
  return `${cut} ${t.picture.restBeside}`;
}
