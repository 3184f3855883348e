import type { Change } from '../asking/change.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { readParty } from '../domain/find-party.ts';
import { fold } from '../domain/fold.ts';
import { type HalfYear, leadingHalfYear, trailingHalfYear } from '../domain/half-year.ts';
import { partyName } from '../domain/party.ts';
import { lengthOf, longestText } from '../domain/status-update.ts';
import { nothingOpen } from '../half-year/nothing-open.ts';
import { tell } from '../messages/say.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { readStanding } from '../reminders/standing.ts';
import { askToLock } from './lock-answers.ts';
import { askToUnlock, unlockAnswers } from './unlock-answers.ts';

/** Words that mean every party. */
const everybody = ['alla', 'alla svar', 'svaren', 'alla svaren', 'all', 'all answers', 'everybody'];

/** What is meant for a half-year and is none: a year, or a season without its year. Folded. */
const likeHalfYear =
  /^(?:\d{4}|(?:varen|hosten|vt|ht|h[12]|spring|autumn|forsta halvaret|andra halvaret)(?: |$))/;

function unknownParty({ t, group }: Asker, text: string): Change {
  if (likeHalfYear.test(fold(text.slice(0, 60))))
    return { reply: tell(t.messages.badHalfYear(text.slice(0, 60))) };
  const names = t.messages.list(group.parties.map((party) => party.shortName));
  return { reply: tell(t.lock.badParty(text.slice(0, 60), names)) };
}

/** `lås`, `lås Klippan`, `lås våren 2019`, `lås våren 2019 Klippan`: asks before it locks anything. */
export async function lockByWords(
  product: Product,
  store: Store,
  asker: Asker,
  line: string,
): Promise<Change> {
  const { halfYear, rest } = leadingHalfYear(line) ?? trailingHalfYear(line) ?? { rest: line.trim() };
  // "lås svaren för våren 2019"
  const name = rest.replace(/(?:^|\s)f[öo]r$/iu, '');
  const checkIn = await meant(product, store, asker, halfYear, () => store.checkIns.current(asker.group.id));
  if ('reply' in checkIn) return checkIn;
  if (!name || everybody.includes(fold(name)))
    return { reply: await askToLock(product, store, asker, checkIn) };
  const found = readParty(name, asker.group.parties);
  if (!found || found.rest) return unknownParty(asker, name);
  return { reply: await askToLock(product, store, asker, checkIn, found.partyId) };
}

/** The check-in of the half-year that is named, else the one that the command means by itself. */
async function meant(
  product: Product,
  store: Store,
  asker: Asker,
  halfYear: HalfYear | undefined,
  unnamed: () => Promise<CheckIn | undefined>,
): Promise<CheckIn | Change> {
  const { t, group } = asker;
  if (halfYear === undefined) return (await unnamed()) ?? { reply: await nothingOpen(product, store, asker) };
  const checkIn = await store.checkIns.find(group.id, halfYear);
  return checkIn?.openedAt ? checkIn : { reply: tell(t.messages.noCheckIn(t.halfYear(halfYear))) };
}

/** What can be unlocked: the current one where something in it is locked, else the latest that is locked. */
async function latestLocked(product: Product, store: Store, { group }: Asker): Promise<CheckIn | undefined> {
  const current = await store.checkIns.current(group.id);
  if (!current || current.lockedAt) return current;
  if ((await readStanding(product, store, group, current)).locked.size > 0) return current;
  const locked = (await store.checkIns.list(group.id)).find((one) => one.openedAt && one.lockedAt);
  return locked ?? current;
}

/**
 * `lås upp Klippan Fel siffra`, `lås upp våren 2019 Klippan Fel siffra`: unlocks. Without a party, or without a reason,
 * it asks for what is missing.
 */
export async function unlockByWords(
  product: Product,
  store: Store,
  asker: Asker,
  typed: string,
): Promise<Change> {
  const { t, group } = asker;
  const { halfYear, rest: line } = leadingHalfYear(typed) ?? { rest: typed.trim() };
  const checkIn = await meant(product, store, asker, halfYear, () => latestLocked(product, store, asker));
  if ('reply' in checkIn) return checkIn;
  if (!line) return { reply: await askToUnlock(product, store, asker, checkIn) };
  const [first = '', ...others] = line.split(/\s+/);
  const found = everybody.includes(fold(first))
    ? { partyId: undefined, rest: others.join(' ') }
    : readParty(line, group.parties);
  if (!found) return unknownParty(asker, line);
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
