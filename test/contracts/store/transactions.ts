import { setTimeout as sleep } from 'node:timers/promises';
import { TooLate } from '../../../src/ports/store.ts';
import { type Bench, morning } from '../store.ts';

export function transactionsContract(bench: Bench) {
  describe('transactions', () => {
    const store = () => bench.test.store;

    it('stores all, and gives what the work gave', async () => {
      const signal = new AbortController().signal;
      const gave = await store().transaction(async (inside) => {
        await inside.firstTime('a', morning);
        await inside.firstTime('b', morning);
        return 'done';
      }, signal);
      expect(gave).toBe('done');
      expect(await store().firstTime('a', morning)).toBe(false);
      expect(await store().firstTime('b', morning)).toBe(false);
    });

    it('stores nothing of work that throws, and throws the same', async () => {
      const fault = new Error('on purpose');
      const work = store().transaction(async (inside) => {
        await inside.firstTime('a', morning);
        throw fault;
      }, new AbortController().signal);
      await expect(work).rejects.toBe(fault);
      expect(await store().firstTime('a', morning)).toBe(true);
    });

    it('undoes only the inner one of two', async () => {
      await store().transaction(async (outer) => {
        await outer.firstTime('outer', morning);
        const inner = outer.transaction(async (inside) => {
          await inside.firstTime('inner', morning);
          throw new Error('on purpose');
        });
        await expect(inner).rejects.toThrow('on purpose');
      });
      expect(await store().firstTime('outer', morning)).toBe(false);
      expect(await store().firstTime('inner', morning)).toBe(true);
    });

    it('does not begin when the time has already run out', async () => {
      let begun = false;
      const work = store().transaction(async () => {
        begun = true;
      }, AbortSignal.abort());
      await expect(work).rejects.toBeInstanceOf(TooLate);
      expect(begun).toBe(false);
    });

    it('stores nothing when the time runs out before the end, and lets no statement begin after', async () => {
      const time = new AbortController();
      let refused: unknown;
      const work = store().transaction(async (inside) => {
        await inside.firstTime('a', morning);
        time.abort();
        refused = await inside.firstTime('b', morning).catch((error: unknown) => error);
      }, time.signal);
      await expect(work).rejects.toBeInstanceOf(TooLate);
      expect(await store().firstTime('a', morning)).toBe(true);
      expect(refused).toBeInstanceOf(TooLate);
    });

    it('rejects at once when the time runs out while the work waits for something else', async () => {
      const time = new AbortController();
      let release = () => {};
      const other = new Promise<void>((resolve) => {
        release = resolve;
      });
      const work = store().transaction(async (inside) => {
        await inside.firstTime('a', morning);
        await other;
      }, time.signal);
      const late = expect(work).rejects.toBeInstanceOf(TooLate);
      await sleep(50);
      time.abort();
      await late;
      release();
      expect(await store().firstTime('a', morning)).toBe(true);
    });
  });
}
