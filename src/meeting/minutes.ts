import type { DocumentFile } from '../documents/document.ts';
import type { Meeting, When } from '../domain/meeting.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { readMeeting } from '../record/read-meetings.ts';
import { readRecord } from '../record/read-record.ts';
import { type Texts, textsFor } from '../texts/texts.ts';
import { readAgenda } from './read-agenda.ts';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const nameOf = ({ day }: When, t: Texts, more = '') => `${t.documents.fileNames.minutes}-${day}${more}.docx`;

/** The notes as they were sent, from what was kept then. */
export function minutesFile(
  kept: unknown,
  group: WorkingGroup,
  meeting: Meeting & { when: When },
): DocumentFile {
  return {
    name: nameOf(meeting.when, textsFor(group.locale)),
    type: word,
    async bytes() {
      const [{ thaw }, { toWord }] = await Promise.all([
        import('../documents/frozen-paper.ts'),
        import('../documents/word.ts'),
      ]);
      return toWord(thaw(kept));
    },
  };
}

/** The notes as they are now, to be frozen or to write in. `sent`: as which version, and by whom. Undefined: there is no day yet. */
export async function minutesPaper(
  product: Product,
  store: Store,
  group: WorkingGroup,
  meeting: Meeting,
  sent?: { n: number; at: Date; by: string },
) {
  const checkIn = await store.checkIns.get(meeting.checkInId);
  const agenda = await readAgenda(product, store, group, meeting);
  const recorded = checkIn && (await readMeeting(store, group, checkIn, meeting, agenda));
  if (!checkIn || !recorded) return undefined;
  const { meetingPaper } = await import('../documents/meeting-paper.ts');
  const record = await readRecord(store, group, checkIn, product.clock.now());
  return meetingPaper(record, recorded, textsFor(group.locale), sent);
}

/** The same as a file, marked as a draft. */
export async function draftFile(
  product: Product,
  store: Store,
  group: WorkingGroup,
  meeting: Meeting & { when: When },
): Promise<DocumentFile | undefined> {
  const paper = await minutesPaper(product, store, group, meeting);
  const t = textsFor(group.locale);
  return (
    paper && {
      name: nameOf(meeting.when, t, `-${t.documents.draftName}`),
      type: word,
      bytes: async () => (await import('../documents/word.ts')).toWord(paper),
    }
  );
}
