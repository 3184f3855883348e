import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/**
 * The log: JSON lines. What went wrong is told by its type, its code, its message and where; whatever else hangs on
 * an error may be what somebody wrote, or a whole request with its token. A secret of the configuration that some
 * library puts in a message is blotted out.
 */
export function createLog(config: Config, destination: NodeJS.WritableStream | 1 | 2): Logger {
  const secrets = secretsOf(config);
  return pino(
    {
      level: config.logLevel,
      serializers: { err: plain },
      hooks: {
        streamWrite: (line) => secrets.reduce((text, secret) => text.replaceAll(secret, '[hemligt]'), line),
      },
    },
    typeof destination === 'number' ? pino.destination(destination) : destination,
  );
}

/** Whose messages quote: what was no JSON, what was no such form, what a platform answered. */
const quoting = /^(SyntaxError|ZodError|WebAPI\w*|RestError)$/;

type PlainError = { type: string; code?: string; message?: string; stack?: string; cause?: PlainError };

function plain(error: unknown): PlainError | string {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const quotes = quoting.test(error.name);
  // A stack begins with the message.
  const places = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    code,
    message: quotes ? undefined : error.message,
    stack: places?.join('\n'),
    cause: error.cause instanceof Error ? (plain(error.cause) as PlainError) : undefined,
  };
}

/** As they stand in a line of JSON. A short one is no secret that could be told from ordinary words. */
function secretsOf({ database, slack, teams, mail }: Config): string[] {
  const passwords =
    database.kind === 'postgres'
      ? [database.url, database.migrateUrl].flatMap((url) => (url ? passwordsIn(url) : []))
      : [];
  const password = teams?.kind === 'entra' ? teams.password : undefined;
  const smtp = mail?.server.auth?.password;
  return [...passwords, smtp, slack?.botToken, slack?.appToken, slack?.signingSecret, password]
    .filter((secret) => secret !== undefined && secret.length >= 8)
    .map((secret) => JSON.stringify(secret).slice(1, -1));
}

/** As it stands in the address, and as it is sent. */
function passwordsIn(url: string): string[] {
  const { password } = URL.canParse(url) ? new URL(url) : { password: '' };
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
