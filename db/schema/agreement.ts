import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { GoalMeasure, GoalPeriod } from '../../src/domain/goal.ts';
import type { Funding } from '../../src/domain/separate-agreement.ts';
import { id, instant } from './columns.ts';
import { agreement, party, workingGroup } from './group.ts';
import { person } from './person.ts';

/** An agreement on one project. The original is in the registry; this is what one needs to know of it. */
export const separateAgreement = pgTable(
  'separate_agreement',
  {
    id: id(),
    groupId: integer('group_id')
      .notNull()
      .references(() => workingGroup.id),
    /** Null: it is being prepared. */
    reference: text('reference'),
    title: text('title').notNull(),
    aims: text('aims').notNull(),
    purposes: text('purposes').notNull(),
    funding: text('funding').$type<Funding>(),
    /** Of what is funded, and with how much. */
    fundingAbout: text('funding_about').notNull(),
    /** Of a grant: the decision, and its reference. */
    grantDecision: text('grant_decision').notNull(),
    grantReference: text('grant_reference').notNull(),
    implementation: text('implementation').notNull(),
    validFrom: date('valid_from'),
    validTo: date('valid_to'),
    signedOn: date('signed_on'),
    signedBy: text('signed_by').notNull(),
    /** The reference of the agreement that it renews. */
    renews: text('renews'),
    /** When its draft was shown to its parties. */
    sharedAt: instant('shared_at'),
    /** It stands in the group's file. */
    inFile: boolean('in_file').notNull().default(false),
    savedBy: integer('saved_by').references(() => person.id),
    savedAt: instant('saved_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    index('separate_agreement_group').on(t.groupId),
    uniqueIndex('separate_agreement_reference').on(t.groupId, t.reference).where(sql`${t.removedAt} is null`),
    check('separate_agreement_funding', sql`${t.funding} in ('grant', 'fee')`),
    check('separate_agreement_valid', sql`${t.validFrom} <= ${t.validTo}`),
  ],
);

export const separateAgreementParty = pgTable(
  'separate_agreement_party',
  {
    agreementId: integer('agreement_id')
      .notNull()
      .references(() => separateAgreement.id),
    partyId: integer('party_id')
      .notNull()
      .references(() => party.id),
  },
  (t) => [primaryKey({ columns: [t.agreementId, t.partyId] })],
);

/** What the coordinators say comes after an agreement that ends. */
export const renewal = pgTable(
  'renewal',
  {
    id: id(),
    groupId: integer('group_id')
      .notNull()
      .references(() => workingGroup.id),
    /** One of these two. */
    agreementId: integer('agreement_id').references(() => agreement.id),
    separateAgreementId: integer('separate_agreement_id').references(() => separateAgreement.id),
    plan: text('plan', { enum: ['new', 'none'] }).notNull(),
    saidBy: integer('said_by')
      .notNull()
      .references(() => person.id),
    at: instant('at').notNull(),
  },
  (t) => [
    uniqueIndex('renewal_agreement').on(t.agreementId),
    uniqueIndex('renewal_separate').on(t.separateAgreementId),
    check('renewal_of_one', sql`(${t.agreementId} is null) <> (${t.separateAgreementId} is null)`),
    check('renewal_plan', sql`${t.plan} in ('new', 'none')`),
  ],
);

export const goal = pgTable(
  'goal',
  {
    id: id(),
    groupId: integer('group_id')
      .notNull()
      .references(() => workingGroup.id),
    key: text('key').notNull(),
    position: integer('position').notNull(),
    text: text('text').notNull(),
    source: text('source').notNull(),
    measure: text('measure').$type<GoalMeasure>(),
    target: integer('target'),
    per: text('per').$type<GoalPeriod>(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    uniqueIndex('goal_key').on(t.groupId, t.key),
    check(
      'goal_measure',
      sql`${t.measure} in ('initiatives', 'participants', 'participants-from-others', 'parties')`,
    ),
    check('goal_per', sql`${t.per} in ('half-year', 'year')`),
    check('goal_target', sql`${t.target} > 0`),
    check(
      'goal_counted',
      sql`(${t.measure} is null) = (${t.target} is null) and (${t.measure} is null) = (${t.per} is null)`,
    ),
  ],
);
