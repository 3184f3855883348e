import { createHash } from 'node:crypto';
import { z } from 'zod';

/* What Teams sends, as far as we read it. It is authenticated before; its form is checked here. */

/** Ids that Teams makes up itself: none is long, and nothing that cannot be seen is in them. */
const id = z.string().regex(/^\P{C}{1,1000}$/u);
const account = z.object({ id, aadObjectId: id.nullish() });
const mention = z.object({
  type: z.literal('mention'),
  text: z.string(),
  mentioned: z.object({ id: z.string() }),
});

export const activityPayload = z.object({
  type: z.string(),
  id: z.union([id, z.literal('')]).default(''),
  name: z.string().optional(),
  action: z.string().optional(),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  value: z.unknown().optional(),
  locale: z.string().nullish(),
  replyToId: z.string().nullish(),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  from: account,
  recipient: z.object({ id: z.string() }).nullish(),
  conversation: z.object({
    id,
    conversationType: z.string().nullish(),
    isGroup: z.boolean().nullish(),
  }),
  membersAdded: z.array(account).nullish(),
  membersRemoved: z.array(account).nullish(),
  entities: z.array(z.unknown()).nullish(),
});
export type ActivityPayload = z.infer<typeof activityPayload>;

/** An invoke of a card's `Action.Execute`. */
const invokeValue = z.object({ action: z.object({ data: z.record(z.string(), z.unknown()) }) });
const submitValue = z.record(z.string(), z.unknown());

/** What a pressed button of a card brings, whichever way it came; undefined where none was pressed. */
export function pressedData({
  type,
  name,
  value,
  text,
}: ActivityPayload): Record<string, unknown> | undefined {
  if (type === 'invoke')
    return name === 'adaptiveCard/action' ? invokeValue.safeParse(value).data?.action.data : undefined;
  return type === 'message' && !text?.trim() ? submitValue.safeParse(value).data : undefined;
}

/** The same for the same payload sent again, and for no other. */
export function payloadKey({ conversation, id, value }: ActivityPayload): string {
  const hash = createHash('sha256')
    .update(JSON.stringify(value ?? null))
    .digest('base64url')
    .slice(0, 22);
  return `teams:${createHash('sha256').update(conversation.id).digest('base64url').slice(0, 16)}:${id}:${hash}`;
}

/** Whose activity it is, by the object id in Entra where Teams gives it. */
export const userIdOf = ({ aadObjectId, id }: z.infer<typeof account>): string =>
  (aadObjectId || id).toLowerCase();

/** Elements of HTML that Teams' own text editor makes. */
const markup =
  /<\/?(?:p|div|br|span|strong|b|em|i|u|s|a|ul|ol|li|pre|code|blockquote|h[1-6]|at|attachment)(?:\s[^<>]*)?\/?>/gi;
const breaks = /<(?:br\s*\/?|\/p|\/div|\/li)>\s*/gi;
/** A message has a handful; each is looked for in the whole text. */
const mostMentions = 100;
const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'", apos: "'" };

/**
 * The words that were typed, without any mention of the bot and without what Teams adds: markup where the text is
 * marked up, spaces that do not break, invisible characters at the ends.
 */
export function typedWords({ text, textFormat, entities, recipient }: ActivityPayload): string {
  let words = text ?? '';
  for (const entity of entities?.slice(0, mostMentions) ?? []) {
    const found = mention.safeParse(entity).data;
    if (!found?.text) continue;
    const ours = found.mentioned.id === recipient?.id;
    words = words.replaceAll(found.text, ours ? ' ' : found.text.replace(/<\/?at[^<>]*>/gi, ''));
  }
  const marked = (textFormat && textFormat !== 'plain') || /^\s*<(?:p|div)\b/i.test(words);
  if (marked)
    words = words
      .replace(breaks, '\n')
      .replace(markup, '')
      .replace(/&(lt|gt|amp|quot|#39|apos);/g, (whole, name: string) => named[name] ?? whole);
  return withoutEdges(words.replace(/&nbsp;|\u00a0/g, ' '));
}

const unseen = /[\s\u200b-\u200f\ufeff]/;

/** Without what cannot be seen at the ends. Counted, for a pattern is tried anew at each of 100,000 spaces. */
function withoutEdges(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && unseen.test(text.charAt(from))) from++;
  while (from < to && unseen.test(text.charAt(to - 1))) to--;
  return text.slice(from, to);
}
