import { hashOfToken, newToken } from '../../src/domain/token.ts';
import type { Button, Message } from '../../src/messages/message.ts';
import type { LinkSubject, Links } from '../../src/ports/links.ts';
import { carry } from '../render/carried-button.ts';

/** Where a letter's buttons lead, made for one letter to one person. */
export type LetterLinks = {
  urlOf(button: Button): string | undefined;
  /** The links that were made, so that those of a letter that nobody got are removed. */
  hashes: string[];
};

type Receiver = {
  address: string;
  /** Whether they coordinate the group that the letter is about. */
  coordinates: boolean;
  publicUrl: string;
  links: Pick<Links, 'keep' | 'subjectIn'>;
  at: Date;
};

/**
 * Makes a link for each answer that the message has buttons for. Only the letter has its token. What a button stands for
 * besides that is carried in the address, and done by a press on the page.
 */
export async function makeLinks(message: Message, to: Receiver): Promise<LetterLinks> {
  const made = new Map<string, string>();
  const urls = new Map<string, string>();
  const hashes: string[] = [];

  /** The page of one party's answer, where the receiver is its contact or substitute. */
  async function personal(subject: LinkSubject): Promise<string | undefined> {
    const name = `${subject.checkInId}:${subject.partyId}`;
    const before = made.get(name);
    if (before !== undefined) return before;
    const token = newToken();
    const hash = hashOfToken(token);
    if (!(await to.links.keep(hash, { ...subject, address: to.address }, to.at))) return undefined;
    hashes.push(hash);
    made.set(name, `${to.publicUrl}/svara/${token}`);
    return made.get(name);
  }

  for (const button of buttonsIn(message)) {
    const url = await urlFor(button, to, personal);
    if (url !== undefined) urls.set(nameOf(button), url);
  }
  return { hashes, urlOf: (button) => urls.get(nameOf(button)) };
}

/** Two that stand for the same are two where their words differ: the page that opens shows those. */
const nameOf = ({ label, action }: Button) => JSON.stringify([label, action]);

async function urlFor(
  button: Button,
  to: Receiver,
  personal: (subject: LinkSubject) => Promise<string | undefined>,
): Promise<string | undefined> {
  const { action } = button;
  // They take a code that is mailed when they are opened, so they are the same for everybody.
  const page = `${to.publicUrl}/samordna`;
  const coordinating = () => (to.coordinates ? `${page}?v=${carry(button)}` : undefined);
  switch (action.kind) {
    case 'summary':
      return page;
    case 'report':
    case 'view':
    case 'status':
    case 'write':
    case 'overall':
    case 'submit':
      return personal({ partyId: action.party, checkInId: action.checkIn });
    case 'as-last': {
      // Shows what would be sent in, and sends nothing in: whoever opens it may be a machine that looks for viruses.
      const url = await personal({ partyId: action.party, checkInId: action.checkIn });
      return url && `${url}/som-sist`;
    }
    default: {
      const { checkIn, group, party } = action as { checkIn?: number; group?: number; party?: number };
      const subject =
        party !== undefined && checkIn !== undefined
          ? { partyId: party, checkInId: checkIn }
          : to.coordinates
            ? undefined
            : await to.links.subjectIn(to.address, { checkIn, group, party });
      const url = subject && (await personal(subject));
      return url ? `${url}/gor?v=${carry(button)}` : coordinating();
    }
  }
}

function buttonsIn(message: Message): Button[] {
  return message.parts.flatMap((part): Button[] => {
    if (part.kind === 'buttons') return part.buttons;
    return part.kind === 'choice' ? part.options : [];
  });
}
