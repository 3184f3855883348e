import { createHash } from 'node:crypto';
import { action, formRef } from '../../src/messages/action.ts';
import type { Reply } from '../../src/messages/report.ts';
import type { Incoming } from '../../src/ports/chat-platform.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { rawOf } from '../render/html-form.ts';
import type { Page } from './layout.ts';
import { picturePage, takeName } from './picture-page.ts';
import { jsonOf } from './posted.ts';
import { asked, confirmPage, formPage, formPrefix, type Pressing, pressPage } from './press-page.ts';

/** What came of a press or a sent form: a page, a file to take, or what a code is needed for. */
export type Pressed =
  /** `repeated`: it has been done, and answered, before. */
  | { kind: 'page'; page: Page; status: 200 | 400; repeated?: boolean }
  | { kind: 'file'; file: Extract<Reply, { kind: 'file' }> }
  | { kind: 'needs-code'; why: string };

/**
 * Does what a page of `press-page.ts` sends: a press, a form, typed words, or the question before a press. `mark` is
 * whoever sends it: the same sent twice by them is one thing.
 */
export async function press(
  body: string,
  {
    at,
    locale,
    mark,
    ask,
  }: {
    at: Pressing;
    locale: 'sv' | 'en';
    mark: string;
    ask(of: Pick<Incoming, 'key' | 'ask'>): Promise<Reply>;
  },
): Promise<Pressed> {
  const sent = new URLSearchParams(body);
  const key = `page:${createHash('sha256').update(mark).update(body).digest('base64url')}`;
  const json = (name: string) => jsonOf(sent.get(name) ?? '');
  const page = (shown: Page, status: 200 | 400 = 200): Pressed => ({ kind: 'page', page: shown, status });
  const taken = sent.has(takeName);
  const answered = async (reply: Reply): Promise<Pressed> => {
    if (reply.kind === 'file' && reply.picture && !taken)
      return page(await picturePage(reply, reply.picture, locale, at));
    if (reply.kind === 'file') return { kind: 'file', file: reply };
    if (reply.kind === 'refused' && reply.needs === 'code')
      return { kind: 'needs-code', why: reply.why ?? '' };
    const drawn = pressPage(reply, locale, at);
    if (reply.kind === 'nothing') return { kind: 'page', page: drawn, status: 200, repeated: true };
    return page(drawn, reply.kind === 'refused' ? 400 : 200);
  };

  const question = asked.safeParse(json('ask')).data;
  if (question) return page(confirmPage(locale, question, at));
  const ref = formRef.safeParse(json('ref')).data;
  if (ref) {
    const raw = rawOf(sent, formPrefix);
    const more = sent.get('more')?.slice(formPrefix.length);
    const again = action.safeParse(json('again')).data;
    const anew = again && (() => ask({ key: `${key}:again`, ask: { kind: 'press', action: again } }));
    if (more !== undefined) {
      const drawn = await anew?.();
      if (drawn?.kind === 'form') return page(formPage({ ...drawn.form, ref }, { typed: raw, more }, at));
    }
    const reply = await ask({ key, ask: { kind: 'form', form: ref, values: raw } });
    if (reply.kind === 'form') return page(formPage(reply.form, { typed: raw }, at));
    if (reply.kind !== 'refused' || reply.needs) return answered(reply);
    const faults = { ...reply.fields, ...(reply.why ? { '': reply.why } : {}) };
    const drawn = reply.form ? { kind: 'form' as const, form: reply.form } : await anew?.();
    if (drawn?.kind !== 'form') return answered(reply);
    const form = { ...drawn.form, ref: { ...drawn.form.ref, base: ref.base } };
    return page(formPage(form, { typed: raw, faults }, at), 400);
  }
  const pressed = action.safeParse(json(taken ? takeName : 'action')).data;
  if (pressed) return answered(await ask({ key, ask: { kind: 'press', action: pressed } }));
  const words = sent.get('words')?.trim();
  if (words) return answered(await ask({ key, ask: { kind: 'words', text: words } }));
  const why = textsFor(locale).page.oldButton;
  return page(pressPage({ kind: 'refused', fields: {}, why }, locale, at), 400);
}
