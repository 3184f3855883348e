import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';

/** What went wrong with a call of Slack's Web API, and what that means for the call. */
export type Fault =
  /** Slack understood and said no, with its word for it. */
  | { kind: 'refused'; why: string }
  /** To be tried again after this many milliseconds; nothing was done. */
  | { kind: 'limited'; wait: number; why: string }
  /** It never reached Slack. */
  | { kind: 'not-sent'; why: string }
  /** It may have been done. */
  | { kind: 'in-doubt'; why: string };

/** Slack's own failures, after which something may have been done. */
const uncertain = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);

const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Reads a thrown error. `why` never has texts or tokens in it. */
export function faultOf(error: unknown): Fault {
  if (error instanceof WebAPIRateLimitedError)
    return { kind: 'limited', wait: error.retryAfter * 1_000, why: 'ratelimited' };
  if (error instanceof WebAPIPlatformError) {
    const why = error.data.error;
    if (typeof why !== 'string' || !/^[a-z0-9_]{1,80}$/.test(why))
      return { kind: 'in-doubt', why: 'unreadable_answer' };
    if (why === 'ratelimited' || why === 'rate_limited') return { kind: 'limited', wait: 30_000, why };
    return uncertain.has(why) ? { kind: 'in-doubt', why } : { kind: 'refused', why };
  }
  if (error instanceof WebAPIHTTPError) return { kind: 'in-doubt', why: `http_${error.statusCode}` };
  if (error instanceof WebAPIRequestError) {
    const code = causes(error).find((each) => neverConnected.has(each));
    if (code) return { kind: 'not-sent', why: code };
    return { kind: 'in-doubt', why: causes(error)[0] ?? error.original.name };
  }
  return { kind: 'in-doubt', why: causes(error)[0] ?? (error instanceof Error ? error.name : 'unknown') };
}

/** The system's codes in a chain of causes, outermost first. Node joins attempts at several addresses in one error. */
function causes(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const cause = 'cause' in error ? causes(error.cause) : [];
  const joined = 'errors' in error && Array.isArray(error.errors) ? error.errors.flatMap(causes) : [];
  return [...own, ...cause, ...joined].filter((code) => !code.startsWith('slack_'));
}

/** Calls, and calls again where Slack asks to wait, at most twice and at most some seconds each. Throws as the call. */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let left = 2; ; left--) {
    try {
      return await call();
    } catch (error) {
      const fault = faultOf(error);
      if (fault.kind !== 'limited' || fault.wait > 5_000 || left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, fault.wait));
    }
  }
}
