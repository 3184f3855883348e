import { z } from 'zod';
import { formRef, id, opener, press } from '../asking/contract.ts';

/** What a contact and a substitute share: the party's places, but for whoever stands in. */
const role = z.enum(['contact', 'substitute']);

/** A group's own things: who and what it consists of. A change that is asked about first waits in the database. */
export const groupPresses = [
  /** The group at a glance. */
  press('group', { group: id }),
  /** Goes on with a change that was shown, and from then on keeps the group in the bot. */
  press('make-change', { group: id, change: id }),
  press('drop-change', { group: id, change: id }),
  /** Takes a change back. */
  press('undo-change', { group: id, change: id }),
  /** The group as a file. */
  press('group-file', { group: id }),

  // One party, and who answers for it
  press('party', { group: id, party: id }),
  opener('edit-party', { group: id, party: id }),
  press('remove-party', { group: id, party: id }),
  press('who-answers', { group: id, party: id }),
  opener('change-answerer', { group: id, party: id, role }),
  opener('set-stand-in', { group: id, party: id }),
  press('end-stand-in', { group: id, party: id, standIn: id }),
  /** Pressed by whoever is to take over. The check-in and the party are what a letter's link to it is for. */
  press('take-over', { group: id, handover: id, checkIn: id.optional(), party: id.optional() }),
  press('withdraw-handover', { group: id, party: id, handover: id }),
  /** `here`: and the group is kept in the bot from now on. */
  press('confirm-handover', { group: id, handover: id, here: z.boolean().optional() }),
  press('decline-handover', { group: id, handover: id }),

  // What the group is asked about, what it wants to reach, and when
  press('areas', { group: id }),
  opener('edit-area', { group: id, area: id.optional() }),
  press('remove-area', { group: id, area: id }),
  press('goals', { group: id }),
  opener('edit-goal', { group: id, goal: id.optional() }),
  press('remove-goal', { group: id, goal: id }),
  opener('edit-days', { group: id }),
  opener('edit-reminders', { group: id }),
  press('channels', { group: id }),
  opener('choose-channel', { group: id }),
  press('remove-channel', { group: id, platform: z.string().max(40) }),

  // Who coordinates, and by which agreements
  press('coordinators', { group: id }),
  opener('add-coordinator', { group: id }),
  press('end-coordinator', { group: id, person: id }),
  /** Without an agreement: a new one, with the party or in place of the one that it renews. */
  opener('edit-agreement', {
    group: id,
    agreement: id.optional(),
    party: id.optional(),
    renews: id.optional(),
  }),
  press('remove-agreement', { group: id, agreement: id }),
] as const;

export const groupForms = [
  formRef('answerer', { group: id, party: id, role }),
  formRef('stand-in', { group: id, party: id }),
  formRef('party', { group: id, party: id }),
  formRef('group-area', { group: id, area: id.optional() }),
  formRef('goal', { group: id, goal: id.optional() }),
  formRef('group-days', { group: id }),
  formRef('group-reminders', { group: id }),
  formRef('group-channel', { group: id }),
  formRef('coordinator', { group: id }),
  formRef('agreement', { group: id, agreement: id.optional(), party: id.optional(), renews: id.optional() }),
] as const;
