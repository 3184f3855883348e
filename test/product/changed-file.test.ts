import type { WorkingGroupFile } from '../../src/domain/working-group-file.ts';
import { contactOf, coordinator, groupOf, substituteOf } from '../support/product-groups.ts';
import { eachStory, inBrief } from '../support/product-story.ts';

/** People, agreements and files that change, and people who are not where the file says. */

const anna = contactOf('Klippan');
const eva = substituteOf('Klippan');
const nils = 'nils@example.org';

const { story, begin } = eachStory();

const to = (email: string, lines: string[]) => lines.filter((line) => line.includes(email));

function contactsOf(file: WorkingGroupFile, party: string) {
  const found = file.parties.find((one) => one.key === party);
  if (!found) throw new Error(`the file has no ${party}`);
  return found.contacts;
}

describe('a contact', () => {
  it('who is new by a new file gets the latest reminder, and who has left gets no more', async () => {
    const file = await groupOf(['Klippan']);
    await begin(file, { also: [nils] });
    await story.passTo('2019-06-05T08:00:00Z');
    const renewed = structuredClone(file);
    contactsOf(renewed, 'klippan').splice(0, 1, { name: 'Nils', email: nils, role: 'contact' });
    const invited = await story.news(nils, () => story.importAgain(renewed));
    expect(invited).toContain('Hej Nils!\nDags för halvårets avstämning. Hur går det för Klippan?');
    const diary = inBrief(await story.diary('2019-06-06', '2019-06-17'));
    expect(to(nils, diary)).toEqual([
      `06-11 ${nils} reminder`,
      `06-13 ${nils} reminder`,
      `06-17 ${nils} overdue`,
    ]);
    expect(to(anna, diary)).toEqual([]);
  });

  it('who has left stands as the author of what was sent in', async () => {
    const file = await groupOf(['Klippan']);
    await begin(file, { also: [nils] });
    await story.passTo('2019-06-05T08:00:00Z');
    await story.answer(anna, Array(4).fill('🟢 Går bra'));
    const renewed = structuredClone(file);
    contactsOf(renewed, 'klippan').splice(0, 1, { name: 'Nils', email: nils, role: 'contact' });
    await story.importAgain(renewed);
    expect(await story.say(nils, '/avstamning')).toContain(
      'Klippan: Anna Klippan skickade in lägesrapporten',
    );
    expect(await story.say(anna, '/lagesrapport')).toContain('Jag känner inte igen dig än.');
  });

  it('who has got another name, or whose address another has taken over, leaves what was sent in as it was', async () => {
    const file = await groupOf(['Klippan']);
    await begin(file);
    await story.passTo('2019-06-05T08:00:00Z');
    await story.answer(anna, Array(4).fill('🟢 Går bra'));
    const renewed = structuredClone(file);
    contactsOf(renewed, 'klippan').splice(0, 1, { name: 'Nils Ny', email: anna, role: 'contact' });
    await story.importAgain(renewed);
    expect(await story.say(anna, '/avstamning')).toContain(
      'Klippan: Anna Klippan skickade in lägesrapporten',
    );
    await story.say(anna, '/lagesrapport bemötande gul');
    await story.press(anna, 'Skicka in');
    await story.press(anna, 'Visa');
    const versions = await story.press(anna, 'Visa tidigare versioner');
    expect(versions).toContain('Version 2: Nils Ny skickade in');
    expect(versions).toContain('Version 1: Anna Klippan skickade in');
  });

  it('who is missing is stood in for by the substitute', async () => {
    const file = await groupOf(['Klippan']);
    contactsOf(file, 'klippan').splice(0, 1);
    await begin(file);
    const diary = inBrief(await story.diary('2019-05-21', '2019-06-17'));
    expect(to(eva, diary)).toEqual([
      `05-21 ${eva} invitation`,
      `06-04 ${eva} reminder`,
      `06-11 ${eva} reminder`,
      `06-13 ${eva} reminder`,
      `06-17 ${eva} overdue`,
    ]);
  });

  it('for two parties gets one message with both, and is asked which to report for', async () => {
    const file = await groupOf(['Klippan', 'Lund']);
    contactsOf(file, 'lund').splice(0, 2, { name: 'Anna Klippan', email: anna, role: 'contact' });
    await begin(file);
    const [invitation, ...more] = (await story.diary('2019-05-21', '2019-05-31')).filter(
      (e) => e.email === anna,
    );
    expect(more).toEqual([]);
    expect(invitation?.seen.match(/Hej Anna/g)).toHaveLength(1);
    expect(invitation?.seen).toContain('Hur går det för Klippan?');
    expect(invitation?.seen).toContain('Hur går det för Lund?');
    const which = await story.say(anna, '/lagesrapport');
    expect(which).toContain('Vems lägesrapport gäller det?\n{Klippan} {Lund}');
    expect(await story.press(anna, 'Lund')).toContain('Lägesrapport för Lund');
    expect(await story.say(anna, '/lagesrapport bemötande gul En kurs')).toContain('Inget har sparats.');
  });
});

describe('who cannot be reached', () => {
  it('is named to the coordinator on the day of the invitation and in the summary', async () => {
    const file = await groupOf(['Klippan', 'Lund', 'Höör']);
    contactsOf(file, 'hoor').splice(0, 2);
    const gone = [anna, eva];
    await begin(file, { notInSlack: gone });
    const names =
      'Går inte att nå: Höör (ingen kontaktperson) och Klippan (e-postadressen finns inte i Slack).';
    const [first] = (await story.diary('2019-05-21', '2019-05-21')).filter(
      ({ email }) => email === coordinator,
    );
    expect(first?.seen).toContain(names);
    expect(await story.say(coordinator, '/avstamning')).toContain(names);
    // They have had their invitation today: nobody is offered to be reminded twice on one day.
    expect(await story.say(coordinator, '/avstamning')).not.toContain('{Påminn');
    await story.passTo('2019-05-22T08:00:00Z');
    expect(await story.say(coordinator, '/avstamning')).toContain('{Påminn 2 parter}');
  });

  it('is tried once more, and not said to be reminded, where messages do not arrive', async () => {
    await begin(await groupOf(['Klippan']));
    const { store } = story.product;
    for (const email of [anna, eva])
      await store.people.markReach(
        { platform: 'slack', tenant: story.client.platform.tenant(), userId: story.id(email) },
        'cannot_dm_bot',
      );
    story.set('2019-05-20T08:00:00Z');
    await story.say(coordinator, 'starta');
    const started = await story.press(coordinator, 'Starta');
    expect(started).toContain('Inbjudan går nu till 1 part.');
    expect(started).toContain('Går inte att nå: Klippan (meddelanden kommer inte fram).');
    expect(story.client.seen(story.id(anna))).toContain('Hej Anna Klippan!');
    expect(await story.say(coordinator, '/avstamning')).not.toContain('Går inte att nå');
  });

  it('is found when the person has come to Slack since', async () => {
    await begin(await groupOf(['Klippan']), { notInSlack: [anna, eva] });
    const id = story.id(anna);
    story.slack.double.people.set(id, { id, email: anna, locale: 'sv-SE' });
    await story.passTo('2019-05-21T08:00:00Z');
    expect(story.client.seen(id)).toContain('Hej Anna Klippan!');
  });
});

describe('an agreement', () => {
  it('that ends in the middle of the half-year gets no reminders after its end', async () => {
    const file = await groupOf(['Klippan', 'Lund']);
    for (const one of file.agreements) if (one.parties.includes('klippan')) one.validTo = '2019-06-05';
    await begin(file);
    const diary = inBrief(await story.diary('2019-05-21', '2019-06-20'));
    expect(to(anna, diary)).toEqual([`05-21 ${anna} invitation`, `06-04 ${anna} reminder`]);
    expect(to(contactOf('Lund'), diary)).toHaveLength(5);
    expect(await story.say(coordinator, '/avstamning')).toContain('Saknas: Region Skåne, Klippan och Lund.');
    const reminded = await story.say(coordinator, 'påminn');
    expect(reminded).toContain('Påminnelse skickad till Region Skåne och Lund.');
    expect(reminded).toContain('Får ingen påminnelse, för överenskommelsen gäller inte i dag: Klippan.');
  });

  it('of fewer than 90 days expects no answer, and the summary and the party are told why', async () => {
    const file = await groupOf(['Klippan', 'Lund']);
    for (const one of file.agreements) if (one.parties.includes('klippan')) one.validFrom = '2019-05-01';
    await begin(file);
    const diary = inBrief(await story.diary('2019-05-21', '2019-06-20'));
    expect(to(anna, diary)).toEqual([]);
    const why = 'överenskommelsen gäller mindre än 90 dagar av halvåret';
    expect(await story.say(coordinator, '/avstamning')).toContain(`Behöver inte svara: Klippan (${why})`);
    expect(await story.say(anna, '/avstamning')).toContain(
      `Klippan behöver inte svara den här gången: ${why}.`,
    );
  });
});

describe('a wrong file at a later start', () => {
  it('leaves the last good state, and tells the coordinator once for each state of the file', async () => {
    const file = await groupOf(['Klippan']);
    await begin(file);
    const source = `${file.workingGroup.key}.yaml`;
    const told = await story.news(coordinator, () => story.importAgain({ source, wrong: 'a' }));
    expect(told).toContain(
      `Gruppens fil ${source} har fel och lästes inte in. Det som gällde förut gäller fortfarande.`,
    );
    expect(told).toContain(`• ${source}:3:5 namn saknas`);
    expect(await story.news(coordinator, () => story.importAgain({ source, wrong: 'a' }))).toBe('');
    expect(await story.news(coordinator, () => story.importAgain({ source, wrong: 'b' }))).toContain(
      'har fel',
    );
    expect(story.client.seen(story.id(anna))).toBe('');
    const diary = inBrief(await story.diary('2019-05-21', '2019-05-21'));
    expect(to(anna, diary)).toEqual([`05-21 ${anna} invitation`]);
    expect(story.faults.splice(0)).toHaveLength(3);
  });
});

describe('a person in two groups', () => {
  it('is asked which, and then answered in that one', async () => {
    const [one, other] = [await groupOf(['Klippan']), await groupOf(['Lund'])];
    other.workingGroup = { ...other.workingGroup, key: 'lasning', name: 'Läsfrämjande', channels: {} };
    await begin([one, other]);
    await story.passTo('2019-05-21T08:00:00Z');
    const asked = await story.say(coordinator, '/avstamning');
    expect(asked).toBe(
      'Vilken arbetsgrupp gäller det?\n{Digitalt först med användaren i fokus} {Läsfrämjande}',
    );
    expect(await story.press(coordinator, 'Läsfrämjande')).toContain('| Region Skåne | Lund');
    expect(await story.say(anna, '/avstamning')).toContain('Klippan: ingen lägesrapport är påbörjad.');
  });
});
