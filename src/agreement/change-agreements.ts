import { calendarOf, today } from '../asking/days.ts';
import type { Asking } from '../asking/feature.ts';
import { type Ending, toTellOf } from '../domain/agreement-end.ts';
import { partyName } from '../domain/party.ts';
import { type SeparateAgreement, stateOf } from '../domain/separate-agreement.ts';
import type { Message, Part } from '../messages/message.ts';
import type { Reply } from '../messages/report.ts';
import { tell } from '../messages/say.ts';
import type { RenewalPlan } from '../ports/agreements.ts';
import type { Store } from '../ports/store.ts';
import { planNextEnding, readEndings } from './agreements-ending.ts';
import { blankAgreement, cardOf } from './separate-form.ts';

const question = (text: string, buttons: Extract<Part, { kind: 'buttons' }>['buttons']): Reply => ({
  kind: 'messages',
  items: [
    {
      parts: [
        { kind: 'text', text },
        { kind: 'buttons', buttons },
      ],
    },
  ],
});

/** Asks before a draft is shown to its parties, or removed. */
export async function askAbout(
  { asker }: Asking,
  store: Store,
  id: number,
  what: 'share' | 'remove',
): Promise<Reply> {
  const { t, group } = asker;
  const a = t.agreement;
  const found = await store.agreements.get(group.id, id);
  if (!found || found.inFile) return tell(a.gone);
  if (stateOf(found) !== 'preparing') return tell(what === 'share' ? a.noLonger : a.onlyDrafts);
  const names = t.messages.list(found.partyIds.map((party) => partyName(group, party)));
  const of = { group: group.id, agreement: id };
  return question(what === 'share' ? a.askShare(found.title, names) : a.askRemove(found.title), [
    what === 'share'
      ? { label: a.shareNow, action: { kind: 'share-agreement', ...of }, primary: true }
      : { label: a.removeNow, action: { kind: 'remove-separate-agreement', ...of }, primary: true },
    { label: a.cancel, action: { kind: 'leave-agreement', group: group.id, asked: what } },
  ]);
}

/** Shows a draft to its parties, or removes it. */
export async function shareOrRemove(
  asking: Asking,
  store: Store,
  id: number,
  what: 'share' | 'remove',
): Promise<Reply> {
  const { product, asker } = asking;
  const { t, group } = asker;
  const a = t.agreement;
  const found = await store.agreements.lock(group.id, id);
  if (!found || found.inFile) return tell(a.gone);
  if (stateOf(found) !== 'preparing') return tell(what === 'share' ? a.noLonger : a.onlyDrafts);
  const now = product.clock.now();
  await (what === 'share' ? store.agreements.share(id, now) : store.agreements.remove(id, now));
  await store.log({
    ...logged(asking),
    kind: what === 'share' ? 'separate-agreement-shared' : 'separate-agreement-removed',
    detail: { agreement: id },
  });
  if (what === 'remove') return replaced(tell(a.removed(found.title)));
  const shared: SeparateAgreement = { ...found, sharedAt: now };
  const message = cardOf(asking, shared, true, [a.sharedNow(found.title)]);
  return { kind: 'messages', items: [message], replace: true };
}

/** Who it was, where, and when. */
const logged = ({ product, asker }: Asking) => ({
  at: product.clock.now(),
  groupId: asker.group.id,
  actor: asker.person.id,
  platform: asker.identity.platform,
});

const replaced = (reply: Reply): Reply => (reply.kind === 'messages' ? { ...reply, replace: true } : reply);

/** Keeps what comes after agreements that end. One on a project gets a draft that names it. */
export async function planRenewal(
  asking: Asking,
  store: Store,
  which: { of: 'agreement' | 'separate'; agreement: number } | 'all',
  plan: RenewalPlan,
): Promise<Reply> {
  const { product, asker } = asking;
  const { t, group } = asker;
  const a = t.agreement;
  const endings = await readEndings(product, store, group);
  const chosen =
    which === 'all'
      ? toTellOf(endings, await calendarOf(product, group), today(product, group)).filter(
          (one) => one.plan === undefined,
        )
      : endings.filter((one) => one.kind === which.of && one.id === which.agreement);
  if (chosen.length === 0) return tell(a.noLonger);
  const now = product.clock.now();
  const drafts: Message[] = [];
  for (const one of chosen) {
    await store.agreements.plan(group.id, one, plan, asker.person.id, now);
    if (plan === 'new' && one.kind === 'separate') drafts.push(...(await draftAfter(asking, store, one)));
  }
  const ids = (of: Ending['kind']) => chosen.filter(({ kind }) => kind === of).map(({ id }) => id);
  await store.log({
    ...logged(asking),
    kind: 'agreement-end-answered',
    detail: { plan, agreements: ids('agreement'), separate: ids('separate') },
  });
  await planNextEnding(product, store, group);
  const references = t.messages.list(chosen.map(({ reference }) => reference));
  const undo = (['agreement', 'separate'] as const).flatMap((of) => {
    const agreements = chosen.filter(({ kind }) => kind === of).map(({ id }) => id);
    return agreements.length === 0
      ? []
      : [{ label: a.undo, action: { kind: 'undo-renewal' as const, group: group.id, of, agreements } }];
  });
  const said = (plan === 'new' ? a.saidNew : a.saidNone)(references);
  const first: Message = {
    parts: [
      { kind: 'text', text: said },
      { kind: 'buttons', buttons: undo },
    ],
  };
  return { kind: 'messages', items: [first, ...drafts], replace: false };
}

/** A draft of the agreement that comes after one on a project: the same but for what is new, and it names the one before. */
async function draftAfter(asking: Asking, store: Store, ending: Ending): Promise<Message[]> {
  const { product, asker } = asking;
  const { t, group } = asker;
  const before = await store.agreements.get(group.id, ending.id);
  if (!before) return [];
  const { title, partyIds, aims, purposes, funding, fundingAbout, implementation } = before;
  const content = {
    ...blankAgreement,
    ...{ title, partyIds, aims, purposes, funding, fundingAbout, implementation },
    renews: before.reference,
  };
  const id = await store.agreements.make(group.id, content, asker.person.id, product.clock.now());
  const draft = id === undefined ? undefined : await store.agreements.get(group.id, id);
  return draft ? [cardOf(asking, draft, true, [t.agreement.draftMade(before.reference)])] : [];
}

/** It is no longer said what comes after these. */
export async function undoRenewal(
  asking: Asking,
  store: Store,
  of: 'agreement' | 'separate',
  ids: readonly number[],
): Promise<Reply> {
  const { product, asker } = asking;
  const { t, group } = asker;
  const wanted = new Set(ids);
  const said = (await store.agreements.renewals(group.id)).filter(
    ({ kind, id }) => kind === of && wanted.has(id),
  );
  if (said.length === 0) return tell(t.agreement.noLonger);
  for (const one of said)
    await store.agreements.plan(group.id, one, undefined, asker.person.id, product.clock.now());
  const undone = said.map(({ id }) => id);
  await store.log({
    ...logged(asking),
    kind: 'agreement-end-answered',
    detail: {
      agreements: of === 'agreement' ? undone : [],
      separate: of === 'separate' ? undone : [],
    },
  });
  await planNextEnding(product, store, group);
  const endings = await readEndings(product, store, group);
  const references = endings.flatMap(({ kind, id, reference }) =>
    kind === of && wanted.has(id) ? [reference] : [],
  );
  return replaced(tell(t.agreement.saidUndone(t.messages.list(references))));
}
