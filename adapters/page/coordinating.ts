import { createHash, randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import { toAddress } from '../../src/domain/address.ts';
import { action, formRef } from '../../src/messages/action.ts';
import type { Reply } from '../../src/messages/report.ts';
import type { Incoming } from '../../src/ports/chat-platform.ts';
import type { Links } from '../../src/ports/links.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { rawOf } from '../render/html-form.ts';
import { type Codes, provenFor } from './codes.ts';
import { confirmPage, coordinatorPage, formPage, formPrefix } from './coordinating-page.ts';
import { fileResponse } from './file.ts';
import { localeOf } from './guard.ts';
import type { Page } from './layout.ts';
import { codePage, signInPage } from './pages.ts';
import { jsonOf } from './posted.ts';

type Env = { Bindings: HttpBindings };

const cookie = 'samordna';
const purpose = 'coordinate';

/** A button that is asked about first. */
const asked = z.strictObject({
  label: z.string(),
  action,
  confirm: z.strictObject({ title: z.string(), text: z.string(), yes: z.string(), no: z.string() }),
});

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

  async function open(c: Context<Env>): Promise<Response> {
    const locale = localeOf(c);
    const session = await sessionOf(c);
    if (!session) return show(c, signInPage(locale));
    const ask = { kind: 'words', text: textsFor(locale).page.words.summary } as const;
    return show(
      c,
      coordinatorPage(await parts.ask(session.address, { key: `page:${randomUUID()}`, ask }), locale),
    );
  }

  const sentTo = (c: Context<Env>, address: string, wrong = false): Page =>
    codePage(localeOf(c), {
      about: textsFor(localeOf(c)).page.codeMaybeSent,
      action: '/samordna/in',
      again: '/samordna/kod',
      wrong,
      keep: { address },
    });

  /** The same answer whether somebody has the address or not. */
  async function askCode(c: Context<Env>): Promise<Response> {
    const typed = new URLSearchParams(await c.req.text()).get('address') ?? '';
    const address = toAddress(typed);
    if (!address) return show(c, signInPage(localeOf(c), typed), 400);
    parts.mail(address, async () => {
      if (await links.coordinator(address)) await codes.ask(address, purpose);
    });
    return show(c, sentTo(c, address));
  }

  async function takeCode(c: Context<Env>): Promise<Response> {
    const sent = new URLSearchParams(await c.req.text());
    const address = toAddress(sent.get('address') ?? '');
    if (!address) return show(c, signInPage(localeOf(c), sent.get('address') ?? ''), 400);
    const person = await links.coordinator(address);
    const proof =
      person && (await codes.prove({ ...person, purpose }, sent.get('code') ?? '', provenFor.coordinate));
    if (!proof) return show(c, sentTo(c, address, true), 400);
    setCookie(c, cookie, `${Buffer.from(address).toString('base64url')}.${proof}`, options);
    return c.redirect('/samordna', 303);
  }

  async function press(c: Context<Env>): Promise<Response> {
    const locale = localeOf(c);
    const body = await c.req.text();
    const session = await sessionOf(c);
    if (!session) return show(c, signInPage(locale));
    const sent = new URLSearchParams(body);
    const mark = createHash('sha256').update(session.proof).update(body).digest('base64url');
    const ask = (one: Incoming['ask'], part = '') =>
      parts.ask(session.address, { key: `page:${mark}${part}`, ask: one });
    const json = (name: string) => jsonOf(sent.get(name) ?? '');
    const question = asked.safeParse(json('ask')).data;
    if (question) return show(c, confirmPage(locale, question));
    const ref = formRef.safeParse(json('ref')).data;
    if (ref) {
      const raw = rawOf(sent, formPrefix);
      const more = sent.get('more')?.slice(formPrefix.length);
      const again = action.safeParse(json('again')).data;
      const anew = again && (() => ask({ kind: 'press', action: again }, ':again'));
      if (more !== undefined) {
        const drawn = await anew?.();
        if (drawn?.kind === 'form') return show(c, formPage({ ...drawn.form, ref }, { typed: raw, more }));
      }
      const reply = await ask({ kind: 'form', form: ref, values: raw });
      if (reply.kind === 'form') return show(c, formPage(reply.form, { typed: raw }));
      if (reply.kind !== 'refused') return answered(c, reply);
      const faults = { ...reply.fields, ...(reply.why ? { '': reply.why } : {}) };
      const drawn = reply.form ? { kind: 'form' as const, form: reply.form } : await anew?.();
      if (drawn?.kind !== 'form') return answered(c, reply);
      const form = { ...drawn.form, ref: { ...drawn.form.ref, base: ref.base } };
      return show(c, formPage(form, { typed: raw, faults }), 400);
    }
    const pressed = action.safeParse(json('action')).data;
    const words = sent.get('words')?.trim();
    if (pressed) return answered(c, await ask({ kind: 'press', action: pressed }));
    if (words) return answered(c, await ask({ kind: 'words', text: words }));
    const why = textsFor(locale).page.oldButton;
    return show(c, coordinatorPage({ kind: 'refused', fields: {}, why }, locale), 400);
  }

  async function answered(c: Context<Env>, reply: Reply): Promise<Response> {
    return reply.kind === 'file' ? fileResponse(c, reply) : show(c, coordinatorPage(reply, localeOf(c)));
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
  app.post('/samordna/gor', press);
  app.post('/samordna/ut', leave);
  for (const path of ['kod', 'in', 'gor', 'ut'])
    app.get(`/samordna/${path}`, (c) => c.redirect('/samordna', 303));
}
