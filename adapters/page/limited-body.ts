import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';

type Env = { Bindings: HttpBindings };

/**
 * Lets no body through that is larger than `most` bytes. One whose length is not said beforehand, as some proxies send
 * it on, is counted as it comes.
 */
export function limitedBody(
  most: number,
  refused: (c: Context<Env>) => Response | Promise<Response>,
): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { method, headers, body } = c.req.raw;
    if (method === 'GET' || method === 'HEAD' || !body) return next();
    const length = headers.get('content-length');
    if (length !== null && !headers.has('transfer-encoding'))
      return Number(length) > most ? refused(c) : next();
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of body) {
      size += chunk.length;
      if (size > most) return refused(c);
      chunks.push(chunk);
    }
    // What is given is not the platform's own kind of request, so it cannot be copied: only its parts can.
    c.req.raw = new Request(c.req.url, { method, headers, body: Buffer.concat(chunks) });
    return next();
  };
}
