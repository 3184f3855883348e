import type { svForm } from './sv-form.ts';

export const enForm: typeof svForm = {
  no: 'No',
  name: 'name',
  email: 'e-mail',
  badChoice: 'Choose one of the options that there are.',
  badTime: 'Write the time as 13:00.',
  badNumber: (least, most) => `Write a whole number from ${least} to ${most}.`,
  pasteBoxes: (most) =>
    `At most ${most} characters. Where the box is too small, go on in the next one, with a new line first.`,
  pasteTooLong: (most: number) =>
    `That is more than ${most} characters. Paste the lines in two or more rounds: they are put together.`,
  badEmail: 'Write the e-mail address as name@library.se.',
  emailMissing: 'Write the e-mail address as well.',
  nameMissing: 'Write the name as well.',
  unknownPerson: 'That person could not be found. Write name and e-mail instead.',
  notInChannel: (invite) =>
    `I am not in the channel. Type ${invite} there and then choose it again. Nothing has changed.`,
  channelUnseen:
    'It could not be seen whether I am in the channel. Try again in a while. Nothing has changed.',
  nothingCame:
    'What you wrote did not arrive here. Nothing has been saved and nothing has changed. Try again, or write your answer as a message to me.',
  notChosen: 'Nothing chosen',
  typedAgain: 'You wrote this',
};
