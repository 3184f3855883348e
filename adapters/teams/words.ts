import type { Reply } from '../../src/messages/report.ts';
import { apologise, askIn, type Dialogue, messagesOf, type Turn, toAsker } from './dialogue.ts';
import { typedWords } from './payload.ts';

/** Answers words typed to the bot, in the asker's 1:1 conversation. */
export async function onWords(dialogue: Dialogue, turn: Turn): Promise<void> {
  const text = typedWords(turn.activity);
  await answer(dialogue, turn, () => askIn(dialogue, turn, { kind: 'words', text: text || 'hjälp' }));
}

/**
 * The first thing that somebody hears who has got the app: what one may do here. Once for each conversation, though
 * Teams tells of it in two activities; the product remembers it of those it knows, and `greeted` of strangers.
 */
export async function onInstalled(dialogue: Dialogue, turn: Turn): Promise<void> {
  const { greeted } = dialogue;
  if (greeted.has(turn.place.conversation)) return;
  if (greeted.size > 10_000) greeted.clear();
  greeted.add(turn.place.conversation);
  const welcome = { ...turn, key: `teams:welcome:${turn.place.conversation}`.slice(0, 250) };
  await answer(dialogue, welcome, () => askIn(dialogue, welcome, { kind: 'words', text: 'hjälp' }));
}

async function answer(dialogue: Dialogue, turn: Turn, ask: () => Promise<Reply>): Promise<void> {
  const { outbox, people } = dialogue;
  try {
    const reply = await ask();
    if (reply.kind === 'nothing') return;
    const messages = messagesOf(reply, people.locale(turn.from.userId));
    await toAsker(dialogue, turn, async (place) => {
      if (reply.kind === 'report') await outbox.draw(place, reply.list, reply.place);
      await outbox.post(place, messages);
    });
  } catch (error) {
    await apologise(dialogue, turn, error);
  }
}
