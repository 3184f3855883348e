import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import { toAddress } from '../../src/domain/address.ts';
import type { Locale } from '../../src/domain/working-group.ts';
import type { Reply } from '../../src/messages/report.ts';
import type { Incoming } from '../../src/ports/chat-platform.ts';
import type { Links } from '../../src/ports/links.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { carriedIn } from '../render/carried-button.ts';
import { type Codes, provenFor } from './codes.ts';
import { coordinatorAt, waysOf } from './coordinating-page.ts';
import { fileResponse } from './file.ts';
import { localeOf } from './guard.ts';
import type { KeptPages } from './kept.ts';
import type { Page } from './layout.ts';
import { codePage, signInPage } from './pages.ts';
import { jsonOf } from './posted.ts';
import { confirmPage, pressPage } from './press-page.ts';
import { press } from './pressing.ts';

type Env = { Bindings: HttpBindings };

const cookie = 'samordna';
const purpose = 'coordinate';
/** Beside it: for which address a code has been asked, and what was being done; in seconds, and in characters. */
const askedCookie = 'till';
const askedLasts = 10 * 60;
const longestCookie = 3_000;
/** Whose a kept page is that asks for a code: whoever has its address. */
const asking = 'samordna:kod';
const askedFor = z.object({ address: z.string(), after: z.string() });

/** Keeps a coordinator signed in: whose address it is, and the proof that it is theirs. */
export const sessionCookie = (address: string, proof: string): string =>
  `${Buffer.from(address).toString('base64url')}.${proof}`;
export const coordinatorSession = { cookie, purpose, path: '/samordna' } as const;

/** Whoever has come in by a code, with the proof of it. */
type Session = {
  address: string;
  proof: string;
  of: { personId: number; purpose: string };
  /** The group's, in which what is asked is answered: not the browser's. */
  locale: Locale;
};

/** The coordinator's page: everything that chat has, by the same asks, for whoever has typed a mailed code. */
export function addCoordinating(
  app: Hono<Env>,
  parts: {
    ask(address: string, of: Pick<Incoming, 'key' | 'ask'>): Promise<Reply>;
    links: Pick<Links, 'coordinator'>;
    codes: Codes;
    secure: boolean;
    kept: KeptPages;
    show(c: Context<Env>, page: Page, status?: 200 | 400 | 403): Response | Promise<Response>;
    mail(address: string, work: () => Promise<void>): void;
    /** Whether a page may be kept for somebody who has not come in. */
    mayKeep(c: Context<Env>): boolean;
  },
): void {
  const { links, codes, show, kept } = parts;
  const options = { path: '/samordna', httpOnly: true, sameSite: 'Strict', secure: parts.secure } as const;

  async function sessionOf(c: Context<Env>): Promise<Session | undefined> {
    const [name = '', proof = ''] = (getCookie(c, cookie) ?? '').split('.');
    const address = toAddress(Buffer.from(name, 'base64url').toString('utf8'));
    if (!address || !proof) return undefined;
    const person = await links.coordinator(address);
    if (!person) return undefined;
    const { personId, locale } = person;
    const of = { personId, purpose };
    return (await codes.proves(of, proof)) ? { address, proof, of, locale } : undefined;
  }

  /** `after`: what was being done, taken up again once somebody has come in. */
  const signIn = (c: Context<Env>, after: string, wrong?: string, status: 200 | 403 = 200) =>
    show(c, signInPage(localeOf(c), { after, wrong }), wrong === undefined ? status : 400);

  /** The summary, or another thing to see, or what a letter's button stands for, to be pressed here: opening it does nothing. */
  async function open(c: Context<Env>): Promise<Response> {
    const session = await sessionOf(c);
    const carried = carriedIn(c.req.query('v'));
    if (!session)
      return signIn(c, carried ? new URLSearchParams({ ask: JSON.stringify(carried) }).toString() : '');
    const { locale } = session;
    if (carried) return show(c, confirmPage(locale, carried, coordinatorAt));
    const ways = [...waysOf(locale), ...waysOf('sv'), ...waysOf('en')].map(({ words }) => words);
    const text = ways.find((words) => words === c.req.query('visa')) ?? ways[0] ?? '';
    const ask = { kind: 'words', text } as const;
    const reply = await parts.ask(session.address, { key: `page:${randomUUID()}`, ask });
    return show(c, pressPage(reply, locale, coordinatorAt));
  }

  const sentTo = (c: Context<Env>, keep: { address: string; after: string }, wrong = false): Page =>
    codePage(localeOf(c), {
      about: textsFor(localeOf(c)).page.codeMaybeSent,
      action: '/samordna/in',
      again: '/samordna/kod',
      wrong,
      keep,
    });

  /** The same answer whether somebody has the address or not. */
  async function askCode(c: Context<Env>): Promise<Response> {
    const sent = new URLSearchParams(await c.req.text());
    const typed = sent.get('address') ?? '';
    const after = sent.get('after') ?? '';
    const address = toAddress(typed);
    if (!address) return signIn(c, after, typed);
    parts.mail(address, async () => {
      if (await links.coordinator(address)) await codes.ask(address, purpose);
    });
    const asked = Buffer.from(JSON.stringify({ address, after })).toString('base64url');
    // What somebody has typed in a long form does not fit in a cookie, and must not be lost.
    if (asked.length > longestCookie) {
      const page = sentTo(c, { address, after });
      if (!parts.mayKeep(c)) return show(c, page);
      const end = await kept.keep(randomUUID(), { whose: asking, page }, { within: askedLasts * 1000 });
      return c.redirect(`/samordna/kod/${end}`, 303);
    }
    setCookie(c, askedCookie, asked, { ...options, maxAge: askedLasts });
    return c.redirect('/samordna/kod', 303);
  }

  /** Where the code is typed that was asked for. */
  function openCode(c: Context<Env>): Response | Promise<Response> {
    const asked = askedFor.safeParse(
      jsonOf(Buffer.from(getCookie(c, askedCookie) ?? '', 'base64url').toString('utf8')),
    ).data;
    const address = asked && toAddress(asked.address);
    return address ? show(c, sentTo(c, { address, after: asked.after })) : c.redirect('/samordna', 303);
  }

  /** The same, with what was being done where that is long. */
  async function openLongCode(c: Context<Env>): Promise<Response> {
    const page = await kept.open(c.req.param('end') ?? '', asking);
    return page ? show(c, page) : c.redirect('/samordna', 303);
  }

  async function openAnswer(c: Context<Env>): Promise<Response> {
    const session = await sessionOf(c);
    if (!session) return signIn(c, '');
    const page = await kept.open(c.req.param('end') ?? '', whoseOf(session));
    return page ? show(c, page) : c.redirect('/samordna', 303);
  }
  const whoseOf = ({ of }: Pick<Session, 'of'>) => `samordna:${of.personId}`;

  async function takeCode(c: Context<Env>): Promise<Response> {
    const sent = new URLSearchParams(await c.req.text());
    const after = sent.get('after') ?? '';
    const address = toAddress(sent.get('address') ?? '');
    if (!address) return signIn(c, after, sent.get('address') ?? '');
    const person = await links.coordinator(address);
    const of = person && { personId: person.personId, purpose };
    const proof = of && (await codes.prove(of, sent.get('code') ?? '', provenFor.coordinate));
    if (!proof) return show(c, sentTo(c, { address, after }, true), 400);
    setCookie(c, cookie, sessionCookie(address, proof), options);
    deleteCookie(c, askedCookie, { path: '/samordna' });
    return after
      ? doIt(c, { address, proof, of, locale: person.locale }, after)
      : c.redirect('/samordna', 303);
  }

  /** Whoever has come in too long ago comes in again, and nothing that they typed is lost on the way. */
  async function take(c: Context<Env>): Promise<Response> {
    const body = await c.req.text();
    const session = await sessionOf(c);
    return session ? doIt(c, session, body) : signIn(c, body, undefined, 403);
  }

  async function doIt(c: Context<Env>, session: Session, body: string): Promise<Response> {
    const { address, proof, locale } = session;
    const done = await press(body, {
      at: coordinatorAt,
      locale,
      mark: proof,
      ask: (of) => parts.ask(address, of),
    });
    switch (done.kind) {
      case 'file':
        return fileResponse(c, done.file);
      case 'page':
        if (done.status !== 200) return show(c, done.page, done.status);
        return c.redirect(
          `/samordna/svar/${await kept.keep(`${proof}\n${body}`, { whose: whoseOf(session), page: done.page }, done)}`,
          303,
        );
      case 'needs-code':
        return signIn(c, body, undefined, 403);
    }
  }

  async function leave(c: Context<Env>): Promise<Response> {
    const session = await sessionOf(c);
    if (session) await codes.end(session.of, session.proof);
    deleteCookie(c, cookie, { path: '/samordna' });
    return c.redirect('/samordna', 303);
  }

  app.get('/samordna', open);
  app.post('/samordna/kod', askCode);
  app.post('/samordna/in', takeCode);
  app.post('/samordna/gor', take);
  app.post('/samordna/ut', leave);
  app.get('/samordna/svar/:end', openAnswer);
  app.get('/samordna/kod', openCode);
  app.get('/samordna/kod/:end', openLongCode);
  for (const path of ['in', 'gor', 'ut']) app.get(`/samordna/${path}`, (c) => c.redirect('/samordna', 303));
}
