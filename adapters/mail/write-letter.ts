import type { Delivery, Letter } from '../../src/ports/chat-platform.ts';
import type { Links } from '../../src/ports/links.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { type LetterWords, toLetter } from '../render/letter.ts';
import { makeLinks } from './personal-links.ts';

/** What every letter is written with. */
export type Stationery = {
  /** Without a slash at its end. */
  publicUrl: string;
  privacyUrl: string;
  links: Pick<Links, 'keep' | 'subjectIn'>;
  now(): Date;
};

/** A delivery's words as a letter to this address, with links of its own: those that it has are to be dropped where nobody gets it. */
export async function writeLetter(
  { message, locale, letter }: Delivery,
  address: string,
  { publicUrl, privacyUrl, links, now }: Stationery,
): Promise<LetterWords & { hashes: string[] }> {
  const coordinates = letter?.coordinates === true;
  const { urlOf, hashes } = await makeLinks(message, { address, coordinates, publicUrl, links, at: now() });
  const notes = notesOf(letter, { locale, privacyUrl, linked: hashes.length > 0 });
  return { ...toLetter(message, { locale, link: urlOf, notes }), hashes };
}

function notesOf(
  letter: Letter | undefined,
  { locale, privacyUrl, linked }: { locale: Delivery['locale']; privacyUrl: string; linked: boolean },
): string[] {
  const { mail, messages } = textsFor(locale);
  const first = letter?.first;
  return [
    ...(linked ? [mail.linkIsKey] : []),
    ...(first
      ? [
          first.parties.length > 0 ? mail.whyYou(messages.list(first.parties)) : mail.whyYouCoordinator,
          mail.privacy(first.convener, privacyUrl),
        ]
      : []),
    ...(letter ? [mail.sentBy(letter.group)] : []),
  ];
}
