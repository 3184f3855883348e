import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { toAddress } from '../../src/domain/address.ts';
import type { Reply } from '../../src/messages/report.ts';
import type { Incoming } from '../../src/ports/chat-platform.ts';
import type { Links } from '../../src/ports/links.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { carriedIn } from '../render/carried-button.ts';
import { type Codes, provenFor } from './codes.ts';
import { coordinatorAt, waysOf } from './coordinating-page.ts';
import { fileResponse } from './file.ts';
import { localeOf } from './guard.ts';
import type { Page } from './layout.ts';
import { codePage, signInPage } from './pages.ts';
import { confirmPage, pressPage } from './press-page.ts';
import { press } from './pressing.ts';

type Env = { Bindings: HttpBindings };

const cookie = 'samordna';
const purpose = 'coordinate';

/** Whoever has come in by a code, with the proof of it. */
type Session = { address: string; proof: string; of: { personId: number; purpose: string } };

/** The coordinator's page: everything that chat has, by the same asks, for whoever has typed a mailed code. */
export function addCoordinating(
  app: Hono<Env>,
  parts: {
    ask(address: string, of: Pick<Incoming, 'key' | 'ask'>): Promise<Reply>;
    links: Pick<Links, 'coordinator'>;
    codes: Codes;
    secure: boolean;
    show(c: Context<Env>, page: Page, status?: 200 | 400): Response | Promise<Response>;
    mail(address: string, work: () => Promise<void>): void;
  },
): void {
  const { links, codes, show } = parts;
  const options = { path: '/samordna', httpOnly: true, sameSite: 'Strict', secure: parts.secure } as const;

  async function sessionOf(c: Context<Env>): Promise<Session | undefined> {
    const [name = '', proof = ''] = (getCookie(c, cookie) ?? '').split('.');
    const address = toAddress(Buffer.from(name, 'base64url').toString('utf8'));
    if (!address || !proof) return undefined;
    const person = await links.coordinator(address);
    const of = person && { ...person, purpose };
    return of && (await codes.proves(of, proof)) ? { address, proof, of } : undefined;
  }

  /** `after`: what was being done, taken up again once somebody has come in. */
  const signIn = (c: Context<Env>, after: string, wrong?: string) =>
    show(c, signInPage(localeOf(c), { after, wrong }), wrong === undefined ? 200 : 400);

  /** The summary, or another thing to see, or what a letter's button stands for, to be pressed here: opening it does nothing. */
  async function open(c: Context<Env>): Promise<Response> {
    const locale = localeOf(c);
    const session = await sessionOf(c);
    const carried = carriedIn(c.req.query('v'));
    if (!session)
      return signIn(c, carried ? new URLSearchParams({ ask: JSON.stringify(carried) }).toString() : '');
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
    return show(c, sentTo(c, { address, after }));
  }

  async function takeCode(c: Context<Env>): Promise<Response> {
    const sent = new URLSearchParams(await c.req.text());
    const after = sent.get('after') ?? '';
    const address = toAddress(sent.get('address') ?? '');
    if (!address) return signIn(c, after, sent.get('address') ?? '');
    const person = await links.coordinator(address);
    const of = person && { ...person, purpose };
    const proof = of && (await codes.prove(of, sent.get('code') ?? '', provenFor.coordinate));
    if (!proof) return show(c, sentTo(c, { address, after }, true), 400);
    setCookie(c, cookie, `${Buffer.from(address).toString('base64url')}.${proof}`, options);
    return after ? doIt(c, { address, proof, of }, after) : c.redirect('/samordna', 303);
  }

  /** Whoever has come in too long ago comes in again, and nothing that they typed is lost on the way. */
  async function take(c: Context<Env>): Promise<Response> {
    const body = await c.req.text();
    const session = await sessionOf(c);
    return session ? doIt(c, session, body) : signIn(c, body);
  }

  async function doIt(c: Context<Env>, { address, proof }: Session, body: string): Promise<Response> {
    const locale = localeOf(c);
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
        return show(c, done.page, done.status);
      case 'needs-code':
        return signIn(c, body);
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
  for (const path of ['kod', 'in', 'gor', 'ut'])
    app.get(`/samordna/${path}`, (c) => c.redirect('/samordna', 303));
}
