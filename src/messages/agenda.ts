import { createHash } from 'node:crypto';
import type { Day } from '../domain/day.ts';
import type { AgendaItem, AgendaKind } from '../domain/meeting.ts';
import { type Status, statuses } from '../domain/status-update.ts';
import type { Summary } from '../domain/summary.ts';
import type { Texts } from '../texts/texts.ts';
import type { Part, Run } from './message.ts';
import { commitmentLine } from './summary-answers.ts';

/** So many lines of one item; the rest stands in the documents. */
const mostLines = 6;

/** What an agenda is proposed from, besides the answers. */
export type AgendaSources = {
  summary: Summary;
  /** Agreements that end within half a year of the meeting and are not renewed. */
  ending: { party: string; reference: string; validTo: Day }[];
  /** Courses that are open to others and come after the meeting, a line each. */
  courses: string[];
};

/**
 * An agenda proposed from the answers, in the group's language. It is seen by all who are invited, so it names nobody who
 * stands still: an area has its answers as counts.
 */
export function proposeAgenda({ summary, ending, courses }: AgendaSources, t: Texts): AgendaItem[] {
  const m = t.meeting;
  const named = (kind: AgendaKind, lines: string[]): AgendaItem[] =>
    lines.length > 0 ? [item(kind, kind, m.kinds[kind], inLines(lines, t))] : [];
  const left = summary.agreed.map((one) => commitmentLine({ ...one, who: one.who || one.party.name }, t));
  const shared = summary.needs.flatMap(({ same, alike }) => {
    const parties = new Set([...same, ...alike].map(({ party }) => party.key));
    const text = same[0]?.text ?? '';
    return parties.size > 1 ? [m.needOf(oneLine(text), parties.size)] : [];
  });
  return [
    ...named('follow-ups', [...new Set(left)]),
    ...areaItems(summary, t),
    ...named('needs', shared),
    ...named(
      'worked',
      summary.workedWell.map(({ text, party }) => m.workedAt(oneLine(text), party.name)),
    ),
    ...named('courses', courses),
    ...named(
      'agreements',
      ending.map(({ party, reference, validTo }) => m.endsOn(party, reference, t.dates.dayWithYear(validTo))),
    ),
  ];
}

/** Areas in which the answers differ, something stands still or needs change, or it has got worse. */
function areaItems(summary: Summary, t: Texts): AgendaItem[] {
  const m = t.meeting;
  return summary.areas.flatMap(({ key, name, cells }) => {
    const worse = summary.worse.filter(({ area }) => area === name).flatMap(({ parties }) => parties);
    const discussed = summary.discuss.some(({ area }) => area === name);
    if (!discussed && worse.length === 0) return [];
    const count = (status: Status) => cells.filter((cell) => cell.status === status).length;
    const counts = statuses.filter((status) => count(status) > 0);
    const about = [
      m.areaCounts(counts.map((status) => m.count(count(status), t.statusWords[status])).join(', ')),
      ...(worse.length > 0 ? [m.gotWorse(worse.length)] : []),
    ];
    return [item('area', key, name, about.join(' '))];
  });
}

const item = (kind: AgendaKind, of: string, title: string, about: string): AgendaItem => ({
  key: agendaKey(`${kind} ${of}`),
  kind,
  title,
  about,
  note: '',
});

/** The same for the same thing, so that a form that is open while the agenda is proposed anew still knows it. */
const agendaKey = (of: string) => createHash('sha256').update(of).digest('hex').slice(0, 16);

const oneLine = (text: string) => text.trim().replace(/\s+/g, ' ').replace(/\.$/, '');

function inLines(lines: string[], t: Texts): string {
  const shown = lines.length > mostLines + 1 ? lines.slice(0, mostLines) : lines;
  const more = lines.length - shown.length;
  return [...shown, ...(more > 0 ? [t.meeting.andMore(more)] : [])].join('\n');
}

/** The agenda to read, numbered. `nameOf`: whose question an item is. */
export function agendaParts(
  items: readonly AgendaItem[],
  t: Texts,
  nameOf: (partyId: number) => string,
): Part[] {
  if (items.length === 0) return [];
  // A list would put its own marks before the numbers.
  const runs = items.flatMap(({ title, about, partyId }, n): Run[] => {
    const from = partyId === undefined ? '' : ` (${t.meeting.questionFrom(nameOf(partyId))})`;
    const more = about.trim() ? `\n${about.trim()}` : '';
    return [`${n > 0 ? '\n' : ''}${n + 1}. `, { strong: title }, `${from}${more}`];
  });
  return [
    { kind: 'text', text: [{ strong: t.meeting.agenda }] },
    { kind: 'text', text: runs },
  ];
}
