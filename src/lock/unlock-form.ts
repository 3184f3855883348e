import { declareForm } from '../asking/declare-form.ts';
import { partyName } from '../domain/party.ts';
import type { FormRef } from '../messages/action.ts';
import type { Shape } from '../messages/field.ts';
import { lockedParties, notLocked, unlockAnswers } from './unlock-answers.ts';

type UnlockRef = Extract<FormRef, { kind: 'unlock' }>;

const shape = {
  reason: {
    kind: 'text',
    lines: 'many',
    label: (t) => t.lock.reason,
    required: (t) => t.lock.reasonMissing,
  },
} as const satisfies Shape;

/** The form behind *Lås upp*: why. Without a party it is about all answers. */
export const unlockForm = declareForm<UnlockRef, typeof shape>({
  who: 'coordinator',
  shape,
  title: (t) => t.lock.formTitle,
  submit: (t) => t.lock.unlock,
  again: ({ checkIn, party }) => ({ kind: 'unlock', checkIn, ...(party !== undefined && { party }) }),
  back: ({ checkIn }) => ({ kind: 'summary', checkIn }),
  async read({ product, asker, checkIn }, store, { party }, toStore) {
    const { t, group } = asker;
    const refused = notLocked(asker, checkIn, await lockedParties(product, store, asker, checkIn), party);
    // What is sent is refused where it is stored, under the lock.
    if (refused && !toStore) return { refused };
    const named = t.halfYear(checkIn.halfYear);
    return {
      saved: { reason: '' },
      partyName: party === undefined ? group.name : partyName(group, party),
      notices: [
        party === undefined ? t.lock.formAboutAll(named) : t.lock.formAbout(partyName(group, party), named),
      ],
      note: t.lock.reasonKept,
    };
  },
  store: ({ product, asker, checkIn }, store, { party }, { reason }) =>
    unlockAnswers(product, store, asker, checkIn.id, reason.trim(), party),
});
