import type { types } from '@slack/bolt';
import type { Button, Part } from '../../src/messages/message.ts';
import { buttonValue, choiceOf } from './slack-action.ts';
import { slackLimits } from './slack-limits.ts';
import { emptyCell } from './slack-table.ts';
import { cutText } from './slack-text.ts';

/** JSON that one row of buttons may take. */
const largeBlock = 7_500;

/** As many buttons in each row as may be. */
export function buttonRows(given: Button[]): types.ActionsBlock[] {
  const rows: types.ActionsBlock[] = [];
  let row: types.Button[] = [];
  let json = 0;
  given.forEach((button, index) => {
    const drawn = drawButton(button, index);
    const size = JSON.stringify(drawn).length;
    if (row.length >= slackLimits.actions || json + size > largeBlock) {
      rows.push({ type: 'actions', elements: row });
      row = [];
      json = 0;
    }
    row.push(drawn);
    json += size;
  });
  if (row.length > 0) rows.push({ type: 'actions', elements: row });
  return rows;
}

/** A menu, or several one after the other where there are many options: each says from which to which. */
export function menusOf(part: Extract<Part, { kind: 'choice' }>): types.ActionsBlock[] {
  const menus: types.PlainTextOption[][] = [];
  let json = 0;
  for (const { label, action } of part.options) {
    const text = cutText(label.trim() === '' ? emptyCell : label, slackLimits.optionLabel);
    const option: types.PlainTextOption = { text: { type: 'plain_text', text }, value: buttonValue(action) };
    const size = JSON.stringify(option).length + 1;
    const last = menus.at(-1);
    if (last && last.length < slackLimits.options && json + size <= largeBlock) {
      last.push(option);
      json += size;
    } else {
      menus.push([option]);
      json = size;
    }
  }
  return menus.map((options, index) => {
    const ends = [options[0], options.at(-1)].map((option) => option?.text.text);
    const name = menus.length > 1 ? `${part.label.replace(/:$/, '')}: ${ends.join(' – ')}` : part.label;
    const text = cutText(name, slackLimits.placeholder);
    const menu: types.StaticSelect = {
      type: 'static_select',
      action_id: choiceOf(index),
      placeholder: { type: 'plain_text', text },
      options,
    };
    return { type: 'actions', elements: [menu] };
  });
}

/** A button as Slack takes it; `index` makes its id unique among those beside it. */
export function drawButton(button: Button, index: number): types.Button {
  const { confirm } = button;
  const text = (value: string, limit: number): types.PlainTextElement => ({
    type: 'plain_text',
    text: cutText(value.trim() === '' ? emptyCell : value, limit),
  });
  return {
    type: 'button',
    action_id: `button-${index}`,
    text: text(button.label, slackLimits.buttonLabel),
    value: buttonValue(button.action),
    ...(button.primary ? { style: 'primary' } : {}),
    ...(confirm
      ? {
          confirm: {
            title: text(confirm.title, slackLimits.confirm.title),
            text: text(confirm.text, slackLimits.confirm.text),
            confirm: text(confirm.yes, slackLimits.confirm.answer),
            deny: text(confirm.no, slackLimits.confirm.answer),
          },
        }
      : {}),
  };
}
