import { z } from 'zod';
import { isDay } from './day.ts';
import type { FileFault } from './working-group-file.ts';

/*
 * What must hold of the goals and the agreements on single projects in a group's file. Read as in
 * `working-group-file-rules.ts`: whatever cannot be read is undefined, and is told of elsewhere.
 */

const text = z.string().optional().catch(undefined);
const readable = z
  .object({
    parties: z
      .array(z.object({ key: text }).catch({}))
      .optional()
      .catch(undefined),
    agreements: z
      .array(z.object({ reference: text }).catch({}))
      .optional()
      .catch(undefined),
    goals: z
      .array(
        z
          .object({
            key: text,
            measure: z.unknown().optional(),
            target: z.unknown().optional(),
            per: z.unknown().optional(),
          })
          .catch({}),
      )
      .optional()
      .catch(undefined),
    separateAgreements: z
      .array(
        z
          .object({
            reference: text,
            title: text,
            parties: z.array(text).optional().catch(undefined),
            validFrom: text,
            validTo: text,
          })
          .catch({}),
      )
      .optional()
      .catch(undefined),
  })
  .catch({});
type Readable = z.infer<typeof readable>;

export function cooperationFaults(data: unknown): FileFault[] {
  const file = readable.parse(data);
  return [...goals(file), ...separateAgreements(file)];
}

function* goals(file: Readable): Generator<FileFault> {
  const seen = new Set<string>();
  for (const [i, { key, ...counted }] of (file.goals ?? []).entries()) {
    const path = ['goals', i];
    if (key !== undefined && seen.has(key))
      yield { path: [...path, 'key'], message: `${key} finns redan ovanför. Välj ett annat.` };
    if (key !== undefined) seen.add(key);
    const said = (['measure', 'target', 'per'] as const).filter((one) => counted[one] !== undefined);
    if (said.length > 0 && said.length < 3)
      yield {
        path: [...path, said[0] ?? 'measure'],
        message:
          'Ett mål som räknas har både measure (vad), target (hur många) och per (half-year eller year). Ta annars bort dem.',
      };
  }
}

function* separateAgreements(file: Readable): Generator<FileFault> {
  const parties = new Set((file.parties ?? []).flatMap(({ key }) => key ?? []));
  const agreements = new Set((file.agreements ?? []).flatMap(({ reference }) => reference ?? []));
  const seen = new Set<string>();
  for (const [i, one] of (file.separateAgreements ?? []).entries()) {
    const path = ['separateAgreements', i];
    // Without a reference it is known by its title.
    const field = one.reference === undefined ? 'title' : 'reference';
    const name = one[field];
    if (
      name !== undefined &&
      (seen.has(`${field} ${name}`) || (field === 'reference' && agreements.has(name)))
    )
      yield { path: [...path, field], message: `${name} finns redan ovanför. Välj ett annat.` };
    if (name !== undefined) seen.add(`${field} ${name}`);
    for (const [n, party] of (one.parties ?? []).entries())
      if (party !== undefined && !parties.has(party))
        yield { path: [...path, 'parties', n], message: `Ingen part har nyckeln ${party}.` };
    const { validFrom, validTo } = one;
    if (validFrom && validTo && isDay(validFrom) && isDay(validTo) && validTo < validFrom)
      yield { path: [...path, 'validTo'], message: 'validTo är före validFrom. Byt plats på dagarna.' };
  }
}
