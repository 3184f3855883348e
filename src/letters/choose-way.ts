import type { Reply } from '../messages/report.ts';
import { tell } from '../messages/say.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';

/** *Skicka till min e-post*, and the way back: where the bot writes to somebody from now on. */
export async function chooseWay(
  product: Product,
  store: Store,
  asker: Asker,
  way: 'by-mail' | 'here',
): Promise<Reply> {
  const { mail } = asker.t;
  const now = product.clock.now();
  if (way === 'here') {
    await store.people.choose(asker.person.id, asker.identity.platform, now);
    return tell(mail.chosenHere);
  }
  const letters = [...product.platforms.values()].find((platform) => platform.letters);
  const chosen = letters && (await store.people.choose(asker.person.id, letters.name, now));
  return tell(chosen ? mail.chosen(asker.person.email) : mail.noLetters);
}
