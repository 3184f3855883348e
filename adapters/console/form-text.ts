import type { Part } from '../../src/messages/message.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { toPlainText } from '../render/plain-text.ts';
import { type FormTalk, inputOf, isLong, labelOf, shownValue } from './form-talk.ts';

/** What is asked now: the field, what was refused in it, what it holds and what one may type. */
export function fieldText(talk: FormTalk, width: number): string {
  const { key, form, errors } = talk;
  const texts = textsFor(form.locale);
  const parts: Part[] = [];
  if (errors['']) parts.push({ kind: 'text', text: errors[''] });
  if (key === undefined) return toPlainText({ parts }, { width });
  if (errors[key]) parts.push({ kind: 'text', text: errors[key] });
  parts.push({ kind: 'heading', text: labelOf(key, texts, form) });
  const input = inputOf(form, key);
  const value = shownValue(key, talk.values[key] ?? '', form);
  if (value) parts.push({ kind: 'text', text: `${texts.terminal.now}:` }, { kind: 'quote', text: value });
  parts.push({
    kind: 'note',
    text: input && isLong(input) ? texts.terminal.longHint : texts.terminal.shortHint,
  });
  if (input?.hint) parts.push({ kind: 'note', text: input.hint });
  if (input?.row?.first) parts.push({ kind: 'note', text: texts.terminal.nextRowHint });
  return toPlainText({ parts }, { width });
}

/** The few words before the cursor. */
export function fieldPrompt(talk: FormTalk): string {
  const texts = textsFor(talk.form.locale);
  if (talk.key === undefined) return texts.terminal.tryAgain;
  return talk.lines.length > 0 ? texts.terminal.more : labelOf(talk.key, texts, talk.form);
}
