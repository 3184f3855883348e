import { commit } from '../asking/ask.ts';
import { today } from '../asking/days.ts';
import type { Asking } from '../asking/feature.ts';
import { giveBack } from '../asking/give-back.ts';
import { initiativeFaults } from '../domain/initiative.ts';
import { readInitiativeLine } from '../domain/initiative-line.ts';
import { lengthOf, longestText } from '../domain/status-update.ts';
import type { Message, Part } from '../messages/message.ts';
import type { Reply } from '../messages/report.ts';
import { tell } from '../messages/say.ts';
import { whomToAsk } from '../messages/whom-to-ask.ts';
import { makeCourse } from './change-course.ts';
import { answerChange, blank, courseDays } from './course-forms.ts';
import { newButtons, organisedBy } from './show-courses.ts';

/** `kurs` by itself: the way to the form. */
export function offerNew({ asker }: Asking): Reply {
  const { t, group } = asker;
  const buttons = newButtons(asker);
  if (buttons.length === 0) return tell(t.messages.onlyContacts(whomToAsk(group, t)));
  const message: Message = {
    parts: [
      {
        kind: 'text',
        text: buttons.length > 1 ? t.initiative.whichParty : t.initiative.publicRecord,
      },
      {
        kind: 'buttons',
        buttons: [
          ...buttons,
          { label: t.initiative.listTitle, action: { kind: 'courses', group: group.id } },
        ],
      },
      { kind: 'note', text: withCode(t.initiative.lineHint) },
    ],
  };
  return { kind: 'messages', items: [message] };
}

/** Text with what one types between backticks. */
function withCode(text: string): Extract<Part, { kind: 'note' }>['text'] {
  return text.split('`').map((run, n) => (n % 2 === 1 ? { code: run } : run));
}

/** `kurs Digital handledning 12 mars 13–15 öppen`: planned at once. What is not saved is given back. */
export async function saveLine(asking: Asking, text: string): Promise<Reply> {
  const { ask, product, asker } = asking;
  const { t, group } = asker;
  const i = t.initiative;
  const refuse = (reply: Reply) => commit(ask, async () => ({ reply: giveBack(reply, text, t) }));
  const [party, another] = organisedBy(asker);
  if (party === undefined || another !== undefined) return refuse(offerNew(asking));
  const line = readInitiativeLine(text, today(product, group));
  if (line.title === '') return refuse(tellWithCode(i.lineNoTitle));
  if (line.day === undefined) return refuse(tellWithCode(i.lineNoDay));
  const { first, last } = courseDays(asking);
  if (line.day < first || line.day > last)
    return refuse(tell(i.lineDayOutside(t.dates.dayWithYear(first), t.dates.dayWithYear(last))));
  const [fault] = initiativeFaults(line);
  if (fault) return refuse(tell(`${i.faults[fault.why]} ${t.messages.nothingSaved}`));
  const length = lengthOf(line.title);
  if (length > longestText) return refuse(tell(`${t.messages.tooLong(length)} ${t.messages.nothingSaved}`));
  const content = {
    ...blank,
    title: line.title,
    day: line.day,
    from: line.from,
    to: line.to,
    open: line.open ?? 'undecided',
    ...(party === group.convenerId && { arrangement: 'region' as const }),
  } as const;
  return commit(ask, async (store) =>
    answerChange(asking, store, await makeCourse(asking, store, party, content), i.saved(line.title)),
  );
}

const tellWithCode = (text: string): Reply => ({
  kind: 'messages',
  items: [{ parts: [{ kind: 'text', text: withCode(text) }] }],
});
