import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { toAddress } from '../../src/domain/address.ts';
import type { Locale } from '../../src/domain/working-group.ts';
import type { Reply } from '../../src/messages/report.ts';
import type { Incoming } from '../../src/ports/chat-platform.ts';
import type { Links } from '../../src/ports/links.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { escaped } from '../render/html.ts';
import { attribute } from '../render/html-form.ts';
import { type Codes, provenFor } from './codes.ts';
import { coordinatorSession, sessionCookie } from './coordinating.ts';
import { localeOf } from './guard.ts';
import type { KeptPages } from './kept.ts';
import type { Page } from './layout.ts';
import { codePage } from './pages.ts';
import { type Pressing, pressPage, pressStart } from './press-page.ts';
import { press } from './pressing.ts';

type Env = { Bindings: HttpBindings };

const cookie = 'start';

/** Proves that an address is its reader's, before there is a group that they are in. */
export type Prover = {
  /** Mails a code. `refused`: the mail server does not take the address; `failed`: nothing can be mailed now; `often`: not that often. */
  send(address: string, locale: Locale): Promise<'sent' | 'refused' | 'failed' | 'often'>;
  take(address: string, code: string): Promise<boolean>;
  isProven(address: string): Promise<boolean>;
};

/** The way from a start code to a group, where there is no chat: by the same words and the same form. */
export function addStart(
  app: Hono<Env>,
  parts: {
    ask(address: string, of: Pick<Incoming, 'key' | 'ask'>): Promise<Reply>;
    prover: Prover;
    links: Pick<Links, 'coordinator'>;
    codes: Codes;
    kept: KeptPages;
    secure: boolean;
    show(c: Context<Env>, page: Page, status?: 200 | 400): Response | Promise<Response>;
  },
): void {
  const { show, prover } = parts;
  const options = { path: '/start', httpOnly: true, sameSite: 'Strict', secure: parts.secure } as const;

  /** Types the code, as one does in chat: whoever has it goes on, and has it again when they come back. */
  const claim = (address: string, code: string) =>
    parts.ask(address, {
      key: `page:${randomUUID()}`,
      ask: { kind: 'words', text: `${textsFor('sv').beginning.word} ${code}` },
    });

  const isClaimed = (reply: Reply): boolean =>
    reply.kind === 'messages' &&
    reply.items.some(({ parts: all }) =>
      all.some(
        (part) => part.kind === 'buttons' && part.buttons.some(({ action }) => action.kind === 'start-group'),
      ),
    );

  /** Takes the start code, and mails a code to the address: nobody enters a group whose address was typed wrong. */
  async function begin(c: Context<Env>): Promise<Response> {
    const locale = localeOf(c);
    const sent = new URLSearchParams(await c.req.text());
    const typed = sent.get('address') ?? '';
    const code = (sent.get('code') ?? '').slice(0, 60);
    const address = toAddress(typed);
    const refuse = (why: string) => show(c, startPage(locale, { address: address ?? typed, code, why }), 400);
    if (!address) return refuse(textsFor(locale).mail.page.addressFault);
    const reply = await claim(address, code);
    if (!isClaimed(reply)) return refuse(wordsOf(reply));
    const went = await prover.send(address, locale);
    if (went !== 'sent') return refuse(textsFor(locale).beginning.proofNot[went](address));
    setCookie(c, cookie, cookieOf(address, code), options);
    return c.redirect('/start/kod', 303);
  }

  /** Who goes on: by the address and the start code that were typed. */
  function goesOn(c: Context<Env>): { address: string; code: string } | undefined {
    const [name = '', code = ''] = (getCookie(c, cookie) ?? '').split('.');
    const address = toAddress(Buffer.from(name, 'base64url').toString('utf8'));
    return address && code ? { address, code } : undefined;
  }

  const proofPage = (locale: Locale, address: string, wrong = false): Page => {
    const page = codePage(locale, {
      about: textsFor(locale).page.codeSent(address),
      action: '/start/kod',
      again: '/start/igen',
      wrong,
    });
    const { beginning } = textsFor(locale);
    return {
      ...page,
      body: `${page.body}<p><a href="/start">${escaped(beginning.otherAddress)}</a></p>\n`,
    };
  };

  async function takeCode(c: Context<Env>): Promise<Response> {
    const one = goesOn(c);
    if (!one) return c.redirect('/start', 303);
    const typed = new URLSearchParams(await c.req.text()).get('code') ?? '';
    const right = (await prover.isProven(one.address)) || (await prover.take(one.address, typed));
    if (!right) return show(c, proofPage(localeOf(c), one.address, true), 400);
    return c.redirect('/start/grupp', 303);
  }

  async function again(c: Context<Env>): Promise<Response> {
    const one = goesOn(c);
    if (!one) return c.redirect('/start', 303);
    const locale = localeOf(c);
    const went = await prover.send(one.address, locale);
    if (went === 'sent') return c.redirect('/start/kod', 303);
    const why = textsFor(locale).beginning.proofNot[went](one.address);
    return show(c, startPage(locale, { ...one, why }), 400);
  }

  async function openForm(c: Context<Env>): Promise<Response> {
    const one = goesOn(c);
    if (!one || !(await prover.isProven(one.address))) return c.redirect('/start', 303);
    const form = await parts.ask(one.address, {
      key: `page:${randomUUID()}`,
      ask: { kind: 'press', action: { kind: 'start-group', group: 0 } },
    });
    return show(c, pressPage(form, localeOf(c), startAt));
  }

  async function go(c: Context<Env>): Promise<Response> {
    const locale = localeOf(c);
    const one = goesOn(c);
    if (!one) return show(c, startPage(locale, {}), 400);
    const { address, code } = one;
    const proven = await prover.isProven(address);
    const body = await c.req.text();
    const whose = whoseOf(one);
    const done = await press(body, {
      at: startAt,
      locale,
      mark: whose,
      // The code is what lets them do this, and nothing besides.
      ask: async (of) =>
        isStart(of.ask) ? parts.ask(address, of) : { kind: 'refused', fields: {}, why: '' },
    });
    if (done.kind !== 'page') return show(c, startPage(locale, { address, code }), 400);
    if (done.status !== 200) return show(c, done.page, done.status);
    // The address is theirs, so they need no other code to go on as the group's coordinator.
    const person = proven ? await parts.links.coordinator(address) : undefined;
    if (person) {
      const { purpose, path } = coordinatorSession;
      const proof = await parts.codes.begin({ personId: person.personId, purpose }, provenFor.coordinate);
      setCookie(c, coordinatorSession.cookie, sessionCookie(address, proof), { ...options, path });
    }
    const end = await parts.kept.keep(body, { whose, page: done.page }, done);
    return c.redirect(`/start/svar/${end}`, 303);
  }
  const whoseOf = ({ address, code }: { address: string; code: string }) => `start:${address} ${code}`;

  async function openAnswer(c: Context<Env>): Promise<Response> {
    const one = goesOn(c);
    const page = one && (await parts.kept.open(c.req.param('end') ?? '', whoseOf(one)));
    return page ? show(c, page) : c.redirect('/start', 303);
  }

  app.get('/start', (c) => {
    // Whoever comes back to mend the address finds what they had typed.
    const one = goesOn(c);
    return show(c, startPage(localeOf(c), one ?? {}));
  });
  app.post('/start', begin);
  app.get('/start/kod', (c) => {
    const one = goesOn(c);
    return one ? show(c, proofPage(localeOf(c), one.address)) : c.redirect('/start', 303);
  });
  app.post('/start/kod', takeCode);
  app.post('/start/igen', again);
  app.get('/start/grupp', openForm);
  app.post('/start/gor', go);
  app.get('/start/svar/:end', openAnswer);
  for (const path of ['gor', 'igen']) app.get(`/start/${path}`, (c) => c.redirect('/start', 303));
}

const cookieOf = (address: string, code: string) =>
  `${Buffer.from(address).toString('base64url')}.${code.replace(/[^A-Za-z0-9]/g, '')}`;

const isStart = (ask: Incoming['ask']): boolean =>
  (ask.kind === 'press' && (ask.action.kind === 'start-group' || ask.action.kind === 'start-again')) ||
  (ask.kind === 'form' && ask.form.kind === 'start-group');

const wordsOf = (reply: Reply): string =>
  reply.kind === 'messages'
    ? reply.items
        .flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'text' ? [String(part.text)] : [])))
        .join(' ')
    : '';

const startAt: Pressing = {
  path: '/start/gor',
  back: '/start',
  around(locale, body) {
    const { beginning, page } = textsFor(locale);
    return {
      locale,
      title: beginning.pageTitle,
      body: `${pressStart(this)}${body}<p><a href="/samordna">${escaped(page.coordinatorTitle)}</a></p>\n`,
    };
  },
};

/** Asks for the code and whose it is to be. */
function startPage(locale: Locale, of: { address?: string; code?: string; why?: string }): Page {
  const { beginning, mail } = textsFor(locale);
  const fault = of.why ? `<p class="fault" id="fault" role="alert">${escaped(of.why)}</p>\n` : '';
  const described = of.why ? ' aria-invalid="true" aria-describedby="fault"' : '';
  return {
    locale,
    title: beginning.pageTitle,
    body: `<p>${escaped(beginning.pageAbout)}</p>
<form method="post" action="/start">
<p><label for="code">${escaped(beginning.pageCode)}</label>
<input id="code" name="code" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="60" required value="${attribute(of.code ?? '')}"${described}></p>
<p><label for="address">${escaped(mail.page.address)}</label>
<input id="address" name="address" type="email" autocomplete="email" maxlength="254" required value="${attribute(of.address ?? '')}"></p>
${fault}<p class="buttons"><button class="button" type="submit">${escaped(beginning.pageGo)}</button></p>
</form>
`,
  };
}
