/** The picture of a check-in: what stands in it, and the same in sentences beside it. */
export const svPicture = {
  title: (halfYear: string) => `Läget, ${halfYear}`,
  /** Where a party has answered, and said nothing of this area. */
  none: 'Inget sagt om området',
  noted: 'Antecknat från samtal, inte bekräftat',
  overTime: 'De senaste halvåren',
  half: { 1: 'första', 2: 'andra' } as Record<1 | 2, string>,
  /** In place of a character that the picture’s font lacks. */
  sign: '(tecken)',
  signNote: '(tecken) står för något som bilden inte kan visa. I texten bredvid står namnet som det skrivs.',

  // The same in sentences
  head: (title: string, state: string, answers: string) => `${title}. ${state} ${answers}.`,
  alt: (text: string) => `Bild: ${text}`,
  says: (n: number, status: string, names: string) => `${n} svarar ${status}${names}`,
  silent: (n: number, names: string) => `${n} har inte svarat${names}`,
  saysNothing: (n: number, names: string) => `${n} säger inget om området${names}`,
  before: (halfYear: string, counts: string) => `${halfYear}: ${counts}.`,
  namesBeside: 'Vilka det är står i texten bredvid.',
  restBeside: 'Resten står i texten bredvid.',
};
