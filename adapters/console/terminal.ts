import { clearLine, createInterface, cursorTo } from 'node:readline';
import { addDays, dayIn, instantAt, timeIn } from '../../src/domain/day.ts';
import type { Locale } from '../../src/domain/working-group.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { defaultWidth } from '../render/plain-text.ts';
import { printableLine } from '../render/printable.ts';
import { columns, padTo, wrap } from '../render/wrap.ts';
import type { Session } from './session.ts';
import { findSpeakers, firstSpeaker, type Speaker } from './speaker.ts';
import { readTerminalLine } from './terminal-line.ts';

/** The simulated clock, as the terminal may move it. */
export type TrialTime = {
  now(): Date;
  /** Moves the clock forward and lets happen what is due then; resolves when it has. */
  advanceTo(moment: Date): Promise<void>;
  /** The next moment at which something is due; undefined: nothing is planned. */
  nextMoment(): Promise<Date | undefined>;
};

export type Terminal = {
  /** Prints a message, also in the middle of what is being typed. */
  print(text: string): void;
  /** Welcomes and converses until the person leaves. Call once. */
  run(session: Session): Promise<void>;
  /** Ends `run`, when what is under way is answered. */
  close(): void;
  /** Columns to write in. */
  width(): number;
};

/**
 * The interactive conversation: one speaks to the bot as any person of the group and lets the days of a simulated
 * clock pass. A line typed while another is under way waits for it.
 */
export function createTerminal(options: {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream & { isTTY?: boolean; columns?: number };
  people(): Promise<Speaker[]>;
  time: TrialTime;
  timezone: string;
  locale?: Locale;
}): Terminal {
  const { output, time, timezone } = options;
  const texts = textsFor(options.locale ?? 'sv');
  const own = texts.terminal;
  const lines = createInterface({ input: options.input, output, terminal: output.isTTY === true });
  let closed = false;
  /** Whether the prompt stands on the last line. */
  let waiting = false;
  let begin: () => void = () => undefined;
  /** Resolves when every line so far is answered; what is typed before the welcome waits for it. */
  let answered = new Promise<void>((resolve) => {
    begin = resolve;
  });
  let answer: (line: string) => Promise<void> = async () => undefined;
  lines.on('line', (line) => {
    answered = answered.then(() => answer(line));
  });
  lines.on('close', () => {
    closed = true;
  });
  lines.on('SIGINT', () => lines.close());

  const width = () => Math.max(40, Math.min(output.columns || defaultWidth, defaultWidth));

  function print(text: string): void {
    if (waiting && output.isTTY) {
      cursorTo(output, 0);
      clearLine(output, 0);
    } else if (waiting) output.write('\n');
    output.write(`${text}\n\n`);
    if (waiting && !closed) lines.prompt(true);
  }

  function momentText(at: Date): string {
    const day = texts.dates.dayWithYear(dayIn(timezone, at));
    return own.moment(day, timeIn(timezone, at));
  }

  async function run(session: Session): Promise<void> {
    let speaker = firstSpeaker(await options.people());
    let quit = false;

    function prompt(): void {
      if (closed) return;
      const asking = speaker && session.asking(speaker.userId);
      const name = speaker ? ` ${printableLine(speaker.name)}` : '';
      lines.setPrompt(asking ? `${asking.prompt} > ` : `${momentText(time.now())}${name}> `);
      waiting = true;
      lines.prompt();
    }

    async function listPeople(people: Speaker[]): Promise<void> {
      const rows = people.map((each) => {
        const roles = each.parties.map(({ role, shortName }) => `${own.role[role]}, ${shortName}`);
        if (each.coordinator) roles.push(own.coordinator);
        const name = `${each.userId === speaker?.userId ? '*' : ' '} ${printableLine(each.name)}`;
        return { name, about: [roles.join('; '), each.userId, own.unread(session.unread(each.userId))] };
      });
      const longest = Math.max(0, ...rows.map(({ name }) => columns(name)));
      print(
        rows
          .map(({ name, about }) => `${padTo(longest, name)}  ${printableLine(about.join(' · '))}`)
          .join('\n'),
      );
    }

    async function speakAs(typed: string): Promise<void> {
      const people = await options.people();
      const found = findSpeakers(people, typed);
      if (found.length === 1) {
        speaker = found[0];
        print(own.speakingAs(printableLine(speaker?.name ?? '')));
        return;
      }
      const none = typed.trim() === '' ? own.people : `${own.nobody(printableLine(typed))} ${own.people}`;
      print(found.length > 1 ? own.several(printableLine(typed)) : none);
      await listPeople(found.length > 1 ? found : people);
    }

    async function toNext(): Promise<void> {
      const next = await time.nextMoment();
      if (!next) return print(own.nothingDue);
      await time.advanceTo(new Date(Math.max(next.getTime(), time.now().getTime())));
      print(own.timeIs(momentText(time.now())));
    }

    /** Stops at every moment at which something is due, so that each message arrives on its own day. */
    async function letPass(days: number): Promise<void> {
      const from = time.now();
      const target = instantAt(timezone, addDays(dayIn(timezone, from), days), timeIn(timezone, from));
      let last = from;
      let next = await time.nextMoment();
      while (next && next > last && next < target) {
        await time.advanceTo(next);
        last = next;
        next = await time.nextMoment();
      }
      await time.advanceTo(target);
      print(own.timeIs(momentText(time.now())));
    }

    async function toBot(line: string): Promise<void> {
      if (speaker) await session.say(speaker.userId, line);
      else await speakAs('');
    }

    async function take(line: string): Promise<void> {
      if (speaker && session.asking(speaker.userId)) return toBot(line);
      const meant = readTerminalLine(line);
      switch (meant.kind) {
        case 'as':
          return speakAs(meant.who);
        case 'who':
          print(own.people);
          return listPeople(await options.people());
        case 'next':
          return toNext();
        case 'pass':
          return letPass(meant.days);
        case 'bad-step':
          return print(own.badStep);
        case 'quit':
          quit = true;
          return lines.close();
        case 'help':
          print(own.help);
          return toBot(line);
        case 'bot':
          return toBot(line);
      }
    }

    async function takeSafely(line: string): Promise<void> {
      if (quit) return;
      waiting = false;
      try {
        await take(line);
      } catch (fault) {
        print(own.fault(printableLine(fault instanceof Error ? fault.message : String(fault))));
      }
      prompt();
    }

    async function welcome(): Promise<void> {
      const people = await options.people();
      const coordinator = people.find((each) => each.coordinator);
      const tries = [
        own.welcome.tryNext,
        ...(speaker ? [own.welcome.tryReport(callName(speaker))] : []),
        ...(coordinator ? [own.welcome.trySummary(callName(coordinator))] : []),
      ];
      print(wrap(own.welcome.what, width()));
      print(wrap(own.welcome.clock(momentText(time.now())), width()));
      print(own.people);
      await listPeople(people);
      print(
        [own.welcome.try, ...tries.map((each) => wrap(each, width(), '• ')), own.welcome.more].join('\n'),
      );
    }

    await welcome();
    answer = takeSafely;
    prompt();
    begin();
    if (!closed) await new Promise<void>((resolve) => lines.once('close', resolve));
    await answered;
    waiting = false;
    output.write(`\n${own.goodbye}\n`);
  }

  return { print, run, close: () => lines.close(), width };
}

/** What one types after `som` to become this person. */
function callName(person: Speaker): string {
  return person.parties.find(({ role }) => role === 'contact')?.key ?? person.userId;
}
