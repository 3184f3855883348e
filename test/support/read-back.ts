import { type Raw, readForm } from '../../src/asking/read-form.ts';
import { unlockForm } from '../../src/lock/unlock-form.ts';
import type { FormRef } from '../../src/messages/action.ts';
import { areaForm, overallForm } from '../../src/report/report-forms.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { agreedEarlier } from './slack-samples.ts';

const nothing = {
  area: { done: '', needs: '', take: {} },
  overall: { workedWell: '', outcomes: {}, commitments: [], contactNext: undefined },
  unlock: { reason: '' },
};
const shapes = { area: areaForm.shape, overall: overallForm.shape, unlock: unlockForm.shape };

const isSample = (kind: string): kind is keyof typeof shapes => kind in shapes;

/** What the product reads in what a sample form sends; rows in which nothing stands are left out. */
export function readBack(of: FormRef['kind'], raw: Raw): unknown {
  if (!isSample(of)) throw new Error(`There is no sample of the form ${of}.`);
  const kind = of;
  const given = { outcomes: { items: [{ key: agreedEarlier, label: 'Workshop' }] } };
  const read = readForm(shapes[kind], raw, { given, saved: nothing[kind], rows: {}, t: textsFor('sv') });
  if (read.kind !== 'read') return read;
  const { commitments, ...values } = read.values as {
    commitments?: { what: string; who: string; by?: string }[];
  };
  return commitments
    ? { ...values, commitments: commitments.filter((row) => row.what || row.who || row.by) }
    : values;
}
