import { type Logger, LogLevel, WebClient } from '@slack/web-api';
import type { Log } from '../../src/ports/log.ts';
import type { Meter } from '../../src/ports/meter.ts';
import { faultOf } from './fault.ts';

/** How long one call may take, in milliseconds. */
export const callTimeout = 10_000;

/**
 * A Web API client that makes each call once. The SDK's own retries would repeat messages after a lost answer, and a
 * single 429 would pause everything else that goes through the client. Each call that fails is counted.
 */
export function createClient(
  token: string,
  apiUrl: string | undefined,
  { log, meter }: { log: Log; meter: Pick<Meter, 'fault'> },
): WebClient {
  // The SDK's methods all go through this one, which it offers no other way into.
  class CountingClient extends WebClient {
    override async apiCall(...given: Parameters<WebClient['apiCall']>) {
      try {
        return await super.apiCall(...given);
      } catch (error) {
        meter.fault('slack', faultOf(error).why);
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
