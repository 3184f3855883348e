import type { svBefore } from './sv-before.ts';

export const enBefore: typeof svBefore = {
  party: 'For',
  meeting: {
    coming: 'Press the button to tell the coordinator that you are coming.',
    'not-coming': 'Press the button to tell the coordinator that you are not coming.',
    colleague: 'Press the button to tell the coordinator that a colleague comes instead.',
  },
  remindOn: (party, day, before) =>
    before
      ? `The next reminder about the status update of ${party} comes on ${before}. Press the button and it comes ${day} instead.`
      : `Press the button and the next reminder about the status update of ${party} comes ${day}.`,
  undoLater: (party) =>
    `Your next reminder about the status update of ${party} has been moved. Press the button and it comes on the day that was meant from the start.`,
  unaskTime: (party, day) =>
    `You have asked for more time for ${party}, until ${day}. Press the button to take that back.`,
  unconfirmNote: 'Press the button and the note no longer counts as your answer.',
  tipsOff:
    'Course tips are one letter about courses at other libraries, at most once a month. You get them now. Press the button and no more will come. The status update comes as usual.',
  tipsOn: 'You get no course tips now. Press the button and you get them again, at most once a month.',
};
