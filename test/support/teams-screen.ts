import type { Card, CardAction, CardElement } from '../../adapters/render/card-element.ts';

/** A card as its reader sees it; `{label}` is a button, `<text ▾>` a choice, `[text]` a field. */
export function seenCard(card: Card, inputs: ReadonlyMap<string, string> = new Map()): string {
  return seenAll(card.body, inputs);
}

function seenAll(elements: CardElement[], inputs: ReadonlyMap<string, string>): string {
  return elements
    .filter((element) => !('isVisible' in element && element.isVisible === false))
    .map((element) => seenElement(element, inputs))
    .join('\n');
}

export function seenElement(element: CardElement, inputs: ReadonlyMap<string, string> = new Map()): string {
  switch (element.type) {
    case 'TextBlock':
      return element.text;
    case 'RichTextBlock':
      return element.inlines.map(({ text }) => text.replaceAll('\u200b', '')).join('');
    case 'Container':
      return seenAll(element.items, inputs);
    case 'Table':
      return element.rows
        .map((row) => row.cells.map(({ items }) => seenAll(items, inputs)).join(' | '))
        .join('\n');
    case 'ActionSet':
      return element.actions.map(seenAction).join(' ');
    case 'Input.Text':
    case 'Input.Date':
    case 'Input.Time':
    case 'Input.Number':
      return `${element.label} [${inputs.get(element.id) ?? element.value ?? ''}]`;
    case 'Input.ChoiceSet': {
      const value = inputs.get(element.id) ?? element.value;
      const chosen = element.choices.find((choice) => choice.value === value)?.title;
      return `${element.label} <${chosen ?? element.placeholder ?? ''} ▾>`;
    }
  }
}

const seenAction = ({ title }: CardAction) => `{${title}}`;
