import { dayIn } from '../domain/day.ts';
import { standingOf } from '../domain/initiative.ts';
import { type CheckInRecord, cooperationOf, countedOn } from '../domain/record.ts';
import type { Summary } from '../domain/summary.ts';
import { countsText, goalLine, whenShort } from '../messages/course-counts.ts';
import type { Texts } from '../texts/texts.ts';
import { namesIn } from './cooperation-sheets.ts';
import type { Block } from './paper.ts';
import { heading } from './record-paper.ts';

/** What the parties do together, as the meeting reads it: courses, goals, agreements on single projects. */
export function cooperationBlocks(record: CheckInRecord, summary: Summary, t: Texts): Block[] {
  return [
    ...courseBlocks(record, summary, t),
    ...goalBlocks(record, t),
    ...cooperationOf(record).separateAgreements.flatMap((one, n) => [
      ...(n === 0 ? [heading(1, t.documents.separateAgreements)] : []),
      ...agreementBlocks(one, record, t),
    ]),
  ];
}

function courseBlocks(record: CheckInRecord, { courses }: Summary, t: Texts): Block[] {
  const { documents: d, initiative: i } = t;
  const { initiatives } = cooperationOf(record);
  if (initiatives.length === 0) return [];
  const name = namesIn(record);
  const on = countedOn(record, dayIn(record.group.timezone, new Date(record.madeAt)));
  return [
    heading(1, d.courses),
    ...(courses ? [{ kind: 'text' as const, text: `${countsText(courses, t)}.` }] : []),
    {
      kind: 'table',
      caption: i.byParty,
      columns: [i.columns.when, i.columns.what, i.columns.who, i.columns.how, i.columns.people],
      rows: initiatives.map((one) => [
        whenShort(one),
        one.title,
        name.party(one.party),
        i.standing[standingOf(one, on)],
        one.state === 'held' && one.participants !== undefined
          ? i.took(one.participants, one.fromOthers)
          : '',
      ]),
      widths: [2, 4, 3, 2, 3],
    },
  ];
}

/** Each with where it comes from, and how far it is reached where it is counted. */
function goalBlocks(record: CheckInRecord, t: Texts): Block[] {
  const { goals } = cooperationOf(record);
  if (goals.length === 0) return [];
  const items = goals.map((one) => {
    const { text, source } = one;
    const counted = goalLine(one, t);
    return [text, ...(counted ? [`${counted}.`] : []), ...(source ? [`${t.goal.source(source)}.`] : [])].join(
      ' ',
    );
  });
  return [heading(1, t.goal.title), { kind: 'list', items }];
}

function agreementBlocks(
  one: ReturnType<typeof cooperationOf>['separateAgreements'][number],
  record: CheckInRecord,
  t: Texts,
): Block[] {
  const { agreement: a } = t;
  const name = namesIn(record);
  const said = (label: string, text: string | undefined): Block[] =>
    text?.trim() ? [{ kind: 'text', label: `${label}:`, text }] : [];
  const grant = [one.grantDecision, one.grantReference].filter(Boolean).join(', ');
  const funding = [one.funding ? a.fundings[one.funding] : '', one.fundingAbout, grant].filter(Boolean);
  return [
    heading(2, [one.title, one.reference ?? a.shared].join(', ')),
    ...said(a.parties, t.messages.list(one.parties.map(name.party))),
    ...said(a.aims, one.aims),
    ...said(a.purposes, one.purposes),
    ...said(a.funding, funding.join('. ')),
    ...said(a.implementation, one.implementation),
    ...said(a.columns.valid, one.validFrom && one.validTo && a.until(one.validFrom, one.validTo)),
    ...said(a.signedOn, one.signedOn && a.signedText(one.signedOn, one.signedBy)),
  ];
}
