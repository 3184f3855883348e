import { z } from 'zod';
import { formRef, id, opener, press } from '../asking/contract.ts';

/** There is none yet. */
const noGroup = z.literal(0);

/** What a coordinator does before the first invitation goes out. */
export const beginningPresses = [
  /** When it goes, to whom, and what may be done before. */
  press('before-invitation', { group: id }),
  /** The invitation as contacts get it, to the asker. */
  press('send-trial', { group: id }),
  /** A button of that one, which does nothing. */
  press('trial-pressed', { group: id }),
  opener('choose-first', { group: id }),
  /** None waits any more. */
  press('undo-first', { group: id }),
  /** Words for a letter of the coordinator's own. */
  press('letter-beforehand', { group: id }),
  press('ask-invite-all', { group: id }),
  press('invite-all', { group: id }),
  /** Of whoever has typed a start code. */
  opener('start-group', { group: noGroup }),
  press('start-again', { group: noGroup }),
] as const;

export const beginningForms = [
  formRef('first-parties', { group: id }),
  formRef('start-group', { group: noGroup }),
] as const;
