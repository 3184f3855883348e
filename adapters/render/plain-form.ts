import type { Part } from '../../src/messages/message.ts';
import type { Form } from '../../src/messages/report.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { toPlainText } from './plain-text.ts';

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
    const title = form.kind === 'overall' ? report.overallFormTitle : texts.lock.formTitle;
    parts.unshift({ kind: 'heading', text: `${title}, ${form.partyName}` });
  }
  parts.push({ kind: 'note', text: form.publicRecord });
  return toPlainText({ parts }, { width });
}
