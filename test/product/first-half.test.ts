import { channel, eachStory, inBrief, shippedGroup } from '../support/product-story.ts';
import { buttonWith, findElement } from '../support/slack-client.ts';

/** The shipped group's first half of 2019 in Slack, by what its people see. */

const region = 'kontakt.regionskane@example.org';
const helsingborg = 'kontakt.helsingborg@example.org';
const good = '🟢 Går bra';

const { story } = eachStory(() => shippedGroup());

const occurrences = (text: string, part: string) => text.split(part).length - 1;

describe('the first half of 2019', () => {
  it('brings each their messages on the days of the calendar, where nobody answers', async () => {
    expect(inBrief(await story.diary('2019-05-20', '2019-07-05'))).toEqual([
      `05-21 ${region} invitation`,
      `05-21 ${helsingborg} invitation`,
      `06-04 ${region} reminder`,
      `06-04 ${helsingborg} reminder`,
      `06-10 ${region} standing`,
      `06-11 ${region} reminder`,
      `06-11 ${helsingborg} reminder`,
      `06-13 ${region} reminder`,
      `06-13 ${helsingborg} reminder`,
      `06-17 ${region} overdue and standing`,
      `06-17 ${helsingborg} overdue`,
    ]);
  });

  it('sends at nine, Swedish time', async () => {
    await story.passTo('2019-05-21T06:59:00Z');
    expect(story.client.seen(story.id(helsingborg))).toBe('');
    await story.passTo('2019-05-21T07:00:00Z');
    expect(story.client.seen(story.id(helsingborg))).toContain('Hej Kontaktperson Helsingborg!');
  });

  it('reminds nobody whose party has sent in, and says who else has not', async () => {
    await story.diary('2019-05-20', '2019-06-03');
    await story.answer(region, [good, good, good, good]);
    const diary = await story.diary('2019-06-04', '2019-06-17');
    expect(inBrief(diary).filter((line) => line.includes(region))).toEqual([
      `06-10 ${region} standing`,
      `06-17 ${region} standing`,
    ]);
    const [standing] = diary.filter(({ email }) => email === region);
    expect(standing?.seen).toContain('1 av 2 har svarat');
    expect(standing?.seen).toContain('Saknas: Helsingborg.');
    expect(standing?.seen).toContain('{Påminn 1 bibliotek}');
  });

  it('tells the coordinator that all have answered', async () => {
    await story.passTo('2019-05-22T08:00:00Z');
    for (const email of [region, helsingborg]) await story.answer(email, [good, good, good, good]);
    const diary = await story.diary('2019-05-23', '2019-06-17');
    expect(inBrief(diary)).toEqual([`06-10 ${region} standing`, `06-17 ${region} standing`]);
    for (const { seen } of diary) {
      expect(seen).toContain('Alla har svarat.');
      expect(seen).not.toContain('Påminn');
    }
  });

  it('names the half-begun answer in the reminder', async () => {
    await story.passTo('2019-05-22T08:00:00Z');
    await story.say(helsingborg, '/lagesrapport bemötande gul');
    const [reminder] = (await story.diary('2019-06-04', '2019-06-04')).filter((e) => e.email === helsingborg);
    expect(reminder?.seen).toContain('Du har börjat på 1 av 4 områden.');
    expect(reminder?.seen).toContain('{Fortsätt}');
  });

  it('takes an answer after the due date and marks it as late, to its sender and in the summary', async () => {
    await story.passTo('2019-06-14T21:50:00Z');
    expect(await story.answer(region, [good, good, good, good])).not.toContain('sen');
    await story.passTo('2019-06-14T22:01:00Z');
    expect(await story.answer(helsingborg, [good, good, good, good])).toContain('märkt som sen');
    const summary = await story.say(region, '/avstamning');
    expect(summary).toContain('| Region Skåne | Helsingborg (sen)');
  });
});

describe('/avstamning', () => {
  it('shows a member the own state, what is missing, the way there and the due date', async () => {
    await story.passTo('2019-05-22T08:00:00Z');
    const none = await story.say(helsingborg, '/avstamning');
    expect(none).toContain('Helsingborg: ingen lägesrapport är påbörjad. Sista dag är fredagen den 14 juni.');
    expect(none).toContain('{Fyll i}');
    expect(none).not.toContain('Region Skåne');
    await story.say(helsingborg, '/lagesrapport bemötande gul');
    const begun = await story.say(helsingborg, '/avstamning');
    expect(begun).toContain('ni har börjat på 1 av 4 områden');
    expect(begun).toContain(
      'Läge saknas för Regional arbetsgrupp, Pedagogik och handledning samt Spridning.',
    );
  });

  it('shows the coordinator who is missing, never as good, and nothing of what is only begun', async () => {
    await story.passTo('2019-05-22T08:00:00Z');
    await story.say(helsingborg, '/lagesrapport bemötande röd Hemliga ord');
    const summary = await story.say(region, '/avstamning');
    expect(summary).toContain('Svar: 0 av 2 parter');
    expect(summary).toContain('Bemötande | Svar saknas | Svar saknas');
    expect(summary).toContain('Saknas: Region Skåne och Helsingborg.');
    expect(summary).not.toContain('Hemliga ord');
    expect(summary).not.toContain('Står stilla');
  });
});

describe('showing the summary to the group', () => {
  async function bothAnswered() {
    await story.passTo('2019-06-11T08:00:00Z');
    await story.answer(region, [good, good, good, good]);
    await story.say(helsingborg, '/lagesrapport spridning grön Tre turnéer');
    await story.answer(helsingborg, [good, '🔶 Behöver ändras', good, good]);
    await story.say(region, '/avstamning');
  }

  it('puts in the channel exactly what the preview shows, without the parts that are left out', async () => {
    await bothAnswered();
    const whole = await story.press(region, 'Visa för gruppen');
    expect(whole).toContain(
      'Ta upp på mötet: Bemötande: Region Skåne svarar Går bra, Helsingborg Behöver ändras.',
    );
    const preview = await story.press(region, 'Utan frågorna till mötet');
    expect(preview).not.toContain('Ta upp på mötet');
    expect(story.client.channel(channel)).toBe('');
    expect(await story.press(region, 'Visa nu')).toContain(
      'Sammanställningen är visad i gruppens kanal i Slack.\n{Visa för gruppen}',
    );
    const shown = story.client.channel(channel);
    expect(shown).toContain('Bemötande | 🟢 Går bra | 🔶 Behöver ändras');
    expect(preview).toContain(shown);
  });

  it('takes a part back that was left out', async () => {
    await bothAnswered();
    const whole = await story.press(region, 'Visa för gruppen');
    await story.press(region, 'Utan tabellen');
    expect(await story.press(region, 'Ta med tabellen')).toBe(whole);
  });

  it('shows once what is pressed twice', async () => {
    await bothAnswered();
    await story.press(region, 'Visa för gruppen');
    const { people, double } = story.slack;
    const show = findElement(story.slack, story.id(region), buttonWith('Visa nu'));
    await Promise.all([people.press(story.id(region), show), people.press(story.id(region), show)]);
    await story.slack.rest();
    expect(occurrences(story.client.channel(channel), 'Sammanställning inför avstämning')).toBe(1);
    await people.press(story.id(region), show);
    await story.slack.rest();
    expect(double.shown(channel)).toHaveLength(1);
    expect(story.client.seen(story.id(region))).toContain('Den visas inte en gång till.');
  });

  it('says how to invite the bot where it is not in the channel, and shows then without being asked anew', async () => {
    await bothAnswered();
    story.slack.double.channels.set(channel, false);
    await story.press(region, 'Visa för gruppen');
    await story.press(region, 'Utan tabellen');
    const refused = await story.press(region, 'Visa nu');
    expect(refused).toContain('Jag är inte med i gruppens kanal i Slack. Skriv /invite @');
    expect(refused).toContain('Inget har visats.');
    expect(await story.say(helsingborg, 'historik 2019-H1')).toContain('har inte visats för gruppen');
    story.slack.double.channels.set(channel, true);
    const again = await story.press(region, 'Visa för gruppen');
    expect(again).toContain('{Ta med tabellen}');
    await story.press(region, 'Visa nu');
    expect(story.client.channel(channel)).toContain('Alla har svarat.');
    expect(story.faults.splice(0)).toEqual([expect.stringContaining('a delivery cannot arrive')]);
  });

  it('shows the coordinator, and nobody else, all that was written and who hands over', async () => {
    await bothAnswered();
    await story.press(helsingborg, 'Ändra');
    await story.press(helsingborg, 'Till sist');
    await story.client.fill(story.id(helsingborg), { contactNext: 'false' });
    const handover = 'Vill lämna över till en ny kontaktperson: Helsingborg.';
    expect(await story.say(region, '/avstamning')).not.toContain(handover);
    await story.press(helsingborg, 'Skicka in');
    expect(await story.say(region, '/avstamning')).toContain(handover);
    expect(await story.press(region, 'Alla svar')).toContain('Spridning: Gjort\nTre turnéer');
    await story.press(region, 'Visa för gruppen');
    await story.press(region, 'Visa nu');
    expect(story.client.channel(channel)).not.toMatch(/lämna över|Tre turnéer/);
  });

  it('lets everybody read it afterwards as it was shown', async () => {
    await bothAnswered();
    await story.press(region, 'Visa för gruppen');
    await story.press(region, 'Visa nu');
    await story.press(helsingborg, 'Ändra');
    await story.choose(helsingborg, 'Bemötande', '🔺 Står stilla');
    await story.press(helsingborg, 'Skicka in');
    const read = await story.say(helsingborg, 'historik våren 2019');
    expect(read).toContain('Bemötande | 🟢 Går bra | 🔶 Behöver ändras');
    expect(read).toContain('Så här visades den för gruppen den 11 juni 2019.');
  });

  it('says of a file without a channel where to put it', async () => {
    const file = await shippedGroup();
    file.workingGroup.channels = {};
    await story.importAgain(file);
    await bothAnswered();
    expect(await story.press(region, 'Visa för gruppen')).toContain(
      'Skriv kanalens id under channels i filen.',
    );
  });
});
