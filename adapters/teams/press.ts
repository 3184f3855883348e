import { randomUUID } from 'node:crypto';
import type { Action, FormRef } from '../../src/messages/action.ts';
import type { Form, Reply } from '../../src/messages/report.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { plainCard, type TeamsMessage } from '../render/adaptive-card.ts';
import { apologise, askIn, type Dialogue, messagesOf, type Turn, toAsker } from './dialogue.ts';
import { drawForm } from './form-card.ts';
import { changedStatuses, formValues, type Press, pressOf, type Typed } from './form-values.ts';

/** What an invoke is answered with: the card in place of the pressed one, or a sentence below it. */
export type InvokeAnswer = { card: TeamsMessage } | { text: string };

/** The answer at once, and what is left to do after it. `last` never rejects. */
type Answered = { now: InvokeAnswer; last(): Promise<void> };

/** Answers a press that came as an invoke: the answer changes only the presser's view, `last` everybody's. */
export async function onInvoke(dialogue: Dialogue, turn: Turn, data: Record<string, unknown>) {
  return answerPress(dialogue, turn, data, true);
}

/** Answers a press that came as a message, from a client that knows no `Action.Execute`. */
export async function onSubmit(dialogue: Dialogue, turn: Turn, data: Record<string, unknown>): Promise<void> {
  const { last } = await answerPress(dialogue, turn, data, false);
  await last();
}

async function answerPress(
  dialogue: Dialogue,
  turn: Turn,
  data: Record<string, unknown>,
  invoke: boolean,
): Promise<Answered> {
  const press = pressOf(data);
  const locale = dialogue.people.locale(turn.from.userId);
  const { report } = textsFor(locale);
  const show = createShow(dialogue, turn, press?.slot, invoke);
  if (!press) return show.sentence(report.oldButton);
  if (press.kind === 'form') return answerForm(dialogue, turn, press, show);

  const saved = await saveChoices(dialogue, turn, press, data);
  if (saved.refused) return show.reply(saved.refused);
  const reply = await replyTo(dialogue, turn, press, saved.list);
  return show.reply(withNotices(reply, saved.notices));
}

type Saved = { notices: string[]; list?: Reply; refused?: Reply };

/** Saves what was chosen anew in the list's card, before what the button stands for. */
async function saveChoices(
  dialogue: Dialogue,
  turn: Turn,
  press: Exclude<Press, { kind: 'form' }>,
  data: Record<string, unknown>,
): Promise<Saved> {
  const of = press.kind === 'save' ? press : press.action;
  const saved: Saved = { notices: [] };
  if (!('party' in of)) return saved;
  for (const { area, status } of changedStatuses(data)) {
    const action: Action = { kind: 'status', checkIn: of.checkIn, party: of.party, area, status };
    const reply = await askIn(dialogue, turn, { kind: 'press', action }, `area-${area}`);
    if (reply.kind === 'report') {
      saved.list = reply;
      saved.notices.push(...reply.list.notices);
    } else if (reply.kind !== 'nothing') return { ...saved, refused: reply };
  }
  return saved;
}

async function replyTo(
  dialogue: Dialogue,
  turn: Turn,
  press: Exclude<Press, { kind: 'form' }>,
  list: Reply | undefined,
): Promise<Reply> {
  if (press.kind === 'save') return list ?? listNow(dialogue, turn, press);
  const reply = await askIn(dialogue, turn, { kind: 'press', action: press.action });
  // Pressed once more, or sent again by Teams: what is true now.
  if (reply.kind === 'nothing' && press.slot !== undefined && 'party' in press.action)
    return listNow(dialogue, turn, press.action);
  return reply;
}

function listNow(dialogue: Dialogue, turn: Turn, of: { checkIn: number; party: number }): Promise<Reply> {
  const action: Action = { kind: 'report', checkIn: of.checkIn, party: of.party, edit: true };
  return askIn(dialogue, turn, { kind: 'press', action }, randomUUID());
}

function withNotices(reply: Reply, notices: string[]): Reply {
  const added = (own: string[]) => [...notices.filter((notice) => !own.includes(notice)), ...own];
  if (notices.length === 0) return reply;
  if (reply.kind === 'report')
    return { ...reply, list: { ...reply.list, notices: added(reply.list.notices) } };
  if (reply.kind === 'form') return { ...reply, form: { ...reply.form, notices: added(reply.form.notices) } };
  return reply;
}

async function answerForm(
  dialogue: Dialogue,
  turn: Turn,
  press: Extract<Press, { kind: 'form' }>,
  show: Show,
): Promise<Answered> {
  const { form, typed } = press;
  const values = formValues(form, typed);
  const reply = await askIn(dialogue, turn, { kind: 'form', form, values });
  switch (reply.kind) {
    case 'refused':
      return refused(dialogue, turn, press, reply, show);
    case 'form':
      return show.form(reply.form, { typed });
    case 'nothing':
      return show.reply(await listNow(dialogue, turn, form));
    case 'messages':
    case 'report':
      return show.reply(reply);
  }
}

/** The form again, from what was submitted, with what is wrong with it. */
async function refused(
  dialogue: Dialogue,
  turn: Turn,
  { form: ref, typed }: Extract<Press, { kind: 'form' }>,
  reply: Extract<Reply, { kind: 'refused' }>,
  show: Show,
): Promise<Answered> {
  const locale = dialogue.people.locale(turn.from.userId);
  const errors = reply.why ? { ...reply.fields, '': reply.why } : reply.fields;
  const { checkIn, party } = ref;
  const action: Action =
    ref.kind === 'area'
      ? { kind: 'write', checkIn, party, area: ref.area }
      : { kind: 'overall', checkIn, party };
  // What the area is called is for the product to say. Where it cannot say so, the form goes without.
  const again = await askIn(dialogue, turn, { kind: 'press', action }, randomUUID());
  const drawn = again.kind === 'form' && again.form.kind === ref.kind ? again.form : bareForm(ref, locale);
  return show.form({ ...drawn, ref }, { typed, errors });
}

function bareForm(ref: FormRef, locale: Form['locale']): Form {
  const head = { locale, ref, partyName: '', notices: [], publicRecord: '' };
  if (ref.kind === 'overall')
    return { ...head, kind: 'overall', values: { workedWell: '', commitments: [] } };
  return {
    ...head,
    kind: 'area',
    areaName: '',
    about: '',
    questions: [],
    values: { done: '', needs: '' },
  };
}

type Show = {
  reply(reply: Reply): Promise<Answered>;
  form(form: Form, submitted: { typed?: Typed; errors?: Record<string, string> }): Answered;
  sentence(text: string): Answered;
};

/** How a reply to a press is shown: in the pressed card where it belongs there, else in the 1:1 conversation. */
function createShow(dialogue: Dialogue, turn: Turn, slot: string | undefined, invoke: boolean): Show {
  const { outbox, people } = dialogue;
  const pressed = turn.activity.replyToId ?? undefined;
  const locale = people.locale(turn.from.userId);
  const { teams } = textsFor(locale);
  const carefully = (work: () => Promise<void>) => async () => {
    try {
      await work();
    } catch (error) {
      await apologise(dialogue, turn, error);
    }
  };

  function sentence(text: string): Answered {
    // An invoke shows it below the card, to the presser alone.
    const last = async () =>
      invoke ? undefined : toAsker(dialogue, turn, (place) => outbox.post(place, [plainCard(text, locale)]));
    return { now: { text }, last: carefully(last) };
  }

  /** In place of the pressed card. */
  function instead(card: TeamsMessage, after?: () => Promise<void>): Answered {
    return {
      now: { card },
      last: carefully(async () => {
        const updated = pressed !== undefined && (await outbox.update(turn.place, pressed, card));
        if (!updated && !invoke) await outbox.post(turn.place, [card]);
        await after?.();
      }),
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
      last: carefully(() => toAsker(dialogue, turn, send, leave)),
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
            await outbox.draw(place, list, reply.place, here ? pressed : undefined);
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
        case 'refused':
          return sentence(reply.why ?? Object.values(reply.fields).join('\n'));
        case 'nothing':
          return sentence(teams.done);
      }
    },
  };
}
