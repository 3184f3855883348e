import type { z } from 'zod';
import { type Contracts, contracts, type FeatureName } from './contracts.ts';
import { type DeliveryOf, type EventOf, type Hours, parseStored, type Stored } from './stored-contract.ts';

/* What the features store under kinds of their own, put together. */

type KindsOf<F extends FeatureName, W extends keyof Stored> = F extends unknown
  ? keyof Contracts[F][W] & string
  : never;
/** Of one kind, whichever feature has it. */
type Declared<W extends keyof Stored, K> = {
  [F in FeatureName]: K extends keyof Contracts[F][W] ? Contracts[F][W][K] : never;
}[FeatureName];

/** Why a message goes out. */
export type DeliveryKind = KindsOf<FeatureName, 'deliveries'>;
/** What is stored with a delivery. */
export type ContentOf<K extends DeliveryKind> =
  Declared<'deliveries', K> extends DeliveryOf<infer C extends z.ZodType> ? z.output<C> : never;

/** What is written in the log. */
export type EventKind = KindsOf<FeatureName, 'events'>;
/** What is stored with an event. */
export type DetailOf<K extends EventKind> =
  Declared<'events', K> extends EventOf<infer D extends z.ZodType> ? z.output<D> : never;

/** Kinds that two features declare. Where there is one, what gathers them does not compile. */
type Twice<W extends keyof Stored> = {
  [F in FeatureName]: KindsOf<F, W> & KindsOf<Exclude<FeatureName, F>, W>;
}[FeatureName];

function gather<W extends keyof Stored>(
  what: W,
  ..._once: [Twice<W>] extends [never] ? [] : [declaredTwice: Twice<W>]
): Readonly<Record<KindsOf<FeatureName, W>, Stored[W][string]>> {
  const lists: Stored[W][] = Object.values<Stored>(contracts).map((each) => each[what]);
  return Object.assign({}, ...lists);
}

const deliveries = gather('deliveries');
const events = gather('events');

/** All kinds of deliveries that this version can send; a later one may know more. */
export const deliveryKinds = Object.keys(deliveries) as DeliveryKind[];

/** What is declared of a kind of delivery, but for its content. */
export const deliveryOf = (kind: DeliveryKind): Pick<DeliveryOf<z.ZodType>, 'hours' | 'byLetter' | 'joins'> =>
  deliveries[kind];

/** Kinds that go out in a reminder where one goes to the same person at the same time. */
export const joiningKinds: readonly DeliveryKind[] = deliveryKinds.filter((kind) => deliveryOf(kind).joins);

/** What is stored with a delivery, as it is declared; or at which keys it is something else. */
export function readContent<K extends DeliveryKind>(
  kind: K,
  content: unknown,
): { content: ContentOf<K> } | { wrong: string } {
  const read = parseStored(deliveries[kind].content, content);
  return 'wrong' in read ? read : { content: read.is as ContentOf<K> };
}

/** When a delivery of this content goes out. */
export function hoursOf<K extends DeliveryKind>(kind: K, content: ContentOf<K>): Hours {
  const { hours, awaited } = deliveries[kind];
  return awaited?.(content) ? 'at-once' : hours;
}

/** Whether this version knows the kind of an event. */
export const isKnown = (kind: string): kind is EventKind => Object.hasOwn(events, kind);

/** What is stored with an event, as it is declared; undefined where it is something else. */
export function readDetail<K extends EventKind>(kind: K, detail: unknown): DetailOf<K> | undefined {
  const read = parseStored(events[kind].detail, detail);
  return 'wrong' in read ? undefined : (read.is as DetailOf<K>);
}
