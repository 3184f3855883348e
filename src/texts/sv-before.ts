import type { MeetingAnswer } from '../domain/meeting.ts';
import { svGenitive } from './grammar.ts';

/** What stands above the button that a letter's link leads to: what it is about, and what the press does. */
export const svBefore = {
  /** Where it is said for which party. */
  party: 'Det gäller',
  meeting: {
    coming: 'Trycker du på knappen får samordnaren veta att du kommer.',
    'not-coming': 'Trycker du på knappen får samordnaren veta att du inte kommer.',
    colleague: 'Trycker du på knappen får samordnaren veta att en kollega kommer i stället.',
  } satisfies Record<MeetingAnswer, string> as Record<MeetingAnswer, string>,
  /** Days come ready written. */
  remindOn: (party: string, day: string, before: string | undefined) =>
    before
      ? `Nästa påminnelse om ${svGenitive(party)} lägesrapport kommer ${before}. Trycker du på knappen kommer den ${day} i stället.`
      : `Trycker du på knappen kommer nästa påminnelse om ${svGenitive(party)} lägesrapport ${day}.`,
  undoLater: (party: string) =>
    `Din nästa påminnelse om ${svGenitive(party)} lägesrapport är flyttad. Trycker du på knappen kommer den den dag som var tänkt från början.`,
  unaskTime: (party: string, day: string) =>
    `Ni har bett om mer tid för ${party}, till och med ${day}. Trycker du på knappen tar ni tillbaka frågan.`,
  unconfirmNote: 'Trycker du på knappen gäller anteckningen inte längre som ert svar.',
  tipsOff:
    'Kurstips är ett brev om kurser och träffar hos andra bibliotek, högst en gång i månaden. Du får dem nu. Trycker du på knappen kommer inga fler. Lägesrapporten kommer som vanligt.',
  tipsOn: 'Du får inga kurstips nu. Trycker du på knappen får du dem igen, högst en gång i månaden.',
};
