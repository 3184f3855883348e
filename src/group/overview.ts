import { today } from '../asking/days.ts';
import { partiesSought } from '../beginning/find-people.ts';
import { expectation, inForce } from '../domain/agreement.ts';
import { addDays } from '../domain/day.ts';
import { partyName } from '../domain/party.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { Button, Message, Part } from '../messages/message.ts';
import { noReachText } from '../messages/reminder.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { readReach, unreachableParties } from '../reminders/standing.ts';
import { whatIsAhead } from './next-reminder.ts';
import { waitingText } from './who-answers.ts';

/** So many are named of each kind; the others are counted. */
const mostNamed = 12;
/** An agreement that ends within so many days, and that none renews, is told of. */
const soon = 190;

/** The group at a glance, to a coordinator: who is in it, who cannot be reached, what ends, what comes; and the ways on. */
export async function overview(product: Product, store: Store, asker: Asker): Promise<Message> {
  const { group, t } = asker;
  const g = t.groupForms;
  const parties = group.parties.filter((party) => !party.removed);
  const ids = parties.map(({ id }) => id);
  const reach = await readReach(product, store, group, ids);
  const sought = new Set(await partiesSought(product, store, group, ids));
  const unreachable = unreachableParties(
    group,
    reach,
    ids.filter((id) => !sought.has(id)),
  );
  const vacant = ids.filter(
    (id) => !group.contacts.some((one) => one.partyId === id && one.role === 'contact'),
  );
  const vacantNames = new Set(vacant.map((id) => partyName(group, id)));
  const others = unreachable.filter(({ partyName: name }) => !vacantNames.has(name));
  const ending = endingSoon(product, group);
  const waiting = await store.answerers.waiting({ groupId: group.id });
  const ahead = await whatIsAhead(product, store, group);
  const areas = group.areas.filter((area) => !area.removed);
  const next =
    ahead?.next && (ahead.next.opens ? g.opensOn : g.remindsOn)(t.dates.weekdayAndDay(ahead.next.day));
  const halfYear = ahead && t.halfYear(ahead.checkIn.halfYear);
  const expected = ahead
    ? expectation(group, ahead.checkIn.halfYear).filter((one) => one.expected).length
    : 0;
  const parts: Part[] = [
    { kind: 'heading', text: group.name },
    {
      kind: 'text',
      text: [
        g.counts(parties.length, areas.length),
        group.keptIn === 'file' ? g.keptInFile(group.source) : g.keptHere,
      ].join(' '),
    },
    ...(ahead && halfYear
      ? [
          {
            kind: 'text' as const,
            text: [
              g.dueOn(halfYear, t.dates.weekdayAndDayWithYear(ahead.checkIn.dueOn)),
              next,
              g.expected(expected),
            ]
              .filter(Boolean)
              .join(' '),
          },
        ]
      : []),
    ...named(
      g.vacant,
      vacant.map((id) => partyName(group, id)),
      asker,
    ),
    ...listed(
      g.unreachable,
      others.map(({ partyName: name, why }) => `${name}: ${noReachText(why, t)}`),
      asker,
    ),
    ...(sought.size > 0 ? [{ kind: 'text' as const, text: g.sought(sought.size) }] : []),
    ...listed(
      g.ending,
      ending.map((one) =>
        g.endsOn(one.reference, counterpart(group, one.partyIds), t.dates.dayWithYear(one.validTo)),
      ),
      asker,
    ),
    ...listed(
      g.waiting,
      waiting.map((one) => waitingText(asker, one)),
      asker,
    ),
    ...(vacant.length + others.length + sought.size + ending.length + waiting.length === 0
      ? [{ kind: 'text' as const, text: g.allWell }]
      : []),
    ...(waiting.length > 0
      ? [
          {
            kind: 'buttons' as const,
            buttons: waiting.slice(0, mostNamed).map(
              (one): Button => ({
                label: t.answerers.ofParty(partyName(group, one.partyId)),
                action: { kind: 'who-answers', group: group.id, party: one.partyId },
              }),
            ),
          },
        ]
      : []),
    { kind: 'buttons', buttons: ways(asker) },
    { kind: 'note', text: g.typeParty },
  ];
  return { parts };
}

function ways({ group, t }: Asker): Button[] {
  const g = t.groupForms;
  const of = { group: group.id };
  return [
    { label: g.ways.parties, action: { kind: 'words', text: 'part', group: group.id } },
    { label: t.adding.button, action: { kind: 'ways-to-add', ...of } },
    { label: t.beginning.before, action: { kind: 'before-invitation', ...of } },
    { label: g.ways.areas, action: { kind: 'areas', ...of } },
    { label: t.goal.title, action: { kind: 'goals', ...of } },
    { label: g.ways.days, action: { kind: 'edit-days', ...of } },
    { label: g.ways.reminders, action: { kind: 'edit-reminders', ...of } },
    { label: g.ways.channel, action: { kind: 'channels', ...of } },
    { label: g.ways.coordinators, action: { kind: 'coordinators', ...of } },
    { label: g.ways.agreements, action: { kind: 'agreements', ...of } },
    { label: t.group.file, action: { kind: 'group-file', ...of } },
    { label: t.lock.log, action: { kind: 'log', ...of } },
  ];
}

/** Names on a line of their own; nothing where there are none. */
function named(heading: (n: number) => string, names: readonly string[], { t }: Asker): Part[] {
  if (names.length === 0) return [];
  const more = names.length - mostNamed;
  const shown = more > 0 ? [...names.slice(0, mostNamed), t.groupForms.others(more)] : [...names];
  return [{ kind: 'text', text: [{ strong: `${heading(names.length)}:` }, ` ${t.messages.list(shown)}.`] }];
}

/** A heading and what stands under it; nothing where there is nothing. */
function listed(heading: (n: number) => string, items: readonly string[], { t }: Asker): Part[] {
  if (items.length === 0) return [];
  const more = items.length - mostNamed;
  const shown = more > 0 ? [...items.slice(0, mostNamed), t.groupForms.more(more)] : [...items];
  return [
    { kind: 'text', text: [{ strong: heading(items.length) }] },
    { kind: 'list', items: shown },
  ];
}

/** In force, over within half a year, and none renews them. */
export function endingSoon(product: Product, group: WorkingGroup): WorkingGroup['agreements'] {
  const day = today(product, group);
  const renewed = new Set(group.agreements.flatMap(({ renews }) => (renews === undefined ? [] : [renews])));
  return group.agreements
    .filter((one) => inForce(one, day) && one.validTo <= addDays(day, soon) && !renewed.has(one.reference))
    .sort((a, b) => a.validTo.localeCompare(b.validTo));
}

/** The party beside the convener. */
export const counterpart = (group: WorkingGroup, partyIds: readonly number[]): string =>
  partyName(group, partyIds.find((id) => id !== group.convenerId) ?? group.convenerId);
