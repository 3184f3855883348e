import { createHash } from 'node:crypto';
import type { Log } from './log.ts';

/**
 * The name of one ask in the log, made of its payload's key: the adapter's lines, the product's and those of the
 * deliveries it led to have it in common, and so has the same payload sent again. It tells nobody who asked.
 */
export function requestOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 12);
}

/** The log of one ask. The name is worked out first when there is something to say. */
export function logOf(log: Log, key: string): Log {
  return {
    info: (fields, message) => log.info({ request: requestOf(key), ...fields }, message),
    warn: (fields, message) => log.warn({ request: requestOf(key), ...fields }, message),
    error: (fields, message) => log.error({ request: requestOf(key), ...fields }, message),
  };
}
