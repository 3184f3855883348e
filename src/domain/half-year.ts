/**
 * A calendar half-year: the time that one check-in covers. `2027-H1` is January to June 2027,
 * `2027-H2` July to December. The key sorts as text in time order.
 */
export type HalfYear = `${number}-H${1 | 2}`;
