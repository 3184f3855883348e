import { z } from 'zod';

/** Where the bot can write: the least of a conversation reference that Teams needs to take a message. */
export type Place = z.infer<typeof place>;

const place = z.object({
  /** Teams' address for this conversation; it may change, and each activity tells it anew. */
  serviceUrl: z.url({ protocol: /^https?$/ }),
  conversation: z.string().min(1),
  /** The bot's own id in Teams. */
  bot: z.string(),
});

/** A place as it is kept as somebody's conversation. */
export function placeText({ serviceUrl, conversation, bot }: Place): string {
  return JSON.stringify({ serviceUrl, conversation, bot });
}

/** Undefined where the text is none that we have written. */
export function placeOf(text: string | undefined): Place | undefined {
  try {
    return text === undefined ? undefined : place.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
