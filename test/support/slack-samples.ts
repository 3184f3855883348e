import type { Form, ReportList } from '../../src/messages/report.ts';

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
        last: { status: 'going_well', done: 'En kurs', needs: '' },
      },
      { area: 2, name: 'Spridning', done: '', needs: '' },
    ],
    overall: { workedWell: '', outcomes: [], commitments: [] },
    asLast: true,
    publicRecord: 'När du skickar in blir svaret en allmän handling.',
    ...changes,
  };
}

export function sampleAreaForm(
  changes: Partial<Extract<Form, { kind: 'area' }>> = {},
): Extract<Form, { kind: 'area' }> {
  return {
    kind: 'area',
    locale: 'sv',
    ref: { kind: 'area', checkIn: 7, party: 3, area: 1, base: 'abc' },
    partyName: 'Klippan',
    notices: [],
    publicRecord: 'När du skickar in blir svaret en allmän handling.',
    areaName: 'Bemötande',
    about: 'Hur vi möter besökare',
    questions: ['Vad gör ni nytt?', 'Vad vill ni lära er?'],
    values: { done: 'Två workshops', needs: '' },
    last: { status: 'going_well', done: 'En kurs', needs: '' },
    ...changes,
  };
}

/** The key of what the sample form asks about. */
export const agreedEarlier = '6f1c1a1e-4f4b-4a55-9d3d-0d9a4a1f6a11';

export function sampleOverallForm(
  changes: Partial<Extract<Form, { kind: 'overall' }>> = {},
): Extract<Form, { kind: 'overall' }> {
  return {
    kind: 'overall',
    locale: 'sv',
    ref: { kind: 'overall', checkIn: 7, party: 3, base: 'abc' },
    partyName: 'Klippan',
    notices: [],
    publicRecord: '',
    values: { workedWell: '', commitments: [] },
    followUps: [{ key: agreedEarlier, text: 'Workshop – Eva (första halvåret 2019)' }],
    ...changes,
  };
}

export function sampleUnlockForm(): Extract<Form, { kind: 'unlock' }> {
  return {
    kind: 'unlock',
    locale: 'sv',
    ref: { kind: 'unlock', checkIn: 7, party: 3 },
    partyName: 'Klippan',
    notices: ['Klippans svar går att ändra igen när du har låst upp det.'],
    publicRecord: 'Skälet sparas i loggen.',
    values: { reason: '' },
  };
}
