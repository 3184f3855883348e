/* A small model of courses: what may be done to one, and how they are counted, without any of the product's own rules. */

export type ModelCourse = {
  id: number;
  /** Its organiser, and who has signed up, by their place in the group. */
  party: number;
  seats: Map<number, number>;
  title: string;
  day: string;
  open: 'yes' | 'no' | 'undecided';
  state: 'planned' | 'held' | 'cancelled';
  area?: number;
  places?: number;
  applyBy?: string;
  participants?: number;
  fromOthers?: number;
  versions: number;
};

/** Words of a refusal. */
export type Outcome = string;

export const standing = ({ state, day }: ModelCourse, today: string) =>
  state === 'planned' && day < today ? 'unreported' : state;

/** What a party is told that wants to send so many; undefined: it may. */
export function whyNoSignUp(
  one: ModelCourse,
  party: number,
  seats: number,
  today: string,
  coordinates: boolean,
): Outcome | undefined {
  const own = one.seats.get(party);
  if (one.open !== 'yes' && own === undefined && party !== one.party && !coordinates)
    return 'inte öppen för er';
  if (party === one.party) return 'Ni ordnar den själva';
  const over = one.state === 'held' || one.day < today;
  const closed =
    one.state === 'cancelled'
      ? 'Den är inställd'
      : over
        ? 'Den har redan varit'
        : one.open !== 'yes'
          ? 'Den är inte öppen'
          : one.applyBy !== undefined && one.applyBy < today
            ? ''
            : undefined;
  if (closed !== undefined && (own === undefined || closed === 'Den har redan varit')) return closed;
  if (seats <= (own ?? 0)) return undefined;
  if (closed !== undefined) return closed;
  if (one.places === undefined) return undefined;
  const others = [...one.seats].reduce((sum, [who, n]) => (who === party ? sum : sum + n), 0);
  const left = Math.max(0, one.places - others);
  return seats > left ? '' : undefined;
}

/** How many there are of each kind on a day, and the words for it. */
export function countsOf(courses: readonly ModelCourse[], today: string) {
  const held = courses.filter(({ state }) => state === 'held');
  const total = (of: 'participants' | 'fromOthers') => held.reduce((sum, one) => sum + (one[of] ?? 0), 0);
  const [participants, fromOthers] = [total('participants'), total('fromOthers')];
  const n = (what: string) => courses.filter((one) => standing(one, today) === what).length;
  const [planned, unreported, cancelled] = [n('planned'), n('unreported'), n('cancelled')];
  const some = (count: number, one: string, more: string) =>
    count === 0 ? [] : [count === 1 ? `1 ${one}` : `${count} ${more}`];
  const words = [
    [
      ...some(held.length, 'hållen', 'hållna'),
      ...some(participants, 'deltagare', 'deltagare'),
      ...some(fromOthers, 'från andra bibliotek', 'från andra bibliotek'),
    ].join(', '),
    ...some(planned, 'planerad', 'planerade'),
    ...some(unreported, 'inte ifylld än', 'inte ifyllda än'),
    ...(held.length + planned + unreported === 0 ? some(cancelled, 'inställd', 'inställda') : []),
  ]
    .filter(Boolean)
    .join('; ');
  const parties = new Set(held.map(({ party }) => party)).size;
  return { held: held.length, participants, fromOthers, parties, words };
}

/** How many are signed up. */
export const taken = (one: ModelCourse) => [...one.seats.values()].reduce((sum, seats) => sum + seats, 0);
