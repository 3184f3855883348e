import type { ContentOf, DeliveryKind, DetailOf, EventKind } from '../asking/stored.ts';
import type { HalfYear } from '../domain/half-year.ts';
import type { Locale, WorkingGroup } from '../domain/working-group.ts';
import type { Message, Part } from '../messages/message.ts';
import type { Texts } from '../texts/texts.ts';
import type { AttachedFile, PlatformName } from './chat-platform.ts';
import type { AboutReminder, DeliveryRow } from './deliveries.ts';
import type { Product } from './product.ts';

/** The message of a delivery, worked out when it is sent from what is true then; or why nothing is to be said. */
export type Composed =
  /** `sent` is done once it has gone. */
  { message: Message; files?: AttachedFile[]; sent?(): Promise<void> } | { skip: string };

/** What stands in the message of another delivery. `sent` is done once that has gone. */
export type Within = { parts: Part[]; files?: AttachedFile[]; sent?(): Promise<void> };

/** A delivery with what came with its claim; without that, what it is composed of is read now. */
export type Claimed = DeliveryRow & { about?: AboutReminder };

/** What a delivery is composed of. `t`: the reader's words, in `locale`. */
export type Composing<K extends DeliveryKind> = {
  product: Product;
  row: Claimed;
  content: ContentOf<K>;
  group: WorkingGroup;
  locale: Locale;
  t: Texts;
};

/** What a feature does for its deliveries of one kind. */
export type DeliveryHandler<K extends DeliveryKind> = {
  compose(composing: Composing<K>): Promise<Composed> | Composed;
  /** What of it stands in a reminder that it goes out in; undefined: nothing is to be said any more. */
  within?(composing: Composing<K>): Promise<Within | undefined>;
  /** A platform that it is not to go by. */
  notBy?(content: ContentOf<K>): PlatformName | undefined;
  /** What else is done where its reader is not reached; `tried`: on this platform, else they are known on none. */
  unreached?(product: Product, row: DeliveryRow, group: WorkingGroup, tried?: PlatformName): Promise<void>;
};

/** How the log tells an event, after who did it: "låste". */
export type Told =
  | string
  | {
      what: string;
      /** In whose name, where that is no person of the group's. */
      by?: string;
      /** Where the check-in is there no more. */
      halfYear?: HalfYear;
      /** A sentence after it. */
      why?: string;
    };

/** `detail` undefined: none was kept, or one that is not read any more; what is plain is said all the same. */
export type EventTeller<K extends EventKind> = (of: {
  detail: DetailOf<K> | undefined;
  group: WorkingGroup;
  t: Texts;
}) => Told;

export type Kinds = {
  deliveries: { [K in DeliveryKind]: DeliveryHandler<K> };
  events: { [K in EventKind]: EventTeller<K> };
};
