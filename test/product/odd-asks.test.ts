import fc from 'fast-check';
import { z } from 'zod';
import { contracts } from '../../src/asking/contracts.ts';
import { words } from '../../src/entry/features.ts';
import { action } from '../../src/messages/action.ts';
import type { Form, Input } from '../../src/messages/form.ts';
import type { Incoming } from '../../src/ports/chat-platform.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { type AskedAbout, everyForm, identityOf, openEverything, people } from '../support/everything.ts';

/*
 * Whatever fits the schemas, however odd: days before the calendar's first, texts of half characters, rows by the
 * hundred. Everything that can be typed, pressed and filled in is, by the thousand, by those who may: each is answered,
 * and never by a fault of ours. ASKS_SEED plays a run again; ASKS_RUNS is how many are asked.
 */

const seed = Number(process.env.ASKS_SEED ?? Math.floor(Math.random() * 2 ** 31));
const runs = Number(process.env.ASKS_RUNS ?? 200);
/** So many are asked of one group, which they change, before another takes its place. */
const ofOneGroup = 250;

const oddTexts = [
  '',
  ' ',
  'a',
  'Två workshops',
  'x'.repeat(1_900),
  'x'.repeat(6_000),
  '\u0000',
  'a\u0000b',
  '\ud800',
  'a\udc00b',
  '\u000b\u0085\u2028',
  '\ufffe\uffff',
  '😀'.repeat(500),
  '<at>Avstämning</at> <@U1> :tada:',
  '__proto__',
  'constructor',
  '2019-06-25',
  '2019-06-25 13-15 Lund',
  '2019-13-45 25.99-26 Lund',
  'Klippan; Anna Ek; anna@example.org\nLund;;',
  'library-1 going_well',
  'library-1 Varför då?',
  'library-1',
  '-1',
  '0',
  '2147483648',
  '1e309',
  'ja',
];
const oddDays = [
  '0000-01-01',
  '0001-01-01',
  '0099-12-31',
  '1899-12-31',
  '1999-12-31',
  '2019-05-21',
  '2019-06-14',
  '2019-06-31',
  '2019-12-24',
  '2020-02-29',
  '2026-02-30',
  '9999-12-31',
];
const oddTimes = ['00:00', '09:00', '23:59', '24:00', '99:99', '9', '9.30', '-1', ''];
const oddText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...oddTexts) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
);

/** What a schema lets in, as its JSON Schema says it; ids are mostly those of what there is. */
function fitting(schema: z.core.JSONSchema.JSONSchema, of: AskedAbout): fc.Arbitrary<unknown> {
  const known = fc.constantFrom(...Object.values(of), 1, 2, 3);
  const one = (each: z.core.JSONSchema._JSONSchema): fc.Arbitrary<unknown> =>
    typeof each === 'boolean' ? fc.anything() : fitting(each, of);
  const text = fc.oneof(
    { weight: 2, arbitrary: oddText },
    { weight: 2, arbitrary: fc.constantFrom(...oddDays) },
    { weight: 1, arbitrary: fc.constantFrom(...oddTimes, '2018-H2', '1900-H1', '9999-H2') },
    { weight: 1, arbitrary: fc.uuid() },
  );
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(one));
  switch (schema.type) {
    case 'object': {
      const { properties = {}, required = [] } = schema;
      const model = Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, one(each)]));
      return fc.record(model, { requiredKeys: required.filter((name) => name in model) });
    }
    case 'array':
      return fc.array(one(schema.items as z.core.JSONSchema._JSONSchema), { maxLength: 3 });
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return fc.oneof(
        { weight: 9, arbitrary: known },
        { weight: 1, arbitrary: fc.constantFrom(1, 2_147_483_647) },
      );
    case 'string':
      if (schema.format === 'date') return fc.constantFrom(...oddDays);
      if (schema.pattern) return fc.oneof(fc.constantFrom(...oddTimes, '2018-H2', '1900-H1'), text);
      return text;
    default:
      throw new Error(`no value for ${JSON.stringify(schema)}`);
  }
}

/** What somebody may put in an input: mostly what fits, so that it is stored. */
function typedIn(item: Input): fc.Arbitrary<string> {
  const fits = ((): fc.Arbitrary<string> => {
    switch (item.kind) {
      case 'text':
        return fc.constantFrom(
          ...[
            'Två workshops',
            'nils@example.org',
            'a\u0000b',
            '😀'.repeat(500),
            '<at>x</at> <@U1>',
            '\u2028b',
          ],
          ...['Klippan\tAnna Ek\tanna@example.org\tref/9\t2019-01-01\t2020-12-31', 'library-1 going_well'],
        );
      case 'choice':
        return fc.constantFrom('', ...item.options.map(({ value }) => value));
      case 'choices':
        return fc.subarray(item.options.map(({ value }) => value)).map((all) => all.join(','));
      case 'day':
        return fc.constantFrom('', item.value, '2019-05-22', '2019-06-25', '2019-06-28', '2019-12-20');
      case 'time':
        return fc.constantFrom('', item.value, '9', '09:00', '15.30', '23:59');
      case 'number':
        return fc.constantFrom('', String(item.least), String(item.most));
      case 'picker':
      case 'channel':
        return fc.constant('');
    }
  })();
  const odd = fc.oneof(oddText, fc.constantFrom(...oddDays, ...oddTimes, '٣', '999999999', 'U1'));
  return fc.oneof({ weight: 9, arbitrary: fits }, { weight: 1, arbitrary: odd });
}

const schemas = Object.values(contracts).flatMap(({ presses }): readonly z.ZodType[] => presses);

function asks(of: AskedAbout): fc.Arbitrary<Incoming['ask']> {
  const json = (schema: z.ZodType) => fitting(z.toJSONSchema(schema, { io: 'input' }), of);
  // What does not fit is refused at the edge, as `malformed.test.ts` sees.
  const pressed = fc
    .oneof(...schemas.map(json))
    .map((value) => action.safeParse(value).data)
    .filter((value) => value !== undefined)
    .map((value): Incoming['ask'] => ({ kind: 'press', action: value }));
  const filled = fc
    .constantFrom(...Object.values(everyForm(of)))
    .map((form): Incoming['ask'] => ({ kind: 'form', form, values: {} }));
  const typed = fc
    .tuple(
      fc.constantFrom(...[...words.values()].flatMap(({ says }) => says)),
      fc.array(fc.oneof(oddText, fc.constantFrom(...oddDays, ...oddTimes)), { maxLength: 4 }),
    )
    .map(([name, rest]): Incoming['ask'] => ({ kind: 'words', text: [name, ...rest].join(' ') }));
  return fc.oneof(
    { weight: 2, arbitrary: pressed },
    { weight: 2, arbitrary: filled },
    { weight: 1, arbitrary: typed },
  );
}

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());

const { form, messages } = textsFor('sv');
const { cannotAnswer, cannotStore } = messages;

/** A form as it was drawn, with what somebody put in some of its inputs. */
function filledIn({ ref, items }: Form, seed: number): Incoming['ask'] {
  const inputs = items.filter((item) => item.kind !== 'heading');
  const all = fc.record(Object.fromEntries(inputs.map((item) => [item.id, typedIn(item)])), {
    requiredKeys: inputs.filter(({ required }) => required).map(({ id }) => id),
  });
  const [values] = fc.sample(all, { seed, numRuns: 1 });
  return { kind: 'form', form: ref, values: values as Record<string, string> };
}

const moments = ['2019-05-21T08:00:00Z', '2019-06-13T08:00:00Z', '2019-06-25T11:30:00Z'];

/** What was a fault of ours once. */
const typedOnce = [
  'påminn mig constructor',
  'kurs Lärstilar 12 constructor',
  'kurs Lär\u0000stilar 2019-06-20',
  'möte 2019-06-18 13-15 Mal\u0000mö',
];

it('is answered where it is in no list of ours, or holds what cannot be stored', async () => {
  const { app, of, faults } = await openEverything(opened);
  const ask = async (key: string, ask: Incoming['ask']) => {
    const from = identityOf(people.contact);
    return JSON.stringify(await app.handle({ key, from, answer: 'reply', within: 60_000, ask }));
  };
  for (const [n, text] of typedOnce.entries())
    expect(await ask(`typed ${n}`, { kind: 'words', text })).not.toContain(cannotAnswer);
  // A party that is none is nobody's to answer for.
  const { checkIn } = of;
  const action = { kind: 'report' as const, checkIn, party: 2_147_483_647 };
  expect(await ask('no party', { kind: 'press', action })).toContain(messages.gone);
  await app.idle();
  expect(faults).toEqual([]);
});

it('is answered, whatever it is, and sent on the days after', async () => {
  const wrong = new Set<string>();
  const stored = new Set<string>();
  let asked = 0;
  for (let n = 0; asked < runs; n++) {
    const { app, of, faults, set } = await openEverything(opened);
    set(moments[n % moments.length] ?? '');
    const who = fc.constantFrom(people.coordinator, people.coordinator, people.contact, people.substitute);
    const all = fc.sample(fc.tuple(who, asks(of)), { seed: seed + n, numRuns: ofOneGroup });
    const askAs = async (email: string, ask: Incoming['ask']) => {
      asked++;
      const before = faults.length;
      const key = `odd ${asked}`;
      const reply = await app.handle({ key, from: identityOf(email), answer: 'reply', within: 60_000, ask });
      const said = JSON.stringify(reply);
      if (said.includes(cannotAnswer) || said.includes(cannotStore) || faults.length > before) {
        const why = faults.slice(before).join('; ').slice(0, 800);
        wrong.add(`${email} ${JSON.stringify(ask).slice(0, 500)}: ${why}`);
      }
      return reply;
    };
    for (const [email, ask] of all) {
      const reply = await askAs(email, ask);
      if (ask.kind !== 'form' || reply.kind !== 'refused' || !reply.form || reply.why !== form.nothingCame)
        continue;
      const sent = await askAs(email, filledIn(reply.form, seed + asked));
      if (sent.kind !== 'refused') stored.add(ask.form.kind);
    }
    await app.idle();
    for (const moment of ['2019-06-26T08:00:00Z', '2019-07-01T08:00:00Z', '2019-08-20T08:00:00Z']) {
      set(moment);
      await opened.endLeases();
      const before = faults.length;
      await app.tick();
      await app.idle();
      if (faults.length > before)
        wrong.add(`the ${moment}: ${faults.slice(before).join('; ').slice(0, 1_600)}`);
    }
  }
  process.stdout.write(`${asked} odd asks, ASKS_SEED=${seed}; stored by ${[...stored].sort().join(', ')}\n`);
  expect([...wrong]).toEqual([]);
}, 600_000);
