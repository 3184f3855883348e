import { z } from 'zod';
import { viewValues } from './form-values.ts';

/* What Slack sends, as far as we read it. Bolt has checked the signature; the rest is checked here. */

const person = z.object({ id: z.string(), team_id: z.string().nullish() });
const team = z.object({ id: z.string() }).nullish();

export const commandPayload = z.object({
  command: z.string(),
  text: z.string().default(''),
  user_id: z.string(),
  team_id: z.string().optional(),
  channel_id: z.string(),
  trigger_id: z.string(),
  response_url: z.string().optional(),
  api_app_id: z.string().optional(),
});

export const messagePayload = z.object({
  event_id: z.string(),
  team_id: z.string().optional(),
  event: z.object({
    channel: z.string(),
    channel_type: z.string().optional(),
    user: z.string().optional(),
    text: z.string().default(''),
    subtype: z.string().optional(),
    bot_id: z.string().nullish(),
    user_team: z.string().optional(),
    source_team: z.string().optional(),
    team: z.string().optional(),
  }),
});

export const pressPayload = z.object({
  user: person,
  team,
  api_app_id: z.string().optional(),
  trigger_id: z.string(),
  response_url: z.string().optional(),
  container: z
    .object({
      message_ts: z.string().optional(),
      channel_id: z.string().optional(),
      is_ephemeral: z.boolean().optional(),
      view_id: z.string().optional(),
    })
    .default({}),
  channel: z.object({ id: z.string() }).nullish(),
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
        action_id: z.string(),
        action_ts: z.string().optional(),
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
    id: z.string(),
    private_metadata: z.string().default(''),
    state: z.object({ values: viewValues }),
  }),
});

/** Words as they were typed: Slack escapes three characters on the way. */
export function unescaped(text: string): string {
  return text.replace(/&(lt|gt|amp);/g, (_, name) => (name === 'lt' ? '<' : name === 'gt' ? '>' : '&'));
}

/** A message's words as they were typed: Slack also marks up addresses in it. */
export function typedWords(text: string): string {
  return unescaped(
    text.replace(/<((?:https?:|mailto:|tel:)[^<>|]*)(?:\|([^<>]*))?>/g, (_, url, label) => label ?? url),
  );
}
