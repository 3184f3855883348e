import type { Locale } from '../../src/domain/working-group.ts';
import type { Reply } from '../../src/messages/report.ts';
import { textsFor } from '../../src/texts/texts.ts';

/** The product's answer, which the platform did not take. */
class NotShown extends Error {
  readonly reply: Reply;
  constructor(reply: Reply, cause: unknown) {
    super('an answer could not be shown', { cause });
    this.reply = reply;
  }
}

/** Shows an answer; where that fails, `notShown` says what is true of it. Throws as `show` does, in its own words. */
export async function showing<T>(reply: Reply, show: () => Promise<T>): Promise<T> {
  try {
    return await show();
  } catch (error) {
    throw new NotShown(reply, error);
  }
}

/** What the platform threw, and what is said in the place of the answer: what was done has been done. */
export function notShown(thrown: unknown, locale: Locale): { error: unknown; instead: string } {
  const [reply, error] = thrown instanceof NotShown ? [thrown.reply, thrown.cause] : [undefined, thrown];
  return { error, instead: insteadOf(reply, locale) };
}

function insteadOf(reply: Reply | undefined, locale: Locale): string {
  const { report } = textsFor(locale);
  switch (reply?.kind) {
    case 'report': {
      const { notices, hindrance } = reply.list;
      return [...notices, ...(hindrance === undefined ? [] : [hindrance]), report.notShown].join('\n');
    }
    case 'messages':
      return report.notShown;
    case 'form':
      return report.notOpened;
    case 'refused':
      return reply.why ?? report.noAnswer;
    default:
      return report.noAnswer;
  }
}
