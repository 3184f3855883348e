import { fold } from '../../src/domain/fold.ts';
import { textsFor } from '../../src/texts/texts.ts';

const sv = textsFor('sv').terminal;
const en = textsFor('en').terminal;

/** The words that the terminal itself understands, in both languages whoever types them. */
const words = {
  yes: [...sv.yes, ...en.yes],
  partly: [textsFor('sv').lock.outcome.partly, textsFor('en').lock.outcome.partly],
  no: [...sv.no, ...en.no],
  leave: [...sv.leave, ...en.leave],
  write: [...sv.write, ...en.write],
  as: [...sv.words.as, ...en.words.as],
  who: [...sv.words.who, ...en.words.who],
  next: [...sv.words.next, ...en.words.next],
  quit: [...sv.words.quit, ...en.words.quit],
  help: [...sv.words.help, ...en.words.help],
  day: [...sv.words.day, ...en.words.day],
  week: [...sv.words.week, ...en.words.week],
};

/** Characters. None of them is as long, with whatever accents: what is longer need not be folded. */
const longest = 100;

/** Whether what was typed is one of the words for this, whatever its case and accents. */
export function means(meaning: keyof typeof words, typed: string): boolean {
  if (typed.length > longest) return false;
  const folded = fold(typed);
  return words[meaning].some((word) => fold(word) === folded);
}
