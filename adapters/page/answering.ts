import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { hashOfToken } from '../../src/domain/token.ts';
import type { Action } from '../../src/messages/action.ts';
import type { Reply, ReportList } from '../../src/messages/report.ts';
import type { Incoming } from '../../src/ports/chat-platform.ts';
import type { OpenLink } from '../../src/ports/links.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { drawnValues } from '../render/html-form.ts';
import { messageText } from '../render/message-words.ts';
import { type Codes, provenFor } from './codes.ts';
import { fileResponse } from './file.ts';
import { localeOf } from './guard.ts';
import type { Page } from './layout.ts';
import { codePage } from './pages.ts';
import { type Posted, readPosted } from './posted.ts';
import { replyPage } from './reply-page.ts';
import {
  answeringPage,
  asLastPage,
  copyPage,
  type Drawn,
  type PageForm,
  receiptPage,
} from './report-page.ts';

type Env = { Bindings: HttpBindings };
type Ask = Incoming['ask'];
type Status = 200 | 400 | 404 | 429 | 503;

/** One visit by a link: who it is, and how they ask. */
type Visit = {
  link: OpenLink;
  path: string;
  proven: boolean;
  locale: 'sv' | 'en';
  /** Only to look, which leaves nothing. */
  open(action: Action): ReturnType<AskByLink>;
  /** `key`: the same for the same done again. */
  act(ask: Ask, key: string): ReturnType<AskByLink>;
};

export type AskByLink = (
  link: OpenLink,
  of: Pick<Incoming, 'key' | 'ask' | 'opens' | 'proven'>,
) => Promise<Reply>;

const cookie = 'kod';

/** What is answered by a personal link: the form, what is sent from it, and what is sent in. */
export function addAnswering(
  app: Hono<Env>,
  parts: {
    opened(c: Context<Env>): Promise<OpenLink | Response>;
    ask: AskByLink;
    codes: Codes;
    secure: boolean;
    show(c: Context<Env>, page: Page, status?: Status): Response | Promise<Response>;
    /** Mails something without keeping anybody waiting; not too often to the same address. */
    mail(address: string, work: () => Promise<void>): void;
    failed(error: unknown): void;
  },
): void {
  const { codes, show } = parts;
  const purposeOf = ({ checkInId, partyId }: OpenLink) => `change:${checkInId}:${partyId}`;
  const forChange = (link: OpenLink) => ({ personId: link.personId, purpose: purposeOf(link) });

  async function visit(c: Context<Env>): Promise<Visit | Response> {
    const link = await parts.opened(c);
    if (link instanceof Response) return link;
    const proof = getCookie(c, cookie);
    const proven = proof !== undefined && (await codes.proves(forChange(link), proof));
    return {
      link,
      path: `/svara/${c.req.param('token') ?? ''}`,
      proven,
      locale: localeOf(c),
      open: (action) =>
        parts.ask(link, { key: `page:${randomUUID()}`, opens: true, proven, ask: { kind: 'press', action } }),
      act: (ask, key) => parts.ask(link, { key, proven, ask }),
    };
  }

  const of = ({ link }: Visit) => ({ checkIn: link.checkInId, party: link.partyId });
  const listOf = (one: Visit, edit = false) =>
    one.open({ kind: 'report', ...of(one), ...(edit ? { edit } : {}) });
  /** Whether the list is drawn to be filled in: what is sent in takes a code. */
  const isOpen = ({ proven }: Visit, list: ReportList) => list.editable && (list.state === 'draft' || proven);

  /** The forms of the page as they are saved now. */
  async function formsOf(one: Visit, list: ReportList): Promise<PageForm[]> {
    const opened = await Promise.all([
      ...list.areas.map(async ({ area }) => ({
        name: `area.${area}`,
        reply: await one.open({ kind: 'write', ...of(one), area }),
      })),
      one.open({ kind: 'overall', ...of(one) }).then((reply) => ({ name: 'overall', reply })),
    ]);
    return opened.flatMap(({ name, reply }) => (reply.kind === 'form' ? [{ name, form: reply.form }] : []));
  }

  async function form(c: Context<Env>, one: Visit, list: ReportList, notices: string[]): Promise<Response> {
    const forms = await formsOf(one, list);
    return show(c, answeringPage(list, { path: one.path, forms, notices }));
  }

  async function receipt(c: Context<Env>, one: Visit, list: ReportList): Promise<Response> {
    const view = await one.open({ kind: 'view', ...of(one) });
    const messages = view.kind === 'messages' ? view.items : [];
    const thanks = c.req.query('klart') !== undefined && list.state === 'submitted';
    const notices = thanks ? [...list.notices, textsFor(list.locale).mail.page.thanks] : list.notices;
    return show(c, receiptPage({ ...list, notices }, messages, one.path));
  }

  async function openLink(c: Context<Env>): Promise<Response> {
    const one = await visit(c);
    if (one instanceof Response) return one;
    const reply = await listOf(one);
    if (reply.kind !== 'report') return show(c, replyPage(reply, one.locale));
    const { list } = reply;
    if (!isOpen({ ...one, proven: false }, list)) return receipt(c, one, list);
    const notices = c.req.query('sparat') === undefined ? [] : [textsFor(list.locale).mail.page.saved];
    return form(c, one, list, notices);
  }

  async function openAsLast(c: Context<Env>): Promise<Response> {
    const one = await visit(c);
    if (one instanceof Response) return one;
    const reply = await listOf(one);
    if (reply.kind !== 'report') return show(c, replyPage(reply, one.locale));
    const { list } = reply;
    if (!isOpen({ ...one, proven: false }, list)) return receipt(c, one, list);
    const nothing = list.areas.every(({ last }) => !last?.status);
    if (nothing) return form(c, one, list, [textsFor(list.locale).messages.nothingToCopy]);
    return show(c, asLastPage(list, { path: one.path, forms: [] }));
  }

  /** To change what is sent in, for whoever has typed a code. */
  async function openChange(c: Context<Env>): Promise<Response> {
    const one = await visit(c);
    if (one instanceof Response) return one;
    if (!one.proven) return c.redirect(one.path, 303);
    const reply = await listOf(one, true);
    if (reply.kind !== 'report') return show(c, replyPage(reply, one.locale));
    if (!isOpen(one, reply.list)) return receipt(c, one, reply.list);
    const notices = c.req.query('sparat') === undefined ? [] : [textsFor(reply.list.locale).mail.page.saved];
    return form(c, one, reply.list, notices);
  }

  async function askToChange(c: Context<Env>): Promise<Response> {
    const one = await visit(c);
    if (one instanceof Response) return one;
    if (one.proven) return c.redirect(`${one.path}/andra`, 303);
    const { link, path, locale } = one;
    parts.mail(link.address, () => codes.ask(link.address, purposeOf(link)));
    const sent = textsFor(locale).page.codeSent(link.address);
    return show(c, codePage(locale, { about: sent, action: `${path}/andra`, again: `${path}/kod` }));
  }

  async function takeCode(c: Context<Env>): Promise<Response> {
    const one = await visit(c);
    if (one instanceof Response) return one;
    const { link, path, locale } = one;
    const typed = new URLSearchParams(await c.req.text()).get('code') ?? '';
    const proof = await codes.prove(forChange(link), typed, provenFor.change);
    if (!proof) {
      const about = textsFor(locale).page.codeSent(link.address);
      const page = codePage(locale, { about, action: `${path}/andra`, again: `${path}/kod`, wrong: true });
      return show(c, page, 400);
    }
    setCookie(c, cookie, proof, { path, httpOnly: true, sameSite: 'Strict', secure: parts.secure });
    return c.redirect(`${path}/andra`, 303);
  }

  async function download(c: Context<Env>): Promise<Response> {
    const one = await visit(c);
    if (one instanceof Response) return one;
    const reply = await one.open({ kind: 'view', ...of(one), document: true });
    return reply.kind === 'file' ? fileResponse(c, reply) : show(c, replyPage(reply, one.locale));
  }

  async function versions(c: Context<Env>): Promise<Response> {
    const one = await visit(c);
    if (one instanceof Response) return one;
    const n = Number(c.req.query('n'));
    const which = Number.isInteger(n) && n > 0 && n < 1_000_000 ? { n } : {};
    const reply = await one.open({ kind: 'versions', ...of(one), ...which });
    const linkTo = (action: Action) =>
      action.kind === 'versions'
        ? `${one.path}/versioner${action.n === undefined ? '' : `?n=${action.n}`}`
        : undefined;
    return show(c, replyPage(reply, one.locale, { linkTo, back: one.path }));
  }

  /** What is saved first, and then what the button stands for. What is not saved stands in the form again. */
  async function sent(c: Context<Env>, one: Visit, posted: Posted): Promise<Response> {
    if (posted.button === 'more' || posted.button === 'change') return again(c, one, posted, {});
    const { form: words } = textsFor(one.locale);
    if (posted.button === 'save' && posted.forms.length === 0 && posted.statuses.length === 0)
      return again(c, one, posted, { faults: [words.nothingCame], status: 400 });
    const key = (what: string) => `page:${hashOfToken(one.path)}:${posted.mark}:${what}`;
    const notices: string[] = [];
    const faults: string[] = [];
    const kept = new Map<string, PageForm>();
    for (const { area, status, changed } of posted.statuses) {
      if (!changed) continue;
      const action: Action = { kind: 'status', ...of(one), area, status };
      const reply = await one.act({ kind: 'press', action }, key(`area-${area}`));
      if (reply.kind === 'report') notices.push(...reply.list.notices);
      else if (reply.kind === 'messages') faults.push(...reply.items.map(messageText));
      else if (reply.kind === 'refused') faults.push(reply.why ?? words.nothingCame);
    }
    for (const { name, ref, raw, changed } of posted.forms) {
      if (!changed) continue;
      const reply = await one.act({ kind: 'form', form: ref, values: raw }, key(name));
      if (reply.kind === 'form') kept.set(name, { name, form: reply.form, typed: raw });
      if (reply.kind === 'messages') faults.push(...reply.items.map(messageText));
      if (reply.kind !== 'refused') continue;
      if (reply.why) faults.push(reply.why);
      const drawn = reply.form && { ...reply.form, ref: { ...reply.form.ref, base: ref.base } };
      kept.set(name, {
        name,
        form: drawn ?? emptyForm(one, ref),
        typed: raw,
        ...(Object.keys(reply.fields).length > 0 ? { faults: reply.fields } : {}),
      });
    }
    // Sent twice, or once more from another window: what is sent in already is what was meant.
    if (faults.length > 0 && posted.button === 'submit' && (await isSentInSo(one, posted)))
      return c.redirect(one.path, 303);
    if (faults.length > 0 || kept.size > 0)
      return again(c, one, posted, { notices, faults: [...new Set(faults)], kept, status: 400 });
    if (posted.button === 'save') {
      const back = one.proven ? `${one.path}/andra` : one.path;
      return notices.length > 0
        ? again(c, one, posted, { notices, saved: true })
        : c.redirect(`${back}?sparat`, 303);
    }
    const reply = await one.act({ kind: 'press', action: { kind: 'submit', ...of(one) } }, key('submit'));
    const done = reply.kind === 'nothing' || (reply.kind === 'report' && reply.list.state === 'submitted');
    if (done) {
      const proof = getCookie(c, cookie);
      if (one.proven && proof) await codes.end(forChange(one.link), proof);
      deleteCookie(c, cookie, { path: one.path });
      return c.redirect(`${one.path}?klart`, 303);
    }
    if (reply.kind === 'messages' && (await isSentInSo(one, posted))) return c.redirect(one.path, 303);
    const why =
      reply.kind === 'report'
        ? reply.list.notices
        : reply.kind === 'messages'
          ? reply.items.map(messageText)
          : [];
    const hindrance = reply.kind === 'report' ? reply.list.hindrance : undefined;
    return again(c, one, posted, { notices, faults: why, hindrance, saved: true, status: 400 });
  }

  /** Whether the answer that is sent in says what was sent here. */
  async function isSentInSo(one: Visit, { statuses, forms }: Posted): Promise<boolean> {
    const now = await listOf(one);
    if (now.kind !== 'report' || now.list.state !== 'submitted') return false;
    const chosen = new Map(now.list.areas.map(({ area, status }) => [area, status]));
    if (statuses.some(({ area, status }) => chosen.get(area) !== status)) return false;
    const saved = new Map((await formsOf(one, now.list)).map(({ name, form }) => [name, drawnValues(form)]));
    return forms.every(({ name, raw }) =>
      Object.entries(raw).every(([id, text]) => text === (saved.get(name)?.[id] ?? '')),
    );
  }

  /** A form of which nothing is known but its name, where not even the product answers. */
  function emptyForm(one: Visit, ref: Posted['forms'][number]['ref']): PageForm['form'] {
    const back: Action = { kind: 'report', ...of(one) };
    const { report } = textsFor(one.locale);
    const words = { title: report.write, partyName: '', note: '', submit: report.save };
    return {
      locale: one.locale,
      ref,
      ...words,
      notices: [],
      reading: [],
      items: [],
      again: back,
      back,
      partial: true,
    };
  }

  /** The page once more, with all that was typed and is not saved. */
  async function again(
    c: Context<Env>,
    one: Visit,
    posted: Posted,
    after: {
      notices?: string[];
      faults?: string[];
      /** What keeps it from being sent in. */
      hindrance?: string;
      kept?: ReadonlyMap<string, PageForm>;
      /** What is not among those kept is saved. */
      saved?: boolean;
      status?: Status;
    },
  ): Promise<Response> {
    const { notices, faults = [], kept = new Map<string, PageForm>(), status = 200 } = after;
    const reply = await listOf(one, one.proven);
    const { page } = textsFor(one.locale);
    if (reply.kind !== 'report' || !isOpen(one, reply.list)) {
      const why = faults.length > 0 ? faults : reply.kind === 'report' ? [page.notByLink] : [];
      return show(c, copyPage(one.locale, why.join('\n') || page.saveFailed, posted.texts, one.path), 400);
    }
    const asTyped = after.saved !== true && after.kept === undefined;
    const typedIn = new Map(posted.forms.map((each) => [each.name, each]));
    const forms = (await formsOf(one, reply.list)).map((each): PageForm => {
      const mine = kept.get(each.name);
      if (mine) return mine.form.items.length > 0 ? mine : { ...mine, form: each.form };
      const typed = typedIn.get(each.name);
      if (!asTyped || !typed) return each;
      const more = posted.more?.startsWith(`${each.name}.`)
        ? posted.more.slice(each.name.length + 1)
        : undefined;
      return {
        name: each.name,
        form: { ...each.form, ref: typed.ref },
        typed: typed.raw,
        ...(more ? { more } : {}),
      };
    });
    const drawn: Drawn = {
      path: one.path,
      forms,
      hindrance: after.hindrance,
      chosen: new Map(posted.statuses.map(({ area, status: chosen }) => [area, chosen])),
      notices,
      faults: kept.size > 0 ? [...faults, page.saveFailed] : faults,
    };
    return show(c, answeringPage(reply.list, drawn), status);
  }

  async function post(c: Context<Env>): Promise<Response> {
    const posted = readPosted(await c.req.text());
    const locale = localeOf(c);
    try {
      const one = await visit(c);
      if (!(one instanceof Response)) return await sent(c, one, posted);
      if (posted.texts.length === 0) return one;
      return show(c, copyPage(locale, textsFor(locale).mail.page.nobody, posted.texts), 404);
    } catch (error) {
      parts.failed(error);
      return show(c, copyPage(locale, textsFor(locale).messages.cannotStore, posted.texts), 503);
    }
  }

  app.get('/svara/:token', openLink);
  app.post('/svara/:token', post);
  app.get('/svara/:token/som-sist', openAsLast);
  app.get('/svara/:token/andra', openChange);
  app.post('/svara/:token/andra', takeCode);
  app.get('/svara/:token/kod', (c) => c.redirect(`/svara/${c.req.param('token')}`, 303));
  app.post('/svara/:token/kod', askToChange);
  app.get('/svara/:token/dokument', download);
  app.get('/svara/:token/versioner', versions);
}
