import { type Ask, askerIn, currentCheckIn, read, seenReports } from '../asking/ask.ts';
import { helpMessage } from '../messages/help.ts';
import type { Message, Part } from '../messages/message.ts';
import type { Reply } from '../messages/report.ts';
import type { Asker } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { ownState } from '../report/show-state.ts';
import { helpLines } from './features.ts';

/**
 * The first that somebody hears who has just got the bot: in each of their groups what is asked of them now, with its
 * buttons, for the invitation may have gone out before they could get it; and then what one may do here.
 */
export async function welcome(ask: Ask): Promise<Reply> {
  const askers = await Promise.all(ask.recognised.memberships.map((membership) => askerIn(ask, membership)));
  return read(ask, async (store) => ({
    kind: 'messages',
    items: [await welcomeMessage(ask, store, askers)],
  }));
}

async function welcomeMessage(ask: Ask, store: Store, askers: Asker[]): Promise<Message> {
  const [first] = askers;
  if (!first) throw new Error('Only somebody in a group is welcomed.');
  const { t } = first;
  const asked: Part[] = [];
  for (const asker of askers) {
    const checkIn = currentCheckIn(ask, asker);
    if (!checkIn || checkIn.lockedAt || asker.membership.parties.length === 0) continue;
    asked.push(...(await ownState(ask.product, store, asker, checkIn, seenReports(ask, checkIn.id))).parts);
  }
  const lines = new Set(askers.flatMap(({ membership }) => helpLines(t, membership)));
  const hello: Part = { kind: 'text', text: t.messages.welcome(first.person.name) };
  return { parts: [hello, ...asked, ...helpMessage([...lines], t).parts] };
}
