import { z } from 'zod';
import { isDay } from './day.ts';
import { fold } from './fold.ts';
import { firstDay, halfYearOf, lastDay, readHalfYear } from './half-year.ts';
import type { FileFault } from './working-group-file.ts';

/*
 * What must hold between the parts of a group's file. It is looked for also in a file whose parts have faults of
 * their own, so that all faults come in one go: hence a reading in which whatever cannot be read is undefined.
 */

const text = z.string().optional().catch(undefined);
const texts = z.array(text).optional().catch(undefined);
const email = z.string().trim().toLowerCase().optional().catch(undefined);

function list<T extends z.ZodType>(item: T) {
  return z.array(item).optional().catch(undefined);
}

const contact = z.object({ name: text, email, role: text, slack: text, teams: text }).catch({});
const party = z.object({ key: text, shortName: text, municipality: text, contacts: list(contact) }).catch({});
const agreement = z
  .object({
    reference: text,
    parties: texts,
    validFrom: text,
    validTo: text,
    signed: z
      .object({ by: z.record(z.string(), text).optional().catch(undefined) })
      .optional()
      .catch(undefined),
    areas: texts,
    renews: text,
  })
  .catch({});
/** An address of somebody who stands as a contact, or who they are. */
const coordinator = z
  .preprocess(
    (given) => (typeof given === 'object' && given !== null ? given : { email: given }),
    z.object({ name: text, email, slack: text, teams: text }),
  )
  .catch({});
const readable = z
  .object({
    workingGroup: z
      .object({ convener: text, coordinators: list(coordinator) })
      .optional()
      .catch(undefined),
    checkIns: z
      .object({ due: z.record(z.string(), text).optional().catch(undefined) })
      .optional()
      .catch(undefined),
    areas: list(z.object({ key: text }).catch({})),
    parties: list(party),
    agreements: list(agreement),
  })
  .catch({});
type Readable = z.infer<typeof readable>;

/** All that does not hold between the parts of a file, in no particular order. */
export function acrossFaults(data: unknown): FileFault[] {
  const file = readable.parse(data);
  return [
    ...repeated(file),
    ...convenerAndCoordinators(file),
    ...halfYears(file),
    ...people(file),
    ...shortNames(file),
    ...agreements(file),
    ...partiesWithoutAgreement(file),
  ];
}

function* repeated(file: Readable): Generator<FileFault> {
  const lists = [
    ['areas', 'key', file.areas?.map((area) => area.key)],
    ['parties', 'key', file.parties?.map((party) => party.key)],
    ['agreements', 'reference', file.agreements?.map((agreement) => agreement.reference)],
  ] as const;
  for (const [part, name, values] of lists) {
    yield* repeatedIn(values, (i) => [part, i, name]);
  }
}

function* repeatedIn(
  values: readonly (string | undefined)[] | undefined,
  place: (index: number) => FileFault['path'],
): Generator<FileFault> {
  const seen = new Set<string>();
  for (const [i, value] of (values ?? []).entries()) {
    if (value === undefined) continue;
    if (seen.has(value)) yield { path: place(i), message: `${value} finns redan ovanför. Välj ett annat.` };
    seen.add(value);
  }
}

function* convenerAndCoordinators(file: Readable): Generator<FileFault> {
  const { convener, coordinators } = file.workingGroup ?? {};
  if (convener !== undefined && !partyKeys(file).has(convener)) {
    yield { path: ['workingGroup', 'convener'], message: `Ingen part har nyckeln ${convener}.` };
  }
  const known = new Set((file.parties ?? []).flatMap((party) => (party.contacts ?? []).map((c) => c.email)));
  for (const [i, { email: address, name }] of (coordinators ?? []).entries()) {
    if (address === undefined || known.has(address) || name?.trim()) continue;
    yield {
      path: ['workingGroup', 'coordinators', i],
      message: `${address} finns inte bland kontaktpersonerna. Skriv också namnet: { name: Anna, email: ${address} }.`,
    };
  }
  yield* repeatedIn(
    coordinators?.map((one) => one.email),
    (i) => ['workingGroup', 'coordinators', i],
  );
}

function* halfYears(file: Readable): Generator<FileFault> {
  for (const [key, day] of Object.entries(file.checkIns?.due ?? {})) {
    const halfYear = readHalfYear(key);
    const path = ['checkIns', 'due', key];
    if (halfYear === undefined || halfYear !== key) {
      yield { path, message: `Skriv halvåret som 2019-H1 (våren) eller 2019-H2 (hösten), inte ${key}.` };
    } else if (day !== undefined && isDay(day) && halfYearOf(day) !== halfYear) {
      const span = `${firstDay(halfYear)} till ${lastDay(halfYear)}`;
      yield { path, message: `${day} ligger inte i ${key}. Skriv ett datum från ${span}.` };
    }
  }
}

function* people(file: Readable): Generator<FileFault> {
  const names = new Map<string, string>();
  const owners = new Map<string, string>();
  const ids = new Map<string, { id: string; path: FileFault['path'] }>();
  function* known(
    { name, email, slack, teams }: { name?: string; email?: string; slack?: string; teams?: string },
    path: FileFault['path'],
  ): Generator<FileFault> {
    if (email === undefined) return;
    const other = names.get(email);
    if (name !== undefined && other !== undefined && other !== name.trim()) {
      yield { path: [...path, 'name'], message: `${email} heter ${other} ovanför. Skriv samma namn.` };
    } else if (name !== undefined) {
      names.set(email, name.trim());
    }
    for (const [platform, given] of Object.entries({ slack, teams })) {
      if (given === undefined) continue;
      const place = [...path, platform];
      const id = given.toLowerCase();
      const owner: string = owners.get(`${platform} ${id}`) ?? email;
      owners.set(`${platform} ${id}`, owner);
      const own = ids.get(`${platform} ${email}`) ?? { id: given, path: place };
      ids.set(`${platform} ${email}`, own);
      if (owner !== email) yield { path: place, message: `${given} hör redan till ${owner}.` };
      else if (own.id.toLowerCase() !== id)
        yield { path: place, message: `${email} har redan ${own.id}. Skriv samma id.`, also: own.path };
    }
  }
  for (const [i, one] of (file.workingGroup?.coordinators ?? []).entries())
    yield* known(one, ['workingGroup', 'coordinators', i]);
  for (const [p, party] of (file.parties ?? []).entries()) {
    const roles = new Map<string, string | undefined>();
    for (const [c, one] of (party.contacts ?? []).entries()) {
      const { email, role = 'contact' } = one;
      const path = ['parties', p, 'contacts', c];
      if (role !== 'contact' && role !== 'substitute') continue;
      if (roles.has(role)) {
        const word = role === 'contact' ? 'kontaktperson' : 'ersättare';
        yield {
          path,
          message: `${party.key ?? 'Parten'} har redan en ${word}. En part har högst en (role).`,
        };
      } else if (email !== undefined && [...roles.values()].includes(email)) {
        yield {
          path: [...path, 'email'],
          message: 'Kontaktperson och ersättare ska vara två olika personer.',
        };
      }
      roles.set(role, email);
      yield* known(one, path);
    }
  }
}

function* shortNames(file: Readable): Generator<FileFault> {
  const seen = new Map<string, { municipality: string; path: FileFault['path'] }[]>();
  for (const [p, { shortName, municipality }] of (file.parties ?? []).entries()) {
    if (!shortName?.trim()) continue;
    const one = { municipality: fold(municipality ?? ''), path: ['parties', p, 'shortName'] };
    const others = seen.get(fold(shortName)) ?? [];
    seen.set(fold(shortName), [...others, one]);
    // Different municipalities are shown beside the name.
    const same = others.find(
      (other) => !other.municipality || !one.municipality || other.municipality === one.municipality,
    );
    if (same)
      yield {
        path: one.path,
        message: `${shortName.trim()} heter en annan part också. Ge dem olika shortName, eller var sin kommun (municipality).`,
        also: same.path,
      };
  }
}

function* agreements(file: Readable): Generator<FileFault> {
  const parties = partyKeys(file);
  const areas = new Set(file.areas?.map((area) => area.key));
  const references = new Set(file.agreements?.map((agreement) => agreement.reference));
  const convener = file.workingGroup?.convener;
  for (const [a, agreement] of (file.agreements ?? []).entries()) {
    const at = (...path: FileFault['path']) => ['agreements', a, ...path];
    const { validFrom, validTo, renews } = agreement;
    if (validFrom && validTo && isDay(validFrom) && isDay(validTo) && validFrom > validTo) {
      yield {
        path: at('validTo'),
        message: `Slutar ${validTo}, före starten ${validFrom}. Byt ett av datumen.`,
      };
    }
    for (const [i, key] of (agreement.parties ?? []).entries()) {
      if (key !== undefined && !parties.has(key)) {
        yield { path: at('parties', i), message: `Ingen part har nyckeln ${key}.` };
      }
    }
    if (agreement.parties && (agreement.parties.length !== 2 || new Set(agreement.parties).size !== 2)) {
      yield {
        path: at('parties'),
        message: 'En överenskommelse har två olika parter: [sammankallande, part].',
      };
    } else if (
      agreement.parties &&
      convener &&
      parties.has(convener) &&
      !agreement.parties.includes(convener)
    ) {
      yield { path: at('parties'), message: `En av parterna ska vara den sammankallande, ${convener}.` };
    }
    for (const key of Object.keys(agreement.signed?.by ?? {})) {
      if (agreement.parties?.includes(key) === false) {
        yield { path: at('signed', 'by', key), message: `${key} är inte part i överenskommelsen.` };
      }
    }
    for (const [i, key] of (agreement.areas ?? []).entries()) {
      if (key !== undefined && !areas.has(key)) {
        yield { path: at('areas', i), message: `Inget område har nyckeln ${key}.` };
      }
    }
    yield* repeatedIn(agreement.areas, (i) => at('areas', i));
    if (renews !== undefined && (renews === agreement.reference || !references.has(renews))) {
      yield {
        path: at('renews'),
        message: `${renews} är inget diarienummer på en annan överenskommelse i filen.`,
      };
    }
  }
}

function* partiesWithoutAgreement(file: Readable): Generator<FileFault> {
  if (!file.agreements?.every((agreement) => agreement.parties)) return;
  const bound = new Set(file.agreements.flatMap((agreement) => agreement.parties ?? []));
  for (const [p, { key }] of (file.parties ?? []).entries()) {
    if (key === undefined || key === file.workingGroup?.convener || bound.has(key)) continue;
    yield {
      path: ['parties', p, 'key'],
      message: `${key} saknar överenskommelse. Lägg till en under agreements, eller ta bort parten.`,
    };
  }
}

function partyKeys(file: Readable): Set<string | undefined> {
  return new Set(file.parties?.map((party) => party.key));
}
