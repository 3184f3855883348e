import { createConsole } from '../../../adapters/console/console.ts';
import type { Form } from '../../../src/messages/form.ts';
import type { Button, Message } from '../../../src/messages/message.ts';
import type { Reply, ReportList } from '../../../src/messages/report.ts';
import type { Incoming } from '../../../src/ports/chat-platform.ts';
import { sampleAreaForm, sampleButtons, sampleOverallForm } from '../../support/slack-samples.ts';

const anna = 'anna@example.org';
const ben = 'ben@example.org';

/** A terminal whose bot answers what the test says, one reply for each thing that reaches it; then with silence. */
async function open(...replies: Reply[]) {
  const asked: Incoming[] = [];
  let screen = '';
  const platform = createConsole({
    write(text) {
      screen += `${text}\n\n`;
    },
    people: async () => [
      { userId: anna, name: 'Anna Ek' },
      { userId: ben, name: 'Ben\u001b[2J Oak', locale: 'en' },
    ],
    now: () => new Date('2019-05-21T07:00:00Z'),
    timezone: 'Europe/Stockholm',
  });
  await platform.start(async (incoming) => {
    asked.push(incoming);
    return replies.shift() ?? { kind: 'nothing' };
  });
  return {
    platform,
    asked,
    asks: () => asked.map(({ ask }) => ask),
    /** Types lines as Anna and returns what they put on the screen. */
    async type(...lines: string[]) {
      const before = screen.length;
      for (const line of lines) await platform.session.say(anna, line);
      return screen.slice(before);
    },
    screen: () => screen,
    asking: () => platform.session.asking(anna),
  };
}

const fill: Message = {
  parts: [
    { kind: 'text', text: 'Dags!' },
    { kind: 'buttons', buttons: [{ label: 'Fyll i', action: { kind: 'report', checkIn: 1, party: 2 } }] },
  ],
};

const list: ReportList = {
  locale: 'sv',
  slot: 'report:1:2',
  checkIn: 1,
  party: 2,
  partyName: 'Helsingborg',
  halfYear: '2019-H1',
  dueOn: '2019-06-14',
  overdue: false,
  state: 'draft',
  editable: true,
  notices: [],
  areas: [
    { area: 10, name: 'Regional arbetsgrupp', done: '', needs: '' },
    { area: 11, name: 'Bemötande', done: '', needs: '' },
  ],
  overall: [],
  buttons: sampleButtons(),
  publicRecord: 'Svaret blir en allmän handling.',
};
const report: Reply = { kind: 'report', list, drawn: 'new' };

const head = {
  ref: { kind: 'area' as const, checkIn: 1, party: 2, area: 11, base: 'b1' },
  partyName: 'Helsingborg',
  note: 'Svaret blir en allmän handling.',
};
const areaForm = sampleAreaForm({
  ...head,
  about: 'Hur man bemöter sina besökare.',
  questions: ['Hur välkomnar vi?'],
  values: { done: 'En kurs', needs: '' },
  last: { status: 'going_well', done: 'En workshop', needs: '' },
});
const overallForm = sampleOverallForm({
  ...head,
  ref: { kind: 'overall', checkIn: 1, party: 2, base: 'b1' },
  followUps: [],
  values: { workedWell: '', commitments: [{ what: 'Workshop', who: 'Eva', by: '2020-02-28' }] },
});
const form = (one: Form): Reply => ({ kind: 'form', form: one });
const said = (text: string): Reply => ({ kind: 'messages', items: [{ parts: [{ kind: 'text', text }] }] });

describe('what is typed in the terminal', () => {
  it('goes to the bot as words, exactly as typed, each line with a key of its own', async () => {
    const { type, asked } = await open(said('Hej!'), said('Hej!'));
    expect(await type(' avstämning  hjälp ', 'hej')).toBe('Hej!\n\nHej!\n\n');
    expect(asked[0]).toMatchObject({
      from: { platform: 'console', tenant: 'local', userId: anna },
      answer: 'reply',
      ask: { kind: 'words', text: ' avstämning  hjälp ' },
    });
    expect(asked[1]?.key).not.toBe(asked[0]?.key);
  });

  it('is nothing when the line is empty', async () => {
    const { type, asked } = await open();
    expect(await type('', '   ')).toBe('');
    expect(asked).toEqual([]);
  });

  it('is answered in the order it was typed, also when the lines come at once', async () => {
    const { platform, asks } = await open(said('1'), said('2'), said('3'));
    await Promise.all(['a', 'b', 'c'].map((line) => platform.session.say(anna, line)));
    expect(asks().map((ask) => ask.kind === 'words' && ask.text)).toEqual(['a', 'b', 'c']);
  });

  it('is answered before the platform has stopped', async () => {
    const { platform, screen } = await open(said('Klart.'));
    void platform.session.say(anna, 'hej');
    await platform.stop();
    expect(screen()).toContain('Klart.');
  });

  it('tells of a refusal outside a form', async () => {
    const { type } = await open({ kind: 'refused', fields: {}, why: 'Bara kontaktpersonen kan svara.' });
    expect(await type('lägesrapport')).toBe('Bara kontaktpersonen kan svara.\n\n');
  });
});

describe('numbered buttons', () => {
  const two: Reply = {
    kind: 'messages',
    items: [
      fill,
      {
        parts: [
          { kind: 'buttons', buttons: [{ label: 'Visa', action: { kind: 'view', checkIn: 1, party: 2 } }] },
        ],
      },
    ],
  };

  it('are pressed by number, with or without brackets, through all messages of an answer', async () => {
    const { type, asks } = await open(two);
    expect(await type('hej')).toBe('Dags!\n\n[1] Fyll i\n\n[2] Visa\n\n');
    await type('1', '[2]', ' 2. ');
    expect(asks().slice(1)).toEqual([
      { kind: 'press', action: { kind: 'report', checkIn: 1, party: 2 } },
      { kind: 'press', action: { kind: 'view', checkIn: 1, party: 2 } },
      { kind: 'press', action: { kind: 'view', checkIn: 1, party: 2 } },
    ]);
  });

  it('are pressed by their label too', async () => {
    const { type, asks } = await open(two);
    await type('hej', 'FYLL I');
    expect(asks()[1]).toEqual({ kind: 'press', action: { kind: 'report', checkIn: 1, party: 2 } });
  });

  it('that do not exist are told, and nothing reaches the bot', async () => {
    const { type, asked } = await open(two);
    expect(await type('4')).toBe('Det finns ingen knapp 4 här.\n\n');
    await type('hej');
    expect(await type('3', '0')).toBe('Det finns ingen knapp 3 här.\n\nDet finns ingen knapp 0 här.\n\n');
    expect(asked).toHaveLength(1);
  });

  it('keep their numbers when an answer has none of its own, and begin anew with one that has', async () => {
    const { type, asks } = await open(two, said('Jag förstår inte.'), { kind: 'messages', items: [fill] });
    await type('hej', 'hoj', '2');
    expect(asks()[2]).toEqual({ kind: 'press', action: { kind: 'view', checkIn: 1, party: 2 } });
    expect(await type('2')).toBe('Det finns ingen knapp 2 här.\n\n');
  });

  it('of a message that arrives go on after those that are there, so that none changes its meaning', async () => {
    const { platform, type, asks, screen } = await open(two);
    await type('hej');
    const to = { kind: 'person', identity: { platform: 'console', tenant: 'local', userId: anna } } as const;
    await platform.deliver({ id: 'd1', to, locale: 'sv', message: fill });
    expect(screen()).toContain('[3] Fyll i');
    await type('2', '3');
    expect(asks().slice(1)).toEqual([
      { kind: 'press', action: { kind: 'view', checkIn: 1, party: 2 } },
      { kind: 'press', action: { kind: 'report', checkIn: 1, party: 2 } },
    ]);
  });

  it('belong to one person only', async () => {
    const { type, platform, asked, screen } = await open(two);
    await type('hej');
    await platform.session.say(ben, '1');
    expect(asked).toHaveLength(1);
    expect(screen()).toContain('There is no button 1 here.');
  });

  describe('with a question first', () => {
    const ask: Reply = {
      kind: 'messages',
      items: [
        {
          parts: [
            {
              kind: 'buttons',
              buttons: [
                {
                  label: 'Påminn 4',
                  action: { kind: 'remind', checkIn: 1 },
                  confirm: {
                    title: 'Påminna?',
                    text: 'Fyra bibliotek får ett meddelande.',
                    yes: 'Påminn',
                    no: 'Låt bli',
                  },
                },
              ],
            },
          ],
        },
      ],
    };

    it('count after ja', async () => {
      const { type, asks, asking } = await open(ask, said('Påmint.'));
      expect(await type('hej', '1')).toContain('Påminna?\nFyra bibliotek får ett meddelande.');
      expect(asking()).toEqual({ kind: 'confirm', prompt: 'ja eller nej' });
      expect(await type('kanske', '')).toBe('');
      expect(asks()).toHaveLength(1);
      expect(await type('Ja')).toBe('Påmint.\n\n');
      expect(asks()[1]).toEqual({ kind: 'press', action: { kind: 'remind', checkIn: 1 } });
    });

    it('do nothing after nej', async () => {
      const { type, asked, asking } = await open(ask);
      expect(await type('hej', '1', 'nej')).toContain('Inget har ändrats.');
      expect(asking()).toBeUndefined();
      expect(asked).toHaveLength(1);
    });

    it('take the words of the question itself', async () => {
      const { type, asks } = await open(ask);
      await type('hej', '1', 'påminn');
      expect(asks()).toHaveLength(2);
    });
  });
});

describe('the area list in the terminal', () => {
  it('has letters for areas and numbers for buttons, and says how they are used', async () => {
    const { type } = await open(report);
    const text = await type('/lagesrapport');
    expect(text).toContain('a. Regional arbetsgrupp: Inget läge valt än');
    expect(text).toContain('b. Bemötande: Inget läge valt än');
    expect(text).toContain('[2] Skicka in');
    expect(text).toContain('b gul Två workshops');
  });

  it('explains itself once, and not each time it is drawn again', async () => {
    const again: Reply = { kind: 'report', list, drawn: 'same' };
    const { type } = await open(report, again, report);
    await type('/lagesrapport');
    const redrawn = await type('b gul');
    expect(redrawn).toContain('b. Bemötande');
    expect(redrawn).toContain('[2] Skicka in');
    expect(redrawn).not.toContain('Svaret blir en allmän handling.');
    expect(redrawn).not.toContain('b gul Två workshops');
    expect(await type('/lagesrapport')).toContain('Svaret blir en allmän handling.');
  });

  it('shows the choices for a letter, and a number chooses', async () => {
    const { type, asks } = await open(report);
    const text = await type('/lagesrapport', 'b');
    expect(text).toContain('Bemötande: Hur går det?');
    expect(text).toContain('[2] 🔶 Behöver ändras');
    expect(text).toContain('[6] Skriv mer');
    await type('2');
    const of = { checkIn: 1, party: 2, area: 11 };
    expect(asks()[1]).toEqual({ kind: 'press', action: { kind: 'status', ...of, status: 'needs_change' } });
    await type('6');
    expect(asks()[2]).toEqual({ kind: 'press', action: { kind: 'write', ...of } });
  });

  it.each([
    ['b 2', 'needs_change', 11],
    ['B behöver ändras', 'needs_change', 11],
    ['b. inte påbörjat', 'not_started', 11],
    ['a Gar bra', 'going_well', 10],
  ] as const)('takes %p as a choice', async (line, status, area) => {
    const { type, asks } = await open(report);
    await type('/lagesrapport', line);
    expect(asks()[1]).toEqual({
      kind: 'press',
      action: { kind: 'status', checkIn: 1, party: 2, area, status },
    });
  });

  it.each([
    ['b gul', '/lagesrapport Bemötande gul'],
    ['b gul Två workshops, 2 kurser', '/lagesrapport Bemötande gul Två workshops, 2 kurser'],
    ['a lila', '/lagesrapport Regional arbetsgrupp lila'],
  ])('gives the quick line %p to the bot with the area by name', async (line, text) => {
    const { type, asks } = await open(report);
    await type('/lagesrapport', line);
    expect(asks()[1]).toEqual({ kind: 'words', text });
  });

  it('opens the form with a letter and skriv', async () => {
    const { type, asks } = await open(report, form(areaForm));
    const text = await type('/lagesrapport', 'b skriv');
    expect(asks()[1]).toEqual({ kind: 'press', action: { kind: 'write', checkIn: 1, party: 2, area: 11 } });
    expect(text).toContain('Skriv mer: Bemötande, Helsingborg');
  });

  it.each(['c gul', 'bra jobbat', 'å gul'])(
    'gives %p to the bot as it is: no row has that letter',
    async (line) => {
      const { type, asks } = await open(report);
      await type('/lagesrapport', line);
      expect(asks()[1]).toEqual({ kind: 'words', text: line });
    },
  );

  const edit: Button = { label: 'Ändra', action: { kind: 'report', checkIn: 1, party: 2, edit: true } };

  it('has no letters once the answer is sent in, only the way to change it', async () => {
    const { type, asks } = await open({
      kind: 'report',
      drawn: 'same',
      list: { ...list, state: 'submitted', editable: false, buttons: { top: [], main: [edit], more: [] } },
      say: { parts: [{ kind: 'text', text: 'Tack!' }] },
    });
    const text = await type('/lagesrapport');
    expect(text.startsWith('Tack!\n\nLägesrapport för Helsingborg')).toBe(true);
    expect(text).not.toContain('a. Regional');
    await type('a', '1');
    expect(asks()[1]).toEqual({ kind: 'words', text: 'a' });
    expect(asks()[2]).toEqual({
      kind: 'press',
      action: edit.action,
    });
  });
});

describe('a form in the terminal', () => {
  it('shows what it is about, what was said last and what each field holds', async () => {
    const { type } = await open(form(areaForm));
    const text = await type('skriv');
    for (const part of [
      'Hur man bemöter sina besökare.',
      '• Hur välkomnar vi?',
      'Gjort: En workshop',
      'Svaret blir en allmän handling.',
      'Vad har ni gjort?',
      '» En kurs',
    ])
      expect(text).toContain(part);
  });

  it('takes several lines until a full stop alone, and an empty line in between', async () => {
    const { type, asks, asking } = await open(form(areaForm), said('Sparat.'));
    await type('skriv', 'Två workshops', '');
    expect(asking()).toMatchObject({ key: 'done', prompt: 'mer, eller . när du är klar' });
    await type('  1', 'sluta', '.');
    expect(asking()).toMatchObject({ key: 'needs' });
    expect(await type('Tid.', '.')).toBe('Sparat.\n\n');
    expect(asks()[1]).toEqual({
      kind: 'form',
      form: areaForm.ref,
      values: { done: 'Två workshops\n\n  1\nsluta', needs: 'Tid.' },
    });
    expect(asking()).toBeUndefined();
  });

  it('keeps with Enter or a lone full stop and empties with a dash', async () => {
    const { type, asks } = await open(form(areaForm), report, form(areaForm), report);
    await type('skriv', '', '.');
    expect(asks()[1]).toMatchObject({ values: { done: 'En kurs', needs: '' } });
    await type('skriv', '-', '');
    expect(asks()[3]).toMatchObject({ values: { done: '', needs: '' } });
  });

  it('is left without saving by avbryt', async () => {
    const { type, asked, asking } = await open(form(areaForm));
    expect(await type('skriv', 'Två workshops', 'avbryt')).toContain('Avbrutet.');
    expect(asking()).toBeUndefined();
    expect(asked).toHaveLength(1);
  });

  it('tells what is refused and asks for that again, with what was typed kept', async () => {
    const { type, asks, asking } = await open(
      form(areaForm),
      { kind: 'refused', fields: { needs: 'Texten är för lång.' } },
      said('Sparat.'),
    );
    const text = await type('skriv', 'Två', '.', 'långt', '.');
    expect(text).toContain('Texten är för lång.');
    expect(asking()).toMatchObject({
      key: 'needs',
      errors: ['Texten är för lång.'],
      values: { done: 'Två', needs: 'långt' },
    });
    expect(await type('kort', '.')).toBe('Sparat.\n\n');
    expect(asks()[2]).toMatchObject({ values: { done: 'Två', needs: 'kort' } });
  });

  it('can be sent again as it is when it could not be saved', async () => {
    const refused: Reply = { kind: 'refused', fields: {}, why: 'Det gick inte att spara just nu.' };
    const { type, asks, asking } = await open(form(areaForm), refused, refused, said('Sparat.'));
    expect(await type('skriv', 'Två', '.', '')).toContain('Det gick inte att spara just nu.');
    expect(asking()).toMatchObject({ key: undefined, values: { done: 'Två' } });
    expect(await type('vad?')).toContain('Det gick inte att spara just nu.');
    expect(asks()).toHaveLength(2);
    await type('');
    expect(await type('')).toBe('Sparat.\n\n');
    expect(asks()[3]).toMatchObject({ kind: 'form', values: { done: 'Två', needs: '' } });
  });

  it('drawn again from newer answers says so, keeps what was typed and takes over the rest', async () => {
    const newer = sampleAreaForm({
      ...head,
      ref: { kind: 'area', checkIn: 1, party: 2, area: 11, base: 'b2' },
      notices: ['Eva har sparat under tiden.'],
      values: { done: 'Evas text', needs: 'Evas behov' },
    });
    const { type, asks, asking } = await open(form(areaForm), form(newer), said('Sparat.'));
    expect(await type('skriv', 'Min text', '.', '')).toContain('Eva har sparat under tiden.');
    expect(asking()).toMatchObject({ key: 'done', values: { done: 'Min text', needs: 'Evas behov' } });
    await type('', '');
    expect(asks()[2]).toEqual({
      kind: 'form',
      form: newer.ref,
      values: { done: 'Min text', needs: 'Evas behov' },
    });
  });

  it('asks the overall part row by row until a row is left empty', async () => {
    const { type, asks, asking } = await open(form(overallForm), said('Sparat.'));
    await type('till sist', 'Bokcirkeln', '.');
    expect(asking()).toMatchObject({ key: 'commitments.0.what' });
    await type('', 'Åsa', '', 'Kurs');
    expect(asking()).toMatchObject({ key: 'commitments.1.who' });
    const text = await type('', '2020-03-01', '', 'kanske');
    expect(text).toContain('Är du kontaktperson även nästa halvår? (ja eller nej)');
    expect(asks()).toHaveLength(1);
    expect(await type('nej')).toBe('Sparat.\n\n');
    expect(asks()[1]).toEqual({
      kind: 'form',
      form: overallForm.ref,
      values: {
        workedWell: 'Bokcirkeln',
        'commitments.0.what': 'Workshop',
        'commitments.0.who': 'Åsa',
        'commitments.0.by': '2020-02-28',
        'commitments.1.what': 'Kurs',
        'commitments.1.who': '',
        'commitments.1.by': '2020-03-01',
        'commitments.2.what': '',
        'commitments.2.who': '',
        'commitments.2.by': '',
        contactNext: 'false',
      },
    });
  });

  it('gives up a row whose first field is emptied, and an unanswered question stays so', async () => {
    const { type, asks } = await open(form(overallForm), said('Sparat.'));
    await type('till sist', '', '-', '');
    expect(asks()[1]).toMatchObject({
      values: {
        workedWell: '',
        'commitments.0.what': '',
        'commitments.0.who': '',
        'commitments.0.by': '',
        contactNext: '',
      },
    });
  });

  it('asks again for a refused date in a row', async () => {
    const { type, asks, asking } = await open(
      form(overallForm),
      { kind: 'refused', fields: { 'commitments.0.by': 'Skriv datumet som 2020-02-28.' } },
      said('Sparat.'),
    );
    await type('till sist', '', '', '', 'snart', '', 'ja');
    expect(asking()).toMatchObject({ key: 'commitments.0.by', errors: ['Skriv datumet som 2020-02-28.'] });
    await type('2020-02-27');
    expect(asks()[2]).toMatchObject({
      values: { 'commitments.0.by': '2020-02-27', contactNext: 'true' },
    });
  });
});

describe('the terminal as a platform', () => {
  it('prints a delivery with date, clock and whom it is to, and counts it as unread until they speak', async () => {
    const { platform, screen } = await open();
    const to = {
      kind: 'person',
      identity: { platform: 'console', tenant: 'local', userId: 'BEN@example.org' },
    } as const;
    expect(await platform.deliver({ id: 'd1', to, locale: 'en', message: fill })).toEqual({
      kind: 'sent',
      conversation: ben,
      messageIds: ['d1'],
    });
    expect(screen()).toBe('── 21 maj 2019 09.00 · till Ben␛[2J Oak ──\nDags!\n\n[1] Fyll i\n\n');
    expect(platform.session.unread(ben)).toBe(1);
    await platform.session.say(ben, 'hi');
    expect(platform.session.unread(ben)).toBe(0);
  });

  it('prints what is shown in a channel', async () => {
    const { platform, screen } = await open();
    const receipt = await platform.deliver({
      id: 'd2',
      to: { kind: 'channel', conversation: 'digitalt-forst' },
      locale: 'sv',
      message: { parts: [{ kind: 'text', text: 'Sammanställning' }] },
    });
    expect(receipt).toMatchObject({ kind: 'sent', conversation: 'digitalt-forst' });
    expect(screen()).toContain('i kanalen digitalt-forst ──\nSammanställning');
  });

  it('knows the people of the group by e-mail in any case, and nobody else', async () => {
    const { platform } = await open();
    expect(await platform.profile({ email: 'Anna@Example.org ' })).toEqual({
      identity: { platform: 'console', tenant: 'local', userId: anna },
      email: anna,
      locale: undefined,
    });
    expect(await platform.profile({ userId: ben })).toMatchObject({ locale: 'en' });
    expect(await platform.profile({ email: 'okand@example.org' })).toBeUndefined();
    const to = {
      kind: 'person',
      identity: { platform: 'console', tenant: 'local', userId: 'okand@example.org' },
    } as const;
    expect(await platform.deliver({ id: 'd3', to, locale: 'sv', message: fill })).toEqual({
      kind: 'unreachable',
      why: 'gone',
    });
  });
});
