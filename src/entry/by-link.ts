import type { Incoming } from '../ports/chat-platform.ts';
import type { Recognised } from '../ports/store.ts';

/** Whoever comes by a link is its party's contact, whatever else the person is: the link may be in other hands. */
export function narrowed(recognised: Recognised, { only }: Pick<Incoming, 'only'>): Recognised {
  if (!only) return recognised;
  return {
    ...recognised,
    memberships: recognised.memberships.flatMap((membership) => {
      const parties = membership.parties.filter((one) => one.partyId === only.partyId);
      return parties.length > 0 ? [{ ...membership, coordinator: false, parties }] : [];
    }),
  };
}

/** What a link lets one do: read, fill in and send in. What only opens may only be read; forms that open change nothing. */
const reading = ['report', 'view', 'write', 'overall', 'versions'] as const;
const answering = [...reading, 'status', 'as-last', 'submit'] as const;

/** Whether the ask is about anything but what its link is for. */
export function reachesFurther({ only, opens, ask }: Pick<Incoming, 'only' | 'opens' | 'ask'>): boolean {
  if (!only) return false;
  const about = (what: { checkIn: number; party: number }) =>
    what.checkIn === only.checkInId && what.party === only.partyId;
  switch (ask.kind) {
    case 'words':
    case 'arrival':
      return true;
    case 'press': {
      const { action } = ask;
      const allowed: readonly string[] = opens ? reading : answering;
      return !(
        allowed.includes(action.kind) &&
        'party' in action &&
        'checkIn' in action &&
        isReport(action) &&
        about(action)
      );
    }
    case 'form':
      return opens === true || !('checkIn' in ask.form) || ask.form.kind === 'unlock' || !about(ask.form);
  }
}

/**
 * Whether the ask changes an answer by its link alone. Of one that is sent in that takes a code besides: the link may have
 * gone to others together with its letter.
 */
export function changesByLinkAlone({
  only,
  proven,
  ask,
}: Pick<Incoming, 'only' | 'proven' | 'ask'>): boolean {
  if (!only || proven) return false;
  return (
    ask.kind === 'form' || (ask.kind === 'press' && !(reading as readonly string[]).includes(ask.action.kind))
  );
}

function isReport<T extends { checkIn: number; party?: number }>(action: T): action is T & { party: number } {
  return action.party !== undefined;
}
