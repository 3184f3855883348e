import type { WorkingGroupFile } from '../../src/domain/working-group-file.ts';

/** A group of a convener and as many libraries as asked for, each with a contact and a substitute. */
export function sampleGroup(libraries = 2, key = 'sample'): WorkingGroupFile {
  const areas = ['welcome', 'teaching'];
  const names = Array.from({ length: libraries }, (_, index) => `library-${index + 1}`);
  return {
    workingGroup: {
      key,
      name: 'Sample group',
      convener: 'region',
      timezone: 'Europe/Stockholm',
      locale: 'sv',
      channels: { slack: 'C0SAMPLE' },
      coordinators: ['convener@example.org'],
    },
    checkIns: {
      dueWeeks: [24, 50],
      remind: { contacts: [-24, -10, -3, -1, 3], coordinators: [-4, 1], at: '09:00' },
      quiet: ['W27-W32', '12-23..01-06'],
      due: {},
    },
    areas: areas.map((area) => ({
      key: area,
      name: `Area ${area}`,
      about: '',
      questions: [`How is ${area}?`],
    })),
    parties: [
      {
        key: 'region',
        name: 'The region',
        shortName: 'Region',
        contacts: [{ name: 'Convener', email: 'convener@example.org', role: 'contact' }],
      },
      ...names.map((name) => ({
        key: name,
        name: `The ${name}`,
        shortName: name,
        municipality: name,
        contacts: [
          { name: `Contact of ${name}`, email: `contact@${name}.example.org`, role: 'contact' as const },
          {
            name: `Substitute of ${name}`,
            email: `substitute@${name}.example.org`,
            role: 'substitute' as const,
          },
        ],
      })),
    ],
    separateAgreements: [],
    goals: [],
    agreements: names.map((name) => ({
      reference: `ref/${name}`,
      title: `Agreement with ${name}`,
      parties: ['region', name],
      validFrom: '2018-12-05',
      validTo: '2020-12-31',
      areas,
    })),
  };
}
