import { textsFor } from '../../src/texts/texts.ts';
import type { Card, CardElement } from './card-element.ts';

/** A card in words only, for where it is not taken. Says where there were buttons, and what to do instead. */
export function cardWords(card: Card): string {
  const { buttonsGone } = textsFor(card.lang === 'en' ? 'en' : 'sv').messages;
  const words = card.body.flatMap(wordsOf).filter((text) => text.trim() !== '');
  return [...words, ...(card.body.some(isPressed) ? [buttonsGone] : [])].join('\n\n');
}

function wordsOf(element: CardElement): string[] {
  if ('isVisible' in element && element.isVisible === false) return [];
  switch (element.type) {
    case 'TextBlock':
      return [element.text];
    case 'RichTextBlock':
      return [element.inlines.map(({ text }) => text.replaceAll('\u200b', '')).join('')];
    case 'Container':
      return element.items.flatMap(wordsOf);
    case 'Table':
      return element.rows.map(({ cells }) =>
        cells.map(({ items }) => items.flatMap(wordsOf).join(' ')).join(' | '),
      );
    case 'ActionSet':
      return [];
    case 'Input.Text':
    case 'Input.Date':
    case 'Input.Time':
    case 'Input.Number':
      return [`${element.label}: ${element.value ?? ''}`];
    case 'Input.ChoiceSet': {
      const chosen = element.choices.find(({ value }) => value === element.value)?.title;
      return [`${element.label}: ${chosen ?? element.placeholder ?? ''}`];
    }
  }
}

const isPressed = (element: CardElement): boolean =>
  element.type === 'ActionSet' ||
  element.type.startsWith('Input.') ||
  (element.type === 'Container' && element.items.some(isPressed));
