import { linkPeople } from '../../src/asking/link-people.ts';
import type { WorkingGroupFile } from '../../src/domain/working-group-file.ts';
import { type App, createApp } from '../../src/entry/app.ts';
import { kinds } from '../../src/entry/features.ts';
import { areImported, importGroups } from '../../src/group-files/import-groups.ts';
import type { ChatPlatform, PlatformName } from '../../src/ports/chat-platform.ts';
import type { Log } from '../../src/ports/log.ts';
import { noMeter } from '../../src/ports/meter.ts';
import type { Product } from '../../src/ports/product.ts';
import { loadSwedishHolidays } from '../../src/server/swedish-holidays.ts';
import type { Client, Driver } from '../contracts/driver.ts';
import type { TestStore } from './database.ts';
import type { LocalServer } from './local-server.ts';
import { clientOf } from './mail-client.ts';
import { openMailPlatform } from './mail-platform.ts';
import { beginDatabase } from './openings.ts';
import type { SmtpDouble } from './smtp-double.ts';
import type { WorldPerson } from './world.ts';

/** The real product with letters and the page, a real SMTP server, and a chat beside it where one is given. */
export type MailWorld = {
  app: App;
  product: Product;
  smtp: SmtpDouble;
  page: LocalServer;
  /** The chat, where there is one. */
  chat?: Client;
  /** All of them, by platform. */
  chats: ReadonlyMap<PlatformName, Client>;
  logged: string[];
  now(): Date;
  set(moment: string): void;
  /** Lets time pass to this moment, stopping wherever something is due. */
  passTo(moment: string): Promise<void>;
  /** Makes the group in the database like this file. */
  import(file: WorkingGroupFile): Promise<void>;
  /** The personal link in the latest letter to an address. */
  linkIn(address: string): string;
  /** The code in the latest letter to an address that has one; '' where none has come. */
  codeIn(address: string): string;
  /** People with a mailbox and a browser, by what they see. */
  mailbox: Client;
  /** A page, by its link or path. */
  open(path: string, init?: RequestInit): Promise<{ status: number; body: string; headers: Headers }>;
  close(): Promise<void>;
};

type Chat = {
  platform: Exclude<PlatformName, 'mail'>;
  driver: Driver;
  people: WorldPerson[];
  channels?: string[];
};

export async function openMailWorld(options: {
  opened: TestStore;
  /** Undefined: there is no group yet. */
  file?: WorkingGroupFile;
  at: string;
  chat?: Chat;
  chats?: Chat[];
}): Promise<MailWorld> {
  const { opened, file, at, chats: several, chat } = options;
  const inChats = [chat ?? [], several ?? []].flat();
  const keep = await beginDatabase(opened, {
    file,
    at,
    chats: inChats.map(({ driver, ...sameAs }) => sameAs),
  });
  const { store } = opened;
  let now = new Date(at);
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
  const mail = await openMailPlatform(product, app.handle);
  const { smtp, web } = mail;
  const chats = new Map<PlatformName, Client>();
  for (const { platform, driver, people, channels = [] } of inChats) {
    const client = await driver.open({ handle: app.handle, idle: app.idle, people, channels });
    chats.set(platform, client);
    platforms.set(platform, client.platform);
  }
  platforms.set('mail', mail.platform);

  const world: MailWorld = {
    app,
    product,
    smtp,
    page: web,
    chat: [...chats.values()][0],
    chats,
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
      const text = JSON.stringify(changed);
      const read = [{ source: 'group.yaml', text, key: changed.workingGroup.key, file: changed, faults: [] }];
      if (!(await areImported(product, read))) await importGroups(product, read, () => 'faults');
      await linkPeople(product);
    },
    linkIn: mail.linkIn,
    mailbox: clientOf(mail, app.idle),
    codeIn: mail.codeIn,
    async open(path, init) {
      const url = new URL(path, web.url);
      const response = await fetch(url, { redirect: 'manual', ...init });
      const to = response.headers.get('location') ?? '';
      // What answers a sent form has an address of its own, and a browser goes there at once.
      if (init?.method !== 'POST' || response.status !== 303 || !/\/svar\/|skickat$/.test(to))
        return { status: response.status, body: await response.text(), headers: response.headers };
      const [set] = response.headers.getSetCookie();
      const cookie = set?.split(';')[0] ?? new Headers(init.headers).get('cookie') ?? '';
      const answer = await fetch(new URL(to, url), { redirect: 'manual', headers: { cookie } });
      const headers = new Headers(answer.headers);
      if (set) headers.append('set-cookie', set);
      return { status: answer.status, body: await answer.text(), headers };
    },
    async close() {
      await app.idle();
      await mail.close();
      for (const client of chats.values()) await client.close();
    },
  };
  if (file) await world.import(file);
  await app.tick();
  await keep();
  return world;
}
