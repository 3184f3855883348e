import { readMove, readTypedHalfYear } from '../src/domain/half-year-words.ts';
import { readCommand } from '../src/entry/dispatch.ts';

const command = (name: string, rest = '') => ({ kind: 'command', name, rest });

describe('reading what was typed', () => {
  it.each([
    ['/avstamning', command('summary')],
    ['avstämning', command('summary')],
    ['  AVSTÄMNING! ', command('summary')],
    // The letter a and a combining ring, as some phones send å.
    ['Pa\u030Aminn', command('remind')],
    ['/avstamning starta', command('start')],
    ['/avstamning starta hösten 2019', command('start', 'hösten 2019')],
    ['start 2019:1', command('start', '2019:1')],
    ['flytta 2019-06-28', command('move', '2019-06-28')],
    ['/avstamning flytta andra halvåret 2019 2019-12-20', command('move', 'andra halvåret 2019 2019-12-20')],
    ['/avstamning flytta', command('move')],
    ['historik', command('history')],
    ['/avstamning history spring 2019', command('history', 'spring 2019')],
    ['historik i fjol', command('history', 'i fjol')],
    ['hjälp', command('help')],
    ['Hej!', command('help')],
    ['?', command('help')],
    ['', command('help')],
    ['/lagesrapport', command('report')],
    ['/avstamning lägesrapport', command('report')],
    ['lås upp Klippan Fel siffra', command('unlock', 'Klippan Fel siffra')],
    ['Lås  UPP!', command('unlock')],
    ['lås Klippan', command('lock', 'Klippan')],
    ['Skicka till min e-post', command('by-mail')],
    ['/avstamning skicka till min epost.', command('by-mail')],
    ['skicka hit', command('here')],
    ['Write here!', command('here')],
  ])('%j', (typed, command) => {
    expect(readCommand(typed)).toEqual(command);
  });

  it('keeps the words of a line as they were typed', () => {
    expect(readCommand('/lagesrapport bemötande gul  Två  workshops,\nÅ Ä Ö')).toEqual(
      command('report', 'bemötande gul  Två  workshops,\nÅ Ä Ö'),
    );
  });

  it.each([
    ['avstämnnig', 'avstämning'],
    ['/avstamning pamin', 'påminn'],
    ['lägesraport', 'lägesrapport'],
    ['histrik', 'historik'],
  ])('suggests for %j the nearest word', (typed, nearest) => {
    expect(readCommand(typed)).toMatchObject({ kind: 'unknown', nearest });
  });

  it('suggests nothing for what is like no word', () => {
    expect(readCommand('Vad blir det för mat i dag?')).toEqual({
      kind: 'unknown',
      text: 'Vad blir det för mat i dag?',
      nearest: undefined,
    });
  });
});

describe('reading what follows a command', () => {
  it.each([
    ['2019-06-28', { kind: 'move', to: '2019-06-28' }],
    ['andra halvåret 2019 2019-12-20', { kind: 'move', halfYear: '2019-H2', to: '2019-12-20' }],
    ['', { kind: 'move', to: '' }],
    ['våren 2019', { kind: 'move', halfYear: '2019-H1', to: '' }],
    ['i fjol 2019-06-28', { kind: 'bad-half-year', text: 'i fjol' }],
    ['till midsommar', { kind: 'move', to: 'till midsommar' }],
  ])('a day to move to: %j', (typed, read) => {
    expect(readMove(typed)).toEqual(read);
  });

  it.each([
    ['', { kind: 'none' }],
    ['spring 2019', { kind: 'half-year', halfYear: '2019-H1' }],
    ['i fjol', { kind: 'bad-half-year', text: 'i fjol' }],
  ])('a half-year: %j', (typed, read) => {
    expect(readTypedHalfYear(typed)).toEqual(read);
  });
});
