import { openTestStore, type TestStore } from '../support/database.ts';
import { contactOf, coordinator, groupOf, substituteOf } from '../support/product-groups.ts';
import { openStory, type Story } from '../support/product-story.ts';
import { typeInto, viewOf } from '../support/slack-client.ts';

/** What is typed in Slack, which does not show a command once it is sent: nothing of it is lost. */

const anna = contactOf('Klippan');
const eva = substituteOf('Klippan');
const long = (length: number) => `${'Två workshops. '.repeat(length)}`.slice(0, length - 1).concat('!');

let opened: TestStore;
let story: Story;

beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());
afterEach(async () => {
  await story.close();
  expect(story.faults).toEqual([]);
});

async function begin(at = '2019-05-21T07:00:30Z') {
  story = await openStory(opened, await groupOf(['Klippan', 'Lund']));
  await story.passTo(at);
}

async function saved(party = 'Klippan') {
  const { store } = story.product;
  const groups = await Promise.all((await store.groups.all()).map(({ id }) => store.groups.load(id)));
  return Promise.all(
    groups.map(async (group) => {
      const checkIn = await store.checkIns.find(group.id, '2019-H1');
      const partyId = group.parties.find(({ shortName }) => shortName === party)?.id ?? 0;
      const { draft, submitted } = await store.statusUpdates.read(checkIn?.id ?? 0, partyId);
      const area = group.areas.find(({ key, name }) => key === 'bemotande' || name === 'Bemötande');
      const row = (draft ?? submitted)?.areas.find(({ areaId }) => areaId === area?.id);
      return { ...row, overall: (draft ?? submitted)?.overall.workedWell ?? '', submitted: submitted?.n };
    }),
  );
}

/** Two groups with the same people, the second under another name. */
async function inTwoGroups() {
  const first = await groupOf(['Klippan', 'Lund']);
  const second = await groupOf(['Klippan', 'Lund']);
  first.workingGroup.name = 'Digitalt först';
  second.workingGroup = { ...second.workingGroup, key: 'barn', name: 'Barn och unga', channels: {} };
  story = await openStory(opened, [first, second]);
  await story.passTo('2019-05-21T07:00:30Z');
}

describe('a line of somebody who is in two groups', () => {
  it('is saved whole in the group that is pressed, with 1,800 characters', async () => {
    await inTwoGroups();
    const text = long(1_800);
    const asked = await story.say(anna, `/lagesrapport bemötande grön ${text}`);
    expect(asked).toContain('Vilken arbetsgrupp gäller det?');
    await story.press(anna, 'Barn och unga');
    expect((await saved()).map(({ done }) => done)).toEqual([undefined, text]);
  });

  it('is given back whole where it is too long to come with a button', async () => {
    await inTwoGroups();
    const text = long(2_900);
    const asked = await story.say(anna, `/lagesrapport bemötande grön ${text}`);
    expect(asked.replaceAll('\n', '')).toContain(`bemötande grön ${text}`);
    expect(asked).toContain('Inget har sparats.');
    expect(await story.press(anna, 'Barn och unga')).toContain('Lägesrapport för Klippan');
    expect((await saved()).map(({ done }) => done)).toEqual([undefined, undefined]);
  });
});

describe('messages to somebody who is in two groups', () => {
  it('name the group, unasked and in answer', async () => {
    await inTwoGroups();
    const invitations = story.client.seen(story.id(anna)).split('Hej Anna Klippan!');
    expect(invitations).toHaveLength(3);
    for (const name of ['Digitalt först', 'Barn och unga'])
      expect(invitations.filter((text) => text.includes(name))).toHaveLength(1);
    await story.say(anna, 'lägesrapport');
    expect(await story.press(anna, 'Barn och unga')).toContain('första halvåret 2019\nBarn och unga');
  });

  it('do not, where there is one', async () => {
    await begin();
    expect(story.client.seen(story.id(anna))).not.toContain('Digitalt först');
  });
});

describe('a line that is refused', () => {
  const line = 'bemötande grön Två workshops om *lärstilar* & <annat>';

  it.each([
    ['no such area', 'bemotnade grön Två workshops om lärstilar'],
    ['too long', `bemötande grön ${long(3_001)}`],
  ])('is given back: %s', async (_, typed) => {
    await begin();
    const answer = await story.say(anna, `/lagesrapport ${typed}`);
    expect(answer).toContain('Inget har sparats.');
    expect(answer.replaceAll('\n', '')).toContain(`Det här skrev du:${typed}`);
  });

  it('is given back where no check-in is open', async () => {
    story = await openStory(opened, await groupOf(['Klippan']));
    const answer = await story.say(anna, `/lagesrapport ${line}`);
    expect(answer).toContain('Just nu pågår ingen avstämning.');
    expect(answer).toContain(line);
  });

  it('is given back where answers are locked', async () => {
    await begin();
    await story.say(coordinator, 'lås');
    await story.press(coordinator, 'Lås alla svar');
    const answer = await story.say(anna, `/lagesrapport ${line}`);
    expect(answer).toContain('Svaren för första halvåret 2019 är låsta');
    expect(answer).toContain(line);
    expect(await story.say(anna, `/lagesrapport till sist ${line}`)).toContain(line);
  });

  it('is given back to one who answers for two parties', async () => {
    const file = await groupOf(['Klippan', 'Lund']);
    for (const party of file.parties)
      for (const contact of party.contacts)
        if (contact.email === contactOf('Lund'))
          Object.assign(contact, { email: anna, name: 'Anna Klippan' });
    story = await openStory(opened, file);
    await story.passTo('2019-05-21T07:00:30Z');
    const answer = await story.say(anna, `/lagesrapport ${line}`);
    expect(answer).toContain('Du svarar för flera parter.');
    expect(answer).toContain(line);
    expect(answer).toContain('{Klippan} {Lund}');
  });

  it('is given back to one who answers for nobody, and to a stranger', async () => {
    const file = await groupOf(['Klippan']);
    story = await openStory(opened, file, { also: ['frammande@example.org'] });
    await story.passTo('2019-05-21T07:00:30Z');
    expect(await story.say('frammande@example.org', `/lagesrapport ${line}`)).toContain(line);
  });

  it('comes with the status that is chosen instead of one that there is not', async () => {
    await begin();
    const asked = await story.say(anna, '/lagesrapport bemötande lila Två workshops om lärstilar');
    expect(asked).toContain('«lila» är inget läge.');
    expect(asked).toContain('När du väljer läge sparas också din text:\nTvå workshops om lärstilar');
    expect(await story.press(anna, '🟢 Går bra')).toContain('Sparat: Bemötande, 🟢 Går bra.');
    expect(await saved()).toMatchObject([{ status: 'going_well', done: 'Två workshops om lärstilar' }]);
  });

  it('says what the buttons leave out where the text is too long for them', async () => {
    await begin();
    const text = long(2_500);
    const asked = await story.say(anna, `/lagesrapport bemötande lila ${text}`);
    expect(asked).toContain('Din text är för lång för att följa med knapparna.');
    expect(asked.replaceAll('\n', '')).toContain(text);
  });

  it('is given back where it is no command at all', async () => {
    await begin();
    const typed = 'Vi har inte hunnit än, för halva personalen har varit hemma och sjuk sedan i april';
    const answer = await story.say(anna, typed);
    expect(answer).toContain(typed);
    expect(answer).toContain('Skriv hjälp så visar jag vad du kan göra.');
    expect(answer).toContain(`Skriv till Kontaktperson Region Skåne (${coordinator})`);
  });
});

describe('a line that is saved', () => {
  it('says what is left and leads on, and in the end sends in', async () => {
    await begin();
    const first = await story.say(anna, 'lägesrapport bemötande gul Två workshops');
    expect(first).toContain(
      'Sparat: Bemötande, 🔶 Behöver ändras. Lägesrapporten är inte inskickad än. Läge saknas för Regional arbetsgrupp, Pedagogik och handledning samt Spridning.',
    );
    expect(first).toContain('{Fortsätt}');
    await story.say(anna, 'lägesrapport arbetsgrupp grön');
    await story.say(anna, 'lägesrapport pedagogik grön');
    expect(await story.say(anna, 'lägesrapport spridning grön')).toContain('{Skicka in} {Fortsätt}');
    expect(await story.press(anna, 'Skicka in')).toContain('Tack! Anna Klippan skickade in');
  });
});

describe('words for what the list’s buttons do', () => {
  it('send in, or say below the words what is missing', async () => {
    await begin();
    const missing = await story.say(anna, 'skicka in');
    expect(missing).toContain('Välj läge för Regional arbetsgrupp');
    expect(missing).toContain('{Fortsätt}');
    for (const area of ['arbetsgrupp', 'bemötande', 'pedagogik', 'spridning'])
      await story.say(anna, `/lagesrapport ${area} grön`);
    expect(await story.say(anna, '/lagesrapport skicka in nu')).toContain('Skriv bara skicka in');
    expect((await saved())[0]?.submitted).toBeUndefined();
    expect(await story.say(anna, '/lagesrapport Skicka in!')).toContain('Tack! Anna Klippan skickade in');
    expect((await saved())[0]?.submitted).toBe(1);
    expect(await story.say(anna, 'visa')).toContain('Lägesrapport för Klippan');
  });

  it('leave a line to the area whose name begins with them, and only behind lägesrapport', async () => {
    const file = await groupOf(['Klippan', 'Lund']);
    const names = ['Ändra arbetssätt', 'Spara och dela', 'Till sist men inte minst', 'Visa samlingarna'];
    file.areas.forEach((area, n) => {
      area.name = names[n] ?? area.name;
    });
    story = await openStory(opened, file);
    await story.passTo('2019-05-21T07:00:30Z');
    for (const name of names)
      expect(await story.say(anna, `/lagesrapport ${name} grön Två träffar`)).toContain(`Sparat: ${name}`);
    expect(await story.say(anna, 'ändra arbetssätt grön')).toContain('Skriv bara ändra');
    expect(await story.say(anna, '/lagesrapport ändra')).toContain('Två träffar');
  });

  it('save what has worked well after till sist, in English too, and show what it replaces', async () => {
    await begin();
    expect(await story.say(anna, 'till sist')).toContain('{Till sist}');
    expect(await story.say(anna, '/avstamning till sist Bokcirkeln lockade många')).toContain(
      'Sparat under «Vad har fungerat så bra att andra bör få veta det?»',
    );
    expect((await saved())[0]?.overall).toBe('Bokcirkeln lockade många');
    expect(await story.say(eva, 'finally Sagostunden')).toContain('«Bokcirkeln lockade många»');
    expect((await saved())[0]?.overall).toBe('Sagostunden');
  });

  it('copy last half-year, and say so where there is none', async () => {
    await begin();
    expect(await story.say(anna, 'Allt är som sist')).toContain('Det finns inget från förra halvåret');
  });
});

describe('the librarian’s taps', () => {
  it('are two where nothing is new, in a list of one line an area; five choices otherwise', async () => {
    await begin();
    const five = ['🟢 Går bra', '🔶 Behöver ändras', '🟢 Går bra', '⬜ Inte påbörjat'];
    // Fyll i, four choices, Skicka in: the first opens what the five are chosen in.
    await story.press(anna, 'Fyll i');
    const areas = ['Regional arbetsgrupp', 'Bemötande', 'Pedagogik och handledning', 'Spridning'];
    for (const [n, area] of areas.entries()) await story.choose(anna, area, five[n] ?? '');
    const receipt = await story.press(anna, 'Skicka in');
    expect(receipt).toContain('Tack! Anna Klippan skickade in Klippans lägesrapport');
    await story.passTo('2019-11-19T09:00:00Z');
    const before = story.client.seen(story.id(anna)).split('\n\n').length;
    const list = await story.press(anna, 'Allt är som sist');
    expect(list).toBe(
      [
        'Lägesrapport för Klippan, andra halvåret 2019',
        'Läget är detsamma som sist. Skicka in när du vill.',
        'Svara senast fredagen den 13 december 2019. Utkast. Bara ni ser det tills ni skickar in.',
        'Regional arbetsgrupp: 🟢 Går bra',
        'Bemötande: 🔶 Behöver ändras',
        'Pedagogik och handledning: 🟢 Går bra',
        'Spridning: ⬜ Inte påbörjat',
        '{Skicka in} {Ändra något}',
      ].join('\n'),
    );
    expect(await story.press(anna, 'Skicka in')).toContain('Tack! Anna Klippan skickade in');
    // One message more than the invitation: the list, which became the receipt.
    expect(story.client.seen(story.id(anna)).split('\n\n').length - before).toBe(1);
    const diary = await story.diary('2019-11-20', '2019-12-31');
    expect(diary.filter(({ email }) => email === anna)).toEqual([]);
  });

  it('lead from the copied statuses to the list where something is to be changed', async () => {
    await begin();
    await story.answer(
      anna,
      Array.from({ length: 4 }, () => '🟢 Går bra'),
    );
    await story.passTo('2019-11-19T09:00:00Z');
    await story.say(anna, 'allt är som sist');
    const list = await story.press(anna, 'Ändra något');
    expect(list).toContain('<🟢 Går bra ▾> {Skriv mer}');
  });
});

describe('sending in with areas missing', () => {
  it('says so beside the button, and first in the notification', async () => {
    await begin();
    await story.say(anna, 'lägesrapport');
    await story.choose(anna, 'Bemötande', '🟢 Går bra');
    const hindrance =
      'Välj läge för Regional arbetsgrupp, Pedagogik och handledning samt Spridning. Sedan kan du skicka in.';
    expect(await story.press(anna, 'Skicka in')).toContain(`${hindrance}\n{Skicka in}`);
    const { double } = story.slack;
    expect(double.shown(double.dm(story.id(anna))).some(({ text }) => text.startsWith(hindrance))).toBe(true);
  });
});

describe('a list that is sent in', () => {
  it('is short, and points to what is there', async () => {
    await begin();
    await story.say(anna, `lägesrapport bemötande gul ${long(1_800)}`);
    for (const area of ['arbetsgrupp', 'pedagogik', 'spridning'])
      await story.say(anna, `lägesrapport ${area} grön`);
    const receipt = await story.press(anna, 'Skicka in');
    expect(receipt).not.toContain('Skriv mer');
    expect(receipt.length).toBeLessThan(600);
    expect(receipt).toContain('{Visa} {Ändra}');
    expect((await story.press(anna, 'Visa')).replaceAll('\n', '')).toContain(long(1_800));
  });
});

describe('the bot in its own conversation', () => {
  it('understands words after its own name', async () => {
    await begin();
    await story.slack.people.type(story.id(anna), '', { text: '<@U0BOT> hjälp' });
    await story.slack.rest();
    expect(story.client.seen(story.id(anna))).toContain('Det här kan du göra');
  });

  it('answers a reply in a thread in that thread, and keeps the list in the conversation', async () => {
    await begin();
    const { people, double, rest } = story.slack;
    const dm = double.dm(story.id(anna));
    const thread = double.shown(dm)[0]?.ts;
    await people.type(story.id(anna), 'hjälp', { thread_ts: thread });
    await rest();
    expect(double.shown(dm).at(-1)).toMatchObject({ by: 'bot', thread });
    await people.type(story.id(anna), 'lägesrapport', { thread_ts: thread });
    await rest();
    const [list, pointer] = double.shown(dm).slice(-2);
    expect(list?.thread).toBeUndefined();
    expect(pointer).toMatchObject({ thread, text: expect.stringContaining('Lägesrapporten finns') });
  });
});

describe('Skriv mer of somebody who leaves the file meanwhile', () => {
  it('stays with the text and says why', async () => {
    await begin();
    await story.say(anna, 'lägesrapport');
    await story.press(anna, 'Skriv mer', 'Bemötande');
    const file = await groupOf(['Klippan', 'Lund']);
    for (const party of file.parties)
      party.contacts = party.contacts.map((one) =>
        one.email === anna ? { ...one, name: 'Karin Klippan', email: 'karin@klippan.example.org' } : one,
      );
    await story.importAgain(file);
    const open = viewOf(story.slack, story.id(anna));
    if (!open) throw new Error('no form is open');
    typeInto(open, 'done', 'Två workshops om lärstilar');
    await story.slack.people.submit(open);
    await story.slack.rest();
    const still = viewOf(story.slack, story.id(anna));
    expect(still?.values.get('done')).toBe('Två workshops om lärstilar');
    expect(Object.values(still?.errors ?? {}).join()).toContain('du är inte längre med i gruppen');
    expect((await saved())[0]?.done ?? '').toBe('');
  });
});
