import { standingOf } from '../domain/initiative.ts';
import { type CheckInRecord, cooperationOf, countedOn } from '../domain/record.ts';
import { sha256Of } from '../domain/record-hash.ts';
import type { RecordedInitiative, RecordedSeparateAgreement } from '../domain/recorded-cooperation.ts';
import type { Summary } from '../domain/summary.ts';
import { countsText, goalLine, targetText, whenShort } from '../messages/course-counts.ts';
import type { Texts } from '../texts/texts.ts';
import type { Block } from './paper.ts';
import { heading, momentOf } from './record-paper.ts';
import type { Cell, Sheet } from './sheet.ts';

/* What the parties do together, in the documents of a record: courses, agreements on single projects, goals. */

const namesIn = (record: CheckInRecord) => {
  const names = new Map(record.parties.map((party) => [party.key, party]));
  return (key: string) => names.get(key)?.shortName ?? key;
};

/** Where the courses stand on the day of the record. */
const standingIn = (record: CheckInRecord, t: Texts) => {
  const day = countedOn(record, momentOf(record, record.madeAt, t).day);
  return (one: RecordedInitiative) => t.initiative.standing[standingOf(one, day)];
};

const isDraft = (one: RecordedSeparateAgreement) => one.reference === undefined || one.signedOn === undefined;

/** For the brief; nothing of what there is nothing of. */
export function cooperationBlocks(record: CheckInRecord, summary: Summary, t: Texts): Block[] {
  const { initiatives, separateAgreements, goals } = cooperationOf(record);
  const { initiative: i, agreement: a, documents: d } = t;
  const nameOf = namesIn(record);
  const standing = standingIn(record, t);
  return [
    ...(goals.length > 0
      ? [
          heading(1, t.goal.title),
          {
            kind: 'list' as const,
            items: goals.map((goal) =>
              [goal.text, goalLine(goal, t), goal.source && t.goal.source(goal.source)]
                .filter(Boolean)
                .join('. '),
            ),
          },
        ]
      : []),
    ...(summary.courses
      ? [
          heading(1, i.listTitle),
          { kind: 'text' as const, text: `${countsText(summary.courses, t)}.` },
          {
            kind: 'table' as const,
            caption: i.byParty,
            columns: [i.columns.what, i.columns.when, i.columns.who, i.columns.how, i.columns.people],
            rows: initiatives.map((one) => [
              one.title,
              whenShort(one),
              nameOf(one.party),
              standing(one),
              one.state === 'held' && one.participants !== undefined
                ? i.took(one.participants, one.fromOthers)
                : '',
            ]),
            widths: [5, 2.5, 2.5, 2, 3],
          },
        ]
      : []),
    ...(separateAgreements.length > 0
      ? [
          heading(1, d.separateAgreements),
          {
            kind: 'table' as const,
            caption: d.separateAgreements,
            columns: [a.columns.what, d.reference, d.parties, a.columns.valid, a.columns.state],
            rows: separateAgreements.map((one) => [
              one.title,
              one.reference ?? '–',
              t.messages.list(one.parties.map(nameOf)),
              one.validFrom || one.validTo ? a.until(one.validFrom ?? '', one.validTo ?? '') : '–',
              isDraft(one) ? a.shared : a.signed,
            ]),
            widths: [4, 3, 3, 3, 2],
          },
        ]
      : []),
  ];
}

const dayCell = (day: string | undefined): Cell => (day === undefined ? '' : { day });
const numberCell = (number: number | undefined): Cell => (number === undefined ? '' : { number });

/** The half-year's courses, one a line. */
export function courseSheet(record: CheckInRecord, t: Texts): Sheet {
  const { initiative: i, documents: d } = t;
  const sha256 = sha256Of(record);
  const standing = standingIn(record, t);
  const nameOf = namesIn(record);
  const region = nameOf(record.convener);
  const areas = new Map(record.areas.map(({ key, name }) => [key, name]));
  return {
    name: d.kinds.courses,
    columns: [
      i.columns.when,
      i.lastDay,
      i.columns.what,
      i.columns.who,
      d.area,
      i.columns.how,
      i.isOpen,
      i.paidBy,
      d.courseColumns.participants,
      d.courseColumns.fromOthers,
      d.courseColumns.signedUp,
      i.places,
      d.courseColumns.told,
      i.agreement,
      d.columns.version,
      d.columns.subject,
      d.columns.checksum,
    ],
    rows: cooperationOf(record).initiatives.map((one) => [
      { day: one.day, ...(one.from !== undefined && { time: one.from }) },
      dayCell(one.lastDay),
      one.title,
      nameOf(one.party),
      one.area === undefined ? '' : (areas.get(one.area) ?? one.area),
      standing(one),
      i.open[one.open],
      one.arrangement ? i.arrangementOf(one.arrangement, region, nameOf(one.party)) : '',
      numberCell(one.participants),
      numberCell(one.fromOthers),
      numberCell(one.signedUp),
      numberCell(one.places),
      numberCell(one.told.length),
      one.separateAgreement ?? '',
      numberCell(one.version),
      record.subject,
      sha256,
    ]),
  };
}

/** The agreements on single projects, one a line, with their four parts. */
export function separateSheet(record: CheckInRecord, t: Texts): Sheet {
  const { agreement: a, documents: d } = t;
  const sha256 = sha256Of(record);
  const nameOf = namesIn(record);
  return {
    name: d.separateAgreements,
    columns: [
      d.reference,
      a.columns.what,
      d.parties,
      a.columns.state,
      a.validFrom,
      a.validTo,
      a.aims,
      a.purposes,
      a.funding,
      a.fundingAbout,
      a.grantDecision,
      a.grantReference,
      a.implementation,
      a.signedOn,
      a.signedBy,
      a.renews,
      d.columns.subject,
      d.columns.checksum,
    ],
    rows: cooperationOf(record).separateAgreements.map((one) => [
      one.reference ?? '',
      one.title,
      t.messages.list(one.parties.map(nameOf)),
      isDraft(one) ? a.shared : a.signed,
      dayCell(one.validFrom),
      dayCell(one.validTo),
      one.aims,
      one.purposes,
      one.funding ? a.fundings[one.funding] : '',
      one.fundingAbout,
      one.grantDecision,
      one.grantReference,
      one.implementation,
      dayCell(one.signedOn),
      one.signedBy,
      one.renews ?? '',
      record.subject,
      sha256,
    ]),
  };
}

/** The goals, one a line, and how far those that are counted are reached. */
export function goalSheet(record: CheckInRecord, t: Texts): Sheet {
  const { goal: g, documents: d } = t;
  const sha256 = sha256Of(record);
  return {
    name: g.title,
    columns: [g.one, g.sourceLabel, g.measure, g.howMany, g.reached, d.columns.subject, d.columns.checksum],
    rows: cooperationOf(record).goals.map((one) => [
      one.text,
      one.source,
      targetText(one, t) ?? '',
      numberCell(one.target),
      numberCell(one.reached),
      record.subject,
      sha256,
    ]),
  };
}
