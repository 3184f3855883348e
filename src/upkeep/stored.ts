import { z } from 'zod';
import { delivery, event, type Stored } from '../asking/stored-contract.ts';
import { platformNames } from '../domain/platform-name.ts';

/** A platform that takes nothing from the bot; `why` as `whyText` writes it. */
const stopped = z.object({ stopped: z.enum(platformNames), why: z.string() });
const badFile = z.object({ source: z.string(), faults: z.array(z.string()) });

export const upkeepStored = {
  deliveries: {
    /** To a coordinator. */
    notice: delivery({
      // Of a platform that has stopped the log has told whoever runs the bot.
      hours: 'working-hours',
      content: z.union([stopped, badFile]),
      // Whoever has just put a wrong file in place waits to see what the coordinator is told.
      awaited: (content) => 'source' in content,
    }),
  },
  events: { 'group-imported': event(z.object({ first: z.boolean() })) },
} as const satisfies Stored;
