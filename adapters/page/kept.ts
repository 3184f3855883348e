import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { hashOfToken, isToken } from '../../src/domain/token.ts';
import type { Links } from '../../src/ports/links.ts';
import type { Page } from './layout.ts';

/*
 * What answers a sent form is opened by an address of its own (POST, 303, GET), so that the browser's way back and its
 * reload send nothing anew. The page is kept sealed with what that address ends with, which nobody guesses and which is
 * not kept: any process can show it, and whoever reads the database cannot.
 */

/** How long such a page can be come back to, in milliseconds: as long as a coordinator stays signed in. */
const lasts = 8 * 60 * 60 * 1000;

/** `whose`: nobody else is shown it, though they had the address. */
export type Kept = { whose: string; page: Page };

export type KeptPages = {
  /**
   * The end of the address that now shows the page. `what`: the same for the same thing sent again; `repeated`: it is, so
   * what answered it first is kept; `within`: for how long, in milliseconds.
   */
  keep(what: string, kept: Kept, of?: { repeated?: boolean; within?: number }): Promise<string>;
  /** Undefined: there is none, or no more, or it is another's. */
  open(end: string, whose: string): Promise<Page | undefined>;
};

export function createKeptPages({
  links,
  now,
}: {
  links: Pick<Links, 'keepPage' | 'page'>;
  now(): Date;
}): KeptPages {
  return {
    async keep(what, kept, { repeated = false, within = lasts } = {}) {
      const end = createHash('sha256').update(`page:${kept.whose}\n${what}`).digest('base64url');
      const at = now();
      await links.keepPage(hashOfToken(end), {
        sealed: seal(JSON.stringify(kept), end),
        until: new Date(at.getTime() + within),
        now: at,
        unlessKept: repeated,
      });
      return end;
    },
    async open(end, whose) {
      const sealed = isToken(end) ? await links.page(hashOfToken(end), now()) : undefined;
      if (sealed === undefined) return undefined;
      const kept = JSON.parse(unseal(sealed, end)) as Kept;
      return kept.whose === whose ? kept.page : undefined;
    },
  };
}

const cipher = 'aes-256-gcm';
const keyOf = (end: string) => createHash('sha256').update(`seal:${end}`).digest();

function seal(text: string, end: string): string {
  const iv = randomBytes(12);
  const sealing = createCipheriv(cipher, keyOf(end), iv);
  const sealed = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()]);
  return Buffer.concat([iv, sealing.getAuthTag(), sealed]).toString('base64');
}

function unseal(sealed: string, end: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const opening = createDecipheriv(cipher, keyOf(end), bytes.subarray(0, 12));
  opening.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([opening.update(bytes.subarray(28)), opening.final()]).toString('utf8');
}
