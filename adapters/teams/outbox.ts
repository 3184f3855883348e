import type { ReportList } from '../../src/messages/report.ts';
import type { Slots } from '../../src/ports/chat-platform.ts';
import type { Log } from '../../src/ports/log.ts';
import type { TeamsMessage } from '../render/adaptive-card.ts';
import { drawReportList, retiredList } from '../render/card-report.ts';
import type { Connector } from './connector.ts';
import { faultOf } from './fault.ts';
import type { Place } from './place.ts';
import { within } from './within.ts';

/** Everything that goes to one who asked. Throws where Teams takes it in no way. */
export type Outbox = {
  /** At the end of a conversation, in order. */
  post(place: Place, messages: TeamsMessage[]): Promise<void>;
  /** A card that Teams draws by itself, at the end of a conversation. */
  attach: Connector['attach'];
  /** In place of an activity of the bot's, for every client. False: it can no longer be changed. */
  update(place: Place, id: string, message: TeamsMessage): Promise<boolean>;
  /**
   * The area list in a 1:1 conversation. `pressed`: the activity, a drawing of this very list, in which a button was
   * pressed; it is drawn again there. Drawings of one list happen in the order of these calls.
   */
  draw(place: Place, list: ReportList, how: 'new' | 'same', pressed?: string): Promise<void>;
  /** The card of the list that stands in the pressed activity. Where that cannot be told, the first. */
  pageOf(place: Place, list: ReportList, pressed: string | undefined): Promise<TeamsMessage | undefined>;
};

export function createOutbox(options: { connector: Connector; slots: Slots; log: Log }): Outbox {
  const { connector, slots, log } = options;
  const turns = new Map<string, Promise<unknown>>();

  /** After what was asked for before it under the same name, whether that worked or not. */
  function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
    const done = (turns.get(name) ?? Promise.resolve()).catch(() => {}).then(work);
    turns.set(name, done);
    const forget = () => {
      if (turns.get(name) === done) turns.delete(name);
    };
    done.then(forget, forget);
    return done;
  }

  async function postAll(place: Place, messages: TeamsMessage[]): Promise<string[]> {
    const ids: string[] = [];
    for (const message of messages) ids.push(await connector.post(place, message));
    return ids;
  }

  async function updateAll(place: Place, ids: string[], pages: TeamsMessage[]): Promise<boolean> {
    for (const [index, page] of pages.entries()) {
      const id = ids[index];
      if (!id || !(await connector.update(place, id, page))) return false;
    }
    return true;
  }

  async function retire(place: Place, ids: string[], list: ReportList): Promise<void> {
    for (const id of ids) {
      try {
        await connector.update(place, id, retiredList(list.locale));
      } catch (error) {
        log.warn({ why: faultOf(error).why }, 'an earlier list could not be retired');
      }
    }
  }

  async function keptIn(slot: string, conversation: string): Promise<string[]> {
    try {
      return (await slots.find(slot, conversation)) ?? [];
    } catch (error) {
      log.error({ err: error }, 'where a list was drawn could not be read');
      return [];
    }
  }

  async function keep(slot: string, conversation: string, ids: string[]): Promise<void> {
    try {
      await slots.keep(slot, conversation, ids);
    } catch (error) {
      log.error({ err: error }, 'where a list was drawn could not be kept');
    }
  }

  async function drawNow(place: Place, list: ReportList, how: 'new' | 'same', pressed?: string) {
    const pages = drawReportList(list);
    const kept = await keptIn(list.slot, place.conversation);
    const stray = pressed !== undefined && !kept.includes(pressed) ? [pressed] : [];
    const where = stray.length > 0 ? stray : pressed !== undefined || how === 'same' ? kept : [];
    if (where.length > 0 && where.length === pages.length && (await updateAll(place, where, pages))) {
      if (where === kept) return;
      await keep(list.slot, place.conversation, where);
      await retire(place, kept, list);
      return;
    }
    await keep(list.slot, place.conversation, await postAll(place, pages));
    await retire(place, [...kept, ...stray], list);
  }

  return {
    async post(place, messages) {
      await postAll(place, messages);
    },
    attach: (place, attachment) => connector.attach(place, attachment),
    update: (place, id, message) => connector.update(place, id, message),
    draw: (place, list, how, pressed) =>
      inTurn(`${place.conversation} ${list.slot}`, () => drawNow(place, list, how, pressed)),
    async pageOf(place, list, pressed) {
      const pages = drawReportList(list);
      if (pages.length < 2 || pressed === undefined) return pages[0];
      // An invoke waits for this.
      const kept = (await within(keptIn(list.slot, place.conversation), 500)) ?? [];
      return pages[Math.max(0, kept.indexOf(pressed))] ?? pages[0];
    },
  };
}
