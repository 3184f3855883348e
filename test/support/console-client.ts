import { createConsole } from '../../adapters/console/console.ts';
import type { Client, Driver } from '../contracts/driver.ts';

/** A terminal that several people type in: what each sees is what was printed for them. */
export const consoleDriver: Driver = {
  findsByEmail: true,
  async open({ handle, people }): Promise<Client> {
    const printed = new Map<string, string>();
    const seenBy = (reader: string) => printed.get(reader) ?? '';
    const platform = createConsole({
      write(text, to) {
        const reader = to.kind === 'person' ? to.userId : to.conversation;
        printed.set(reader, `${seenBy(reader)}${text}\n\n`);
      },
      people: async () => people.map(({ userId, locale }) => ({ userId, name: userId, locale })),
      now: () => new Date('2019-05-21T07:00:00Z'),
      timezone: 'Europe/Stockholm',
      // Wide enough that no sentence is broken, so that it can be looked for as a whole.
      width: () => 100_000,
    });
    await platform.start(handle);
    const { session } = platform;

    async function pressLabel(userId: string, label: string): Promise<void> {
      const number = lastMatch(
        seenBy(userId),
        new RegExp(`\\[(\\d+)\\] (?:[^\\p{L}\\p{N}\\[]+)?${literal(label)}`, 'gu'),
      );
      await session.say(userId, number);
      if (session.asking(userId)?.kind === 'confirm') await session.say(userId, 'ja');
    }

    function letterOf(userId: string, area: string): string {
      return lastMatch(seenBy(userId), new RegExp(`^([a-t])\\. ${literal(area)}`, 'gmu'));
    }

    return {
      platform,
      say: (userId, words) => session.say(userId, words),
      async press(userId, label, area) {
        if (area !== undefined) await session.say(userId, letterOf(userId, area));
        await pressLabel(userId, label);
      },
      async choose(userId, area, status) {
        await session.say(userId, letterOf(userId, area));
        await pressLabel(userId, status);
      },
      async fill(userId, values) {
        const before = session.asking(userId);
        if (before?.kind !== 'field') throw new Error(`${userId} has no form open`);
        let asking: typeof before | undefined = before;
        // One round: a form that is refused, or drawn again, is left open for the test to look at.
        const asked = new Set<string>();
        while (asking && !asked.has(asking.key ?? '')) {
          const { key = '' } = asking;
          asked.add(key);
          for (const line of typedFor(key, values[key])) await session.say(userId, line);
          const next = session.asking(userId);
          asking = next?.kind === 'field' ? next : undefined;
        }
      },
      form(userId) {
        const asking = session.asking(userId);
        return asking?.kind === 'field' ? { errors: asking.errors, values: { ...asking.values } } : undefined;
      },
      seen: seenBy,
      channel: seenBy,
      close: () => platform.stop(),
    };
  },
};

function typedFor(key: string, value: string | undefined): string[] {
  if (value === undefined) return [''];
  if (value === '') return ['-'];
  if (key === 'note') return [...value.split('\n'), '.'];
  if (key === 'contactNext') return [value === 'true' ? 'ja' : 'nej'];
  return ['done', 'needs', 'workedWell', 'text', 'said', 'question', 'lines'].includes(key)
    ? [...value.split('\n'), '.']
    : [value];
}

function lastMatch(text: string, pattern: RegExp): string {
  const found = [...text.matchAll(pattern)].at(-1)?.[1];
  if (found === undefined) throw new Error(`nothing on the screen matches ${pattern.source}`);
  return found;
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
