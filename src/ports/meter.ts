import type { Incoming, PlatformName } from './chat-platform.ts';
import type { DeliveryState } from './deliveries.ts';

/** What is counted and timed for whoever watches the bot: never who, never what they wrote. No call throws or waits. */
export type Meter = {
  /** An ask has got its answer; `failed`: only an apology. `took` is in milliseconds of real time. */
  asked(platform: PlatformName, kind: Incoming['ask']['kind'], failed: boolean, took: number): void;
  /** The store has answered or failed; `part` is its part, as `people`. `took` is in milliseconds of real time. */
  stored(part: string, took: number): void;
  /** A delivery has got a state; the platform is undefined where it never came so far. */
  settled(state: DeliveryState, platform: PlatformName | undefined): void;
  /** A call of a chat platform's was refused or failed; `code` is the platform's word for it, or the system's. */
  fault(platform: PlatformName, code: string): void;
  /** A right turned out to be missing, or a call was refused for want of it; `scope` is the platform's name for it. */
  lacked(platform: PlatformName, scope: string): void;
  /**
   * `in`: whether what people do there comes in; `out`: whether the platform takes what the bot sends. `why`: the word
   * for why it does not; undefined where it does. Told each time it is known, also where it is as before.
   */
  link(platform: PlatformName, way: 'in' | 'out', why: string | undefined): void;
};

/** For programs that nobody watches. */
export const noMeter: Meter = { asked() {}, stored() {}, settled() {}, fault() {}, lacked() {}, link() {} };
