import { keyFor } from '../adding/read-parties.ts';
import type { Change } from '../asking/change.ts';
import { declareForm } from '../asking/declare-form.ts';
import { isAddress } from '../domain/address.ts';
import type { WorkingGroupFile } from '../domain/working-group-file.ts';
import { whatIsAhead } from '../group/next-reminder.ts';
import { checkChange } from '../group/store-change.ts';
import { ensureCheckIns } from '../half-year/plan-check-ins.ts';
import type { FormRef } from '../messages/action.ts';
import { waysToAdd } from '../messages/adding.ts';
import type { Shape, ValuesOf } from '../messages/field.ts';
import { say } from '../messages/say.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';

type Ref = Extract<FormRef, { kind: 'start-group' }>;

const templates = ['digitalt-forst', 'own'] as const;

const shape = {
  name: {
    kind: 'text',
    lines: 'one',
    label: (t) => t.beginning.groupName,
    required: (t) => t.beginning.groupNameMissing,
  },
  convener: {
    kind: 'text',
    lines: 'one',
    label: (t) => t.beginning.convener,
    hint: (t) => t.beginning.convenerHint,
    required: (t) => t.beginning.convenerMissing,
  },
  template: {
    kind: 'choice',
    of: templates,
    option: (t, value) => t.beginning.templates[value as (typeof templates)[number]],
    label: (t) => t.beginning.template,
    required: (t) => t.beginning.templateMissing,
  },
  areas: { kind: 'text', lines: 'many', label: (t) => t.beginning.areas, hint: (t) => t.beginning.areasHint },
  person: {
    kind: 'text',
    lines: 'one',
    label: (t) => t.beginning.yourName,
    required: (t) => t.beginning.yourNameMissing,
  },
  email: {
    kind: 'text',
    lines: 'one',
    label: (t) => t.beginning.yourEmail,
    required: (t) => t.beginning.yourEmailBad,
  },
} as const satisfies Shape;

type Values = ValuesOf<typeof shape>;

/** While the form is filled in, what making the group needs is loaded: on a slow server that takes longer than a chat waits. */
export function readyToStart(product: Product): void {
  void Promise.all([templateAreas(), product.holidays()]).catch((err) =>
    product.log.warn({ err }, 'could not load what a new group needs'),
  );
}

/** A new group, of whoever has typed a start code: they become its coordinator. */
export const startGroupForm = declareForm<Ref, typeof shape>({
  who: 'anybody',
  shape,
  title: (t) => t.beginning.createTitle,
  submit: (t) => t.beginning.create,
  again: ({ group }) => ({ kind: 'start-group', group }),
  back: ({ group }) => ({ kind: 'start-again', group }),
  check: ({ asker: { t, identity } }, _, { email, template, areas }): Record<string, string> => ({
    ...(email !== undefined && !isAddress(email.trim()) && { email: t.beginning.yourEmailBad }),
    // The one to which the code went, else nobody would enter the group.
    ...(identity.platform === 'mail' &&
      email !== undefined &&
      email.trim().toLowerCase() !== identity.userId && {
        email: t.beginning.yourEmailProven(identity.userId),
      }),
    ...(template === 'own' && areas?.trim() === '' && { areas: t.beginning.areasMissing }),
  }),
  async read({ product, ask, asker }, store) {
    const { t, identity, person } = asker;
    const now = product.clock.now();
    const holds = await store.beginning.holdsStartCode(identity, now);
    const proven = identity.platform !== 'mail' || (await store.beginning.isProven(identity, now));
    if (!holds || !proven) return { refused: t.beginning.codeGone };
    const address = identity.platform === 'mail' ? identity.userId : (ask.recognised.vouched ?? person.email);
    return {
      saved: {
        name: '',
        convener: '',
        template: 'digitalt-forst' as const,
        areas: '',
        person: person.name,
        email: address,
      },
      partyName: '',
      note: t.beginning.startNote,
    };
  },
  store: ({ product, asker }, store, _, values) => startGroup(product, store, asker, values),
});

/** Inside a transaction. */
async function startGroup(product: Product, store: Store, asker: Asker, values: Values): Promise<Change> {
  const { t, identity, locale } = asker;
  const b = t.beginning;
  const refuse = (...why: string[]): Change => ({
    reply: { kind: 'refused', fields: {}, why: why.join(' ') },
  });
  const now = product.clock.now();
  const keys = new Set((await store.groups.all()).map(({ key }) => key));
  const name = values.name.trim();
  const key = keyFor(name, keys);
  const checked = await checkChange(
    store,
    0,
    {
      ...(await groupOf(product, asker, values)),
      workingGroup: { ...headOf(product, asker, values, key), locale },
    },
    t,
  );
  if ('refused' in checked) return refuse(...checked.refused);
  const { groupId } = await store.groups.import(checked.file, '', now, undefined, 'bot');
  await store.beginning.useStartCode(identity, now);
  const group = await store.groups.load(groupId);
  // Whoever started it is somebody only now that there is a group that they coordinate.
  const actor = group.coordinators[0]?.id;
  await store.log({ at: now, kind: 'group-started', actor, groupId, platform: identity.platform });
  await ensureCheckIns({ ...product, store }, group);
  const ahead = await whatIsAhead(product, store, group);
  const day = ahead?.next && t.dates.weekdayAndDayWithYear(ahead.next.day);
  // On the page that is the coordinator's page, to which a link leads.
  const ways = identity.platform === 'mail' ? { parts: [] } : waysToAdd(groupId, t);
  const said = say(
    b.started(name),
    identity.platform === 'mail' ? b.startedPage : undefined,
    day ? b.startedNext(day) : undefined,
  );
  return {
    reply: { kind: 'messages', items: [{ parts: [...said.parts, ...ways.parts] }], replace: true },
  };
}

const convenerKey = 'sammankallande';

function headOf(product: Product, { identity }: Asker, values: Values, key: string) {
  const { platform, tenant, userId } = identity;
  const home = product.platforms.get(platform)?.tenant() === tenant;
  // So that they are known there whatever address the platform has for them.
  const account = home && (platform === 'slack' || platform === 'teams') ? { [platform]: userId } : {};
  const person = { name: values.person.trim(), email: values.email.trim().toLowerCase() };
  return {
    key,
    name: values.name.trim(),
    convener: convenerKey,
    coordinators: [{ ...person, ...account }],
  };
}

async function groupOf(product: Product, asker: Asker, values: Values): Promise<object> {
  const convener = values.convener.trim();
  const [coordinator] = headOf(product, asker, values, '').coordinators;
  return {
    areas: values.template === 'own' ? ownAreas(values.areas) : await templateAreas(),
    parties: [
      { key: convenerKey, name: convener, shortName: convener.slice(0, 40).trim(), contacts: [coordinator] },
    ],
    agreements: [],
  };
}

function ownAreas(text: string): { key: string; name: string }[] {
  const keys = new Set<string>();
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((name) => ({ key: keyFor(name, keys), name }));
}

/** The areas and questions of the group that comes with the product. */
async function templateAreas(): Promise<WorkingGroupFile['areas']> {
  const { shippedGroup } = await import('../group-files/shipped-group.ts');
  return (await shippedGroup()).areas;
}
