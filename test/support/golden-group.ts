import type { HalfYear } from '../../src/domain/half-year.ts';
import type { Status } from '../../src/domain/status-update.ts';
import type { Asker } from '../../src/ports/product.ts';
import { textsFor } from '../../src/texts/texts.ts';
import type { TestStore } from './database.ts';
import { coordinator, type Said, sendInFor, skane } from './product-groups.ts';
import { openStory, type Story, shippedGroup, slackId } from './product-story.ts';

const good = 'going_well';
const change = 'needs_change';
const still = 'stalled';
const not = 'not_started';

/** Two parties over two half-years, as in the product's own group. */
export async function smallGroup(opened: TestStore): Promise<Story> {
  const story = await openStory(opened, await shippedGroup());
  await halfYear(story, '2019-H1', '2019-06-14', '2019-06-11T08:00:00Z', [
    ['Region Skåne', { statuses: [good, good, not, good] }],
    ['Helsingborg', { statuses: [good, good, not, good], commitment: 'Ny skyltning' }],
  ]);
  await halfYear(story, '2019-H2', '2019-12-13', '2019-12-10T09:00:00Z', [
    ['Region Skåne', { statuses: [good, good, not, good], workedWell: 'Gemensam chatt för frågor.' }],
  ]);
  await answerAt(story, '2019-12-16T09:00:00Z', [
    [
      'Helsingborg',
      {
        statuses: [good, change, not, good],
        done: 'Två workshops för personalen.',
        needs: 'Svårt att frigöra personal.',
        commitment: 'Workshop om lärstilar',
      },
    ],
  ]);
  return story;
}

/** The 33 municipalities of Skåne and their region over two half-years: most go well, and not all. */
export async function largeGroup(opened: TestStore): Promise<Story> {
  const file = await skane();
  const vacant = file.parties.find((party) => party.shortName === 'Perstorp');
  if (vacant) vacant.contacts = [];
  const libraries = file.parties.map((party) => party.shortName);
  const story = await openStory(opened, file);
  await halfYear(story, '2019-H1', '2019-06-14', '2019-06-11T08:00:00Z', everybody(libraries, first));
  const [late, inTime] = [libraries.filter(isLate), libraries.filter((name) => !isLate(name))];
  await halfYear(story, '2019-H2', '2019-12-13', '2019-12-10T09:00:00Z', everybody(inTime, second));
  await answerAt(story, '2019-12-16T09:00:00Z', everybody(late, second));
  return story;
}

const isLate = (name: string) => name === 'Höör' || name === 'Osby';
const silent = ['Båstad', 'Lomma', 'Perstorp', 'Tomelilla'];

function everybody(libraries: string[], say: (name: string) => Said): [string, Said][] {
  return libraries.filter((name) => !silent.includes(name)).map((name) => [name, say(name)]);
}

function first(name: string): Said {
  const statuses: Status[] = [good, good, name < 'H' ? not : good, good];
  return { statuses };
}

function second(name: string): Said {
  const among = (...names: string[]) => names.includes(name);
  const needs: Record<string, string> = {
    Bjuv: 'Svårt att frigöra personal.',
    Eslöv: 'Svårt att frigöra personal',
    Lund: 'Vi har svårt att frigöra personalen till kurser.',
    Osby: 'Lokalen är för liten när många kommer på en gång.',
    Ystad: 'Kurser på kvällstid.',
  };
  const workedWell: Record<string, string> = {
    Malmö: 'Öppet hus varje torsdag med hjälp till självhjälp, tillsammans med ungdomar från gymnasiet.',
    Hörby: 'Bokcirkel på lätt svenska.',
    Sjöbo: 'Digital fika för seniorer.',
  };
  return {
    statuses: [
      good,
      among('Eslöv', 'Lund', 'Skurup', 'Svedala', 'Ystad') ? change : among('Klippan') ? still : good,
      name < 'H' ? not : among('Svalöv', 'Ystad') ? still : good,
      among('Burlöv') ? 'not_applicable' : good,
    ],
    done: name === 'Region Skåne' ? '' : `Träffar för besökare i ${name}.`,
    needs: needs[name],
    workedWell: workedWell[name],
    commitment: among('Malmö', 'Lund') ? 'Workshop om lärstilar' : undefined,
  };
}

async function halfYear(
  story: Story,
  name: HalfYear,
  dueOn: string,
  at: string,
  said: [string, Said][],
): Promise<void> {
  const { store } = story.product;
  const [head] = await store.groups.all();
  story.set(at);
  const due = { dueOn, dueSource: 'week' as const };
  const checkIn = await store.checkIns.ensure(head?.id ?? 0, name, due, story.now());
  await store.checkIns.open(checkIn.id, story.now());
  await answerAt(story, at, said);
}

async function answerAt(story: Story, at: string, said: [string, Said][]): Promise<void> {
  story.set(at);
  await sendInFor(story.product, new Map(said));
}

/** The coordinator, speaking this language. */
export async function coordinatorIn(story: Story, locale: 'sv' | 'en'): Promise<Asker> {
  const { store } = story.product;
  const [head] = await store.groups.all();
  const group = await store.groups.load(head?.id ?? 0);
  const identity = { platform: 'slack' as const, tenant: 'T0', userId: slackId(coordinator) };
  const [person] = group.coordinators;
  if (!person) throw new Error('nobody coordinates the group');
  const parties = group.contacts
    .filter((one) => one.person.id === person.id)
    .map(({ partyId, role }) => ({ partyId, role }));
  const membership = { groupId: group.id, revision: group.revision, coordinator: true, parties };
  return { person, identity, locale, t: textsFor(locale), membership, group };
}
