import { createCalendar } from '../../src/domain/calendar.ts';
import { lastQuestionDay, readMeetingLine, reminderDay } from '../../src/domain/meeting.ts';
import { loadSwedishHolidays } from '../../src/server/swedish-holidays.ts';

describe('a line that plans a meeting', () => {
  const when = { day: '2027-06-22', from: '13:00', to: '15:00' };
  it.each([
    '2027-06-22 13:00–15:00 Malmö stadsbibliotek',
    '2027-06-22 13:00-15:00 Malmö stadsbibliotek',
    '2027-06-22 13.00—15.00, Malmö stadsbibliotek',
    '2027-06-22 kl. 13–15 Malmö stadsbibliotek',
    '2027-06-22 klockan 13 till 15 Malmö stadsbibliotek',
    '  2027-06-22   13 - 15   Malmö stadsbibliotek ',
  ])('is understood with any dash and any way to write the hours: %s', (line) => {
    expect(readMeetingLine(line)).toEqual({ kind: 'meeting', when, place: 'Malmö stadsbibliotek' });
  });

  it('needs no place, and takes a link for one', () => {
    expect(readMeetingLine('2027-06-22 13-15')).toEqual({ kind: 'meeting', when, place: '' });
    const link = 'https://video.example.org/m/1?a=b';
    expect(readMeetingLine(`2027-06-22 13-15 ${link}`)).toEqual({ kind: 'meeting', when, place: link });
  });

  it.each([
    ['', 'no-day', ''],
    ['imorgon 13-15', 'bad-day', 'imorgon'],
    ['22/6 13-15', 'bad-day', '22/6'],
    ['2027-02-29 13-15', 'bad-day', '2027-02-29'],
    ['2027-06-22', 'no-time', ''],
    ['2027-06-22 Malmö', 'no-time', 'Malmö'],
    ['2027-06-22 13:00 Malmö', 'bad-time', '13:00'],
    ['2027-06-22 25-26 Malmö', 'bad-time', '25-26'],
    ['2027-06-22 13:70-15 Malmö', 'bad-time', '13:70-15'],
    ['2027-06-22 15-13 Malmö', 'backwards', '15-13'],
    ['2027-06-22 13-13 Malmö', 'backwards', '13-13'],
  ])('says what is wrong with %j', (line, why, text) => {
    expect(readMeetingLine(line)).toEqual({ kind: 'bad', why, text });
  });

  it('does not take a place longer than a calendar shows', () => {
    expect(readMeetingLine(`2027-06-22 13-15 ${'å'.repeat(301)}`)).toMatchObject({ why: 'long-place' });
  });
});

describe('the days before a meeting', () => {
  it('are working days: a reminder on the one before, questions until the one before that', async () => {
    const calendar = createCalendar(await loadSwedishHolidays(), ['W27-W32']);
    // A Tuesday; a Monday; after Ascension Day, its squeeze day and a weekend; after the weeks in which nobody is written to.
    for (const [day, reminder, questions] of [
      ['2027-06-22', '2027-06-21', '2027-06-18'],
      ['2027-06-21', '2027-06-18', '2027-06-17'],
      ['2027-05-10', '2027-05-05', '2027-05-04'],
      ['2027-08-16', '2027-07-02', '2027-07-01'],
    ] as const) {
      expect([reminderDay(day, calendar), lastQuestionDay(day, calendar)]).toEqual([reminder, questions]);
    }
  });
});
