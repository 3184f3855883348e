import type { ByLink } from '../asking/feature.ts';
import type { Incoming } from '../ports/chat-platform.ts';
import type { Recognised } from '../ports/store.ts';
import { forms, presses } from './features.ts';

/** Whoever comes by a link is its party's contact, whatever else the person is: the link may be in other hands. */
export function narrowed(
  recognised: Recognised,
  { only, saidName }: Pick<Incoming, 'only' | 'saidName'>,
): Recognised {
  if (!only) return recognised;
  const { person } = recognised;
  return {
    ...recognised,
    ...(person && saidName && { person: { ...person, name: saidName } }),
    memberships: recognised.memberships.flatMap((membership) => {
      const parties = membership.parties.filter((one) => one.partyId === only.partyId);
      return parties.length > 0 ? [{ ...membership, coordinator: false, parties }] : [];
    }),
  };
}

/**
 * Whether what is asked may be done by the asker's link: `until-sent-in`, as long as the answer that it is for is not
 * sent in. Whoever has typed a mailed code besides may all that the party's contact may, which is asked elsewhere.
 */
export function mayByLink(
  { only, opens, proven, ask }: Pick<Incoming, 'only' | 'opens' | 'proven' | 'ask'>,
  { memberships }: Pick<Recognised, 'memberships'>,
): 'yes' | 'until-sent-in' | 'no' {
  if (!only || (proven && !opens)) return 'yes';
  const declared = declaredOf(ask);
  // What does something is shown, and not done; see `dispatch`.
  if (!declared || (opens && (declared === 'answers' || ask.kind !== 'press'))) return 'no';
  const { checkIn, group, party } = (
    ask.kind === 'press' ? ask.action : ask.kind === 'form' ? ask.form : {}
  ) as {
    checkIn?: number;
    group?: number;
    party?: number;
  };
  const inGroup = checkIn === undefined && memberships.some(({ groupId }) => groupId === group);
  const about = (checkIn === only.checkInId || inGroup) && (party ?? only.partyId) === only.partyId;
  if (!about) return 'no';
  return declared === 'answers' ? 'until-sent-in' : 'yes';
}

function declaredOf(ask: Incoming['ask']): ByLink | undefined {
  switch (ask.kind) {
    case 'press':
      return ask.action.kind === 'words' ? undefined : presses[ask.action.kind].byLink;
    case 'form':
      return forms[ask.form.kind].byLink;
    case 'words':
    case 'arrival':
      return undefined;
  }
}
