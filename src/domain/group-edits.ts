import { isDeepStrictEqual } from 'node:util';
import type { WorkingGroupFile } from './working-group-file.ts';

/*
 * What is different between two states of a group, fact by fact. A change that a coordinator makes, its way back, and
 * what taking a group back to its file would undo are the same thing: a list of these.
 *
 * Terms
 *   fact    one thing that is true of a group, under a path: the name of an area, the contact of a party
 *   edit    a fact before and after; left out where it is not there
 */

/** A path leads through keys, references and addresses, never through positions: `['party', 'klippan', 'contact']`. */
export type Edit = { path: string[]; before?: unknown; after?: unknown };

type Contact = WorkingGroupFile['parties'][number]['contacts'][number];
type Coordinator = WorkingGroupFile['workingGroup']['coordinators'][number];

/** A coordinator's address, however they stand in the file. */
export const emailOf = (coordinator: Coordinator): string =>
  typeof coordinator === 'string' ? coordinator : coordinator.email;

const keyOf = (path: readonly string[]): string => JSON.stringify(path);

/** Every fact of a group by its path, as JSON. */
function factsOf(file: WorkingGroupFile): Map<string, unknown> {
  const facts = new Map<string, unknown>();
  const say = (path: string[], value: unknown) => {
    if (value !== undefined) facts.set(keyOf(path), JSON.parse(JSON.stringify(value)));
  };
  const { workingGroup: head, checkIns } = file;
  for (const name of ['name', 'convener', 'timezone', 'locale'] as const) say(['group', name], head[name]);
  for (const [platform, channel] of Object.entries(head.channels)) say(['channel', platform], channel);
  const contacts = new Map(file.parties.flatMap((party) => party.contacts.map((one) => [one.email, one])));
  for (const one of head.coordinators) {
    const email = emailOf(one);
    // Of whoever is a contact too, the party says the rest: that is kept here as well, for when they no longer are.
    const { name, slack, teams } = contacts.get(email) ?? (typeof one === 'string' ? {} : one);
    say(['coordinator', email], { name, slack, teams });
  }
  say(['check-ins', 'dueWeeks'], checkIns.dueWeeks);
  say(['check-ins', 'quiet'], checkIns.quiet);
  for (const [name, value] of Object.entries(checkIns.remind)) say(['remind', name], value);
  for (const [halfYear, day] of Object.entries(checkIns.due)) say(['due', halfYear], day);
  say(
    ['areas'],
    file.areas.map(({ key }) => key),
  );
  for (const { key, ...area } of file.areas)
    for (const [name, value] of Object.entries(area)) say(['area', key, name], value);
  say(
    ['parties'],
    file.parties.map(({ key }) => key),
  );
  for (const { key, contacts: people, ...party } of file.parties) {
    for (const [name, value] of Object.entries(party)) say(['party', key, name], value);
    for (const { role, ...person } of people) say(['party', key, role], person);
  }
  // Neither list says anything by its order.
  for (const { reference, ...agreement } of file.agreements)
    for (const [name, value] of Object.entries(agreement))
      say(['agreement', reference, name], name === 'areas' ? [...(value as string[])].sort() : value);
  say(
    ['goals'],
    file.goals.map(({ key }) => key),
  );
  for (const { key, ...goal } of file.goals) say(['goal', key], goal);
  for (const one of file.separateAgreements)
    say(['separate', one.reference ?? one.title], { ...one, parties: [...one.parties].sort() });
  return facts;
}

/** What has to be edited to make the one the other. */
export function editsBetween(before: WorkingGroupFile, after: WorkingGroupFile): Edit[] {
  const [then, now] = [factsOf(before), factsOf(after)];
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((key) => {
    if (isDeepStrictEqual(then.get(key), now.get(key))) return [];
    return [editOf(JSON.parse(key), then.get(key), now.get(key))];
  });
}

const editOf = (path: string[], before: unknown, after: unknown): Edit => ({
  path,
  ...(before !== undefined && { before }),
  ...(after !== undefined && { after }),
});

/** The way back. */
export function reversed(edits: readonly Edit[]): Edit[] {
  return edits.map(({ path, before, after }) => editOf(path, after, before));
}

/**
 * Makes the edits, unless somebody has changed the same facts since: then says which. What comes of it is still to be
 * checked as a file is.
 */
export function applyEdits(
  file: WorkingGroupFile,
  edits: readonly Edit[],
): { kind: 'made'; data: unknown } | { kind: 'contested'; edits: Edit[] } {
  const facts = factsOf(file);
  const contested: Edit[] = [];
  for (const edit of edits) {
    const key = keyOf(edit.path);
    const now = facts.get(key);
    if (isDeepStrictEqual(now, edit.after)) continue;
    if (isDeepStrictEqual(now, edit.before)) {
      if (edit.after === undefined) facts.delete(key);
      else facts.set(key, edit.after);
    } else if (isOrder(edit)) facts.set(key, mergedOrder(now as string[], edit));
    else contested.push(edit);
  }
  return contested.length > 0
    ? { kind: 'contested', edits: contested }
    : { kind: 'made', data: toData(file, facts) };
}

/** In which order things stand: two may add something at once. */
const isOrder = ({ path }: Edit): boolean => path.length === 1;

function mergedOrder(now: string[], { before, after }: Edit): string[] {
  const [then, wanted] = [new Set(before as string[]), new Set(after as string[])];
  const stays = now.filter((key) => wanted.has(key) || !then.has(key));
  return [...stays, ...[...wanted].filter((key) => !then.has(key) && !stays.includes(key))];
}

/** A file's content again, with the head's key and whatever no fact is about. */
function toData(file: WorkingGroupFile, facts: ReadonlyMap<string, unknown>): unknown {
  const under = (...path: string[]): [string, Record<string, unknown>][] => {
    const found = new Map<string, Record<string, unknown>>();
    for (const [key, value] of facts) {
      const [first, second = '', name] = JSON.parse(key) as string[];
      if (first !== path[0] || second === '') continue;
      const one = found.get(second) ?? {};
      found.set(second, name === undefined ? { ...one, '': value } : { ...one, [name]: value });
    }
    return [...found];
  };
  const plain = (first: string) => Object.fromEntries(under(first).map(([name, one]) => [name, one['']]));
  const inOrder = (list: string, of: string) => {
    const all = new Map(under(of));
    const order = (facts.get(keyOf([list])) ?? []) as string[];
    return [
      ...order.filter((key) => all.has(key)),
      ...[...all.keys()].filter((key) => !order.includes(key)),
    ].map((key) => ({ key, ...all.get(key) }));
  };
  const parties = inOrder('parties', 'party').map(
    ({ contact, substitute, ...party }: Record<string, unknown>) => ({
      ...party,
      contacts: [
        ...(contact ? [{ ...(contact as Contact), role: 'contact' }] : []),
        ...(substitute ? [{ ...(substitute as Contact), role: 'substitute' }] : []),
      ],
    }),
  );
  const contacts = new Set(
    parties.flatMap((party) => (party.contacts as Contact[]).map(({ email }) => email)),
  );
  return {
    workingGroup: {
      key: file.workingGroup.key,
      ...plain('group'),
      channels: plain('channel'),
      coordinators: under('coordinator').map(([email, { '': beside }]) =>
        contacts.has(email) ? email : { ...(beside as object), email },
      ),
    },
    checkIns: { ...plain('check-ins'), remind: plain('remind'), due: plain('due') },
    areas: inOrder('areas', 'area'),
    parties,
    agreements: under('agreement').map(([reference, agreement]) => ({ reference, ...agreement })),
    separateAgreements: under('separate').map(([, { '': whole }]) => whole),
    goals: inOrder('goals', 'goal').map(({ key, ...goal }: Record<string, unknown>) => ({
      key,
      ...(goal[''] as object),
    })),
  };
}
