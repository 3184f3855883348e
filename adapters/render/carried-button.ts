import { z } from 'zod';
import { action } from '../../src/messages/action.ts';
import type { Button } from '../../src/messages/message.ts';

/*
 * A letter's button as a link: what it stands for is in the address, and is done by a press on the page that the link
 * opens. Opening does nothing, for a machine may do that.
 */

const carried = z.strictObject({ label: z.string().max(300), action });

/** Ready to stand in an address's query. */
export function carry({ label, action: stands }: Button): string {
  return Buffer.from(JSON.stringify({ label: label.slice(0, 300), action: stands })).toString('base64url');
}

/** Undefined: there is none, or it is not to be understood. It comes back untrusted, as a press does. */
export function carriedIn(text: string | undefined): Button | undefined {
  if (!text || text.length > 6_000) return undefined;
  try {
    return carried.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))).data;
  } catch {
    return undefined;
  }
}
