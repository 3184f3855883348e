import { commit, currentCheckIn } from '../asking/ask.ts';
import type { Asking, Feature } from '../asking/feature.ts';
import { isDay } from '../domain/day.ts';
import { fold } from '../domain/fold.ts';
import { nothingOpen } from '../half-year/nothing-open.ts';
import type { Reply } from '../messages/report.ts';
import { tell } from '../messages/say.ts';
import { arrange, beforeArranging } from '../one-party/arrange.ts';
import { whichOfParties } from '../one-party/party-by-words.ts';
import { askWhen, beforeRemindOn, beforeUndo, remindOn, undoLater } from './remind-later.ts';
import { dayTyped } from './typed-day.ts';

/** *Påminn mig senare*: the next reminder comes on another day, and none is added. */
export const remindLaterFeature: Feature<'remindLater'> = {
  words: {
    'remind-later': {
      who: 'answerer',
      says: ['paminn mig', 'paminn mig senare', 'remind me', 'remind me later'],
      suggests: ['påminn mig', 'remind me'],
      help: ({ arranged: { help } }) => [help.remindLater],
      answer: byWords,
    },
  },
  presses: {
    later: {
      who: 'own-party',
      byLink: 'reads',
      answer: (asking, of) => arrange(asking, of, 'answerer', askWhen),
    },
    'remind-on': {
      who: 'own-party',
      byLink: 'does',
      shows: (asking, of) =>
        beforeArranging(asking, of, 'answerer', (arranging) => beforeRemindOn(arranging, of.on)),
      answer: (asking, of) => arrange(asking, of, 'answerer', (arranging) => remindOn(arranging, of.on)),
    },
    'undo-later': {
      who: 'own-party',
      byLink: 'does',
      shows: (asking, of) => beforeArranging(asking, of, 'answerer', beforeUndo),
      answer: (asking, of) => arrange(asking, of, 'answerer', undoLater),
    },
  },
  forms: {},
  deliveries: {},
  events: {
    'reminder-moved': ({ t }) => t.arranged.events['reminder-moved'],
    'reminder-moved-back': ({ t }) => t.arranged.events['reminder-moved-back'],
  },
};

/** `påminn mig i morgon`, `påminn mig på måndag`; without a day it is asked for. */
async function byWords(asking: Asking, rest: string): Promise<Reply> {
  const { ask, product, asker } = asking;
  const checkIn = currentCheckIn(ask, asker);
  if (!checkIn) return commit(ask, async (store) => ({ reply: await nothingOpen(product, store, asker) }));
  const [only, ...others] = asker.membership.parties;
  if (!only || others.length > 0) {
    const which = whichOfParties(asker, asker.t.arranged.remindLater, (party) => ({
      kind: 'later',
      checkIn: checkIn.id,
      party,
    }));
    return commit(ask, async () => ({ reply: which }));
  }
  const of = { checkIn: checkIn.id, party: only.partyId };
  return arrange(asking, of, 'answerer', async (arranging) => {
    const typed = fold(rest);
    if (typed === '') return askWhen(arranging);
    const on = isDay(rest.trim()) ? rest.trim() : await dayTyped(arranging, typed);
    return on
      ? remindOn(arranging, on)
      : { reply: tell(asker.t.arranged.badLaterDay(rest.trim().slice(0, 60))) };
  });
}
