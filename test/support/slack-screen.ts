import type { types } from '@slack/bolt';
import type { Shown } from './slack-double.ts';

/** A message as its reader sees it; `{label}` is a button, `<text ▾>` a choice. */
export function seenMessage(message: Shown): string {
  if (message.blocks.length === 0) return `» ${message.text}`;
  return message.blocks.map(seenBlock).join('\n');
}

export function seenBlock(block: types.AnyBlock): string {
  if (!('type' in block)) return '';
  const known = block as types.KnownBlock;
  switch (known.type) {
    case 'header':
      return known.text.text;
    case 'section':
      return known.text ? seenText(known.text) : '';
    case 'context':
      return known.elements.map((element) => (element.type === 'image' ? '' : seenText(element))).join(' ');
    case 'rich_text':
      return known.elements.map(seenRich).join('\n');
    case 'table':
      return known.rows
        .map((row) => row.map((cell) => ('text' in cell ? cell.text : '')).join(' | '))
        .join('\n');
    case 'actions':
      return known.elements.map(seenElement).join(' ');
    case 'input':
      return known.label.text;
    default:
      return `(${known.type})`;
  }
}

function seenElement(element: types.ActionsBlock['elements'][number]): string {
  if (element.type === 'button') return `{${element.text.text}}`;
  if (element.type === 'static_select')
    return `<${(element.initial_option?.text ?? element.placeholder)?.text ?? ''} ▾>`;
  return `(${element.type})`;
}

function seenRich(element: types.RichTextBlock['elements'][number]): string {
  if (element.type === 'rich_text_list')
    return element.elements.map((item) => `• ${item.elements.map(seenRun).join('')}`).join('\n');
  return element.elements.map(seenRun).join('');
}

function seenRun(run: types.RichTextElement): string {
  return run.type === 'text' ? run.text : `(${run.type})`;
}

/** Mrkdwn as Slack shows it: links by their words, emphasis without its marks, escapes undone. */
function seenText(text: types.TextObject): string {
  if (text.type === 'plain_text') return text.text;
  return shownMrkdwn(text.text);
}

export function shownMrkdwn(text: string): string {
  return text
    .replace(/<([^<>|]*)\|([^<>]*)>/g, '$2')
    .replace(/(?<!\u200b)[*`](?!\u200b)/g, '')
    .replaceAll('\u200b', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
