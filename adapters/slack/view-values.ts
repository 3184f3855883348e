import { z } from 'zod';
import { action, formRef } from '../../src/messages/action.ts';
import type { Typed, ViewMetadata } from '../render/slack-form.ts';

const metadata = z.union([
  z.strictObject({ form: formRef, step: z.strictObject({ next: z.string().max(255), again: action }) }),
  formRef.transform((form) => ({ form, step: undefined })),
]);

/** The form that a view was drawn from, and its next step; undefined where its metadata is none of ours. */
export function formOfView(privateMetadata: string): ViewMetadata | undefined {
  try {
    return metadata.safeParse(JSON.parse(privateMetadata)).data;
  } catch {
    return undefined;
  }
}

const entered = z.object({
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_user: z.string().nullish(),
  selected_conversation: z.string().nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
});

/** A view's `state.values`: by block id, then by action id. */
export const viewValues = z.record(z.string(), z.record(z.string(), entered));

/** What stands in each input, by field, in the order of a field's inputs. Empty and absent are ''. */
export function typedIn(values: z.infer<typeof viewValues>): Typed {
  const typed = new Map<string, string[]>();
  const inputs = Object.entries(values).map(([blockId, actions]) => {
    const [field = blockId, n = '1', ends] = blockId.split('~');
    const [given] = Object.values(actions);
    return {
      field,
      n: Number(n),
      text: given ? afterLine(textIn(given), ends) : '',
    };
  });
  for (const { field, text } of inputs.sort((a, b) => a.n - b.n)) {
    const before = typed.get(field);
    if (before) before.push(text);
    else typed.set(field, [text]);
  }
  return typed;
}

/** Of lines from elsewhere each input begins a new one. */
const afterLine = (text: string, ends: string | undefined) =>
  ends === 'n' && text.trim() !== '' ? `\n${text}` : text;

function textIn(given: z.infer<typeof entered>): string {
  const chosen = given.selected_options?.map(({ value }) => value).join(',');
  return (
    given.value ??
    given.selected_date ??
    given.selected_time ??
    given.selected_user ??
    given.selected_conversation ??
    given.selected_option?.value ??
    chosen ??
    ''
  );
}

/** A text for each input. */
export function valuesOf(typed: Typed): Record<string, string> {
  return Object.fromEntries([...typed].map(([id, texts]) => [id, texts.join('')]));
}
