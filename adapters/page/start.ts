import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { toAddress } from '../../src/domain/address.ts';
import type { Locale } from '../../src/domain/working-group.ts';
import type { Reply } from '../../src/messages/report.ts';
import type { Incoming } from '../../src/ports/chat-platform.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { escaped } from '../render/html.ts';
import { attribute } from '../render/html-form.ts';
import { localeOf } from './guard.ts';
import type { Page } from './layout.ts';
import { type Pressing, pressPage, pressStart } from './press-page.ts';
import { press } from './pressing.ts';

type Env = { Bindings: HttpBindings };

const cookie = 'start';

/** The way from a start code to a group, where there is no chat: by the same words and the same form. */
export function addStart(
  app: Hono<Env>,
  parts: {
    ask(address: string, of: Pick<Incoming, 'key' | 'ask'>): Promise<Reply>;
    secure: boolean;
    show(c: Context<Env>, page: Page, status?: 200 | 400): Response | Promise<Response>;
  },
): void {
  const { show } = parts;
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

  async function begin(c: Context<Env>): Promise<Response> {
    const locale = localeOf(c);
    const sent = new URLSearchParams(await c.req.text());
    const typed = sent.get('address') ?? '';
    const code = (sent.get('code') ?? '').slice(0, 60);
    const address = toAddress(typed);
    if (!address)
      return show(
        c,
        codePage(locale, { address: typed, code, why: textsFor(locale).mail.page.addressFault }),
        400,
      );
    const reply = await claim(address, code);
    if (!isClaimed(reply)) return show(c, codePage(locale, { address, code, why: wordsOf(reply) }), 400);
    setCookie(
      c,
      cookie,
      `${Buffer.from(address).toString('base64url')}.${code.replace(/[^A-Za-z0-9]/g, '')}`,
      options,
    );
    const form = await parts.ask(address, {
      key: `page:${randomUUID()}`,
      ask: { kind: 'press', action: { kind: 'start-group', group: 0 } },
    });
    return show(c, pressPage(form, locale, startAt));
  }

  async function go(c: Context<Env>): Promise<Response> {
    const locale = localeOf(c);
    const [name = '', code = ''] = (getCookie(c, cookie) ?? '').split('.');
    const address = toAddress(Buffer.from(name, 'base64url').toString('utf8'));
    if (!address || !code) return show(c, codePage(locale, {}), 400);
    const done = await press(await c.req.text(), {
      at: startAt,
      locale,
      mark: `${address} ${code}`,
      // Whose address it is has not been proven: the code is what lets them do this, and nothing besides.
      ask: async (of) =>
        isStart(of.ask) ? parts.ask(address, of) : { kind: 'refused', fields: {}, why: '' },
    });
    if (done.kind !== 'page') return show(c, codePage(locale, {}), 400);
    return show(c, done.page, done.status);
  }

  app.get('/start', (c) => {
    deleteCookie(c, cookie, { path: '/start' });
    return show(c, codePage(localeOf(c), {}));
  });
  app.post('/start', begin);
  app.post('/start/gor', go);
  app.get('/start/gor', (c) => c.redirect('/start', 303));
}

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
function codePage(locale: Locale, of: { address?: string; code?: string; why?: string }): Page {
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
