import { z } from 'zod';
import type { FormRef } from '../../src/messages/action.ts';
import { formValues } from '../render/form-values.ts';
import type { Typed } from '../render/slack-form.ts';

const id = z.number().int().positive();
const report = { checkIn: id, party: id, base: z.string() };

const formRef = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('area'), ...report, area: id }),
  z.strictObject({ kind: z.literal('overall'), ...report }),
  z.strictObject({ kind: z.literal('unlock'), checkIn: id, party: id.optional() }),
]);

/** The form that a view was drawn from; undefined where its metadata is none of ours. */
export function formOfView(privateMetadata: string): FormRef | undefined {
  try {
    return formRef.safeParse(JSON.parse(privateMetadata)).data;
  } catch {
    return undefined;
  }
}

const entered = z.object({
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
});

/** A view's `state.values`: by block id, then by action id. */
export const viewValues = z.record(z.string(), z.record(z.string(), entered));

/** What stands in each input, by field, in the order of a field's inputs. Empty and absent are ''. */
export function typedIn(values: z.infer<typeof viewValues>): Typed {
  const typed = new Map<string, string[]>();
  const inputs = Object.entries(values).map(([blockId, actions]) => {
    const [field = blockId, n = '1'] = blockId.split('~');
    const [given] = Object.values(actions);
    return {
      field,
      n: Number(n),
      text: given?.value ?? given?.selected_date ?? given?.selected_option?.value ?? '',
    };
  });
  for (const { field, text } of inputs.sort((a, b) => a.n - b.n))
    typed.set(field, [...(typed.get(field) ?? []), text]);
  return typed;
}

/** The values of a sent form, in the keys of the form's schema. */
export function valuesOf(form: FormRef, typed: Typed): unknown {
  return formValues(form, new Map([...typed].map(([field, texts]) => [field, texts.join('')])));
}
