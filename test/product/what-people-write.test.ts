import { contactOf, coordinator, groupOf } from '../support/product-groups.ts';
import { channel, eachStory } from '../support/product-story.ts';

/** Words that are stored exactly and do no harm where they are shown. */

const anna = contactOf('Klippan');
const areas = ['Regional arbetsgrupp', 'Bemötande', 'Pedagogik och handledning', 'Spridning'];

const { story } = eachStory(
  () => groupOf(['Klippan']),
  {},
  async () => {
    await story.passTo('2019-05-21T08:00:00Z');
    await story.say(anna, '/lagesrapport');
  },
);

const partyId = async () =>
  (await story.product.store.groups.load(1)).parties.find((party) => party.shortName === 'Klippan')?.id ?? 0;
const stored = async () => story.product.store.statusUpdates.read(1, await partyId());
const fill = (values: Record<string, string>) => story.client.fill(story.id(anna), values);

describe('what people write', () => {
  it('is stored exactly with as many emoji as a field takes, in every field, and given back in the form', async () => {
    const full = '🟢'.repeat(1_500);
    for (const area of areas) {
      await story.press(anna, 'Skriv mer', area);
      await fill({ done: full, needs: full });
      expect(story.client.form(story.id(anna))).toBeUndefined();
    }
    await story.press(anna, 'Till sist');
    await fill({ workedWell: full, 'commitments.0.what': full, 'commitments.0.who': full });
    const { draft } = await stored();
    expect(draft?.areas.map(({ done, needs }) => [done, needs])).toEqual(areas.map(() => [full, full]));
    expect(draft?.overall).toMatchObject({ workedWell: full, commitments: [{ what: full, who: full }] });
    await story.press(anna, 'Skriv mer', 'Spridning');
    expect(story.client.form(story.id(anna))?.values).toMatchObject({ done: full, needs: full });
  });

  it('takes 3,000 emoji from the line, counted as a reader counts, gives them back, and takes no more', async () => {
    for (const emoji of ['🟢', '👩‍👩‍👧']) {
      const full = emoji.repeat(3_000);
      await story.say(anna, `/lagesrapport bemötande gul ${full}`);
      expect((await stored()).draft?.areas.find((area) => area.done)?.done).toBe(full);
      const refused = await story.say(anna, `/lagesrapport bemötande gul ${full}${emoji}`);
      expect(refused).toMatch(/Texten är 3\s001 tecken\./);
      expect(refused).toContain('Inget har sparats.');
    }
    for (const area of areas) await story.choose(anna, area, '🟢 Går bra');
    await story.press(anna, 'Skicka in');
    await story.press(anna, 'Visa');
    expect(story.client.seen(story.id(anna))).toContain('👩‍👩‍👧👩‍👩‍👧');
    expect(await story.say(coordinator, '/avstamning')).toContain('Svar: 1 av 2 parter');
  });

  it('does nothing but stand there, in the list, in the answer and in the channel', async () => {
    const typed = '<!channel> <@U123> *fet* _kursiv_ `kod` & &amp; [länk](https://example.org) > citat';
    await story.press(anna, 'Skriv mer', 'Bemötande');
    await fill({ done: typed, needs: typed });
    await story.press(anna, 'Till sist');
    await fill({ workedWell: typed });
    for (const area of areas) await story.choose(anna, area, '🟢 Går bra');
    await story.press(anna, 'Skicka in');
    expect(await story.press(anna, 'Visa')).toContain(typed);
    expect(await story.say(coordinator, '/avstamning')).toContain(`Behov och hinder: ${typed} (Klippan).`);
    await story.press(coordinator, 'Visa för gruppen');
    await story.press(coordinator, 'Visa nu');
    expect(story.client.channel(channel)).toContain(`Har fungerat bra: ${typed} (Klippan).`);
    // Rich text is literal in Slack; the text of notifications is not.
    for (const { text } of story.slack.double.shown(channel)) expect(text).not.toMatch(/<!channel>|<@U123>/);
  });

  it('turns no names round after right-to-left marks, and is stored with them', async () => {
    const typed = 'Bok \u202Egnirts och \u2067مرحبا';
    await story.press(anna, 'Till sist');
    await fill({ workedWell: typed });
    expect((await stored()).draft?.overall.workedWell).toBe(typed);
    for (const area of areas) await story.choose(anna, area, '🟢 Går bra');
    await story.press(anna, 'Skicka in');
    expect(await story.say(coordinator, '/avstamning')).toContain(
      'Har fungerat bra: Bok gnirts och مرحبا (Klippan).',
    );
  });

  it('is cut visibly in the summary where it is long, on one line', async () => {
    const typed = `Första raden\nandra raden ${'och så vidare '.repeat(60)}slut`;
    await story.press(anna, 'Skriv mer', 'Bemötande');
    await fill({ needs: typed });
    for (const area of areas) await story.choose(anna, area, '🟢 Går bra');
    await story.press(anna, 'Skicka in');
    const summary = await story.say(coordinator, '/avstamning');
    expect(summary).toMatch(/Behov och hinder: Första raden andra raden .* … \(Klippan\)\./);
    expect(summary).not.toContain('slut');
  });

  it('says that the answer is a public record where people write', async () => {
    await story.press(anna, 'Skriv mer', 'Bemötande');
    const [view] = [...story.slack.double.views.values()];
    expect(JSON.stringify(view?.view.blocks)).toContain('När du skickar in blir svaret en allmän handling.');
    expect(story.client.seen(story.id(anna))).toContain('Skriv inte personnummer');
  });
});
