import type { CheckIn } from '../../src/domain/check-in.ts';
import { buildRecord, type CheckInRecord } from '../../src/domain/record.ts';
import { type Status, type StatusUpdate, statuses } from '../../src/domain/status-update.ts';
import type { Locale, WorkingGroup } from '../../src/domain/working-group.ts';

const areaNames = ['Regional arbetsgrupp', 'Bemötande', 'Pedagogik och handledning', 'Spridning'];

/** A record of a convener and these libraries, every ninth of whom has not answered. `lockedAt`: locked. */
export function recordOf(
  libraries: string[],
  options: { lockedAt?: Date; locale?: Locale; areas?: number; needs?: string } = {},
): CheckInRecord {
  const { lockedAt, locale = 'sv', needs = 'Svårt att frigöra personal.' } = options;
  const areas = Array.from({ length: options.areas ?? areaNames.length }, (_, i) => ({
    id: 100 + i,
    key: `area-${i + 1}`,
    name: areaNames[i] ?? `Område ${i + 1}`,
    about: '',
    questions: [],
    removed: false,
  }));
  const parties = ['Region Skåne', ...libraries].map((shortName, i) => ({
    id: 1 + i,
    key: `party-${i + 1}`,
    name: i === 0 ? 'Region Skånes kulturförvaltning' : `${shortName}s bibliotek`,
    shortName,
    removed: false,
  }));
  const group: WorkingGroup = {
    id: 1,
    key: 'digitalt-forst',
    name: 'Digitalt först med användaren i fokus',
    timezone: 'Europe/Stockholm',
    locale,
    revision: 1,
    importedAt: new Date('2018-12-05'),
    keptIn: 'file',
    source: 'group.yaml',
    convenerId: 1,
    rhythm: {
      dueWeeks: [24, 50],
      due: {},
      remind: { contacts: [-24], coordinators: [], at: '09:00' },
      quiet: [],
    },
    areas,
    parties,
    agreements: libraries.map((_, i) => ({
      id: 1_000 + i,
      reference: `2019-${String(153 + i).padStart(6, '0')}`,
      title: 'Överenskommelse',
      validFrom: '2018-12-05',
      validTo: '2020-12-31',
      partyIds: [1, 2 + i],
      areaIds: areas.map(({ id }) => id),
    })),
    contacts: [],
    coordinators: [],
    meetings: [],
    channels: {},
  };
  const checkIn: CheckIn = {
    id: 7,
    groupId: 1,
    halfYear: '2019-H2',
    dueOn: '2019-12-13',
    dueSource: 'week',
    lockedAt,
  };
  const answered = parties.filter((_, i) => i % 9 !== 8);
  const sentIn = (i: number) => new Date(i % 5 === 4 ? '2019-12-14T08:00:00Z' : '2019-12-10T13:32:00Z');
  const answer = (party: (typeof parties)[number], i: number, status: (area: number) => Status) => ({
    checkInId: 7,
    partyId: party.id,
    firstSubmittedAt: sentIn(i),
    submitted: {
      n: 1,
      submittedAt: sentIn(i),
      submittedBy: { id: 500 + party.id, name: `Kontaktperson ${party.shortName}` },
      areas: areas.map(({ id }, j) => ({
        areaId: id,
        status: status(j),
        done: j === 1 ? 'Två workshops.\nFler känner sig trygga.' : '',
        needs: j === 1 ? needs : '',
      })),
      overall: {
        workedWell: i === 1 ? 'Handledning i par.' : '',
        commitments: [{ key: 'a', what: 'Workshop om lärstilar', who: party.shortName, by: '2020-02-28' }],
        contactNext: true,
      },
    },
  });
  const submitted = answered.map(
    (party, i): StatusUpdate => answer(party, i, (j) => statuses[(i + j) % statuses.length] ?? 'stalled'),
  );
  return buildRecord({
    group,
    checkIn,
    subject: 'Avstämning för andra halvåret 2019, Digitalt först med användaren i fokus',
    submitted,
    previous: answered.map((party, i) => answer(party, i, () => 'going_well')),
    tenures: parties.map(({ id }) => ({
      partyId: id,
      personId: 500 + id,
      role: id % 2 ? 'contact' : 'substitute',
      from: new Date('2018-12-05'),
    })),
    now: new Date('2019-12-16T09:00:00Z'),
  });
}

export const libraryNames = (count: number) => Array.from({ length: count }, (_, i) => `Bibliotek ${i + 1}`);
