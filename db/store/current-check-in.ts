import { type SQL, sql } from 'drizzle-orm';

/**
 * The order in which a group's opened check-ins are meant by commands that name none: first the latest that can still
 * be answered, unless a later one was locked after it was due. That one has run its course, and what was left unlocked
 * before it has been left behind: it would take what people write of the next half-year. One that was locked before it
 * was due, by mistake or because all had answered, leaves the earlier one as it was. `one`: the table or its alias.
 */
export const currentFirst = (one: SQL) => sql`(${one}.locked_at is null and not exists (
  select from check_in later join working_group on working_group.id = later.group_id
  where later.group_id = ${one}.group_id and later.half_year > ${one}.half_year and later.opened_at is not null
  and (later.locked_at at time zone working_group.timezone)::date > later.due_on)) desc, ${one}.half_year desc`;
