import { createHash, randomBytes, randomInt } from 'node:crypto';

/*
 * What opens something to whoever has it. Only hashes of these are stored: who reads the database opens nothing.
 */

/** The token of a personal link: 256 random bits, as 43 letters, digits, - and _. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether a text has the form of a token. Says nothing about whether there is such a link. */
export function isToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** A code of six digits, each as likely as any other. */
export function newCode(): string {
  return String(randomInt(0, 1_000_000)).padStart(6, '0');
}

/** Another for each person and purpose, so that a code is good for nobody and nothing else. */
export function hashOfCode(code: string, of: { personId: number; purpose: string }): string {
  return createHash('sha256').update(`${of.personId}:${of.purpose}:${code}`).digest('base64url');
}

/** How long a mailed code is good, in milliseconds, and how often one may guess. */
export const codeLife = 10 * 60 * 1000;
export const codeTries = 5;
