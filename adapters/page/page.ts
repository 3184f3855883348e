import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { toAddress } from '../../src/domain/address.ts';
import { hashOfCode, hashOfToken, isToken } from '../../src/domain/token.ts';
import type { Locale } from '../../src/domain/working-group.ts';
import type { Reply } from '../../src/messages/report.ts';
import type { Handle, Incoming } from '../../src/ports/chat-platform.ts';
import type { Links, OpenLink } from '../../src/ports/links.ts';
import type { Log } from '../../src/ports/log.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { escaped } from '../render/html.ts';
import { type AnswerSheet, answerSheetHtml } from '../render/html-answer.ts';
import { sentTexts } from '../render/html-form.ts';
import { type Ask, readSheet, readSheetToChange, saveSheet, sendingKey } from './answer.ts';
import { guarded, localeOf, sourceOf } from './guard.ts';
import { drawPage, type Page } from './layout.ts';
import { createLimiter } from './limiter.ts';
import {
  askedPage,
  changeHtml,
  codePage,
  newLinkPage,
  nobodyPage,
  sentencePage,
  typedHtml,
} from './pages.ts';
import { replyPage } from './reply-page.ts';

type Env = { Bindings: HttpBindings };

/** The largest body that is read, in bytes: a form with every field filled, and room to spare. */
const largestBody = 256 * 1024;
/** Milliseconds that whoever opens a page waits. */
const patience = 8_000;
/** Wrong links, and asks for new ones, a minute. */
const wrongLinks = { inAll: 600, bySource: 60 };
const asks = { inAll: 120, bySource: 20 };

const asked = z.object({ address: z.string().max(2_000) });

/**
 * The personal page: what the links in letters lead to. Opening changes nothing, since mail scanners open links; only a
 * form that is sent does. `files` is the folder of what it loads.
 */
export function createPage(options: {
  publicUrl: string;
  privacyUrl: string;
  trustProxy: number;
  files: string;
  links: Pick<Links, 'find' | 'tryCode'>;
  /** New links to an address, if somebody has it. Nobody waits for it. */
  askForLinks(address: string): Promise<void>;
  /** A code by mail, for what a link alone does not let one do. */
  askForCode(of: { address: string; purpose: string; request: string }): Promise<void>;
  /** The product's time, which codes go by. */
  now(): Date;
  log: Log;
}): {
  routes: ReadonlyMap<string, (request: IncomingMessage, response: ServerResponse) => void>;
  start(handle: Handle): Promise<void>;
  stop(): Promise<void>;
} {
  const { publicUrl, privacyUrl, trustProxy, links, log } = options;
  const wrong = createLimiter(wrongLinks);
  const asking = createLimiter(asks);
  /** Links that have opened something, so that they go on doing so while somebody guesses from the same address. */
  const known = new Set<string>();
  const css = readFileSync(join(options.files, 'page.css'));
  const underWay = new Set<Promise<unknown>>();
  let handle: Handle | undefined;

  function watch<T>(work: Promise<T>): Promise<T> {
    underWay.add(work);
    const done = () => underWay.delete(work);
    work.then(done, done);
    return work;
  }

  const show = (c: Context<Env>, page: Page, status: 200 | 400 | 404 | 413 | 429 | 503 = 200) =>
    c.html(drawPage(page, privacyUrl), status);

  /** What a link opens, or the page that says that it opens nothing. */
  async function opened(c: Context<Env>): Promise<OpenLink | Response> {
    const locale = localeOf(c);
    const token = c.req.param('token') ?? '';
    const source = sourceOf(c, trustProxy);
    const hash = hashOfToken(token);
    if (wrong.isOver(source) && !known.has(hash)) return tooMany(c, locale);
    const link = isToken(token) ? await links.find(hash) : undefined;
    if (!link) {
      known.delete(hash);
      wrong.wrong(source);
      return show(c, nobodyPage(locale), 404);
    }
    if (known.size > 10_000) known.clear();
    known.add(hash);
    return link;
  }

  function tooMany(c: Context<Env>, locale: Locale): Response | Promise<Response> {
    const { page } = textsFor(locale).mail;
    c.header('retry-after', '60');
    return show(c, sentencePage(locale, page.tooManyTitle, page.tooMany), 429);
  }

  /** Somebody's ask on the page, narrowed to what their link is for. */
  const incoming = (link: OpenLink, of: Pick<Incoming, 'key' | 'ask' | 'opens'>): Incoming => ({
    ...of,
    from: { platform: 'mail', tenant: 'mail', userId: link.address },
    only: { partyId: link.partyId, checkInId: link.checkInId },
    answer: 'reply',
    within: patience,
  });

  /** What one sending, or one opening, asks of the product. `key`: the same for the same sending. */
  const asker =
    (link: OpenLink, key: string): Ask =>
    (ask, { part, opens }) => {
      if (!handle) throw new Error('page: not started');
      return handle(incoming(link, { key: `${key}:${part}`, ask, ...(opens ? { opens } : {}) }));
    };
  const subjectOf = (link: OpenLink) => ({ checkIn: link.checkInId, party: link.partyId });
  const tokenOf = (c: Context<Env>) => c.req.param('token') ?? '';

  function sheetPage(sheet: AnswerSheet, token: string, more: Partial<AnswerSheet> = {}): Page {
    const { list } = sheet;
    const t = textsFor(list.locale);
    return {
      locale: list.locale,
      title: t.mail.page.of(list.partyName, t.halfYear(list.halfYear)),
      body: answerSheetHtml({ ...sheet, ...more }, `/svara/${token}`),
    };
  }

  /** The answer to read, with the way to change it where it is sent in and not locked. */
  function readingPage(reply: Reply, c: Context<Env>, said?: string): Page {
    const page = replyPage(reply, localeOf(c));
    const notice = said ? `<p class="notice" role="status">${escaped(said)}</p>\n` : '';
    const change =
      reply.kind === 'report' && reply.list.state === 'submitted'
        ? changeHtml(textsFor(page.locale).mail.page, tokenOf(c))
        : '';
    return { ...page, body: `${notice}${page.body}${change}` };
  }

  /** `asLast`: last half-year's statuses are proposed. Opening changes nothing. */
  async function openLink(c: Context<Env>, asLast = false, said?: string): Promise<Response> {
    const link = await opened(c);
    if (link instanceof Response) return link;
    const ask = asker(link, `page:${randomUUID()}`);
    const found = await (mayChange(link) ? readSheetToChange : readSheet)(ask, subjectOf(link));
    if ('kind' in found) return show(c, readingPage(found, c, said));
    return show(c, sheetPage(found, tokenOf(c), { asLast, ...(said ? { notices: [said] } : {}) }));
  }

  /** Saves what was sent, and sends it in where that was pressed. Whatever is in the way, what was typed stays. */
  async function answer(c: Context<Env>): Promise<Response> {
    const link = await opened(c);
    if (link instanceof Response) return link;
    const texts = sentTexts(await c.req.parseBody({ all: true }));
    const token = tokenOf(c);
    const of = subjectOf(link);
    const ask = asker(link, sendingKey(hashOfToken(token), texts));
    const now = await readSheet(asker(link, `page:${randomUUID()}`), of);
    // What is sent in is changed only by who also reads the mailbox.
    if ('kind' in now && now.kind === 'report' && now.list.state === 'submitted' && !mayChange(link))
      return show(c, readingPage(now, c));
    const saved = await saveSheet(ask, of, texts, texts.do === 'submit');
    const { page } = textsFor(localeOf(c)).mail;
    if (saved.kind === 'saved') {
      const { reply } = saved;
      const sentIn = reply.kind === 'report' && reply.list.state === 'submitted';
      if (sentIn || (reply.kind === 'nothing' && texts.do === 'submit')) {
        changing.delete(grantOf(link));
        return c.redirect(`/svara/${token}/klart`, 303);
      }
      if (texts.do !== 'submit') return c.redirect(`/svara/${token}/sparat`, 303);
      const found = await (mayChange(link) ? readSheetToChange : readSheet)(
        asker(link, `page:${randomUUID()}`),
        of,
      );
      if ('kind' in found) return show(c, readingPage(found, c));
      const hindrance = reply.kind === 'report' ? reply.list.hindrance : undefined;
      return show(c, sheetPage({ ...found, list: { ...found.list, hindrance } }, token), 400);
    }
    const found = await (mayChange(link) ? readSheetToChange : readSheet)(
      asker(link, `page:${randomUUID()}`),
      of,
    );
    const typed = { ...texts, ...saved.bases };
    if (!('kind' in found))
      return show(c, sheetPage(found, token, { typed, faults: saved.faults, notices: saved.notices }), 400);
    // Locked, or gone, meanwhile: what was typed is there to be copied.
    const said = saved.faults[''] ?? page.failed;
    return show(
      c,
      { ...readingPage(found, c, said), body: `${readingPage(found, c, said).body}${typedHtml(texts)}` },
      400,
    );
  }

  /** Whoever has shown by a mailed code that they read the mailbox may change what is sent in, for a while. */
  const changing = new Map<string, number>();
  const changeFor = 60 * 60 * 1000;
  const grantOf = ({ personId, partyId, checkInId }: OpenLink) => `${personId}:${partyId}:${checkInId}`;
  const mayChange = (link: OpenLink) => (changing.get(grantOf(link)) ?? 0) > performance.now();
  const purposeOf = ({ partyId, checkInId }: OpenLink) => `change:${checkInId}:${partyId}`;

  async function askCode(c: Context<Env>): Promise<Response> {
    const link = await opened(c);
    if (link instanceof Response) return link;
    const locale = localeOf(c);
    const minute = Math.floor(Date.now() / 60_000);
    watch(
      options
        .askForCode({ address: link.address, purpose: purposeOf(link), request: String(minute) })
        .catch((err: unknown) => log.error({ err }, 'could not send a code')),
    );
    return show(c, codePage(locale, tokenOf(c)));
  }

  async function tryCode(c: Context<Env>): Promise<Response> {
    const link = await opened(c);
    if (link instanceof Response) return link;
    const { code = '' } = sentTexts(await c.req.parseBody());
    const of = { personId: link.personId, purpose: purposeOf(link) };
    const right =
      /^\d{6}$/.test(code.trim()) && (await links.tryCode(of, hashOfCode(code.trim(), of), options.now()));
    if (!right) return show(c, codePage(localeOf(c), tokenOf(c), true), 400);
    if (changing.size > 10_000) changing.clear();
    changing.set(grantOf(link), performance.now() + changeFor);
    return c.redirect(`/svara/${tokenOf(c)}`, 303);
  }

  async function askForLink(c: Context<Env>): Promise<Response> {
    const locale = localeOf(c);
    const source = sourceOf(c, trustProxy);
    const body = asked.safeParse(await c.req.parseBody());
    const typed = body.success ? body.data.address : '';
    const address = toAddress(typed);
    if (!address) return show(c, newLinkPage(locale, typed), 400);
    // Counted by the address too, which is not kept: whoever knows one must not fill its mailbox.
    const mailbox = createHash('sha256').update(address).digest('base64url');
    if (!asking.isOver(source) && !asking.isOver(mailbox)) {
      asking.wrong(source);
      asking.wrong(mailbox);
      // Nobody waits for it: the time that it takes would tell whether the address is known.
      watch(
        options.askForLinks(address).catch((err: unknown) => log.error({ err }, 'could not send a new link')),
      );
    }
    return show(c, askedPage(locale));
  }

  const app = new Hono<Env>({ strict: true });
  app.use(
    guarded({
      publicUrl,
      refused: (c) =>
        show(
          c,
          sentencePage(
            localeOf(c),
            textsFor(localeOf(c)).mail.page.failedTitle,
            textsFor(localeOf(c)).mail.page.foreign,
          ),
          400,
        ),
    }),
  );
  app.use(
    bodyLimit({
      maxSize: largestBody,
      onError: (c) => {
        const locale = localeOf(c);
        const { page } = textsFor(locale).mail;
        return show(c, sentencePage(locale, page.failedTitle, page.tooLarge), 413);
      },
    }),
  );
  app.get('/sida/page.css', (c) => {
    c.header('cache-control', 'public, max-age=3600');
    return c.body(css, 200, { 'content-type': 'text/css; charset=utf-8' });
  });
  app.get('/ny-lank', (c) => show(c, newLinkPage(localeOf(c))));
  app.post('/ny-lank', askForLink);
  app.get('/svara/:token', (c) => openLink(c));
  app.post('/svara/:token', answer);
  // The same list, with last half-year's statuses proposed: what is proposed is saved first when it is sent in.
  app.get('/svara/:token/som-sist', (c) => openLink(c, true));
  app.get('/svara/:token/sparat', (c) => openLink(c, false, textsFor(localeOf(c)).mail.page.saved));
  app.get('/svara/:token/klart', (c) => openLink(c, false, textsFor(localeOf(c)).mail.page.thanks));
  app.post('/svara/:token/kod', askCode);
  app.post('/svara/:token/andra', tryCode);
  app.notFound((c) => show(c, nobodyPage(localeOf(c)), 404));
  app.onError((err, c) => {
    // Never the address: it has the token in it.
    log.error({ err }, 'the page could not be shown');
    const locale = localeOf(c);
    const { page } = textsFor(locale).mail;
    return show(c, sentencePage(locale, page.failedTitle, page.failed), 503);
  });

  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const route = (request: IncomingMessage, response: ServerResponse) =>
    void watch(Promise.resolve(listener(request, response)));
  return {
    routes: new Map(['/svara/', '/ny-lank', '/sida/'].map((path) => [path, route])),
    async start(given) {
      handle = given;
    },
    async stop() {
      await Promise.allSettled(underWay);
    },
  };
}
