import type { CheckInRecord } from '../domain/record.ts';
import type { Texts } from '../texts/texts.ts';
import { answerBlocks } from './brief.ts';
import type { DocumentFile } from './document.ts';
import type { Paper } from './paper.ts';
import { frame } from './record-paper.ts';

/**
 * One party's own answer, as its municipality registers it. Undefined: the party has sent nothing in. `key` is the
 * party's in the group's file. Its bytes are made when they are asked for.
 */
export function answerDocument(record: CheckInRecord, key: string, t: Texts): DocumentFile | undefined {
  const party = record.parties.find((one) => one.key === key);
  if (!party?.answer) return undefined;
  const { mark: _, ...about } = frame('brief', record, t);
  const paper: Paper = {
    ...about,
    title: t.mail.documentTitle(party.name, t.halfYear(record.halfYear)),
    // What is sent in is the party's answer, whether the others have answered or not.
    state: t.mail.documentState(party.answer.version),
    blocks: [
      { kind: 'text', label: `${t.documents.group}:`, text: record.group.name },
      { kind: 'text', label: `${t.documents.convener}:`, text: about.creator },
      ...answerBlocks(party, record, t),
    ],
  };
  return {
    name: `${[t.mail.documentName, record.halfYear, key.replace(/[^A-Za-z0-9]+/g, '-')].join('-')}.docx`,
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    bytes: async () => (await import('./word.ts')).toWord(paper),
  };
}
