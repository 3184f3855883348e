import { contactOf, coordinator, groupOf, substituteOf } from '../support/product-groups.ts';
import { eachStory } from '../support/product-story.ts';

/** What is locked stays, by whatever way somebody comes to it; and what happens before and after. */

const anna = contactOf('Klippan');
const eva = substituteOf('Klippan');
const lund = contactOf('Lund');
const good = '🟢 Går bra';
const stalled = '🔺 Står stilla';
const lockedWords = 'Svaren för första halvåret 2019 är låsta och går inte längre att ändra.';

const { opened, story } = eachStory(
  () => groupOf(['Klippan', 'Lund']),
  {},
  async () => {
    await story.passTo('2019-05-21T08:00:00Z');
  },
);

const fill = (email: string, values: Record<string, string>) =>
  story.news(email, () => story.client.fill(story.id(email), values));
const form = (email: string) => story.client.form(story.id(email));
const seen = (email: string) => story.client.seen(story.id(email));
const kindsLogged = async () => (await opened.events()).map((event) => event.kind);
const checkIn = async () => {
  const found = await story.product.store.checkIns.find(1, '2019-H1');
  if (!found) throw new Error('no check-in');
  return found;
};
const klippan = async () => {
  const group = await story.product.store.groups.load(1);
  const party = group.parties.find((one) => one.shortName === 'Klippan');
  return story.product.store.statusUpdates.read((await checkIn()).id, party?.id ?? 0);
};
const record = async () => JSON.stringify(await story.product.store.checkIns.record((await checkIn()).id));

async function lockAll() {
  await story.say(coordinator, 'lås');
  return story.press(coordinator, 'Lås alla svar');
}

async function unlock(party: string, reason: string) {
  return story.say(coordinator, `lås upp ${party} ${reason}`);
}

describe('Lås svaren', () => {
  it('asks first, and names who is missing and what is not sent in', async () => {
    await story.answer(anna, [good, good, good, good]);
    await story.say(anna, '/lagesrapport spridning röd');
    await story.say(lund, '/lagesrapport spridning gul');
    await story.say(coordinator, '/avstamning');
    const asked = await story.press(coordinator, 'Lås svaren');
    expect(asked).toContain('Låsa svaren för första halvåret 2019?\n1 av 3 har svarat.');
    expect(asked).toContain('Saknas: Region Skåne och Lund.');
    expect(asked).toContain('Har börjat men inte skickat in: Lund.');
    expect(asked).toContain('Har en ändring som inte är inskickad: Klippan.');
    expect((await checkIn()).lockedAt).toBeUndefined();
    expect(await story.press(coordinator, 'Lås alla svar')).toContain(
      'Svaren för första halvåret 2019 är låsta.',
    );
    expect((await checkIn()).lockedAt).toEqual(story.now());
    expect(await story.say(coordinator, '/avstamning')).toContain('Låst 21 maj 2019.');
    expect(await story.say(coordinator, 'lås')).toContain('redan låsta. Inget har ändrats.');
  });

  it('ends the reminders, of all or of one party', async () => {
    await story.say(coordinator, 'lås Klippan');
    await story.press(coordinator, 'Lås Klippan');
    expect((await checkIn()).lockedAt).toBeUndefined();
    const told = await story.diary('2019-05-22', '2019-06-12');
    const reminded = told.filter((entry) => entry.seen.includes('är inte inskickad')).map((one) => one.email);
    expect(reminded).toContain(lund);
    expect(reminded).not.toContain(anna);
    await lockAll();
    expect(await story.diary('2019-06-13', '2019-06-20')).toEqual([]);
    expect(await story.say(coordinator, 'påminn')).toContain(lockedWords);
  });

  it('locks the check-in with the last party', async () => {
    for (const party of ['Klippan', 'Lund', 'Region Skåne']) {
      await story.say(coordinator, `lås ${party}`);
      await story.press(coordinator, `Lås ${party}`);
    }
    expect((await checkIn()).lockedAt).toBeDefined();
    expect(await record()).toContain('avstamning-record/2');
  });

  it('is for coordinators only', async () => {
    for (const words of ['lås', 'lås Klippan', 'lås upp Klippan därför', 'logg'])
      expect(await story.say(anna, words)).toContain('Det kan bara gruppens samordnare göra.');
    expect(await kindsLogged()).not.toContain('unlocked');
  });
});

describe('a locked answer', () => {
  beforeEach(async () => {
    await story.answer(anna, [good, good, good, good]);
    await story.say(eva, '/lagesrapport');
    await story.press(eva, 'Ändra');
    await story.press(eva, 'Skriv mer', 'Bemötande');
    await story.say(lund, '/lagesrapport spridning gul');
    await lockAll();
  });

  it('is changed neither by the form that was open, a line, an old choice, an old button, nor by moving the date', async () => {
    const before = [await klippan(), await record()];
    await fill(eva, { done: 'För sent' });
    expect(form(eva)?.errors.join()).toContain(lockedWords);
    expect(form(eva)?.values.done).toBe('För sent');
    expect(await story.choose(eva, 'Bemötande', stalled)).toContain(lockedWords);
    expect(await story.say(anna, '/lagesrapport bemötande röd Nej')).toContain(lockedWords);
    expect(await story.press(lund, 'Skicka in')).toContain(lockedWords);
    expect(await story.say(coordinator, 'flytta 2019-H1 2019-06-28')).toContain(lockedWords);
    // Whoever can unlock them is not told to ask somebody who can.
    const you = `${lockedWords} Du kan låsa upp om något behöver rättas: skriv /avstamning lås upp första halvåret 2019.`;
    for (const words of ['flytta 2019-H1 2019-06-28', 'mer tid Lund 2019-06-28 annat', 'påminn', 'skicka in'])
      expect(await story.say(coordinator, words)).toContain(you);
    expect([await klippan(), await record()]).toEqual(before);
  });

  it('is not changed by a changed file', async () => {
    const before = [await record(), await story.say(coordinator, '/avstamning')];
    const file = await groupOf(['Klippan', 'Lund']);
    for (const party of file.parties) party.shortName = `Nya ${party.shortName}`;
    file.areas = file.areas.slice(1);
    for (const agreement of file.agreements)
      agreement.areas = agreement.areas.filter((key) => file.areas.some((area) => area.key === key));
    await story.importAgain(file);
    expect([await record(), await story.say(coordinator, '/avstamning')]).toEqual(before);
  });

  it('is as it was sent in: what was not is shown to the party apart from it', async () => {
    const list = await story.say(lund, '/lagesrapport');
    expect(list).not.toContain('🔶 Behöver ändras');
    expect(list).toContain('Det ni skrev sist är inte inskickat.');
    expect(await story.press(lund, 'Visa')).toContain('Skrivet men inte inskickat');
  });
});

describe('unlocking', () => {
  it('tells those who never sent in their own case, and the others theirs', async () => {
    await story.answer(anna, [good, good, good, good]);
    await lockAll();
    const first = await story.news(lund, () => story.say(coordinator, 'lås upp alla Fel siffra'));
    expect(first).toContain('så att ni kan skicka in lägesrapporten från Lund. Den är inte inskickad än.');
    expect(first).toContain('Fyll i den och skicka in när ni är klara.');
    expect(first).toContain('{Fyll i}');
    expect(first).not.toContain('igen');
    expect(seen(anna)).toContain('Skicka in den igen när ni är klara.');
    expect(await story.press(lund, 'Fyll i')).toContain('Lägesrapport för Lund');
  });

  it('gives the reason back where nothing is unlocked', async () => {
    expect(await unlock('Klippan', 'En siffra blev fel i maj')).toContain(
      'Det här skrev du:\nKlippan En siffra blev fel i maj',
    );
    expect(await unlock('Klipan', 'En siffra blev fel i maj')).toContain('Klipan En siffra blev fel i maj');
  });
});

describe('Lås upp', () => {
  beforeEach(async () => {
    await story.answer(anna, [good, good, good, good]);
    await lockAll();
  });

  it('needs a reason that can be seen', async () => {
    expect(await unlock('Klippan', '\u200b\u2060')).toContain('Skriv också varför');
    await story.press(coordinator, 'Lås upp Klippan');
    await fill(coordinator, { reason: ' \u200b\u3164 ' });
    expect(form(coordinator)?.errors).toHaveLength(1);
    expect((await checkIn()).lockedAt).toBeDefined();
    // An emoji may need what is not seen by itself.
    await fill(coordinator, { reason: '\u2764\ufe0f' });
    expect((await opened.events()).at(-1)?.detail).toMatchObject({ reason: '\u2764\ufe0f' });
  });

  it('needs a reason, in a form of its own', async () => {
    await story.say(coordinator, 'lås upp Klippan');
    await story.press(coordinator, 'Lås upp Klippan');
    await fill(coordinator, { reason: '  ' });
    expect(form(coordinator)?.errors).toEqual(['Skriv ett skäl. Det sparas i loggen.']);
    expect(await fill(coordinator, { reason: 'Fel siffra' })).toContain(
      'Klippans svar för första halvåret 2019 är upplåst.',
    );
    expect(seen(anna)).toContain('har låst upp Klippans lägesrapport för första halvåret 2019');
    expect(seen(anna)).toContain('Fel siffra');
  });

  it('lets that party change its answer, and nobody else', async () => {
    await unlock('Klippan', 'Fel siffra');
    expect(await story.say(lund, '/lagesrapport spridning gul')).toContain(lockedWords);
    expect(await story.say(coordinator, '/avstamning')).toContain('Utkast 21 maj 2019.');
    expect(await story.say(anna, '/lagesrapport spridning röd')).toContain('🔺 Står stilla');
    await story.press(anna, 'Skicka in');
    await lockAll();
    expect(await record()).toContain('"version":2');
    expect(await story.say(anna, '/lagesrapport spridning grön')).toContain(lockedWords);
    const kinds = (await kindsLogged()).filter((kind) => kind.includes('lock'));
    expect(kinds).toEqual(['locked', 'unlocked', 'locked']);
  });

  it('says so where the party is unknown or is not locked', async () => {
    expect(await unlock('Perstorp', 'för att')).toContain(
      'Jag hittar ingen part som heter «Perstorp för att».',
    );
    await unlock('alla', 'Mötet är flyttat');
    expect(await unlock('Klippan', 'igen')).toContain('Inga svar för första halvåret 2019 är låsta.');
    expect(await story.say(lund, '/lagesrapport spridning gul')).toContain('🔶 Behöver ändras');
  });

  it('stands in the log, with who, when, where and why', async () => {
    await unlock('Klippan', 'Fel siffra');
    const log = await story.say(coordinator, 'logg');
    expect(log).toContain(
      '21 maj 2019 kl. 10.00: Kontaktperson Region Skåne låste upp (Klippan, första halvåret 2019, Slack). Skäl: Fel siffra',
    );
    expect(log).toContain('Anna Klippan skickade in (Klippan, första halvåret 2019, Slack).');
    expect(log).toContain('Anna Klippan sparade Spridning (Klippan, första halvåret 2019, Slack).');
    const [logged] = (await opened.events()).filter((event) => event.kind === 'submitted');
    expect(JSON.stringify(logged)).not.toContain('Anna');
  });
});

describe('drafts that were never sent in', () => {
  it('are removed thirty days after the lock, once the party has been told a week before', async () => {
    await story.say(lund, '/lagesrapport spridning gul Två kurser');
    await lockAll();
    await story.passTo('2019-06-12T16:00:00Z');
    expect(seen(lund)).not.toContain('tas bort');
    await story.passTo('2019-06-13T16:00:00Z');
    for (const email of [lund, substituteOf('Lund')])
      expect(seen(email)).toContain('Det som Lund skrev men inte skickade in tas bort den 20 juni 2019.');
    await story.passTo('2019-06-19T16:00:00Z');
    expect(await kindsLogged()).not.toContain('draft-removed');
    await story.passTo('2019-06-20T08:00:00Z');
    expect((await kindsLogged()).at(-1)).toBe('draft-removed');
    expect(await story.press(lund, 'Visa')).not.toContain('Två kurser');
  });

  it('stay where the answer is unlocked before that', async () => {
    await story.say(lund, '/lagesrapport spridning gul Två kurser');
    await lockAll();
    await story.passTo('2019-06-14T08:00:00Z');
    await unlock('Lund', 'Missade sista dag');
    await story.passTo('2019-07-30T08:00:00Z');
    expect(await story.say(lund, '/lagesrapport')).toContain('Gjort: Två kurser');
  });
});

describe('Blev det av?', () => {
  const agreed = async () => {
    const store = story.product.store;
    const next = await store.checkIns.find(1, '2019-H2');
    return store.statusUpdates.openCommitments(next?.id ?? 0);
  };
  const outcomeField = (email: string) =>
    Object.keys(form(email)?.values ?? {}).find((field) => field.startsWith('outcomes.')) ?? '';

  it('is asked in the next half-year of what was agreed, and stands in the summary until it is done', async () => {
    await story.answer(anna, [good, good, good, good]);
    await story.press(anna, 'Ändra');
    await story.press(anna, 'Till sist');
    await fill(anna, { 'commitments.0.what': 'Workshop om lärstilar', 'commitments.0.who': 'Anna' });
    await story.press(anna, 'Skicka in');
    const [before] = await agreed();
    await story.press(anna, 'Ändra');
    await story.press(anna, 'Till sist');
    await fill(anna, { 'commitments.0.what': 'Workshop om lärstilar', 'commitments.0.who': 'Anna och Eva' });
    await story.press(anna, 'Skicka in');
    expect(await agreed()).toMatchObject([{ key: before?.key, who: 'Anna och Eva', halfYear: '2019-H1' }]);
    await lockAll();

    await story.passTo('2019-11-20T12:00:00Z');
    await story.say(anna, '/lagesrapport');
    for (const area of ['Regional arbetsgrupp', 'Bemötande', 'Pedagogik och handledning', 'Spridning'])
      await story.choose(anna, area, good);
    await story.press(anna, 'Till sist');
    const said = 'Workshop om lärstilar – Anna och Eva – Delvis';
    expect(await fill(anna, { [outcomeField(anna)]: 'partly' })).toContain(said);
    await story.press(anna, 'Skicka in');
    expect(await story.press(anna, 'Visa')).toContain(said);
    expect(await story.say(coordinator, '/avstamning')).toContain('Workshop om lärstilar');

    await story.press(anna, 'Ändra');
    await story.press(anna, 'Till sist');
    expect(form(anna)?.values[outcomeField(anna)]).toBe('partly');
    await fill(anna, { [outcomeField(anna)]: 'yes' });
    await story.press(anna, 'Skicka in');
    expect(await story.say(coordinator, '/avstamning')).not.toContain('Workshop om lärstilar');
  });
});
