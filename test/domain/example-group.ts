import type { Agreement, Contact, Party, Role, WorkingGroup } from '../../src/domain/working-group.ts';

export const convener = 1;
export const helsingborg = 2;
export const klippan = 3;

export function party(id: number, shortName: string): Party {
  return { id, key: `party-${id}`, name: shortName, shortName, removed: false };
}

/** Between the convener and one other party; `id` is both its own and, times ten, its area's. */
export function agreement(id: number, partyId: number, validFrom: string, validTo: string): Agreement {
  return {
    id,
    reference: `2019-${id}`,
    title: `Agreement ${id}`,
    validFrom,
    validTo,
    partyIds: [convener, partyId],
    areaIds: [id * 10],
  };
}

export function contact(partyId: number, personId: number, role: Role = 'contact'): Contact {
  const person = { id: personId, name: `Person ${personId}`, email: `person${personId}@example.org` };
  return { partyId, person, role, from: new Date('2018-12-05') };
}

/** A convener and two libraries from 5 December 2018 to the end of 2020, each with a contact, one with a substitute. */
export function exampleGroup(changes: Partial<WorkingGroup> = {}): WorkingGroup {
  return {
    id: 1,
    key: 'example',
    name: 'Example',
    timezone: 'Europe/Stockholm',
    locale: 'sv',
    revision: 1,
    importedAt: new Date('2018-12-05'),
    keptIn: 'file',
    source: 'example.yaml',
    convenerId: convener,
    rhythm: {
      dueWeeks: [24, 50],
      due: {},
      remind: { contacts: [-24, -10, -3, -1, 3], coordinators: [-4, 1], at: '09:00' },
      quiet: ['W27-W32', '12-23..01-06'],
    },
    areas: [10, 20, 30].map((id) => ({
      id,
      key: `area-${id}`,
      name: `Area ${id}`,
      about: '',
      questions: [],
      removed: false,
    })),
    parties: [party(convener, 'Region Skåne'), party(helsingborg, 'Helsingborg'), party(klippan, 'Klippan')],
    agreements: [
      agreement(1, helsingborg, '2018-12-05', '2020-12-31'),
      agreement(2, klippan, '2018-12-05', '2020-12-31'),
    ],
    contacts: [
      contact(convener, 101),
      contact(helsingborg, 102),
      contact(helsingborg, 202, 'substitute'),
      contact(klippan, 103),
    ],
    coordinators: [{ id: 901, name: 'Coordinator', email: 'coordinator@example.org' }],
    meetings: [],
    channels: {},
    ...changes,
  };
}
