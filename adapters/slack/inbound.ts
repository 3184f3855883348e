import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Receiver } from '@slack/bolt';
import { HTTPReceiver, isValidSlackRequest } from './bolt.ts';
import { sdkLogger } from './client.ts';
import { kindOfPayload } from './payload.ts';
import type { SlackOptions } from './slack.ts';
import { socketInbound } from './socket.ts';

export const eventsPath = '/slack/events';

/** The largest body that is read, in bytes. */
const bodyLimit = 1024 * 1024;

export type Inbound = {
  receiver: Receiver;
  /** Serves one request; absent where nothing comes in by HTTP. */
  serve?: (request: IncomingMessage, response: ServerResponse) => void;
  start(): Promise<void>;
  stop(): Promise<void>;
};

export function createInbound(options: SlackOptions): Inbound {
  return options.appToken ? socketInbound({ ...options, appToken: options.appToken }) : httpInbound(options);
}

/**
 * Signed HTTP. What is not from Slack, or not in a shape that Slack sends, is refused before Bolt sees it: Bolt leaves
 * some of that without an answer, and answers some of it as if it were our fault.
 */
function httpInbound({ signingSecret, log }: SlackOptions): Inbound {
  if (!signingSecret) throw new Error('Slack over HTTP needs a signing secret');
  const receiver = new HTTPReceiver({
    signingSecret,
    signatureVerification: false,
    endpoints: [eventsPath],
    logger: sdkLogger(log),
    // What our listeners throw is caught there: this is Bolt's own, of a payload that it could not read.
    processEventErrorHandler: async ({ error, response }) => {
      log.warn({ err: error.message }, 'Slack sent what could not be read');
      if (!response.headersSent) response.writeHead(400).end();
      return false;
    },
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const read = await readSigned(request, signingSecret ?? '');
    if (typeof read === 'number') {
      const headers = { ...(read === 405 ? { allow: 'POST' } : {}), ...(read === 413 ? closing : {}) };
      response.writeHead(read, headers).end();
      return;
    }
    if ('unsigned' in read) {
      response.writeHead(401).end();
      log.warn({ status: 401, why: read.unsigned, ...read.skew }, unsignedWords[read.unsigned]);
      return;
    }
    switch (kindOfPayload(read.body)) {
      case 'malformed':
        log.warn({ status: 400 }, 'a request to the address of Slack is refused');
        return void response.writeHead(400).end();
      case 'unheard':
        return void response.writeHead(200).end();
      case 'heard':
        // Bolt takes the body from here, where the stream has been read.
        Object.assign(request, { rawBody: read.raw });
        request.headers['content-type'] = read.type;
        receiver.requestListener(request, response);
    }
  }

  return {
    receiver,
    serve(request, response) {
      serve(request, response).catch((error: unknown) => {
        // The sender has gone, as a rule, in the middle of its body.
        log.warn({ err: error instanceof Error ? error.message : undefined }, 'a request of Slack broke off');
        if (!response.headersSent) response.writeHead(400).end();
      });
    },
    async start() {},
    async stop() {},
  };
}

// What was not read of the request cannot be told from the next one.
const closing = { connection: 'close' };
const form = 'application/x-www-form-urlencoded';
const json = 'application/json';

/** Why a request is not taken for one of Slack's. `seconds`: how far our clock is ahead of what it says. */
type Unsigned = { unsigned: keyof typeof unsignedWords; skew?: { seconds: number } };

const unsignedWords = {
  'no-signature':
    'a request to the address of Slack is refused: nobody has signed it, so it is not from Slack',
  signature:
    "a request to the address of Slack is refused: its signature is not made with SLACK_SIGNING_SECRET. If it is from Slack, copy the app's Signing Secret from Basic Information, set it and start again",
  clock:
    "a request to the address of Slack is refused: it is signed by Slack at another time than this machine's. Set the machine's clock right (NTP); if it is, somebody sends old requests again",
};

/** A body that Slack has signed, as it came and parsed; or why not, or the status to refuse it with. */
async function readSigned(
  request: IncomingMessage,
  signingSecret: string,
): Promise<{ raw: Buffer; body: unknown; type: string } | Unsigned | 400 | 405 | 413 | 415> {
  if (request.method !== 'POST') return 405;
  const [type = ''] = (request.headers['content-type'] ?? '').toLowerCase().split(';', 1);
  if (type.trim() !== form && type.trim() !== json) return 415;
  if (Number(request.headers['content-length']) > bodyLimit) return 413;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > bodyLimit) return 413;
    chunks.push(chunk);
  }
  const raw = Buffer.concat(chunks);
  const text = raw.toString();
  const header = (name: string) => String(request.headers[name] ?? '');
  const signature = header('x-slack-signature');
  const timestamp = Number(header('x-slack-request-timestamp') || Number.NaN);
  const given = {
    signingSecret,
    body: text,
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp },
  };
  if (!isValidSlackRequest(given)) {
    if (!signature || Number.isNaN(timestamp)) return { unsigned: 'no-signature' };
    // Right but for the time: Slack's clock and ours differ, or somebody sends again what Slack once sent.
    if (isValidSlackRequest({ ...given, nowMilliseconds: timestamp * 1_000 }))
      return { unsigned: 'clock', skew: { seconds: Math.round(Date.now() / 1_000 - timestamp) } };
    return { unsigned: 'signature' };
  }
  try {
    return { raw, type: type.trim(), body: type.trim() === form ? bodyOfForm(text) : JSON.parse(text) };
  } catch {
    return 400;
  }
}

function bodyOfForm(text: string): unknown {
  const fields = new URLSearchParams(text);
  const payload = fields.get('payload');
  return payload === null ? Object.fromEntries(fields) : JSON.parse(payload);
}
