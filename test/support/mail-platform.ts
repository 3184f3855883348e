import { createMail } from '../../adapters/mail/mail.ts';
import { createPace } from '../../adapters/pace.ts';
import { createPage } from '../../adapters/page/page.ts';
import { createProver } from '../../src/beginning/prove-address.ts';
import { askForCode, askForLinks } from '../../src/letters/ask-for-letters.ts';
import type { ChatPlatform, Handle } from '../../src/ports/chat-platform.ts';
import { noMeter } from '../../src/ports/meter.ts';
import type { Product } from '../../src/ports/product.ts';
import { readSmtp } from '../../src/server/mail-config.ts';
import { type LocalServer, serveLocally } from './local-server.ts';
import { openSmtp, type SmtpDouble } from './smtp-double.ts';

/** Letters over a real SMTP server, and the page that their links lead to, over HTTP. */
export type MailPlatform = {
  platform: ChatPlatform;
  smtp: SmtpDouble;
  web: LocalServer;
  /** The personal link in the latest letter to an address that has one. */
  linkIn(address: string): string;
  /** The code in the latest letter to an address that has one; '' where none has come. */
  codeIn(address: string): string;
  close(): Promise<void>;
};

/** `product`: whose letters they are; the platform is not put in it. */
export async function openMailPlatform(product: Product, handle: Handle): Promise<MailPlatform> {
  const { store, clock, log } = product;
  const smtp = await openSmtp();
  const server = readSmtp(smtp.url);
  if (typeof server === 'string') throw new Error(server);

  let routes: ChatPlatform['routes'] = new Map();
  const web = await serveLocally((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://bot');
    const route = routes.get(pathname) ?? routes.get(pathname.slice(0, pathname.indexOf('/', 1) + 1));
    if (route) route(request, response);
    else response.writeHead(404).end();
  });
  const shared = { publicUrl: web.url, privacyUrl: 'https://region.example.org/personuppgifter' };
  const page = createPage({
    ...shared,
    trustProxy: 1,
    files: 'adapters/page/files',
    links: store.links,
    askForLinks: (address) => askForLinks(product, address),
    askForCode: (of) => askForCode(product, of),
    prover: createProver(() => product),
    now: () => clock.now(),
    log,
  });
  const platform = createMail({
    ...shared,
    server,
    from: { address: 'avstamning@region.example.org' },
    links: store.links,
    clock,
    page,
    pace: createPace(),
    leaveAlone: 500,
    log,
    meter: noMeter,
  });
  routes = platform.routes;
  await platform.start(handle);
  const latest = (address: string, find: (letter: SmtpDouble['letters'][number]) => string | undefined) =>
    smtp
      .to(address)
      .flatMap((letter) => find(letter) ?? [])
      .at(-1);
  return {
    platform,
    smtp,
    web,
    linkIn(address) {
      const link = latest(
        address,
        ({ mail }) => /http:\/\/127\.0\.0\.1:\d+\/svara\/[\w-]{43}/.exec(mail.text ?? '')?.[0],
      );
      if (!link) throw new Error(`There is no link in any letter to ${address}.`);
      return link;
    },
    codeIn: (address) => latest(address, ({ mail }) => /^(\d{6}) /.exec(mail.subject ?? '')?.[1]) ?? '',
    async close() {
      await platform.stop();
      await web.close();
      await smtp.close();
    },
  };
}
