import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Action } from '../../src/messages/action.ts';
import type { Button } from '../../src/messages/message.ts';
import type { ReportList } from '../../src/messages/report.ts';
import type { OpenLink } from '../../src/ports/links.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { carriedIn, carry } from '../render/carried-button.ts';
import { escaped } from '../render/html.ts';
import { type Codes, provenFor } from './codes.ts';
import { fileResponse } from './file.ts';
import type { KeptPages } from './kept.ts';
import type { Page } from './layout.ts';
import { codePage, namePage } from './pages.ts';
import { confirmPage, type Pressing, pressPage, pressStart } from './press-page.ts';
import { press } from './pressing.ts';
import { replyPage } from './reply-page.ts';
import { answeringPage, asLastPage, copyPage, receiptPage } from './report-page.ts';
import { takeSheet } from './sending.ts';
import { type AskByLink, isOpen, type Sheet, type Show, type Visit } from './visit.ts';

type Env = { Bindings: HttpBindings };

const cookie = 'kod';
const nameCookie = 'namn';
/** In seconds: a check-in's time. */
const nameLasts = 90 * 24 * 60 * 60;

/** A name as somebody types it, on one line and of a length that names have; undefined: there is none. */
function nameIn(typed: string | undefined): string | undefined {
  const name = (typed ?? '').replace(/[\p{C}\s]+/gu, ' ').trim();
  return name === '' || name.length > 100 ? undefined : name;
}

/** What is answered by a personal link: the form, what is sent from it, what is sent in, and what else it opens. */
export function addAnswering(
  app: Hono<Env>,
  parts: {
    opened(c: Context<Env>): Promise<OpenLink | Response>;
    ask: AskByLink;
    codes: Codes;
    secure: boolean;
    show: Show;
    kept: KeptPages;
    /** Mails something without keeping anybody waiting; not too often to the same address. */
    mail(address: string, work: () => Promise<void>): void;
    failed(error: unknown): void;
  },
): void {
  const { codes, show, kept } = parts;
  const purposeOf = ({ checkInId, partyId }: OpenLink) => `change:${checkInId}:${partyId}`;
  const forChange = (link: OpenLink) => ({ personId: link.personId, purpose: purposeOf(link) });

  async function visit(c: Context<Env>): Promise<Visit | Response> {
    const link = await parts.opened(c);
    if (link instanceof Response) return link;
    const proof = getCookie(c, cookie);
    const proven = proof !== undefined && (await codes.proves(forChange(link), proof));
    return visitBy(c, link, proven ? proof : undefined);
  }

  function visitBy(c: Context<Env>, link: OpenLink, proof: string | undefined): Visit {
    const proven = proof !== undefined;
    const of = { checkIn: link.checkInId, party: link.partyId };
    const name = link.shared ? nameIn(getCookie(c, nameCookie)) : undefined;
    const saidName = name === undefined ? {} : { saidName: name };
    const open = (action: Action) =>
      parts.ask(link, {
        key: `page:${randomUUID()}`,
        opens: true,
        proven,
        ...saidName,
        ask: { kind: 'press', action },
      });
    return {
      link,
      name,
      path: `/svara/${c.req.param('token') ?? ''}`,
      of,
      proven,
      // Not the browser's: what stands around the answers is in their language.
      locale: link.locale,
      open,
      async sheet(edit = false): Promise<Sheet> {
        const reply = await open({ kind: 'report', ...of, forms: true, ...(edit ? { edit } : {}) });
        if (reply.kind !== 'report') return { kind: 'none', reply };
        const forms = (reply.forms ?? []).map(({ area, form }) => ({
          name: area === undefined ? 'overall' : `area.${area}`,
          form,
        }));
        return { kind: 'sheet', list: reply.list, forms };
      },
      act: (ask, key) => parts.ask(link, { key, proven, ...saidName, ask }),
      async endProof() {
        if (proof) await codes.end(forChange(link), proof);
      },
    };
  }

  async function receipt(c: Context<Env>, one: Visit, list: ReportList): Promise<Response> {
    const view = await one.open({ kind: 'view', ...one.of });
    const messages = view.kind === 'messages' ? view.items : [];
    const thanks = c.req.query('klart') !== undefined && list.state === 'submitted';
    const notices = thanks ? [...list.notices, textsFor(list.locale).mail.page.thanks] : list.notices;
    return show(c, receiptPage({ ...list, notices }, messages, { path: one.path, beside: whoAnswers(one) }));
  }

  async function openLink(c: Context<Env>): Promise<Response> {
    const one = await visit(c);
    if (one instanceof Response) return one;
    if (one.link.shared && one.name === undefined) return show(c, namePage(one.locale, one.path));
    const sheet = await one.sheet();
    // Whoever is to take over says yes by a press of their own.
    const linkTo = (button: Button) =>
      button.action.kind === 'take-over' ? `${one.path}/gor?v=${carry(button)}` : undefined;
    if (sheet.kind === 'none') return show(c, replyPage(sheet.reply, one.locale, { linkTo }));
    const { list, forms } = sheet;
    if (!isOpen({ proven: false }, list)) return receipt(c, one, list);
    const saved = c.req.query('sparat') === undefined ? [] : [textsFor(list.locale).mail.page.saved];
    return show(c, answeringPage(list, { path: one.path, forms, notices: saved, beside: whoAnswers(one) }));
  }

  /** The way to who answers for the party, which takes a code. */
  const whoAnswers = ({ link, locale }: Visit): Button => ({
    label: textsFor(locale).answerers.who,
    action: { kind: 'who-answers', group: link.groupId, party: link.partyId },
  });

  /** Keeps in the browser, and nowhere else, who it is that reads a shared mailbox. */
  async function takeName(c: Context<Env>): Promise<Response> {
    const one = await visit(c);
    if (one instanceof Response) return one;
    const name = nameIn(new URLSearchParams(await c.req.text()).get('name') ?? undefined);
    if (name === undefined) return show(c, namePage(one.locale, one.path, true), 400);
    setCookie(c, nameCookie, name, {
      path: one.path,
      httpOnly: true,
      sameSite: 'Strict',
      secure: parts.secure,
      maxAge: nameLasts,
    });
    return c.redirect(one.path, 303);
  }

  async function openAsLast(c: Context<Env>): Promise<Response> {
    const one = await visit(c);
    if (one instanceof Response) return one;
    const sheet = await one.sheet();
    if (sheet.kind === 'none') return show(c, replyPage(sheet.reply, one.locale));
    const { list, forms } = sheet;
    if (!isOpen({ proven: false }, list)) return receipt(c, one, list);
    const nothing = list.areas.every(({ last }) => !last?.status);
    if (!nothing) return show(c, asLastPage(list, { path: one.path, forms: [] }));
    const notices = [textsFor(list.locale).messages.nothingToCopy];
    return show(c, answeringPage(list, { path: one.path, forms, notices, beside: whoAnswers(one) }));
  }

  /** Shows what answers something that was sent by an address of its own. `what`: what was sent. */
  async function answer(
    c: Context<Env>,
    one: Visit,
    page: Page,
    { what, repeated }: { what: string; repeated?: boolean },
  ): Promise<Response> {
    const end = await kept.keep(what, { whose: whoseOf(one), page }, { repeated });
    return c.redirect(`${one.path}/svar/${end}`, 303);
  }
  /** What a code has opened is shown while it is open. */
  const whoseOf = ({ path, proven }: Visit) => `${path}${proven ? '/andra' : ''}`;

  async function openAnswer(c: Context<Env>): Promise<Response> {
    const one = await visit(c);
    if (one instanceof Response) return one;
    const end = c.req.param('end') ?? '';
    const page =
      (await kept.open(end, whoseOf(one))) ?? (await kept.open(end, whoseOf({ ...one, proven: false })));
    return page ? show(c, page) : c.redirect(one.path, 303);
  }

  /** To change what is sent in, for whoever has typed a code. */
  async function openChange(c: Context<Env>): Promise<Response> {
    const one = await visit(c);
    if (one instanceof Response) return one;
    if (!one.proven) return c.redirect(one.path, 303);
    const sheet = await one.sheet(true);
    if (sheet.kind === 'none') return show(c, replyPage(sheet.reply, one.locale));
    const { list, forms } = sheet;
    if (!isOpen(one, list)) return receipt(c, one, list);
    const { page } = textsFor(list.locale).mail;
    const said = list.state === 'draft' ? page.saved : page.savedChange;
    const saved = c.req.query('sparat') === undefined ? [] : [said];
    return show(c, answeringPage(list, { path: one.path, forms, notices: saved, beside: whoAnswers(one) }));
  }

  /** The page that asks for the code. `after`: what was being done, done once the code is right. */
  function codeAsked(
    { link, path, locale }: Visit,
    of: { after: string; why?: string; wrong?: boolean },
  ): Page {
    const sent = textsFor(locale).page.codeSent(link.address);
    return codePage(locale, {
      about: of.why ? `${of.why} ${sent}` : sent,
      action: `${path}/andra`,
      again: `${path}/kod`,
      wrong: of.wrong,
      keep: { after: of.after },
    });
  }

  const mailCode = ({ link }: Visit) =>
    parts.mail(link.address, () => codes.ask(link.address, purposeOf(link)));

  async function askForCode(c: Context<Env>): Promise<Response> {
    const one = await visit(c);
    if (one instanceof Response) return one;
    const after = new URLSearchParams(await c.req.text()).get('after') ?? '';
    if (one.proven) return after ? doIt(c, one, after) : c.redirect(`${one.path}/andra`, 303);
    mailCode(one);
    return answer(c, one, codeAsked(one, { after }), { what: `kod\n${after}` });
  }

  async function takeCode(c: Context<Env>): Promise<Response> {
    const one = await visit(c);
    if (one instanceof Response) return one;
    const { link, path } = one;
    const sent = new URLSearchParams(await c.req.text());
    const after = sent.get('after') ?? '';
    const proof = await codes.prove(forChange(link), sent.get('code') ?? '', provenFor.change);
    if (!proof) return show(c, codeAsked(one, { after, wrong: true }), 400);
    setCookie(c, cookie, proof, { path, httpOnly: true, sameSite: 'Strict', secure: parts.secure });
    return after ? doIt(c, visitBy(c, link, proof), after) : c.redirect(`${path}/andra`, 303);
  }

  async function download(c: Context<Env>): Promise<Response> {
    const one = await visit(c);
    if (one instanceof Response) return one;
    const reply = await one.open({ kind: 'view', ...one.of, document: true });
    return reply.kind === 'file'
      ? fileResponse(c, reply)
      : show(c, replyPage(reply, one.locale, { back: one.path }));
  }

  async function versions(c: Context<Env>): Promise<Response> {
    const one = await visit(c);
    if (one instanceof Response) return one;
    const n = Number(c.req.query('n'));
    const which = Number.isInteger(n) && n > 0 && n < 1_000_000 ? { n } : {};
    const reply = await one.open({ kind: 'versions', ...one.of, ...which });
    const linkTo = ({ action }: Button) =>
      action.kind === 'versions'
        ? `${one.path}/versioner${action.n === undefined ? '' : `?n=${action.n}`}`
        : undefined;
    return show(c, replyPage(reply, one.locale, { linkTo, back: one.path }));
  }

  /** A page of what else the link opens, with a way back to the lägesrapport. */
  const beside = ({ path, locale }: Visit): Pressing => ({
    path: `${path}/gor`,
    back: path,
    around(of, body) {
      const { page } = textsFor(locale);
      return {
        locale: of,
        title: textsFor(of).mail.page.title,
        body: `${pressStart(this)}${body}<p><a href="${path}">${escaped(page.back)}</a></p>\n`,
      };
    },
  });

  /** A button of a letter: what only shows something is shown, the others are to be pressed here. Opening changes nothing. */
  async function openButton(c: Context<Env>): Promise<Response> {
    const one = await visit(c);
    if (one instanceof Response) return one;
    const button = carriedIn(c.req.query('v'));
    if (!button) return c.redirect(one.path, 303);
    const reply = await one.open(button.action);
    if (reply.kind === 'file') return fileResponse(c, reply);
    if (reply.kind === 'messages' && reply.before)
      return show(c, confirmPage(one.locale, button, beside(one), reply.items));
    if (reply.kind !== 'refused') return show(c, pressPage(reply, one.locale, beside(one)));
    return show(c, confirmPage(one.locale, button, beside(one)));
  }

  /** Whatever is pressed or sent besides the lägesrapport. */
  async function take(c: Context<Env>): Promise<Response> {
    const body = await c.req.text();
    const one = await visit(c);
    return one instanceof Response ? one : doIt(c, one, body);
  }

  async function doIt(c: Context<Env>, one: Visit, body: string): Promise<Response> {
    const done = await press(body, {
      at: beside(one),
      locale: one.locale,
      mark: one.path,
      ask: ({ key, ask }) => one.act(ask, key),
    });
    switch (done.kind) {
      case 'file':
        return fileResponse(c, done.file);
      case 'page':
        if (done.status !== 200) return show(c, done.page, done.status);
        return answer(c, one, done.page, { what: body, repeated: done.repeated });
      case 'needs-code':
        mailCode(one);
        return answer(c, one, codeAsked(one, { after: body, why: done.why }), { what: `kod\n${body}` });
    }
  }

  async function post(c: Context<Env>): Promise<Response> {
    const body = await c.req.text();
    const sent = takeSheet(c, body, {
      show,
      cookie,
      beside: whoAnswers,
      answer: (one, page) => answer(c, one, page, { what: body }),
    });
    try {
      const one = await visit(c);
      return one instanceof Response ? sent.nobody(one) : await sent.by(one);
    } catch (error) {
      parts.failed(error);
      return show(c, copyPage(sent.locale, textsFor(sent.locale).messages.cannotStore, sent.texts), 503);
    }
  }

  app.get('/svara/:token', openLink);
  app.post('/svara/:token', post);
  app.post('/svara/:token/namn', takeName);
  app.get('/svara/:token/namn', (c) => c.redirect(`/svara/${c.req.param('token')}`, 303));
  app.get('/svara/:token/som-sist', openAsLast);
  app.get('/svara/:token/andra', openChange);
  app.post('/svara/:token/andra', takeCode);
  app.get('/svara/:token/kod', (c) => c.redirect(`/svara/${encodeURIComponent(c.req.param('token'))}`, 303));
  app.post('/svara/:token/kod', askForCode);
  app.get('/svara/:token/dokument', download);
  app.get('/svara/:token/versioner', versions);
  app.get('/svara/:token/svar/:end', openAnswer);
  app.get('/svara/:token/gor', openButton);
  app.post('/svara/:token/gor', take);
}
