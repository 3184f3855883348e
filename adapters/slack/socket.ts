import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { textsFor } from '../../src/texts/texts.ts';
import { within } from '../within.ts';
import { SocketModeReceiver } from './bolt.ts';
import { callTimeout, createClient, sdkLogger } from './client.ts';
import { faultOf } from './fault.ts';
import type { Inbound } from './inbound.ts';
import type { SlackOptions } from './slack.ts';

/** How long to try to reach Slack at the start, in milliseconds. */
const connectWithin = 10_000;
/** From asking for an address to Slack's hello there, in milliseconds; the SDK itself waits for it without end. */
const helloWithin = 15_000;
/** Between two attempts to connect again, in milliseconds: the first is made at once, then each waits twice as long. */
const firstPause = 1_000;
const longestPause = 15_000;

/**
 * Socket Mode. The SDK notices within some seconds that its pings are no longer answered. What it does then is left to
 * us: it would wait without end for a connection that is taken and never answered, and give up for good where Slack
 * refuses once to give an address.
 */
export function socketInbound({
  appToken,
  apiUrl,
  log,
  meter,
}: SlackOptions & { appToken: string }): Inbound {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: sdkLogger(log),
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: {
        ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
        retryConfig: { retries: 0 },
        timeout: callTimeout,
      },
    },
  });
  const { client } = receiver;
  const stopping = new AbortController();
  let connected = false;

  client.on('connected', () => {
    connected = true;
    meter.link('slack', 'in', undefined);
  });
  client.on('disconnected', () => {
    if (!connected || stopping.signal.aborted) return;
    connected = false;
    meter.link('slack', 'in', 'connection_lost');
    log.warn({ why: 'connection_lost' }, 'the connection to Slack is lost: it is made anew');
    void connectAgain();
  });

  /** Ends a connection that is half there: asked twice, the SDK does not wait for the other side's goodbye. */
  function giveUp(): void {
    client.disconnect().catch(() => undefined);
    client.disconnect().catch(() => undefined);
  }

  /** Resolves to how it went: undefined where Slack has said hello. */
  async function attempt(time: number): Promise<{ why: string; wait: number; error?: unknown } | undefined> {
    const starting = receiver.start().then(
      () => 'connected' as const,
      (error: unknown) => ({ error }),
    );
    const ended = await within(starting, time);
    if (ended === 'connected') return undefined;
    if (ended) {
      const fault = faultOf(ended.error);
      return { why: fault.why, wait: fault.kind === 'limited' ? fault.wait : 0, error: ended.error };
    }
    giveUp();
    return { why: 'no_hello', wait: 0 };
  }

  async function connectAgain(): Promise<void> {
    for (let pause = firstPause; !stopping.signal.aborted; pause = Math.min(2 * pause, longestPause)) {
      const failed = await attempt(helloWithin);
      if (stopping.signal.aborted) return giveUp();
      if (!failed) return log.info({}, 'Slack is connected again');
      meter.link('slack', 'in', failed.why);
      log.warn({ why: failed.why }, 'Slack cannot be connected to: it is tried again');
      await sleep(Math.max(pause, failed.wait), undefined, { signal: stopping.signal }).catch(
        () => undefined,
      );
    }
  }

  async function start(): Promise<void> {
    const { report } = textsFor('sv');
    await checkAppToken(createClient(appToken, apiUrl, { log, meter }));
    const until = performance.now() + connectWithin;
    for (let pause = firstPause / 4; ; pause *= 2) {
      const failed = await attempt(until - performance.now());
      if (!failed) return;
      if (failed.error && faultOf(failed.error).kind === 'refused')
        throw new Error(report.slackAppTokenRefused(failed.why), { cause: failed.error });
      const wait = Math.max(pause, failed.wait);
      if (performance.now() + wait > until)
        throw new Error(report.slackUnreachable(apiUrl ?? 'https://slack.com/api/', 'apps.connections.open'));
      await sleep(wait);
    }
  }

  return {
    receiver,
    start,
    async stop() {
      stopping.abort();
      // Bolt's own stop does not wait for the goodbye, and an interrupted one keeps the process for half a minute.
      const left = new Promise((resolve) => client.once('disconnected', resolve));
      await within(receiver.stop(), 2_000);
      await within(left, 2_000);
    },
  };
}

/**
 * Asks once for an address to connect to, so that a token that Slack refuses is told at once and by its reason: the
 * SDK takes most refusals for something that passes. Throws what to mend; what passes is left to the SDK.
 */
async function checkAppToken(client: WebClient): Promise<void> {
  try {
    await client.apps.connections.open({});
  } catch (error) {
    const fault = faultOf(error);
    if (fault.kind !== 'refused') return;
    const { report } = textsFor('sv');
    const text =
      fault.why === 'missing_scope'
        ? report.slackAppTokenLacks(fault.scope ?? 'connections:write')
        : report.slackAppTokenRefused(fault.why);
    throw new Error(text, { cause: error });
  }
}
