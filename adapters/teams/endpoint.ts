import type { IncomingMessage, ServerResponse } from 'node:http';

/** The largest body that is read, in bytes. */
const bodyLimit = 1024 * 1024;

/** The parsed JSON of a request, or the status to refuse it with. */
export async function readJson(
  request: IncomingMessage,
): Promise<{ body: unknown } | { status: 400 | 405 | 413 | 415 }> {
  if (request.method !== 'POST') return { status: 405 };
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) return { status: 415 };
  if (Number(request.headers['content-length']) > bodyLimit) return { status: 413 };
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > bodyLimit) return { status: 413 };
    chunks.push(chunk);
  }
  try {
    return { body: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return { status: 400 };
  }
}

/** Ends a response, with JSON where there is a body. */
export function end(response: ServerResponse, status: number, body?: object): void {
  if (response.headersSent || response.destroyed) return;
  const headers: Record<string, string> = status === 405 ? { allow: 'POST' } : {};
  // What was not read of the request cannot be told from the next one.
  if (status === 413) headers.connection = 'close';
  if (!body) {
    response.writeHead(status, headers).end();
    return;
  }
  response
    .writeHead(status, { ...headers, 'content-type': 'application/json; charset=utf-8' })
    .end(JSON.stringify(body));
}
