import { today } from '../asking/days.ts';
import { declareForm } from '../asking/declare-form.ts';
import { addDays } from '../domain/day.ts';
import type { Somebody } from '../domain/group-contact.ts';
import { partyName } from '../domain/party.ts';
import { mayCoordinate } from '../domain/permission.ts';
import type { FormRef } from '../messages/action.ts';
import type { PersonValue, Shape } from '../messages/field.ts';
import { whomToAsk } from '../messages/whom-to-ask.ts';
import type { PlatformName } from '../ports/chat-platform.ts';
import type { Asker } from '../ports/product.ts';
import { groupForForm } from './change-group.ts';
import { changeAnswerer, isAnswerer } from './handover.ts';
import { setStandIn } from './stand-in.ts';

type AnswererRef = Extract<FormRef, { kind: 'answerer' }>;
type StandInRef = Extract<FormRef, { kind: 'stand-in' }>;

/** How far ahead somebody may be named, in days. */
const farthest = 366;

const slackId = /^[UW][A-Z0-9]{2,}$/;
const entraId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Somebody as they were chosen; the account too, where it is one that a group can name. */
export function somebodyOf(platform: PlatformName, { userId, name, email }: PersonValue): Somebody {
  return {
    name: name.trim(),
    email: email.trim().toLowerCase(),
    ...(platform === 'slack' && userId && slackId.test(userId) && { slack: userId }),
    ...(platform === 'teams' && userId && entraId.test(userId) && { teams: userId }),
  };
}

/** Why the asker may not say who answers for the party; undefined: they may. Whoever stands in may not. */
function mayNotChange({ group, membership, person, t }: Asker, partyId: number): string | undefined {
  const there = group.parties.some((party) => party.id === partyId && !party.removed);
  if (!there) return t.messages.gone;
  if (mayCoordinate(membership) || isAnswerer(group, partyId, person.id)) return undefined;
  return t.messages.notYours(partyName(group, partyId), whomToAsk(group, t));
}

const answererShape = {
  who: { kind: 'person', label: (t) => t.answerers.whoField },
  shared: { kind: 'yes-no', label: (t) => t.answerers.sharedField, hint: (t) => t.answerers.sharedHint },
  appointedBy: {
    kind: 'text',
    lines: 'one',
    label: (t) => t.answerers.appointedField,
    hint: (t) => t.answerers.appointedHint,
  },
  from: { kind: 'day', label: (t) => t.answerers.fromField, hint: (t) => t.answerers.fromHint },
} as const satisfies Shape;

/** The form behind *Byt kontaktperson*: who it is instead, appointed by whom, and from when. */
export const answererForm = declareForm<AnswererRef, typeof answererShape>({
  who: 'reader',
  shape: answererShape,
  title: (t) => t.answerers.formTitle,
  submit: (t) => t.answerers.change,
  again: ({ group, party, role }) => ({ kind: 'change-answerer', group, party, role }),
  back: ({ group, party }) => ({ kind: 'who-answers', group, party }),
  async read({ product, asker }, store, { party, role }, toStore) {
    const group = await groupForForm(store, asker, toStore);
    const { t } = asker;
    const refused = mayNotChange({ ...asker, group }, party);
    if (refused) return { refused };
    const now = group.contacts.find((one) => one.partyId === party && one.role === role);
    const latest = await store.groupChanges.latest(group.id);
    const day = today(product, group);
    return {
      saved: {
        who: now && { name: now.person.name, email: now.person.email },
        shared: now?.shared,
        appointedBy: '',
        from: undefined,
      },
      by: latest?.by,
      at: latest?.at,
      given: { from: { days: { first: day, last: addDays(day, farthest) } } },
      subject: t.answerers.roleNamed[role],
      partyName: partyName(group, party),
      reading: [t.answerers.emptied[role]],
      note: t.answerers.appoints,
    };
  },
  store: ({ product, asker }, store, { party, role }, { who, shared, appointedBy, from }) =>
    changeAnswerer(product, store, asker, {
      partyId: party,
      role,
      somebody: who && {
        ...somebodyOf(asker.identity.platform, who),
        ...(shared && { shared: true as const }),
      },
      appointedBy: appointedBy.trim(),
      fromOn: from,
    }),
});

const standInShape = {
  who: {
    kind: 'person',
    label: (t) => t.answerers.standInField,
    required: (t) => t.answerers.standInMissing,
  },
  from: { kind: 'day', label: (t) => t.answerers.firstDay, required: (t) => t.answerers.dayMissing },
  to: { kind: 'day', label: (t) => t.answerers.lastDay, required: (t) => t.answerers.dayMissing },
} as const satisfies Shape;

/** The form behind *Någon annan en tid*: who, from and to. Never why. */
export const standInForm = declareForm<StandInRef, typeof standInShape>({
  who: 'reader',
  shape: standInShape,
  title: (t) => t.answerers.standInTitle,
  submit: (t) => t.report.save,
  again: ({ group, party }) => ({ kind: 'set-stand-in', group, party }),
  back: ({ group, party }) => ({ kind: 'who-answers', group, party }),
  check: ({ asker: { t } }, _, { from, to }): Record<string, string> =>
    from && to && to < from ? { to: t.answerers.endsBefore } : {},
  async read({ product, asker }, store, { party }, toStore) {
    const group = await groupForForm(store, asker, toStore);
    const refused = mayNotChange({ ...asker, group }, party);
    if (refused) return { refused };
    const { t } = asker;
    const day = today(product, group);
    const days = { first: day, last: addDays(day, farthest) };
    return {
      saved: { who: undefined, from: day, to: undefined },
      given: { from: { days }, to: { days } },
      partyName: partyName(group, party),
      note: t.answerers.standInNote,
    };
  },
  store: ({ product, asker }, store, { party }, { who, from, to }) => {
    const somebody = who && somebodyOf(asker.identity.platform, who);
    if (!somebody || !from || !to) throw new Error('A required field is empty.');
    return setStandIn(product, store, asker, { partyId: party, somebody, from, to });
  },
});
