import type { Reply } from '../../src/messages/report.ts';
import { showing } from '../render/not-shown.ts';
import { apologise, askIn, type Dialogue, messagesOf, type Turn, toAsker } from './dialogue.ts';
import { offerFile } from './file.ts';
import { typedWords } from './payload.ts';

/** Answers words typed to the bot, in the asker's 1:1 conversation. */
export async function onWords(dialogue: Dialogue, turn: Turn): Promise<void> {
  const text = typedWords(turn.activity);
  await answer(dialogue, turn, () => askIn(dialogue, turn, { kind: 'words', text: text || 'hjälp' }));
}

/**
 * The first thing that somebody hears who has got the app: what is asked of them, and what one may do here. Once for
 * each arrival, though Teams tells of it in several activities.
 */
export async function onInstalled(dialogue: Dialogue, turn: Turn): Promise<void> {
  const { arrivals } = dialogue;
  const arrival = await arrivals.nameOf(turn.place.conversation);
  if (!arrivals.greet(arrival)) return;
  const welcome = { ...turn, key: `teams:welcome:${arrival}`.slice(0, 250) };
  await answer(dialogue, welcome, () => askIn(dialogue, welcome, { kind: 'arrival' }));
}

/** The app has gone from somebody's 1:1 conversation: the next arrival is another one. */
export async function onRemoved(dialogue: Dialogue, { place, activity, key }: Turn): Promise<void> {
  await dialogue.arrivals.removed(place.conversation, activity.id || key);
}

async function answer(dialogue: Dialogue, turn: Turn, ask: () => Promise<Reply>): Promise<void> {
  const { outbox, people } = dialogue;
  try {
    const reply = await ask();
    if (reply.kind === 'nothing') return;
    const messages = messagesOf(reply, people.locale(turn.from.userId));
    await showing(reply, () =>
      toAsker(dialogue, turn, async (place) => {
        if (reply.kind === 'file') return offerFile(dialogue, turn, place, reply);
        if (reply.kind === 'report') await outbox.draw(place, reply.list, reply.drawn);
        await outbox.post(place, messages);
      }),
    );
  } catch (error) {
    await apologise(dialogue, turn, error);
  }
}
