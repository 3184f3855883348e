import { createHash, randomInt } from 'node:crypto';

/*
 * The code that an administrator prints, and hands to whoever is to coordinate the first group. It is read aloud and typed
 * on a phone, so it has no signs that look alike.
 */

const signs = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const groups = 4;
const each = 4;

/** How long a code is good, in milliseconds. */
export const startCodeLife = 7 * 24 * 60 * 60 * 1000;
/** After so many wrong ones no code is taken until so many milliseconds have passed since the first of them. */
export const mostWrong = 5;
export const restsFor = 60 * 60 * 1000;

/** Sixteen signs in fours, of 31 each: 79 random bits. */
export function newStartCode(): string {
  const sign = () => signs.charAt(randomInt(0, signs.length));
  return Array.from({ length: groups }, () => Array.from({ length: each }, sign).join('')).join('-');
}

/** As it is compared: however it was typed, with or without hyphens. */
export function hashOfStartCode(typed: string): string {
  const bare = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  return createHash('sha256').update(`start:${bare}`).digest('base64url');
}
