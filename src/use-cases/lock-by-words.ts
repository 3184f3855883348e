import { readParty } from '../domain/find-party.ts';
import { fold } from '../domain/fold.ts';
import { lengthOf, longestText } from '../domain/status-update.ts';
import type { Store } from '../ports/store.ts';
import { type Change, tell } from './change.ts';
import { askToLock } from './lock-answers.ts';
import { nothingOpen } from './nothing-open.ts';
import { type Asker, type Product, partyName } from './product.ts';
import { askToUnlock, unlockAnswers } from './unlock-answers.ts';

/** Words that mean every party. */
const everybody = ['alla', 'alla svar', 'all', 'everybody'];

function unknownParty({ t, group }: Asker, text: string): Change {
  const names = t.messages.list(group.parties.map((party) => party.shortName));
  return { reply: tell(t.lock.badParty(text.slice(0, 60), names)) };
}

/** `lås`, `lås Klippan`: asks before it locks anything. */
export async function lockByWords(
  product: Product,
  store: Store,
  asker: Asker,
  line: string,
): Promise<Change> {
  const checkIn = await store.checkIns.current(asker.group.id);
  if (!checkIn) return { reply: await nothingOpen(product, store, asker) };
  const name = line.trim();
  if (!name || everybody.includes(fold(name)))
    return { reply: await askToLock(product, store, asker, checkIn) };
  const found = readParty(name, asker.group.parties);
  if (!found || found.rest) return unknownParty(asker, name);
  return { reply: await askToLock(product, store, asker, checkIn, found.partyId) };
}

/** `lås upp Klippan Fel siffra`: unlocks. Without a party, or without a reason, it asks for what is missing. */
export async function unlockByWords(
  product: Product,
  store: Store,
  asker: Asker,
  line: string,
): Promise<Change> {
  const { t, group } = asker;
  const checkIn = await store.checkIns.current(group.id);
  if (!checkIn) return { reply: await nothingOpen(product, store, asker) };
  if (!line.trim()) return { reply: await askToUnlock(product, store, asker, checkIn) };
  const [first = '', ...others] = line.trim().split(/\s+/);
  const found = everybody.includes(fold(first))
    ? { partyId: undefined, rest: others.join(' ') }
    : readParty(line, group.parties);
  if (!found) return unknownParty(asker, line.trim());
  const { partyId, rest: reason } = found;
  if (reason && lengthOf(reason) > longestText)
    return { reply: tell(`${t.messages.tooLong(lengthOf(reason))} ${t.messages.nothingChanged}`) };
  if (reason) return unlockAnswers(product, store, asker, checkIn.id, reason, partyId);
  const action = {
    kind: 'unlock' as const,
    checkIn: checkIn.id,
    ...(partyId !== undefined && { party: partyId }),
  };
  const name = partyId === undefined ? undefined : partyName(group, partyId);
  return {
    reply: {
      kind: 'messages',
      items: [
        {
          parts: [
            { kind: 'text', text: name ? t.lock.reasonNeeded(name) : t.lock.reasonNeededAll },
            {
              kind: 'buttons',
              buttons: [{ label: name ? t.lock.unlockOne(name) : t.lock.unlockAll, action }],
            },
          ],
        },
      ],
    },
  };
}
