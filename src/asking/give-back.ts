import type { Message } from '../messages/message.ts';
import type { Reply } from '../messages/report.ts';
import type { Texts } from '../texts/texts.ts';
import type { Ask } from './ask.ts';

/**
 * An answer that stores nothing, with what was typed in it, above its buttons: Slack does not show a command that has
 * been typed, so without this the words would be gone.
 */
export function giveBack(reply: Reply, typed: string, t: Texts): Reply {
  const [first, ...others] = reply.kind === 'messages' ? reply.items : [];
  if (reply.kind !== 'messages' || !first || typed.trim() === '') return reply;
  return { ...reply, items: [withTyped(first, typed.trim(), t), ...others] };
}

function withTyped({ parts, ...message }: Message, typed: string, t: Texts): Message {
  const found = parts.findIndex(({ kind }) => kind === 'buttons' || kind === 'choice');
  const at = found < 0 ? parts.length : found;
  return {
    ...message,
    parts: [
      ...parts.slice(0, at),
      { kind: 'text', text: t.messages.youWrote },
      { kind: 'quote', text: typed },
      ...parts.slice(at),
    ],
  };
}

/** All that was typed, as it was; `rest`: what of it follows the words of the command. */
export function asTyped({ incoming: { ask } }: Pick<Ask, 'incoming'>, rest: string): string {
  if (ask.kind === 'words') return ask.text;
  return ask.kind === 'press' && ask.action.kind === 'words' ? ask.action.text : rest;
}
