import { drawItems } from '../../src/asking/draw-form.ts';
import { type Raw, readForm } from '../../src/asking/read-form.ts';
import type { Given, Shape, ValuesOf } from '../../src/messages/field.ts';
import type { Form } from '../../src/messages/form.ts';
import { textsFor } from '../../src/texts/texts.ts';

/** A form with a field of every kind, as a feature would declare it. It stands in the tests alone. */
export const fourthShape = {
  title: { kind: 'text', lines: 'one', label: () => 'Rubrik', required: () => 'Skriv en rubrik.' },
  note: { kind: 'text', lines: 'many', label: () => 'Beskrivning', hint: () => 'Så kort du vill.' },
  arrangement: {
    kind: 'choice',
    label: () => 'Vem ordnar?',
    of: ['region', 'party', 'own'],
    option: (_, value) => ({ region: 'Regionen', party: 'Vi med pengar', own: 'Vi själva' })[value] ?? value,
  },
  audience: { kind: 'choices', label: () => 'För vilka?' },
  open: { kind: 'yes-no', label: () => 'Öppen för andra?' },
  day: { kind: 'day', label: () => 'Dag' },
  starts: { kind: 'time', label: () => 'Börjar' },
  places: { kind: 'number', label: () => 'Platser', least: 0, most: 500 },
  host: { kind: 'person', label: () => 'Värd' },
  place: { kind: 'channel', label: () => 'Kanal', otherwise: () => 'Säg det i kanalen.' },
  attended: {
    kind: 'each',
    label: () => 'Vilka var med?',
    of: {
      kind: 'choice',
      label: () => 'Var med',
      of: ['yes', 'no'],
      option: (_, v) => (v === 'yes' ? 'Ja' : 'Nej'),
    },
  },
  tasks: {
    kind: 'rows',
    label: () => 'Att göra',
    row: (_, n) => `Punkt ${n}`,
    of: {
      what: { kind: 'text', lines: 'one', label: () => 'Vad' },
      by: { kind: 'day', label: () => 'Senast' },
    },
    most: 6,
    needs: { field: 'what', missing: () => 'Skriv vad.' },
  },
} as const satisfies Shape;

export type FourthValues = ValuesOf<typeof fourthShape>;

export const fourthGiven: Given = {
  audience: {
    options: ['Barn', 'Vuxna', 'Personal'].map((label, n) => ({ value: `a${n}`, label })),
  },
  attended: {
    items: [
      { key: 'klippan', label: 'Klippan' },
      { key: 'lund', label: 'Lund' },
    ],
  },
};

const nothing: FourthValues = {
  title: '',
  note: '',
  arrangement: undefined,
  audience: [],
  open: undefined,
  day: undefined,
  starts: undefined,
  places: undefined,
  host: undefined,
  place: undefined,
  attended: {},
  tasks: [],
};

export function fourthForm(values: Partial<FourthValues> = {}, changes: Partial<Form> = {}): Form {
  const t = textsFor('sv');
  return {
    locale: 'sv',
    ref: { kind: 'unlock', checkIn: 1 },
    title: 'Fjärde formuläret',
    partyName: 'Klippan',
    notices: [],
    reading: ['Läs detta först.'],
    items: drawItems(fourthShape, { ...nothing, ...values }, fourthGiven, t),
    note: 'Blir allmän handling.',
    submit: 'Spara',
    again: { kind: 'unlock', checkIn: 1 },
    back: { kind: 'summary', checkIn: 1 },
    partial: true,
    ...changes,
  };
}

/** What the product reads in what came back, rows in which nothing stands left out. */
export function readFourth(raw: Raw, saved: Partial<FourthValues> = {}) {
  const read = readForm(fourthShape, raw, {
    given: fourthGiven,
    saved: { ...nothing, ...saved },
    rows: {},
    t: textsFor('sv'),
  });
  if (read.kind !== 'read') return read;
  const { tasks, ...values } = read.values;
  return {
    ...nothing,
    ...saved,
    ...values,
    tasks: (tasks ?? []).filter(({ what, by }) => what.trim() || by),
  };
}
