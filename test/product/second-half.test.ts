import { channel, eachStory, shippedGroup } from '../support/product-story.ts';

/** The half-year after the first one, where people have something to go by. */

const region = 'kontakt.regionskane@example.org';
const helsingborg = 'kontakt.helsingborg@example.org';
const good = '🟢 Går bra';
const change = '🔶 Behöver ändras';

const { story } = eachStory(
  () => shippedGroup(),
  {},
  async () => {
    await story.passTo('2019-06-11T08:00:00Z');
    await story.answer(region, [good, good, good, good]);
    await story.say(helsingborg, '/lagesrapport bemötande gul Två workshops i våras');
    await story.answer(helsingborg, [good, change, '⬜ Inte påbörjat', good]);
    await story.passTo('2019-11-19T08:05:00Z');
  },
);

describe('the second half of 2019', () => {
  it('takes two taps from the invitation when nothing is new', async () => {
    const list = await story.press(helsingborg, 'Allt är som sist');
    expect(list).toContain('Läget är detsamma som sist.');
    expect(list).toContain('Bemötande: 🔶 Behöver ändras');
    expect(list).toContain('{Skicka in} {Ändra något}');
    expect(list).not.toContain('{Allt är som sist}');
    const receipt = await story.press(helsingborg, 'Skicka in');
    expect(receipt).toContain(
      'Tack! Kontaktperson Helsingborg skickade in Helsingborgs lägesrapport den 19 november 2019',
    );
    const summary = await story.say(region, '/avstamning');
    expect(summary).toContain('Svar: 1 av 2 parter');
    expect(summary).toContain('Bemötande | Svar saknas | 🔶 Behöver ändras');
  });

  it('shows what was said last time, to read, and copies none of it', async () => {
    const list = await story.say(helsingborg, '/lagesrapport');
    expect(list).toContain('<Välj läge (sist 🔶 Behöver ändras) ▾>');
    await story.press(helsingborg, 'Allt är som sist');
    await story.press(helsingborg, 'Ändra något');
    await story.press(helsingborg, 'Skriv mer', 'Bemötande');
    const read = [...story.slack.double.views.values()].map(({ view }) => JSON.stringify(view.blocks));
    expect(read.join()).toContain('Två workshops i våras');
    expect(story.client.form(story.id(helsingborg))?.values.done).toBe('');
    await story.press(helsingborg, 'Skicka in');
    const view = await story.press(helsingborg, 'Visa');
    expect(view).toContain('Bemötande 🔶 Behöver ändras\nInget att rapportera');
    expect(view).not.toContain('Två workshops i våras');
  });

  it('names a choice that taking last time’s replaces', async () => {
    await story.say(helsingborg, '/lagesrapport');
    await story.choose(helsingborg, 'Bemötande', good);
    const list = await story.press(helsingborg, 'Allt är som sist');
    expect(list).toContain('Bemötande var Går bra och är nu Behöver ändras.');
  });

  it('offers it to nobody who answered nothing last time', async () => {
    const file = await shippedGroup();
    const nils = { name: 'Nils', email: 'nils@example.org' };
    file.parties.push({
      key: 'lund',
      name: 'Lunds stadsbibliotek',
      shortName: 'Lund',
      contacts: [{ ...nils, role: 'contact' }],
    });
    file.agreements.push(
      ...file.agreements.map((one) => ({
        ...one,
        reference: '2',
        parties: ['region-skane', 'lund'],
        signed: undefined,
      })),
    );
    const id = story.id(nils.email);
    story.slack.double.people.set(id, { id, email: nils.email, locale: 'sv-SE' });
    const invited = await story.news(nils.email, () => story.importAgain(file));
    expect(invited).toContain('Hur går det för Lund?');
    expect(invited).not.toContain('Allt är som sist');
  });

  it('marks what is another than last time in the summary', async () => {
    await story.answer(region, [good, good, good, good]);
    await story.answer(helsingborg, ['🔺 Står stilla', good, '⬜ Inte påbörjat', good]);
    const summary = await story.say(region, '/avstamning');
    expect(summary).toContain('Regional arbetsgrupp | 🟢 Går bra | 🔺 Står stilla (var Går bra)');
    expect(summary).toContain('Bemötande | 🟢 Går bra | 🟢 Går bra (var Behöver ändras)');
    expect(summary).toContain('Spridning | 🟢 Går bra | 🟢 Går bra\n');
  });

  it('keeps the earlier half-year to be read: by the coordinator as it stands, by a member as it was shown', async () => {
    expect(await story.say(helsingborg, 'historik 2019-H1')).toContain(
      'Sammanställningen för första halvåret 2019 har inte visats för gruppen.',
    );
    const list = await story.say(region, '/avstamning historik');
    expect(list).toContain('• Andra halvåret 2019, sista dag 13 december 2019');
    expect(list).toContain('• Första halvåret 2019, sista dag 14 juni 2019');
    const first = await story.press(region, 'Första halvåret 2019');
    expect(first).toContain('Svar: 2 av 2 parter');
    await story.press(region, 'Visa för gruppen');
    await story.press(region, 'Visa nu');
    expect(story.client.channel(channel)).toContain('första halvåret 2019');
    expect(await story.say(helsingborg, 'historik 2019-H1')).toContain(
      'Bemötande | 🟢 Går bra | 🔶 Behöver ändras',
    );
  });

  it('answers an old half-year’s button with that half-year', async () => {
    const { people } = story.slack;
    const id = story.id(helsingborg);
    const [old] = story.slack.double
      .shown(story.slack.double.dm(id))
      .flatMap((message) =>
        message.blocks.flatMap((block) => (block.type === 'actions' ? [{ message, block }] : [])),
      );
    const [element] = old?.block.elements ?? [];
    if (!old || element?.type !== 'button') throw new Error('the first invitation has no button');
    const seen = await story.news(helsingborg, async () => {
      await people.press(id, { conversation: story.slack.double.dm(id), ...old, element });
      await story.slack.rest();
    });
    expect(seen).toContain('Lägesrapport för Helsingborg, första halvåret 2019');
    expect(seen).toContain('Inskickad.');
  });
});
