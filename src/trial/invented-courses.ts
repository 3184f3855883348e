import type { Arrangement, Openness } from '../domain/initiative.ts';

/**
 * What the libraries of the invented group arrange in a half-year. `day`: from the due date, the same weekday each time.
 * `took`: how many took part, and how many of them came from other libraries.
 */
export type InventedCourse = {
  party: string;
  title: string;
  day: number;
  from: string;
  to: string;
  area: string;
  open: Openness;
  arrangement: Arrangement;
  where: string;
  places?: number;
  took: readonly [participants: number, fromOthers: number];
  /** Who sends how many. */
  signUps: readonly (readonly [party: string, seats: number])[];
};

/** By the due date seven are over, with 142 people of whom 61 came from other libraries, and three are to come. */
export const inventedCourses: readonly InventedCourse[] = [
  {
    party: 'region-skane',
    title: 'Bemötande i praktiken',
    day: -72,
    from: '09:30',
    to: '15:00',
    area: 'bemotande',
    open: 'yes',
    arrangement: 'region',
    where: 'Höör',
    places: 40,
    took: [31, 24],
    signUps: [
      ['eslov', 4],
      ['hoor', 8],
      ['horby', 5],
      ['lund', 7],
    ],
  },
  {
    party: 'lund',
    title: 'Lärstilar och handledning',
    day: -51,
    from: '13:00',
    to: '15:00',
    area: 'pedagogik',
    open: 'yes',
    arrangement: 'own',
    where: 'Lund',
    took: [18, 6],
    signUps: [
      ['lomma', 2],
      ['staffanstorp', 4],
    ],
  },
  {
    party: 'helsingborg',
    title: 'Digital handledning i praktiken',
    day: -37,
    from: '13:00',
    to: '16:00',
    area: 'pedagogik',
    open: 'yes',
    arrangement: 'funded',
    where: 'Helsingborg',
    places: 30,
    took: [24, 12],
    signUps: [
      ['hoganas', 4],
      ['klippan', 3],
      ['angelholm', 5],
    ],
  },
  {
    party: 'hoor',
    title: 'Bemötande på lättare svenska',
    day: -31,
    from: '09:00',
    to: '11:00',
    area: 'bemotande',
    open: 'yes',
    arrangement: 'own',
    where: 'Höör',
    took: [14, 4],
    signUps: [['horby', 4]],
  },
  {
    party: 'malmo',
    title: 'Referensfrågan i vardagen',
    day: -17,
    from: '13:00',
    to: '15:00',
    area: 'pedagogik',
    open: 'yes',
    arrangement: 'own',
    where: 'Malmö',
    took: [22, 7],
    signUps: [
      ['burlov', 3],
      ['vellinge', 4],
    ],
  },
  {
    party: 'kavlinge',
    title: 'Att välkomna alla',
    day: -10,
    from: '13:00',
    to: '15:00',
    area: 'bemotande',
    open: 'yes',
    arrangement: 'own',
    where: 'Kävlinge',
    took: [16, 5],
    signUps: [
      ['landskrona', 3],
      ['svalov', 2],
    ],
  },
  {
    party: 'ystad',
    title: 'Hjälp till självhjälp',
    day: -3,
    from: '09:00',
    to: '12:00',
    area: 'pedagogik',
    open: 'yes',
    arrangement: 'own',
    where: 'Ystad',
    took: [17, 3],
    signUps: [['simrishamn', 3]],
  },
  {
    party: 'kristianstad',
    title: 'Svåra samtal vid disken',
    day: 4,
    from: '13:00',
    to: '15:00',
    area: 'bemotande',
    open: 'yes',
    arrangement: 'own',
    where: 'Kristianstad',
    places: 25,
    took: [21, 6],
    signUps: [
      ['bromolla', 2],
      ['ostra-goinge', 4],
    ],
  },
  {
    party: 'angelholm',
    title: 'Handledning av kollegor',
    day: 5,
    from: '09:00',
    to: '11:00',
    area: 'pedagogik',
    // Paid by the region, and the others are not invited: the coordinator sees it, and may ask.
    open: 'no',
    arrangement: 'funded',
    where: 'Ängelholm',
    took: [12, 0],
    signUps: [],
  },
  {
    party: 'landskrona',
    title: 'Källkritik för nybörjare',
    day: 6,
    from: '13:00',
    to: '16:00',
    area: 'pedagogik',
    open: 'yes',
    arrangement: 'own',
    where: 'Landskrona',
    took: [19, 8],
    signUps: [['bjuv', 3]],
  },
];
