import { declareForm } from '../asking/declare-form.ts';
import type { FormRef } from '../messages/action.ts';
import type { Shape } from '../messages/field.ts';
import { textsFor } from '../texts/texts.ts';
import { addParties, faultyLines, keepLines, longestPaste, ownPasted, withMended } from './pasted.ts';
import { readParties, withParties } from './read-parties.ts';

type PasteRef = Extract<FormRef, { kind: 'paste' }>;
type MendRef = Extract<FormRef, { kind: 'mend' }>;
type NewPartyRef = Extract<FormRef, { kind: 'new-party' }>;

const lines = {
  lines: {
    kind: 'text',
    lines: 'many',
    paste: longestPaste,
    label: (t) => t.adding.lines,
    required: (t) => t.adding.linesMissing,
  },
} as const satisfies Shape;

/** Lines out of a spreadsheet. */
export const pasteForm = declareForm<PasteRef, typeof lines>({
  who: 'coordinator',
  shape: lines,
  title: (t) => t.adding.pasteTitle,
  submit: (t) => t.adding.show,
  again: ({ group, what, pasted }) => ({
    kind: 'paste-lines',
    group,
    what,
    ...(pasted !== undefined && { pasted }),
  }),
  back: ({ group, pasted }) =>
    pasted === undefined ? { kind: 'ways-to-add', group } : { kind: 'pasted', group, pasted },
  async read({ asker: { t, group } }, _, { what }) {
    return {
      saved: { lines: '' },
      partyName: group.name,
      reading: what === 'parties' ? [t.adding.order, t.adding.orderAbout] : [t.adding.statusesAbout],
      note: t.adding.notYet,
    };
  },
  store: ({ product, asker }, store, { what, pasted }, { lines: text }) =>
    keepLines(product, store, asker, { what, text, ...(pasted !== undefined && { below: pasted }) }),
});

/** So much of what is to be mended comes at a time, in UTF-16 units: Teams takes cards of some 28 kB. */
const mendedAtOnce = 8_000;

/** The lines that were not understood, and those alone. */
export const mendForm = declareForm<MendRef, typeof lines>({
  who: 'coordinator',
  shape: lines,
  title: (t) => t.adding.mendTitle,
  submit: (t) => t.adding.show,
  again: ({ group, pasted }) => ({ kind: 'mend-lines', group, pasted }),
  back: ({ group, pasted }) => ({ kind: 'pasted', group, pasted }),
  async read({ asker }, store, { pasted: id }) {
    const { t, group } = asker;
    const pasted = await ownPasted(store, asker, id);
    if (!pasted) return { refused: t.messages.gone };
    const { faults, faulty } = await faultyLines(store, asker, pasted);
    const some = shown(faulty);
    const more = faulty.length - some.length;
    const last = some.at(-1)?.line ?? 0;
    return {
      saved: { lines: some.map(({ raw }) => raw).join('\n') },
      partyName: group.name,
      notices: faults
        .filter(({ line }) => line <= last)
        .slice(0, 10)
        .map(({ line, text }) => t.adding.fault(line, text)),
      reading: [t.adding.mendAbout, more > 0 ? t.adding.mendMore(more) : ''],
      note: t.adding.notYet,
    };
  },
  async store({ product, asker }, store, { pasted: id }, { lines: text }) {
    const pasted = await ownPasted(store, asker, id);
    if (!pasted) return { reply: { kind: 'refused', fields: {}, why: asker.t.messages.gone } };
    const { faulty } = await faultyLines(store, asker, pasted);
    const mended = withMended(pasted.text, shown(faulty), text);
    await store.beginning.changePasted(pasted.id, mended, product.clock.now());
    return keepLines(product, store, asker, { what: pasted.kind, text: '', below: pasted.id });
  },
});

function shown<T extends { raw: string }>(faulty: readonly T[]): T[] {
  let length = 0;
  return faulty.filter(({ raw }, i) => {
    length += raw.length + 1;
    return i === 0 || length <= mendedAtOnce;
  });
}

const partyShape = {
  party: { kind: 'text', lines: 'one', label: (t) => t.adding.party, required: (t) => t.adding.partyMissing },
  municipality: { kind: 'text', lines: 'one', label: (t) => t.adding.municipality },
  contact: {
    kind: 'text',
    lines: 'one',
    label: (t) => t.adding.contact,
    hint: (t) => t.adding.contactHint,
  },
  email: { kind: 'text', lines: 'one', label: (t) => t.adding.email },
  reference: {
    kind: 'text',
    lines: 'one',
    label: (t) => t.adding.reference,
    required: (t) => t.adding.referenceMissing,
  },
  from: {
    kind: 'day',
    label: (t) => t.adding.validFrom,
    required: (t) => t.adding.dayMissing(t.adding.from),
  },
  to: { kind: 'day', label: (t) => t.adding.validTo, required: (t) => t.adding.dayMissing(t.adding.to) },
} as const satisfies Shape;

/** One party, by the same rules as a pasted line. */
export const newPartyForm = declareForm<NewPartyRef, typeof partyShape>({
  who: 'coordinator',
  shape: partyShape,
  title: (t) => t.adding.onePartyTitle,
  submit: (t) => t.adding.add,
  again: ({ group }) => ({ kind: 'add-one', group }),
  back: ({ group }) => ({ kind: 'ways-to-add', group }),
  async read({ asker: { t, group } }) {
    return {
      saved: {
        party: '',
        municipality: '',
        contact: '',
        email: '',
        reference: '',
        from: undefined,
        to: undefined,
      },
      partyName: group.name,
      note: t.adding.note,
    };
  },
  async store({ product, asker }, store, _, values) {
    const { t, group } = asker;
    const cells = [
      values.party,
      values.contact,
      values.email,
      values.reference,
      values.from,
      values.to,
      values.municipality,
    ];
    const line = cells
      .map((cell) => `"${(cell ?? '').replace(/\s+/g, ' ').replaceAll('"', '""').trim()}"`)
      .join('\t');
    await store.groups.lockRow(group.id);
    const { parties, faults, there } = readParties(line, await store.groups.asFile(group.id), t);
    if (faults.length > 0 || parties.length === 0) {
      const why = faults.map(({ text }) => text).join(' ') || t.adding.there(there);
      return { reply: { kind: 'refused', fields: {}, why } };
    }
    return addParties(product, store, asker, (now) => {
      const read = readParties(line, now, t);
      return read.parties.length > 0
        ? withParties(now, read.parties, textsFor(group.locale))
        : { refused: read.faults.map(({ text }) => text).join(' ') };
    });
  },
});
