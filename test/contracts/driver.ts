import type { ChatPlatform, Handle } from '../../src/ports/chat-platform.ts';
import type { Product } from '../../src/ports/product.ts';

/**
 * Drives one platform as its people do, through its real adapter, with everything outside the process played by a
 * double that speaks the platform's own protocol. Everything is by what people see: labels and words.
 * Each call resolves when the platform has been answered and the bot has come to rest.
 */
export type Client = {
  platform: ChatPlatform;
  /** Types words to the bot, 1:1. */
  say(userId: string, words: string): Promise<void>;
  /** Presses the latest button with this label (or beginning with it) in the person's 1:1 conversation; in an area's row where `area` is given. */
  press(userId: string, label: string, area?: string): Promise<void>;
  /** Chooses a status in an area's row of the latest list. */
  choose(userId: string, area: string, status: string): Promise<void>;
  /** Fills fields of the open form (keys as in the form's schema, `commitments.0.what`) and sends it. */
  fill(userId: string, values: Record<string, string>): Promise<void>;
  /** Whether a form is open, and the errors that stand on it. */
  form(userId: string): { errors: string[]; values: Record<string, string> } | undefined;
  /** All that the person sees in the 1:1 conversation now, in reading order, edits applied. */
  seen(userId: string): string;
  /** All that is seen in a channel. */
  channel(conversation: string): string;
  close(): Promise<void>;
};

export type Driver = {
  /** Whether the platform finds people by e-mail. */
  findsByEmail: boolean;
  /** People have a mailbox and a page: no words are typed there, and an address may be anybody's. */
  mailbox?: true;
  /** People that the platform knows: by id, with e-mail and language. */
  open(options: {
    handle: Handle;
    /** Resolves when the product has nothing under way. */
    idle?: () => Promise<void>;
    people: { userId: string; email: string; locale: 'sv' | 'en' }[];
    /** For a platform that works with the product's store and clock by itself. */
    product?: Product;
    channels: string[];
  }): Promise<Client>;
};
