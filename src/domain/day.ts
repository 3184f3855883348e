/**
 * A calendar day without a time or a zone, as `YYYY-MM-DD`. It is the working group's local day.
 * Days sort as text in time order.
 */
export type Day = string;
