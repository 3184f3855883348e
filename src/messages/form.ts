import type { Locale } from '../domain/working-group.ts';
import type { Action, FormRef } from './action.ts';

/** What a choice offers. */
export type InputOption = { value: string; label: string };

type InputHead = {
  /** The same for the same question each time the form is drawn. */
  id: string;
  label: string;
  hint?: string;
  /** The platform may hold back a form in which it is empty. */
  required: boolean;
  /** What stands in it, as a text: '' for nothing; several choices with commas between; a day as 2019-06-14. */
  value: string;
  /** One of a row's inputs: of which field, the row from 0, whether it is the row's first, and how many rows are enough. */
  row?: { of: string; n: number; first: boolean; most: number };
};

/** One input. What comes back is a text by its id, of the same form as `value`. */
export type Input = InputHead &
  (
    | { kind: 'text'; lines: 'one' | 'many'; paste?: number }
    | { kind: 'choice' | 'choices'; options: readonly InputOption[] }
    | { kind: 'day' | 'time' }
    | { kind: 'number'; least: number; most: number }
    /** The platform's own way to choose a person, by user id; where it has none, it draws nothing: name and e-mail stand beside. */
    | { kind: 'picker' }
    /** The platform's own way to choose a channel, by its id; where it has none, it says `otherwise` in its place. */
    | { kind: 'channel'; otherwise: string }
  );

export type FormItem = { kind: 'heading'; text: string } | Input;

/** A form with all that is needed to draw it. No renderer knows a form by name. */
export type Form = {
  locale: Locale;
  /** Comes back with what was filled in. */
  ref: FormRef;
  /** At most 24 characters (Slack's limit for a title). */
  title: string;
  /** What it is about, beside the title: an area's name. */
  subject?: string;
  /** Whom it is about: the party, or the group. */
  partyName: string;
  /** Said above all else: somebody else wrote meanwhile, or the like. */
  notices: string[];
  /** To read before one answers; may be cut where a platform has no room. */
  reading: string[];
  items: FormItem[];
  /** Stands where people write: who will read it. */
  note: string;
  /** The button that sends it. */
  submit: string;
  /** Opens the same form anew. */
  again: Action;
  /** What it was opened from, drawn as it is now. */
  back: Action;
  /** It may be saved in parts: a form that is larger than a platform takes is drawn in steps, each saved by itself. */
  partial: boolean;
};
