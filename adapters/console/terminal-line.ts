import { means } from './own-words.ts';

/** What a line means to the terminal itself; `bot`: nothing, it is the bot's. */
export type TerminalLine =
  | { kind: 'as'; who: string }
  | { kind: 'pass'; days: number }
  | { kind: 'who' | 'next' | 'quit' | 'help' | 'bad-step' | 'bot' };

const mostDays = 366;

/** Reads the terminal's own words, in Swedish and English, in any case and with or without å ä ö. Never throws. */
export function readTerminalLine(line: string): TerminalLine {
  const typed = line.trim();
  if (typed.startsWith('+')) return readStep(typed);
  for (const kind of ['who', 'next', 'quit', 'help'] as const) if (means(kind, typed)) return { kind };
  const [first = '', ...rest] = typed.split(/\s+/);
  return means('as', first) ? { kind: 'as', who: rest.join(' ') } : { kind: 'bot' };
}

function readStep(typed: string): TerminalLine {
  const step = typed.slice(1).trimStart();
  const [, number = '1', unit = ''] = /^(?=.)(\d{1,4})?\s*(\p{L}*)$/u.exec(step) ?? [undefined, '0'];
  const each = means('week', unit) ? 7 : means('day', unit) || unit === '' ? 1 : 0;
  const days = Number(number) * each;
  return days >= 1 && days <= mostDays ? { kind: 'pass', days } : { kind: 'bad-step' };
}
