import { today } from '../asking/days.ts';
import { getsLetters } from '../delivery/gets-letters.ts';
import { halfYearTakes, hasRoom } from '../domain/ceiling.ts';
import { instantAt } from '../domain/day.ts';
import { firstDay, halfYearOf, lastDay } from '../domain/half-year.ts';
import { type Initiative, lastDayOf, standingOf } from '../domain/initiative.ts';
import { partyName } from '../domain/party.ts';
import type { Person, WorkingGroup } from '../domain/working-group.ts';
import { courseLine, courseMessage, whenText } from '../messages/initiative.ts';
import type { Button, Message, Part } from '../messages/message.ts';
import { questionsPart } from '../messages/reminder.ts';
import type { Composed, Composing, Within } from '../ports/kinds.ts';
import type { Product } from '../ports/product.ts';
import type { Texts } from '../texts/texts.ts';
import { viewOf } from './courses.ts';
import { entryFile } from './entry-file.ts';
import type { CourseChange } from './stored.ts';

/** Whether what was to be told is still so. */
function holds({ state, open }: Initiative, what: CourseChange): boolean {
  if (what === 'cancelled') return state === 'cancelled';
  return state === 'planned' && (what !== 'new' || open === 'yes');
}

const nobody = { coordinator: false, parties: [] };

/** In the group's channel: anybody there may press, and is then asked who they are. */
export async function composeShown({
  product,
  group,
  t,
  content,
}: Composing<'course-shown'>): Promise<Composed> {
  const day = today(product, group);
  const { initiative: id, what } = content;
  const found = await product.store.initiatives.get(group.id, id);
  if (!found || !holds(found, what)) return { skip: 'superseded' };
  const i = t.initiative;
  const said: Record<CourseChange, string> = {
    new: i.shownNew(partyName(group, found.partyId)),
    moved: i.shownMoved(found.title),
    cancelled: i.shownCancelled(found.title),
    restored: i.shownRestored(found.title),
  };
  const view = { ...viewOf(group, nobody, found, day), maySignUp: true };
  const message = courseMessage(view, t, [said[what]]);
  return { message: { ...message, title: what === 'new' ? i.subjectNew(found.title) : said[what] } };
}

/** To whoever has signed up. */
export async function composeChanged({
  product,
  row,
  group,
  t,
  content,
}: Composing<'course-changed'>): Promise<Composed> {
  const { initiative: id, what } = content;
  const found = await product.store.initiatives.get(group.id, id);
  const seats = found?.signUps.find(({ partyId }) => partyId === row.partyId)?.seats;
  if (!found || what === 'new' || seats === undefined || !holds(found, what)) return { skip: 'superseded' };
  const i = t.initiative;
  const text = i.changed[what](found.title, partyName(group, found.partyId), whenText(found, t), seats);
  const person = group.contacts.find((one) => one.person.id === row.personId)?.person;
  // In a letter the calendar's entry comes along; elsewhere it is behind the card's button.
  const files =
    person && (await getsLetters(product, person.id)) ? [await entryFile(group, found, person)] : [];
  return {
    message: { title: i.subjectChanged(found.title), parts: [{ kind: 'text', text }, cardOf(found, t)] },
    files,
  };
}

const cardButton = ({ groupId, id, title }: Initiative, t: Texts): Button => ({
  label: t.initiative.card(title),
  action: { kind: 'course', group: groupId, initiative: id },
});
const cardOf = (initiative: Initiative, t: Texts): Part => ({
  kind: 'buttons',
  buttons: [cardButton(initiative, t)],
});

/** An organiser looks for who comes: of what is asked of them no more is kept than most half-years take. */
const keptFromSignUps = halfYearTakes - 2;

/** So many courses have a button in a letter. */
const mostButtons = 10;

/** What the monthly letter says; undefined: nothing is to come any more, or the person wants none. */
async function readDigest({
  product,
  row,
  group,
  t,
  content,
}: Composing<'course-digest'>): Promise<
  { parts: Part[]; person: Person; sent(): Promise<void> } | { skip: string }
> {
  const day = today(product, group);
  const { store } = product;
  const { initiatives: ids, fresh } = content;
  const person = group.contacts.find((one) => one.person.id === row.personId)?.person;
  if (!person || (await store.initiatives.withoutTips(group.id)).has(person.id)) return { skip: 'unwanted' };
  const coming = (await store.initiatives.list(group.id, { from: day })).filter(
    (one) => ids.includes(one.id) && one.open === 'yes' && standingOf(one, day) === 'planned',
  );
  if (coming.length === 0) return { skip: 'nothing-owed' };
  const i = t.initiative;
  const line = (one: Initiative) =>
    courseLine({ initiative: one, organiser: partyName(group, one.partyId), today: day }, t);
  const listed = (label: string, some: Initiative[]): Part[] =>
    some.length === 0
      ? []
      : [
          { kind: 'text', text: [{ strong: label }] },
          { kind: 'list', items: some.map(line) },
        ];
  const stop: Button = { label: i.stopTips, action: { kind: 'course-tips', group: group.id, wanted: false } };
  const parties = group.contacts.filter((one) => one.person.id === person.id).map(({ partyId }) => partyId);
  const isFresh = ({ id }: Initiative) => fresh.includes(id);
  return {
    person,
    parts: [
      ...listed(i.digestNew, coming.filter(isFresh)),
      ...listed(
        i.digestNear,
        coming.filter((one) => !isFresh(one)),
      ),
      {
        kind: 'buttons',
        buttons: [...coming.slice(0, mostButtons).map((one) => cardButton(one, t)), stop],
      },
    ],
    async sent() {
      for (const partyId of parties)
        await store.initiatives.keepTold(
          coming.filter((one) => one.partyId !== partyId).map(({ id }) => id),
          partyId,
          product.clock.now(),
        );
    },
  };
}

/** The monthly letter. */
export async function composeDigest(composing: Composing<'course-digest'>): Promise<Composed> {
  const { product, group, t } = composing;
  const read = await readDigest(composing);
  if ('skip' in read) return read;
  const { parts, person, sent } = read;
  if (!(await isRoomFor(product, group, person.id, await keptFor(product, group, person.id))))
    return { skip: 'ceiling' };
  const asked = group.coordinators.filter(({ id }) => id !== person.id);
  return {
    message: {
      title: t.initiative.digestSubject,
      parts: [
        { kind: 'text', text: t.initiative.digestHello(person.name) },
        ...parts,
        ...questionsPart(asked, t),
      ],
    },
    sent,
  };
}

/** Where the month has a reminder to the same person, the monthly letter stands in that. */
export async function digestWithin(composing: Composing<'course-digest'>): Promise<Within | undefined> {
  const read = await readDigest(composing);
  if ('skip' in read) return undefined;
  const { digestSubject } = composing.t.initiative;
  return { parts: [{ kind: 'text', text: [{ strong: digestSubject }] }, ...read.parts], sent: read.sent };
}

/** So many messages are kept for what the half-year asks of somebody, how their own courses went included. */
async function keptFor(product: Product, group: WorkingGroup, personId: number): Promise<number> {
  const day = today(product, group);
  const parties = group.contacts.filter((one) => one.person.id === personId).map(({ partyId }) => partyId);
  const halfYear = halfYearOf(day);
  const all = await product.store.initiatives.list(group.id, {
    from: firstDay(halfYear),
    to: lastDay(halfYear),
  });
  // Also those that they have been asked about: that was one message more than the half-year takes of others.
  const own = all.filter(({ partyId, state }) => state !== 'cancelled' && parties.includes(partyId));
  return halfYearTakes + own.length;
}

/** Whether the person may have one more message this half-year that nobody has to have. */
async function isRoomFor(
  product: Product,
  group: WorkingGroup,
  personId: number,
  kept: number,
): Promise<boolean> {
  const since = instantAt(group.timezone, firstDay(halfYearOf(today(product, group))), '00:00');
  return hasRoom(await product.store.deliveries.sentSince([personId], since), kept);
}

/** To the organiser: who has signed up since it was last told. Of what has been it is asked how it went, and no more. */
export async function composeSignUps({
  product,
  row,
  group,
  t,
}: Composing<'course-sign-ups'>): Promise<Composed> {
  const { store } = product;
  const day = today(product, group);
  const party = row.partyId ?? 0;
  const unseen = await store.initiatives.unseenSignUps(group.id, party);
  const until = product.clock.now();
  const parts: Part[] = [];
  for (const { id, partyIds } of unseen) {
    const found = await store.initiatives.get(group.id, id);
    if (!found || lastDayOf(found) < day) continue;
    const taken = found.signUps.reduce((sum, one) => sum + one.seats, 0);
    const seats =
      found.places === undefined ? t.initiative.seatsTaken(taken) : t.initiative.seatsOf(taken, found.places);
    const names = t.messages.list(partyIds.map((each) => partyName(group, each)));
    parts.push(
      { kind: 'text', text: t.initiative.signUpsNow(found.title, whenText(found, t), seats, names) },
      cardOf(found, t),
    );
  }
  if (parts.length === 0) return { skip: 'nothing-owed' };
  // Those are on the course's card all the same.
  if (row.personId !== undefined && !(await isRoomFor(product, group, row.personId, keptFromSignUps)))
    return { skip: 'ceiling' };
  return {
    message: { title: t.initiative.signUpsSubject, parts },
    sent: () =>
      store.initiatives.seeSignUps(
        unseen.map(({ id }) => id),
        until,
      ),
  };
}

/** To the organiser, once: how did it go? */
export async function composeAfterwards({
  product,
  group,
  t,
  content,
}: Composing<'course-afterwards'>): Promise<Composed> {
  const day = today(product, group);
  const { initiatives: ids } = content;
  const i = t.initiative;
  const parts: Part[] = [];
  const titles: string[] = [];
  for (const id of ids) {
    const found = await product.store.initiatives.get(group.id, id);
    if (!found || standingOf(found, day) !== 'unreported') continue;
    titles.push(found.title);
    const of = { group: group.id, party: found.partyId, initiative: id };
    parts.push(
      { kind: 'text', text: i.afterwards(found.title, whenText(found, t)) },
      {
        kind: 'buttons',
        buttons: [
          { label: i.wasHeld, action: { kind: 'course-went', ...of } },
          { label: i.wasMoved, action: { kind: 'move-course', ...of } },
          { label: i.wasCancelled, action: { kind: 'ask-cancel-course', ...of } },
        ],
      },
    );
  }
  if (parts.length === 0) return { skip: 'nothing-owed' };
  return {
    message: {
      title: i.afterwardsSubject(titles.length === 1 ? titles[0] : undefined),
      parts: [...parts, { kind: 'note', text: i.afterwardsHow }],
    },
  };
}

/** From a coordinator to the organiser: are the others to be invited? */
export async function composeQuestion({
  product,
  group,
  t,
  content,
}: Composing<'course-question'>): Promise<Composed> {
  const { initiative: id, by } = content;
  const found = await product.store.initiatives.get(group.id, id);
  if (!found || found.open === 'yes' || found.state === 'cancelled') return { skip: 'superseded' };
  const i = t.initiative;
  const asker = group.coordinators.find((one) => one.id === by);
  const of = { group: group.id, party: found.partyId, initiative: id };
  const message: Message = {
    title: i.questionSubject(found.title),
    parts: [
      { kind: 'text', text: i.question(asker?.name ?? group.name) },
      { kind: 'text', text: [{ strong: found.title }, `, ${whenText(found, t)}.`] },
      { kind: 'text', text: i.questionWhy },
      {
        kind: 'buttons',
        buttons: [
          { label: i.inviteOthers, action: { kind: 'open-course', ...of, open: 'yes' }, primary: true },
          { label: i.notYetOpen, action: { kind: 'open-course', ...of, open: 'undecided' } },
        ],
      },
      ...questionsPart(asker ? [asker] : [], t),
    ],
  };
  return { message };
}
