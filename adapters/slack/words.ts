import { plainMessage } from '../render/block-kit.ts';
import { showing } from '../render/not-shown.ts';
import { apologise, type Dialogue, identityOf, messagesOf, patience, pointer } from './dialogue.ts';
import { sendFile } from './file.ts';
import { messagePayload } from './payload.ts';

/** Answers words typed to the bot, in the same conversation. What the bot itself or another app says is passed over. */
export async function onMessage(dialogue: Dialogue, body: unknown): Promise<void> {
  const { event, event_id, team_id } = messagePayload.parse(body);
  const { user, subtype } = event;
  const own = event.channel_type === 'im' || (!event.channel_type && event.channel.startsWith('D'));
  if (!own || !user || event.bot_id) return;
  if (subtype !== undefined && subtype !== 'file_share') return;
  const { conversations, outbox } = dialogue;
  conversations.learn(user, { conversation: event.channel });
  const key = `slack:event:${event_id}`;
  try {
    const text = await dialogue.typedWords(event.text, { of: 'message', locale: conversations.locale(user) });
    const reply = await dialogue.ask({
      key,
      from: identityOf(dialogue, user, event.user_team ?? event.source_team ?? event.team ?? team_id),
      answer: 'post',
      within: patience,
      ask: { kind: 'words', text },
    });
    if (reply.kind === 'file') {
      const said = await sendFile(dialogue, user, reply, true);
      if (said !== undefined) await outbox.post(user, [plainMessage(said)], event.thread_ts);
      return;
    }
    await showing(reply, async () => {
      const messages = messagesOf(reply, conversations.locale(user));
      if (reply.kind !== 'report') return outbox.post(user, messages, event.thread_ts);
      // The list stands in the conversation itself, once; in a thread is said where it is.
      await outbox.draw(user, reply.list, reply.drawn);
      const said = event.thread_ts && messages.length === 0 ? pointer(dialogue, reply, undefined) : messages;
      await outbox.post(user, said, event.thread_ts);
    });
  } catch (error) {
    await apologise(dialogue, error, { userId: user, used: 0 }, key);
  }
}
