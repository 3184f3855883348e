import { createHash, randomUUID } from 'node:crypto';
import type { Change } from '../asking/change.ts';
import type { Asking } from '../asking/feature.ts';
import { readWhy } from '../delivery/no-reach.ts';
import { sendDeliveries } from '../delivery/send-deliveries.ts';
import type { CheckIn } from '../domain/check-in.ts';
import type { Summary } from '../domain/summary.ts';
import type { Button, Message, Part } from '../messages/message.ts';
import { moment } from '../messages/moment.ts';
import type { Reply } from '../messages/report.ts';
import { say, tell } from '../messages/say.ts';
import { summaryMessage, summaryParts } from '../messages/summary.ts';
import type { PlatformName } from '../ports/chat-platform.ts';
import type { Asker, Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { textsFor } from '../texts/texts.ts';
import { readSummary } from './read-summary.ts';
import { actionsOf } from './summarise-check-in.ts';

/** So many buttons are still a choice. */
const mostToggles = 40;

/** The platforms on which the group has a channel that the bot can write to. */
function placesOf(product: Product, asker: Asker): PlatformName[] {
  return [...product.platforms.keys()].filter((name) => asker.group.channels[name] !== undefined);
}

/**
 * The members whom none of the group's channels reaches: they are written to elsewhere, and get a letter. Whoever shows
 * it sees it.
 */
async function membersWithoutChannel(
  { platforms }: Product,
  store: Store,
  { group, person }: Asker,
  places: readonly PlatformName[],
): Promise<number[]> {
  const letters = [...platforms.values()].find((platform) => platform.letters);
  if (!letters) return [];
  const everybody = [...group.contacts.map((one) => one.person), ...group.coordinators];
  const ids = [...new Set(everybody.map(({ id }) => id))].filter((id) => id !== person.id);
  const best = await store.people.addresses(ids, [...platforms.keys()]);
  const without = ids.filter((id) => {
    const at = best.get(id);
    return at !== undefined && !places.includes(at.identity.platform);
  });
  const byLetter = await store.people.addresses(without, [letters.name]);
  return without.filter((id) => byLetter.has(id));
}

/** What is shown again says so: what was shown before stays as it was. In the group's language. */
async function shownBefore(store: Store, asker: Asker, checkIn: CheckIn): Promise<Part[]> {
  const before = await store.showings.latest(checkIn.id);
  if (!before) return [];
  const t = textsFor(asker.group.locale);
  const when = moment(asker.group, before.at, t);
  return [{ kind: 'text', text: [{ strong: t.summary.shownAgain(when.dayWithYear, when.time) }] }];
}

const placeNames = (places: PlatformName[], asker: Asker) =>
  asker.t.messages.list(places.map((place) => asker.t.channelOn[place]));

/** What is shown: exactly this, in the group's language. */
async function messageToShow(
  store: Store,
  asker: Asker,
  checkIn: CheckIn,
  summary: Summary,
  without: string[],
): Promise<Message> {
  const shown = summaryMessage(summary, textsFor(asker.group.locale), { without });
  return { ...shown, parts: [...(await shownBefore(store, asker, checkIn)), ...shown.parts] };
}

/** Names what a message says, so that nothing else is shown than what was seen. */
const fingerprint = (message: Message) =>
  createHash('sha256').update(JSON.stringify(message)).digest('base64url').slice(0, 16);

/**
 * Exactly what would be shown, in the group's language, with a button for each part that can be left out, or, with
 * `lines`, for each line.
 */
export async function previewSummary(
  product: Product,
  store: Store,
  asker: Asker,
  checkIn: CheckIn,
  { without, lines = false, notice }: { without: string[]; lines?: boolean; notice?: string },
): Promise<Reply> {
  const { t, group } = asker;
  const places = placesOf(product, asker);
  const byLetter = (await membersWithoutChannel(product, store, asker, places)).length;
  if (places.length === 0 && byLetter === 0) return tell(wordsFor(asker).noChannel);
  const inGroupLanguage = textsFor(group.locale);
  const { summary } = await readSummary(product, store, group, checkIn);
  const shown = await messageToShow(store, asker, checkIn, summary, without);
  // Who has got more time is a part of its own where those missing are not named.
  const named = without.filter((key) => key === 'missing');
  const parts = summaryParts(summary, inGroupLanguage, named).filter(
    (part) => part.key in t.summary.partNames,
  );
  const byLine = parts.filter((part) => part.lines.length > 1 && !without.includes(part.key));
  const choices = lines
    ? byLine.flatMap((part) => part.lines.map(({ key, text }) => ({ key, name: `«${text}»` })))
    : parts.map(({ key }) => ({ key, name: t.summary.partNames[key] ?? key }));
  const toggles = choices.slice(0, mostToggles).map(({ key, name }): Button => {
    const left = without.includes(key);
    return {
      label: left ? t.summary.include(name) : t.summary.leaveOut(name),
      action: {
        kind: 'preview',
        checkIn: checkIn.id,
        without: left ? without.filter((one) => one !== key) : [...without, key],
        ...(lines && { lines }),
      },
    };
  });
  if (lines || byLine.length > 0)
    toggles.push({
      label: lines ? t.summary.chooseParts : t.summary.chooseLines,
      action: { kind: 'preview', checkIn: checkIn.id, without, ...(!lines && { lines: true }) },
    });
  const message: Message = {
    parts: [
      ...(notice ? [{ kind: 'text' as const, text: [{ strong: notice }] }] : []),
      { kind: 'heading', text: t.summary.previewTitle },
      ...shown.parts,
      { kind: 'text', text: previewWhere(places, byLetter, asker) },
      ...(toggles.length > 0 ? [{ kind: 'buttons' as const, buttons: toggles }] : []),
      {
        kind: 'buttons',
        buttons: [
          // The showing is named here: pressing twice shows once.
          {
            label: t.summary.showNow,
            action: {
              kind: 'show',
              checkIn: checkIn.id,
              without,
              showing: randomUUID(),
              seen: fingerprint(shown),
            },
            primary: true,
          },
          { label: t.summary.back, action: { kind: 'summary', checkIn: checkIn.id } },
        ],
      },
    ],
  };
  return { kind: 'messages', items: [message], replace: true };
}

function previewWhere(places: PlatformName[], byLetter: number, asker: Asker): string {
  const { summary } = asker.t;
  return [
    ...(places.length > 0 ? [summary.previewWhere(placeNames(places, asker))] : []),
    ...(byLetter > 0 ? [summary.previewLetters(byLetter, places.length > 0)] : []),
  ].join(' ');
}

/** Keeps the summary as it is shown, and plans it for each of the group's channels, and as letters for whom they do not reach. */
export async function showSummary(
  product: Product,
  store: Store,
  asker: Asker,
  checkIn: CheckIn,
  show: { without: string[]; showing: string; seen?: string },
): Promise<Change> {
  const { t, group } = asker;
  const places = placesOf(product, asker);
  const byLetter = await membersWithoutChannel(product, store, asker, places);
  if (places.length === 0 && byLetter.length === 0) return { reply: tell(wordsFor(asker).noChannel) };
  const earlier = await store.showings.get(show.showing);
  if (earlier) return { reply: await alreadyShown(product, store, asker, checkIn, earlier.at) };
  const now = product.clock.now();
  const { summary } = await readSummary(product, store, group, checkIn);
  const message = await messageToShow(store, asker, checkIn, summary, show.without);
  if (show.seen !== undefined && show.seen !== fingerprint(message)) {
    const { without } = show;
    const notice = t.summary.changedSince;
    return { reply: await previewSummary(product, store, asker, checkIn, { without, notice }) };
  }
  await store.showings.keep({
    id: show.showing,
    checkInId: checkIn.id,
    at: now,
    message,
    by: asker.person.id,
    without: show.without,
  });
  const row = { groupId: group.id, checkInId: checkIn.id, dueAt: now, content: show.showing };
  // The channels first: `tellOfShowing` says how it went in each.
  const send = await store.deliveries.plan([
    ...places.map((place) => ({
      ...row,
      kind: 'shown' as const,
      dedupe: `shown:${show.showing}:${place}`,
      place,
    })),
    ...byLetter.map((personId) => ({
      ...row,
      kind: 'shown' as const,
      dedupe: `shown:${show.showing}:person:${personId}`,
      personId,
    })),
  ]);
  // Pressed twice at the same moment: the other press has planned it.
  if (send.length === 0) return { reply: await alreadyShown(product, store, asker, checkIn, now) };
  await store.log({
    at: now,
    kind: 'summary-shown',
    groupId: group.id,
    checkInId: checkIn.id,
    actor: asker.person.id,
    platform: asker.identity.platform,
  });
  return { reply: { kind: 'nothing' }, send };
}

/** In place of the preview: what became of it, and below that what else the summary offered. */
function insteadOf(sentences: string[], buttons: Button[]): Reply {
  const below: Part[] = buttons.length > 0 ? [{ kind: 'buttons', buttons }] : [];
  return { kind: 'messages', items: [{ parts: [...say(...sentences).parts, ...below] }], replace: true };
}

async function alreadyShown(
  product: Product,
  store: Store,
  asker: Asker,
  checkIn: CheckIn,
  at: Date,
): Promise<Reply> {
  const { t, group } = asker;
  const when = moment(group, at, t);
  const buttons = await actionsOf(product, store, asker, checkIn);
  return insteadOf([t.summary.shownAlready(when.day, when.time)], buttons);
}

/**
 * Sends a showing to the channels and says how it went in each. Letters take their time: they go by `sendSoon`, and whom
 * they do not reach is told where everybody is who cannot be reached. `planned` as `showSummary` gave it.
 */
export async function tellOfShowing(
  { product, ask }: Pick<Asking, 'product' | 'ask'>,
  asker: Asker,
  checkIn: CheckIn,
  without: string[],
  planned: string[],
): Promise<Reply> {
  const { t } = asker;
  const places = placesOf(product, asker);
  const ids = planned.slice(0, places.length);
  const letters = planned.slice(places.length);
  ask.sendSoon(letters);
  await sendDeliveries(product, { only: ids });
  const states = await product.store.deliveries.states(ids);
  const sentences = ids.flatMap((id, i): string[] | string => {
    const place = places[i];
    if (!place) return [];
    const where = t.channelOn[place];
    const came = states.get(id);
    if (came?.state === 'sent') return t.summary.shown(where);
    if (came?.state !== 'unreachable') return t.summary.showingSoon(where);
    const platform = product.platforms.get(place);
    const invite = platform?.inviteHint ?? '';
    const { why } = readWhy(came.reason ?? '', platform);
    switch (why) {
      case 'not-a-member':
        return t.summary.notInChannel(where, invite);
      case 'no-such-channel':
        return wordsFor(asker).noSuchChannel(where, asker.group.channels[place] ?? '', invite);
      case 'archived':
        return wordsFor(asker).archivedChannel(where);
      case 'closed':
        return wordsFor(asker).closedChannel(where);
      default:
        return t.summary.cannotShow(where);
    }
  });
  if (letters.length > 0) sentences.push(t.summary.shownByLetter(letters.length));
  const failed = ids.some((id) => states.get(id)?.state === 'unreachable');
  const again: Button = {
    label: t.summary.showToGroup,
    action: { kind: 'preview', checkIn: checkIn.id, without },
    primary: true,
  };
  const [show, ...others] = await actionsOf(product, product.store, asker, checkIn);
  // What failed is tried again with what was chosen to be left out.
  return insteadOf(sentences, failed ? [again, ...others] : show ? [show, ...others] : []);
}

/** Where a channel is changed depends on where the group is kept. */
const wordsFor = ({ t, group }: Pick<Asker, 't' | 'group'>) =>
  group.keptIn === 'bot' ? t.summary.inBot : t.summary;
