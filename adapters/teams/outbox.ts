import type { ReportList } from '../../src/messages/report.ts';
import type { Slots } from '../../src/ports/chat-platform.ts';
import type { Log } from '../../src/ports/log.ts';
import { createListPages } from '../list-pages.ts';
import type { TeamsMessage } from '../render/adaptive-card.ts';
import { drawReportList, retiredList } from '../render/card-report.ts';
import { within } from '../within.ts';
import type { Connector } from './connector.ts';
import { faultOf } from './fault.ts';
import type { Place } from './place.ts';

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
  const lists = createListPages<TeamsMessage>({ slots, log, whyOf: (error) => faultOf(error).why });

  async function postAll(place: Place, messages: TeamsMessage[]): Promise<string[]> {
    const ids: string[] = [];
    for (const message of messages) ids.push(await connector.post(place, message));
    return ids;
  }

  async function drawNow(place: Place, list: ReportList, how: 'new' | 'same', pressed?: string) {
    const pages = drawReportList(list);
    const kept = await lists.find(list.slot, place.conversation);
    const change = (id: string, page: TeamsMessage) => connector.update(place, id, page);
    const retire = (ids: string[]) => lists.retire(change, ids, retiredList(list.locale));
    const stray = pressed !== undefined && !kept.includes(pressed) ? [pressed] : [];
    const where = stray.length > 0 ? stray : pressed !== undefined || how === 'same' ? kept : [];
    if (where.length > 0 && where.length === pages.length && (await lists.updateAll(change, where, pages))) {
      if (where === kept) return;
      await lists.keep(list.slot, place.conversation, where);
      await retire(kept);
      return;
    }
    await lists.keep(list.slot, place.conversation, await postAll(place, pages));
    await retire([...kept, ...stray]);
  }

  return {
    async post(place, messages) {
      await postAll(place, messages);
    },
    attach: (place, attachment) => connector.attach(place, attachment),
    update: (place, id, message) => connector.update(place, id, message),
    draw: (place, list, how, pressed) =>
      lists.inTurn(`${place.conversation} ${list.slot}`, () => drawNow(place, list, how, pressed)),
    async pageOf(place, list, pressed) {
      const pages = drawReportList(list);
      if (pages.length < 2 || pressed === undefined) return pages[0];
      // An invoke waits for this.
      const kept = (await within(lists.find(list.slot, place.conversation), 500)) ?? [];
      return pages[Math.max(0, kept.indexOf(pressed))] ?? pages[0];
    },
  };
}
