import { readFileSync } from 'node:fs';

/*
 * Loaded before a program: its system clock stands as the file SYSTEM_CLOCK says, in milliseconds from the real one,
 * and is set anew at SIGUSR2. The time that passes is another thing, and is left alone.
 */

const RealDate = Date;
const read = () => Number(readFileSync(process.env.SYSTEM_CLOCK, 'utf8'));
let offset = read();
process.on('SIGUSR2', () => {
  offset = read();
});

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + offset);
    else super(...given);
  }

  static now() {
    return RealDate.now() + offset;
  }
};
