import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import type { Delivery, Trouble } from '../../src/ports/chat-platform.ts';

/** What went wrong with a call of Slack's Web API, and what that means for the call. `why` is Slack's word, or the system's. */
export type Fault =
  /** Slack understood and said no. `scope`: the right that it asks for. */
  | { kind: 'refused'; why: string; scope?: string }
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

/** How long to wait where Slack asks to and does not say for how long, in milliseconds. */
const unsaidWait = 5_000;

/** Reads a thrown error. `why` never has texts or tokens in it. */
export function faultOf(error: unknown): Fault {
  if (error instanceof WebAPIRateLimitedError)
    return { kind: 'limited', wait: error.retryAfter * 1_000, why: 'ratelimited' };
  if (error instanceof WebAPIPlatformError) {
    const why = error.data.error;
    if (typeof why !== 'string' || !/^[a-z0-9_]{1,80}$/.test(why))
      return { kind: 'in-doubt', why: 'unreadable_answer' };
    if (why === 'ratelimited' || why === 'rate_limited') return { kind: 'limited', wait: 30_000, why };
    if (uncertain.has(why)) return { kind: 'in-doubt', why };
    return { kind: 'refused', why, ...(why === 'missing_scope' && { scope: neededIn(error.data) }) };
  }
  // The SDK has no error of its own for a 429 that does not say for how long.
  if (error instanceof Error && error.message.startsWith('Retry header did not contain'))
    return { kind: 'limited', wait: unsaidWait, why: 'ratelimited' };
  if (error instanceof WebAPIHTTPError) return { kind: 'in-doubt', why: `http_${error.statusCode}` };
  if (error instanceof WebAPIRequestError) {
    const code = causes(error).find((each) => neverConnected.has(each));
    if (code) return { kind: 'not-sent', why: code };
    return { kind: 'in-doubt', why: causes(error)[0] ?? error.original.name };
  }
  return { kind: 'in-doubt', why: causes(error)[0] ?? (error instanceof Error ? error.name : 'unknown') };
}

/** The scope that Slack names as missing; of several the first. */
function neededIn(data: object): string {
  const needed = 'needed' in data && typeof data.needed === 'string' ? data.needed : '';
  return /^[a-z.:_-]{1,40}/.exec(needed)?.[0] ?? 'okänd';
}

/** Refusals of the bot as such: until an administrator mends it, Slack takes nothing from it in the workspace. */
export const refusesBot = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'team_access_not_granted',
  'app_uninstalled',
]);

/** The workspace takes nothing for now, from this app or from all: it is being moved, is full or is restricted. */
const refusesAll = new Set([
  'team_added_to_org',
  'org_login_required',
  'message_limit_exceeded',
  'ekm_access_denied',
  'access_denied',
  'accesslimited',
  'two_factor_setup_required',
  'service_suspended',
]);
const aboutWorkspace = /^(?:team|org|enterprise|workspace)_/;

/** About the bot's rights or settings, which an administrator mends. */
const aboutRights = new Set(['missing_scope', 'no_permission', 'messages_tab_disabled']);

/** Whether Slack's word for a refusal is about what the bot may do. */
export const isAboutRights = (why: string): boolean => aboutRights.has(why);

/** About the message, whoever it is for: its form or its size. */
const aboutMessage =
  /blocks|block_mismatch|attachment|metadata|markdown|_too_l(?:ong|arge)$|^(?:no_text|msg_|invalid_arg)/;

const channelMeanings: Record<string, Trouble> = {
  channel_not_found: 'no-such-channel',
  invalid_channel: 'no-such-channel',
  not_in_channel: 'not-a-member',
  is_archived: 'archived',
};
const closedChannel = /^(?:restricted_action|posting_to_|channel_)/;

const personMeanings: Record<string, Trouble> = {
  channel_not_found: 'gone',
  is_archived: 'blocked',
  not_in_channel: 'blocked',
  users_list_not_supplied: 'gone',
};
const noSuchPerson = /^users?_(?:not_found|disabled|not_visible|is_bot|deactivated|deleted)|^no_user$/;
const closedToBot = /^(?:restricted_action|cannot_|user_|users_|channel_|im_|dm_)/;

/** What Slack's word for a refusal means for a delivery. Undefined: it is not known here, and may pass. */
export function troubleOf(why: string, to: Delivery['to']['kind']): Trouble | undefined {
  if (refusesBot.has(why)) return 'no-access';
  if (aboutRights.has(why)) return why === 'missing_scope' ? 'missing-scope' : 'held';
  const own = to === 'channel' ? channelMeanings[why] : personMeanings[why];
  if (own) return own;
  if (refusesAll.has(why) || aboutWorkspace.test(why)) return 'held';
  if (aboutMessage.test(why)) return 'too-large';
  if (to === 'channel') return closedChannel.test(why) ? 'closed' : undefined;
  if (noSuchPerson.test(why)) return 'gone';
  return closedToBot.test(why) ? 'blocked' : undefined;
}

/** Whether Slack has refused a message for its form or its size. */
export const isAboutMessage = (fault: Fault): boolean =>
  fault.kind === 'refused' && troubleOf(fault.why, 'channel') === 'too-large';

/** The system's codes in a chain of causes, outermost first. Node joins attempts at several addresses in one error. */
function causes(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const cause = 'cause' in error ? causes(error.cause) : [];
  const joined = 'errors' in error && Array.isArray(error.errors) ? error.errors.flatMap(causes) : [];
  return [...own, ...cause, ...joined].filter((code) => !code.startsWith('slack_'));
}

/** How long to wait before a call is made a second time, in milliseconds. */
const beforeSecond = 500;

/** Calls patiently, and once more where Slack may not have taken it: only for what may be done twice. Throws as the call. */
export async function twice<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await patiently(call);
  } catch (error) {
    const { kind } = faultOf(error);
    if (kind !== 'in-doubt' && kind !== 'not-sent') throw error;
    await new Promise((resolve) => setTimeout(resolve, beforeSecond));
    return patiently(call);
  }
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
