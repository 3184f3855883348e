import { calendarOf, today } from '../asking/days.ts';
import { claimsOf, clashOf } from '../domain/claims.ts';
import { type Edit, emailOf } from '../domain/group-edits.ts';
import { dedupeKey, rungs } from '../domain/reminder.ts';
import type { Person, WorkingGroup } from '../domain/working-group.ts';
import { checkWorkingGroupFile, type WorkingGroupFile } from '../domain/working-group-file.ts';
import { momentOf } from '../domain/working-hours.ts';
import { ensureCheckIns } from '../half-year/plan-check-ins.ts';
import type { PlatformName } from '../ports/chat-platform.ts';
import type { NewDelivery } from '../ports/deliveries.ts';
import type { Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import type { Texts } from '../texts/texts.ts';

/** By the rules that a file is held to, and beside the other groups. */
export async function checkChange(
  store: Store,
  groupId: number,
  data: unknown,
  t: Texts,
): Promise<{ file: WorkingGroupFile } | { refused: string[] }> {
  const checked = checkWorkingGroupFile(data);
  if (checked.kind === 'bad')
    return { refused: [t.group.notPossible, ...new Set(checked.faults.map(({ message }) => message))] };
  const taken = (await store.groups.claims()).filter((other) => other.groupId !== groupId);
  if (taken.length === 0) return { file: checked.file };
  const names = new Map((await store.groups.all()).map(({ id, key }) => [id, key]));
  const clashes = claimsOf(checked.file).flatMap(({ claim }) =>
    taken.flatMap((other) => clashOf(claim, other.claim, names.get(other.groupId) ?? '') ?? []),
  );
  return clashes.length > 0 ? { refused: [t.group.notPossible, ...clashes] } : { file: checked.file };
}

export type StoredChange = {
  /** Of the kept change. */
  id: number;
  edits: readonly Edit[];
  source: string;
  after: WorkingGroupFile;
  state: 'done' | 'undone';
  actor: Person;
  /** Where it was pressed; undefined: the calendar has brought it about. */
  platform?: PlatformName;
  /** Those who know it without being told, by id. */
  knows?: readonly number[];
};

/**
 * Stores a change that has been checked, keeps the group in the bot from now on, and tells those whom it concerns. Inside
 * a transaction that has locked the group. Gives the group as it is now.
 */
export async function storeChange(
  product: Product,
  store: Store,
  groupId: number,
  change: StoredChange,
): Promise<WorkingGroup> {
  const { id, edits, source, after, state, actor, platform } = change;
  const now = product.clock.now();
  const before = await store.groups.load(groupId);
  await store.groups.import(after, source, now, undefined, 'bot');
  await store.groupChanges.settle(id, state, actor.id, now);
  await store.log({
    at: now,
    kind: state === 'done' ? 'group-changed' : 'group-change-undone',
    groupId,
    actor: actor.id,
    platform,
    // What kind of things, and where the rest is kept; never names or texts.
    detail: { change: id, what: [...new Set(edits.map(({ path: [kind = ''] }) => kind))] },
  });
  const group = await store.groups.load(groupId);
  await ensureCheckIns({ ...product, store }, group);
  await leaveNewRungs(product, store, before, group);
  // Contacts, dates or rungs may be others now.
  await store.checkIns.replan(groupId, now);
  await tellConcerned(product, store, { before, group, change });
  return group;
}

/** A rung that the ladder has got anew, and whose day has been, is not made up for: nobody missed it. */
async function leaveNewRungs(
  product: Product,
  store: Store,
  before: WorkingGroup,
  group: WorkingGroup,
): Promise<void> {
  const had = new Set(before.rhythm.remind.contacts);
  const isNew = (rung: number) => !had.has(rung);
  if (!group.rhythm.remind.contacts.some(isNew)) return;
  const people = group.contacts.map(({ partyId, person }) => ({ partyId, personId: person.id }));
  await coverLadder(product, store, group, people, isNew);
}

type As = 'contact' | 'substitute' | 'coordinator';

/** Whoever is something new is welcomed, and whoever is it no longer is told: each once for a party. */
async function tellConcerned(
  product: Product,
  store: Store,
  about: { before: WorkingGroup; group: WorkingGroup; change: StoredChange },
): Promise<void> {
  const { before, group, change } = about;
  const { id, state, actor } = change;
  const now = product.clock.now();
  const knows = new Set([actor.id, ...(change.knows ?? [])]);
  const rows: NewDelivery[] = [];
  const row = (kind: 'welcome' | 'news', personId: number, as: As, partyId?: number) => ({
    dedupe: `group:${group.id}:${id}:${state}:${kind}:${as}:${partyId ?? ''}:${personId}`,
    groupId: group.id,
    personId,
    ...(partyId !== undefined && { partyId }),
    dueAt: now,
  });
  const pressed = change.platform !== undefined;
  const again = state === 'undone' ? { again: true } : {};
  // The people of a new party are told by the invitation, or by what is due of the check-in that goes on.
  const there = new Set(before.parties.flatMap((party) => (party.removed ? [] : [party.id])));
  for (const partyId of partiesIn(change.edits, group).filter((one) => there.has(one))) {
    const [was, is] = [before, group].map(
      ({ contacts }) =>
        new Map(
          contacts.flatMap(({ partyId: of, role, person }) =>
            of === partyId && role !== 'stand-in' ? [[person.id, role] as const] : [],
          ),
        ),
    );
    for (const [personId, as] of is ?? []) {
      if (was?.get(personId) === as) continue;
      await coverLadder(product, store, group, [{ personId, partyId }]);
      if (knows.has(personId)) continue;
      const content = { as, by: actor.id, ...again, pressed };
      rows.push({ ...row('welcome', personId, as, partyId), kind: 'welcome', content });
    }
    for (const [personId, as] of was ?? []) {
      if (is?.has(personId) || knows.has(personId)) continue;
      const content = { what: 'ended' as const, as, by: actor.id, pressed };
      rows.push({ ...row('news', personId, as, partyId), kind: 'news', content });
    }
  }
  const coordinators = ({ coordinators: all }: WorkingGroup) => new Set(all.map((one) => one.id));
  const [was, is] = [coordinators(before), coordinators(group)];
  for (const personId of is)
    if (!was.has(personId) && !knows.has(personId)) {
      const content = { as: 'coordinator' as const, by: actor.id, ...again, pressed };
      rows.push({ ...row('welcome', personId, 'coordinator'), kind: 'welcome', content });
    }
  for (const personId of was)
    if (!is.has(personId) && !knows.has(personId)) {
      const content = { what: 'ended' as const, as: 'coordinator' as const, by: actor.id, pressed };
      rows.push({ ...row('news', personId, 'coordinator'), kind: 'news', content });
    }
  // Not at once: whoever is new has not been looked for on the platforms yet, which the next tick does first.
  if (rows.length > 0) await store.deliveries.plan(rows);
}

/** The parties whose people are others. */
function partiesIn(edits: readonly Edit[], group: WorkingGroup): number[] {
  const keys = new Set(
    edits.flatMap(({ path: [kind, key, fact], before, after }) => {
      const changes = kind === 'party' && (fact === 'contact' || fact === 'substitute');
      return changes && addressOf(before) !== addressOf(after) ? [key] : [];
    }),
  );
  return group.parties.flatMap(({ id, key, removed }) => (keys.has(key) && !removed ? [id] : []));
}

const addressOf = (person: unknown) => (person as { email?: string } | undefined)?.email;

/** What the ladder has told already, the welcome says: whoever is new is not reminded in the same breath. */
export async function coverLadder(
  product: Product,
  store: Store,
  group: WorkingGroup,
  people: readonly { personId: number; partyId: number }[],
  which: (rung: number) => boolean = () => true,
): Promise<void> {
  const checkIn = await store.checkIns.current(group.id);
  if (!checkIn || checkIn.lockedAt) return;
  const now = product.clock.now();
  const day = today(product, group);
  const passed = rungs(checkIn.dueOn, group.rhythm, await calendarOf(product, group)).filter(
    (one) =>
      one.audience === 'contacts' && which(one.rung) && (one.day < day || momentOf(group, one.day) <= now),
  );
  await store.deliveries.plan(
    people.flatMap((of) =>
      passed.map(
        ({ rung, day: on }): NewDelivery => ({
          dedupe: dedupeKey({ checkInId: checkIn.id, audience: 'contact', rung, ...of }),
          kind: 'reminder',
          groupId: group.id,
          checkInId: checkIn.id,
          ...of,
          rung,
          dueAt: momentOf(group, on),
          skip: { reason: 'superseded' },
        }),
      ),
    ),
  );
}

/** Whether the person coordinates, by the group's content. */
export const coordinates = (file: WorkingGroupFile, person: Person): boolean =>
  file.workingGroup.coordinators.some((one) => emailOf(one) === person.email);
