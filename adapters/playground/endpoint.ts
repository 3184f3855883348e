import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import { svPlayground as say } from '../../src/texts/sv-playground.ts';

/** The largest body that is read, in bytes: a form with every field filled, and room to spare. */
const bodyLimit = 256 * 1024;

/** No script but the page's own, nothing from elsewhere, and no other page around it. */
const headers = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-cache',
};

type Respond = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** An answer to our own page on this machine, and to nobody else. `failed` is told of what nobody has caught. */
export function guarded(
  method: 'GET' | 'POST',
  respond: Respond,
  failed: (error: unknown) => void,
): (request: IncomingMessage, response: ServerResponse) => void {
  return async (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    try {
      if (!isOurs(request)) return sendJson(response, 403, { error: say.foreign });
      const allowed = request.method === method || (method === 'GET' && request.method === 'HEAD');
      if (!allowed) {
        response.setHeader('allow', method);
        return sendJson(response, 405, { error: say.wrongMethod });
      }
      await respond(request, response);
    } catch (error) {
      failed(error);
      if (!response.headersSent) sendJson(response, 500, { error: say.failed });
    }
  };
}

/**
 * Whether a request was made to this machine by its own name, from our own page. A page of another site may reach the
 * port, by cross-site requests or by a name of its own that leads here; its Host or Origin then tells.
 */
function isOurs({ headers, socket }: IncomingMessage): boolean {
  const { host = '', origin } = headers;
  const [, name, port = '80'] = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::(\d+))?$/i.exec(host) ?? [];
  if (!name || Number(port) !== socket.localPort) return false;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) return false;
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

/** The checked JSON of a request; undefined where it is refused, and is answered. */
export async function readJson<T>(
  request: IncomingMessage,
  response: ServerResponse,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    sendJson(response, 415, { error: say.notJson });
    return undefined;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > bodyLimit) {
      // What was not read cannot be told from the next request.
      response.setHeader('connection', 'close');
      sendJson(response, 413, { error: say.tooLarge });
      return undefined;
    }
    chunks.push(chunk);
  }
  let body: unknown;
  try {
    body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    sendJson(response, 400, { error: say.notJson });
    return undefined;
  }
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  sendJson(response, 400, { error: say.notUnderstood });
  return undefined;
}

export function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
