import { currentCheckIn } from '../asking/ask.ts';
import type { Change } from '../asking/change.ts';
import type { Asking } from '../asking/feature.ts';
import { type TimeReason, timeReasons } from '../domain/arrangement.ts';
import { isDay } from '../domain/day.ts';
import { fold } from '../domain/fold.ts';
import { nothingOpen } from '../half-year/nothing-open.ts';
import type { Action } from '../messages/action.ts';
import type { Button } from '../messages/message.ts';
import { offer, tell } from '../messages/say.ts';
import { arrangeFor } from '../one-party/arranging.ts';
import { whichOfParties, wordsAboutParty } from '../one-party/party-by-words.ts';
import type { Store } from '../ports/store.ts';
import { askTime } from './ask-time.ts';
import { giveTime, notToGive } from './give-time.ts';

/** What a reason may be typed as, folded. */
const typedReasons: Record<TimeReason, readonly string[]> = {
  time: ['tidsbrist', 'tid', 'time', 'short of time'],
  staff: ['personalbyte', 'personal', 'staff', 'change of staff'],
  other: ['annat', 'other'],
};

/**
 * `mer tid Lund 2019-06-28 tidsbrist`: gives it. `mer tid 2019-06-28 tidsbrist`, by whoever answers for a party: asks
 * for it. What is missing is asked for.
 */
export async function timeByWords(
  { ask, product, asker }: Asking,
  store: Store,
  typed: string,
): Promise<Change> {
  const { t } = asker;
  const checkIn = currentCheckIn(ask, asker);
  if (!checkIn) return { reply: await nothingOpen(product, store, asker) };
  const found = wordsAboutParty(asker, typed);
  if (found.kind === 'unknown') return { reply: tell(found.why) };
  const gives = asker.membership.coordinator;
  const open = (party: number): Action => ({ kind: gives ? 'time' : 'ask-time', checkIn: checkIn.id, party });
  const label = gives ? t.arranged.giveTime : t.arranged.askTime;
  if (found.kind === 'which') return { reply: whichOfParties(asker, label, open) };

  const { partyId, rest } = found;
  const of = { checkIn: checkIn.id, party: partyId };
  const arranging = await arrangeFor(product, store, asker, of, gives ? 'coordinator' : 'answerer');
  if ('refused' in arranging) return { reply: tell(arranging.refused) };
  const [day = '', ...words] = rest.split(/\s+/);
  const form: Button = { label, action: open(partyId), primary: true };
  if (!day) {
    const refused = notToGive(arranging);
    return { reply: refused ? tell(refused) : offer([t.arranged.untilMissing], [form]) };
  }
  if (!isDay(day)) return { reply: offer([t.arranged.badDay(day.slice(0, 60))], [form]) };
  const refused = notToGive(arranging, day);
  if (refused) return { reply: tell(refused) };
  const said = fold(words.join(' '));
  const reason = timeReasons.find((one) => typedReasons[one].includes(said));
  if (!reason) return { reply: offer([t.arranged.reasonMissing], [form]) };
  return gives ? giveTime(arranging, { until: day, reason }) : askTime(arranging, { until: day, reason });
}
