import { drawItems } from '../../src/asking/draw-form.ts';
import type { Status } from '../../src/domain/status-update.ts';
import { unlockForm } from '../../src/lock/unlock-form.ts';
import type { Form } from '../../src/messages/form.ts';
import type { Button } from '../../src/messages/message.ts';
import type { ReportList } from '../../src/messages/report.ts';
import { areaForm, overallForm, readingOf } from '../../src/report/report-forms.ts';
import { textsFor } from '../../src/texts/texts.ts';

const sampleWrite = (area: number): Button => ({
  label: 'Skriv mer',
  action: { kind: 'write', checkIn: 7, party: 3, area },
});

/** The buttons that a list in this state carries. */
export function sampleButtons({
  state = 'draft',
  editable = true,
}: Partial<ReportList> = {}): ReportList['buttons'] {
  const view: Button = { label: 'Visa', action: { kind: 'view', ...of } };
  if (state === 'locked') return { top: [], main: [view], more: [] };
  const change: Button = { label: 'Ändra', action: { kind: 'report', ...of, edit: true } };
  if (!editable) return { top: [], main: [view, change], more: [] };
  return {
    top: [{ label: 'Allt är som sist', action: { kind: 'as-last', ...of } }],
    main: [{ label: 'Skicka in', action: { kind: 'submit', ...of }, primary: true }],
    more: [{ label: 'Till sist', action: { kind: 'overall', ...of } }],
  };
}

/** A list with two areas, one begun and one not. */
export function sampleList(changes: Partial<ReportList> = {}): ReportList {
  return {
    locale: 'sv',
    slot: 'report:7:3',
    checkIn: 7,
    party: 3,
    partyName: 'Klippan',
    halfYear: '2019-H1',
    dueOn: '2019-06-14',
    overdue: false,
    state: 'draft',
    editable: true,
    notices: [],
    areas: [
      {
        area: 1,
        name: 'Bemötande',
        status: 'needs_change',
        done: 'Två workshops <b> *fet*',
        needs: '',
        saved: 'Anna sparade den 12 juni kl. 10.42',
      },
      {
        area: 2,
        name: 'Spridning',
        done: '',
        needs: '',
        last: { status: 'going_well', done: '', needs: '' },
      },
    ].map((row) => ({ ...row, write: sampleWrite(row.area) })) as ReportList['areas'],
    overall: [],
    buttons: sampleButtons(changes),
    publicRecord: 'När du skickar in blir svaret en allmän handling.',
    ...changes,
  };
}

const of = { checkIn: 7, party: 3 };
const sv = textsFor('sv');
const head = {
  locale: 'sv' as const,
  partyName: 'Klippan',
  notices: [],
  note: 'När du skickar in blir svaret en allmän handling.',
  submit: sv.report.save,
  back: { kind: 'report' as const, ...of, edit: true },
  partial: true,
};

type Area = {
  areaName: string;
  about: string;
  questions: string[];
  values: { done: string; needs: string };
  last?: { status?: Status; done: string; needs: string };
};

export function sampleAreaForm(changes: Partial<Form & Area> = {}): Form {
  const sample: Area = {
    areaName: 'Bemötande',
    about: 'Hur vi möter besökare',
    questions: ['Vad gör ni nytt?', 'Vad vill ni lära er?'],
    values: { done: 'Två workshops', needs: '' },
    last: { status: 'going_well', done: 'En kurs', needs: '' },
  };
  const { areaName, about, questions, values, last, ...form } = { ...sample, ...changes };
  return {
    ...head,
    ref: { kind: 'area', ...of, area: 1, base: 'abc' },
    title: sv.report.areaFormTitle,
    subject: areaName,
    reading: readingOf({ about, questions }, last && { areaId: 1, ...last }, sv).filter((text) =>
      text.trim(),
    ),
    items: drawItems(areaForm.shape, values, {}, sv),
    again: { kind: 'write', ...of, area: 1 },
    ...form,
  };
}

/** The key of what the sample form asks about. */
export const agreedEarlier = '6f1c1a1e-4f4b-4a55-9d3d-0d9a4a1f6a11';

type Overall = {
  values: OverallValues;
  followUps: { key: string; text: string }[];
};

type OverallValues = {
  workedWell: string;
  commitments: { key?: string; what: string; who: string; by?: string }[];
  outcomes?: Record<string, string>;
  contactNext?: boolean;
};

export function sampleOverallForm(changes: Partial<Form & Overall> = {}): Form {
  const sample: Overall = {
    values: { workedWell: '', commitments: [] },
    followUps: [{ key: agreedEarlier, text: 'Workshop – Eva (första halvåret 2019)' }],
  };
  const { values, followUps, ...form } = { ...sample, ...changes };
  const given = { outcomes: { items: followUps.map(({ key, text }) => ({ key, label: text })) } };
  return {
    ...head,
    note: '',
    ref: { kind: 'overall', ...of, base: 'abc' },
    title: sv.report.overallFormTitle,
    reading: [],
    items: drawItems(overallForm.shape, values, given, sv),
    again: { kind: 'overall', ...of },
    ...form,
  };
}

export function sampleUnlockForm(): Form {
  return {
    ...head,
    ref: { kind: 'unlock', ...of },
    title: sv.lock.formTitle,
    submit: sv.lock.unlock,
    notices: ['Klippans svar går att ändra igen när du har låst upp det.'],
    note: 'Skälet sparas i loggen.',
    reading: [],
    items: drawItems(unlockForm.shape, { reason: '' }, {}, sv),
    again: { kind: 'unlock', ...of },
    back: { kind: 'summary', checkIn: 7 },
    partial: false,
  };
}
