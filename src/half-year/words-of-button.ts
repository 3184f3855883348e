import { commit, currentCheckIn } from '../asking/ask.ts';
import type { Asking, Words } from '../asking/feature.ts';
import { asTyped, giveBack } from '../asking/give-back.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { fold } from '../domain/fold.ts';
import type { Reply } from '../messages/report.ts';
import { tell } from '../messages/say.ts';
import type { Store } from '../ports/store.ts';
import { type Texts, textsFor } from '../texts/texts.ts';
import { nothingOpen } from './nothing-open.ts';

const locales = ['sv', 'en'] as const;

/**
 * A coordinator's button by words, for the check-in that is open: there are phones on which no button works. Understood
 * is what stands on the button, in both languages. What follows it would be passed over, so then nothing is done.
 */
export function wordsOfButton(
  label: (t: Texts) => string,
  answer: (asking: Asking, store: Store, checkIn: CheckIn) => Promise<Reply>,
): Words {
  const words = (t: Texts) => label(t).replace(/\s*…$/, '').toLowerCase();
  return {
    who: 'coordinator',
    says: [...new Set(locales.map((locale) => fold(words(textsFor(locale)))))],
    suggests: [],
    help: () => [],
    answer: (asking, rest) =>
      commit(asking.ask, async (store) => {
        const { ask, product, asker } = asking;
        const { t } = asker;
        if (rest.trim())
          return { reply: giveBack(tell(t.messages.onlyWords(words(t))), asTyped(ask, rest), t) };
        const checkIn = currentCheckIn(ask, asker);
        return {
          reply: checkIn ? await answer(asking, store, checkIn) : await nothingOpen(product, store, asker),
        };
      }),
  };
}
