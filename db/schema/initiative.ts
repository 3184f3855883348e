import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import type { Arrangement, InitiativeState, Openness } from '../../src/domain/initiative.ts';
import type { UpcomingKind } from '../../src/ports/upcoming.ts';
import { separateAgreement } from './agreement.ts';
import { id, instant, isWord } from './columns.ts';
import { area, party, workingGroup } from './group.ts';
import { person } from './person.ts';

/** A course. Its row is what two people who change it wait for each other on; what it says is in its latest version. */
export const initiative = pgTable(
  'initiative',
  {
    id: id(),
    groupId: integer('group_id')
      .notNull()
      .references(() => workingGroup.id),
    /** The organiser. */
    partyId: integer('party_id')
      .notNull()
      .references(() => party.id),
    /** The latest version. */
    n: integer('n').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [index('initiative_group').on(t.groupId), index('initiative_party').on(t.partyId)],
);

/** What was said of it each time. Saving is making a version; the one before stays. */
export const initiativeVersion = pgTable(
  'initiative_version',
  {
    initiativeId: integer('initiative_id')
      .notNull()
      .references((): AnyPgColumn => initiative.id),
    n: integer('n').notNull(),
    title: text('title').notNull(),
    day: date('day').notNull(),
    lastDay: date('last_day'),
    /** Local, `HH:MM`. */
    from: text('from_time'),
    to: text('to_time'),
    open: text('open').$type<Openness>().notNull(),
    areaId: integer('area_id').references(() => area.id),
    where: text('place').notNull(),
    arrangement: text('arrangement').$type<Arrangement>(),
    applyBy: date('apply_by'),
    places: integer('places'),
    applyAt: text('apply_at').notNull(),
    about: text('about').notNull(),
    ask: text('ask').notNull(),
    separateAgreementId: integer('separate_agreement_id').references(() => separateAgreement.id),
    state: text('state').$type<InitiativeState>().notNull(),
    participants: integer('participants'),
    fromOthers: integer('from_others'),
    savedBy: integer('saved_by')
      .notNull()
      .references(() => person.id),
    savedAt: instant('saved_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.initiativeId, t.n] }),
    check('initiative_version_counts_from_1', sql`${t.n} >= 1`),
    check('initiative_version_open', sql`${t.open} in ('yes', 'no', 'undecided')`),
    check('initiative_version_arrangement', sql`${t.arrangement} in ('region', 'funded', 'own')`),
    check('initiative_version_state', sql`${t.state} in ('planned', 'held', 'cancelled')`),
    check('initiative_version_days', sql`${t.lastDay} >= ${t.day}`),
    check(
      'initiative_version_numbers',
      sql`${t.participants} >= 0 and ${t.fromOthers} >= 0 and ${t.places} >= 0`,
    ),
  ],
);

/** How many a party sends; 0 once it has withdrawn. */
export const signUp = pgTable(
  'sign_up',
  {
    initiativeId: integer('initiative_id')
      .notNull()
      .references(() => initiative.id),
    partyId: integer('party_id')
      .notNull()
      .references(() => party.id),
    seats: integer('seats').notNull(),
    signedBy: integer('signed_by')
      .notNull()
      .references(() => person.id),
    at: instant('at').notNull(),
    /** When the organiser was told of it as it is now. */
    seenAt: instant('seen_at'),
  },
  (t) => [
    primaryKey({ columns: [t.initiativeId, t.partyId] }),
    check('sign_up_seats', sql`${t.seats} between 0 and 100000`),
  ],
);

/** An invitation has gone to somebody of the party. */
export const told = pgTable(
  'told',
  {
    initiativeId: integer('initiative_id')
      .notNull()
      .references(() => initiative.id),
    partyId: integer('party_id')
      .notNull()
      .references(() => party.id),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.initiativeId, t.partyId] })],
);

/** Who wants no digests of courses in a group. */
export const tipsOff = pgTable(
  'tips_off',
  {
    groupId: integer('group_id')
      .notNull()
      .references(() => workingGroup.id),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.groupId, t.personId] }), index('tips_off_person').on(t.personId)],
);

/** What a group's calendar is to look at, and when. */
export const upcoming = pgTable(
  'upcoming',
  {
    groupId: integer('group_id')
      .notNull()
      .references(() => workingGroup.id),
    kind: text('kind').$type<UpcomingKind>().notNull(),
    subject: integer('subject').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.kind, t.subject] }),
    index('upcoming_at').on(t.at),
    check('upcoming_kind_word', isWord(t.kind)),
  ],
);
