import { z } from 'zod';
import type { FormRef } from '../../src/messages/action.ts';
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
export function formValues(form: FormRef, typed: Typed): unknown {
  const text = (field: string) => (typed.get(field) ?? []).join('');
  switch (form.kind) {
    case 'area':
      return { done: text('done'), needs: text('needs') };
    case 'overall': {
      const rows = [...typed.keys()].filter((field) => /^commitments\.\d+\.what$/.test(field)).length;
      const commitments = Array.from({ length: rows }, (_, n) => {
        const by = text(`commitments.${n}.by`);
        const row = { what: text(`commitments.${n}.what`), who: text(`commitments.${n}.who`) };
        return by ? { ...row, by } : row;
      });
      const contactNext = text('contactNext');
      return {
        workedWell: text('workedWell'),
        commitments,
        ...outcomesIn(typed),
        ...(contactNext ? { contactNext: contactNext === 'true' } : {}),
      };
    }
    case 'unlock':
      return { reason: text('reason') };
  }
}

/** What was answered to *Blev det av?*, where it was asked. */
function outcomesIn(typed: Typed): { outcomes?: Record<string, string> } {
  const asked = [...typed].filter(([field]) => field.startsWith('outcomes.'));
  if (asked.length === 0) return {};
  const answered = asked.filter(([, [value]]) => value);
  return { outcomes: Object.fromEntries(answered.map(([field, [value]]) => [field.split('.')[1], value])) };
}
