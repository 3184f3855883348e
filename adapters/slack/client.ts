import { type Logger, LogLevel, WebAPIPlatformError, WebClient } from '@slack/web-api';
import type { Log } from '../../src/ports/log.ts';
import type { Meter } from '../../src/ports/meter.ts';
import { faultOf } from './fault.ts';
import type { Rights } from './rights.ts';

/** How long one call may take, in milliseconds. */
export const callTimeout = 10_000;

/**
 * A Web API client that makes each call once. The SDK's own retries would repeat messages after a lost answer, and a
 * single 429 would pause everything else that goes through the client. Each call that fails is counted, and what Slack
 * says of the bot's rights goes to `rights`.
 */
export function createClient(
  token: string,
  apiUrl: string | undefined,
  { log, meter, rights }: { log: Log; meter: Pick<Meter, 'fault'>; rights?: Rights },
): WebClient {
  // The SDK's methods all go through this one, which it offers no other way into.
  class CountingClient extends WebClient {
    override async apiCall(...given: Parameters<WebClient['apiCall']>) {
      try {
        const answer = await super.apiCall(...given);
        rights?.granted(answer.response_metadata?.scopes);
        return answer;
      } catch (error) {
        nameScope(error, given[0]);
        if (error instanceof WebAPIPlatformError) rights?.granted(error.data.response_metadata?.scopes);
        const fault = faultOf(error);
        meter.fault('slack', fault.why);
        if (fault.kind === 'refused' && fault.scope !== undefined) rights?.refused(fault.scope);
        throw error;
      }
    }
  }
  return new CountingClient(token, {
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: callTimeout,
    logger: sdkLogger(log),
  });
}

/** The right that each method takes, for when Slack does not name it. */
const takes: Record<string, string> = {
  'apps.connections.open': 'connections:write',
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
  'conversations.open': 'im:write',
  'conversations.history': 'im:history',
  'users.info': 'users:read',
  'users.lookupByEmail': 'users:read.email',
};

/** Sees to it that a refusal for want of a right says of which one. */
function nameScope(error: unknown, method: string): void {
  if (!(error instanceof WebAPIPlatformError) || error.data.error !== 'missing_scope') return;
  const scope = method.startsWith('files.') ? 'files:write' : takes[method];
  if (!('needed' in error.data) && scope) Object.assign(error.data, { needed: scope });
}

/** The SDK's warnings and errors as our log's. Its debug lines hold whole payloads and are dropped. */
export function sdkLogger(log: Log): Logger {
  const words = (parts: unknown[]) =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  return {
    debug() {},
    info() {},
    warn: (...parts) => log.warn({ from: 'slack-sdk' }, words(parts)),
    error: (...parts) => log.error({ from: 'slack-sdk' }, words(parts)),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}
