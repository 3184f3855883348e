import type { WebClient } from '@slack/web-api';
import type { Locale } from '../../src/domain/working-group.ts';
import type { ReportList } from '../../src/messages/report.ts';
import type { Slots } from '../../src/ports/chat-platform.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Meter } from '../../src/ports/meter.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { createListPages } from '../list-pages.ts';
import type { SlackMessage } from '../render/block-kit.ts';
import { slackLimits } from '../render/slack-limits.ts';
import { drawReportList, isListOf, retiredList } from '../render/slack-report.ts';
import type { Conversations } from './conversations.ts';
import { faultOf, patiently, twice } from './fault.ts';
import { inPlainWords } from './plain-words.ts';
import { isResponseUrl } from './response-url.ts';
import { uploadFile } from './upload.ts';

/** Where an answer that only the asker sees goes: Slack's address for it, as long as it takes any more. */
export type AnswerTo = { userId: string; url?: string; used: number };

/** A message whose button was pressed. */
export type Pressed = {
  channel: string;
  ts: string;
  ephemeral: boolean;
  /** In the person's 1:1 conversation with the bot, so that what is there is theirs alone. */
  own: boolean;
  blocks: { block_id?: string }[];
};

/** Everything that goes to one who asked. Throws where Slack takes it in no way. */
export type Outbox = {
  /** At the end of the person's 1:1 conversation, or of the thread there that begins with this message. */
  post(userId: string, messages: SlackMessage[], thread?: string): Promise<void>;
  /** For the asker's eyes where they asked; in the 1:1 conversation where Slack no longer takes that. `replace`: the first in place of what was pressed. */
  answer(to: AnswerTo, messages: SlackMessage[], replace?: boolean): Promise<void>;
  /** A file at the end of the person's 1:1 conversation. */
  upload(userId: string, file: { name: string; bytes: Uint8Array; alt?: string }): Promise<void>;
  /** In place of a message of the bot's. False: it can no longer be changed. */
  update(channel: string, ts: string, message: SlackMessage): Promise<boolean>;
  /** The area list in the person's 1:1 conversation. Drawings of one list happen in the order of these calls. */
  draw(userId: string, list: ReportList, how: 'new' | 'same', pressed?: Pressed): Promise<void>;
};

const unchangeable = new Set([
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'channel_not_found',
  'is_archived',
]);

export function createOutbox(options: {
  client: WebClient;
  conversations: Conversations;
  slots: Slots;
  log: Log;
  meter: Pick<Meter, 'fault'>;
  /** Base of the Web API where it is another than Slack's own. */
  apiUrl?: string;
}): Outbox {
  const { client, conversations, slots, log, meter, apiUrl } = options;
  const lists = createListPages<SlackMessage>({ slots, log, whyOf: (error) => faultOf(error).why });
  let drawings = 0;

  async function postIn(
    channel: string,
    messages: SlackMessage[],
    locale: Locale,
    thread?: string,
  ): Promise<string[]> {
    const { buttonsGone } = textsFor(locale).messages;
    const ids: string[] = [];
    for (const message of messages) {
      const send = (each: SlackMessage) =>
        patiently(() =>
          client.chat.postMessage({
            channel,
            ...each,
            ...(thread ? { thread_ts: thread } : {}),
            unfurl_links: false,
            unfurl_media: false,
          }),
        );
      const posted = await inPlainWords(message, log, send, buttonsGone);
      if (posted.ts) ids.push(posted.ts);
    }
    return ids;
  }

  async function post(userId: string, messages: SlackMessage[], thread?: string): Promise<void> {
    if (messages.length > 0)
      await postIn(await conversations.open(userId), messages, conversations.locale(userId), thread);
  }

  async function update(channel: string, ts: string, message: SlackMessage): Promise<boolean> {
    try {
      await inPlainWords(message, log, (each) => twice(() => client.chat.update({ channel, ts, ...each })));
      return true;
    } catch (error) {
      const fault = faultOf(error);
      if (fault.kind === 'refused' && unchangeable.has(fault.why)) return false;
      throw error;
    }
  }

  /** Not a call of the client's, which counts its own. */
  function refused(why: string): false {
    meter.fault('slack', why);
    log.warn({ why }, 'Slack took no answer by response_url');
    return false;
  }

  async function respond(url: string, message: SlackMessage, replace: boolean): Promise<boolean> {
    if (!isResponseUrl(url, apiUrl)) return refused('foreign_response_url');
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ response_type: 'ephemeral', replace_original: replace, ...message }),
        redirect: 'error',
        signal: AbortSignal.timeout(10_000),
      });
      return response.ok || refused(`http_${response.status}`);
    } catch (error) {
      return refused(faultOf(error).why);
    }
  }

  async function answer(to: AnswerTo, messages: SlackMessage[], replace = false): Promise<void> {
    let left = messages;
    for (const [index, message] of messages.entries()) {
      if (!to.url || to.used >= slackLimits.responses) break;
      to.used++;
      if (!(await respond(to.url, message, replace && index === 0))) break;
      left = messages.slice(index + 1);
    }
    await post(to.userId, left);
  }

  async function drawNow(channel: string, list: ReportList, how: 'new' | 'same', pressed?: Pressed) {
    drawings++;
    const pages = drawReportList(list, `${Date.now().toString(36)}${drawings.toString(36)}`);
    const kept = await lists.find(list.slot, channel);
    const change = (ts: string, page: SlackMessage) => update(channel, ts, page);
    const retire = (ids: string[]) => lists.retire(change, ids, retiredList(list.locale));
    const inList = pressed?.own && !pressed.ephemeral && isListOf(list.slot, pressed.blocks);
    const other = inList && !kept.includes(pressed.ts) ? [pressed.ts] : [];
    // What is pressed in the list changes the list under the finger, never one further down.
    if (how === 'same' || inList) {
      const where = kept.length > 0 ? kept : other;
      if (where.length === pages.length && (await lists.updateAll(change, where, pages))) {
        if (kept.length === 0) await lists.keep(list.slot, channel, where);
        else if (other.length !== pages.length || !(await lists.updateAll(change, other, pages)))
          await retire(other);
        return;
      }
    }
    await lists.keep(list.slot, channel, await postIn(channel, pages, list.locale));
    await retire([...kept, ...other]);
  }

  return {
    post,
    answer,
    update,
    async upload(userId, file) {
      await uploadFile(client, await conversations.open(userId), file);
    },
    async draw(userId, list, place, pressed) {
      // The turn is taken before anything is waited for: the order of the calls is the order of what was saved.
      await lists.inTurn(`${userId} ${list.slot}`, async () =>
        drawNow(await conversations.open(userId), list, place, pressed),
      );
    },
  };
}
