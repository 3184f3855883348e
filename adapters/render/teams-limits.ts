/** What Teams takes, as far as messages of ours come near it. */
export const teamsLimits = {
  /** JSON of one whole activity, in bytes of UTF-8: Teams refuses messages of some 28 KB. */
  activity: 28 * 1024,
  /** JSON of one card, in bytes; the rest is for the activity around it. */
  card: 24_000,
  /** Teams draws no more buttons in one row. */
  actions: 5,
  /** Columns of one table that can still be read; the first stands in every part. */
  tableColumns: 8,
  /** A notification's line, in UTF-16 units. */
  summary: 200,
  buttonLabel: 80,
} as const;
