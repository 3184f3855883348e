import type { CheckInRecord } from '../domain/record.ts';
import { sha256Of } from '../domain/record-hash.ts';
import type { RecordedMeeting } from '../domain/recorded-meeting.ts';
import type { Texts } from '../texts/texts.ts';
import type { Sheet } from './sheet.ts';

/** The meetings, a party of each a line; what nobody in particular is to do stands on a line of its own. */
export function meetingSheet(record: CheckInRecord, t: Texts): Sheet {
  const { documents: d, meeting: m } = t;
  const sha256 = sha256Of(record);
  const nameOf = (key: string) => record.parties.find((party) => party.key === key)?.name ?? key;
  return {
    name: m.meetings,
    columns: [
      d.date,
      m.whenFact,
      d.place,
      m.cancelledState,
      d.party,
      m.whoWasThere,
      d.name,
      m.tasks,
      d.columns.subject,
      d.columns.checksum,
    ],
    rows: (record.meetings ?? []).flatMap((meeting) =>
      [...meeting.parties, ...everybodys(meeting)].map(({ party, present, who }: Line) => [
        { day: meeting.day },
        `${meeting.from}–${meeting.to}`,
        meeting.place,
        meeting.cancelled ? d.yes : d.no,
        party === undefined ? '' : nameOf(party),
        present === undefined ? '' : present ? d.yes : d.no,
        t.messages.list(who),
        meeting.tasks
          .filter((task) => task.party === party)
          .map(({ what, by }) => (by === undefined ? what : `${what} (${by})`))
          .join('\n'),
        record.subject,
        sha256,
      ]),
    ),
  };
}

type Line = { party?: string; present?: boolean; who: string[] };

const everybodys = ({ tasks }: RecordedMeeting): Line[] =>
  tasks.some(({ party }) => party === undefined) ? [{ who: [] }] : [];
