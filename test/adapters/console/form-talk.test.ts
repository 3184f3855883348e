import { answerTalk, type FormTalk, openTalk, valuesOf } from '../../../adapters/console/form-talk.ts';
import type { Form } from '../../../src/messages/form.ts';
import { readBack } from '../../support/read-back.ts';
import { agreedEarlier, sampleOverallForm, sampleUnlockForm } from '../../support/slack-samples.ts';

/** What the form gives when these lines are typed. */
function sent(form: Form, ...lines: string[]): unknown {
  let talk: FormTalk = openTalk(form);
  for (const line of lines) {
    const step = answerTalk(talk, line);
    if (step.kind === 'left') throw new Error('left');
    talk = step.talk;
    if (step.kind === 'send') return readBack(form.ref.kind, valuesOf(talk));
  }
  throw new Error(`still asks for ${talk.key}`);
}

describe('a form in the terminal', () => {
  it('asks what became of each thing that was agreed, and takes yes, in part and no', () => {
    for (const [typed, outcome] of [
      ['ja', 'yes'],
      ['Delvis', 'partly'],
      ['nej', 'no'],
    ]) {
      const values = sent(sampleOverallForm(), '', typed ?? '', '', 'ja');
      expect(values).toEqual({
        workedWell: '',
        commitments: [],
        outcomes: { [agreedEarlier]: outcome },
        contactNext: true,
      });
    }
  });

  it('asks again where the answer is none of these', () => {
    const asked = answerTalk(openTalk(sampleOverallForm()), '');
    if (asked.kind !== 'ask') throw new Error(asked.kind);
    expect(answerTalk(asked.talk, 'kanske').kind).toBe('again');
  });

  it('takes a reason to unlock', () => {
    const values = sent(sampleUnlockForm(), 'Fel siffra', '.');
    expect(values).toEqual({ reason: 'Fel siffra' });
  });
});
