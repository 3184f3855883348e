import { type Action, action } from '../../src/messages/action.ts';
import { slackLimits } from './slack-limits.ts';

/*
 * How an action travels in a button or in a choice, and comes back. A choice's options share what is common in the
 * element's `action_id`, so that five options in each row of the list do not fill the message.
 */

const wordsMark = 'words';

/** A button's `value`: the action as JSON, except words that are too long when quoted, which go as they are. */
export function buttonValue(given: Action): string {
  const json = JSON.stringify(given);
  if (json.length <= slackLimits.buttonValue || given.kind !== 'words') return json;
  return `${wordsMark} ${given.group ?? ''} ${given.text}`;
}

/** The action of a pressed button; undefined where it is none that we know. */
export function actionOfButton(value: string): Action | undefined {
  const words = /^words (\d*) ([\s\S]*)$/.exec(value);
  if (words)
    return checked({ kind: 'words', text: words[2], ...(words[1] ? { group: Number(words[1]) } : {}) });
  return checked(parsed(value));
}

const choiceMark = 'choice-';

/** The `action_id` of a choice whose options hold whole actions; `index` makes it unique among those beside it. */
export function choiceOf(index: number): string {
  return `${choiceMark}${index}`;
}

type StatusAction = Extract<Action, { kind: 'status' }>;

/** The `action_id` of a choice of status. */
export function choiceId({ status: _, ...rest }: StatusAction): string {
  return JSON.stringify(rest);
}

/** The action of a choice: the chosen option's value, or what its `action_id` says with that. */
export function actionOfChoice(actionId: string, value: string): Action | undefined {
  if (actionId.startsWith(choiceMark)) return actionOfButton(value);
  const rest = parsed(actionId);
  return typeof rest === 'object' && rest !== null ? checked({ ...rest, status: value }) : undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function checked(value: unknown): Action | undefined {
  return action.safeParse(value).data;
}
