import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { toAddress } from '../../src/domain/address.ts';
import { hashOfToken, isToken } from '../../src/domain/token.ts';
import type { Locale } from '../../src/domain/working-group.ts';
import type { Handle } from '../../src/ports/chat-platform.ts';
import type { Links, OpenLink } from '../../src/ports/links.ts';
import type { Log } from '../../src/ports/log.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { addAnswering } from './answering.ts';
import { type AskForCode, createCodes } from './codes.ts';
import { addCoordinating } from './coordinating.ts';
import { guarded, localeOf, sourceOf } from './guard.ts';
import { createKeptPages } from './kept.ts';
import { drawPage, type Page } from './layout.ts';
import { limitedBody } from './limited-body.ts';
import { createLimiter } from './limiter.ts';
import { askedPage, newLinkPage, nobodyPage, sentencePage } from './pages.ts';
import { addStart, type Prover } from './start.ts';
import type { AskByLink } from './visit.ts';

type Env = { Bindings: HttpBindings };

/** The largest body that is read, in bytes: a form with every field filled, and room to spare. */
const largestBody = 256 * 1024;
/** Milliseconds that whoever opens a page waits. */
const patience = 8_000;
/**
 * Wrong links, and asks for new ones, a minute. Nobody guesses 256 bits: in all there are so many that a crowd of wrong
 * ones keeps nobody with a right one from the page, and the database is asked no more than it bears.
 */
const wrongLinks = { inAll: 6_000, bySource: 60 };
const asks = { inAll: 120, bySource: 20 };
/** Long forms of people who have not come in yet, a minute: so many are kept for them. */
const forms = { inAll: 60, bySource: 10 };

/** What its pages load, and nothing else. */
const loaded = {
  'page.css': 'text/css; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

const mailboxOf = (address: string) => createHash('sha256').update(address).digest('base64url');

/** So much of what was typed for an address is given back. */
const longestTyped = 2_000;

/**
 * The personal page: what the links in letters lead to. Opening changes nothing, since mail scanners open links; only a
 * form that is sent does. `files` is the folder of what it loads.
 */
export function createPage(options: {
  publicUrl: string;
  privacyUrl: string;
  trustProxy: number;
  files: string;
  links: Pick<
    Links,
    'find' | 'keepCode' | 'tryCode' | 'holdsCode' | 'dropCode' | 'coordinator' | 'keepPage' | 'page'
  >;
  /** New links to an address, if somebody has it. Nobody waits for it. */
  askForLinks(address: string): Promise<void>;
  askForCode: AskForCode;
  /** For the first start, where nobody is known yet. */
  prover: Prover;
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
  const keeping = createLimiter(forms);
  /** Links that have opened something, so that they go on doing so while somebody guesses from the same address. */
  const known = new Set<string>();
  const files = Object.entries(loaded).map(([name, type]) => ({
    path: `/sida/${name}`,
    type,
    bytes: readFileSync(join(options.files, name)),
  }));
  const underWay = new Set<Promise<unknown>>();
  let handle: Handle | undefined;

  function watch<T>(work: Promise<T>): Promise<T> {
    underWay.add(work);
    const done = () => underWay.delete(work);
    work.then(done, done);
    return work;
  }

  const show = (c: Context<Env>, page: Page, status: 200 | 400 | 403 | 404 | 413 | 429 | 503 = 200) =>
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

  /** Asks for somebody by their link, narrowed to what that is for. */
  const askByLink: AskByLink = async (link, of) => {
    if (!handle) throw new Error('page: not started');
    return handle({
      ...of,
      from: { platform: 'mail', tenant: 'mail', userId: link.address },
      only: { partyId: link.partyId, checkInId: link.checkInId },
      answer: 'reply',
      within: patience,
    });
  };

  /** Mails something to an address, not too often, and nobody waits: the time that it takes would tell whether it is known. */
  function mail(address: string, work: () => Promise<void>): void {
    // Counted by the address too, which is not kept: whoever knows one must not fill its mailbox.
    const mailbox = mailboxOf(address);
    if (asking.isOver(mailbox)) return;
    asking.wrong(mailbox);
    watch(work().catch((err: unknown) => log.error({ err }, 'could not send a letter that was asked for')));
  }

  async function askForLink(c: Context<Env>): Promise<Response> {
    const locale = localeOf(c);
    const source = sourceOf(c, trustProxy);
    const typed = (new URLSearchParams(await c.req.text()).get('address') ?? '').slice(0, longestTyped);
    const address = toAddress(typed);
    if (!address) return show(c, newLinkPage(locale, typed), 400);
    if (!asking.isOver(source)) {
      asking.wrong(source);
      mail(address, () => options.askForLinks(address));
    }
    return c.redirect('/ny-lank?skickat', 303);
  }

  const secure = publicUrl.startsWith('https:');
  const codes = createCodes(options);
  const kept = createKeptPages(options);
  // Never the address: it has the token in it.
  const failed = (err: unknown) => log.error({ err }, 'the page could not be shown');

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
    limitedBody(largestBody, (c) => {
      const locale = localeOf(c);
      const { page } = textsFor(locale).mail;
      return show(c, sentencePage(locale, page.failedTitle, page.tooLarge), 413);
    }),
  );
  for (const { path, type, bytes } of files)
    app.get(path, (c) => {
      c.header('cache-control', 'public, max-age=3600');
      return c.body(bytes, 200, { 'content-type': type });
    });
  app.get('/ny-lank', (c) =>
    show(c, (c.req.query('skickat') === undefined ? newLinkPage : askedPage)(localeOf(c))),
  );
  app.post('/ny-lank', askForLink);
  addCoordinating(app, {
    ask: async (address, of) => {
      if (!handle) throw new Error('page: not started');
      const from = { platform: 'mail', tenant: 'mail', userId: address } as const;
      return handle({ ...of, from, answer: 'reply', within: patience });
    },
    links,
    codes,
    secure,
    kept,
    mayKeep(c) {
      const source = sourceOf(c, trustProxy);
      if (keeping.isOver(source)) return false;
      keeping.wrong(source);
      return true;
    },
    show,
    mail,
  });
  addStart(app, {
    ask: async (address, of) => {
      if (!handle) throw new Error('page: not started');
      const from = { platform: 'mail', tenant: 'mail', userId: address } as const;
      return handle({ ...of, from, answer: 'reply', within: patience });
    },
    prover: {
      ...options.prover,
      async send(address, locale) {
        // Whoever has a start code must not fill somebody's mailbox.
        const mailbox = mailboxOf(address);
        if (asking.isOver(mailbox)) return 'often';
        asking.wrong(mailbox);
        return options.prover.send(address, locale);
      },
    },
    links,
    codes,
    kept,
    secure,
    show,
  });
  addAnswering(app, { opened, ask: askByLink, codes, secure, kept, show, mail, failed });
  app.notFound((c) => show(c, nobodyPage(localeOf(c)), 404));
  app.onError((err, c) => {
    failed(err);
    const locale = localeOf(c);
    const { page } = textsFor(locale).mail;
    return show(c, sentencePage(locale, page.failedTitle, page.failed), 503);
  });

  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const route = (request: IncomingMessage, response: ServerResponse) =>
    void watch(Promise.resolve(listener(request, response)));
  return {
    routes: new Map(
      ['/svara/', '/ny-lank', '/sida/', '/samordna', '/samordna/', '/start', '/start/'].map((path) => [
        path,
        route,
      ]),
    ),
    async start(given) {
      handle = given;
    },
    async stop() {
      await Promise.allSettled(underWay);
    },
  };
}
