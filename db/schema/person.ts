import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { roles } from '../../src/domain/working-group.ts';
import { id, instant, isOneOf, isWord } from './columns.ts';
import { party, workingGroup } from './group.ts';

/** Somebody who is or has been a contact or a coordinator. One e-mail is one person, in all groups. */
export const person = pgTable(
  'person',
  {
    id: id(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    /** As the groups' files give them, all groups taken together: see `contact`. */
    slackId: text('slack_id'),
    teamsId: text('teams_id'),
  },
  (t) => [
    uniqueIndex('person_email').on(sql`lower(${t.email})`),
    index('person_slack').on(t.slackId).where(sql`${t.slackId} is not null`),
    index('person_teams').on(t.teamsId).where(sql`${t.teamsId} is not null`),
  ],
);

export const contact = pgTable(
  'contact',
  {
    id: id(),
    partyId: integer('party_id')
      .notNull()
      .references(() => party.id),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    role: text('role', { enum: roles }).notNull(),
    /** The ids that this group's file gives with this contact; null: it says none. */
    slackId: text('slack_id'),
    teamsId: text('teams_id'),
    /** A mailbox that several read: whoever opens what comes to it says their name. */
    shared: boolean('shared').notNull().default(false),
    fromAt: instant('from_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('contact_active').on(t.partyId, t.role).where(sql`${t.endedAt} is null`),
    index('contact_person').on(t.personId).where(sql`${t.endedAt} is null`),
    check('contact_role', isOneOf(t.role, roles)),
    check('contact_dates', sql`${t.fromAt} <= ${t.endedAt}`),
  ],
);

export const coordinator = pgTable(
  'coordinator',
  {
    id: id(),
    groupId: integer('group_id')
      .notNull()
      .references(() => workingGroup.id),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    /** As of a contact. */
    slackId: text('slack_id'),
    teamsId: text('teams_id'),
    fromAt: instant('from_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('coordinator_active').on(t.groupId, t.personId).where(sql`${t.endedAt} is null`),
    index('coordinator_person').on(t.personId).where(sql`${t.endedAt} is null`),
    check('coordinator_dates', sql`${t.fromAt} <= ${t.endedAt}`),
  ],
);

/** Who somebody is on one platform; a stranger where no person is linked. The link follows from the rest: see `who-is-who.ts`. */
export const identity = pgTable(
  'identity',
  {
    id: id(),
    personId: integer('person_id').references(() => person.id),
    platform: text('platform').notNull(),
    tenant: text('tenant').notNull(),
    userId: text('user_id').notNull(),
    locale: text('locale', { enum: ['sv', 'en'] }),
    /** The address that the platform vouches for, in lower case: no two accounts of a workspace have the same. */
    email: text('email'),
    /** Whether this account is in the workspace or tenant that the bot is in. */
    home: boolean('home').notNull().default(true),
    /** Their 1:1 conversation with the bot. */
    conversationId: text('conversation_id'),
    /** What a platform needs besides the id to write there. */
    reference: jsonb('reference'),
    lookedUpAt: instant('looked_up_at').notNull(),
    /** The revisions of all groups then, added up; null: kept by a version that did not count them. */
    lookedUpGroups: integer('looked_up_groups'),
    lastSeenAt: instant('last_seen_at'),
    /** Why they cannot be written to, in our words; in the platform's where an earlier version has kept it. */
    unreachable: text('unreachable'),
    /** When they asked to be written to here rather than elsewhere. */
    chosenAt: instant('chosen_at'),
  },
  (t) => [
    uniqueIndex('identity_user').on(t.platform, t.tenant, t.userId),
    index('identity_person').on(t.personId).where(sql`${t.personId} is not null`),
    index('identity_email').on(t.email).where(sql`${t.email} is not null`),
    check('identity_platform_word', isWord(t.platform)),
    check('identity_locale', sql`${t.locale} in ('sv', 'en')`),
  ],
);
