import type { Locale } from '../../src/domain/working-group.ts';
import type { Reply } from '../../src/messages/report.ts';
import type { Handle, Identity, Incoming } from '../../src/ports/chat-platform.ts';
import type { Log } from '../../src/ports/log.ts';
import { logOf } from '../../src/ports/request.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { plainMessage, type SlackMessage, toSlackMessages } from '../render/block-kit.ts';
import { notShown } from '../render/not-shown.ts';
import { asTyped } from '../render/slack-text.ts';
import { within } from '../within.ts';
import type { Conversations } from './conversations.ts';
import { faultOf } from './fault.ts';
import type { Outbox } from './outbox.ts';
import type { TypedWords } from './typed-words.ts';

/** How long one may wait for an answer that needs no form, in milliseconds. */
export const patience = 8_000;

/** What every listener needs. */
export type Dialogue = {
  tenant(): string;
  conversations: Conversations;
  outbox: Outbox;
  typedWords: TypedWords;
  log: Log;
  /** The product's answer; a sentence where it gives none in time. Never rejects. */
  ask(incoming: Incoming): Promise<Reply>;
};

/** Whose workspace somebody is in, as the payload has it: it need not be ours, see `createAsk`. */
export function identityOf(
  dialogue: Dialogue,
  userId: string,
  team: string | null | undefined,
): Incoming['from'] {
  return { platform: 'slack', tenant: team || dialogue.tenant(), userId };
}

/**
 * Asks the product, and remembers the asker's language when the answer tells it. `homeOf`: the workspace of somebody
 * whose payload names another than ours. In an Enterprise Grid that may be one of ours all the same.
 */
export function createAsk(
  handle: Handle,
  conversations: Conversations,
  log: Log,
  homeOf: (from: Identity) => Promise<string>,
): Dialogue['ask'] {
  const answer = async (incoming: Incoming) =>
    handle({ ...incoming, from: { ...incoming.from, tenant: await homeOf(incoming.from) } });
  return async (incoming) => {
    const { userId } = incoming.from;
    // The product keeps to the time by itself; a little more, for when it cannot even do that.
    const reply = await within(answer(incoming), incoming.within + 1_000).catch((error: unknown) => {
      // Its message may quote what was to be stored.
      logOf(log, incoming.key).error(
        { fault: error instanceof Error ? error.name : typeof error, ask: incoming.ask.kind },
        'no answer',
      );
      return undefined;
    });
    const locale = reply && localeOf(reply);
    if (locale) conversations.learn(userId, { locale });
    return reply ?? noAnswer(incoming, conversations.locale(userId));
  };
}

function localeOf(reply: Reply): Locale | undefined {
  if (reply.kind === 'report') return reply.list.locale;
  if (reply.kind === 'form') return reply.form.locale;
  return undefined;
}

function noAnswer({ ask }: Incoming, locale: Locale): Reply {
  const { report } = textsFor(locale);
  // A form stays open with what was typed in it.
  if (ask.kind === 'form') return { kind: 'refused', fields: {}, why: report.notSaved };
  return { kind: 'messages', items: [{ parts: [{ kind: 'text', text: report.noAnswer }] }] };
}

/** Says in a sentence that something went wrong, wherever it can still be said; logs it once. `key`: the ask's. */
export async function apologise(
  { conversations, outbox, log: whole }: Dialogue,
  thrown: unknown,
  to: Parameters<Outbox['answer']>[0],
  key: string,
): Promise<void> {
  const log = logOf(whole, key);
  const { error, instead } = notShown(thrown, conversations.locale(to.userId));
  log.error({ why: faultOf(error).why }, 'Slack took no answer');
  try {
    await outbox.answer(to, [plainMessage(instead)]);
  } catch (second) {
    log.warn({ why: faultOf(second).why }, 'nor an apology');
  }
}

/** What is shown in place of an answer that is in the 1:1 conversation: `say`, or where to look, with a link. */
export function pointer(
  dialogue: Dialogue,
  reply: Extract<Reply, { kind: 'report' }>,
  appId: string | undefined,
): SlackMessage[] {
  if (reply.say) return toSlackMessages(reply.say);
  const { report } = textsFor(reply.list.locale);
  const app = encodeURIComponent(appId ?? '');
  const link = `slack://app?team=${encodeURIComponent(dialogue.tenant())}&amp;id=${app}&amp;tab=messages`;
  const text = asTyped(report.pointer);
  const linked = appId ? `${text} <${link}|${asTyped(report.openConversation)}>` : text;
  return [{ text, blocks: [{ type: 'section', text: { type: 'mrkdwn', text: linked, verbatim: true } }] }];
}

/** A reply that no button was pressed for, as messages; a form or a refusal has no place there. */
export function messagesOf(reply: Reply, locale: Locale): SlackMessage[] {
  switch (reply.kind) {
    case 'messages':
      return reply.items.flatMap((item) => toSlackMessages(item));
    case 'refused':
      return [
        plainMessage(
          reply.why ?? (Object.values(reply.fields).join('\n') || textsFor(locale).report.noAnswer),
        ),
      ];
    case 'form':
      return [plainMessage(textsFor(locale).report.notOpened)];
    case 'report':
      return reply.say ? toSlackMessages(reply.say) : [];
    // Sent apart, see `sendFile`.
    case 'file':
    case 'nothing':
      return [];
  }
}
