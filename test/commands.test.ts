import { readCommand } from '../src/entry/commands.ts';

describe('reading what was typed', () => {
  it.each([
    ['/avstamning', { kind: 'summary' }],
    ['avstämning', { kind: 'summary' }],
    ['  AVSTÄMNING! ', { kind: 'summary' }],
    // The letter a and a combining ring, as some phones send å.
    ['Pa\u030Aminn', { kind: 'remind' }],
    ['/avstamning starta', { kind: 'start' }],
    ['/avstamning starta hösten 2019', { kind: 'start', halfYear: '2019-H2' }],
    ['start 2019:1', { kind: 'start', halfYear: '2019-H1' }],
    ['flytta 2019-06-28', { kind: 'move', to: '2019-06-28' }],
    [
      '/avstamning flytta andra halvåret 2019 2019-12-20',
      { kind: 'move', halfYear: '2019-H2', to: '2019-12-20' },
    ],
    ['/avstamning flytta', { kind: 'move', to: '' }],
    ['historik', { kind: 'history' }],
    ['/avstamning history spring 2019', { kind: 'history', halfYear: '2019-H1' }],
    ['historik i fjol', { kind: 'bad-half-year', text: 'i fjol' }],
    ['hjälp', { kind: 'help' }],
    ['Hej!', { kind: 'help' }],
    ['?', { kind: 'help' }],
    ['', { kind: 'help' }],
    ['/lagesrapport', { kind: 'report' }],
    ['/avstamning lägesrapport', { kind: 'report' }],
  ])('%j', (typed, command) => {
    expect(readCommand(typed)).toEqual(command);
  });

  it('keeps the words of a line as they were typed', () => {
    expect(readCommand('/lagesrapport bemötande gul  Två  workshops,\nÅ Ä Ö')).toEqual({
      kind: 'report-line',
      line: 'bemötande gul  Två  workshops,\nÅ Ä Ö',
    });
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
