import type { FormRef } from '../../src/messages/action.ts';

/** What stands in the inputs of a form, by field. */
export type Typed = ReadonlyMap<string, string>;

/** The values of a sent form, in the keys of the form's schema. */
export function formValues(form: FormRef, typed: Typed): unknown {
  const text = (field: string) => typed.get(field) ?? '';
  switch (form.kind) {
    case 'area':
      return { done: text('done'), needs: text('needs') };
    case 'overall': {
      const commitments = Array.from({ length: rowsIn(typed.keys()) }, (_, n) => {
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
  const answered = asked.filter(([, value]) => value !== '');
  return { outcomes: Object.fromEntries(answered.map(([field, value]) => [field.split('.')[1], value])) };
}

/** How many rows of commitments there are among these fields, also where a client leaves empty inputs out. */
export function rowsIn(fields: Iterable<string>): number {
  const rows = [...fields].flatMap((field) => {
    const row = /^commitments\.(\d{1,3})\./.exec(field)?.[1];
    return row === undefined ? [] : [Number(row) + 1];
  });
  return Math.max(0, ...rows);
}
