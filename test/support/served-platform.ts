import { setImmediate as turn } from 'node:timers/promises';
import type { ChatPlatform, Handle, Slots } from '../../src/ports/chat-platform.ts';
import type { Log } from '../../src/ports/log.ts';
import { type Meter, noMeter } from '../../src/ports/meter.ts';
import { serveRoutes } from './local-server.ts';
import type { CallFailure, PlatformDouble } from './platform-double.ts';

/** A platform's adapter between its double and a `handle`, with what tests look at. */
export type ServedPlatform = {
  platform: ChatPlatform;
  /** Where the platform sends to; nothing comes there over a socket. */
  url: string;
  slots: Map<string, string[]>;
  logged: string[];
  /** What failed of the bot's calls, as `/metrics` counts it. */
  failed: string[];
  /** The rights that it turned out to lack, each time. */
  lacked: string[];
  /** Whether people are heard, and what is sent is taken: the word for why not, as the meter was told last. */
  links: Map<'in' | 'out', string | undefined>;
  /** Resolves when the bot has come to rest. */
  rest(): Promise<void>;
  close(): Promise<void>;
};

/** From one call's answer to the next call's arrival it takes some ten. */
const quietTurns = 100;

export async function servePlatform(options: {
  create(parts: { slots: Slots; log: Log; meter: Meter }): ChatPlatform;
  handle: Handle;
  /** Resolves when the product has nothing under way; a loaded machine may take longer than any quiet tells. */
  idle?: () => Promise<void>;
  double: Pick<PlatformDouble<never, CallFailure>, 'served'>;
}): Promise<ServedPlatform> {
  const slots = new Map<string, string[]>();
  const logged: string[] = [];
  const failed: string[] = [];
  const lacked: string[] = [];
  const links = new Map<'in' | 'out', string | undefined>();
  const line = (fields: object, message: string) => void logged.push(`${message} ${JSON.stringify(fields)}`);
  const platform = options.create({
    slots: {
      find: async (slot, conversation) => slots.get(`${slot} ${conversation}`),
      keep: async (slot, conversation, ids) => void slots.set(`${slot} ${conversation}`, ids),
    },
    log: { info: line, warn: line, error: line },
    meter: {
      ...noMeter,
      fault: (_, code) => void failed.push(code),
      lacked: (_, scope) => void lacked.push(scope),
      link: (_, way, why) => void links.set(way, why),
    },
  });
  let handling = 0;
  let handled = 0;
  const server = await serveRoutes(platform);
  await platform.start(async (incoming) => {
    handling++;
    try {
      return await options.handle(incoming);
    } finally {
      handling--;
      handled++;
    }
  });
  const [path = ''] = platform.routes.keys();

  return {
    platform,
    url: `${server.url}${path}`,
    slots,
    logged,
    failed,
    lacked,
    links,
    async rest() {
      // All is in this process: each step of what is under way takes the event loop a turn or two, however busy the
      // machine is. So rest is told by turns in which nothing happened, and costs no time.
      let before: string | undefined;
      for (let quiet = 0; quiet < quietTurns; ) {
        await options.idle?.();
        await turn();
        const served = options.double.served();
        const now = handling > 0 || served === undefined ? undefined : `${handled} ${served}`;
        quiet = now !== undefined && now === before ? quiet + 1 : 0;
        before = now;
      }
    },
    async close() {
      await platform.stop();
      await server.close();
    },
  };
}
