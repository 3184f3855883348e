import { expectation } from '../domain/agreement.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { contactsOf, partyName, waits } from '../domain/party.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import { whatIsAhead } from '../group/next-reminder.ts';
import { namedCheckIn } from '../half-year/which-check-in.ts';
import type { Button } from '../messages/message.ts';
import type { PlatformName } from '../ports/chat-platform.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { readReach } from '../reminders/standing.ts';

/** What is known of the next invitation. Days are the group's own. */
export type FirstInvitation = {
  checkIn: CheckIn;
  /** The day on which it goes; undefined: the check-in is open, or nothing of its ladder is left. */
  day?: string;
  expected: number[];
  waiting: number[];
};

/** Undefined: nobody is expected to answer in the half-year that comes. */
export async function firstInvitation(
  product: Product,
  store: Store,
  group: WorkingGroup,
): Promise<FirstInvitation | undefined> {
  const ahead = await whatIsAhead(product, store, group);
  if (!ahead) return undefined;
  const checkIn = await namedCheckIn(product, store, group, ahead.checkIn.halfYear);
  const expected = expectation(group, checkIn.halfYear).flatMap((one) => (one.expected ? [one.partyId] : []));
  if (expected.length === 0) return undefined;
  const waiting = expected.filter((id) => waits(group, id));
  const day = checkIn.openedAt ? undefined : ahead.next?.day;
  return { checkIn, expected, waiting, ...(day !== undefined && { day }) };
}

/** Those who get theirs when all are invited: of an open check-in the ones that wait, else all. */
export const toInvite = ({ checkIn, expected, waiting }: FirstInvitation): number[] =>
  checkIn.openedAt ? waiting : expected;

type About = { product: Product; store: Store; group: WorkingGroup; t: Asker['t'] };

/** How these parties' invitation reaches them, a line a platform, and a sentence on those whom it does not reach. */
export async function reachItems(
  { product, store, group, t }: About,
  partyIds: readonly number[],
): Promise<{ items: string[]; none?: string }> {
  const b = t.beginning;
  const { ways, none } = await waysTo(product, store, group, partyIds);
  const items = [...ways].map(([platform, ids]) =>
    b.byWay(platform === 'mail' ? b.byMail : t.platforms[platform], ids.length, namesOf({ group, t }, ids)),
  );
  return { items, ...(none.length > 0 && { none: b.noWay(namesOf({ group, t }, none)) }) };
}

/** Parties by how their invitation reaches them: by the platform's name; `none`: by no way that is known. */
async function waysTo(
  product: Product,
  store: Store,
  group: WorkingGroup,
  partyIds: readonly number[],
): Promise<{ ways: Map<PlatformName, number[]>; none: number[] }> {
  const { addresses, noReach } = await readReach(product, store, group, [...partyIds]);
  const ways = new Map<PlatformName, number[]>();
  const none: number[] = [];
  for (const partyId of partyIds) {
    const reached = contactsOf(group, partyId).find(
      ({ person }) => addresses.has(person.id) && !noReach.has(person.id),
    );
    const platform = reached && addresses.get(reached.person.id)?.identity.platform;
    if (platform === undefined) none.push(partyId);
    else ways.set(platform, [...(ways.get(platform) ?? []), partyId]);
  }
  return { ways, none };
}

const mostNamed = 8;

/** Parties by name, the first of many and how many more there are. */
export function namesOf({ group, t }: Pick<Asker, 'group' | 't'>, partyIds: readonly number[]): string {
  const names = partyIds.map((id) => partyName(group, id));
  if (names.length <= mostNamed + 1) return t.messages.list(names);
  return t.beginning.andMore(names.slice(0, mostNamed).join(', '), names.length - mostNamed);
}

/** To what may be done before the invitation. */
export const wayBack = ({ t, group }: Pick<Asker, 't' | 'group'>): Button => ({
  label: t.beginning.before,
  action: { kind: 'before-invitation', group: group.id },
});
