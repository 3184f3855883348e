import { randomUUID } from 'node:crypto';

/** Gives the run its name, by which its test files know what has been made for it already; see `madeOnce`. */
export default function beginRun() {
  process.env.TEST_RUN = randomUUID();
}
