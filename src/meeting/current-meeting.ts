import { today } from '../asking/days.ts';
import { type Meeting, momentsOf, type When } from '../domain/meeting.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';

export type Timed = Meeting & { when: When };

/** The meeting that is meant where none is named: the next, else the one that has just been; cancelled ones never are. */
export async function currentMeeting(
  product: Product,
  store: Store,
  group: WorkingGroup,
): Promise<Meeting | undefined> {
  const all = (await store.meetings.list(group.id)).filter(({ state }) => state !== 'cancelled');
  const day = today(product, group);
  const ahead = all.filter(({ when }) => when === undefined || when.day >= day);
  return ahead.at(-1) ?? all[0];
}

/** Meetings that somebody who has been told of them can look at, the next first. */
export async function toldMeeting(
  product: Product,
  store: Store,
  group: WorkingGroup,
): Promise<Meeting | undefined> {
  const all = (await store.meetings.list(group.id)).filter((one) => isTold(one) && one.state !== 'cancelled');
  const day = today(product, group);
  return all.filter(({ when }) => when === undefined || when.day >= day).at(-1) ?? all[0];
}

/** What a member may see: not before those who are invited have been told. */
export const isTold = ({ state, askedAt }: Meeting): boolean =>
  state === 'invited' || state === 'cancelled' || (state === 'asking' && askedAt !== undefined);

/** Whether it has begun, or is over: then it is written up, and no more moved. */
export function hasBegun(product: Product, group: WorkingGroup, { when }: Pick<Meeting, 'when'>): boolean {
  return when !== undefined && momentsOf(when, group.timezone).starts <= product.clock.now();
}

export function isOver(product: Product, group: WorkingGroup, { when }: Pick<Meeting, 'when'>): boolean {
  return when !== undefined && momentsOf(when, group.timezone).ends <= product.clock.now();
}
