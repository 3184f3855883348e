import { z } from 'zod';
import { createCalendar, readQuietPeriod } from './calendar.ts';
import { cooperationFaults } from './cooperation-file-rules.ts';
import { addDays, isDay } from './day.ts';
import { goalMeasures, goalPeriods, mostTarget } from './goal.ts';
import { fundings } from './separate-agreement.ts';
import { roles } from './working-group.ts';
import { acrossFaults } from './working-group-file-rules.ts';

/** What is wrong in a group's file, and where: keys and positions from the top, as `['parties', 0, 'name']`. */
export type FileFault = {
  path: (string | number)[];
  /** What is wrong and what to write instead, in Swedish. */
  message: string;
  /** Given where the last step of the path is a key that does not exist: those that may stand there. */
  known?: string[];
  /** The other place, where it takes two to be wrong. */
  also?: (string | number)[];
};

const key = z
  .string()
  .regex(/^[a-z0-9-]+$/, {
    error: 'En nyckel skrivs med a–z, 0–9 och bindestreck, utan å, ä, ö och mellanslag.',
  })
  .max(60);
const text = z
  .string()
  .trim()
  .refine((value) => unprintable(value) === undefined, {
    error: ({ input }) => `Här står ett tecken som inte syns (${unprintable(input)}). Skriv om texten.`,
  });
const words = text.min(1);
const name = words.max(200);
const day = z.string({ error: dayFault }).refine(isDay, { error: dayFault });
const email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email({ error: 'Skriv en e-postadress, som anna@example.org.' }));
const rung = z.int({ error: rungFault }).min(-180, { error: rungFault }).max(60, { error: rungFault });

function distinct(values: unknown[]): boolean {
  return new Set(values).size === values.length;
}

function ladder(standard: number[]) {
  return z
    .array(rung)
    .refine(distinct, { error: 'Samma dag står två gånger. Ta bort den ena.' })
    .transform((days) => days.toSorted((a, b) => a - b))
    .default(standard);
}

const remind = z.strictObject({
  contacts: ladder([-24, -10, -3, -1, 3]).refine((days) => days.some((day) => day < 0), {
    error: 'Minst en påminnelse ska komma före sista dagen: skriv ett tal under 0, som -10.',
  }),
  coordinators: ladder([-4, 1]),
  at: z
    .string({ error: 'Skriv klockslaget som "09:00".' })
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'Skriv klockslaget som "09:00", mellan 00:00 och 23:59.' })
    .default('09:00'),
});

// The Friday of week 26 is in July in some years, and week 53 only exists in some.
const dueWeeks = z.tuple(
  [
    z.int({ error: weeksFault }).min(1, { error: weeksFault }).max(25, { error: weeksFault }),
    z.int({ error: weeksFault }).min(27, { error: weeksFault }).max(52, { error: weeksFault }),
  ],
  { error: weeksFault },
);

const quiet = z
  .array(
    z
      .string({ error: quietFault })
      .refine((text) => readQuietPeriod(text) !== undefined, { error: quietFault }),
  )
  .refine(leavesWorkingDays, { error: 'Perioderna täcker hela året. Lämna dagar då påminnelser får gå ut.' })
  .default(['W27-W32', '12-23..01-06']);

const checkIns = z.strictObject({
  dueWeeks: dueWeeks.default([24, 50]),
  remind: remind.prefault({}),
  quiet,
  due: z.record(z.string(), day).default({}),
});

const accounts = {
  slack: z
    .string()
    .regex(/^[UW][A-Z0-9]{2,}$/, { error: 'Skriv personens id i Slack, som U0123ABCD, inte namnet.' })
    .optional(),
  teams: z.guid({ error: 'Skriv personens objekt-id i Entra: 8-4-4-4-12 tecken, 0–9 och a–f.' }).optional(),
};

const contact = z.strictObject({
  name,
  email,
  role: z
    .enum(roles, { error: 'Skriv contact (kontaktperson) eller substitute (ersättare).' })
    .default('contact'),
  ...accounts,
  /** A mailbox that several read. */
  shared: z.literal(true, { error: 'Skriv true, eller ta bort raden.' }).optional(),
});

const coordinator = z
  .preprocess(
    (given) => (typeof given === 'object' && given !== null ? given : { email: given }),
    z.strictObject({ name: name.optional(), email, ...accounts }),
  )
  .transform((one) => (Object.keys(one).length === 1 ? one.email : one));

const workingGroup = z.strictObject({
  key,
  name,
  /** Key of the convening party. */
  convener: key,
  timezone: z
    .string()
    .refine(isTimezone, { error: 'Skriv en tidszon, som Europe/Stockholm.' })
    .default('Europe/Stockholm'),
  locale: z.enum(['sv', 'en'], { error: 'Skriv sv (svenska) eller en (engelska).' }).default('sv'),
  channels: z
    .strictObject({
      slack: z
        .string()
        .regex(/^[CG][A-Z0-9]{2,}$/, { error: 'Skriv kanalens id i Slack, som C0123ABCD, inte dess namn.' })
        .optional(),
      teams: words.optional(),
      // A trial's: only one's own machine shows them.
      console: words.optional(),
      playground: words.optional(),
    })
    .default({}),
  /** E-mail addresses of people who stand as contacts below; or who they are, of those who do not. */
  coordinators: z.array(coordinator).min(1),
});

const area = z.strictObject({
  key,
  name,
  about: text.default(''),
  questions: z.array(words).default([]),
  /** Courses are held in it; where no area says so, they may be in any. */
  courses: z.literal(true, { error: 'Skriv true, eller ta bort raden.' }).optional(),
});

const party = z.strictObject({
  key,
  name,
  shortName: words.max(40),
  municipality: name.optional(),
  contacts: z.array(contact).default([]),
});

const agreement = z.strictObject({
  reference: words.max(200),
  title: words,
  parties: z.array(key),
  validFrom: day,
  validTo: day,
  signed: z
    .strictObject({
      place: name.optional(),
      date: day.optional(),
      by: z.record(text, name).optional(),
    })
    .optional(),
  purpose: words.optional(),
  areas: z.array(key).min(1).optional(),
  renews: words.optional(),
});

const goal = z.strictObject({
  key,
  text: words,
  source: text.default(''),
  measure: z
    .enum(goalMeasures, {
      error: 'Skriv initiatives, participants, participants-from-others eller parties.',
    })
    .optional(),
  target: z
    .int({ error: 'Skriv ett heltal, 1 eller mer.' })
    .min(1, { error: 'Skriv ett heltal, 1 eller mer.' })
    .max(mostTarget, { error: `Skriv ett heltal, högst ${mostTarget}.` })
    .optional(),
  per: z.enum(goalPeriods, { error: 'Skriv half-year (halvår) eller year (år).' }).optional(),
});

const separateAgreement = z.strictObject({
  reference: words.max(200).optional(),
  title: words,
  parties: z.array(key).default([]),
  aims: text.default(''),
  purposes: text.default(''),
  funding: z.enum(fundings, { error: 'Skriv grant (bidrag) eller fee (ersättning).' }).optional(),
  fundingAbout: text.default(''),
  grantDecision: text.default(''),
  grantReference: text.default(''),
  implementation: text.default(''),
  validFrom: day.optional(),
  validTo: day.optional(),
  signed: z.strictObject({ date: day.optional(), by: text.optional() }).optional(),
  renews: words.optional(),
});

const workingGroupFile = z
  .strictObject({
    workingGroup,
    checkIns: checkIns.prefault({}),
    areas: z.array(area).min(1).max(20),
    parties: z.array(party).min(1).max(300),
    agreements: z.array(agreement),
    /** Agreements on single projects. */
    separateAgreements: z.array(separateAgreement).max(300).default([]),
    goals: z.array(goal).max(20).default([]),
  })
  .transform((file) => ({
    ...file,
    agreements: file.agreements.map((agreement) => ({
      ...agreement,
      areas: agreement.areas ?? file.areas.map((area) => area.key),
    })),
  }));

/**
 * What a group's file says, checked, with what was left out filled in and e-mail addresses in lower case.
 * See db/seed/digitalt-forst.yaml for the format by example.
 */
export type WorkingGroupFile = z.infer<typeof workingGroupFile>;

/** Checks what was read from a group's file: gives it with what was left out filled in, or everything that is wrong. */
export function checkWorkingGroupFile(
  data: unknown,
): { kind: 'good'; file: WorkingGroupFile } | { kind: 'bad'; faults: FileFault[] } {
  const given = withoutEmpty(data);
  const checked = workingGroupFile.safeParse(given, { error: inSwedish });
  const across = [...acrossFaults(given), ...cooperationFaults(given)];
  if (checked.success && across.length === 0) return { kind: 'good', file: checked.data };
  return { kind: 'bad', faults: [...(checked.error?.issues ?? []).flatMap(faultsOf), ...across] };
}

/** A key with nothing after it counts as left out, except where the keys themselves are the content. */
function withoutEmpty(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(withoutEmpty);
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data).filter(([, value]) => value !== null);
  return Object.fromEntries(
    entries.map(([key, value]) => [key, key === 'due' || key === 'by' ? value : withoutEmpty(value)]),
  );
}

function faultsOf(issue: z.core.$ZodIssue): FileFault[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
  return issue.keys.map((key) => ({
    path: [...path, key],
    message: `Nyckeln ${key} finns inte här.`,
    known: issue.message.split(' '),
  }));
}

/** Words for what the schema above says nothing about itself. Unknown keys get the known ones, for `faultsOf`. */
function inSwedish(issue: z.core.$ZodRawIssue): string {
  const what = subject(issue.path ?? []);
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(what, issue.expected, issue.input);
    case 'unrecognized_keys':
      return issue.inst instanceof z.ZodObject ? Object.keys(issue.inst.shape).join(' ') : '';
    case 'too_small':
      return issue.origin === 'array'
        ? `${what} ska ha minst ${issue.minimum} i listan.`
        : `${what} är tomt.`;
    case 'too_big': {
      const most = `högst ${issue.maximum}`;
      if (issue.origin !== 'string') return `${what} har för många i listan: ${most} får plats.`;
      return `${what} är för långt: ${most} tecken får plats.`;
    }
    default:
      return `${what} är inte skrivet på rätt sätt. Jämför med exemplet i administratörsguiden.`;
  }
}

function wrongType(what: string, expected: string, input: unknown): string {
  if (input === undefined) return `${what} saknas.`;
  switch (expected) {
    case 'string':
      return typeof input === 'number' || typeof input === 'boolean'
        ? `${what} ska vara text. Sätt citattecken runt: "2019" i stället för 2019.`
        : `${what} ska vara text, inte en lista eller flera nycklar.`;
    case 'array':
      return `${what} ska vara en lista: en rad för varje, med bindestreck först, eller [ett, två].`;
    case 'object':
    case 'record':
      return `${what} ska ha nycklar under sig: en rad för varje, med indrag och kolon.`;
    default:
      return `${what} har fel sorts värde.`;
  }
}

function subject(path: PropertyKey[]): string {
  const last = path.at(-1);
  if (last === undefined) return 'Filen';
  if (typeof last === 'string') return last;
  const list = path.findLast((step) => typeof step === 'string');
  return `Nummer ${Number(last) + 1} i ${String(list ?? 'listan')}`;
}

function dayFault(issue: { input?: unknown }): string | undefined {
  if (issue.input === undefined) return undefined;
  return 'Skriv ett datum som finns, som 2019-06-14.';
}

function rungFault(): string {
  return 'Skriv dagar från sista dagen som ett heltal från -180 till 60; före sista dagen är det minus.';
}

function weeksFault(): string {
  return 'Skriv två veckonummer, som [24, 50]: det första 1–25, det andra 27–52.';
}

function quietFault(): string {
  return 'Skriv en period som W27-W32 (veckor) eller 12-23..01-06 (månad-dag).';
}

/** The first character that no database or no document can hold, or that breaks a line unseen; as it is called. */
function unprintable(value: unknown): string | undefined {
  const [found] =
    (typeof value === 'string' && /[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff\u2028\u2029]/u.exec(value)) || [];
  if (found === undefined) return undefined;
  return found === '\0' ? 'NUL' : `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function leavesWorkingDays(periods: string[]): boolean {
  if (periods.some((text) => readQuietPeriod(text) === undefined)) return true;
  const calendar = createCalendar(() => new Set(), periods);
  return Array.from({ length: 365 }, (_, n) => addDays('2027-01-01', n)).some(calendar.isWorkingDay);
}

function isTimezone(text: string): boolean {
  // Intl takes offsets as well, which know no summer time.
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('sv', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
