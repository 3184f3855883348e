import type { Asking } from '../asking/feature.ts';
import { inTime } from '../asking/in-time.ts';
import { linkPeople, notAsked, soughtStill } from '../asking/link-people.ts';
import { contactsOf } from '../domain/party.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { Message } from '../messages/message.ts';
import { say } from '../messages/say.ts';
import type { Composed, Composing } from '../ports/kinds.ts';
import type { Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { readReach } from '../reminders/standing.ts';
import { firstInvitation, reachItems, toInvite, wayBack } from './first-invitation.ts';

/*
 * Whoever has just been added is looked for on the platforms, so that nobody is said to be out of reach for that alone. A
 * platform lets the bot ask about some fifty people a minute, so of three hundred parties most are not found while one
 * waits: the answer says for how many that is so, and a message of its own tells the outcome.
 */

/** How long one waits for those who were just added to be found, in milliseconds of real time: the rest are found meanwhile. */
const patience = 1_200;
/** The same where it is not what was asked about. */
const shortly = 300;

/** Coordinators who are told when all have been looked for, by group and person. */
const promised = new Set<string>();

/** Looks for who cannot be written to yet, and waits a little for it. */
export async function findPeople({ ask, product, asker }: Asking): Promise<void> {
  const finding = linkPeople(product).catch((err) =>
    product.log.warn({ err }, 'could not look for who can be reached'),
  );
  if (
    (await inTime(
      finding.then(() => true),
      patience,
    )) ||
    ask.incoming.opens
  )
    return;
  const { group, person } = asker;
  const key = `${group.id}:${person.id}`;
  const sought = await partiesSought(product, product.store, group, idsOf(group));
  if (sought.length === 0 || promised.has(key)) return;
  promised.add(key);
  void finding
    .then(async () => {
      const at = product.clock.now();
      ask.sendSoon(
        await product.store.deliveries.plan([
          {
            dedupe: `looked-for:${key}:${at.toISOString()}`,
            kind: 'looked-for',
            groupId: group.id,
            personId: person.id,
            dueAt: at,
          },
        ]),
      );
    })
    .catch((err) => product.log.warn({ err }, 'could not tell who has been found'))
    .finally(() => promised.delete(key));
}

const idsOf = ({ parties }: WorkingGroup) => parties.flatMap(({ id, removed }) => (removed ? [] : [id]));

/**
 * Looks for those of the group whom no platform has been asked about yet, where there are letters: these reach whoever has
 * an address, so that it is known at once. For what shows where people are; nobody is told afterwards.
 */
export async function lookForNew({ product, asker: { group } }: Asking): Promise<void> {
  if (![...product.platforms.values()].some(({ letters }) => letters)) return;
  const { addresses } = await readReach(product, product.store, group, idsOf(group));
  const unknown = group.contacts.map(({ person }) => person.id).filter((id) => !addresses.has(id));
  if (notAsked(product, unknown).length === 0) return;
  const finding = linkPeople(product).catch((err) =>
    product.log.warn({ err }, 'could not look for who can be reached'),
  );
  await inTime(finding, shortly);
}

/** Those of these parties of whose people none can be written to, and some are still being looked for. */
export async function partiesSought(
  product: Product,
  store: Store,
  group: WorkingGroup,
  partyIds: readonly number[],
): Promise<number[]> {
  const { addresses } = await readReach(product, store, group, [...partyIds]);
  const peopleOf = (partyId: number) => contactsOf(group, partyId).map(({ person }) => person.id);
  const unknown = partyIds.flatMap(peopleOf).filter((id) => !addresses.has(id));
  const sought = soughtStill(product, unknown);
  return partyIds.filter((partyId) => {
    const people = peopleOf(partyId);
    return !people.some((id) => addresses.has(id)) && people.some((id) => sought.has(id));
  });
}

/** To the coordinator who was told that people are still being looked for: who has been found, and who has not. */
export async function composeLookedFor({
  product,
  row,
  group,
  t,
}: Composing<'looked-for'>): Promise<Composed> {
  const { store } = product;
  const ahead = await firstInvitation(product, store, group);
  if (!ahead || !group.coordinators.some(({ id }) => id === row.personId)) return { skip: 'gone' };
  const getting = toInvite(ahead);
  // Once all are invited, how they are reached is of interest all the same.
  const reach = await reachItems({ product, store, group, t }, getting.length > 0 ? getting : ahead.expected);
  const message: Message = {
    parts: [
      ...say(t.beginning.lookedFor).parts,
      ...(reach.items.length > 0 ? [{ kind: 'list' as const, items: reach.items }] : []),
      ...say(reach.none ?? t.beginning.allFound).parts,
      {
        kind: 'buttons',
        buttons: [
          wayBack({ t, group }),
          ...(getting.length > 0
            ? [{ label: t.beginning.inviteAll, action: { kind: 'ask-invite-all' as const, group: group.id } }]
            : []),
        ],
      },
    ],
  };
  return { message };
}
