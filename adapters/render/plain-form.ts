import type { Form } from '../../src/messages/form.ts';
import type { Part } from '../../src/messages/message.ts';
import { toPlainText } from './plain-text.ts';

/** What stands above the fields: what the form is about, last half-year's answer, who will read it. */
export function formHead(form: Form, width: number): string {
  const title = form.subject ? `${form.title}: ${form.subject}` : form.title;
  const parts: Part[] = [
    { kind: 'heading', text: [title, form.partyName].filter(Boolean).join(', ') },
    ...form.notices.map((text): Part => ({ kind: 'text', text })),
    ...form.reading.map((text): Part => ({ kind: 'text', text })),
    ...form.items.flatMap((item): Part[] =>
      item.kind === 'channel' ? [{ kind: 'text', text: item.otherwise }] : [],
    ),
    ...(form.note ? [{ kind: 'note' as const, text: form.note }] : []),
  ];
  return toPlainText({ parts }, { width });
}
