import type { types } from '@slack/bolt';

type Element = types.InputBlock['element'];

/** What stands in an input when it is drawn, as a text; several choices with commas between. */
export function initialOf(element: Element): string {
  switch (element.type) {
    case 'plain_text_input':
    case 'number_input':
      return element.initial_value ?? '';
    case 'datepicker':
      return element.initial_date ?? '';
    case 'timepicker':
      return element.initial_time ?? '';
    case 'users_select':
      return element.initial_user ?? '';
    case 'conversations_select':
      return element.initial_conversation ?? '';
    case 'radio_buttons':
    case 'static_select':
      return element.initial_option?.value ?? '';
    case 'checkboxes':
    case 'multi_static_select':
      return (element.initial_options ?? []).map(({ value }) => value).join(',');
    default:
      return '';
  }
}

function optionsIn(element: Element): { value: string }[] {
  const grouped = 'option_groups' in element && element.option_groups;
  const options = grouped
    ? grouped.flatMap((group) => group.options)
    : 'options' in element
      ? element.options
      : [];
  return (options ?? []).map((option) => ({ ...option, value: option.value ?? '' }));
}

/** What Slack sends of an input in a view's state. */
export function stateOf(element: Element, value: string | undefined) {
  const given = value || null;
  const { type } = element;
  switch (type) {
    case 'datepicker':
      return { type, selected_date: given };
    case 'timepicker':
      return { type, selected_time: given };
    case 'users_select':
      return { type, selected_user: given };
    case 'conversations_select':
      return { type, selected_conversation: given };
    case 'radio_buttons':
    case 'static_select':
      return { type, selected_option: optionsIn(element).find((option) => option.value === given) ?? null };
    case 'checkboxes':
    case 'multi_static_select': {
      const chosen = (value ?? '').split(',');
      return {
        type,
        selected_options: optionsIn(element).filter((option) => chosen.includes(option.value)),
      };
    }
    default:
      return { type, value: given };
  }
}
