import { strFromU8, unzipSync } from 'fflate';
import { documentOf } from '../../src/documents/document.ts';
import { freeze, thaw } from '../../src/documents/frozen-paper.ts';
import { meetingPaper } from '../../src/documents/meeting-paper.ts';
import { toWord } from '../../src/documents/word.ts';
import { agendaKinds } from '../../src/domain/meeting.ts';
import { type CheckInRecord, recordOfAgreement } from '../../src/domain/record.ts';
import type { RecordedMeeting } from '../../src/domain/recorded-meeting.ts';
import { summarise } from '../../src/domain/summary.ts';
import { proposeAgenda } from '../../src/messages/agenda.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { libraryNames, recordOf } from '../support/records.ts';

/* A meeting in the documents of a check-in, and what its agenda is proposed from. */

const t = textsFor('sv');
const { documents: d, meeting: m } = t;

const meeting: RecordedMeeting = {
  day: '2019-12-18',
  from: '13:00',
  to: '15:00',
  place: 'Malmö stadsbibliotek',
  cancelled: false,
  parties: [
    { party: 'party-1', present: true, who: ['Karin Region'] },
    { party: 'party-2', present: true, who: ['Ulla Berg'] },
    { party: 'party-3', present: false, who: [] },
  ],
  agenda: [
    { kind: 'area', title: 'Bemötande', about: 'Svaren: 1 Går bra.', note: 'Vi provar i par.' },
    { kind: 'question', title: 'Hur gör ni med legitimation?', about: '', party: 'party-3', note: '' },
  ],
  tasks: [
    { what: 'Dela checklistan', party: 'party-2', by: '2020-02-01' },
    { what: 'Boka lokal', party: 'party-3' },
    { what: 'Läsa på' },
  ],
  minutes: [],
};

const withMeetings = (...meetings: RecordedMeeting[]): CheckInRecord => ({
  ...recordOf(['Klippan', 'Lund']),
  meetings,
});

/** The document's paragraphs, one a line. */
async function linesOf(bytes: Uint8Array | Promise<Uint8Array>): Promise<string> {
  const xml = strFromU8(unzipSync(await bytes)['word/document.xml'] ?? new Uint8Array());
  return xml
    .split('</w:p>')
    .map((each) => [...each.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(([, text]) => text).join(''))
    .join('\n');
}

const word = (kind: 'brief' | 'minutes', record: CheckInRecord) =>
  linesOf(documentOf(kind, record, t).bytes());

describe('the notes of a meeting', () => {
  it('have everything filled in that is known, with room for the rest', async () => {
    const text = await word('minutes', withMeetings(meeting));
    expect(text).toContain('Mötesanteckningar, 18 december 2019');
    for (const known of [
      m.documentDraft,
      'onsdagen den 18 december 2019 kl. 13.00–15.00',
      'Malmö stadsbibliotek',
      'Klippan\nUlla Berg\nJa',
      'Lund\n\nNej',
      '1. Bemötande',
      'Vi provar i par.',
      m.questionFrom('Lund'),
      'Dela checklistan\nKlippan\n2020-02-01',
    ])
      expect(text).toContain(known);
    expect(text.match(new RegExp(d.notes, 'g'))).toHaveLength(2);
    expect(text.toLowerCase()).not.toContain('beslut');
  });

  it('of one that is called off, or of none, are the document to write in', async () => {
    const text = await word('minutes', withMeetings({ ...meeting, cancelled: true }));
    expect(text).not.toContain('Malmö');
    expect(text).toContain(d.agreed);
    expect(await word('minutes', recordOf(['Klippan', 'Lund']))).toBe(text);
  });

  it('that nobody has an agenda for yet, have what is worth talking of', async () => {
    const text = await word('minutes', withMeetings({ ...meeting, agenda: [] }));
    expect(text).toContain('1. Regional arbetsgrupp');
  });

  it('that were sent are drawn the same whatever has changed, and say when; a draft after them says that they hold', async () => {
    const record = withMeetings(meeting);
    const sent = { n: 2, at: new Date('2019-12-19T09:00:00Z'), by: 'Karin Region' };
    const kept = JSON.parse(JSON.stringify(freeze(meetingPaper(record, meeting, t, sent))));
    const text = await linesOf(toWord(thaw(kept)));
    expect(text).toContain(m.documentCorrected(2, '19 december 2019', 'kl. 10.00'));
    expect(text).not.toContain(d.draftMark);
    expect(await linesOf(toWord(thaw(kept)))).toBe(text);
    expect(() => thaw({ ...kept, blocks: [{ kind: 'script' }] })).toThrow();
    const minutes = [{ version: 2, sentAt: '2019-12-19T09:00:00.000Z', sender: 'Karin Region' }];
    expect(await word('minutes', withMeetings({ ...meeting, minutes }))).toContain(
      m.documentNewDraft('19 december 2019'),
    );
  });
});

it('the brief has when, where and the agenda', async () => {
  const text = await word('brief', withMeetings({ ...meeting, cancelled: true, place: 'Höör' }, meeting));
  expect(text).toContain('Malmö stadsbibliotek');
  expect(text).toContain('Bemötande: Svaren: 1 Går bra.');
  expect(text).not.toContain('Höör');
});

it('an agreement’s documents have its own parties’ part of a meeting, and what is nobody’s alone', () => {
  const part = recordOfAgreement(withMeetings(meeting), '2019-000153');
  expect(part?.meetings?.[0]?.parties.map(({ party }) => party)).toEqual(['party-1', 'party-2']);
  expect(part?.meetings?.[0]?.agenda.map(({ title }) => title)).toEqual(['Bemötande']);
  expect(part?.meetings?.[0]?.tasks.map(({ what }) => what)).toEqual(['Dela checklistan', 'Läsa på']);
});

it('the workbook has a list of meetings where there are any', async () => {
  const strings = async (record: CheckInRecord) => {
    const files = unzipSync(await documentOf('xlsx', record, t).bytes());
    return {
      names: [
        ...strFromU8(files['xl/workbook.xml'] ?? new Uint8Array()).matchAll(/<sheet [^>]*?name="([^"]*)"/g),
      ],
      text: strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array()),
    };
  };
  const { names, text } = await strings(withMeetings(meeting));
  expect(names.map(([, name]) => name)).toEqual(['Tabell', 'Lägesrapporter', 'Möten']);
  for (const each of ['13:00–15:00', 'Ulla Berg', 'Dela checklistan (2020-02-01)', 'Läsa på'])
    expect(text).toContain(each);
  expect((await strings(recordOf(['Klippan', 'Lund']))).names).toHaveLength(2);
});

describe('an agenda for thirty-three libraries', () => {
  const summary = summarise(recordOf(libraryNames(33)), '2019-12-16');
  const ending = [{ party: 'Lund', reference: '2019-000153', validTo: '2020-03-31' }];
  const agreed = [{ what: 'Dela checklistan', who: '', party: summary.parties[1], outcome: undefined }];
  const items = proposeAgenda(
    { summary: { ...summary, agreed: agreed as unknown as typeof summary.agreed }, ending, courses: [] },
    t,
  );

  it('begins with what was agreed last time, then the areas, shared needs, what worked well and agreements that end', () => {
    const kinds = items.map(({ kind }) => kind);
    expect([...new Set(kinds)]).toEqual(['follow-ups', 'area', 'needs', 'worked', 'agreements']);
    expect(kinds).toEqual(kinds.toSorted((a, b) => agendaKinds.indexOf(a) - agendaKinds.indexOf(b)));
    expect(items.at(-1)?.about).toBe(m.endsOn('Lund', '2019-000153', '31 mars 2020'));
  });

  it('has the answers as counts, naming nobody who stands still, and no item is long', () => {
    for (const { about } of items.filter(({ kind }) => kind === 'area')) {
      expect(about).toMatch(/^Svaren: \d+ /);
      expect(about).not.toContain('Bibliotek');
    }
    for (const { about } of items) expect(about.split('\n').length).toBeLessThanOrEqual(7);
    expect(new Set(items.map(({ key }) => key.slice(0, 8))).size).toBe(items.length);
  });

  it('has the courses that come, where there are any, before the agreements', () => {
    const withCourse = proposeAgenda({ summary, ending, courses: ['Lärstilar, 3 mars, Lund'] }, t);
    expect(withCourse.map(({ kind }) => kind).slice(-2)).toEqual(['courses', 'agreements']);
  });
});
