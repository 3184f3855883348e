import { commit, currentCheckIn } from '../asking/ask.ts';
import type { Asking, Feature } from '../asking/feature.ts';
import { type OtherWay, otherWays } from '../domain/arrangement.ts';
import { isDay } from '../domain/day.ts';
import { fold } from '../domain/fold.ts';
import { nothingOpen } from '../half-year/nothing-open.ts';
import type { Action } from '../messages/action.ts';
import type { Reply } from '../messages/report.ts';
import { offer, tell } from '../messages/say.ts';
import { arrange } from '../one-party/arrange.ts';
import { whichOfParties, wordsAboutParty } from '../one-party/party-by-words.ts';
import { composeOtherwise } from './compose-otherwise.ts';
import { otherwiseForm } from './otherwise-form.ts';
import { notOtherwise, setOtherwise, undoOtherwise } from './set-otherwise.ts';

/** *Stäms av på annat sätt*: no answer is expected of the party this half-year. */
export const otherwiseFeature: Feature<'otherwise'> = {
  words: {
    otherwise: {
      who: 'coordinator',
      says: ['annat satt', 'pa annat satt', 'stams av pa annat satt', 'otherwise', 'some other way'],
      suggests: ['annat sätt', 'otherwise'],
      help: ({ arranged: { help } }) => [help.otherwise],
      answer: byWords,
    },
  },
  presses: {
    otherwise: {
      who: 'coordinator',
      answer: (asking, { checkIn, party }) =>
        otherwiseForm.open(asking, asking.product.store, { kind: 'otherwise', checkIn, party }),
    },
    'set-otherwise': {
      who: 'coordinator',
      answer: (asking, of) => arrange(asking, of, 'coordinator', (arranging) => setOtherwise(arranging, of)),
    },
    'undo-otherwise': {
      who: 'coordinator',
      answer: (asking, of) => arrange(asking, of, 'coordinator', undoOtherwise),
    },
  },
  forms: { otherwise: otherwiseForm },
  deliveries: { 'otherwise-told': { compose: composeOtherwise } },
  events: {
    'otherwise-set': ({ t }) => t.arranged.events['otherwise-set'],
    'otherwise-undone': ({ t }) => t.arranged.events['otherwise-undone'],
  },
};

/** What a way may be typed as, folded. */
const typedWays: Record<OtherWay, readonly string[]> = {
  phone: ['telefon', 'pa telefon', 'phone', 'by phone'],
  meeting: ['mote', 'pa mote', 'pa ett mote', 'meeting', 'at a meeting'],
  visit: ['besok', 'pa besok', 'visit', 'on a visit'],
  letter: ['brev', 'med brev', 'letter', 'by letter'],
};

/** `annat sätt Lund telefon 2019-06-03`. What is missing is asked for by the form. */
async function byWords(asking: Asking, typed: string): Promise<Reply> {
  const { ask, product, asker } = asking;
  const { t } = asker;
  const checkIn = currentCheckIn(ask, asker);
  if (!checkIn) return commit(ask, async (store) => ({ reply: await nothingOpen(product, store, asker) }));
  const found = wordsAboutParty(asker, typed);
  const open = (party: number): Action => ({ kind: 'otherwise', checkIn: checkIn.id, party });
  if (found.kind === 'unknown') return commit(ask, async () => ({ reply: tell(found.why) }));
  if (found.kind === 'which')
    return commit(ask, async () => ({ reply: whichOfParties(asker, t.arranged.choosePart, open) }));
  const of = { checkIn: checkIn.id, party: found.partyId };
  return arrange(asking, of, 'coordinator', async (arranging) => {
    const words = found.rest.split(/\s+/);
    const day = words.at(-1) ?? '';
    const how = otherWays.find((way) => typedWays[way].includes(fold(words.slice(0, -1).join(' '))));
    if (how && isDay(day)) return setOtherwise(arranging, { how, on: day });
    const refused = notOtherwise(arranging);
    if (refused) return { reply: tell(refused) };
    return {
      reply: offer(
        [`${t.arranged.howMissing} ${t.arranged.onMissing}`],
        [{ label: t.arranged.otherwise, action: open(found.partyId), primary: true }],
      ),
    };
  });
}
