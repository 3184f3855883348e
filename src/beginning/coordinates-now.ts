import type { WorkingGroup } from '../domain/working-group.ts';
import { whomToAsk } from '../messages/whom-to-ask.ts';
import type { Asker } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';

/** The asker's group as it is, with nobody else changing it until the end; who may is asked of what is true now. */
export async function coordinatesNow(
  store: Store,
  { group: { id }, person, t }: Asker,
): Promise<WorkingGroup | { refused: string }> {
  await store.groups.lockRow(id);
  const group = await store.groups.load(id);
  return group.coordinators.some((one) => one.id === person.id)
    ? group
    : { refused: t.messages.onlyCoordinators(whomToAsk(group, t)) };
}
