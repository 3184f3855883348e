import { createHmac, randomUUID } from 'node:crypto';
import type { types } from '@slack/bolt';
import { type OpenView, type Shown, type SlackDouble, team } from './slack-double.ts';
import { stateOf } from './slack-inputs.ts';

/* What people do in Slack, and what Slack then sends to the bot: signed over HTTP, or over the socket. */

export const signingSecret = 'a-signing-secret-of-the-double';
const appId = 'A0AVST';

/** The headers by which a body is known to be Slack's. `old`: milliseconds to be taken from the time. */
export function slackSignature(
  body: string,
  { secret = signingSecret, old = 0 }: { secret?: string; old?: number } = {},
): Record<string, string> {
  const timestamp = Math.floor((Date.now() - old) / 1_000);
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': `v0=${signature}` };
}

/** How the bot answered one payload. */
export type Answer = { status: number; body: string; took: number };
export type How = {
  /** Milliseconds to be taken from the timestamp. */
  old?: number;
  secret?: string;
  /** Slack's retry number. */
  retry?: number;
};

export type SlackPeople = {
  command(
    userId: string,
    line: string,
    where?: { channel?: string; trigger?: string; team?: string },
    how?: How,
  ): Promise<Answer>;
  type(userId: string, text: string, more?: Record<string, unknown>, how?: How): Promise<Answer>;
  /** Opens the app's home. */
  openHome(userId: string): Promise<Answer>;
  /** Presses a button that stands there. */
  pressInHome(userId: string, element: types.Button): Promise<Answer>;
  /** Presses an element of a message; `option`: the value of a choice. */
  press(
    userId: string,
    where: { conversation: string; message: Shown; block: types.ActionsBlock; element: Pressable },
    more?: { option?: string; trigger?: string; actionTs?: string; team?: string; value?: string },
  ): Promise<Answer>;
  /** Sends what stands in a view. */
  submit(open: OpenView, more?: { viewId?: string; metadata?: string }): Promise<Answer>;
};
export type Pressable = Extract<types.ActionsBlock['elements'][number], { type: 'button' | 'static_select' }>;

export function createSlackPeople(double: SlackDouble, to: { url: string } | 'socket'): SlackPeople {
  let now = 1_800_000_000;

  async function overHttp(type: string, body: string, how: How): Promise<Answer> {
    const url = to === 'socket' ? '' : to.url;
    const from = Date.now();
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': type,
        ...slackSignature(body, how),
        ...(how.retry
          ? { 'x-slack-retry-num': String(how.retry), 'x-slack-retry-reason': 'http_timeout' }
          : {}),
      },
    });
    return { status: response.status, body: await response.text(), took: Date.now() - from };
  }

  async function send(
    kind: 'slash_commands' | 'events_api' | 'interactive',
    payload: Record<string, unknown>,
    how: How = {},
  ): Promise<Answer> {
    if (to === 'socket') {
      const from = Date.now();
      const answer = await double.socket.send(kind, payload);
      return { status: 200, body: JSON.stringify(answer), took: Date.now() - from };
    }
    if (kind === 'events_api') return overHttp('application/json', JSON.stringify(payload), how);
    const fields = kind === 'interactive' ? { payload: JSON.stringify(payload) } : flat(payload);
    return overHttp('application/x-www-form-urlencoded', new URLSearchParams(fields).toString(), how);
  }

  const person = (userId: string) => ({ id: userId, team_id: double.people.get(userId)?.team ?? team });

  return {
    async command(userId, line, where = {}, how = {}) {
      const [command = '', ...words] = line.split(' ');
      const channel = where.channel ?? double.dm(userId);
      const answer = await send(
        'slash_commands',
        {
          command,
          text: escaped(words.join(' ')),
          user_id: userId,
          team_id: where.team ?? team,
          channel_id: channel,
          channel_name: channel.startsWith('D') ? 'directmessage' : 'grupp',
          api_app_id: appId,
          trigger_id: where.trigger ?? double.trigger(userId),
          response_url: double.responseUrl(channel, userId),
        },
        how,
      );
      const said = parsed(answer.body);
      if (typeof said.text === 'string')
        double.put(channel, { by: 'bot', text: said.text, blocks: blocksIn(said), onlyFor: userId });
      return answer;
    },

    async type(userId, text, more = {}, how = {}) {
      const channel = double.dm(userId);
      const { ts } = double.put(channel, { by: userId, text, blocks: [] });
      const event_id = typeof more.event_id === 'string' ? more.event_id : `Ev${randomUUID()}`;
      const { event_id: _, ...event } = more;
      return send(
        'events_api',
        {
          type: 'event_callback',
          team_id: team,
          api_app_id: appId,
          event_id,
          event: {
            type: 'message',
            channel,
            channel_type: 'im',
            user: userId,
            text: escaped(text),
            ts,
            team: person(userId).team_id,
            ...event,
          },
          authorizations: [{ team_id: team, user_id: 'U0BOT', is_bot: true }],
        },
        how,
      );
    },

    openHome: (userId) =>
      send('events_api', {
        type: 'event_callback',
        team_id: team,
        api_app_id: appId,
        event_id: `Ev${randomUUID()}`,
        event: { type: 'app_home_opened', user: userId, channel: double.dm(userId), tab: 'home' },
        authorizations: [{ team_id: team, user_id: 'U0BOT', is_bot: true }],
      }),

    pressInHome(userId, element) {
      now++;
      return send('interactive', {
        type: 'block_actions',
        user: person(userId),
        team: { id: team },
        api_app_id: appId,
        trigger_id: double.trigger(userId),
        container: { type: 'view', view_id: `VHOME${userId}` },
        view: { id: `VHOME${userId}`, type: 'home' },
        actions: [
          {
            type: element.type,
            action_id: element.action_id,
            block_id: 'home',
            action_ts: `${now}.000200`,
            text: { type: 'plain_text', text: element.text.text },
            value: element.value,
          },
        ],
      });
    },

    async press(userId, { conversation, message, block, element }, more = {}) {
      now++;
      const option =
        element.type === 'static_select' && element.options?.find(({ value }) => value === more.option);
      return send('interactive', {
        type: 'block_actions',
        user: { ...person(userId), ...(more.team ? { team_id: more.team } : {}) },
        team: { id: team },
        api_app_id: appId,
        trigger_id: more.trigger ?? double.trigger(userId),
        response_url: double.responseUrl(conversation, userId, message.ts),
        container: {
          type: 'message',
          message_ts: message.ts,
          channel_id: conversation,
          is_ephemeral: message.onlyFor !== undefined,
        },
        channel: { id: conversation },
        ...(message.onlyFor
          ? {}
          : { message: { ts: message.ts, text: message.text, blocks: message.blocks } }),
        actions: [
          {
            type: element.type,
            action_id: element.action_id,
            block_id: block.block_id,
            action_ts: more.actionTs ?? `${now}.000200`,
            ...(element.type === 'button'
              ? { text: element.text, value: more.value ?? element.value }
              : { selected_option: option }),
          },
        ],
      });
    },

    async submit(open, more = {}) {
      const values = Object.fromEntries(
        open.view.blocks.flatMap((block) => {
          if (block.type !== 'input' || !('element' in block) || !block.block_id) return [];
          const { element } = block;
          return [
            [
              block.block_id,
              { [element.action_id ?? '']: stateOf(element, open.values.get(block.block_id)) },
            ],
          ];
        }),
      );
      const answer = await send('interactive', {
        type: 'view_submission',
        user: person(open.userId),
        team: { id: team },
        api_app_id: appId,
        trigger_id: double.trigger(open.userId),
        view: {
          id: more.viewId ?? open.id,
          hash: open.hash,
          type: 'modal',
          callback_id: open.view.callback_id,
          private_metadata: more.metadata ?? open.view.private_metadata,
          state: { values },
        },
      });
      const said = parsed(answer.body);
      const still = double.views.get(open.id);
      if (still && said.response_action === 'errors' && isRecord(said.errors))
        still.errors = Object.fromEntries(
          Object.entries(said.errors).map(([id, text]) => [id, String(text)]),
        );
      else if (still && said.response_action === 'update') await update(still, said.view);
      else double.views.delete(open.id);
      return answer;
    },
  };

  /** Slack shows the view by the same rules as `views.update`. */
  async function update(open: OpenView, view: unknown) {
    const response = await fetch(`${double.apiUrl}views.update`, {
      method: 'POST',
      headers: { authorization: 'Bearer xoxb-test' },
      body: new URLSearchParams({ view_id: open.id, hash: open.hash, view: JSON.stringify(view) }),
    });
    await response.text();
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function flat(payload: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The acknowledgement's body; empty where there is none. */
export function parsed(body: string): Record<string, unknown> {
  if (!body) return {};
  const value: unknown = JSON.parse(body);
  return isRecord(value) ? value : {};
}

function blocksIn(said: Record<string, unknown>): types.KnownBlock[] {
  return Array.isArray(said.blocks) ? said.blocks : [];
}
