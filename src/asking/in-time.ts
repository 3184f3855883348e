/** What `work` resolves to; undefined where it takes longer than so many milliseconds. It is left to end by itself. */
export async function inTime<T>(work: Promise<T>, time: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), time);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    // Nobody waits for it any more, so nobody would see how it failed.
    work.catch(() => undefined);
  }
}
