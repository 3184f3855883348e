import type { Incoming } from '../ports/chat-platform.ts';
import type { Recognised } from '../ports/store.ts';

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

/** What a link lets one do: read, fill in and send in. What only opens may only be read; forms that open change nothing. */
const reading = ['report', 'view', 'write', 'overall', 'versions'] as const;
const answering = [...reading, 'status', 'as-last', 'submit'] as const;

/** Whether the ask is about anything but what its link is for. */
export function reachesFurther({
  only,
  opens,
  proven,
  ask,
}: Pick<Incoming, 'only' | 'opens' | 'proven' | 'ask'>): boolean {
  if (!only) return false;
  if (isOfWhoAnswers(ask, only.partyId)) return !proven;
  const about = (what: { checkIn: number; party: number }) =>
    what.checkIn === only.checkInId && what.party === only.partyId;
  switch (ask.kind) {
    case 'words':
    case 'arrival':
      return true;
    case 'press': {
      const { action } = ask;
      if (action.kind === 'take-over') return opens === true;
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
      return opens === true || (ask.form.kind !== 'area' && ask.form.kind !== 'overall') || !about(ask.form);
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
  if (!only || proven || isOfWhoAnswers(ask, only.partyId) || isTakingOver(ask)) return false;
  return (
    ask.kind === 'form' || (ask.kind === 'press' && !(reading as readonly string[]).includes(ask.action.kind))
  );
}

/** Who answers for the party: for whoever has typed a code. */
const whoAnswers: readonly string[] = [
  'who-answers',
  'change-answerer',
  'set-stand-in',
  'end-stand-in',
  'withdraw-handover',
  'answerer',
  'stand-in',
];

function isOfWhoAnswers(ask: Incoming['ask'], partyId: number): boolean {
  const subject = ask.kind === 'press' ? ask.action : ask.kind === 'form' ? ask.form : undefined;
  return (
    subject !== undefined &&
    whoAnswers.includes(subject.kind) &&
    'party' in subject &&
    subject.party === partyId
  );
}

/** Whether somebody says yes to taking over. */
export const isTakingOver = (ask: Incoming['ask']): boolean =>
  ask.kind === 'press' && ask.action.kind === 'take-over';

function isReport<T extends { checkIn: number; party?: number }>(action: T): action is T & { party: number } {
  return action.party !== undefined;
}
