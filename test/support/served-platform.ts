import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatPlatform, Handle, Slots } from '../../src/ports/chat-platform.ts';
import type { Log } from '../../src/ports/log.ts';
import { type Meter, noMeter } from '../../src/ports/meter.ts';
import { serveRoutes } from './local-server.ts';

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

export async function servePlatform(options: {
  create(parts: { slots: Slots; log: Log; meter: Meter }): ChatPlatform;
  handle: Handle;
  /** Resolves when the product has nothing under way; a loaded machine may take longer than any quiet tells. */
  idle?: () => Promise<void>;
  double: { quietFor(): number };
  /** So many quiet turns in a row are a rest. */
  turns: number;
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
  let last = 0;
  const server = await serveRoutes(platform);
  await platform.start(async (incoming) => {
    handling++;
    try {
      return await options.handle(incoming);
    } finally {
      handling--;
      last = Date.now();
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
      // In turns rather than in time: on a busy machine they last longer, as does the bot between two calls.
      for (let quiet = 0; quiet < options.turns; ) {
        await options.idle?.();
        await sleep(10);
        const still = handling === 0 && Date.now() - last >= 10 && options.double.quietFor() >= 10;
        quiet = still ? quiet + 1 : 0;
      }
    },
    async close() {
      await platform.stop();
      await server.close();
    },
  };
}
