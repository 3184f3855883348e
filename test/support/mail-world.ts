import { createMail } from '../../adapters/mail/mail.ts';
import { createPace } from '../../adapters/pace.ts';
import { createPage } from '../../adapters/page/page.ts';
import { linkPeople } from '../../src/asking/link-people.ts';
import type { WorkingGroupFile } from '../../src/domain/working-group-file.ts';
import { type App, createApp } from '../../src/entry/app.ts';
import { kinds } from '../../src/entry/features.ts';
import { importGroups } from '../../src/group-files/import-groups.ts';
import { askForCode, askForLinks } from '../../src/letters/ask-for-letters.ts';
import type { ChatPlatform, PlatformName } from '../../src/ports/chat-platform.ts';
import type { Log } from '../../src/ports/log.ts';
import { noMeter } from '../../src/ports/meter.ts';
import type { Product } from '../../src/ports/product.ts';
import { readSmtp } from '../../src/server/mail-config.ts';
import { loadSwedishHolidays } from '../../src/server/swedish-holidays.ts';
import type { Client, Driver } from '../contracts/driver.ts';
import type { TestStore } from './database.ts';
import { type LocalServer, serveLocally } from './local-server.ts';
import { openSmtp, type SmtpDouble } from './smtp-double.ts';
import type { WorldPerson } from './world.ts';

/** The real product with letters and the page, a real SMTP server, and a chat beside it where one is given. */
export type MailWorld = {
  app: App;
  product: Product;
  smtp: SmtpDouble;
  page: LocalServer;
  chat?: Client;
  logged: string[];
  now(): Date;
  set(moment: string): void;
  /** Lets time pass to this moment, stopping wherever something is due. */
  passTo(moment: string): Promise<void>;
  /** Makes the group in the database like this file. */
  import(file: WorkingGroupFile): Promise<void>;
  /** The personal link in the latest letter to an address. */
  linkIn(address: string): string;
  /** A page, by its link or path. */
  open(path: string, init?: RequestInit): Promise<{ status: number; body: string; headers: Headers }>;
  close(): Promise<void>;
};

export async function openMailWorld(options: {
  opened: TestStore;
  file: WorkingGroupFile;
  at: string;
  chat?: { platform: Exclude<PlatformName, 'mail'>; driver: Driver; people: WorldPerson[] };
}): Promise<MailWorld> {
  const { opened, file } = options;
  await opened.reset();
  const { store } = opened;
  let now = new Date(options.at);
  const clock = { now: () => now };
  const logged: string[] = [];
  const line = (fields: object, message: string) => {
    const { err, ...rest } = fields as { err?: Error };
    logged.push(`${message} ${JSON.stringify(rest)} ${err?.stack ?? ''}`);
  };
  const log: Log = { info: line, warn: line, error: line };
  const platforms = new Map<PlatformName, ChatPlatform>();
  const product: Product = {
    store,
    clock,
    holidays: loadSwedishHolidays,
    platforms,
    log,
    kinds,
    meter: noMeter,
  };
  const app = createApp(product);
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
    now: () => now,
    log,
  });
  const mail = createMail({
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
  routes = mail.routes;
  const { chat } = options;
  const client =
    chat &&
    (await chat.driver.open({ handle: app.handle, idle: app.idle, people: chat.people, channels: [] }));
  if (chat && client) platforms.set(chat.platform, client.platform);
  platforms.set('mail', mail);
  await mail.start(app.handle);

  const world: MailWorld = {
    app,
    product,
    smtp,
    page: web,
    chat: client,
    logged,
    now: () => now,
    set(moment) {
      now = new Date(moment);
    },
    async passTo(moment) {
      const until = new Date(moment);
      await app.tick();
      for (;;) {
        const next = await store.nextMoment(now);
        if (!next || next > until) break;
        now = next;
        await app.tick();
        await app.idle();
      }
      now = until;
      await app.tick();
      await app.idle();
    },
    async import(changed) {
      const read = { source: 'group.yaml', text: JSON.stringify(changed), key: changed.workingGroup.key };
      await importGroups(product, [{ ...read, file: changed, faults: [] }], () => 'faults');
      await linkPeople(product);
    },
    linkIn(address) {
      const text = smtp.to(address).at(-1)?.mail.text ?? '';
      const [link] = /http:\/\/127\.0\.0\.1:\d+\/svara\/[\w-]{43}/.exec(text) ?? [];
      if (!link) throw new Error(`There is no link in: ${text}`);
      return link;
    },
    async open(path, init) {
      const response = await fetch(new URL(path, web.url), { redirect: 'manual', ...init });
      return { status: response.status, body: await response.text(), headers: response.headers };
    },
    async close() {
      await app.idle();
      await mail.stop();
      await client?.close();
      await web.close();
      await smtp.close();
    },
  };
  await world.import(file);
  await app.tick();
  return world;
}
