import { type App, createApp } from '../../src/entry/app.ts';
import { type forms, kinds } from '../../src/entry/features.ts';
import { importGroups } from '../../src/group-files/import-groups.ts';
import type { FormRef } from '../../src/messages/action.ts';
import { noMeter } from '../../src/ports/meter.ts';
import type { Product } from '../../src/ports/product.ts';
import { loadSwedishHolidays } from '../../src/server/swedish-holidays.ts';
import type { TestStore } from './database.ts';
import { sampleGroup } from './sample-group.ts';

/*
 * A group, and another beside it, with one of everything that can be asked about: for tests that ask all there is.
 */

export const people = {
  stranger: 'stranger@example.com',
  former: 'former@library-1.example.org',
  otherParty: 'contact@library-2.example.org',
  contact: 'contact@library-1.example.org',
  substitute: 'substitute@library-1.example.org',
  coordinator: 'convener@example.org',
  otherCoordinator: 'convener@example.net',
} as const;

/** The ids of what there is to ask about. */
export type AskedAbout = Record<
  | 'checkIn'
  | 'party'
  | 'area'
  | 'group'
  | 'initiative'
  | 'change'
  | 'handover'
  | 'person'
  | 'meeting'
  | 'pasted',
  number
>;

export const identityOf = (email: string) => ({
  platform: 'console' as const,
  tenant: 'console',
  userId: email,
});

export async function openEverything(opened: TestStore): Promise<{
  app: App;
  product: Product;
  of: AskedAbout;
  /** What was logged as gone wrong. */
  faults: string[];
  set(moment: string): void;
}> {
  await opened.reset();
  let now = new Date('2019-05-21T08:00:00Z');
  const faults: string[] = [];
  const keep = (fields: object, message: string) => {
    const { err } = fields as { err?: unknown };
    faults.push(`${message} ${err instanceof Error ? `${err.stack} ${err.cause ?? ''}` : ''}`);
  };
  const product: Product = {
    store: opened.store,
    clock: { now: () => now },
    holidays: loadSwedishHolidays,
    platforms: new Map(),
    log: { info: () => undefined, warn: keep, error: keep },
    kinds,
    meter: noMeter,
  };
  const app = createApp(product);
  const before = sampleGroup(2);
  const [, library] = before.parties;
  const [first, ...others] = library?.contacts ?? [];
  if (!library || !first) throw new Error('the sample has no library');
  library.contacts = [{ ...first, email: people.former }, ...others];
  const other: unknown = JSON.parse(
    JSON.stringify(sampleGroup(1, 'other'))
      .replaceAll('example.org', 'example.net')
      .replaceAll('C0SAMPLE', 'C0OTHER'),
  );
  const read = [before, sampleGroup(2), other as typeof before];
  for (const file of read) {
    const { key } = file.workingGroup;
    await importGroups(
      product,
      [{ source: `${key}.yaml`, text: JSON.stringify(file), key, file, faults: [] }],
      () => 'faults',
    );
  }
  for (const email of Object.values(people))
    await opened.store.people.remember({ identity: identityOf(email), email }, product.clock.now(), {
      tenant: identityOf(email).tenant,
    });
  await app.tick();
  const heads = await opened.store.groups.all();
  const group = await opened.store.groups.load(heads.find(({ key }) => key === 'sample')?.id ?? 0);
  const checkIn = await opened.store.checkIns.find(group.id, '2019-H1');
  const party = group.parties.find(({ key }) => key === 'library-1');
  if (!checkIn || !party || !group.areas[0]) throw new Error('nothing is there to ask about');
  await opened.store.checkIns.open(checkIn.id, product.clock.now());
  const contact = group.contacts.find((one) => one.person.email === people.contact);
  const initiative = await opened.store.initiatives.make(
    group.id,
    party.id,
    {
      title: 'Handledning',
      day: '2019-06-03',
      open: 'yes',
      where: '',
      applyAt: '',
      about: '',
      ask: '',
      state: 'planned',
    },
    contact?.person.id ?? 0,
    product.clock.now(),
  );
  const when = { day: '2019-06-25', from: '13:00', to: '15:00' };
  const about = { groupId: group.id, checkInId: checkIn.id, when, place: 'Lund', words: '', proposals: [] };
  const meeting = await opened.store.meetings.add({ ...about, state: 'planned', at: product.clock.now() });
  const change = await opened.store.groupChanges.keep({
    groupId: group.id,
    edits: [],
    madeBy: group.coordinators[0]?.id ?? 0,
    madeAt: product.clock.now(),
    state: 'asked',
  });
  const person = group.coordinators[0]?.id ?? 0;
  const handover = await opened.store.transaction(async ({ answerers }) => {
    const successor = await answerers.person({ name: 'Nils Ny', email: 'nils@example.org' });
    return answerers.askHandover({
      partyId: party.id,
      role: 'contact',
      personId: successor.id,
      accounts: {},
      appointedBy: '',
      fromOn: '2019-05-21',
      askedBy: person,
      at: product.clock.now(),
      state: 'confirm',
      met: false,
    });
  });
  const ids = { checkIn: checkIn.id, party: party.id, area: group.areas[0].id, group: group.id };
  const pasted = await opened.store.beginning.keepPasted({
    groupId: group.id,
    kind: 'parties',
    text: 'Lund',
    by: person,
    at: product.clock.now(),
  });
  return {
    app,
    product,
    of: { ...ids, initiative, change, handover, person, meeting, pasted },
    faults,
    set(moment) {
      now = new Date(moment);
    },
  };
}

/** Each form that there is, about what there is. */
export function everyForm(of: AskedAbout): Record<keyof typeof forms, FormRef> {
  const { checkIn, party, area, group, initiative, meeting, pasted } = of;
  const course = { group, party, initiative };
  const guest = { checkIn, party, meeting };
  return {
    area: { kind: 'area', checkIn, party, area },
    overall: { kind: 'overall', checkIn, party },
    unlock: { kind: 'unlock', checkIn },
    'new-course': { kind: 'new-course', group, party },
    course: { kind: 'course', ...course },
    'move-course': { kind: 'move-course', ...course },
    'course-went': { kind: 'course-went', ...course },
    'sign-up': { kind: 'sign-up', ...course },
    'separate-agreement': { kind: 'separate-agreement', group },
    'own-address': { kind: 'own-address', group, party },
    'address-code': { kind: 'address-code', group, party, address: 'new@example.org' },
    answerer: { kind: 'answerer', group, party, role: 'substitute' },
    'stand-in': { kind: 'stand-in', group, party },
    party: { kind: 'party', group, party },
    'group-area': { kind: 'group-area', group },
    goal: { kind: 'goal', group },
    paste: { kind: 'paste', group, what: 'parties' },
    mend: { kind: 'mend', group, pasted },
    'start-group': { kind: 'start-group', group: 0 },
    'first-parties': { kind: 'first-parties', group },
    'new-party': { kind: 'new-party', group },
    'group-channel': { kind: 'group-channel', group },
    'group-days': { kind: 'group-days', group },
    'group-reminders': { kind: 'group-reminders', group },
    coordinator: { kind: 'coordinator', group },
    agreement: { kind: 'agreement', group, party },
    time: { kind: 'time', checkIn, party },
    'ask-time': { kind: 'ask-time', checkIn, party },
    otherwise: { kind: 'otherwise', checkIn, party },
    question: { kind: 'question', checkIn, party },
    reply: { kind: 'reply', checkIn, party, question: 1 },
    note: { kind: 'note', checkIn, party },
    'plan-meeting': { kind: 'plan-meeting', group },
    'propose-days': { kind: 'propose-days', group },
    agenda: { kind: 'agenda', group, meeting },
    'after-meeting': { kind: 'after-meeting', group, meeting },
    'meeting-colleague': { kind: 'meeting-colleague', ...guest },
    'meeting-fits': { kind: 'meeting-fits', ...guest },
    'meeting-question': { kind: 'meeting-question', ...guest },
  };
}
