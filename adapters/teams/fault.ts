import type { Delivery, Trouble } from '../../src/ports/chat-platform.ts';

/** What went wrong with a call of Teams' connector, and what that means for the call. `why` is Teams' word, or the system's. */
export type Fault =
  /** Teams understood and said no. */
  | { kind: 'refused'; status: number; why: string }
  /** To be tried again after this many milliseconds. */
  | { kind: 'limited'; wait: number; why: string }
  /** Teams or Entra does not take the bot for who it says it is: an administrator has to mend it. Milliseconds as above. */
  | { kind: 'stopped'; wait: number; why: string }
  /** It never reached Teams. */
  | { kind: 'not-sent'; why: string }
  /** It may have been done. */
  | { kind: 'in-doubt'; why: string };

/** Thrown by the HTTP client under botbuilder. Its name is not `RestError`, so that botbuilder does not try again. */
export class ConnectorFault extends Error {
  override name = 'ConnectorFault';
  readonly fault: Fault;
  constructor(fault: Fault, cause?: unknown) {
    super(fault.why, { cause });
    this.fault = fault;
  }
}

/** What Teams asks to try again, and how long to wait where it does not say, in milliseconds. */
const again = new Map([
  [412, 2_000],
  [429, 10_000],
  [502, 5_000],
  [503, 5_000],
  [504, 5_000],
]);

/** What Entra says where it gives the bot no token for a wrong or revoked id or secret. */
const refusals = new Set(['invalid_client', 'unauthorized_client', 'invalid_request', 'invalid_grant']);

/** How long to leave alone what waits for an administrator, in milliseconds. */
export const mendedWithin = 60_000;

/** An answer that is no success. `retryAfter` as in the header: seconds or a date. */
export function faultOfAnswer(status: number, body: string, retryAfter: string | undefined): Fault {
  const why = codeIn(body) ?? `http_${status}`;
  const wait = again.get(status);
  if (wait !== undefined) return { kind: 'limited', wait: waitOf(retryAfter) ?? wait, why };
  if (status === 401) return { kind: 'stopped', wait: mendedWithin, why };
  return status >= 500 ? { kind: 'in-doubt', why } : { kind: 'refused', status, why };
}

/** Reads a thrown error. What was thrown elsewhere than in the HTTP client was thrown before it: no token, say. */
export function faultOf(error: unknown): Fault {
  if (error instanceof ConnectorFault) return error.fault;
  const why = wordFor(error);
  return refusals.has(why) ? { kind: 'stopped', wait: mendedWithin, why } : { kind: 'not-sent', why };
}

/** The tenant has switched the app off, or lets none in: whoever the message is for. */
const aboutTenant = /admin|tenant|polic/i;
/** Teams' address for the tenant is another: see the newest that it has told. */
const aboutAddress = /host|serviceurl/i;

/** Statuses of a refusal of the message itself: no such syntax, too large, no such type, not to be processed. */
const aboutMessage = new Set([400, 413, 415, 422]);

const personMeanings: Record<string, Trouble> = {
  BotNotInConversationRoster: 'never-seen',
  ForbiddenOperationException: 'never-seen',
  ConversationBlockedByUser: 'blocked',
  MessageWritesBlocked: 'blocked',
};

/** What Teams' refusal means for a delivery. */
export function troubleOf(
  { status, why }: { status: number; why: string },
  to: Delivery['to']['kind'],
): Trouble {
  if (status === 401) return 'no-access';
  if (status === 403 && (aboutTenant.test(why) || aboutAddress.test(why))) return 'held';
  if (aboutMessage.has(status)) return 'too-large';
  if (to === 'channel') return why === 'MessageWritesBlocked' ? 'closed' : 'not-a-member';
  return personMeanings[why] ?? (status === 404 ? 'gone' : 'blocked');
}

/** What a word means that an earlier version has kept of a person whom a message did not reach. */
export function meaningOf(word: string): Trouble {
  if (/NotFound|^http_404$/.test(word)) return 'gone';
  return personMeanings[word] ?? (aboutTenant.test(word) ? 'held' : 'blocked');
}

/** Whether Teams has refused a message for its form or its size. */
export const isAboutMessage = (fault: Fault): boolean =>
  fault.kind === 'refused' && aboutMessage.has(fault.status);

function codeIn(body: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    const error = property(parsed, 'error');
    // What is nearer to the reason stands beside a code as general as Forbidden, where it stands at all.
    const code = property(error, 'subCode') ?? property(parsed, 'subCode') ?? property(error, 'code');
    return typeof code === 'string' && /^[\w .-]{1,80}$/.test(code) ? code : undefined;
  } catch {
    return undefined;
  }
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function waitOf(retryAfter: string | undefined): number | undefined {
  if (!retryAfter) return undefined;
  const seconds = Number(retryAfter);
  const wait = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(retryAfter) - Date.now();
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), 3_600_000) : undefined;
}

/** A word for the log: a code where there is one, else the error's name. Never its sentence, which may quote. */
export function wordFor(error: unknown): string {
  const code = property(error, 'errorCode') ?? property(error, 'code');
  if (typeof code === 'string' && /^[\w.-]{1,80}$/.test(code)) return code;
  return error instanceof Error ? error.name : 'unknown';
}
