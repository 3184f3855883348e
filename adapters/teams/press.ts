import type { Form } from '../../src/messages/form.ts';
import type { Reply } from '../../src/messages/report.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { plainCard, type TeamsMessage } from '../render/adaptive-card.ts';
import { drawForm, type Submitted } from '../render/card-form.ts';
import { answerPress } from '../render/card-press.ts';
import { pressOf } from '../render/card-values.ts';
import { showing } from '../render/not-shown.ts';
import { apologise, askIn, type Dialogue, messagesOf, type Turn, toAsker } from './dialogue.ts';
import { offerFile } from './file.ts';

/** What an invoke is answered with: the card in place of the pressed one, or a sentence below it. */
export type InvokeAnswer = { card: TeamsMessage } | { text: string };

/** The answer at once, and what is left to do after it. */
type Answered = { now: InvokeAnswer; last(): Promise<void> };

/** Answers a press that came as an invoke: the answer changes only the presser's view, `last` everybody's. */
export async function onInvoke(dialogue: Dialogue, turn: Turn, data: Record<string, unknown>) {
  return showAnswer(dialogue, turn, data, true);
}

/** Answers a press that came as a message, from a client that knows no `Action.Execute`. */
export async function onSubmit(dialogue: Dialogue, turn: Turn, data: Record<string, unknown>): Promise<void> {
  const { last } = await showAnswer(dialogue, turn, data, false);
  await last();
}

async function showAnswer(
  dialogue: Dialogue,
  turn: Turn,
  data: Record<string, unknown>,
  invoke: boolean,
): Promise<Answered> {
  const press = pressOf(data);
  const locale = dialogue.people.locale(turn.from.userId);
  const show = createShow(dialogue, turn, press?.slot, invoke);
  const carefully = (reply: Reply, { now, last }: Answered): Answered => ({
    now,
    async last() {
      try {
        await showing(reply, last);
      } catch (error) {
        await apologise(dialogue, turn, error);
      }
    },
  });
  if (!press) return carefully({ kind: 'nothing' }, show.sentence(textsFor(locale).report.oldButton));
  const answer = await answerPress(press, locale, (ask, suffix) => askIn(dialogue, turn, ask, suffix));
  return answer.kind === 'form'
    ? carefully(answer, show.form(answer.form, answer))
    : carefully(answer.reply, await show.reply(answer.reply));
}

type Show = {
  reply(reply: Reply): Promise<Answered>;
  form(form: Form, submitted: Omit<Submitted, 'slot'>): Answered;
  sentence(text: string): Answered;
};

/** How a reply to a press is shown: in the pressed card where it belongs there, else in the 1:1 conversation. */
function createShow(dialogue: Dialogue, turn: Turn, slot: string | undefined, invoke: boolean): Show {
  const { outbox, people } = dialogue;
  const pressed = turn.activity.replyToId ?? undefined;
  const locale = people.locale(turn.from.userId);
  const { teams } = textsFor(locale);

  function sentence(text: string): Answered {
    // An invoke shows it below the card, to the presser alone.
    const last = async () =>
      invoke ? undefined : toAsker(dialogue, turn, (place) => outbox.post(place, [plainCard(text, locale)]));
    return { now: { text }, last };
  }

  /** In place of the pressed card. */
  function instead(card: TeamsMessage, after?: () => Promise<void>): Answered {
    return {
      now: { card },
      async last() {
        const updated = pressed !== undefined && (await outbox.update(turn.place, pressed, card));
        if (!updated && !invoke) await outbox.post(turn.place, [card]);
        await after?.();
      },
    };
  }

  /** In the 1:1 conversation. Asked elsewhere by an invoke, the pointer is the invoke's answer. */
  function inOwn(send: Parameters<typeof toAsker>[2]): Answered {
    const post = (text: string) => outbox.post(turn.place, [plainCard(text, locale)]);
    const leave = invoke
      ? async (text: string) => (text === teams.pointer ? undefined : post(text))
      : undefined;
    return {
      now: { text: turn.own ? teams.below : teams.pointer },
      last: () => toAsker(dialogue, turn, send, leave),
    };
  }

  return {
    sentence,
    form(form, submitted) {
      const card = drawForm(form, { ...submitted, slot });
      if (card && turn.own) return instead(card);
      if (card) return inOwn((place) => outbox.post(place, [card]));
      const faults = Object.values(submitted.errors ?? {});
      return sentence(faults.join('\n') || teams.tooLongForCard);
    },
    async reply(reply) {
      switch (reply.kind) {
        case 'report': {
          const { list } = reply;
          const messages = messagesOf(reply, list.locale);
          const here = turn.own && slot === list.slot && pressed !== undefined;
          const draw = inOwn(async (place) => {
            await outbox.draw(place, list, reply.drawn, here ? pressed : undefined);
            await outbox.post(place, messages);
          });
          const card = here ? await outbox.pageOf(turn.place, list, pressed) : undefined;
          return card ? { ...draw, now: { card } } : draw;
        }
        case 'form':
          return this.form(reply.form, {});
        case 'messages': {
          const messages = messagesOf(reply, locale);
          const [first, ...rest] = messages;
          if (reply.replace && turn.own && first) return instead(first, () => outbox.post(turn.place, rest));
          return inOwn((place) => outbox.post(place, messages));
        }
        case 'file':
          return inOwn((place) => offerFile(dialogue, turn, place, reply));
        case 'refused':
          return sentence(reply.why ?? Object.values(reply.fields).join('\n'));
        case 'nothing':
          return sentence(teams.done);
      }
    },
  };
}
