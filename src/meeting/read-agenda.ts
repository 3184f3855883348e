import { readEndings } from '../agreement/agreements-ending.ts';
import { today } from '../asking/days.ts';
import { addDays, type Day } from '../domain/day.ts';
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
/** And courses that come so many days after it. */
const coursesWithin = 180;

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
  const day = meeting.when?.day ?? today(product, group);
  const sources: AgendaSources = {
    summary,
    ending: await endingAgreements(product, store, group, day),
    courses: await openCourses(store, group, day),
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

/** Those that end before so long after the meeting, and after which something may follow. */
async function endingAgreements(
  product: Product,
  store: Store,
  group: WorkingGroup,
  day: Day,
): Promise<AgendaSources['ending']> {
  const last = addDays(day, endingWithin);
  const endings = await readEndings(product, store, group);
  return endings
    .filter(({ validTo, plan }) => validTo <= last && plan !== 'none')
    .map(({ kind, title, partyIds, reference, validTo }) => ({
      party:
        kind === 'separate'
          ? title
          : partyName(group, partyIds.find((id) => id !== group.convenerId) ?? group.convenerId),
      reference,
      validTo,
    }));
}

/** Those that come after the meeting, and that the others may come to. */
async function openCourses(store: Store, group: WorkingGroup, day: Day): Promise<string[]> {
  const t = textsFor(group.locale);
  const span = { from: addDays(day, 1), to: addDays(day, coursesWithin) };
  return (await store.initiatives.list(group.id, span))
    .filter(({ open, state }) => open === 'yes' && state === 'planned')
    .map((one) => t.meeting.course(one.title, t.dates.dayWithYear(one.day), partyName(group, one.partyId)));
}
