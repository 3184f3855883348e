import type { Button } from '../../src/messages/message.ts';
import type { CardAction, CardElement } from './card-element.ts';
import { textBlocks } from './card-text.ts';
import { cutText } from './slack-text.ts';
import { teamsLimits } from './teams-limits.ts';

/** Names our presses among the invokes of cards. */
export const pressVerb = 'avstamning';

/** An `Action.Execute` with the fallback that it needs. `data` comes back with what stands in the card's inputs. */
export function executeAction(
  title: string,
  data: object,
  options: { primary?: boolean; withoutInputs?: boolean } = {},
): CardAction {
  const label = cutText(title.trim() || '–', teamsLimits.buttonLabel);
  return {
    type: 'Action.Execute',
    title: label,
    verb: pressVerb,
    data,
    ...(options.primary ? { style: 'positive' } : {}),
    ...(options.withoutInputs ? { associatedInputs: 'none' } : {}),
    fallback: { type: 'Action.Submit', title: label, data },
  };
}

/**
 * A button. One that asks first only uncovers `asks`, the question with the button that counts; Teams has no question
 * of its own. `index` makes its id unique in the card.
 */
export function pressActions(button: Button, index: number): { action: CardAction; asks?: CardElement } {
  const { confirm, action, label, primary } = button;
  if (!confirm) return { action: executeAction(label, { action }, { primary }) };
  const id = `confirm-${index}`;
  const title = cutText(label.trim() || '–', teamsLimits.buttonLabel);
  return {
    action: { type: 'Action.ToggleVisibility', title, targetElements: [id] },
    asks: {
      type: 'Container',
      id,
      isVisible: false,
      style: 'emphasis',
      items: [
        ...textBlocks([{ strong: confirm.title }]),
        ...textBlocks(confirm.text),
        {
          type: 'ActionSet',
          actions: [
            executeAction(confirm.yes, { action }, { primary: true }),
            {
              type: 'Action.ToggleVisibility',
              title: cutText(confirm.no, teamsLimits.buttonLabel),
              targetElements: [id],
            },
          ],
        },
      ],
    },
  };
}
