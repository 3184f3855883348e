import type { Day } from '../domain/day.ts';
import { standingOf } from '../domain/initiative.ts';
import { type CheckInRecord, cooperationOf, countedOn } from '../domain/record.ts';
import { sha256Of } from '../domain/record-hash.ts';
import type { Texts } from '../texts/texts.ts';
import type { Cell, Sheet } from './sheet.ts';

/** A name for a key of the record; what it does not name stands as its key. */
export function namesIn(record: CheckInRecord) {
  const named = (all: readonly { key: string; name: string }[]) => (key: string) =>
    all.find((one) => one.key === key)?.name ?? key;
  return { party: named(record.parties), area: named(record.areas) };
}

const dayCell = (day: Day | undefined): Cell => (day === undefined ? '' : { day });
const countCell = (number: number | undefined): Cell => (number === undefined ? '' : { number });

/** The half-year's courses, one a line, with all that is said of them. */
function courseSheet(record: CheckInRecord, day: Day, t: Texts): Sheet {
  const { documents: d, initiative: i } = t;
  const sha256 = sha256Of(record);
  const name = namesIn(record);
  const region = name.party(record.convener);
  const on = countedOn(record, day);
  return {
    name: d.courses,
    columns: [
      i.day,
      i.lastDay,
      i.from,
      i.to,
      i.title,
      i.organiser,
      i.paidBy,
      i.isOpen,
      i.inArea,
      i.place,
      d.state,
      i.participants,
      i.fromOthers,
      i.places,
      d.signedUp,
      d.toldTo,
      i.applyLast,
      i.applyAt,
      i.aboutIt,
      i.askWhom,
      i.agreement,
      d.columns.version,
      d.columns.subject,
      d.columns.checksum,
    ],
    rows: cooperationOf(record).initiatives.map((one) => [
      { day: one.day },
      dayCell(one.lastDay),
      one.from ?? '',
      one.to ?? '',
      one.title,
      name.party(one.party),
      one.arrangement ? i.arrangementOf(one.arrangement, region, name.party(one.party)) : '',
      i.open[one.open],
      one.area === undefined ? '' : name.area(one.area),
      one.where,
      i.standing[standingOf(one, on)],
      countCell(one.participants),
      countCell(one.fromOthers),
      countCell(one.places),
      { number: one.signedUp },
      t.messages.list(one.told.map(name.party)),
      dayCell(one.applyBy),
      one.applyAt ?? '',
      one.about,
      one.ask ?? '',
      one.separateAgreement ?? '',
      { number: one.version },
      record.subject,
      sha256,
    ]),
  };
}

/** Agreements on single projects, one a line, with their four parts. */
function agreementSheet(record: CheckInRecord, t: Texts): Sheet {
  const { documents: d, agreement: a } = t;
  const sha256 = sha256Of(record);
  const name = namesIn(record);
  return {
    name: d.separateAgreements,
    columns: [
      a.reference,
      a.columns.what,
      a.parties,
      a.aims,
      a.purposes,
      a.funding,
      a.fundingAbout,
      a.grantDecision,
      a.grantReference,
      a.implementation,
      a.validFrom,
      a.validTo,
      a.signedOn,
      a.signedBy,
      a.renews,
      d.columns.subject,
      d.columns.checksum,
    ],
    rows: cooperationOf(record).separateAgreements.map((one) => [
      one.reference ?? a.shared,
      one.title,
      t.messages.list(one.parties.map(name.party)),
      one.aims,
      one.purposes,
      one.funding ? a.fundings[one.funding] : '',
      one.fundingAbout,
      one.grantDecision,
      one.grantReference,
      one.implementation,
      dayCell(one.validFrom),
      dayCell(one.validTo),
      dayCell(one.signedOn),
      one.signedBy,
      one.renews ?? '',
      record.subject,
      sha256,
    ]),
  };
}

/** The group's goals, one a line, with what has been reached of those that are counted. */
function goalSheet(record: CheckInRecord, t: Texts): Sheet {
  const { documents: d, goal: g } = t;
  const sha256 = sha256Of(record);
  return {
    name: g.title,
    columns: [
      g.title,
      d.source,
      d.measure,
      d.target,
      d.per,
      d.reached,
      d.columns.subject,
      d.columns.checksum,
    ],
    rows: cooperationOf(record).goals.map(({ text, source, measure, target, per, reached }) => [
      text,
      source,
      measure ? g.inTable[measure] : '',
      countCell(target),
      per ? g.periodInTable[per] : '',
      measure ? { number: reached ?? 0 } : '',
      record.subject,
      sha256,
    ]),
  };
}

/** What the parties do together, a list for each kind that there is anything of. `day`: when the record is made. */
export function cooperationSheets(record: CheckInRecord, day: Day, t: Texts): Sheet[] {
  return [courseSheet(record, day, t), agreementSheet(record, t), goalSheet(record, t)].filter(
    ({ rows }) => rows.length > 0,
  );
}
