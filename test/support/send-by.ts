import type { ChatPlatform, Delivery, Receipt } from '../../src/ports/chat-platform.ts';

/** Sends as the product does: when its turn has come, and where it is ready. */
export async function sendBy(platform: ChatPlatform, delivery: Delivery): Promise<Receipt> {
  const turn = await platform.ready(delivery.to);
  if (turn.kind !== 'go') return turn;
  return platform.deliver({ ...delivery, to: { ...delivery.to, conversation: turn.conversation } });
}
