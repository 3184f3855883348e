import { randomUUID } from 'node:crypto';
import type { Locale } from '../../src/domain/working-group.ts';
import type { Form } from '../../src/messages/form.ts';
import type { Reply, ReportList } from '../../src/messages/report.ts';
import type { Handle, Identity, Incoming } from '../../src/ports/chat-platform.ts';
import type { Drawn, PlaygroundMessages } from '../../src/ports/playground-messages.ts';
import { textsFor } from '../../src/texts/texts.ts';
import type { Submitted } from '../render/card-form.ts';
import { answerPress } from '../render/card-press.ts';
import { pressOf } from '../render/card-values.ts';
import {
  drawFile,
  drawForm,
  drawList,
  drawMessage,
  drawRetired,
  drawSentence,
  drawTyped,
} from './drawing.ts';
import { personConversation } from './world.ts';

/** How long somebody at the page waits for an answer, in milliseconds. */
const patience = 30_000;

/** Whoever acts, and where their acts are kept. */
type Actor = {
  identity: Identity;
  locale: Locale;
  messages: PlaygroundMessages;
  now(): Date;
  handle: Handle;
};

/** A message of the actor's own conversation in which a button was pressed, and the list that it shows. */
type Pressed = { id: number; slot?: string };

/** What a person does in the 1:1 conversation with the bot, and how the bot's replies are put there. */
export type Conversations = {
  say(actor: Actor, text: string): Promise<void>;
  /** `data` is what the card's button brings, with what stands in the card's inputs. False: there is no such message. */
  submit(actor: Actor, message: number, data: Record<string, unknown>): Promise<boolean>;
  /** The file that stands in a message of the actor's own conversation, made anew; undefined: there is none. */
  file(actor: Actor, message: number): Promise<Extract<Reply, { kind: 'file' }> | undefined>;
  /** Resolves when everything so far is answered. */
  idle(): Promise<void>;
};

/** `changed` is told of every message that is put or drawn anew. */
export function createConversations(changed: () => void): Conversations {
  const turns = new Map<string, Promise<unknown>>();

  /** What one person does is answered in order. */
  function inTurn<T>({ identity: { userId } }: Actor, work: () => Promise<T>): Promise<T> {
    const done = (turns.get(userId) ?? Promise.resolve()).catch(() => {}).then(work);
    turns.set(userId, done);
    const forget = () => {
      if (turns.get(userId) === done) turns.delete(userId);
    };
    done.then(forget, forget);
    return done;
  }

  function ask(actor: Actor, what: Incoming['ask']): Promise<Reply> {
    return actor.handle({
      key: `playground:${randomUUID()}`,
      from: actor.identity,
      answer: 'reply',
      within: patience,
      ask: what,
    });
  }

  const conversationOf = (actor: Actor) => personConversation(actor.identity.userId);

  async function post(actor: Actor, drawn: Drawn, of: { slot?: string; sender?: string } = {}) {
    await actor.messages.post({ conversation: conversationOf(actor), at: actor.now(), drawn, ...of });
    changed();
  }

  async function redraw({ messages }: Actor, id: number, drawn: Drawn, slot?: string) {
    await messages.redraw(id, drawn, slot);
    changed();
  }

  /** In the pressed drawing of the list, else where it was last drawn or at the end; one drawing of it is left. */
  async function showList(actor: Actor, list: ReportList, how: 'new' | 'same', pressed?: Pressed) {
    const earlier = await actor.messages.showing(conversationOf(actor), list.slot);
    const here = pressed?.slot === list.slot ? pressed.id : how === 'same' ? earlier.at(-1) : undefined;
    if (here === undefined) await post(actor, drawList(list), { slot: list.slot });
    else await redraw(actor, here, drawList(list), list.slot);
    for (const id of earlier) if (id !== here) await redraw(actor, id, drawRetired(list.locale));
  }

  async function showForm(
    actor: Actor,
    form: Form,
    submitted: Omit<Submitted, 'slot'>,
    pressed: Pressed | undefined,
  ) {
    const drawn = drawForm(form, { ...submitted, slot: pressed?.slot });
    const faults = Object.values(submitted.errors ?? {}).join('\n');
    if (!drawn)
      return post(actor, drawSentence(faults || textsFor(form.locale).teams.tooLongForCard, form.locale));
    if (pressed) await redraw(actor, pressed.id, drawn, pressed.slot);
    else await post(actor, drawn);
  }

  async function show(actor: Actor, reply: Reply, pressed?: Pressed): Promise<void> {
    const { locale } = actor;
    const { report, teams } = textsFor(locale);
    switch (reply.kind) {
      case 'messages': {
        const [first, ...rest] = reply.items;
        const inPlace = reply.replace && pressed && first;
        if (inPlace) await redraw(actor, pressed.id, drawMessage(first, locale));
        for (const item of inPlace ? rest : reply.items) await post(actor, drawMessage(item, locale));
        return;
      }
      case 'report':
        await showList(actor, reply.list, reply.drawn, pressed);
        if (reply.say) await post(actor, drawMessage(reply.say, locale));
        return;
      case 'form':
        return showForm(actor, reply.form, {}, pressed);
      case 'refused': {
        const why = reply.why ?? Object.values(reply.fields).join('\n');
        return post(actor, drawSentence(why || report.noAnswer, locale));
      }
      case 'file':
        return post(actor, drawFile(reply, locale));
      case 'nothing':
        return pressed && post(actor, drawSentence(teams.done, locale));
    }
  }

  return {
    say: (actor, text) =>
      inTurn(actor, async () => {
        await post(actor, drawTyped(text), { sender: actor.identity.userId });
        await show(actor, await ask(actor, { kind: 'words', text }));
      }),

    submit: (actor, id, data) =>
      inTurn(actor, async () => {
        const message = await actor.messages.find(id);
        if (!message) return false;
        // What is pressed in the channel is answered 1:1.
        const pressed = message.conversation === conversationOf(actor) ? message : undefined;
        const press = pressOf(data);
        if (!press) {
          await post(actor, drawSentence(textsFor(actor.locale).report.oldButton, actor.locale));
          return true;
        }
        const answer = await answerPress(press, actor.locale, (what) => ask(actor, what));
        if (answer.kind === 'form') await showForm(actor, answer.form, answer, pressed);
        else await show(actor, answer.reply, pressed);
        return true;
      }),

    async file(actor, id) {
      const message = await actor.messages.find(id);
      if (message?.conversation !== conversationOf(actor) || !message.drawn.file) return undefined;
      const reply = await ask(actor, { kind: 'press', action: message.drawn.file.action });
      return reply.kind === 'file' ? reply : undefined;
    },

    async idle() {
      while (turns.size > 0) await Promise.allSettled([...turns.values()]);
    },
  };
}
