import { inTime } from '../asking/in-time.ts';
import type { ChatPlatform } from '../ports/chat-platform.ts';
import type { Product } from '../ports/product.ts';

/*
 * A platform that takes calls and does not answer must not use up what is sent side by side: while it is silent, one
 * message at a time tries it, and what goes to other platforms passes. All times are milliseconds of real time.
 */

/** A call that has come to nothing after so long was not refused: it was waited for in vain. */
const inVainAfter = 8_000;
const firstPause = 30_000;
const longestPause = 120_000;
/** How long the one that tries again has for it, before the next may. */
const trying = 15_000;

const silent = new WeakMap<ChatPlatform, { until: number; pause: number }>();

/** For how long nothing is to be tried there; 0: now. Where the pause is over the first that asks may try, and no other. */
export function silenceOf(platform: ChatPlatform): number {
  const known = silent.get(platform);
  if (!known) return 0;
  const left = known.until - performance.now();
  if (left > 0) return left;
  known.until = performance.now() + trying;
  return 0;
}

/** The platform has done what it was asked for. */
export function hasAnswered(platform: ChatPlatform): void {
  silent.delete(platform);
}

/**
 * Calls a platform, and notices where it is silent. `did`: whether the platform did what it was asked for. Undefined
 * where the call takes longer than `longest`.
 */
export async function callPlatform<T>(
  product: Pick<Product, 'log' | 'meter'>,
  platform: ChatPlatform,
  call: () => Promise<T>,
  { longest, did }: { longest: number; did(result: T): boolean },
): Promise<T | undefined> {
  const from = performance.now();
  let inVain = true;
  try {
    const result = await inTime(call(), longest);
    inVain = result === undefined || !did(result);
    return result;
  } finally {
    if (inVain && performance.now() - from > inVainAfter) hasNotAnswered(product, platform);
  }
}

function hasNotAnswered({ log, meter }: Pick<Product, 'log' | 'meter'>, platform: ChatPlatform): void {
  const before = silent.get(platform);
  const pause = before ? Math.min(2 * before.pause, longestPause) : firstPause;
  // Several were under way when it fell silent: that is one silence.
  if (before && before.until - performance.now() > trying) return;
  silent.set(platform, { until: performance.now() + pause, pause });
  meter.link(platform.name, 'out', 'no_answer');
  log.error(
    { platform: platform.name, seconds: pause / 1_000 },
    'a platform does not answer: it is left alone for a while',
  );
}
