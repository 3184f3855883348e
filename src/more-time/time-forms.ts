import { declareForm, type Opened } from '../asking/declare-form.ts';
import { timeReasons } from '../domain/arrangement.ts';
import type { FormRef } from '../messages/action.ts';
import type { Shape } from '../messages/field.ts';
import { tell } from '../messages/say.ts';
import { type Arranging, arrangeFor } from '../one-party/arranging.ts';
import { askTime } from './ask-time.ts';
import { daysToGive, giveTime, notToGive } from './give-time.ts';

type TimeRef = Extract<FormRef, { kind: 'time' }>;
type AskRef = Extract<FormRef, { kind: 'ask-time' }>;

const shape = {
  until: { kind: 'day', label: (t) => t.arranged.until, required: (t) => t.arranged.untilMissing },
  reason: {
    kind: 'choice',
    label: (t) => t.arranged.reason,
    of: timeReasons,
    option: (t, value) => t.arranged.reasons[value as (typeof timeReasons)[number]],
    required: (t) => t.arranged.reasonMissing,
  },
} as const satisfies Shape;

/** What stands in either form: what is asked for, else what has been given. */
function opened(
  arranging: Arranging | { refused: string },
  note: string,
): Opened<typeof shape> | { refused: string } {
  if ('refused' in arranging) return arranging;
  const refused = notToGive(arranging);
  if (refused) return { refused };
  const { product, group, checkIn, party, arranged } = arranging;
  const now = arranged.askedTime ?? arranged.moreTime;
  return {
    saved: { until: now?.until, reason: now?.reason },
    given: { until: { days: daysToGive(product, { group, checkIn }) } },
    partyName: party,
    note,
  };
}

/** The form behind *Ge mer tid*. */
export const timeForm = declareForm<TimeRef, typeof shape>({
  who: 'coordinator',
  shape,
  title: (t) => t.arranged.giveTime,
  submit: (t) => t.arranged.giveTime,
  again: ({ checkIn, party }) => ({ kind: 'time', checkIn, party }),
  back: ({ checkIn, party }) => ({ kind: 'one-party', checkIn, party }),
  read: async ({ product, asker }, store, of) =>
    opened(await arrangeFor(product, store, asker, of, 'coordinator'), asker.t.arranged.reasonSeen),
  async store({ product, asker }, store, of, { until, reason }) {
    const arranging = await arrangeFor(product, store, asker, of, 'coordinator');
    if ('refused' in arranging) return { reply: tell(arranging.refused) };
    if (!until || !reason) return { reply: tell(asker.t.arranged.untilMissing) };
    return giveTime(arranging, { until, reason });
  },
});

/** The form behind *Be om mer tid*. */
export const askTimeForm = declareForm<AskRef, typeof shape>({
  who: 'own-party',
  byLink: 'does',
  shape,
  title: (t) => t.arranged.askTime,
  submit: (t) => t.arranged.askTime,
  again: ({ checkIn, party }) => ({ kind: 'ask-time', checkIn, party }),
  back: ({ checkIn, party }) => ({ kind: 'report', checkIn, party }),
  read: async ({ product, asker }, store, of) =>
    opened(await arrangeFor(product, store, asker, of, 'answerer'), asker.t.arranged.reasonSeenAsking),
  async store({ product, asker }, store, of, { until, reason }) {
    const arranging = await arrangeFor(product, store, asker, of, 'answerer');
    if ('refused' in arranging) return { reply: tell(arranging.refused) };
    if (!until || !reason) return { reply: tell(asker.t.arranged.untilMissing) };
    return askTime(arranging, { until, reason });
  },
});
