import { hashOfToken, newToken } from '../../src/domain/token.ts';
import type { Action } from '../../src/messages/action.ts';
import type { Message } from '../../src/messages/message.ts';
import type { LinkSubject, Links } from '../../src/ports/links.ts';

/** Where a letter's buttons lead, made for one letter to one person. */
export type LetterLinks = {
  urlOf(action: Action): string | undefined;
  /** The links that were made, so that those of a letter that nobody got are removed. */
  hashes: string[];
};

/** Makes a link for each answer that the message has buttons for. Only the letter has its token. */
export async function makeLinks(
  message: Message,
  to: { address: string; publicUrl: string; links: Pick<Links, 'keep'>; at: Date },
): Promise<LetterLinks> {
  const urls = new Map<string, string>();
  const hashes: string[] = [];
  for (const action of actionsIn(message)) {
    const subject = subjectOf(action);
    if (!subject || urls.has(nameOf(subject))) continue;
    const token = newToken();
    const hash = hashOfToken(token);
    if (!(await to.links.keep(hash, { ...subject, address: to.address }, to.at))) continue;
    hashes.push(hash);
    urls.set(nameOf(subject), `${to.publicUrl}/svara/${token}`);
  }
  return {
    hashes,
    urlOf(action) {
      // It takes a code that is mailed when it is opened, so it is the same for everybody.
      if (action.kind === 'summary') return `${to.publicUrl}/samordna`;
      const subject = subjectOf(action);
      const url = subject && urls.get(nameOf(subject));
      // Shows what would be sent in, and sends nothing in: whoever opens it may be a machine that looks for viruses.
      return url && action.kind === 'as-last' ? `${url}/som-sist` : url;
    },
  };
}

const nameOf = ({ partyId, checkInId }: LinkSubject) => `${checkInId}:${partyId}`;

function subjectOf(action: Action): LinkSubject | undefined {
  switch (action.kind) {
    case 'report':
    case 'view':
    case 'status':
    case 'write':
    case 'overall':
    case 'as-last':
    case 'submit':
      return { partyId: action.party, checkInId: action.checkIn };
    default:
      return undefined;
  }
}

function actionsIn(message: Message): Action[] {
  return message.parts.flatMap((part) => {
    if (part.kind === 'buttons') return part.buttons.map((button) => button.action);
    return part.kind === 'choice' ? part.options.map((option) => option.action) : [];
  });
}
