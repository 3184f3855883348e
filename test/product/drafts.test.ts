import { contactOf, coordinator, groupOf, substituteOf } from '../support/product-groups.ts';
import { eachStory } from '../support/product-story.ts';
import { buttonWith, findElement, viewOf } from '../support/slack-client.ts';

/** Two people at one party's answer, and what must not happen to it. */

const anna = contactOf('Klippan');
const eva = substituteOf('Klippan');
const good = '🟢 Går bra';
const stalled = '🔺 Står stilla';

const { opened, story } = eachStory(
  () => groupOf(['Klippan', 'Lund']),
  {},
  async () => {
    await story.passTo('2019-05-21T08:00:00Z');
    await story.say(anna, '/lagesrapport');
  },
);

const later = (minutes = 5) => story.set(new Date(story.now().getTime() + minutes * 60_000).toISOString());
const fill = (email: string, values: Record<string, string>) =>
  story.news(email, () => story.client.fill(story.id(email), values));
const form = (email: string) => story.client.form(story.id(email));
const openView = (email: string) => {
  const open = viewOf(story.slack, story.id(email));
  if (!open) throw new Error(`${email} has no form open`);
  return open;
};
const kindsLogged = async () => (await opened.events()).map((event) => event.kind);
const occurrences = <T>(all: T[], one: T) => all.filter((each) => each === one).length;

describe('two people at one draft', () => {
  it('are told whose choice they replaced', async () => {
    await story.choose(anna, 'Bemötande', good);
    later();
    await story.say(eva, '/lagesrapport');
    const list = await story.choose(eva, 'Bemötande', stalled);
    expect(list).toContain('Bemötande: Anna Klippan hade valt Går bra. Nu står det Står stilla.');
    expect(list).toContain('Eva Klippan sparade den 21 maj kl. 10.05');
  });

  it('are given back the words that a line replaced, also their own', async () => {
    await story.say(anna, '/lagesrapport spridning grön Tre kurser');
    const replaced = await story.say(eva, '/lagesrapport spridning grön En kurs');
    expect(replaced).toContain(
      'Din text ersatte den som Anna Klippan sparade den 21 maj kl. 10.00: «Tre kurser»',
    );
    expect(await story.say(eva, '/lagesrapport spridning grön Fem kurser')).toContain(
      'Din text ersatte den som du sparade den 21 maj kl. 10.00: «En kurs»',
    );
  });

  it('keep both their words when they wrote in different fields', async () => {
    await story.say(eva, '/lagesrapport');
    for (const email of [anna, eva]) await story.press(email, 'Skriv mer', 'Bemötande');
    await fill(eva, { done: 'Evas ord' });
    const list = await fill(anna, { needs: 'Annas behov' });
    expect(form(anna)).toBeUndefined();
    expect(list).toContain('Gjort: Evas ord');
    expect(list).toContain('Behov och hinder: Annas behov');
  });

  it('get the form back with both texts when they wrote in the same', async () => {
    await story.say(eva, '/lagesrapport');
    for (const email of [anna, eva]) await story.press(email, 'Skriv mer', 'Bemötande');
    await fill(eva, { done: 'Evas ord' });
    later();
    await fill(anna, { done: 'Annas ord' });
    expect(form(anna)?.values.done).toBe('Annas ord');
    const notices = JSON.stringify(openView(anna).view.blocks);
    expect(notices).toContain('Eva Klippan sparade den 21 maj kl. 10.00 medan du skrev.');
    expect(notices).toContain('Vad har ni gjort? «Evas ord»');
    expect(await fill(anna, {})).toContain('Gjort: Annas ord');
  });

  it('get the overall form back too', async () => {
    await story.say(eva, '/lagesrapport');
    for (const email of [anna, eva]) await story.press(email, 'Till sist');
    await fill(eva, { workedWell: 'Bokcirkeln', 'commitments.0.what': 'Kurs' });
    await fill(anna, { workedWell: 'Sagostunden' });
    expect(form(anna)?.values.workedWell).toBe('Sagostunden');
    expect(JSON.stringify(openView(anna).view.blocks)).toContain('«Bokcirkeln»');
    const list = await fill(anna, {});
    expect(list).toContain('Sagostunden');
    expect(list).toContain('• Kurs');
  });

  it('send in once, and the second is told by whom', async () => {
    await story.say(eva, '/lagesrapport');
    for (const area of ['Regional arbetsgrupp', 'Bemötande', 'Pedagogik och handledning', 'Spridning'])
      await story.choose(anna, area, good);
    const { people } = story.slack;
    const press = (email: string) =>
      people.press(story.id(email), findElement(story.slack, story.id(email), buttonWith('Skicka in')));
    await Promise.all([press(anna), press(eva)]);
    await story.slack.rest();
    expect(occurrences(await kindsLogged(), 'submitted')).toBe(1);
    const seen = story.client.seen(story.id(anna)) + story.client.seen(story.id(eva));
    expect(seen).toContain('Tack! ');
    expect(seen).toContain('Lägesrapporten är redan inskickad av ');
  });
});

describe('sending in', () => {
  it('names the areas that lack a status, and sends nothing', async () => {
    await story.choose(anna, 'Spridning', good);
    const list = await story.press(anna, 'Skicka in');
    expect(list).toContain(
      'Välj läge för Regional arbetsgrupp, Bemötande samt Pedagogik och handledning. Sedan kan du skicka in.',
    );
    expect(await kindsLogged()).not.toContain('submitted');
  });

  it('leaves a change above it that is not sent in, until it is, as a second version', async () => {
    await story.answer(anna, [good, good, good, good]);
    await story.press(anna, 'Ändra');
    const changed = await story.choose(anna, 'Bemötande', stalled);
    expect(changed).toContain('Ändringen är inte inskickad.');
    expect(await story.say(anna, '/avstamning')).toContain('Ni har en ändring som inte är inskickad.');
    expect(await story.say(coordinator, '/avstamning')).toContain(`Bemötande | Svar saknas | ${good} |`);
    expect(await story.press(anna, 'Skicka in')).toContain('Tack! Anna Klippan skickade in');
    expect(await story.say(coordinator, '/avstamning')).toContain(`Bemötande | Svar saknas | ${stalled} |`);
    const [progress] = (await story.product.store.statusUpdates.progress(1)).filter((one) => one.submittedAt);
    expect(progress).toMatchObject({ version: 2, changing: false });
  });

  it('changes nothing where the same is chosen again', async () => {
    await story.answer(anna, [good, good, good, good]);
    await story.press(anna, 'Ändra');
    await story.choose(anna, 'Bemötande', good);
    expect(await story.say(anna, '/avstamning')).not.toContain('ändring');
  });
});

describe('one payload twice', () => {
  it('has one effect as a press, one after the other and at once', async () => {
    const { people } = story.slack;
    const found = findElement(
      story.slack,
      story.id(anna),
      ({ type }) => type === 'static_select',
      'Bemötande',
    );
    const option = found.element.type === 'static_select' ? found.element.options?.[0]?.value : undefined;
    const press = () => people.press(story.id(anna), found, { option, actionTs: '17.1' });
    await Promise.all([press(), press()]);
    await story.slack.rest();
    await press();
    await story.slack.rest();
    expect(occurrences(await kindsLogged(), 'area-saved')).toBe(1);
  });

  it('has one effect as a command', async () => {
    const trigger = story.slack.double.trigger(story.id(anna));
    const command = () =>
      story.slack.people.command(story.id(anna), '/lagesrapport spridning gul En kurs', { trigger });
    await Promise.all([command(), command()]);
    await story.slack.rest();
    await command();
    await story.slack.rest();
    expect(occurrences(await kindsLogged(), 'area-saved')).toBe(1);
  });

  it('has one effect as a form, and a corrected form has its own', async () => {
    await story.press(anna, 'Skriv mer', 'Bemötande');
    const open = openView(anna);
    open.values.set('done', 'Två kurser');
    await Promise.all([story.slack.people.submit(open), story.slack.people.submit(open)]);
    await story.slack.rest();
    expect(occurrences(await kindsLogged(), 'area-saved')).toBe(1);
    open.values.set('done', 'Tre kurser');
    const answer = await story.slack.people.submit(open);
    await story.slack.rest();
    expect(answer.status).toBe(200);
    expect(story.client.seen(story.id(anna)) + answer.body).toContain('Tre kurser');
  });

  it('keeps a wrong form open with its words, and takes it corrected', async () => {
    await story.press(anna, 'Till sist');
    await fill(anna, { 'commitments.0.who': 'Eva', workedWell: 'Bokcirkeln' });
    expect(form(anna)?.errors).toEqual(['Skriv vad som ska göras.']);
    expect(form(anna)?.values.workedWell).toBe('Bokcirkeln');
    expect(await kindsLogged()).not.toContain('overall-saved');
    expect(await fill(anna, { 'commitments.0.what': 'Kurs' })).toContain('Kurs – Eva');
    expect(occurrences(await kindsLogged(), 'overall-saved')).toBe(1);
  });
});

describe('a former contact', () => {
  it('is refused by an old button, also as the contact of another party', async () => {
    const old = findElement(story.slack, story.id(anna), buttonWith('Skicka in'));
    const file = await groupOf(['Klippan', 'Lund']);
    const [, inKlippan, inLund] = file.parties;
    inLund?.contacts.splice(0, 2, ...(inKlippan?.contacts.splice(0, 1) ?? []));
    await story.importAgain(file);
    const refused = await story.news(anna, async () => {
      await story.slack.people.press(story.id(anna), old);
      await story.slack.rest();
    });
    expect(refused).toContain('Bara Klippans kontaktperson och ersättare kan fylla i Klippans lägesrapport.');
    inLund?.contacts.splice(0, 1);
    await story.importAgain(file);
    const stranger = await story.news(anna, async () => {
      await story.slack.people.press(story.id(anna), old);
      await story.slack.rest();
    });
    expect(stranger).toContain('Jag känner inte igen dig än.');
  });
});
