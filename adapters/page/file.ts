import type { Context } from 'hono';
import type { Reply } from '../../src/messages/report.ts';

/** A file to take, under its own name: never shown as a page of ours, whatever is in it. */
export async function fileResponse(
  c: Context,
  { name, type, bytes }: Extract<Reply, { kind: 'file' }>,
): Promise<Response> {
  const plain = name.replace(/[^A-Za-z0-9._-]+/g, '-');
  const body = new Uint8Array(await bytes());
  return c.body(body, 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
}
