import type { Change } from '../asking/change.ts';
import { applyEdits, type Edit, editsBetween, reversed } from '../domain/group-edits.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { WorkingGroupFile } from '../domain/working-group-file.ts';
import { editLines } from '../messages/edit-lines.ts';
import type { Message, Part } from '../messages/message.ts';
import { moment } from '../messages/moment.ts';
import { say, tell } from '../messages/say.ts';
import { whomToAsk } from '../messages/whom-to-ask.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { GroupHead, Store } from '../ports/store.ts';
import type { Texts } from '../texts/texts.ts';
import { checkChange, coordinates, storeChange } from './store-change.ts';

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
  /** Filled in: what cannot be so leaves the form, with what was typed. */
  inForm?: true;
  /** What else it would mean, in sentences; of the group as it would be. */
  meaning?(after: WorkingGroupFile): Promise<(string | undefined)[]> | (string | undefined)[];
};

/** Changes the asker's group, or asks first. Inside a transaction. */
export async function changeGroup(
  product: Product,
  store: Store,
  asker: Asker,
  wanted: Wanted,
): Promise<Change> {
  const { t, group } = asker;
  const refuse = (...why: string[]): Change => ({
    reply: wanted.inForm ? { kind: 'refused', fields: {}, why: why.join(' ') } : tell(...why),
  });
  const found = await lockGroup(store, asker);
  if ('refused' in found) return refuse(found.refused);
  const { head, file } = found;
  const next = wanted.edit(file);
  if ('refused' in next) return refuse(next.refused);
  const checked = await checkChange(store, group.id, next, t);
  if ('refused' in checked) return refuse(...checked.refused);
  const edits = editsBetween(file, checked.file);
  if (edits.length === 0) return { reply: tell(t.group.same) };
  const madeAt = product.clock.now();
  const id = await store.groupChanges.keep({
    groupId: group.id,
    edits,
    madeBy: asker.person.id,
    madeAt,
    state: 'asked',
  });
  if (head.keptIn === 'bot' && !wanted.ask)
    return make(product, store, asker, { id, edits, head, file, after: checked.file, state: 'done' });
  const meaning = (await wanted.meaning?.(checked.file)) ?? [];
  const parts: Part[] = [
    { kind: 'text', text: t.group.would },
    listOf(editLines(edits, { before: file, after: checked.file }, t), t),
    ...say(...meaning).parts,
    ...questionParts(
      asker,
      head,
      { kind: 'make-change', group: group.id, change: id },
      { kind: 'drop-change', group: group.id, change: id },
    ),
  ];
  return { reply: { kind: 'messages', items: [{ parts }], replace: true } };
}

type Go = Extract<Part, { kind: 'buttons' }>['buttons'][number]['action'];

/** Asks for a yes, and of a group that is kept in its file whether it is to be kept here. */
export function questionParts(
  { t }: Asker,
  head: Pick<GroupHead, 'keptIn' | 'source'>,
  go: Go,
  stop: Go,
): Part[] {
  const ofFile = head.keptIn === 'file';
  return [
    ...(ofFile ? say(t.group.keepHere(head.source), t.group.keepHereAfter(head.source)).parts : []),
    {
      kind: 'buttons',
      buttons: [
        { label: ofFile ? t.group.keepHereYes : t.group.save, action: go, primary: true },
        { label: t.group.cancel, action: stop },
      ],
    },
  ];
}

/** So many changes are told one by one; of more it is said how many there are. */
const mostTold = 20;

function listOf(lines: string[], t: Texts): Part {
  const more = lines.length - mostTold;
  return {
    kind: 'list',
    items: more > 0 ? [...lines.slice(0, mostTold), t.group.edit.more(more)] : lines,
  };
}

/** Goes on with a change that was asked about. Inside a transaction. */
export const makeChange = (product: Product, store: Store, asker: Asker, changeId: number): Promise<Change> =>
  again(product, store, asker, changeId, 'done');

/** Takes a change back, unless the same things have been changed since. Inside a transaction. */
export const undoChange = (product: Product, store: Store, asker: Asker, changeId: number): Promise<Change> =>
  again(product, store, asker, changeId, 'undone');

async function again(
  product: Product,
  store: Store,
  asker: Asker,
  changeId: number,
  state: 'done' | 'undone',
): Promise<Change> {
  const { t, group } = asker;
  const found = await lockGroup(store, asker);
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
    const name = latest.by.id === asker.person.id ? t.messages.you : latest.by.name;
    return { reply: tell(t.group.contested(name, t.messages.theDayAt(day, time))) };
  }
  const checked = await checkChange(store, group.id, applied.data, t);
  if ('refused' in checked) return { reply: tell(...checked.refused) };
  return make(product, store, asker, { id: changeId, edits, head, file, after: checked.file, state });
}

type Locked = { head: Pick<GroupHead, 'keptIn' | 'source'>; file: WorkingGroupFile };

/** The group as it is, with nobody else changing it until the end; whether the asker coordinates it is asked anew. */
export async function lockGroup(
  store: Store,
  { group, person, t }: Asker,
): Promise<Locked | { refused: string }> {
  const head = await store.groups.lockRow(group.id);
  if (!head) return { refused: t.messages.gone };
  const file = await store.groups.asFile(group.id);
  return coordinates(file, person)
    ? { head, file }
    : { refused: t.messages.onlyCoordinators(whomToAsk(group, t)) };
}

/**
 * The group that a form is read from. `toStore`: as it is now, and nobody changes it until the end of the transaction, so
 * that whoever saves at the same moment waits, and is then told what has been saved.
 */
export async function groupForForm(
  store: Store,
  { group }: Pick<Asker, 'group'>,
  toStore: boolean,
): Promise<WorkingGroup> {
  if (!toStore) return group;
  const head = await store.groups.lockRow(group.id);
  return head?.revision === group.revision ? group : store.groups.load(group.id);
}

type Made = Locked & { id: number; edits: Edit[]; after: WorkingGroupFile; state: 'done' | 'undone' };

/** Stores it, and answers with the way back. */
async function make(product: Product, store: Store, asker: Asker, made: Made): Promise<Change> {
  const { t, group, person, identity } = asker;
  const { id, edits, head, file, after, state } = made;
  const { source } = head;
  const change = { id, edits, source, after, state, actor: person, platform: identity.platform };
  await storeChange(product, store, group.id, change);
  const message: Message = {
    parts: [
      { kind: 'text', text: state === 'done' ? t.group.done : t.group.undone },
      listOf(editLines(edits, { before: file, after }, t), t),
      ...(head.keptIn === 'file' ? say(t.group.nowHere(source)).parts : []),
      {
        kind: 'buttons',
        buttons: [
          ...(state === 'done'
            ? [
                {
                  label: t.messages.undo,
                  action: { kind: 'undo-change' as const, group: group.id, change: id },
                },
              ]
            : []),
          { label: t.group.toGroup, action: { kind: 'group', group: group.id } },
        ],
      },
    ],
  };
  return { reply: { kind: 'messages', items: [message], replace: true } };
}
