import type { svPicture } from './sv-picture.ts';

export const enPicture: typeof svPicture = {
  title: (halfYear) => `How it stands, ${halfYear}`,
  none: 'Nothing said of the area',
  noted: 'Noted from a call, not confirmed',
  overTime: 'The last half-years',
  half: { 1: 'first', 2: 'second' },
  sign: '(sign)',
  signNote:
    '(sign) stands for something that the picture cannot show. The text beside it has the name as it is written.',

  head: (title, state, answers) => `${title}. ${state} ${answers}.`,
  alt: (text) => `Picture: ${text}`,
  says: (n, status, names) => `${n} ${n === 1 ? 'answers' : 'answer'} ${status}${names}`,
  silent: (n, names) => `${n} ${n === 1 ? 'has' : 'have'} not answered${names}`,
  saysNothing: (n, names) => `${n} ${n === 1 ? 'says' : 'say'} nothing of the area${names}`,
  before: (halfYear, counts) => `${halfYear}: ${counts}.`,
  namesBeside: 'Who they are stands in the text beside it.',
  restBeside: 'The rest stands in the text beside it.',
};
