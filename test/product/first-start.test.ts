import { carriedIn } from '../../adapters/render/carried-button.ts';
import { hashOfStartCode, newStartCode, startCodeLife } from '../../src/domain/start-code.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { consoleDriver } from '../support/console-client.ts';
import { openCoordinatorPage } from '../support/coordinator-page.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { textIn } from '../support/html-page.ts';
import { openMailWorld } from '../support/mail-world.ts';
import { playgroundDriver } from '../support/playground-client.ts';
import { slackDriver } from '../support/slack-client.ts';
import { teamsDriver } from '../support/teams-client.ts';
import { openProductWorld } from '../support/world.ts';

const { page: words } = textsFor('sv');

/** From nothing to a planned invitation, without a file. */

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());

const at = '2019-05-06T08:00:00Z';
const drivers = {
  slack: [slackDriver, 'U0ANNA', 'U0BO'],
  teams: [teamsDriver, '00000000-0000-4000-8000-0000000000aa', '00000000-0000-4000-8000-0000000000bb'],
  console: [consoleDriver, 'anna@example.org', 'bo@example.org'],
  playground: [playgroundDriver(() => opened), 'anna@example.org', 'bo@example.org'],
} as const;

/** As the administrator's command does. */
async function makeCode(now = new Date(at)): Promise<string> {
  const code = newStartCode();
  await opened.store.beginning.keepStartCode(
    hashOfStartCode(code),
    now,
    new Date(now.getTime() + startCodeLife),
  );
  return code;
}

const lines = ['Klippan', 'Lund', 'Höör']
  .map((name, n) => `${name};;;2019-${n};2019-01-01;2021-12-31`)
  .join('\n');

describe.each(Object.keys(drivers) as (keyof typeof drivers)[])('without a file, on %s', (platform) => {
  it('whoever has the start code makes the group, adds parties and sees on which day they are invited', async () => {
    const [driver, anna, bo] = drivers[platform];
    const world = await openProductWorld({
      opened,
      driver,
      platform,
      files: [],
      people: [
        { userId: anna, email: 'anna@example.org', locale: 'sv' },
        { userId: bo, email: 'bo@example.org', locale: 'sv' },
      ],
      at,
    });
    const { client } = world;
    await client.say(bo, 'hej');
    expect(await client.seen(bo)).toContain('Gruppen är inte klar än. Den som installerar har en startkod.');
    const code = await makeCode();
    await client.say(anna, `installera ${code.toLowerCase().replaceAll('-', ' ')}`);
    expect(await client.seen(anna)).toContain('Koden stämmer.');
    // It is whose it was first.
    await client.say(bo, `installera ${code}`);
    expect(await client.seen(bo)).toContain('Den koden går inte att använda.');

    await client.press(anna, 'Skapa gruppen');
    await client.fill(anna, {
      name: 'Läsfrämjande i Skåne',
      convener: 'Region Skåne',
      person: 'Anna Ek',
      email: 'anna@example.org',
    });
    await world.app.idle();
    expect(await client.seen(anna)).toContain('Läsfrämjande i Skåne finns nu, och du är samordnare.');
    expect(await client.seen(anna)).toContain('Första inbjudan går ut tisdagen den 21 maj 2019');

    await client.press(anna, 'Klistra in parter');
    await client.fill(anna, { lines });
    expect(await client.seen(anna)).toContain('3 parter kan läggas till.');
    await client.press(anna, 'Lägg till 3 parter');
    await client.press(anna, 'Inför inbjudan');
    expect(await client.seen(anna)).toContain('går ut tisdagen den 21 maj 2019 till 4 parter.');

    const [head] = await world.product.store.groups.all();
    const group = await world.product.store.groups.load(head?.id ?? 0);
    expect(group).toMatchObject({ key: 'lasframjande-i-skane', keptIn: 'bot', locale: 'sv' });
    expect(group.areas).toHaveLength(4);
    expect(group.coordinators).toMatchObject([{ name: 'Anna Ek', email: 'anna@example.org' }]);
    await client.say(anna, `installera ${code}`);
    expect(await client.seen(anna)).toContain('Den koden går inte att använda.');
    await client.say(bo, 'hej');
    expect(await client.seen(bo)).toContain('Hör av dig till Anna Ek (anna@example.org)');
    const logged = await opened.events();
    expect(logged.map(({ kind }) => kind)).toEqual(['group-started', 'group-changed']);
    // What was said stands in the playground's own messages, on one's own machine.
    const kept = (await opened.rows()).filter(({ table }) => table !== 'playground_message');
    expect(JSON.stringify(kept).includes(code)).toBe(false);
    expect(world.faults).toEqual([]);
    await world.close();
  });
});

it('rests for an hour after five wrong codes, takes none that is past, and the newest only', async () => {
  await opened.reset();
  const { beginning } = opened.store;
  const of = (userId: string) => ({ platform: 'slack' as const, tenant: 'T1', userId });
  const claim = (code: string, moment: string, userId = 'U1') =>
    beginning.claimStartCode(hashOfStartCode(code), of(userId), new Date(moment));
  expect(await claim('ABCD', '2019-05-06T08:00:00Z')).toBe('wrong');
  const old = await makeCode();
  const code = await makeCode();
  expect(await claim(old, '2019-05-06T08:00:00Z')).toBe('wrong');
  const tries = Array.from({ length: 9 }, (_, n) => claim(`FEL${n}`, '2019-05-06T08:01:00Z'));
  const got = await Promise.all(tries);
  expect(got.filter((one) => one === 'wrong')).toHaveLength(4);
  expect(await claim(code, '2019-05-06T08:30:00Z')).toBe('rests');
  expect(await claim(code, '2019-05-06T09:00:01Z')).toBe('claimed');
  expect(await claim(code, '2019-05-06T09:00:02Z')).toBe('claimed');
  expect(await claim(code, '2019-05-06T09:00:02Z', 'U2')).toBe('wrong');
  expect(await beginning.holdsStartCode(of('U1'), new Date('2019-05-13T07:59:59Z'))).toBe(true);
  expect(await beginning.holdsStartCode(of('U1'), new Date('2019-05-13T08:00:00Z'))).toBe(false);
  expect(await claim(code, '2019-05-13T08:00:00Z')).toBe('wrong');
});

it('goes the same way on the page, once the address is proven: a wrong one leaves the code as good as it was', async () => {
  const world = await openMailWorld({ opened, at });
  const page = openCoordinatorPage('anna@example.org', {
    url: world.page.url,
    codeIn: world.codeIn,
    rest: world.app.idle,
  });
  const code = await makeCode();
  await page.open('/start');
  await page.post('/start', { code: 'FEL', address: 'anna@example.org' });
  expect(page.seen()).toContain('Den koden går inte att använda.');
  // A wrong address keeps nobody out, whether the mail server takes it or not: nothing is made before it is proven.
  world.smtp.refuse.to = { code: 550, text: '5.1.1 User unknown', only: 'ana@example.org' };
  expect((await page.post('/start', { code, address: 'ana@example.org' })).status).toBe(400);
  expect(page.seen()).toContain('Det går inte att skicka till ana@example.org.');
  await page.post('/start', { code, address: 'ann@example.org' });
  expect(page.seen()).toContain(words.codeSent('ann@example.org'));
  expect((await page.post('/start/kod', { code: '123 456' })).status).toBe(400);
  expect(page.seen()).toContain(words.codeWrong);
  expect((await page.open('/start/grupp')).headers.get('location')).toBe('/start');
  // The way back has what was typed, to be mended.
  await page.open('/start/kod');
  await page.press('Fel adress? Ändra den');
  expect(page.html()).toContain('value="ann@example.org"');
  expect(page.html()).toContain(`value="${code.replaceAll('-', '')}"`);
  await page.post('/start', { code, address: 'anna@example.org' });
  const mailed = world.codeIn('anna@example.org');
  // The code of one address is none of another's.
  expect((await page.post('/start/kod', { code: world.codeIn('ann@example.org') })).status).toBe(400);
  await page.post('/start/kod', { code: mailed });
  expect(page.seen()).toContain('Gruppens namn');
  // From here on the code is Anna's: nobody moves it to another address.
  const other = openCoordinatorPage('bo@example.org', {
    url: world.page.url,
    codeIn: world.codeIn,
    rest: world.app.idle,
  });
  expect((await other.post('/start', { code, address: 'bo@example.org' })).status).toBe(400);
  await page.fill({ name: 'Läslust', convener: 'Region Skåne', person: 'Anna Ek', email: 'bo@example.org' });
  expect(page.seen()).toContain('Skriv anna@example.org, som du fick koden till.');
  expect(await world.product.store.groups.all()).toEqual([]);
  // What is wrong is said with what was typed still there.
  await page.fill({ convener: '', email: 'anna@example.org' });
  expect(page.html()).toContain('value="Läslust"');
  expect(page.seen()).toContain('Skriv vem som är sammankallande.');
  await page.fill({ convener: 'Region Skåne', template: 'own', areas: 'Bokstart\nBoken kommer' });
  expect(page.seen()).toContain('Läslust finns nu, och du är samordnare.');
  // The code lets one do that and nothing more.
  const [head] = await world.product.store.groups.all();
  const action = JSON.stringify({ kind: 'group-file', group: head?.id });
  expect(textIn((await page.post('/start/gor', { action })).body)).not.toContain('Läslust');

  // The code of the address lets them in: there is no other to wait for.
  // What is first seen there leads on.
  await page.home();
  await page.press('Lägg till …');
  await page.press('Klistra in parter');
  await page.fill({ lines: lines.replace('Höör;;', 'Höör;Eva Lind;eva@hoor.example.org') });
  expect(page.seen()).toContain('3 parter kan läggas till.');
  await page.press('Lägg till 3 parter');
  // Whoever has just been put in is not said to be out of reach.
  await page.press('Till gruppen');
  expect(page.seen()).toContain('Saknar kontaktperson (2)');
  expect(page.seen()).not.toContain('Går inte att nå');
  await page.press('Kanal');
  expect(page.seen()).toContain('Sammanställningen visas för gruppen i ett brev till var och en.');
  await page.say('part Höör');
  expect(page.seen()).toContain('Eva Lind nås med e-post');
  await page.press('Logg');
  expect(page.seen()).toContain('Anna Ek skapade gruppen');
  await page.say('bjud in');
  expect(page.seen()).toContain('går ut tisdagen den 21 maj 2019 till 4 parter.');
  await page.press('Skicka prov till mig');
  await world.app.idle();
  const letters = world.smtp.to('anna@example.org').map((letter) => letter.mail.subject ?? '');
  expect(letters.at(-1)).toContain('Prov: ');
  // Each button of it leads to a page that shows that button, though all of them do nothing.
  const trial = world.smtp.to('anna@example.org').at(-1)?.mail.text ?? '';
  const carried = [...trial.matchAll(/\?v=(\S+)/g)].map(([, text]) => carriedIn(text)?.label);
  expect(carried).toEqual(['Fyll i', 'Påminn mig senare']);
  await page.press('Inför inbjudan');
  expect(page.seen()).toContain('går ut tisdagen den 21 maj 2019 till 4 parter.');
  await world.close();
});
