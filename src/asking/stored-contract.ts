import type { z } from 'zod';

/*
 * What a feature stores under kinds of its own: the messages that it sends to others, and what it writes in the log.
 * Apart from how they are composed and told, for the same reason as in `contract.ts`.
 *
 * The schemas are of objects that may have more in them than is said there: while two versions run beside each other,
 * the earlier one leaves aside what the later one has added.
 */

/**
 * When a delivery goes out, asked when it is sent, whenever it was planned. `working-hours`: nobody waits for it, so
 * what could not go in time goes in the next working hours. `at-once`: somebody has just asked for it and looks for
 * it; where it could not go within an hour nobody looks any more, and it waits for working hours too.
 */
export type Hours = 'working-hours' | 'at-once';

/** A kind of delivery. */
export type DeliveryOf<C extends z.ZodType> = {
  hours: Hours;
  /** What cannot be worked out when it is sent; without it nothing is stored. */
  content?: C;
  /** Whether this one goes at once all the same. */
  awaited?(content: z.output<C>): boolean;
  /** To a person it goes by letter and no other way: it proves that they read the mailbox, or they see it in a channel else. */
  byLetter?: true;
  /** Where a reminder of the same check-in goes to the same person at the same time, it is said in that. */
  joins?: true;
};

export function delivery<C extends z.ZodType = z.ZodUndefined>(of: DeliveryOf<C>): DeliveryOf<C> {
  return of;
}

/** A kind of event. `detail`: what the log keeps besides who, when and of what: ids, days and reasons, never names. */
export type EventOf<D extends z.ZodType> = { detail?: D };

export function event<D extends z.ZodType = z.ZodUndefined>(detail?: D): EventOf<D> {
  return { detail };
}

/** All that a feature stores under kinds of its own. */
export type Stored = {
  deliveries: Readonly<Record<string, DeliveryOf<z.ZodType>>>;
  events: Readonly<Record<string, EventOf<z.ZodType>>>;
};

/** What is stored, as its schema has it; or at which keys it is something else: never what it is, which may be a text. */
export function parseStored(
  schema: z.ZodType | undefined,
  stored: unknown,
): { is: unknown } | { wrong: string } {
  if (!schema) return { is: undefined };
  const read = schema.safeParse(stored);
  if (read.success) return { is: read.data };
  return { wrong: read.error.issues.map(({ path }) => path.join('.') || 'all of it').join(', ') };
}
