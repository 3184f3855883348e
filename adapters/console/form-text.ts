import type { Part } from '../../src/messages/message.ts';
import type { Form } from '../../src/messages/report.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { commitmentLine } from '../render/plain-report.ts';
import { toPlainText } from '../render/plain-text.ts';
import { type FormTalk, isLong, labelOf, shownValue } from './form-talk.ts';

/** What stands above the fields: what the form is about, last half-year's answer, who will read it. */
export function formHead(form: Form, width: number): string {
  const texts = textsFor(form.locale);
  const { report } = texts;
  const parts: Part[] = form.notices.map((text) => ({ kind: 'text', text }));
  if (form.kind === 'area') {
    parts.unshift({ kind: 'heading', text: `${report.areaFormTitle}: ${form.areaName}, ${form.partyName}` });
    if (form.about) parts.push({ kind: 'text', text: form.about });
    if (form.questions.length > 0)
      parts.push(
        { kind: 'text', text: `${report.guidingQuestions}:` },
        { kind: 'list', items: form.questions },
      );
    if (form.last && (form.last.done || form.last.needs)) {
      parts.push({ kind: 'text', text: `${report.lastTime}:` });
      for (const text of [form.last.done, form.last.needs]) if (text) parts.push({ kind: 'quote', text });
    }
  } else {
    parts.unshift({ kind: 'heading', text: `${report.overallFormTitle}, ${form.partyName}` });
    if (form.last && form.last.length > 0)
      parts.push(
        { kind: 'text', text: `${report.lastTime}:` },
        { kind: 'list', items: form.last.map((each) => commitmentLine(each, texts)) },
      );
  }
  parts.push({ kind: 'note', text: form.publicRecord });
  return toPlainText({ parts }, { width });
}

/** What is asked now: the field, what was refused in it, what it holds and what one may type. */
export function fieldText(talk: FormTalk, width: number): string {
  const { key, form, errors } = talk;
  const texts = textsFor(form.locale);
  const parts: Part[] = [];
  if (errors['']) parts.push({ kind: 'text', text: errors[''] });
  if (key === undefined) return toPlainText({ parts }, { width });
  if (errors[key]) parts.push({ kind: 'text', text: errors[key] });
  parts.push({ kind: 'heading', text: labelOf(key, texts) });
  const value = shownValue(key, talk.values[key] ?? '', form);
  if (value) parts.push({ kind: 'text', text: `${texts.terminal.now}:` }, { kind: 'quote', text: value });
  parts.push({ kind: 'note', text: isLong(key) ? texts.terminal.longHint : texts.terminal.shortHint });
  if (key.endsWith('.what')) parts.push({ kind: 'note', text: texts.terminal.nextRowHint });
  return toPlainText({ parts }, { width });
}

/** The few words before the cursor. */
export function fieldPrompt(talk: FormTalk): string {
  const texts = textsFor(talk.form.locale);
  if (talk.key === undefined) return texts.terminal.tryAgain;
  return talk.lines.length > 0 ? texts.terminal.more : labelOf(talk.key, texts);
}
