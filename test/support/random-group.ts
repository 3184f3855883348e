import fc from 'fast-check';
import { goalMeasures, goalPeriods, mostTarget } from '../../src/domain/goal.ts';
import { checkWorkingGroupFile, type WorkingGroupFile } from '../../src/domain/working-group-file.ts';

/* Groups as nobody would write them, but as the rules allow: odd names, lines, quotes, vacancies, two platforms. */

const words = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
    fc.constantFrom(
      'Ängelholm: å, ä # ö',
      '"Citat"',
      "d'Örkelljunga",
      '- [x]',
      'null',
      '007',
      '2019-06-14',
      'ja',
      '*ref',
      'a\nb',
    ),
  )
  .map((text) => text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff\u2028\u2029]/gu, '').trim())
  .filter((text) => text.length > 0 && !text.includes('Ã') && !text.includes('â€'));
const day = fc
  .date({ min: new Date('2019-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const keyList = (prefix: string, n: number) => Array.from({ length: n }, (_, i) => `${prefix}-${i + 1}`);

/** Makes a file of choices, so that what names another part names one that is there. */
export const randomGroup: fc.Arbitrary<WorkingGroupFile> = fc
  .record({
    areas: fc.array(fc.record({ name: words, about: words, questions: fc.array(words, { maxLength: 2 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
    parties: fc.array(
      fc.record({
        name: words,
        municipality: fc.option(words, { nil: undefined }),
        people: fc.array(
          fc.record({
            name: words,
            slack: fc.boolean(),
            teams: fc.option(fc.uuid(), { nil: undefined }),
            shared: fc.boolean(),
          }),
          { maxLength: 2 },
        ),
      }),
      { minLength: 2, maxLength: 5 },
    ),
    agreements: fc.array(
      fc.record({
        days: fc.tuple(day, day),
        title: words,
        purpose: fc.option(words, { nil: undefined }),
        some: fc.boolean(),
        signed: fc.boolean(),
      }),
      { minLength: 5, maxLength: 7 },
    ),
    beside: fc.array(words, { minLength: 1, maxLength: 2 }),
    contactsToo: fc.boolean(),
    weeks: fc.tuple(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 27, max: 52 })),
    rungs: fc.uniqueArray(fc.integer({ min: -60, max: -1 }), { minLength: 1, maxLength: 4 }),
    due: fc.boolean(),
    goals: fc.array(
      fc.record({
        text: words,
        source: fc.oneof(words, fc.constant('')),
        counted: fc.option(
          fc.record({
            measure: fc.constantFrom(...goalMeasures),
            target: fc.integer({ min: 1, max: mostTarget }),
            per: fc.constantFrom(...goalPeriods),
          }),
          { nil: undefined },
        ),
      }),
      { maxLength: 5 },
    ),
    projects: fc.array(
      fc.record({
        title: words,
        aims: words,
        days: fc.tuple(day, day),
        funded: fc.boolean(),
        signed: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
    name: words,
    locale: fc.constantFrom('sv' as const, 'en' as const),
    slack: fc.boolean(),
  })
  .map((chosen) => {
    const areas = keyList('area', chosen.areas.length);
    const parties = keyList('party', chosen.parties.length);
    const [convener = ''] = parties;
    const data = {
      workingGroup: {
        key: 'random',
        name: chosen.name,
        convener,
        locale: chosen.locale,
        channels: chosen.slack ? { slack: 'C0RANDOM' } : {},
        coordinators: [
          ...chosen.beside.map((name, i) => ({
            name,
            email: `coordinator-${i}@example.org`,
            ...(i === 0 && { slack: 'U0BESIDE' }),
          })),
          ...(chosen.contactsToo && chosen.parties[1]?.people[0] ? ['person-1-0@example.org'] : []),
        ],
      },
      checkIns: {
        dueWeeks: chosen.weeks,
        remind: { contacts: chosen.rungs, coordinators: [], at: '08:30' },
        due: chosen.due ? { '2020-H1': '2020-06-01' } : {},
      },
      areas: chosen.areas.map((area, i) => ({ key: areas[i], ...area, ...(i === 1 && { courses: true }) })),
      parties: chosen.parties.map(({ name, municipality, people }, p) => ({
        key: parties[p],
        name,
        shortName: `Part ${p}`,
        municipality,
        contacts: people.map((person, i) => ({
          name: person.name,
          email: `person-${p}-${i}@example.org`,
          role: i === 0 ? 'contact' : 'substitute',
          ...(person.slack && { slack: `U0P${p}${i}` }),
          ...(person.teams && { teams: person.teams }),
          ...(person.shared && { shared: true }),
        })),
      })),
      agreements: chosen.agreements
        .slice(0, Math.max(parties.length - 1, 5))
        .map(({ days, some, signed, title, purpose }, i) => ({
          reference: `ref "${i}": ${i}`,
          title,
          purpose,
          parties: [convener, parties[1 + (i % (parties.length - 1))]],
          validFrom: days[0] < days[1] ? days[0] : days[1],
          validTo: days[0] < days[1] ? days[1] : days[0],
          ...(some && { areas: areas.slice(0, 1) }),
          ...(signed && { signed: { place: 'Malmö', by: { [convener]: 'Maria' } } }),
          ...(i === 4 && { renews: 'ref "3": 3' }),
        })),
      separateAgreements: chosen.projects.map(({ days, title, aims, funded, signed }, i) => ({
        title: `${i} ${title}`,
        aims,
        parties: i === 0 ? [] : parties.slice(0, 2),
        ...(funded && { funding: 'grant' }),
        ...(signed && { reference: `projekt ${i}`, signed: { date: days[0], by: 'Eva' } }),
        validFrom: days[0] < days[1] ? days[0] : days[1],
        validTo: days[0] < days[1] ? days[1] : days[0],
      })),
      goals: chosen.goals.map(({ text, source, counted }, i) => ({
        key: `goal-${i}`,
        text,
        source,
        ...counted,
      })),
    };
    const checked = checkWorkingGroupFile(JSON.parse(JSON.stringify(data)));
    if (checked.kind === 'bad') throw new Error(JSON.stringify(checked.faults));
    return checked.file;
  });
