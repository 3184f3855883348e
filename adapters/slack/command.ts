import type { types } from '@slack/bolt';
import { plainMessage, type SlackMessage } from '../render/block-kit.ts';
import { showing } from '../render/not-shown.ts';
import { within } from '../within.ts';
import { apologise, type Dialogue, identityOf, messagesOf, patience, pointer } from './dialogue.ts';
import { sendFile } from './file.ts';
import type { AnswerTo } from './outbox.ts';
import { commandPayload } from './payload.ts';

/** How long the acknowledgement waits for the answer, in milliseconds; Slack waits three seconds. */
const ackWait = 2_000;

type Ack = (response?: {
  response_type: 'ephemeral';
  text: string;
  blocks: types.KnownBlock[];
}) => Promise<void>;

/**
 * Answers a slash command: in the acknowledgement where the answer is ready in time, else by Slack's `response_url`,
 * else in the 1:1 conversation. Only the asker sees it.
 */
export async function onCommand(dialogue: Dialogue, body: unknown, ack: Ack): Promise<void> {
  const payload = commandPayload.parse(body);
  const to: AnswerTo = { userId: payload.user_id, url: payload.response_url, used: 0 };
  const answer = answerTo(dialogue, payload);
  // A failure is told below, after the acknowledgement; until then nobody listens to it.
  answer.catch(() => {});
  const ready = await within(
    answer.catch(() => undefined),
    ackWait,
  );
  const [first, ...rest] = ready ?? [];
  await ack(first && { response_type: 'ephemeral', ...first });
  try {
    await dialogue.outbox.answer(to, ready ? rest : await answer);
  } catch (error) {
    await apologise(dialogue, error, to, keyOf(payload));
  }
}

const keyOf = (payload: { trigger_id: string }) => `slack:cmd:${payload.trigger_id}`;

async function answerTo(
  dialogue: Dialogue,
  payload: ReturnType<typeof commandPayload.parse>,
): Promise<SlackMessage[]> {
  const { conversations, outbox } = dialogue;
  const userId = payload.user_id;
  const [own, words] = await Promise.all([
    conversations.isOwn(userId, payload.channel_id),
    dialogue.typedWords(payload.text, { of: 'message', locale: conversations.locale(userId) }),
  ]);
  const reply = await dialogue.ask({
    key: keyOf(payload),
    from: identityOf(dialogue, userId, payload.team_id),
    ...(own ? {} : { channel: payload.channel_id }),
    answer: 'reply',
    within: patience,
    ask: { kind: 'words', text: `${payload.command} ${words}`.trimEnd() },
  });
  if (reply.kind === 'file') {
    const said = await sendFile(dialogue, userId, reply, own);
    return said === undefined ? [] : [plainMessage(said)];
  }
  if (reply.kind !== 'report') return messagesOf(reply, conversations.locale(userId));
  await showing(reply, () => outbox.draw(userId, reply.list, reply.drawn));
  return own && !reply.say ? [] : pointer(dialogue, reply, payload.api_app_id);
}
