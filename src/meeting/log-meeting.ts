import type { Meeting } from '../domain/meeting.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Event, Store } from '../ports/store.ts';

type Kind = `meeting-${string}` | 'agenda-changed' | 'question-proposed' | 'minutes-sent';
type Said<E> = E extends { kind: Kind } ? Pick<E & { detail: object }, 'kind' | 'detail'> : never;

/** Writes in the log what somebody has done with a meeting. */
export async function logMeeting(
  { product, asker }: { product: Product; asker: Asker },
  store: Store,
  meeting: Pick<Meeting, 'checkInId'>,
  said: Said<Event>,
  partyId?: number,
): Promise<void> {
  await store.log({
    at: product.clock.now(),
    groupId: asker.group.id,
    checkInId: meeting.checkInId,
    ...(partyId !== undefined && { partyId }),
    actor: asker.person.id,
    platform: asker.identity.platform,
    ...said,
  });
}
