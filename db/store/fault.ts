import { DrizzleQueryError } from 'drizzle-orm';

/**
 * The same methods, whose database faults do not carry what was to be stored: the query builder puts every
 * parameter in its message, and those are people's texts and addresses, which must not reach a log. `took` is told how
 * long each call took, in milliseconds.
 */
export function withPlainFaults<T extends object>(methods: T, took: (time: number) => void): T {
  const wrapped = Object.entries(methods).map(([name, method]) => [
    name,
    async (...given: unknown[]) => {
      const from = performance.now();
      try {
        return await method(...given);
      } catch (error) {
        throw plain(error);
      } finally {
        took(performance.now() - from);
      }
    },
  ]);
  return Object.fromEntries(wrapped);
}

function plain(error: unknown): unknown {
  if (!(error instanceof DrizzleQueryError)) return error;
  const cause = error.cause;
  const code = cause && 'code' in cause ? String(cause.code) : 'no code';
  // The server's message names tables and constraints; the values are in its detail, which is left out.
  return Object.assign(new Error(`The database refused or did not answer (${code}): ${cause?.message}`), {
    code,
  });
}
