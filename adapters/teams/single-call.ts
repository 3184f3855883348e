import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Meter } from '../../src/ports/meter.ts';
import { ConnectorFault, faultOf, faultOfAnswer } from './fault.ts';

/** How long one call may take, in milliseconds. */
const callTimeout = 10_000;

/** How botbuilder calls Teams; its own type. */
export type ConnectorOptions = NonNullable<
  ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]
>;
type HttpClient = NonNullable<ConnectorOptions['httpClient']>;
type Call = Parameters<HttpClient['sendRequest']>[0];

const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']);

/** `singleCall`, with each call that fails counted. */
export const countedCall = (meter: Pick<Meter, 'fault'>): HttpClient => ({
  async sendRequest(call) {
    try {
      return await singleCall.sendRequest(call);
    } catch (error) {
      meter.fault('teams', faultOf(error).why);
      throw error;
    }
  },
});

/**
 * The HTTP client under botbuilder's connector. It makes each call once and within a time, and throws a
 * `ConnectorFault` for every answer that is no success: left to itself, botbuilder waits without end and sends up to
 * four times, for longer than a delivery is held.
 */
const singleCall: HttpClient = {
  async sendRequest(call) {
    const { status, headers, text } = await send(call);
    const retryAfter = headers['retry-after'];
    if (status < 200 || status > 299) throw new ConnectorFault(faultOfAnswer(status, text, retryAfter));
    const answered = call.headers.clone();
    for (const name of Object.keys(answered.rawHeaders())) answered.remove(name);
    answered.set('content-type', headers['content-type'] ?? 'application/json');
    return { request: call, status, headers: answered, bodyAsText: text };
  },
};

function send(call: Call): Promise<{ status: number; headers: IncomingMessage['headers']; text: string }> {
  const headers = { ...call.headers.rawHeaders() };
  // Answers are small, and are read as they come.
  delete headers['accept-encoding'];
  const body = call.body === undefined ? undefined : Buffer.from(String(call.body));
  if (body) headers['content-length'] = String(body.length);
  const make = call.url.startsWith('https:') ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => reject(faultOfConnection(error));
    const request = make(
      call.url,
      {
        method: call.method,
        headers,
        signal: AbortSignal.timeout(callTimeout),
        // The environment's proxy, where botbuilder has found one.
        ...(call.agent instanceof Agent ? { agent: call.agent } : {}),
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', fail);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    request.on('error', fail);
    request.end(body);
  });
}

function faultOfConnection(error: NodeJS.ErrnoException): ConnectorFault {
  const codes = [error.code, ...joinedCodes(error)].filter((code) => typeof code === 'string');
  const refused = codes.find((code) => neverConnected.has(code));
  if (refused) return new ConnectorFault({ kind: 'not-sent', why: refused }, error);
  const why = error.name === 'AbortError' || error.name === 'TimeoutError' ? 'timeout' : codes[0];
  return new ConnectorFault({ kind: 'in-doubt', why: why ?? error.name }, error);
}

/** Node joins its attempts at several addresses in one error. */
function joinedCodes(error: object): unknown[] {
  if (!('errors' in error) || !Array.isArray(error.errors)) return [];
  return error.errors.map((each: unknown) =>
    typeof each === 'object' && each !== null && 'code' in each ? each.code : undefined,
  );
}
