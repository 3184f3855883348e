/** The work's result; rejects where it takes longer than so many milliseconds, and leaves it to end by itself. */
export async function within<T>(work: Promise<T>, time: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`There was no answer within ${time} ms.`)), time);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
