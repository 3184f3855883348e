import { instantAt } from '../domain/day.ts';
import type { AnswererRole } from '../domain/working-group.ts';
import type { GroupFile } from '../group-files/import-groups.ts';
import type { Store } from '../ports/store.ts';
import { createTrialClock, type TrialClock } from './trial-clock.ts';

/** The simulated clock's. */
export const timezone = 'Europe/Stockholm';

/** The morning before the shipped group's first invitation. */
export const shippedStart = instantAt(timezone, '2019-05-20', '08:00');

/**
 * The simulated clock of a product that no real platform is configured for: where it was when it last stopped, else
 * on the morning before the shipped group's first invitation, or now for another group.
 */
export async function openTrialClock(
  store: Store,
  options: { start?: Date; shipped: boolean },
): Promise<TrialClock> {
  const start = options.start ?? (await store.trialClock()) ?? (options.shipped ? shippedStart : new Date());
  return createTrialClock(start);
}

/** The groups with a channel in the trial too, which bears the group's name where the file gives it no other. */
export function withChannelIn(place: 'console' | 'playground', files: GroupFile[]): GroupFile[] {
  return files.map((read) => {
    if (!read.file) return read;
    const { workingGroup } = read.file;
    const channels = { [place]: workingGroup.name, ...workingGroup.channels };
    return { ...read, file: { ...read.file, workingGroup: { ...workingGroup, channels } } };
  });
}

/** Everybody in the groups, as they can be acted as in a trial. */
export async function speakers(store: Store) {
  const groups = await Promise.all((await store.groups.all()).map(({ id }) => store.groups.load(id)));
  const found = new Map<string, Speaker>();
  const add = (person: { name: string; email: string }) => {
    const known = found.get(person.email);
    if (known) return known;
    const fresh: Speaker = { userId: person.email, name: person.name, coordinator: false, parties: [] };
    found.set(person.email, fresh);
    return fresh;
  };
  for (const group of groups) {
    for (const person of group.coordinators) add(person).coordinator = true;
    for (const contact of group.contacts) {
      const party = group.parties.find((one) => one.id === contact.partyId);
      if (!party) continue;
      const speaker = add(contact.person);
      speaker.parties.push({ key: party.key, shortName: party.shortName, role: contact.role });
      if (
        group.key === mostlyByMail &&
        party.id !== group.convenerId &&
        !inChat(group.parties.indexOf(party))
      )
        speaker.byMail = true;
    }
  }
  // Whoever is to take over, or to stand in, has to be acted as before they do.
  for (const { id } of groups)
    for (const { person } of [
      ...(await store.answerers.waiting({ groupId: id })),
      ...(await store.answerers.standIns(id)),
    ])
      add(person);
  return [...found.values()];
}

/** In this group most are in no chat, as in a region where each library has its own. */
const mostlyByMail = 'skane-33';
/** Every fourth of them is. */
const inChat = (position: number) => position % 4 === 1;

type Speaker = { userId: string; name: string; byMail?: true; coordinator: boolean; parties: Speaks[] };
type Speaks = { key: string; shortName: string; role: AnswererRole };
