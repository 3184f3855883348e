import type { types } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { type Action, opensForm } from '../../src/messages/action.ts';
import type { Message } from '../../src/messages/message.ts';
import type { Reply } from '../../src/messages/report.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { plainMessage } from '../render/block-kit.ts';
import { showing } from '../render/not-shown.ts';
import { actionOfButton, actionOfChoice } from '../render/slack-action.ts';
import { formView, loadingView, wordsView } from '../render/slack-form.ts';
import { apologise, type Dialogue, identityOf, messagesOf, patience, pointer } from './dialogue.ts';
import { faultOf, twice } from './fault.ts';
import { sendFile } from './file.ts';
import type { Home } from './home.ts';
import type { AnswerTo, Pressed } from './outbox.ts';
import { pressPayload } from './payload.ts';

type Press = ReturnType<typeof pressPayload.parse>;

/** Answers a pressed button or a choice. Slack has its acknowledgement already. */
export async function onPress(
  dialogue: Dialogue,
  client: WebClient,
  home: Pick<Home, 'asked'>,
  body: unknown,
): Promise<void> {
  const payload = pressPayload.parse(body);
  const to: AnswerTo = { userId: payload.user.id, url: payload.response_url, used: 0 };
  try {
    const action = actionOf(payload);
    if (!action) {
      const { report } = textsFor(dialogue.conversations.locale(to.userId));
      await dialogue.outbox.answer(to, [plainMessage(report.oldButton)]);
      return;
    }
    const inHome = payload.view?.type === 'home';
    const from = identityOf(dialogue, payload.user.id, payload.user.team_id ?? payload.team?.id);
    if (inHome && (await home.asked(dialogue, from, action, keyOf(payload)))) return;
    // Before anything else: what opens a form lives three seconds. Nobody in their home sees their conversation either.
    const opening = opensForm(action) || inHome ? openForm(dialogue, client, payload) : undefined;
    const pressed = await pressedMessage(dialogue, payload);
    const reply = await dialogue.ask(incomingOf(dialogue, payload, action, pressed));
    await showing(reply, async () => {
      const shown = { title: labelOf(payload), inHome };
      if (opening && (await showInForm(dialogue, client, to, await opening, reply, shown))) return;
      await answerPress(dialogue, payload, to, reply, pressed);
    });
  } catch (error) {
    await apologise(dialogue, error, to, keyOf(payload));
  }
}

function actionOf(payload: Press): Action | undefined {
  const [given] = payload.actions;
  if (!given) return undefined;
  if (given.selected_option) return actionOfChoice(given.action_id, given.selected_option.value);
  return given.value === undefined ? undefined : actionOfButton(given.value);
}

async function pressedMessage(
  dialogue: Dialogue,
  { user, container, message, channel: where }: Press,
): Promise<Pressed | undefined> {
  const channel = container.channel_id ?? where?.id;
  const ts = container.message_ts ?? message?.ts;
  const ephemeral = container.is_ephemeral ?? false;
  if (!channel || !ts) return undefined;
  // What the bot posts in a 1:1 conversation is in its own; what only one person sees may be in anybody's.
  const own = ephemeral ? await dialogue.conversations.isOwn(user.id, channel) : channel.startsWith('D');
  if (own) dialogue.conversations.learn(user.id, { conversation: channel });
  return { channel, ts, ephemeral, own, blocks: message?.blocks ?? [] };
}

function keyOf({ user, container, actions: [given], trigger_id }: Press): string {
  const where = container.message_ts ?? container.view_id ?? '';
  return `slack:press:${given?.action_ts ?? trigger_id}:${given?.action_id}:${user.id}:${where}`;
}

function incomingOf(dialogue: Dialogue, payload: Press, action: Action, pressed: Pressed | undefined) {
  const { user } = payload;
  return {
    key: keyOf(payload),
    from: identityOf(dialogue, user.id, user.team_id ?? payload.team?.id),
    ...(pressed && !pressed.own ? { channel: pressed.channel } : {}),
    answer: 'post' as const,
    within: patience,
    ask: { kind: 'press' as const, action },
  };
}

/** What the pressed button says. */
const labelOf = (payload: Press): string => payload.actions[0]?.text?.text ?? '';

type Opened = { id: string; hash: string };

async function openForm(dialogue: Dialogue, client: WebClient, payload: Press): Promise<Opened | undefined> {
  try {
    const locale = dialogue.conversations.locale(payload.user.id);
    const { view } = await client.views.open({
      trigger_id: payload.trigger_id,
      view: loadingView(labelOf(payload), locale),
    });
    return view?.id ? { id: view.id, hash: view.hash ?? '' } : undefined;
  } catch (error) {
    dialogue.log.warn({ why: faultOf(error).why }, 'a form could not be opened');
    return undefined;
  }
}

/** Shows the reply in the opened view. False: it is to be shown as any other reply is. */
async function showInForm(
  dialogue: Dialogue,
  client: WebClient,
  to: AnswerTo,
  opened: Opened | undefined,
  reply: Reply,
  { title, inHome }: { title: string; inHome: boolean },
): Promise<boolean> {
  const locale = dialogue.conversations.locale(to.userId);
  const { report, home, page } = textsFor(locale);
  const show = (view: types.ModalView) => fill(client, opened, view);
  if (reply.kind === 'form') {
    const view = formView(reply.form);
    const tooLong = wordsView(title, sentence(report.tooLongForForm), reply.form.locale);
    if (!opened) await dialogue.outbox.answer(to, [plainMessage(report.notOpened)]);
    else await show(view ?? tooLong);
    return true;
  }
  if (!opened) return false;
  switch (reply.kind) {
    case 'messages': {
      const words: Message = { parts: reply.items.flatMap((item) => item.parts) };
      // A view in words has no buttons; where there are some, the message is in the conversation too.
      const whole = !words.parts.some((part) => part.kind === 'buttons' || part.kind === 'choice');
      const there = inHome && !whole ? sentence(home.elsewhere).parts : [];
      await show(wordsView(title, { parts: [...words.parts, ...there] }, locale));
      return whole;
    }
    case 'report':
      await show(
        wordsView(
          title,
          reply.say ?? sentence(...reply.list.notices, report.seeConversation),
          reply.list.locale,
        ),
      );
      return false;
    case 'refused':
      await show(wordsView(title, sentence(reply.why ?? report.noAnswer), locale));
      return true;
    case 'file':
      await show(wordsView(title, sentence(home.elsewhere), locale));
      return false;
    case 'nothing':
      await show(wordsView(title, sentence(inHome ? page.done : report.notOpened), locale));
      return true;
  }
}

function sentence(...texts: string[]): Message {
  return { parts: texts.map((text) => ({ kind: 'text', text })) };
}

async function fill(client: WebClient, opened: Opened | undefined, view: types.ModalView) {
  if (!opened) return;
  try {
    await twice(() => client.views.update({ view_id: opened.id, hash: opened.hash || undefined, view }));
  } catch (error) {
    const { why } = faultOf(error);
    // Closed by the person meanwhile; or it was filled, and the answer to that was lost: nobody else draws it.
    if (why === 'not_found' || why === 'view_not_found' || why === 'hash_conflict') return;
    throw error;
  }
}

async function answerPress(
  dialogue: Dialogue,
  payload: Press,
  to: AnswerTo,
  reply: Reply,
  pressed: Pressed | undefined,
): Promise<void> {
  const { outbox, conversations } = dialogue;
  const messages = messagesOf(reply, conversations.locale(to.userId));
  if (reply.kind === 'report') {
    await outbox.draw(to.userId, reply.list, reply.drawn, pressed);
    if (pressed && !pressed.own) await outbox.answer(to, pointer(dialogue, reply, payload.api_app_id));
    else await outbox.post(to.userId, messages);
    return;
  }
  if (reply.kind === 'file') {
    const said = await sendFile(dialogue, to.userId, reply, pressed?.own ?? false);
    if (said) await outbox.answer(to, [plainMessage(said)]);
    return;
  }
  const replace = reply.kind === 'messages' && reply.replace === true;
  if (pressed && (pressed.ephemeral || !pressed.own)) {
    // A message that others see too is not replaced by what is for one.
    await outbox.answer(to, messages, replace && pressed.ephemeral);
    return;
  }
  const [first, ...rest] = messages;
  const replaced = replace && pressed && first && (await outbox.update(pressed.channel, pressed.ts, first));
  await outbox.post(to.userId, replaced ? rest : messages);
}
