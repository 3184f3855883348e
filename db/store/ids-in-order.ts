import { sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/** One row with all ids of a kind, instead of one for each: large groups have thousands of links. */
export const idsInOrder = (id: PgColumn) => sql<number[]>`json_agg(${id} order by ${id})`;
