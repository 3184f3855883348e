import { type Ask, askerIn, read, seenCheckIn } from '../asking/ask.ts';
import type { AskingOf } from '../asking/feature.ts';
import { giveBack } from '../asking/give-back.ts';
import { askerOutside } from '../asking/outside.ts';
import type { Raw } from '../asking/read-form.ts';
import { whichMembership } from '../asking/recognise.ts';
import { mayNot } from '../asking/who.ts';
import { type Action, type FormRef, longestCarried } from '../messages/action.ts';
import type { Form } from '../messages/form.ts';
import { inGroup, type Message } from '../messages/message.ts';
import type { Reply } from '../messages/report.ts';
import { tell } from '../messages/say.ts';
import { whomToAsk } from '../messages/whom-to-ask.ts';
import type { Incoming } from '../ports/chat-platform.ts';
import type { Asker } from '../ports/product.ts';
import type { About } from '../ports/reports.ts';
import { type Texts, textsFor } from '../texts/texts.ts';
import { type Command, createCommands } from './commands.ts';
import { forms, presses, words } from './features.ts';
import { welcome } from './welcome.ts';

/*
 * The way of everything that is asked: to the feature that declares it, in the group that it is about, after it has
 * been asked who may. Nothing comes to a feature past this.
 */

export const readCommand = createCommands(words);

/** What an ask is about, as far as it says: that is read together with who asks. */
export function whatAbout({ ask }: Pick<Incoming, 'ask'>): About {
  const subject = ask.kind === 'press' ? ask.action : ask.kind === 'form' ? ask.form : undefined;
  if (subject && 'checkIn' in subject && subject.checkIn !== undefined) {
    const party = 'party' in subject ? subject.party : undefined;
    return { kind: 'check-in', checkIn: subject.checkIn, party };
  }
  const command = ask.kind === 'words' ? readCommand(ask.text) : undefined;
  const found = command?.kind === 'command' ? words.get(command.name) : undefined;
  return { kind: 'current', reports: ask.kind === 'arrival' || found?.onReports === true };
}

/** Answers typed words. `groupId`: the group that was chosen, where the person is in several. */
async function answerWords(ask: Ask, text: string, groupId?: number): Promise<Reply> {
  const command = readCommand(text);
  const found = command.kind === 'command' ? words.get(command.name) : undefined;
  if (command.kind === 'unknown' || !found) return answerUnknown(ask, command, text);
  if (found.who === 'anybody')
    return found.answer({ ask, product: ask.product, asker: askerOutside(ask) }, command.rest);
  const membership = await whichMembership(ask.product.store, ask.recognised, ask.incoming, groupId);
  if (membership === 'none') return tell(textsFor(ask.locale ?? 'sv').messages.gone);
  if (membership === 'several') {
    const question = await askWhichGroup(ask, text, found.says[0] ?? '');
    return read(ask, async () => question);
  }
  const asker = await askerIn(ask, membership);
  const refused = mayNot(asker, found.who, {});
  if (refused) return read(ask, async () => giveBack(tell(refused), typedText(text) ?? '', asker.t));
  return inItsGroup(ask, asker, await found.answer({ ask, product: ask.product, asker }, command.rest));
}

/** Whoever is in several groups is told which one an answer is about. */
function inItsGroup({ recognised }: Ask, { group }: Asker, reply: Reply): Reply {
  if (recognised.memberships.length < 2) return reply;
  if (reply.kind === 'report') return { ...reply, list: { ...reply.list, groupName: group.name } };
  const [first, ...others] = reply.kind === 'messages' ? reply.items : [];
  return reply.kind === 'messages' && first
    ? { ...reply, items: [inGroup(first, group.name), ...others] }
    : reply;
}

/** Whether it is asked in no group, by whoever asks: a stranger too. */
export function isOutside({ ask }: Pick<Incoming, 'ask'>): boolean {
  switch (ask.kind) {
    case 'press':
      return ask.action.kind !== 'words' && presses[ask.action.kind].who === 'anybody';
    case 'form':
      return forms[ask.form.kind].who === 'anybody';
    case 'words': {
      const command = readCommand(ask.text);
      return command.kind === 'command' && words.get(command.name)?.who === 'anybody';
    }
    case 'arrival':
      return false;
  }
}

/** To what is no command: the nearest one, or whom to ask; long words are given back whole. */
async function answerUnknown(ask: Ask, command: Command, text: string): Promise<Reply> {
  const groups = await Promise.all(ask.recognised.memberships.map((membership) => ask.groupOf(membership)));
  const t = textsFor(ask.locale ?? groups[0]?.locale ?? 'sv');
  const m = t.messages;
  const nearest = command.kind === 'unknown' ? command.nearest : undefined;
  const typed = text.trim();
  const shown = typed.length > longestShown ? `${typed.slice(0, longestShown).trimEnd()} …` : typed;
  const coordinators = groups.flatMap((group) => group.coordinators).filter(({ id }) => id !== ask.person.id);
  const others = [...new Map(coordinators.map((one) => [one.id, one])).values()];
  const answer = tell(
    `${m.unknownWord(shown)} ${nearest ? m.didYouMean(nearest) : m.seeHelp} ${m.nothingChanged}`,
    !nearest && others.length > 0 ? m.askHuman(whomToAsk({ coordinators: others }, t)) : undefined,
  );
  return read(ask, async () => (typed.length > longestShown ? giveBack(answer, typed, t) : answer));
}

/** So much of what is not understood stands in the sentence that says so. */
const longestShown = 60;

/**
 * The same words once more, in the group that is meant. Words that are too long to come with a button are given back
 * whole, and the buttons stand for the command alone: `bare`.
 */
async function askWhichGroup(ask: Ask, text: string, bare: string): Promise<Reply> {
  const groups = await Promise.all(ask.recognised.memberships.map((membership) => ask.groupOf(membership)));
  const t = textsFor(ask.locale ?? groups[0]?.locale ?? 'sv');
  const tooLong = text.length > longestCarried;
  const buttons = groups.map((group) => ({
    label: group.name,
    action: { kind: 'words' as const, text: tooLong ? bare : text, group: group.id },
  }));
  const message: Message = {
    parts: [
      { kind: 'text', text: tooLong ? t.messages.tooLongToAsk : t.messages.whichGroup },
      { kind: 'buttons', buttons },
    ],
  };
  const question: Reply = { kind: 'messages', items: [message] };
  return tooLong ? giveBack(question, typedText(text) ?? text, t) : question;
}

/** What somebody asks about, and the asker in its group; or a sentence where that is not to be had. */
async function subjectOf<A extends { checkIn: number } | { group: number }>(
  ask: Ask,
  of: A,
  beforeOpening: boolean,
): Promise<AskingOf<A> | { gone: string }> {
  const gone = { gone: textsFor(ask.locale ?? 'sv').messages.gone };
  if ('group' in of && of.group === 0)
    return { ask, product: ask.product, asker: askerOutside(ask) } as AskingOf<A>;
  const checkIn = 'checkIn' in of ? seenCheckIn(ask, of.checkIn) : undefined;
  const groupId = 'group' in of ? of.group : checkIn?.groupId;
  const membership = ask.recognised.memberships.find((one) => one.groupId === groupId);
  if (!membership || ('checkIn' in of && !checkIn) || (checkIn && !checkIn.openedAt && !beforeOpening))
    return gone;
  const asking = { ask, product: ask.product, asker: await askerIn(ask, membership) };
  const { party } = of as { party?: number };
  if (party !== undefined && !asking.asker.group.parties.some(({ id }) => id === party)) return gone;
  return (checkIn ? { ...asking, checkIn } : asking) as AskingOf<A>;
}

/** Answers a button or a choice, also one of an old message: by what is true now. */
async function answerPress<A extends Exclude<Action, { kind: 'words' }>>(
  ask: Ask,
  action: A,
): Promise<Reply> {
  const press = presses[action.kind] as {
    who: Parameters<typeof mayNot>[1];
    beforeOpening?: true;
    answer(asking: AskingOf<A>, of: A): Promise<Reply>;
  };
  const asking = await subjectOf(ask, action, press.beforeOpening === true);
  if ('gone' in asking) return tell(asking.gone);
  const refused = mayNot(asking.asker, press.who, action);
  return inItsGroup(ask, asking.asker, refused ? tell(refused) : await press.answer(asking, action));
}

/** Answers a filled form. Whatever is in the way, what was typed stays in it. */
async function answerForm<R extends FormRef>(ask: Ask, ref: R, raw: Raw): Promise<Reply> {
  const form = forms[ref.kind] as {
    who: Parameters<typeof mayNot>[1];
    beforeOpening?: true;
    save(asking: AskingOf<R>, of: R, raw: Raw): Promise<Reply>;
  };
  const asking = await subjectOf(ask, ref, form.beforeOpening === true);
  const why =
    'gone' in asking ? textsFor(ask.locale ?? 'sv').messages.formGone : mayNot(asking.asker, form.who, ref);
  if (why !== undefined || 'gone' in asking) {
    const t = 'gone' in asking ? textsFor(ask.locale ?? 'sv') : asking.asker.t;
    return { kind: 'refused', fields: {}, why, form: bareForm(ref, raw, t) };
  }
  return inItsGroup(ask, asking.asker, await form.save(asking, ref, raw));
}

/** Answers whatever was asked. */
export function dispatch(ask: Ask): Promise<Reply> {
  const asked = ask.incoming.ask;
  switch (asked.kind) {
    case 'words':
      return answerWords(ask, asked.text);
    case 'arrival':
      return welcome(ask);
    case 'press':
      return asked.action.kind === 'words'
        ? answerWords(ask, asked.action.text, asked.action.group)
        : answerPress(ask, asked.action);
    case 'form':
      return answerForm(ask, asked.form, asked.values);
  }
}

/** A form around what was typed in it, for when the database does not answer. */
export function bareForm<R extends FormRef>(ref: R, raw: Raw, t: Texts): Form {
  const form = forms[ref.kind] as { bare(of: R, raw: Raw, t: Texts): Form };
  return form.bare(ref, raw, t);
}

/** What somebody typed after the words of a command, where that is theirs and would be lost. */
export function typedText(text: string): string | undefined {
  const command = readCommand(text);
  if (command.kind !== 'command' || !words.get(command.name)?.holdsText) return undefined;
  return command.rest.trim() ? command.rest : undefined;
}
