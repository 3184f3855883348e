import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { deleteCookie } from 'hono/cookie';
import { hashOfToken } from '../../src/domain/token.ts';
import type { Action } from '../../src/messages/action.ts';
import type { Button } from '../../src/messages/message.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { drawnValues } from '../render/html-form.ts';
import { messageText } from '../render/message-words.ts';
import { localeOf } from './guard.ts';
import type { Page } from './layout.ts';
import { markOf, type Posted, readPosted } from './posted.ts';
import { answeringPage, copyPage, type Drawn, type PageForm } from './report-page.ts';
import { isOpen, type Sheet, type Show, type Visit } from './visit.ts';

type Env = { Bindings: HttpBindings };

/** What was not stored of a sheet, and why. */
type Stored = { notices: string[]; faults: string[]; kept: ReadonlyMap<string, PageForm> };

/** What is drawn besides what is saved, after something was sent. */
type After = {
  notices?: string[];
  faults?: string[];
  /** What keeps it from being sent in. */
  hindrance?: string;
  kept?: ReadonlyMap<string, PageForm>;
  /** What is not among those kept is saved. */
  saved?: boolean;
  status?: 200 | 400;
};

/** Sent by the page's script instead of by a press: it wants to know what became of it, and no page. */
const scriptHeader = 'x-page-script';

/** Takes a sheet that was sent: stores it, and answers with a page, or in short to the page's script. */
export function takeSheet(
  c: Context<Env>,
  body: string,
  {
    show,
    cookie,
    beside,
    answer,
  }: {
    show: Show;
    cookie: string;
    /** What else the link leads to. */
    beside(one: Visit): Button;
    answer(one: Visit, page: Page): Promise<Response>;
  },
) {
  const posted = readPosted(body);
  const locale = localeOf(c);
  const { form: words, page, mail } = textsFor(locale);
  const byScript = c.req.header(scriptHeader) !== undefined;

  async function by(one: Visit): Promise<Response> {
    if (!byScript && (posted.button === 'more' || posted.button === 'change')) return again(one, {});
    if (posted.button === 'save' && posted.forms.length === 0 && posted.statuses.length === 0)
      return again(one, { faults: [words.nothingCame], status: 400 });
    const stored = await store(one, posted);
    if (byScript) return c.json(await shortly(one, stored));
    const { notices, faults, kept } = stored;
    // Sent twice, or once more from another window: what is sent in already is what was meant.
    if (faults.length > 0 && posted.button === 'submit' && (await isSentInSo(one, posted)))
      return c.redirect(one.path, 303);
    if (faults.length > 0 || kept.size > 0)
      return again(one, { notices, faults: [...new Set(faults)], kept, status: 400 });
    if (posted.button === 'save') {
      const back = one.proven ? `${one.path}/andra` : one.path;
      return notices.length > 0 ? again(one, { notices, saved: true }) : c.redirect(`${back}?sparat`, 303);
    }
    return sendIn(one, notices);
  }

  async function sendIn(one: Visit, notices: string[]): Promise<Response> {
    const action: Action = { kind: 'submit', ...one.of };
    const reply = await one.act({ kind: 'press', action }, keyOf(one, posted, 'submit'));
    const done = reply.kind === 'nothing' || (reply.kind === 'report' && reply.list.state === 'submitted');
    if (done) {
      await one.endProof();
      deleteCookie(c, cookie, { path: one.path });
      return c.redirect(`${one.path}?klart`, 303);
    }
    if (reply.kind !== 'report' && (await isSentInSo(one, posted))) return c.redirect(one.path, 303);
    const faults =
      reply.kind === 'report'
        ? reply.list.notices
        : reply.kind === 'messages'
          ? reply.items.map(messageText)
          : reply.kind === 'refused' && reply.why
            ? [reply.why]
            : [];
    const hindrance = reply.kind === 'report' ? reply.list.hindrance : undefined;
    return again(one, { notices, faults, hindrance, saved: true, status: 400 });
  }

  /** The page once more, with all that was typed and is not saved. */
  async function again(one: Visit, after: After): Promise<Response> {
    const { notices, faults = [], kept = new Map<string, PageForm>(), status = 200 } = after;
    const sheet = await one.sheet(one.proven);
    if (sheet.kind === 'none' || !isOpen(one, sheet.list)) {
      const why = faults.length > 0 ? faults : sheet.kind === 'sheet' ? [page.notByLink] : [];
      return show(c, copyPage(locale, why.join('\n') || page.saveFailed, posted.texts, one.path), 400);
    }
    const asTyped = after.saved !== true && after.kept === undefined;
    const typedIn = new Map(posted.forms.map((each) => [each.name, each]));
    const forms = sheet.forms.map((each): PageForm => {
      const mine = kept.get(each.name);
      if (mine) return mine.form.items.length > 0 ? mine : { ...mine, form: each.form };
      const typed = typedIn.get(each.name);
      if (!asTyped || !typed) return each;
      const more = posted.more?.startsWith(`${each.name}.`)
        ? posted.more.slice(each.name.length + 1)
        : undefined;
      const form = { ...each.form, ref: typed.ref };
      return { name: each.name, form, typed: typed.raw, ...(more ? { more } : {}) };
    });
    const drawn: Drawn = {
      path: one.path,
      forms,
      hindrance: after.hindrance,
      chosen: new Map(posted.statuses.map(({ area, status: chosen }) => [area, chosen])),
      notices,
      faults: kept.size > 0 ? [...faults, page.saveFailed] : faults,
      beside: beside(one),
    };
    const drawnPage = answeringPage(sheet.list, drawn);
    return status === 200 ? answer(one, drawnPage) : show(c, drawnPage, status);
  }

  /** What became of it, for the page's script: what stands saved now in every control, and what is to be said. */
  async function shortly(one: Visit, { notices, faults, kept }: Stored): Promise<object> {
    const sheet = await one.sheet(one.proven);
    const wrong = [
      ...faults,
      ...[...kept.values()].flatMap(({ form, faults: beside = {} }) => [
        ...form.notices,
        ...Object.values(beside),
      ]),
    ];
    const open = sheet.kind === 'sheet' && isOpen(one, sheet.list);
    const said = open || wrong.length > 0 ? wrong : [page.notByLink];
    return {
      saved: said.length === 0,
      said: [...notices, ...new Set(said)].join('\n'),
      once: randomUUID(),
      forms: open ? savedIn(sheet).filter(({ name }) => !kept.has(name)) : [],
    };
  }

  return {
    locale,
    texts: posted.texts,
    by,
    /** What is said by `answer`, a page without anybody's form, with what was typed to be copied. */
    nobody(answer: Response): Response | Promise<Response> {
      if (posted.texts.length === 0) return answer;
      return show(c, copyPage(locale, mail.page.nobody, posted.texts), 404);
    },
  };
}

const keyOf = ({ path }: Visit, { mark }: Posted, what: string) =>
  `page:${hashOfToken(path)}:${mark}:${what}`;

/** Stores each thing by itself, so that one that is refused keeps nothing else from being saved. */
async function store(one: Visit, posted: Posted): Promise<Stored> {
  const { form: words } = textsFor(one.locale);
  const notices: string[] = [];
  const faults: string[] = [];
  const kept = new Map<string, PageForm>();
  for (const { area, status, changed } of posted.statuses) {
    if (!changed) continue;
    const action: Action = { kind: 'status', ...one.of, area, status };
    const reply = await one.act({ kind: 'press', action }, keyOf(one, posted, `area-${area}`));
    if (reply.kind === 'report') notices.push(...reply.list.notices);
    else if (reply.kind === 'messages') faults.push(...reply.items.map(messageText));
    else if (reply.kind === 'refused') faults.push(reply.why ?? words.nothingCame);
  }
  for (const { name, ref, raw, changed } of posted.forms) {
    if (!changed) continue;
    const reply = await one.act({ kind: 'form', form: ref, values: raw }, keyOf(one, posted, name));
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
  return { notices, faults, kept };
}

/** Whether the answer that is sent in says what was sent here. */
async function isSentInSo(one: Visit, { statuses, forms }: Posted): Promise<boolean> {
  const sheet = await one.sheet(true);
  if (sheet.kind !== 'sheet' || sheet.list.state !== 'submitted') return false;
  const chosen = new Map(sheet.list.areas.map(({ area, status }) => [area, status]));
  if (statuses.some(({ area, status }) => chosen.get(area) !== status)) return false;
  const saved = new Map(sheet.forms.map(({ name, form }) => [name, drawnValues(form)]));
  return forms.every(({ name, raw }) =>
    Object.entries(raw).every(([id, text]) => text === (saved.get(name)?.[id] ?? '')),
  );
}

/** A form of which nothing is known but its name, where not even the product answers. */
function emptyForm(one: Visit, ref: Posted['forms'][number]['ref']): PageForm['form'] {
  const back: Action = { kind: 'report', ...one.of };
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

/** What each part of the sheet holds as it is saved: in its controls, and in what is sent along with them. */
function savedIn({ list, forms }: Extract<Sheet, { kind: 'sheet' }>) {
  return [
    ...list.areas.map(({ area, status = '' }) => ({
      name: `status.${area}`,
      shown: { [`status.${area}`]: status },
      along: { [`was.${area}`]: status },
    })),
    ...forms.map(({ name, form }) => {
      const values = drawnValues(form);
      return {
        name,
        shown: Object.fromEntries(Object.entries(values).map(([id, text]) => [`${name}.${id}`, text])),
        along: { [`ref.${name}`]: JSON.stringify(form.ref), [`same.${name}`]: markOf(values) },
      };
    }),
  ];
}
