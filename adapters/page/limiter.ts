/** So many in so many milliseconds, and so many names at once: an attacker must not fill the memory. */
const window = 60_000;
const names = 10_000;

/**
 * Counts what was wrong, in all and by where it came from. A municipality has one address for all its people, so only
 * wrong ones count, and there is room for quite some of them.
 */
export function createLimiter(
  most: { inAll: number; bySource: number },
  now: () => number = Date.now,
): { wrong(source: string): void; isOver(source: string): boolean } {
  let began = now();
  let all = 0;
  const sources = new Map<string, number>();

  function turn(): void {
    if (now() - began < window) return;
    began = now();
    all = 0;
    sources.clear();
  }

  return {
    wrong(source) {
      turn();
      all++;
      if (sources.size < names || sources.has(source)) sources.set(source, (sources.get(source) ?? 0) + 1);
    },
    isOver(source) {
      turn();
      return all >= most.inAll || (sources.get(source) ?? 0) >= most.bySource;
    },
  };
}
