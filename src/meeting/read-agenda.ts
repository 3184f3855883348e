import { today } from '../asking/days.ts';
import { addDays } from '../domain/day.ts';
import type { AgendaItem, Meeting } from '../domain/meeting.ts';
import { partyName } from '../domain/party.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import { type AgendaSources, proposeAgenda } from '../messages/agenda.ts';
import type { Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { readSummary } from '../summary/read-summary.ts';
import { textsFor } from '../texts/texts.ts';

/** Agreements that end so many days after a meeting are worth a word at it. */
const endingWithin = 180;

/** The agenda as it is kept; as long as nobody has changed it, the proposal with the members' questions after it. */
export async function readAgenda(
  product: Product,
  store: Store,
  group: WorkingGroup,
  meeting: Meeting,
): Promise<AgendaItem[]> {
  const kept = await store.meetings.agenda(meeting.id);
  if (meeting.agendaAt) return kept;
  return [...(await proposedAgenda(product, store, group, meeting)), ...kept];
}

/** What the answers say is worth talking of, in the group's language. */
export async function proposedAgenda(
  product: Product,
  store: Store,
  group: WorkingGroup,
  meeting: Meeting,
): Promise<AgendaItem[]> {
  const checkIn = await store.checkIns.get(meeting.checkInId);
  if (!checkIn) return [];
  const { summary } = await readSummary(product, store, group, checkIn);
  const sources: AgendaSources = {
    summary,
    ending: endingAgreements(group, meeting.when?.day ?? today(product, group)),
    // Where courses are kept, those that come after the meeting and are open to others go here.
    courses: [],
  };
  return proposeAgenda(sources, textsFor(group.locale));
}

/** Keeps the agenda as it is now, where it is only proposed yet: what has been told is what stands. */
export async function keepAgenda(
  product: Product,
  store: Store,
  group: WorkingGroup,
  meeting: Meeting,
): Promise<AgendaItem[]> {
  const items = await readAgenda(product, store, group, meeting);
  if (meeting.agendaAt) return items;
  await store.meetings.setAgenda(meeting.id, items);
  await store.meetings.change(meeting.id, { agendaAt: product.clock.now() });
  return items;
}

function endingAgreements(group: WorkingGroup, day: string): AgendaSources['ending'] {
  const last = addDays(day, endingWithin);
  const renewed = new Set(group.agreements.flatMap(({ renews }) => renews ?? []));
  return group.agreements
    .filter(({ validTo, reference }) => validTo >= day && validTo <= last && !renewed.has(reference))
    .map(({ partyIds, reference, validTo }) => ({
      party: partyName(group, partyIds.find((id) => id !== group.convenerId) ?? group.convenerId),
      reference,
      validTo,
    }));
}
