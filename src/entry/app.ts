import { giveBack } from '../asking/give-back.ts';
import { nobody } from '../asking/outside.ts';
import { answerStranger, forgetGroups, groupAt, recognise } from '../asking/recognise.ts';
import { sendDeliveries } from '../delivery/send-deliveries.ts';
import { keptTexts, trimmedWords } from '../domain/plain-text.ts';
import type { Locale } from '../domain/working-group.ts';
import { meetSomebody } from '../group/take-effect.ts';
import { whatWaits } from '../group/taken-over.ts';
import { turnDays } from '../group/turn-days.ts';
import { planCheckIns } from '../half-year/plan-check-ins.ts';
import { removeDrafts } from '../lock/remove-drafts.ts';
import type { Reply } from '../messages/report.ts';
import type { Beat } from '../ports/beat.ts';
import type { Handle, Incoming } from '../ports/chat-platform.ts';
import type { Product } from '../ports/product.ts';
import { logOf } from '../ports/request.ts';
import { type Membership, type Recognised, TooLate } from '../ports/store.ts';
import { forgetSummaries } from '../summary/read-summary.ts';
import { type Texts, textsFor } from '../texts/texts.ts';
import { forgetOld } from '../upkeep/forget-old.ts';
import { lookAhead } from '../upkeep/look-ahead.ts';
import { createTicks } from './beat.ts';
import { mayByLink, narrowed } from './by-link.ts';
import { bareForm, dispatch, isOutside, typedText, whatAbout } from './dispatch.ts';

export type App = {
  /** Answers one thing that somebody did. Never throws. */
  handle: Handle;
  /** Plans and sends what is due, as `Ticks` says. */
  tick(): Promise<void>;
  /** How it goes with the ticks. */
  beat(): Beat;
  /** Resolves when nothing is under way, answers and sendings alike. */
  idle(): Promise<void>;
  /** Begins no more sendings: what is left is another's, or for the next start. */
  stopSending(): void;
  /** Remembers nothing of what it has read: the database has begun anew. */
  forget(): void;
};

/** Whether a person's last visit has to be written down again, in milliseconds of the product's time. */
const visitAge = 10 * 60 * 1000;

/** How often what is too old is looked for, in milliseconds of the product's time. */
const sweepEvery = 24 * 60 * 60 * 1000;

/** What is due and not begun after so long, in milliseconds of real time, is for the next tick. */
const sendWithin = 2 * 60 * 1000;

/** `retentionDays`: how long what was sent and received is kept; see `forgetOld`. */
export function createApp(product: Product, { retentionDays = 400 } = {}): App {
  forgetSummaries(product);
  forgetGroups(product);
  const underway = new Set<Promise<unknown>>();
  const visits = new Map<string, { locale: Locale; seenAt: number; conversation?: string }>();
  const stop = new AbortController();

  function watch<T>(work: Promise<T>): Promise<T> {
    underway.add(work);
    const done = () => underway.delete(work);
    work.then(done, done);
    return work;
  }

  /** Lets work go on without keeping the asker waiting. */
  function inBackground(work: Promise<unknown>, log = product.log): void {
    watch(work.catch((error) => log.error({ err: error }, 'something in the background failed')));
  }

  async function answer(incoming: Incoming, signal: AbortSignal): Promise<Reply> {
    const asked: Product = { ...product, log: logOf(product.log, incoming.key) };
    const sendSoon = (ids: string[] | undefined) => {
      if (ids?.length) inBackground(sendDeliveries(asked, { only: ids, stop: stop.signal }), asked.log);
    };
    const about = whatAbout(incoming);
    const background = incoming.opens ? undefined : inBackground;
    let found = await recognise(asked, incoming.from, background, about);
    const meets =
      found.recognised.awaited && !incoming.opens && (!incoming.only || isTakingOver(incoming.ask))
        ? found.recognised.person
        : undefined;
    const met = meets ? await meetSomebody(asked, meets, incoming.from.platform) : undefined;
    // Whoever has taken over is somebody else in the group by now.
    if (met) found = await recognise(asked, incoming.from, undefined, about);
    const { recognised: known, seen } = found;
    const recognised = narrowed(known, incoming);
    const locale = incoming.opens ? recognised.locale : visit(incoming, recognised);
    const inTheirs = textsFor(locale ?? 'sv');
    // Whoever has just taken over by the letter's link has done what it is for.
    // Whoever is in no group yet is shown what waits for them.
    const waits = incoming.opens && recognised.memberships.length === 0;
    const byLink = met || waits ? 'yes' : mayByLink(incoming, recognised);
    if (byLink === 'no') return refuse(incoming, inTheirs.mail.page.notByLink, inTheirs);
    if (byLink === 'until-sent-in' && (await isSentIn(incoming)))
      return refuse(incoming, inTheirs.page.notByLink, inTheirs);
    const context = {
      product: asked,
      incoming,
      recognised,
      seen,
      locale,
      groupOf: (membership: Membership) => groupAt(product, membership),
      signal,
      sendSoon,
    };
    if (!incoming.only && isOutside(incoming))
      return dispatch({ ...context, person: recognised.person ?? nobody });
    if (!recognised.person || recognised.memberships.length === 0) {
      const t = textsFor(recognised.locale ?? 'sv');
      if (incoming.ask.kind !== 'form') {
        const waits = await whatWaits(asked, recognised, met, t);
        if (waits) return { kind: 'messages', items: [waits] };
        const message = await answerStranger(product, incoming.from, recognised.locale ?? 'sv');
        const typed = incoming.ask.kind === 'words' ? typedText(incoming.ask.text) : undefined;
        return giveBack({ kind: 'messages', items: [message] }, typed ?? '', t);
      }
      // What was typed stays in the form of whoever has left meanwhile.
      const { form, values } = incoming.ask;
      return { kind: 'refused', fields: {}, why: t.messages.formGone, form: bareForm(form, values, t) };
    }
    return dispatch({ ...context, person: recognised.person });
  }

  /** Whether the answer that the asker's link is for is sent in and may be changed; of what is locked something else is said. */
  async function isSentIn({ only }: Incoming): Promise<boolean> {
    if (!only) return false;
    const { submitted, lockedAt } = await product.store.statusUpdates.read(only.checkInId, only.partyId);
    if (!submitted || lockedAt) return false;
    return (await product.store.checkIns.get(only.checkInId))?.lockedAt === undefined;
  }

  /**
   * Keeps somebody's language for when the database cannot be asked, and now and then that they were here; at once
   * where they can be written to at another address than before, or could not be written to.
   */
  function visit(
    { from: identity, conversation }: Incoming,
    { locale, unreachable = false }: Recognised,
  ): Locale | undefined {
    const key = `${identity.platform}:${identity.tenant}:${identity.userId}`;
    const now = product.clock.now().getTime();
    const last = visits.get(key);
    if (visits.size > 10_000) visits.clear();
    const moved = conversation !== undefined && conversation !== last?.conversation;
    const again = !last || moved || unreachable || now - last.seenAt > visitAge;
    visits.set(key, {
      locale: locale ?? 'sv',
      seenAt: again ? now : last.seenAt,
      conversation: conversation ?? last?.conversation,
    });
    if (again) inBackground(product.store.people.seen(identity, product.clock.now(), conversation));
    return locale;
  }

  /** What is said when the database does not answer. What was typed is given back, where it would be gone. */
  function failure(incoming: Incoming): Reply {
    const { platform, tenant, userId } = incoming.from;
    const t = textsFor(visits.get(`${platform}:${tenant}:${userId}`)?.locale ?? 'sv');
    const { messages } = t;
    const { ask } = incoming;
    if (ask.kind === 'form') {
      const form = bareForm(ask.form, ask.values, t);
      return { kind: 'refused', fields: {}, why: messages.cannotStore, form };
    }
    const typed = ask.kind === 'words' ? typedText(ask.text) : undefined;
    if (typed !== undefined) {
      return {
        kind: 'messages',
        items: [
          {
            parts: [
              { kind: 'text', text: messages.cannotStore },
              { kind: 'quote', text: typed },
            ],
          },
        ],
      };
    }
    return { kind: 'messages', items: [{ parts: [{ kind: 'text', text: messages.cannotAnswer }] }] };
  }

  async function handle(came: Incoming): Promise<Reply> {
    // Whatever is typed in whichever feature can be stored: a NUL, which PostgreSQL has not, is nobody's to think of.
    const incoming: Incoming = { ...came, ask: readable(came.ask) };
    const started = performance.now();
    const deadline = new AbortController();
    const late = new Promise<never>((_, reject) => {
      deadline.signal.addEventListener('abort', () => reject(new TooLate()), { once: true });
    });
    const timer = setTimeout(() => deadline.abort(), incoming.within);
    const ended = (error?: unknown) => {
      const took = performance.now() - started;
      const { platform } = incoming.from;
      const ask = incoming.ask.kind;
      product.meter.asked(platform, ask, error !== undefined, took);
      if (error !== undefined)
        logOf(product.log, incoming.key).error(
          { err: error, platform, ask, ms: Math.round(took) },
          'could not answer',
        );
    };
    try {
      const reply = await Promise.race([answer(incoming, deadline.signal), late]);
      ended();
      if (!incoming.opens && incoming.ask.kind !== 'arrival') changed();
      if (reply.kind !== 'file') return reply;
      // What makes the file is asked for by the platform, and is under way like all else.
      return { ...reply, size: () => watch(reply.size()), bytes: () => watch(reply.bytes()) };
    } catch (error) {
      ended(error);
      return failure(incoming);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Those who look at how things stand see it as it is now. */
  const changed = () => {
    for (const platform of product.platforms.values()) platform.changed();
  };

  let swept = Number.NEGATIVE_INFINITY;

  async function look(): Promise<void> {
    const due = await product.store.isAnythingDue(product.clock.now());
    if (due) {
      await turnDays(product);
      await planCheckIns(product);
      await lookAhead(product);
      await removeDrafts(product);
    }
    // A day has come, or gone.
    changed();
    if (due) await sendDeliveries(product, { stop: stop.signal, within: sendWithin });
    const now = product.clock.now().getTime();
    if (now - swept < sweepEvery && now >= swept) return;
    if (await forgetOld(product, retentionDays)) swept = now;
  }
  const ticks = createTicks(look, product.log);

  return {
    handle: (incoming) => watch(handle(incoming)),
    tick: () => watch(ticks.tick()),
    beat: ticks.beat,
    stopSending() {
      stop.abort();
    },
    forget() {
      swept = Number.NEGATIVE_INFINITY;
      forgetGroups(product);
      forgetSummaries(product);
      visits.clear();
    },
    async idle() {
      while (underway.size > 0) await Promise.allSettled(underway);
    },
  };
}

/** What was asked, with texts as they are kept. */
function readable(came: Incoming['ask']): Incoming['ask'] {
  const ask = keptTexts(came);
  return ask.kind === 'words' ? { ...ask, text: trimmedWords(ask.text) } : ask;
}

/** Whether somebody says yes to taking over. */
const isTakingOver = (ask: Incoming['ask']): boolean =>
  ask.kind === 'press' && ask.action.kind === 'take-over';

/** What the link alone does not let one do, and a code would. What was typed in a form stays there. */
function refuse({ ask }: Incoming, why: string, t: Texts): Reply {
  const form = ask.kind === 'form' ? bareForm(ask.form, ask.values, t) : undefined;
  return { kind: 'refused', fields: {}, why, needs: 'code', ...(form && { form }) };
}
