import type { Action } from '../messages/action.ts';

/** What stands in the playground's conversations, as it was drawn when it was sent; kept over restarts. */
export type PlaygroundMessages = {
  /** Puts a message at the end of its conversation and returns its id; undefined where its delivery stands there already. */
  post(message: NewPlaygroundMessage): Promise<number | undefined>;
  /** Draws a message again where it stands. `slot` undefined: it shows no list any more. */
  redraw(id: number, drawn: Drawn, slot: string | undefined): Promise<void>;
  find(id: number): Promise<PlaygroundMessage | undefined>;
  /** The messages of a conversation that show a slot. */
  showing(conversation: string, slot: string): Promise<number[]>;
  /** Whether a delivery's message stands in some conversation. */
  hasDelivery(delivery: string): Promise<boolean>;
  /** The latest of a conversation, at most `limit`, the oldest of them first. */
  latest(conversation: string, limit: number): Promise<PlaygroundMessage[]>;
  /** How many are unread, by conversation; those without any are left out. */
  unread(): Promise<Map<string, number>>;
  markRead(conversation: string): Promise<void>;
  /** How many deliveries have arrived in all. */
  delivered(): Promise<number>;
};

export type NewPlaygroundMessage = {
  conversation: string;
  /** By the product's clock, UTC. */
  at: Date;
  /** Who wrote it; undefined: the bot. */
  sender?: string;
  /** The delivery that it is; what comes unasked is unread. */
  delivery?: string;
  slot?: string;
  drawn: Drawn;
};

export type PlaygroundMessage = NewPlaygroundMessage & { id: number };

/** A message as each platform draws it. */
export type Drawn = {
  /** Adaptive Cards; none for what a person typed. */
  cards: unknown[];
  /** Messages or a view of Block Kit. */
  slack: unknown[];
  plain: string;
  /** A file that goes with it, made when somebody fetches it. `alt`: of a picture. */
  file?: { name: string; action: Action; alt?: string };
  /** It is a letter: its HTML is as it goes out. `bytes`: base64. */
  letter?: { subject: string; html: string; files: { name: string; type: string; bytes: string }[] };
};
