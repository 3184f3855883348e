import type { IncomingMessage } from 'node:http';

/** Headers that proxies and tunnels put on what they pass on, besides all that begin with `x-forwarded`. */
const passedOn = [
  'forwarded',
  'via',
  'x-real-ip',
  'x-client-ip',
  'x-original-host',
  'x-original-url',
  'x-envoy-external-address',
  'true-client-ip',
  'cf-connecting-ip',
  'fastly-client-ip',
  'x-arr-clientip',
];

/**
 * Why a request is not taken for one that a program on this machine made: it came through a proxy, from another
 * machine, or from a page in a browser (which names its origin, and the host that it believes it speaks to).
 */
export function localCallerFault({
  headers,
  socket,
}: Pick<IncomingMessage, 'headers' | 'socket'>): 'proxied' | 'not-local' | undefined {
  const names = Object.keys(headers);
  if (names.some((name) => name.startsWith('x-forwarded') || passedOn.includes(name))) return 'proxied';
  if (!isLocalAddress(socket.remoteAddress ?? '')) return 'not-local';
  if (!isLocalUrl(`http://${headers.host ?? ''}`)) return 'not-local';
  if (headers.origin !== undefined && !isLocalUrl(headers.origin)) return 'not-local';
  return undefined;
}

function isLocalAddress(address: string): boolean {
  return /^(::ffff:)?127\.\d+\.\d+\.\d+$/i.test(address) || address === '::1';
}

/** Whether an address leads to this machine and nowhere else, by its text alone. */
export function isLocalUrl(url: string): boolean {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return host === 'localhost' || host === '[::1]' || isLocalAddress(host);
}
