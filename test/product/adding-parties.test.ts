import { contactOf, coordinator, groupOf } from '../support/product-groups.ts';
import { eachStory, slackId } from '../support/product-story.ts';

/** Parties, and how it went before there was a bot, come out of a spreadsheet. */

const told = eachStory(() => groupOf(['Klippan']), { at: '2019-05-06T08:00:00Z' });
const { opened, story } = told;
const klippan = contactOf('Klippan');

const line = (name: string, reference: string, to = '2021-12-31') =>
  `${name}\tAnna i ${name}\tanna.${reference.toLowerCase()}@example.org\t${reference}\t2019-01-01\t${to}`;

async function group() {
  const [head] = await story.product.store.groups.all();
  return story.product.store.groups.load(head?.id ?? 0);
}
const names = async () =>
  (await group()).parties.filter(({ removed }) => !removed).map(({ shortName }) => shortName);
const fill = (values: Record<string, string>, email = coordinator) =>
  story.news(email, () => story.client.fill(slackId(email), values));

it('shows what it understood and stores nothing until it is told to; lines with faults wait to be mended', async () => {
  const shown = await story.say(
    coordinator,
    `lägg till\n${line('Lund', 'L1')}\n${line('Höör', 'H1', '1/1 2027')}\n${line('Ystad', 'Y1')}`,
  );
  expect(shown).toContain('2 parter kan läggas till.');
  expect(shown).toContain('Rad 2: «1/1 2027» (gäller till) går inte att läsa säkert som ett datum.');
  expect(await names()).toEqual(['Region Skåne', 'Klippan']);

  const asked = await story.press(coordinator, 'Lägg till 2 parter');
  expect(asked).toContain('Ny part: Lund');
  expect(asked).toContain('En rad med fel är inte med. Den finns kvar att rätta.');
  const added = await story.press(coordinator, 'Ja, sköt gruppen här');
  expect(added).toContain('Sparat:');
  expect(await names()).toEqual(['Region Skåne', 'Klippan', 'Lund', 'Ystad']);
  // Whoever is new hears it by the invitation, and by nothing before.
  await story.app.tick();
  await story.app.idle();
  expect((await opened.rows()).filter(({ table }) => table === 'delivery')).toEqual([]);

  // What is pasted again is there already; only what was wrong is left to mend.
  const again = await story.say(
    coordinator,
    `lägg till\n${line('Lund', 'L1')}\n${line('Höör', 'H1', 'snart')}`,
  );
  expect(again).toContain('En part finns redan i gruppen, just så.');
  await story.press(coordinator, 'Rätta raderna');
  expect(story.client.form(slackId(coordinator))?.values.lines).toBe(line('Höör', 'H1', 'snart'));
  const mended = await fill({ lines: line('Höör', 'H1') });
  expect(mended).toContain('En part kan läggas till.');
  await story.press(coordinator, 'Lägg till en part');
  expect(await names()).toEqual(['Region Skåne', 'Klippan', 'Lund', 'Ystad', 'Höör']);
  expect(await story.press(coordinator, 'Ångra')).toContain('Höör är inte längre part');
  expect(await names()).not.toContain('Höör');
  const events = (await opened.events()).filter(({ kind }) => kind.startsWith('group-change'));
  expect(JSON.stringify(events)).not.toMatch(/Lund|Anna|example\.org/);
});

it('takes three hundred lines in several boxes and rounds, and one party by form', async () => {
  await story.say(coordinator, '/avstamning lägg till');
  await story.press(coordinator, 'Klistra in parter');
  const lines = Array.from({ length: 200 }, (_, n) => line(`Ort ${n}`, `D${n}`));
  const boxes = [0, 1, 2, 3, 4].map((n) => lines.slice(n * 30, (n + 1) * 30).join('\n'));
  const shown = await fill(
    Object.fromEntries(boxes.map((text, n) => [n === 0 ? 'lines' : `lines~${n + 1}~n`, text])),
  );
  expect(shown).toContain('150 parter kan läggas till.');
  await story.press(coordinator, 'Klistra in fler');
  expect(await fill({ lines: lines.slice(150, 180).join('\n') })).toContain('180 parter kan läggas till.');
  await story.press(coordinator, 'Lägg till 180 parter');
  await story.press(coordinator, 'Ja, sköt gruppen här');
  expect(await names()).toHaveLength(182);

  await story.say(coordinator, '/avstamning lägg till');
  await story.press(coordinator, 'Skriv in en part');
  const values = { party: 'Bjuv', reference: 'D3', from: '2019-01-01', to: '2021-12-31' };
  await fill(values);
  expect(story.client.form(slackId(coordinator))?.errors.join()).toContain(
    'Diarienumret D3 finns redan i gruppen.',
  );
  await fill({ reference: 'B1' });
  expect(await names()).toContain('Bjuv');
});

it('brings in last half-year’s statuses, marked, so that the first round has what was last and a trend', async () => {
  const shown = await story.say(
    coordinator,
    'lägg till läge\nPart;Regional arbetsgrupp;Bemötande;Pedagogik och handledning;Spridning\nKlippan;Går bra;gul;⬜;bra',
  );
  expect(shown).toContain('4 svar från en part kan föras över till andra halvåret 2018.');
  const done = await story.press(coordinator, 'För över en part');
  expect(done).toContain('Det är märkt som överfört av dig, inte som inskickat av parterna.');
  expect(await story.say(coordinator, '/avstamning historik andra halvåret 2018')).toContain(
    'Parterna har inte skickat in det här.',
  );
  expect(await story.say(coordinator, '/avstamning dokument andra halvåret 2018')).not.toContain('Word');

  await story.passTo('2019-05-21T08:00:00Z');
  expect(await story.client.seen(slackId(klippan))).toContain('Allt är som sist');
  await story.press(klippan, 'Allt är som sist');
  await story.press(klippan, 'Skicka in');
  const [first] = await story.product.store.statusUpdates.submitted(
    (await story.product.store.checkIns.current((await group()).id))?.id ?? 0,
  );
  expect(first?.submitted?.areas.map(({ status }) => status)).toEqual([
    'going_well',
    'needs_change',
    'not_started',
    'going_well',
  ]);
  expect(await story.say(klippan, '/avstamning historik')).toContain('andra halvåret 2018');
  expect(await story.press(coordinator, 'Ångra')).toContain(
    'Läget för andra halvåret 2018 är borttaget igen.',
  );
  expect(await story.say(coordinator, '/avstamning historik andra halvåret 2018')).not.toContain('Klippan');
});
