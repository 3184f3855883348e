import { readWhy } from '../delivery/no-reach.ts';
import { say } from '../messages/say.ts';
import type { Composed, Composing } from '../ports/kinds.ts';

/** To a coordinator: a platform takes nothing from the bot, or the group's file is wrong. */
export function composeNotice({ product, content, t }: Composing<'notice'>): Composed {
  if ('stopped' in content) {
    const { why } = readWhy(content.why, product.platforms.get(content.stopped));
    const text = why === 'held' ? t.messages.platformHeld : t.messages.platformStopped;
    return { message: say(text(t.platforms[content.stopped])) };
  }
  const { source, faults } = content;
  return {
    message: {
      parts: [
        { kind: 'text', text: t.messages.badFile(source) },
        { kind: 'list', items: faults },
      ],
    },
  };
}
