import { textsFor } from '../../src/texts/texts.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { formsIn, sendingOf, textIn } from '../support/html-page.ts';
import { type MailWorld, openMailWorld } from '../support/mail-world.ts';
import { pageBrowser } from '../support/page-browser.ts';
import { eventually } from '../support/process.ts';
import { sampleGroup } from '../support/sample-group.ts';

/** Who answers, by letter and page alone: no chat is there, and the letter may be in other hands. */

const { answerers, mail, page: words, report } = textsFor('sv');
const contact = 'contact@library-1.example.org';
const nils = 'nils@library-1.example.org';
const convener = 'convener@example.org';

let opened: TestStore;
let world: MailWorld;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());

/** `shared`: the contact's address is a mailbox that several read. */
async function begin(shared = false): Promise<void> {
  const file = sampleGroup(1);
  const [, library] = file.parties;
  if (shared && library?.contacts[0]) library.contacts[0].shared = true;
  world = await openMailWorld({ opened, file, at: '2019-05-20T06:00:00Z' });
  await world.product.store.groups.import(file, 'sample.yaml', world.now(), undefined, 'bot');
  await world.passTo('2019-05-21T07:00:30Z');
}
afterEach(() => world.close());

const browser = (address: string) => pageBrowser(world, address);
const letterTo = (address: string) => world.smtp.to(address).at(-1)?.mail;
const linkTo = (address: string, label: string) =>
  letterTo(address)?.text?.match(new RegExp(`${label}:\\s*(http\\S+)`))?.[1] ?? '';

it('is handed over on the page, for which a code is needed, and taken over by a press, not by opening', async () => {
  await begin();
  const anna = browser(contact);
  await anna.visit(world.linkIn(contact));
  expect(await anna.press(answerers.who)).toContain('Vem svarar för library-1?');
  await anna.press(answerers.changeContact);
  const asked = await anna.press(answerers.change, { 'f.who.name': 'Nils Ny', 'f.who.email': nils });
  expect(asked).toContain(`Nils Ny får nu en inbjudan till ${nils}.`);
  await world.app.tick();
  await world.app.idle();
  expect(letterTo(nils)?.subject).toBe('Ta över som kontaktperson för library-1?');
  const link = linkTo(nils, answerers.takeOver);
  const group = async () => {
    const [head] = await world.product.store.groups.all();
    return world.product.store.groups.load(head?.id ?? 0);
  };
  const answering = async () =>
    (await group()).contacts.filter(({ role }) => role === 'contact').map(({ person }) => person.email);
  // What looks for viruses opens every link.
  const newOne = browser(nils);
  expect(await newOne.visit(link)).toContain(answerers.takeOver);
  await newOne.visit(link.replace(/\/gor\?.*/, ''));
  expect(newOne.html()).toContain(answerers.takeOver);
  expect(newOne.html()).not.toContain(`>${report.submit}</button>`);
  expect(await answering()).toContain(contact);
  await newOne.visit(link);
  expect(await newOne.press(answerers.takeOver)).toContain('Tack! Du är nu kontaktperson för library-1.');
  expect(await answering()).toContain(nils);
  await newOne.visit(link.replace(/\/gor\?.*/, ''));
  expect(newOne.html()).toContain(`>${report.submit}</button>`);
  // The old one's link opens nothing any more, and the coordinator has heard.
  expect(await anna.visit(world.linkIn(contact))).toContain(mail.page.nobodyTitle);
  await world.app.tick();
  await eventually('the news', () =>
    world.smtp.to(convener).some(({ mail: { text } }) => text?.includes('är nu kontaktperson för library-1')),
  );
});

it('is confirmed by the coordinator on the page, from the letter, for another domain', async () => {
  await begin();
  const anna = browser(contact);
  await anna.visit(world.linkIn(contact));
  await anna.press(answerers.who);
  await anna.press(answerers.changeContact);
  const asked = await anna.press(answerers.change, {
    'f.who.name': 'Nils',
    'f.who.email': 'nils@example.com',
  });
  expect(asked).toContain('får bekräfta bytet');
  await eventually('the question', () => letterTo(convener)?.text?.includes('vill lämna över') ?? false);
  const coordinator = browser(convener);
  await coordinator.visit(linkTo(convener, answerers.confirmYes));
  await coordinator.press(words.signIn, { address: convener });
  expect(await coordinator.press(answerers.confirmYes)).toContain(
    'Nils får nu en inbjudan till nils@example.com',
  );
});

it('of a shared mailbox: whoever opens the letter says their name, and it stands on what is sent in', async () => {
  await begin(true);
  const [one, other] = [browser(contact), browser(contact)];
  const link = world.linkIn(contact);
  expect(await one.visit(link)).toContain(words.nameTitle);
  await one.press(words.codeGo, { name: '' });
  expect(textIn(one.html())).toContain(words.nameMissing);
  await one.press(words.codeGo, { name: 'Karin  Öberg' });
  const form = formsIn(one.html()).find((each) => each.buttons.some(({ label }) => label === report.submit));
  if (!form) throw new Error(textIn(one.html()));
  const chosen = Object.fromEntries(
    form.values.flatMap(([name]) => (name.startsWith('status.') ? [[name, 'going_well']] : [])),
  );
  await one.visit(form.action, sendingOf(form, report.submit, chosen));
  expect(textIn(one.html())).toContain(mail.page.thanks);
  // Another browser is another person.
  expect(await other.visit(link)).toContain(words.nameTitle);
  const [head] = await world.product.store.groups.all();
  const checkIn = await world.product.store.checkIns.current(head?.id ?? 0);
  const sent = await world.product.store.statusUpdates.submitted(checkIn?.id ?? 0);
  expect(sent.map(({ submitted }) => submitted?.submittedBy?.name)).toEqual(['Karin Öberg']);
});
