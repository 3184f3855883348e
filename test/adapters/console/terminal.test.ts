import { PassThrough } from 'node:stream';
import { type ConsolePlatform, createConsole } from '../../../adapters/console/console.ts';
import { findSpeakers, type Speaker } from '../../../adapters/console/speaker.ts';
import { createTerminal } from '../../../adapters/console/terminal.ts';
import { readTerminalLine } from '../../../adapters/console/terminal-line.ts';
import type { Button, Part } from '../../../src/messages/message.ts';
import type { Incoming } from '../../../src/ports/chat-platform.ts';

const people: Speaker[] = [
  {
    userId: 'kontakt.regionskane@example.org',
    name: 'Kontaktperson Region Skåne',
    coordinator: true,
    parties: [{ key: 'region-skane', shortName: 'Region Skåne', role: 'contact' }],
  },
  {
    userId: 'ersattare.helsingborg@example.org',
    name: 'Ersättare Helsingborg',
    coordinator: false,
    parties: [{ key: 'helsingborg', shortName: 'Helsingborg', role: 'substitute' }],
  },
  {
    userId: 'kontakt.helsingborg@example.org',
    name: 'Kontaktperson Helsingborg',
    coordinator: false,
    parties: [{ key: 'helsingborg', shortName: 'Helsingborg', role: 'contact' }],
  },
];

/**
 * Types a whole conversation, ends it as Ctrl-D does, and returns the screen. A message to Helsingborg's contact is
 * due at each of `due`, and the bot repeats what it hears after `thinking` milliseconds. A line is typed when the
 * prompt is there; `atOnce`, all are typed before the first is answered.
 */
async function converse(
  lines: string[],
  {
    due = [] as string[],
    thinking = 0,
    group = people,
    fault = '',
    atOnce = false,
    confirm = false,
    arriving = false,
  } = {},
) {
  const input = new PassThrough();
  const output = new PassThrough({ encoding: 'utf8' });
  const asked: Incoming[] = [];
  const moments = due.map((each) => new Date(each));
  let clock = new Date('2019-05-20T06:00:00Z');
  let screen = '';
  output.on('data', (text: string) => {
    screen += text;
  });

  const terminal = createTerminal({
    input,
    output,
    people: async () => group,
    timezone: 'Europe/Stockholm',
    time: {
      now: () => clock,
      nextMoment: async () => moments.find((moment) => moment > clock),
      async advanceTo(moment) {
        if (fault) throw new Error(fault);
        const late = moments.filter((each) => each > clock && each <= moment).length;
        clock = moment;
        for (let n = 0; n < late; n++) await invite(platform);
      },
    },
  });
  const platform = createConsole({
    write: terminal.print,
    people: async () => group,
    now: () => clock,
    timezone: 'Europe/Stockholm',
    width: terminal.width,
  });
  await platform.start(async (incoming) => {
    asked.push(incoming);
    await new Promise((resolve) => setTimeout(resolve, thinking));
    const text = incoming.ask.kind === 'words' ? `Du skrev «${incoming.ask.text}».` : 'Du tryckte.';
    const confirmed: Button = {
      label: 'Påminn',
      action: { kind: 'remind', checkIn: 1 },
      confirm: { title: 'Påminna?', text: 'En får ett meddelande.', yes: 'Påminn', no: 'Låt bli' },
    };
    const buttons: Part[] = confirm ? [{ kind: 'buttons', buttons: [confirmed] }] : [];
    return { kind: 'messages', items: [{ parts: [{ kind: 'text', text }, ...buttons] }] };
  });
  let left = false;
  const ended = terminal.run(platform.session).then(() => {
    left = true;
  });
  let answeredTo = 0;
  const prompted = () => until(() => left || (screen.length > answeredTo && screen.endsWith('> ')));
  if (arriving) {
    await prompted();
    await invite(platform);
  }
  for (const line of lines) {
    if (!atOnce) await prompted();
    answeredTo = screen.length;
    input.write(`${line}\n`);
  }
  if (!atOnce) await prompted();
  input.end();
  await ended;
  return { screen, asked, clock: () => clock.toISOString() };
}

async function until(fulfilled: () => boolean): Promise<void> {
  while (!fulfilled()) await new Promise((resolve) => setImmediate(resolve));
}

async function invite(platform: ConsolePlatform): Promise<void> {
  await platform.deliver({
    id: 'd1',
    to: {
      kind: 'person',
      identity: { platform: 'console', tenant: 'local', userId: 'kontakt.helsingborg@example.org' },
    },
    locale: 'sv',
    message: {
      parts: [
        { kind: 'text', text: 'Dags för avstämning.' },
        { kind: 'buttons', buttons: [{ label: 'Fyll i', action: { kind: 'report', checkIn: 1, party: 2 } }] },
      ],
    },
  });
}

const heard = (asked: Incoming[]) =>
  asked.map(({ from, ask }) => [from.userId.split('@')[0], ask.kind === 'words' ? ask.text : ask.kind]);

describe('the terminal', () => {
  it('says what it is, where the clock stands, whom one can speak as and what to try', async () => {
    const { screen } = await converse([]);
    expect(screen).toContain('Det här är Avstämning');
    expect(screen).toContain('står på 20 maj 2019 08.00');
    expect(screen).toContain('* Kontaktperson Helsingborg   kontaktperson, Helsingborg');
    expect(screen).toContain('kontaktperson, Region Skåne; samordnare');
    expect(screen).toContain('• nästa');
    expect(screen).toContain('• som helsingborg, sedan /lagesrapport');
    expect(screen).toContain('• som region-skane, sedan /avstamning');
    expect(screen).toContain('20 maj 2019 08.00 Kontaktperson Helsingborg> ');
    expect(screen.trimEnd().endsWith('Hej då!')).toBe(true);
  });

  it('gives the bot everything that is not its own word, as the person one speaks as', async () => {
    const { asked, screen } = await converse([
      '/lagesrapport',
      'som region skåne',
      '/avstamning',
      '',
      'nästa vecka',
    ]);
    expect(heard(asked)).toEqual([
      ['kontakt.helsingborg', '/lagesrapport'],
      ['kontakt.regionskane', '/avstamning'],
      ['kontakt.regionskane', 'nästa vecka'],
    ]);
    expect(screen).toContain('Nu talar du som Kontaktperson Region Skåne.');
    expect(screen).toContain('20 maj 2019 08.00 Kontaktperson Region Skåne> Du skrev «/avstamning».');
  });

  it('lists people when a name fits nobody or several, and goes on as before', async () => {
    const { screen, asked } = await converse(['som klippan', 'som kontaktperson', 'som', 'hej']);
    expect(screen).toContain('Jag hittar ingen som heter «klippan». De här kan du tala som:');
    expect(screen).toContain('Flera passar in på «kontaktperson».');
    expect(heard(asked)).toEqual([['kontakt.helsingborg', 'hej']]);
  });

  it('jumps to the next moment at which something is due, and prints what arrives with date and name', async () => {
    const { screen, clock, asked } = await converse(['nästa', '1', 'nästa'], {
      due: ['2019-05-21T07:00:00Z'],
    });
    expect(screen).toContain(
      '── 21 maj 2019 09.00 · till Kontaktperson Helsingborg ──\nDags för avstämning.',
    );
    expect(screen).toContain('Klockan är nu 21 maj 2019 09.00.');
    expect(screen).toContain('Inget mer är planerat.');
    expect(heard(asked)).toEqual([['kontakt.helsingborg', 'press']]);
    expect(clock()).toBe('2019-05-21T07:00:00.000Z');
  });

  it('stops at each due moment when days pass, so that nothing arrives on another day than its own', async () => {
    const { screen, clock } = await converse(['+1 vecka', 'vilka'], {
      due: ['2019-05-21T07:00:00Z', '2019-05-23T07:00:00Z', '2019-06-11T07:00:00Z'],
    });
    expect(screen).toContain('── 21 maj 2019 09.00 · till');
    expect(screen).toContain('── 23 maj 2019 09.00 · till');
    expect(screen).toContain('Klockan är nu 27 maj 2019 08.00.');
    expect(screen).toContain('kontakt.helsingborg@example.org · 2 olästa');
    expect(clock()).toBe('2019-05-27T06:00:00.000Z');
  });

  it('keeps the time of day over a change to winter time', async () => {
    const { clock } = await converse(['+26 veckor']);
    expect(clock()).toBe('2019-11-18T07:00:00.000Z');
  });

  it('lets lines wait for the one that is under way', async () => {
    const { screen, asked } = await converse(['ett', 'som region-skane', 'två'], {
      thinking: 20,
      atOnce: true,
    });
    expect(heard(asked)).toEqual([
      ['kontakt.helsingborg', 'ett'],
      ['kontakt.regionskane', 'två'],
    ]);
    expect(screen.indexOf('Du skrev «ett»')).toBeLessThan(screen.indexOf('Nu talar du som'));
    expect(screen.indexOf('Du skrev «två»')).toBeGreaterThan(screen.indexOf('Nu talar du som'));
  });

  it('leaves at sluta, and takes nothing after it', async () => {
    const { asked, screen } = await converse(['hej', 'sluta', 'för sent']);
    expect(heard(asked)).toEqual([['kontakt.helsingborg', 'hej']]);
    expect(screen.trimEnd().endsWith('Hej då!')).toBe(true);
  });

  it.each(['?', 'hjälp', 'HELP'])('shows its own words for %p and lets the bot show its', async (word) => {
    const { screen, asked } = await converse([word]);
    expect(screen).toContain('Terminalens egna ord:');
    expect(heard(asked)).toEqual([['kontakt.helsingborg', word]]);
  });

  it('says what a step in time looks like when it does not understand one', async () => {
    const { screen, clock } = await converse(['+3 bananer']);
    expect(screen).toContain('Skriv till exempel +1 dag');
    expect(clock()).toBe('2019-05-20T06:00:00.000Z');
  });

  it('tells of a fault and goes on', async () => {
    const { screen, asked } = await converse(['+1 dag', 'hej'], { fault: 'databasen svarar inte' });
    expect(screen).toContain('Det gick inte: databasen svarar inte');
    expect(heard(asked)).toEqual([['kontakt.helsingborg', 'hej']]);
  });

  it('shows what is asked as the prompt, and hears no words of its own until it is answered', async () => {
    const { screen, asked, clock } = await converse(
      ['som region-skane', 'påminn', '1', 'nästa', 'nej', 'hej'],
      {
        due: ['2019-05-21T07:00:00Z'],
        confirm: true,
      },
    );
    expect(screen).toContain('ja eller nej > ');
    expect(screen).toContain('Inget har ändrats.');
    expect(heard(asked)).toEqual([
      ['kontakt.regionskane', 'påminn'],
      ['kontakt.regionskane', 'hej'],
    ]);
    expect(clock()).toBe('2019-05-20T06:00:00.000Z');
  });

  it('prints at once what arrives while nobody types, and prompts again', async () => {
    const { screen } = await converse(['hej'], { arriving: true });
    expect(screen).toMatch(
      /> \n── 20 maj 2019 08\.00 · till Kontaktperson Helsingborg ──[\s\S]*Helsingborg> /,
    );
  });

  it('does without people', async () => {
    const { screen, asked } = await converse(['hej', 'vilka'], { group: [] });
    expect(screen).toContain('20 maj 2019 08.00> ');
    expect(asked).toEqual([]);
  });
});

describe('the terminal’s own words', () => {
  it.each([
    ['som Helsingborg', { kind: 'as', who: 'Helsingborg' }],
    ['as  region skåne', { kind: 'as', who: 'region skåne' }],
    ['NASTA', { kind: 'next' }],
    ['next', { kind: 'next' }],
    ['vilka', { kind: 'who' }],
    ['exit', { kind: 'quit' }],
    ['+1 dag', { kind: 'pass', days: 1 }],
    ['+3dagar', { kind: 'pass', days: 3 }],
    ['+ 2 weeks', { kind: 'pass', days: 14 }],
    ['+vecka', { kind: 'pass', days: 7 }],
    ['+5', { kind: 'pass', days: 5 }],
    ['+', { kind: 'bad-step' }],
    ['+0 dagar', { kind: 'bad-step' }],
    ['+60 veckor', { kind: 'bad-step' }],
    ['sommar', { kind: 'bot' }],
    ['vilka då', { kind: 'bot' }],
    ['/avstamning', { kind: 'bot' }],
  ])('reads %p', (line, meant) => {
    expect(readTerminalLine(line)).toEqual(meant);
  });

  it.each([
    ['helsingborg', ['Kontaktperson Helsingborg']],
    ['REGION SKANE', ['Kontaktperson Region Skåne']],
    ['ersättare', ['Ersättare Helsingborg']],
    ['ersattare.helsingborg@example.org', ['Ersättare Helsingborg']],
    ['kontaktperson', ['Kontaktperson Region Skåne', 'Kontaktperson Helsingborg']],
    ['klippan', []],
    ['', []],
  ])('takes %p for %p', (typed, names) => {
    expect(findSpeakers(people, typed).map(({ name }) => name)).toEqual(names);
  });

  it('takes a party without a contact for its substitute', () => {
    const substitutes = people.filter(({ name }) => name !== 'Kontaktperson Helsingborg');
    expect(findSpeakers(substitutes, 'helsingborg').map(({ name }) => name)).toEqual([
      'Ersättare Helsingborg',
    ]);
  });
});
