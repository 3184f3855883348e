import { z } from 'zod';
import { viewValues } from './view-values.ts';

/* What Slack sends, as far as we read it. Its signature is checked before; the rest is checked here. */

/** Ids and what else Slack makes up itself: short, and without what no database can store. */
const id = z.string().regex(/^[\w.:-]{1,255}$/);
const person = z.object({ id, team_id: id.nullish() });
const team = z.object({ id }).nullish();

export const commandPayload = z.object({
  command: z.string(),
  text: z.string().default(''),
  user_id: id,
  team_id: id.optional(),
  channel_id: id,
  trigger_id: id,
  response_url: z.string().optional(),
  api_app_id: z.string().optional(),
});

export const messagePayload = z.object({
  event_id: id,
  team_id: id.optional(),
  event: z.object({
    channel: id,
    channel_type: z.string().optional(),
    user: id.optional(),
    text: z.string().default(''),
    /** The first message of the thread that it was said in. */
    thread_ts: id.optional(),
    subtype: z.string().optional(),
    bot_id: z.string().nullish(),
    user_team: id.optional(),
    source_team: id.optional(),
    team: id.optional(),
  }),
});

/** Which of the app's tabs somebody has opened. */
export const homePayload = z.object({
  event_id: id,
  team_id: id.optional(),
  event: z.object({ user: id, tab: z.string().default('') }),
});

export const pressPayload = z.object({
  user: person,
  team,
  api_app_id: z.string().optional(),
  trigger_id: id,
  response_url: z.string().optional(),
  container: z
    .object({
      message_ts: id.optional(),
      channel_id: id.optional(),
      is_ephemeral: z.boolean().optional(),
      view_id: id.optional(),
    })
    .default({}),
  channel: z.object({ id }).nullish(),
  /** What it was pressed in, where that is no message. */
  view: z.object({ type: z.string() }).nullish(),
  message: z
    .object({
      ts: z.string().optional(),
      blocks: z.array(z.object({ block_id: z.string().optional() })).default([]),
    })
    .optional(),
  actions: z
    .array(
      z.object({
        type: z.string(),
        action_id: z.string().max(255),
        action_ts: id.optional(),
        text: z.object({ text: z.string() }).nullish(),
        value: z.string().optional(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
});

export const submissionPayload = z.object({
  user: person,
  team,
  api_app_id: z.string().optional(),
  view: z.object({
    id,
    callback_id: z.string(),
    private_metadata: z.string().default(''),
    blocks: z.array(z.object({ type: z.string(), block_id: z.string().optional() })).optional(),
    state: z.object({ values: viewValues }),
  }),
});

const typed = z.object({ type: z.string() });
const event = z.object({ event: typed });
const verification = z.object({ type: z.literal('url_verification'), challenge: z.string() });

/**
 * What a signed body is: `heard`, for a listener of ours; `unheard`, Slack's and none that we answer to; or
 * `malformed`, in no shape that Slack sends.
 */
export function kindOfPayload(body: unknown): 'heard' | 'unheard' | 'malformed' {
  const heardAs = (schema: z.ZodType) => (schema.safeParse(body).success ? 'heard' : 'malformed');
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return 'malformed';
  if ('ssl_check' in body) return 'unheard';
  if ('command' in body) return heardAs(commandPayload);
  switch (typed.safeParse(body).data?.type) {
    case undefined:
      return 'malformed';
    case 'url_verification':
      return heardAs(verification);
    case 'event_callback': {
      const kind = event.safeParse(body).data?.event.type;
      if (kind === undefined) return 'malformed';
      if (kind === 'app_home_opened') return heardAs(homePayload);
      return kind === 'message' ? heardAs(messagePayload) : 'unheard';
    }
    case 'block_actions':
      return heardAs(pressPayload);
    case 'view_submission':
      return heardAs(submissionPayload);
    default:
      return 'unheard';
  }
}
