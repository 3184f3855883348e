import { DrizzleQueryError } from 'drizzle-orm';

/**
 * The same methods, whose database faults do not carry what was to be stored: the query builder puts every
 * parameter in its message, and those are people's texts and addresses, which must not reach a log. `took` is told how
 * long each call took, in milliseconds.
 */
export function withPlainFaults<T extends object>(methods: T, took: (time: number) => void = () => {}): T {
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
  const fault = error instanceof DrizzleQueryError ? error.cause : error;
  if (!(error instanceof DrizzleQueryError) && !isServers(fault)) return error;
  const code = word(fault, 'code') ?? 'no code';
  // The server's own sentence may quote a value that it could not read; names of its own making may not.
  const where = ['table', 'table_name', 'column', 'column_name', 'constraint', 'constraint_name', 'routine']
    .flatMap((key) => word(fault, key) ?? [])
    .filter((name) => /^\w{1,63}$/.test(name));
  const about = where.length > 0 ? `: ${[...new Set(where)].join(', ')}` : '';
  const said = isServers(fault) || !(fault instanceof Error) ? '' : ` ${fault.name}`;
  return Object.assign(new Error(`The database refused or did not answer (${code})${said}${about}`), {
    code,
  });
}

/** What PostgreSQL itself says, in either driver's clothes, has its severity. */
function isServers(error: unknown): boolean {
  return error instanceof Error && word(error, 'severity') !== undefined;
}

function word(error: unknown, key: string): string | undefined {
  const value: unknown = error instanceof Error ? Reflect.get(error, key) : undefined;
  return typeof value === 'string' ? value : undefined;
}
