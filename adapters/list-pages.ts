import type { Slots } from '../src/ports/chat-platform.ts';
import type { Log } from '../src/ports/log.ts';

/** Changes a message of the bot's. False: it can no longer be changed. */
type Update<Page> = (id: string, page: Page) => Promise<boolean>;

/** Which messages of a conversation are the pages of an area list, and what is done with them on any platform. */
export type ListPages<Page> = {
  /** After what was asked for before it under the same name, whether that worked or not. */
  inTurn<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** None where they cannot be read now: the list is then drawn anew. */
  find(slot: string, conversation: string): Promise<string[]>;
  /** Where they cannot be kept now, the list is drawn anew the next time. */
  keep(slot: string, conversation: string, ids: string[]): Promise<void>;
  /** False: one of them can no longer be changed. */
  updateAll(update: Update<Page>, ids: string[], pages: Page[]): Promise<boolean>;
  /** Puts `instead` in place of each as far as that can be done, so that nobody presses in an old list. */
  retire(update: Update<Page>, ids: string[], instead: Page): Promise<void>;
};

/** `whyOf`: a word for the log. */
export function createListPages<Page>({
  slots,
  log,
  whyOf,
}: {
  slots: Slots;
  log: Log;
  whyOf: (error: unknown) => string;
}): ListPages<Page> {
  const turns = new Map<string, Promise<unknown>>();
  return {
    inTurn(name, work) {
      const done = (turns.get(name) ?? Promise.resolve()).catch(() => {}).then(work);
      turns.set(name, done);
      const forget = () => {
        if (turns.get(name) === done) turns.delete(name);
      };
      done.then(forget, forget);
      return done;
    },

    async find(slot, conversation) {
      try {
        return (await slots.find(slot, conversation)) ?? [];
      } catch (error) {
        log.error({ err: error }, 'where a list was drawn could not be read');
        return [];
      }
    },

    async keep(slot, conversation, ids) {
      try {
        await slots.keep(slot, conversation, ids);
      } catch (error) {
        log.error({ err: error }, 'where a list was drawn could not be kept');
      }
    },

    async updateAll(update, ids, pages) {
      for (const [index, page] of pages.entries()) {
        const id = ids[index];
        if (!id || !(await update(id, page))) return false;
      }
      return true;
    },

    async retire(update, ids, instead) {
      for (const id of ids) {
        try {
          await update(id, instead);
        } catch (error) {
          log.warn({ why: whyOf(error) }, 'an earlier list could not be retired');
        }
      }
    },
  };
}
