import type { types } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Action } from '../../src/messages/action.ts';
import type { Message, Part } from '../../src/messages/message.ts';
import type { Reply } from '../../src/messages/report.ts';
import type { Incoming } from '../../src/ports/chat-platform.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { plainMessage, toSlackMessages } from '../render/block-kit.ts';
import { slackLimits } from '../render/slack-limits.ts';
import { type Dialogue, identityOf, patience } from './dialogue.ts';
import { faultOf } from './fault.ts';
import { homePayload } from './payload.ts';

/*
 * Slack's home: a sheet that stands by itself, and is drawn when somebody opens it. It is drawn again when something has
 * changed, for those who have had it open lately; nobody is told when it is closed.
 */

/** How long somebody who has opened it is taken to look at it, in milliseconds; and how many at most. */
const lately = 15 * 60_000;
const mostLookers = 200;
/** So long after something has changed, in milliseconds, all that has is drawn at once. */
const settling = 1_500;

type Looker = { at: number; from: Incoming['from']; ask: Incoming['ask'] };

export type Home = {
  /** Somebody has opened the app's tabs. */
  opened(dialogue: Dialogue, body: unknown): Promise<void>;
  /** Shows what somebody asked for in their home, and from now on. False: it is nothing that stands there. */
  asked(dialogue: Dialogue, from: Incoming['from'], action: Action, key: string): Promise<boolean>;
  /** Something has changed: draws it again for those who look. */
  changed(): void;
  stop(): void;
};

/** The word that the sheet is asked for by. */
const word = { kind: 'words', text: 'hem' } as const;

export function createHome(client: WebClient, during: (work: Promise<void>) => Promise<void>): Home {
  const lookers = new Map<string, Looker>();
  let timer: NodeJS.Timeout | undefined;
  let known: Dialogue | undefined;

  async function draw(dialogue: Dialogue, { from, ask }: Omit<Looker, 'at'>, key: string): Promise<void> {
    // Only looked at: it may be drawn as often as it likes.
    const incoming: Incoming = { key, from, ask, answer: 'reply', opens: true, within: patience };
    const reply = await dialogue.ask(incoming);
    const view = homeView(reply, dialogue.conversations.locale(from.userId));
    try {
      await client.views.publish({ user_id: from.userId, view });
    } catch (error) {
      dialogue.log.warn({ why: faultOf(error).why }, 'a home could not be drawn');
    }
  }

  async function look(dialogue: Dialogue, looker: Omit<Looker, 'at'>, key: string): Promise<void> {
    known = dialogue;
    lookers.delete(looker.from.userId);
    lookers.set(looker.from.userId, { ...looker, at: performance.now() });
    const [oldest] = lookers.keys();
    if (lookers.size > mostLookers && oldest !== undefined) lookers.delete(oldest);
    await draw(dialogue, looker, key);
  }

  async function drawAgain(dialogue: Dialogue): Promise<void> {
    for (const [userId, looker] of lookers) {
      if (performance.now() - looker.at > lately) lookers.delete(userId);
      else await draw(dialogue, looker, `slack:home:${userId}`);
    }
  }

  return {
    async opened(dialogue, body) {
      const { event, event_id, team_id } = homePayload.parse(body);
      if (event.tab !== 'home') return;
      const from = identityOf(dialogue, event.user, team_id);
      await look(dialogue, { from, ask: word }, `slack:home:${event_id}`);
    },
    async asked(dialogue, from, action, key) {
      const isHome = action.kind === 'home' || (action.kind === 'words' && action.text === word.text);
      if (isHome) await look(dialogue, { from, ask: { kind: 'press', action } }, key);
      return isHome;
    },
    changed() {
      if (timer || lookers.size === 0) return;
      timer = setTimeout(() => {
        timer = undefined;
        if (known) void during(drawAgain(known));
      }, settling);
      timer.unref();
    },
    stop() {
      clearTimeout(timer);
      lookers.clear();
    },
  };
}

function homeView(reply: Reply, locale: 'sv' | 'en'): types.HomeView {
  const sentence = (text: string | undefined) => [plainMessage(text ?? textsFor(locale).report.noAnswer)];
  const messages =
    reply.kind === 'messages'
      ? reply.items.flatMap((item) => toSlackMessages(withoutRefresh(item)))
      : sentence(reply.kind === 'refused' ? reply.why : undefined);
  const blocks = messages.flatMap((one) => one.blocks).filter(({ type }) => type !== 'table');
  return { type: 'home', blocks: blocks.slice(0, slackLimits.viewBlocks) };
}

/** It is always as it is now, so nobody need ask for that. */
const withoutRefresh = (message: Message): Message => ({
  ...message,
  parts: message.parts.flatMap((part): Part[] => {
    if (part.kind !== 'buttons') return [part];
    const buttons = part.buttons.filter(({ action }) => action.kind !== 'home');
    return buttons.length > 0 ? [{ ...part, buttons }] : [];
  }),
});
