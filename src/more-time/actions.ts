import { z } from 'zod';
import { formRef, ofReport, opener, press } from '../asking/contract.ts';
import { timeReasons } from '../domain/arrangement.ts';

const until = z.iso.date();

/** More time for one party: given by the coordinators, asked for by the party's people. */
export const moreTimePresses = [
  /** Opens the form in which it is given. */
  opener('time', ofReport),
  press('give-time', { ...ofReport, until, reason: z.enum(timeReasons) }),
  /** The party's last day is the others' again. */
  press('take-time', ofReport),
  /** Opens the form in which it is asked for. */
  opener('ask-time', ofReport),
  /** Takes back what was asked for. */
  press('unask-time', ofReport),
  /** Answers what was asked for; `until` is the day that was asked for. */
  press('answer-time', { ...ofReport, until, yes: z.boolean() }),
] as const;

export const moreTimeForms = [formRef('time', ofReport), formRef('ask-time', ofReport)] as const;
