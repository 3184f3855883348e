import fc from 'fast-check';
import { openTalk, valuesOf as talkValues } from '../../adapters/console/form-talk.ts';
import type { Card } from '../../adapters/render/card-element.ts';
import { drawForm } from '../../adapters/render/card-form.ts';
import { pressOf } from '../../adapters/render/card-values.ts';
import { formFields, rawOf } from '../../adapters/render/html-form.ts';
import { formView } from '../../adapters/render/slack-form.ts';
import { formOfView, typedIn, valuesOf } from '../../adapters/slack/view-values.ts';
import { baseOf, mergeForm } from '../../src/asking/merge-form.ts';
import type { Raw } from '../../src/asking/read-form.ts';
import { keptText } from '../../src/domain/plain-text.ts';
import type { Form } from '../../src/messages/form.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { type FourthValues, fourthForm, fourthShape, readFourth } from '../support/fourth-form.ts';
import { formsIn, sendingOf as sentOfPage } from '../support/html-page.ts';
import { initialOf, stateOf } from '../support/slack-inputs.ts';
import { viewFaults } from '../support/slack-limits.ts';
import { sendingOf, valuesIn } from '../support/teams-client.ts';
import { cardFaults } from '../support/teams-limits.ts';

const t = textsFor('sv');

type Sent = Parameters<typeof typedIn>[0][string][string];
const sentOf = (element: Parameters<typeof initialOf>[0]): Sent => stateOf(element, initialOf(element));

/** All steps of a form as Slack sends them back when nobody has touched them. */
function throughSlack(form: Form): Raw {
  let raw: Raw = {};
  for (let from: string | undefined, step = 0; step === 0 || from; step++) {
    const view = formView(form, new Map(), from);
    if (!view) throw new Error('the form is too large for Slack');
    expect(viewFaults({ ...view })).toEqual([]);
    const values = Object.fromEntries(
      view.blocks.flatMap((block) =>
        block.type === 'input' && block.block_id && 'element' in block
          ? [[block.block_id, { value: sentOf(block.element) }]]
          : [],
      ),
    );
    raw = { ...raw, ...valuesOf(typedIn(values)) };
    const metadata = formOfView(view.private_metadata ?? '');
    expect(metadata?.form).toEqual(form.ref);
    from = metadata?.step?.next;
  }
  return raw;
}

/** The same through the cards of Teams. */
function throughTeams(form: Form): Raw {
  let raw: Raw = {};
  for (let from: string | undefined, step = 0; step === 0 || from; step++) {
    const drawn = drawForm(form, { from });
    if (!drawn) throw new Error('the form is too large for Teams');
    expect(cardFaults({ ...drawn.card })).toEqual([]);
    const card: Card = drawn.card;
    const action = sendingOf(card);
    const press = pressOf({ ...valuesIn(card), ...('data' in action ? action.data : {}) });
    if (press?.kind !== 'form') throw new Error('the card sends no form');
    raw = { ...raw, ...Object.fromEntries(press.typed) };
    from = press.step?.next;
  }
  return raw;
}

/** In a terminal nobody is picked: a person goes by name and address. */
function throughTerminal(form: Form): Raw {
  return talkValues(openTalk(form));
}

/** And through the page, as a browser without script sends it. Nobody is picked there either. */
function throughPage(form: Form): Raw {
  const html = `<form action="/">${formFields(form, 'f.')}<button type="submit">Spara</button></form>`;
  const [drawn] = formsIn(html);
  if (!drawn) throw new Error('there is no form');
  return rawOf(new URLSearchParams(sentOfPage(drawn, 'Spara').toString()), 'f.');
}

const text = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength }),
    fc.constantFrom('', 'Två workshops', '  inne i  ', '<!channel> *fet* &amp;', 'rad\nrad'),
  );
/** As the product keeps it: what breaks lines elsewhere breaks them as here, and what cannot be kept is marked. */
const line = text(80).map((one) => keptText(one).replace(/[\r\n]/g, ' '));
const day = fc.constantFrom(undefined, '2027-02-28', '2028-02-29');
const values: fc.Arbitrary<FourthValues> = fc.record({
  title: line.map((one) => one || 'Rubrik'),
  note: text(400).map((one) => keptText(one).replaceAll('\r', '')),
  arrangement: fc.constantFrom(undefined, 'region' as const, 'party' as const, 'own' as const),
  audience: fc.subarray(['a0', 'a1', 'a2']),
  open: fc.constantFrom(undefined, true, false),
  day,
  starts: fc.constantFrom(undefined, '09:00', '13:30'),
  places: fc.option(fc.integer({ min: 0, max: 500 }), { nil: undefined }),
  place: fc.constantFrom(undefined, 'C0KANAL'),
  host: fc.constantFrom(undefined, { name: 'Eva Ek', email: 'eva@klippan.se' }),
  attended: fc.record(
    {
      klippan: fc.constantFrom('yes' as const, 'no' as const),
      lund: fc.constantFrom('yes' as const, 'no' as const),
    },
    { requiredKeys: [] },
  ),
  tasks: fc.array(fc.record({ what: line.map((one) => one.trim() || 'Kurs'), by: day }), { maxLength: 5 }),
});
const sure = values.filter(({ title }) => title.trim() !== '');

describe('what stands in a form and is sent back untouched', () => {
  it.each([
    ['Slack', throughSlack],
    ['Teams', throughTeams],
    ['the terminal', throughTerminal],
    ['the page', throughPage],
  ])('is the same through %s', (_, through) => {
    fc.assert(
      fc.property(sure, (given) => {
        // A channel is not drawn: it stands as it is saved.
        expect(readFourth(through(fourthForm(given)), { place: given.place })).toEqual(given);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same also where it takes several steps', () => {
    const note = 'Två workshops. '.repeat(190);
    const tasks = Array.from({ length: 40 }, (_, n) => ({ what: `${n} ${note}`, by: undefined }));
    const given = { title: 'Rubrik', note, tasks };
    for (const through of [throughSlack, throughTeams])
      expect(readFourth(through(fourthForm(given)))).toMatchObject(given);
  });
});

describe('what comes back of a form', () => {
  it('changes nothing where nothing at all has come, and that is said', () => {
    expect(readFourth({})).toEqual({ kind: 'nothing-came' });
    expect(readFourth({ unknown: 'x' })).toEqual({ kind: 'nothing-came' });
  });

  it.each([
    ['title', ' ', 'Skriv en rubrik.'],
    ['arrangement', 'staten', t.form.badChoice],
    ['audience', 'a0,a9', t.form.badChoice],
    ['open', 'kanske', t.form.badChoice],
    ['day', '2026-02-30', t.messages.badByDate],
    ['starts', '25:00', t.form.badTime],
    ['places', '501', t.form.badNumber(0, 500)],
    ['places', 'många', t.form.badNumber(0, 500)],
    ['places', '1e3', t.form.badNumber(0, 500)],
    ['host.email', 'eva klippan', t.form.badEmail],
    ['attended.lund', 'kanske', t.form.badChoice],
    ['tasks.1.by', 'snart', t.messages.badByDate],
    ['note', 'x'.repeat(3_001), t.messages.tooLong(3_001)],
  ])('is refused at %s where it is %j', (id, raw, why) => {
    const read = readFourth({ title: 'Rubrik', 'tasks.1.what': 'Kurs', [id]: raw });
    expect(read).toEqual({ kind: 'faults', faults: { [id]: why } });
  });

  it('needs the words of a row where anything stands in it', () => {
    expect(readFourth({ title: 'R', 'tasks.0.what': '', 'tasks.0.by': '2027-01-01' })).toEqual({
      kind: 'faults',
      faults: { 'tasks.0.what': 'Skriv vad.' },
    });
  });

  it('takes a person by both name and address, or says which is missing', () => {
    expect(readFourth({ title: 'R', 'host.name': 'Eva' })).toMatchObject({
      faults: { 'host.email': t.form.emailMissing },
    });
    expect(readFourth({ title: 'R', 'host.email': 'eva@klippan.se' })).toMatchObject({
      faults: { 'host.name': t.form.nameMissing },
    });
  });

  it('has a channel where one was chosen anew, and leaves it as it stands where none was', () => {
    const saved = { place: 'C0KANAL' };
    expect(readFourth({ title: 'R', place: 'C0NYKANAL' }, saved)).toMatchObject({ place: 'C0NYKANAL' });
    expect(readFourth({ title: 'R', place: '' }, saved)).toMatchObject({ place: 'C0KANAL' });
    expect(readFourth({ title: 'R' }, saved)).toMatchObject({ place: 'C0KANAL' });
  });

  it('takes times as people write them', () => {
    for (const [typed, kept] of [
      ['9', '09:00'],
      ['9.30', '09:30'],
      ['13:00', '13:00'],
    ])
      expect(readFourth({ title: 'R', starts: typed ?? '' })).toMatchObject({ starts: kept });
  });
});

describe('two who write in one form', () => {
  const shape = { note: fourthShape.note, tasks: fourthShape.tasks };
  type Values = { note: string; tasks: { key?: string; what: string; by: string | undefined }[] };
  const row = (key: string, what: string) => ({ key, what, by: undefined });
  const drawn: Values = { note: 'Först', tasks: [row('aaaaaaaa-1', 'Kurs'), row('bbbbbbbb-2', 'Film')] };
  const base = baseOf(shape, drawn);
  const merge = (typed: Partial<Values>, saved: Values) => mergeForm(shape, base, typed, saved);

  it('each keep what they wrote in fields of their own', () => {
    const saved = { ...drawn, note: 'Evas' };
    const merged = merge(
      { note: 'Först', tasks: [row('aaaaaaaa-1', 'Kurs i maj'), row('bbbbbbbb-2', 'Film')] },
      saved,
    );
    expect(merged).toMatchObject({ changed: ['tasks'], contested: [] });
    expect(merged.values.note).toBe('Evas');
    expect(merged.values.tasks.map(({ what }) => what)).toEqual(['Kurs i maj', 'Film']);
  });

  it('are shown both texts where they wrote in the same field, and the second time it counts', () => {
    const saved = { ...drawn, note: 'Evas' };
    const merged = merge({ note: 'Annas' }, saved);
    expect(merged.contested).toEqual([{ field: 'note', saved: 'Evas' }]);
    expect(mergeForm(shape, merged.base, { note: 'Annas' }, saved)).toMatchObject({
      changed: ['note'],
      contested: [],
      values: { note: 'Annas' },
    });
  });

  it('each add a row without contesting the other’s', () => {
    const saved = { ...drawn, tasks: [...drawn.tasks, row('cccccccc-3', 'Evas')] };
    const merged = merge({ tasks: [...drawn.tasks, { what: 'Annas', by: undefined }] }, saved);
    expect(merged.contested).toEqual([]);
    expect(merged.values.tasks.map(({ what }) => what)).toEqual(['Kurs', 'Film', 'Evas', 'Annas']);
  });

  it('do not bring back by an old form what the other has removed, unless they wrote in it', () => {
    const saved = { ...drawn, tasks: drawn.tasks.slice(1) };
    expect(merge({ tasks: drawn.tasks }, saved).values.tasks.map(({ what }) => what)).toEqual(['Film']);
    const edited = [row('aaaaaaaa', 'Kurs i maj'), row('bbbbbbbb-2', 'Film')];
    expect(merge({ tasks: edited }, saved).values.tasks.map(({ what }) => what)).toEqual([
      'Film',
      'Kurs i maj',
    ]);
  });

  it('remove a row by emptying it', () => {
    const merged = merge({ tasks: [row('aaaaaaaa-1', ''), row('bbbbbbbb-2', 'Film')] }, drawn);
    expect(merged.values.tasks).toEqual([row('bbbbbbbb-2', 'Film')]);
  });

  it('lose nothing whatever both do: what was typed is saved or comes back as contested', () => {
    const words = fc.constantFrom('', 'Kurs', 'Film', 'Ny', 'Annan');
    const edit = fc.record({ note: words, first: words, second: words, added: words });
    fc.assert(
      fc.property(edit, edit, (mine, theirs) => {
        const formOf = (given: typeof mine, key: string): Values => ({
          note: given.note,
          tasks: [
            row('aaaaaaaa-1', given.first),
            row('bbbbbbbb-2', given.second),
            ...(given.added ? [{ key, what: given.added, by: undefined }] : []),
          ],
        });
        const kept = ({ note, tasks }: Values): Values => ({ note, tasks: tasks.filter(({ what }) => what) });
        const saved = kept(formOf(theirs, 'dddddddd-4'));
        const typed = formOf(mine, '');
        const sent = {
          ...typed,
          tasks: typed.tasks.map(({ key, ...one }) => (key ? { key, ...one } : one)),
        };
        const merged = merge(sent, saved);
        const held = JSON.stringify([merged.values, merged.contested]);
        if (mine.note !== drawn.note) expect(JSON.stringify([merged.values.note])).toContain(mine.note);
        if (mine.added) expect(held).toContain(mine.added);
        // What they saved stands, or is shown.
        if (theirs.note !== drawn.note && mine.note === drawn.note)
          expect(merged.values.note).toBe(theirs.note);
        if (theirs.added) expect(held).toContain(theirs.added);
        if (theirs.first !== 'Kurs' && theirs.first && mine.first === 'Kurs')
          expect(held).toContain(theirs.first);
      }),
    );
  });
});
