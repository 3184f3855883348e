import type { Action } from './action.ts';

/** A run of text. What is plain here is shown as it is: renderers escape it, nobody else. */
export type Run = string | { strong: string } | { code: string };
/** Text with few kinds of emphasis. A line break in it stays one. */
export type Rich = string | Run[];

/** A button. Pressing it brings `action` back as an `Incoming` of kind `press`. */
export type Button = {
  label: string;
  action: Action;
  /** The one that most people want; at most one in a message. */
  primary?: boolean;
  /** Asked before the press counts, where the platform can. */
  confirm?: { title: string; text: string; yes: string; no: string };
};

/** One part of a message. Few kinds, so that every platform can draw each. */
export type Part =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: Rich }
  /** Less important, smaller where the platform can. */
  | { kind: 'note'; text: Rich }
  | { kind: 'list'; items: Rich[] }
  /** What a person wrote, as they wrote it. */
  | { kind: 'quote'; text: string }
  | { kind: 'facts'; facts: { label: string; value: Rich }[] }
  /** The first column is the row's heading. Cells are plain text. */
  | {
      kind: 'table';
      caption: string;
      columns: string[];
      rows: string[][];
      /** Beside the caption where a platform has to split the table: `{n}` of `{all}`, in words. Default: 1/3. */
      piece?: string;
    }
  | { kind: 'buttons'; buttons: Button[] }
  /**
   * One of many, where buttons would be too many: choosing brings the option's action back as a press. `press`: the
   * button beside it, where choosing is not enough. Actions are short: Slack allows an option 150 characters.
   */
  | { kind: 'choice'; label: string; press: string; options: ChoiceOption[] };

export type ChoiceOption = { label: string; action: Action };

/** What the bot says, as data. A platform may need several of its own messages for one of these. */
export type Message = {
  /** One line for a notification, where the platform shows only that; default: made from the parts. */
  title?: string;
  parts: Part[];
};

/** The message with the name of the group that it is about first, for somebody who is in several. */
export function inGroup(message: Message, group: string): Message {
  return { ...message, parts: [{ kind: 'note', text: [{ strong: group }] }, ...message.parts] };
}
