import type { Card } from '../../adapters/render/card-element.ts';
import type { Shown, TeamsDouble } from './teams-double.ts';
import { appId, type TeamsKeys, tenantId } from './teams-keys.ts';
import { cardFaults } from './teams-limits.ts';

/* What people do in Teams, and what Teams then sends to the bot, signed by the keys made for the test. */

export const botId = `28:${appId}`;

/** How the bot answered one activity. */
export type Answer = { status: number; body: Record<string, unknown>; took: number };

/** Where something is said; default: 1:1 with the bot. */
export type Where = { channel?: string; thread?: string };

export type TeamsPeople = {
  /** Sends an activity of somebody's, with what is given instead of what Teams would send. */
  send(userId: string, activity: Record<string, unknown>, where?: Where): Promise<Answer>;
  type(userId: string, text: string, more?: Record<string, unknown>, where?: Where): Promise<Answer>;
  /** Sends what a button stands for, with what stands in the card's inputs, as `Action.Execute` does. */
  execute(userId: string, message: Shown, data: object, how?: { id?: string }): Promise<Answer>;
  /** The same as a client does that knows only `Action.Submit`. */
  submit(userId: string, message: Shown, data: object, how?: { id?: string }): Promise<Answer>;
  /** Answers a card that asks whether a file may be put in the person's OneDrive. */
  consent(userId: string, message: Shown, action: 'accept' | 'decline'): Promise<Answer>;
};

export function createTeamsPeople(double: TeamsDouble, keys: TeamsKeys, url: string): TeamsPeople {
  let counter = 0;

  async function send(
    userId: string,
    activity: Record<string, unknown>,
    { channel, thread }: Where = {},
  ): Promise<Answer> {
    const conversation = channel
      ? thread
        ? `${channel};messageid=${thread}`
        : channel
      : double.personal(userId);
    const from = Date.now();
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${keys.token()}` },
      body: JSON.stringify({
        id: `1700${++counter}`,
        channelId: 'msteams',
        serviceUrl: double.serviceUrl,
        locale: double.people.get(userId)?.locale ?? 'sv-SE',
        timestamp: new Date().toISOString(),
        from: { id: double.teamsId(userId), aadObjectId: userId, name: 'Någon' },
        recipient: { id: botId, name: 'Avstämning' },
        conversation: {
          id: conversation,
          conversationType: channel ? 'channel' : 'personal',
          tenantId,
          ...(channel ? { isGroup: true } : {}),
        },
        channelData: { tenant: { id: tenantId } },
        ...activity,
      }),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : {}, took: Date.now() - from };
  }

  return {
    send,
    async type(userId, text, more = {}, where = {}) {
      const { channel } = where;
      double.put(channel ?? double.personal(userId), { by: userId, text });
      return send(userId, { type: 'message', text, textFormat: 'plain', ...more }, where);
    },
    async execute(userId, message, data, how = {}) {
      const answer = await send(userId, {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: message.id,
        value: { action: { type: 'Action.Execute', verb: 'avstamning', data }, trigger: 'manual' },
        ...how,
      });
      const { type, value } = answer.body;
      if (type === 'application/vnd.microsoft.card.adaptive') {
        const card = value as Card;
        double.faults.push(...cardFaults({ ...card }));
        message.view = card;
      }
      message.below = type === 'application/vnd.microsoft.activity.message' ? String(value) : undefined;
      return answer;
    },
    submit: (userId, message, data, how = {}) =>
      send(userId, { type: 'message', replyToId: message.id, value: data, ...how }),
    consent(userId, { id, file }, action) {
      if (!file) throw new Error('no file is offered there');
      const { acceptContext, declineContext } = file.content as Record<string, unknown>;
      const uploadInfo = {
        contentUrl: `${double.serviceUrl}onedrive/${file.name}`,
        uploadUrl: `${double.serviceUrl}onedrive/${file.name}`,
        name: file.name,
        uniqueId: '1',
        fileType: file.name?.split('.').at(-1),
      };
      return send(userId, {
        type: 'invoke',
        name: 'fileConsent/invoke',
        replyToId: id,
        value: {
          type: 'fileUpload',
          action,
          ...(action === 'accept' ? { context: acceptContext, uploadInfo } : { context: declineContext }),
        },
      });
    },
  };
}
