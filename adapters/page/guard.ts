import type { HttpBindings } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import type { Locale } from '../../src/domain/working-group.ts';

type Env = { Bindings: HttpBindings };

/** Nothing but the page's own style, forms to itself alone, and no other page around it. Nothing is kept or told on. */
const headers = {
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Sets the headers of every page, and refuses what another site's page sends. */
export function guarded(options: {
  publicUrl: string;
  refused(c: Context<Env>): Response | Promise<Response>;
}): MiddlewareHandler<Env> {
  return async (c, next) => {
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && isForeign(c, options.publicUrl))
      return options.refused(c);
    return next();
  };
}

/**
 * Whether another site's page sent it. With `no-referrer` a browser calls its own forms' origin `null`, and says in
 * Sec-Fetch-Site where they came from; what is no browser says neither, and has nobody's rights but its own.
 */
function isForeign(c: Context<Env>, publicUrl: string): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return true;
  const origin = c.req.header('origin');
  return origin !== undefined && origin !== 'null' && origin.toLowerCase() !== publicUrl.toLowerCase();
}

/** Swedish, but for whoever's browser would rather have English. */
export function localeOf(c: Context): Locale {
  const wanted = (c.req.header('accept-language') ?? '').slice(0, 200).toLowerCase().split(',');
  const first = wanted.map((each) => each.trim().slice(0, 2)).find((each) => each === 'sv' || each === 'en');
  return first === 'en' ? 'en' : 'sv';
}

/** Who is at the other end: by so many proxies of our own, each of which adds whom it has heard from. */
export function sourceOf(c: Context<Env>, trustProxy: number): string {
  const heard = (c.req.header('x-forwarded-for') ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  const far = trustProxy > 0 ? (heard.at(-trustProxy) ?? heard[0]) : undefined;
  return far ?? getConnInfo(c).remote.address ?? 'unknown';
}
