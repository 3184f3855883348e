import type { z } from 'zod';
import { addingStored } from '../adding/stored.ts';
import { callNoteStored } from '../call-note/stored.ts';
import { groupStored } from '../group/stored.ts';
import { halfYearStored } from '../half-year/stored.ts';
import { lettersStored } from '../letters/stored.ts';
import { lockStored } from '../lock/stored.ts';
import { moreTimeStored } from '../more-time/stored.ts';
import { otherwiseStored } from '../otherwise/stored.ts';
import { questionStored } from '../question/stored.ts';
import { recordStored } from '../record/stored.ts';
import { remindLaterStored } from '../remind-later/stored.ts';
import { remindersStored } from '../reminders/stored.ts';
import { reportStored } from '../report/stored.ts';
import { summaryStored } from '../summary/stored.ts';
import { upkeepStored } from '../upkeep/stored.ts';
import { type DeliveryOf, type EventOf, type Hours, parseStored, type Stored } from './stored-contract.ts';

/** What each feature stores under kinds of its own. Every kind of delivery and of event is derived from these. */
const stored = {
  report: reportStored,
  summary: summaryStored,
  halfYear: halfYearStored,
  reminders: remindersStored,
  lock: lockStored,
  moreTime: moreTimeStored,
  remindLater: remindLaterStored,
  otherwise: otherwiseStored,
  question: questionStored,
  callNote: callNoteStored,
  record: recordStored,
  letters: lettersStored,
  group: groupStored,
  adding: addingStored,
  upkeep: upkeepStored,
};

type Each = typeof stored;
/** The features that store something. */
export type Storing = keyof Each;
export type StoredOf<F extends Storing> = Each[F];

type KindsOf<F extends Storing, W extends keyof Stored> = F extends unknown
  ? keyof Each[F][W] & string
  : never;
/** Of one kind, whichever feature has it. */
type Declared<W extends keyof Stored, K> = {
  [F in Storing]: K extends keyof Each[F][W] ? Each[F][W][K] : never;
}[Storing];

/** Why a message goes out. */
export type DeliveryKind = KindsOf<Storing, 'deliveries'>;
/** What is stored with a delivery. */
export type ContentOf<K extends DeliveryKind> =
  Declared<'deliveries', K> extends DeliveryOf<infer C extends z.ZodType> ? z.output<C> : never;

/** What is written in the log. */
export type EventKind = KindsOf<Storing, 'events'>;
/** What is stored with an event. */
export type DetailOf<K extends EventKind> =
  Declared<'events', K> extends EventOf<infer D extends z.ZodType> ? z.output<D> : never;

/** Kinds that two features declare. Where there is one, what gathers them does not compile. */
type Twice<W extends keyof Stored> = {
  [F in Storing]: KindsOf<F, W> & KindsOf<Exclude<Storing, F>, W>;
}[Storing];

function gather<W extends keyof Stored>(
  what: W,
  ..._once: [Twice<W>] extends [never] ? [] : [declaredTwice: Twice<W>]
): Readonly<Record<KindsOf<Storing, W>, Stored[W][string]>> {
  const lists: Stored[W][] = Object.values<Stored>(stored).map((each) => each[what]);
  return Object.assign({}, ...lists);
}

const deliveries = gather('deliveries');
const events = gather('events');

/** All kinds of deliveries that this version can send; a later one may know more. */
export const deliveryKinds = Object.keys(deliveries) as DeliveryKind[];

/** What is declared of a kind of delivery, but for its content. */
export const deliveryOf = (kind: DeliveryKind): Pick<DeliveryOf<z.ZodType>, 'hours' | 'byLetter'> =>
  deliveries[kind];

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
