/** The product's time. Leases and timeouts go by real time instead. */
export type Clock = { now(): Date };
