import type { Change } from '../asking/change.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import { changeGroup } from '../group/change-group.ts';
import { previewOfParties, previewOfStatuses } from '../messages/adding.ts';
import type { Message } from '../messages/message.ts';
import type { Reply } from '../messages/report.ts';
import { say, tell } from '../messages/say.ts';
import type { Pasted, PastedKind } from '../ports/beginning.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { textsFor } from '../texts/texts.ts';
import { carryStatuses, halfYearBefore } from './carry.ts';
import { readParties, withParties } from './read-parties.ts';
import { readStatuses } from './read-statuses.ts';
import { cleaned } from './read-table.ts';

/*
 * What was pasted is kept whole and read anew each time that it is looked at: what is in the group by then is there
 * already, so nothing is added twice, and a line that was not understood waits until somebody mends it.
 */

/** So much is kept of one paste, in UTF-16 units: three hundred lines and more. */
export const longestPaste = 60_000;

/** In place of the message whose button was pressed. */
const instead = (message: Message): Reply => ({ kind: 'messages', items: [message], replace: true });

/** Keeps lines, below those that `below` names, and shows what is understood of all of them. Inside a transaction. */
export async function keepLines(
  product: Product,
  store: Store,
  asker: Asker,
  of: { what: PastedKind; text: string; below?: number },
): Promise<Change> {
  const { t, group, person } = asker;
  const at = product.clock.now();
  const before = of.below === undefined ? undefined : await ownPasted(store, asker, of.below);
  const text = [before?.text, of.text].filter(Boolean).join('\n');
  if (text.length > longestPaste)
    return { reply: { kind: 'refused', fields: {}, why: t.form.pasteTooLong(longestPaste) } };
  const id = before
    ? before.id
    : await store.beginning.keepPasted({ groupId: group.id, kind: of.what, text, by: person.id, at });
  if (before) await store.beginning.changePasted(before.id, text, at);
  return {
    reply: instead(await preview(product, store, asker, { id, groupId: group.id, kind: of.what, text })),
  };
}

/** What was pasted, of the asker's group; anything else is not there. */
export async function ownPasted(store: Store, { group }: Asker, id: number): Promise<Pasted | undefined> {
  const found = await store.beginning.pasted(id);
  return found?.groupId === group.id ? found : undefined;
}

export async function showPasted(product: Product, store: Store, asker: Asker, id: number): Promise<Reply> {
  const found = await ownPasted(store, asker, id);
  return found ? instead(await preview(product, store, asker, found)) : tell(asker.t.messages.gone);
}

async function preview(product: Product, store: Store, asker: Asker, pasted: Pasted): Promise<Message> {
  const { t, group } = asker;
  const of = { group: group.id, pasted: pasted.id };
  if (pasted.kind === 'parties')
    return previewOfParties(of, readParties(pasted.text, await store.groups.asFile(group.id), t), t);
  const now = await store.groups.load(group.id);
  const { halfYear, skipped } = await halfYearBefore(product, store, now);
  return previewOfStatuses({ ...of, halfYear, skipped }, readStatuses(pasted.text, now, t), t);
}

/** The lines that are not understood, and what is wrong with each. */
export async function faultyLines(
  store: Store,
  { t, group }: Asker,
  { kind, text }: Pasted,
): Promise<Pick<ReturnType<typeof readParties>, 'faults' | 'faulty'>> {
  return kind === 'parties'
    ? readParties(text, await store.groups.asFile(group.id), t)
    : readStatuses(text, await store.groups.load(group.id), t);
}

/**
 * Puts mended lines in the place of those with faults: the first takes the first one's place, and what is more follows the
 * last. `mended`: as many of them as were shown.
 */
export function withMended(
  text: string,
  faulty: readonly { line: number; raw: string }[],
  mended: string,
): string {
  const lines = cleaned(text).split('\n');
  const going = new Set<number>();
  for (const { line, raw } of faulty)
    for (let n = 0; n < raw.split('\n').length; n++) going.add(line - 1 + n);
  const first = Math.min(...going);
  return lines.flatMap((line, i) => (i === first ? [mended.trim()] : going.has(i) ? [] : [line])).join('\n');
}

/** Stores what is understood. Inside a transaction. */
export async function addPasted(product: Product, store: Store, asker: Asker, id: number): Promise<Change> {
  const { t, group } = asker;
  // The group first, as everybody who changes it does.
  await store.groups.lockRow(group.id);
  const pasted = await ownPasted(store, asker, id);
  if (!pasted) return { reply: tell(t.messages.gone) };
  if (pasted.kind === 'statuses') return carryStatuses(product, store, asker, pasted);
  const read = readParties(pasted.text, await store.groups.asFile(group.id), t);
  if (read.parties.length === 0) return { reply: instead(await preview(product, store, asker, pasted)) };
  const change = await addParties(product, store, asker, (now) => {
    const { parties } = readParties(pasted.text, now, t);
    return withParties(now, parties, textsFor(group.locale));
  });
  if (read.faulty.length === 0) return change;
  const left = say(t.adding.leftOut(read.faulty.length));
  const mend: Message = {
    parts: [
      ...left.parts,
      {
        kind: 'buttons',
        buttons: [{ label: t.adding.goOn, action: { kind: 'pasted', group: group.id, pasted: id } }],
      },
    ],
  };
  return withMore(change, mend);
}

/** Adds parties; where some of the group's wait to be invited, so do these, and it says so. Inside a transaction. */
export async function addParties(
  product: Product,
  store: Store,
  asker: Asker,
  edit: (
    now: Awaited<ReturnType<Store['groups']['asFile']>>,
  ) => ReturnType<typeof withParties> | { refused: string },
): Promise<Change> {
  const before = await store.groups.load(asker.group.id);
  const wait = before.parties.some(({ waiting, removed }) => waiting && !removed)
    ? asker.t.adding.waitToo
    : undefined;
  const change = await changeGroup(product, store, asker, { edit, meaning: () => [wait] });
  const after = await store.groups.load(asker.group.id);
  if (newcomers(before, after).length === 0) return change;
  const next: Message = {
    parts: [
      ...say(wait).parts,
      {
        kind: 'buttons',
        buttons: [
          {
            label: asker.t.beginning.before,
            action: { kind: 'before-invitation', group: asker.group.id },
          },
          {
            label: asker.t.adding.statuses,
            action: { kind: 'paste-lines', group: asker.group.id, what: 'statuses' },
          },
        ],
      },
    ],
  };
  return withMore(change, next);
}

function newcomers(before: WorkingGroup, after: WorkingGroup): number[] {
  const known = new Set(before.parties.filter(({ removed }) => !removed).map(({ id }) => id));
  return after.parties.flatMap(({ id, removed }) => (removed || known.has(id) ? [] : [id]));
}

/** The same answer, with a message's parts after its own. */
function withMore(change: Change, more: Message): Change {
  const { reply } = change;
  if (reply.kind !== 'messages') return change;
  const [first, ...rest] = reply.items;
  if (!first) return change;
  return {
    ...change,
    reply: { ...reply, items: [{ ...first, parts: [...first.parts, ...more.parts] }, ...rest] },
  };
}
