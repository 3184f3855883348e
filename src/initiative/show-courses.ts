import { today } from '../asking/days.ts';
import type { Asking } from '../asking/feature.ts';
import { addDays } from '../domain/day.ts';
import { type Initiative, standingOf } from '../domain/initiative.ts';
import { partyName } from '../domain/party.ts';
import { mayCoordinate } from '../domain/permission.ts';
import { courseLine, courseMessage, forwardText } from '../messages/initiative.ts';
import type { Button, Message, Part } from '../messages/message.ts';
import { moment } from '../messages/moment.ts';
import type { Reply } from '../messages/report.ts';
import { tell } from '../messages/say.ts';
import type { Asker } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { mayOrganise, maySee, viewOf } from './courses.ts';
import { entryFile } from './entry-file.ts';

/** So many of each kind are listed with a button; the rest have a line. */
const mostButtons = 10;
const mostLines = 30;
/** How far back one's own courses are listed, in days. */
const daysBack = 200;

/** What is coming and open to the asker, and the asker's own. */
export async function showCourses({ product, asker }: Asking, store: Store): Promise<Reply> {
  const { t, group, membership } = asker;
  const i = t.initiative;
  const day = today(product, group);
  const all = await store.initiatives.list(group.id, { from: addDays(day, -daysBack) });
  const mine = (one: Initiative) => mayOrganise(group, membership, one.partyId);
  const unreported = all.filter((one) => mine(one) && standingOf(one, day) === 'unreported');
  const own = all.filter((one) => mine(one) && !unreported.includes(one) && one.state !== 'cancelled');
  const open = all.filter(
    (one) => !mine(one) && standingOf(one, day) === 'planned' && maySee(group, membership, one),
  );
  const listed = (title: string, some: Initiative[]): Part[] =>
    some.length === 0
      ? []
      : [
          { kind: 'text', text: [{ strong: title }] },
          { kind: 'list', items: some.slice(0, mostLines).map((one) => lineOf(asker, one, day)) },
          { kind: 'buttons', buttons: some.slice(0, mostButtons).map((one) => cardButton(asker, one)) },
        ];
  const parts: Part[] = [
    { kind: 'heading', text: i.listTitle },
    ...listed(i.unreportedTitle, unreported),
    ...listed(i.openTitle, open),
    ...listed(i.ownTitle, own),
    ...(unreported.length + open.length + own.length === 0
      ? [{ kind: 'text' as const, text: i.noneComing }]
      : []),
  ];
  const off = (await store.initiatives.withoutTips(group.id)).has(asker.person.id);
  const buttons: Button[] = [
    ...newButtons(asker),
    ...(off
      ? [
          {
            label: i.startTips,
            action: { kind: 'course-tips' as const, group: group.id, wanted: true },
          },
        ]
      : []),
  ];
  if (buttons.length > 0) parts.push({ kind: 'buttons', buttons });
  return { kind: 'messages', items: [{ parts }] };
}

/** The course in one line, to the asker. */
export const lineOf = ({ t, group }: Asker, initiative: Initiative, day: string) =>
  courseLine({ initiative, organiser: partyName(group, initiative.partyId), today: day }, t);

export const cardButton = ({ t, group }: Asker, { id, title }: Pick<Initiative, 'id' | 'title'>): Button => ({
  label: t.initiative.card(title),
  action: { kind: 'course', group: group.id, initiative: id },
});

/** A button for each party that the asker may plan a course for. */
export function newButtons({ t, group, membership }: Asker): Button[] {
  const parties = organisedBy({ group, membership });
  return parties.map((party, n) => ({
    label:
      parties.length === 1 ? t.initiative.newButton : `${t.initiative.newButton}: ${partyName(group, party)}`,
    action: { kind: 'new-course', group: group.id, party },
    ...(n === 0 && { primary: true }),
  }));
}

/** The parties that the asker may plan courses for; a coordinator for the convener's. */
export function organisedBy({ group, membership }: Pick<Asker, 'group' | 'membership'>): number[] {
  const own = membership.parties.map(({ partyId }) => partyId);
  return mayCoordinate(membership) && !own.includes(group.convenerId) ? [...own, group.convenerId] : own;
}

/** The course as a card to the asker; the course was read. */
export async function cardOf(
  { product, asker }: Asking,
  store: Store,
  initiative: Initiative,
  notices: string[] = [],
): Promise<Message> {
  const { group, membership, t } = asker;
  const view = viewOf(
    group,
    membership,
    initiative,
    today(product, group),
    await agreementOf(store, initiative),
  );
  return courseMessage(view, t, notices);
}

/** The title of the separate agreement that the course is held under. */
async function agreementOf(
  store: Store,
  { groupId, separateAgreementId }: Initiative,
): Promise<string | undefined> {
  if (separateAgreementId === undefined) return undefined;
  const found = await store.agreements.get(groupId, separateAgreementId);
  return found && [found.title, found.reference].filter(Boolean).join(', ');
}

/** The course where the asker may see it. */
export async function visible(
  { asker }: Asking,
  store: Store,
  id: number,
): Promise<Initiative | { refused: Reply }> {
  const { group, membership, t } = asker;
  const found = await store.initiatives.get(group.id, id);
  if (!found || !maySee(group, membership, found)) return { refused: tell(t.initiative.gone) };
  return found;
}

export async function showCourse(asking: Asking, store: Store, id: number): Promise<Reply> {
  const found = await visible(asking, store, id);
  if ('refused' in found) return found.refused;
  return { kind: 'messages', items: [await cardOf(asking, store, found)] };
}

/** A text to forward, in the asker's language. */
export async function showForward(asking: Asking, store: Store, id: number): Promise<Reply> {
  const { t, group } = asking.asker;
  const found = await visible(asking, store, id);
  if ('refused' in found) return found.refused;
  const organiser = partyName(group, found.partyId);
  const parts: Part[] = [
    { kind: 'text', text: t.initiative.forwardTitle },
    { kind: 'quote', text: forwardText({ initiative: found, organiser }, t) },
  ];
  return { kind: 'messages', items: [{ parts }] };
}

/** The course for the asker's own calendar; one that is cancelled takes its entry away. */
export async function takeEntry(asking: Asking, store: Store, id: number): Promise<Reply> {
  const { group, person } = asking.asker;
  const found = await visible(asking, store, id);
  if ('refused' in found) return found.refused;
  const file = await entryFile(group, found, person);
  return {
    kind: 'file',
    ...file,
    size: async () => (await file.bytes()).length,
    again: { kind: 'course-entry', group: group.id, initiative: id },
  };
}

/** Every version of the course, as it was saved. */
export async function showVersionsOf(asking: Asking, store: Store, id: number): Promise<Reply> {
  const { asker } = asking;
  const { t, group } = asker;
  const found = await visible(asking, store, id);
  if ('refused' in found) return found.refused;
  const versions = await store.initiatives.versions(id);
  const parts: Part[] = [{ kind: 'heading', text: t.initiative.versionsTitle(found.title) }];
  for (const version of versions.toReversed()) {
    const when = moment(group, version.savedAt, t);
    const view = viewOf(
      group,
      asker.membership,
      { ...found, ...withoutMissing(version, found), signUps: [], told: [] },
      today(asking.product, group),
    );
    parts.push(
      {
        kind: 'text',
        text: [
          { strong: t.initiative.versionLine(version.n, version.savedBy.name, when.dayWithYear, when.time) },
        ],
      },
      ...courseMessage(view, t).parts.filter(({ kind }) => kind !== 'buttons' && kind !== 'note'),
    );
  }
  return { kind: 'messages', items: [{ parts }] };
}

/** A version as it was: what it did not say is not what is said now. */
function withoutMissing<T extends object>(version: T, now: Initiative): T {
  const missing = Object.keys(now).filter((key) => !(key in version) && !kept.has(key));
  return { ...version, ...Object.fromEntries(missing.map((key) => [key, undefined])) };
}
const kept = new Set(['id', 'groupId', 'partyId', 'signUps', 'told']);

/** The party's own in one area of its lägesrapport. */
export async function showAreaCourses(
  { product, asker }: Asking,
  store: Store,
  halfYear: { from: string; to: string },
  of: { party: number; area: number },
): Promise<Reply> {
  const { t, group } = asker;
  const day = today(product, group);
  const all = await store.initiatives.list(group.id, { ...halfYear, partyId: of.party });
  const here = all.filter(({ areaId }) => areaId === of.area);
  const name = group.areas.find(({ id }) => id === of.area)?.name ?? '';
  const parts: Part[] = [
    { kind: 'heading', text: t.initiative.areaTitle(name) },
    ...(here.length > 0
      ? [{ kind: 'list' as const, items: here.slice(0, mostLines).map((one) => lineOf(asker, one, day)) }]
      : [{ kind: 'text' as const, text: t.initiative.allNone }]),
    {
      kind: 'buttons',
      buttons: [...here.slice(0, mostButtons).map((one) => cardButton(asker, one)), ...newButtons(asker)],
    },
  ];
  return { kind: 'messages', items: [{ parts }] };
}
