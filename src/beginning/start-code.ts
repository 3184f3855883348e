import { hashOfStartCode } from '../domain/start-code.ts';
import type { Message } from '../messages/message.ts';
import type { Reply } from '../messages/report.ts';
import { say, tell } from '../messages/say.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import type { Texts } from '../texts/texts.ts';

/** Tries the code that somebody has typed; whoever has the right one may make a group. Inside a transaction. */
export async function claimCode(
  product: Product,
  store: Store,
  { t, identity }: Asker,
  typed: string,
): Promise<Reply> {
  const b = t.beginning;
  if (typed.trim() === '') return tell(b.codeMissing);
  const claim = await store.beginning.claimStartCode(hashOfStartCode(typed), identity, product.clock.now());
  if (claim === 'claimed') return { kind: 'messages', items: [startMessage(t)] };
  return tell(claim === 'rests' ? b.codeRests : b.codeWrong);
}

/** Once more, as long as the code is good. */
export async function startAgain(product: Product, store: Store, { t, identity }: Asker): Promise<Reply> {
  const holds = await store.beginning.holdsStartCode(identity, product.clock.now());
  return holds ? { kind: 'messages', items: [startMessage(t)] } : tell(t.beginning.codeGone);
}

/** The way on from a right code. */
function startMessage(t: Texts): Message {
  return {
    parts: [
      ...say(t.beginning.codeRight).parts,
      {
        kind: 'buttons',
        buttons: [{ label: t.beginning.create, action: { kind: 'start-group', group: 0 }, primary: true }],
      },
    ],
  };
}
