import type { Change } from '../asking/change.ts';
import { claimsOf, clashOf } from '../domain/claims.ts';
import { applyEdits, type Edit, editsBetween, emailOf, reversed } from '../domain/group-edits.ts';
import { checkWorkingGroupFile, type WorkingGroupFile } from '../domain/working-group-file.ts';
import { ensureCheckIns } from '../half-year/plan-check-ins.ts';
import { editLines } from '../messages/edit-lines.ts';
import type { Message, Part } from '../messages/message.ts';
import { moment } from '../messages/moment.ts';
import type { Reply } from '../messages/report.ts';
import { say, tell } from '../messages/say.ts';
import { whomToAsk } from '../messages/whom-to-ask.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { GroupHead, Store } from '../ports/store.ts';

/*
 * The door that every change of a group goes through that is made in chat or on the page. A group is kept in its file or
 * in the bot, never half in each: the first change asks for it, with a button that goes on with that very change.
 *
 * Terms
 *   change    a list of edits that somebody makes at once; kept, so that a button can go on with it or take it back
 *   asked     a change that was shown, and waits for a yes
 */

/** A change that was asked about or made longer ago than this is not gone on with, nor taken back, in milliseconds. */
const longest = 60 * 24 * 60 * 60 * 1000;

export type Wanted = {
  /** The group as it is to be, or why it cannot be so. It reads nothing. */
  edit(now: WorkingGroupFile): WorkingGroupFile | { refused: string };
  /** Shown first, with what it means, and made by a press. */
  ask?: true;
  /** What else it would mean, in sentences; of the group as it would be. */
  meaning?(after: WorkingGroupFile): Promise<string[]>;
};

/** Changes the asker's group, or asks first. Inside a transaction. */
export async function changeGroup(
  product: Product,
  store: Store,
  asker: Asker,
  wanted: Wanted,
): Promise<Change> {
  const { t } = asker;
  const found = await locked(store, asker);
  if ('refused' in found) return { reply: tell(found.refused) };
  const { head, file } = found;
  const next = wanted.edit(file);
  if ('refused' in next) return { reply: tell(next.refused) };
  const checked = await check(store, asker, next);
  if ('refused' in checked) return { reply: tell(...checked.refused) };
  const edits = editsBetween(file, checked.file);
  if (edits.length === 0) return { reply: tell(t.group.same) };
  const now = product.clock.now();
  const kept = { groupId: asker.group.id, edits, madeBy: asker.person.id, madeAt: now };
  if (head.keptIn === 'bot' && !wanted.ask) {
    const id = await store.groupChanges.keep({ ...kept, state: 'asked' });
    return make(product, store, asker, { id, edits, head, file, after: checked.file, state: 'done' });
  }
  const id = await store.groupChanges.keep({ ...kept, state: 'asked' });
  const lines = editLines(edits, { before: file, after: checked.file }, t);
  const meaning = (await wanted.meaning?.(checked.file)) ?? [];
  const ofFile = head.keptIn === 'file';
  const parts: Part[] = [
    { kind: 'text', text: t.group.would },
    { kind: 'list', items: lines },
    ...say(...meaning).parts,
    ...(ofFile ? say(t.group.keepHere(head.source), t.group.keepHereAfter(head.source)).parts : []),
    {
      kind: 'buttons',
      buttons: [
        {
          label: ofFile ? t.group.keepHereYes : t.group.save,
          action: { kind: 'make-change', group: asker.group.id, change: id },
          primary: true,
        },
        { label: t.group.cancel, action: { kind: 'drop-change', group: asker.group.id, change: id } },
      ],
    },
  ];
  return { reply: { kind: 'messages', items: [{ parts }], replace: true } };
}

/** Goes on with a change that was asked about. Inside a transaction. */
export async function makeChange(
  product: Product,
  store: Store,
  asker: Asker,
  changeId: number,
): Promise<Change> {
  return again(product, store, asker, changeId, 'done');
}

/** Takes a change back, unless the same things have been changed since. Inside a transaction. */
export async function undoChange(
  product: Product,
  store: Store,
  asker: Asker,
  changeId: number,
): Promise<Change> {
  return again(product, store, asker, changeId, 'undone');
}

async function again(
  product: Product,
  store: Store,
  asker: Asker,
  changeId: number,
  state: 'done' | 'undone',
): Promise<Change> {
  const { t, group } = asker;
  const found = await locked(store, asker);
  if ('refused' in found) return { reply: tell(found.refused) };
  const { head, file } = found;
  const change = await store.groupChanges.lockRow(changeId);
  if (change?.groupId !== group.id) return { reply: tell(t.messages.gone) };
  if (change.state !== (state === 'done' ? 'asked' : 'done')) return { reply: tell(t.group.already) };
  if (product.clock.now().getTime() - change.madeAt.getTime() > longest)
    return { reply: tell(t.group.tooOld) };
  const edits = state === 'done' ? change.edits : reversed(change.edits);
  // After the group was taken back to its file, nothing is undone in it without being asked about anew.
  if (state === 'undone' && head.keptIn === 'file')
    return changeGroup(product, store, asker, {
      edit(now) {
        const applied = applyEdits(now, edits);
        return applied.kind === 'made'
          ? (applied.data as WorkingGroupFile)
          : { refused: t.group.contestedNobody };
      },
    });
  const applied = applyEdits(file, edits);
  if (applied.kind === 'contested') {
    const latest = await store.groupChanges.latest(group.id);
    if (!latest) return { reply: tell(t.group.contestedNobody) };
    const { day, time } = moment(group, latest.at, t);
    const name = latest.by === asker.person.name ? t.messages.you : latest.by;
    return { reply: tell(t.group.contested(name, t.messages.theDayAt(day, time))) };
  }
  const checked = await check(store, asker, applied.data);
  if ('refused' in checked) return { reply: tell(...checked.refused) };
  return make(product, store, asker, { id: changeId, edits, head, file, after: checked.file, state });
}

type Locked = { head: Pick<GroupHead, 'keptIn' | 'source'>; file: WorkingGroupFile };

/** The group as it is, with nobody else changing it until the end; who may is asked of what is true now. */
async function locked(store: Store, { group, person, t }: Asker): Promise<Locked | { refused: string }> {
  const head = await store.groups.lockRow(group.id);
  if (!head) return { refused: t.messages.gone };
  const file = await store.groups.asFile(group.id);
  const may = file.workingGroup.coordinators.some((one) => emailOf(one) === person.email);
  return may ? { head, file } : { refused: t.messages.onlyCoordinators(whomToAsk(group, t)) };
}

/** By the rules that a file is held to, and beside the other groups. */
async function check(
  store: Store,
  { group, t }: Asker,
  data: unknown,
): Promise<{ file: WorkingGroupFile } | { refused: string[] }> {
  const checked = checkWorkingGroupFile(data);
  if (checked.kind === 'bad')
    return { refused: [t.group.notPossible, ...new Set(checked.faults.map(({ message }) => message))] };
  const taken = (await store.groups.claims()).filter((other) => other.groupId !== group.id);
  if (taken.length === 0) return { file: checked.file };
  const names = new Map((await store.groups.all()).map(({ id, key }) => [id, key]));
  const clashes = claimsOf(checked.file).flatMap(({ claim }) =>
    taken.flatMap((other) => clashOf(claim, other.claim, names.get(other.groupId) ?? '') ?? []),
  );
  return clashes.length > 0 ? { refused: [t.group.notPossible, ...clashes] } : { file: checked.file };
}

type Made = Locked & { id: number; edits: Edit[]; after: WorkingGroupFile; state: 'done' | 'undone' };

/** Stores it, keeps the group in the bot from now on, and answers with the way back. */
async function make(product: Product, store: Store, asker: Asker, made: Made): Promise<Change> {
  const { t, group, person, identity } = asker;
  const { id, edits, head, file, after, state } = made;
  const now = product.clock.now();
  await store.groups.import(after, head.source, now, undefined, 'bot');
  await store.groupChanges.settle(id, state, person.id, now);
  await store.log({
    at: now,
    kind: state === 'done' ? 'group-changed' : 'group-change-undone',
    groupId: group.id,
    actor: person.id,
    platform: identity.platform,
    // What kind of things, and where the rest is kept; never names or texts.
    detail: { change: id, what: [...new Set(edits.map(({ path: [kind = ''] }) => kind))] },
  });
  const changed = await store.groups.load(group.id);
  await ensureCheckIns({ ...product, store }, changed);
  // Contacts, dates or rungs may be others now.
  await store.checkIns.replan(group.id, now);
  const message: Message = {
    parts: [
      { kind: 'text', text: state === 'done' ? t.group.done : t.group.undone },
      { kind: 'list', items: editLines(edits, { before: file, after }, t) },
      ...(head.keptIn === 'file' ? say(t.group.nowHere(head.source)).parts : []),
      ...(state === 'done'
        ? [
            {
              kind: 'buttons' as const,
              buttons: [
                {
                  label: t.messages.undo,
                  action: { kind: 'undo-change' as const, group: group.id, change: id },
                },
              ],
            },
          ]
        : []),
    ],
  };
  const reply: Reply = { kind: 'messages', items: [message], replace: true };
  return { reply };
}
