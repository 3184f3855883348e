import { partyName } from '../domain/party.ts';
import { mayAnswerFor, mayCoordinate } from '../domain/permission.ts';
import { whomToAsk } from '../messages/whom-to-ask.ts';
import type { Asker } from '../ports/product.ts';
import type { Membership } from '../ports/store.ts';

/**
 * Who may do a thing that is declared. Nothing can be asked without it.
 *
 *   anybody        also whoever is in no group: what it does asks for a key of its own
 *   member         everybody of the group: contacts, substitutes, coordinators
 *   answerer       whoever answers for a party, whichever that is
 *   own-party      whoever answers for the party that it is about
 *   reader         whoever answers for the party that it is about, and the coordinators
 *   organiser      whoever answers for the party that runs it; for the convener's the coordinators too
 *   guest          whoever answers for the party that is invited, or for any where none is named
 *   coordinator    the group's coordinators
 */
export type Who =
  | 'anybody'
  | 'member'
  | 'answerer'
  | 'own-party'
  | 'reader'
  | 'organiser'
  | 'guest'
  | 'coordinator';

/** The party that something is about, where it is about one. */
export type About = { checkIn?: number; group?: number; party?: number };

/** Whether one may at all, as far as that can be told before it is known what it is about. */
export function may(who: Who, membership: Pick<Membership, 'coordinator' | 'parties'>): boolean {
  switch (who) {
    case 'anybody':
    case 'member':
      return true;
    case 'answerer':
    case 'own-party':
    case 'guest':
      return membership.parties.length > 0;
    case 'reader':
    case 'organiser':
      return membership.parties.length > 0 || mayCoordinate(membership);
    case 'coordinator':
      return mayCoordinate(membership);
  }
}

/** Why the asker may not, in a sentence; undefined: they may. The only place where anybody is refused. */
export function mayNot({ membership, group, t }: Asker, who: Who, about: About): string | undefined {
  const m = t.messages;
  const notYours = () => {
    if (about.party === undefined || mayAnswerFor(membership, about.party)) return undefined;
    return m.notYours(partyName(group, about.party), whomToAsk(group, t));
  };
  switch (who) {
    case 'anybody':
    case 'member':
      return undefined;
    case 'answerer':
      return may(who, membership) ? undefined : m.onlyContacts(whomToAsk(group, t));
    case 'own-party':
      return notYours();
    case 'reader':
      return mayCoordinate(membership) ? undefined : notYours();
    case 'organiser': {
      const { party } = about;
      if (party === undefined) return may(who, membership) ? undefined : m.onlyContacts(whomToAsk(group, t));
      const isTheirs =
        mayAnswerFor(membership, party) || (party === group.convenerId && mayCoordinate(membership));
      return isTheirs ? undefined : m.notOrganiser(partyName(group, party), whomToAsk(group, t));
    }
    case 'guest': {
      const { party } = about;
      const whom = whomToAsk(group, t);
      if (party === undefined) return may(who, membership) ? undefined : t.meeting.notGuest(whom);
      return mayAnswerFor(membership, party)
        ? undefined
        : t.meeting.notGuestOf(partyName(group, party), whom);
    }
    case 'coordinator':
      return mayCoordinate(membership) ? undefined : m.onlyCoordinators(whomToAsk(group, t));
  }
}
