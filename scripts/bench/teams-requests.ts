import type autocannon from 'autocannon';
import { teamsTenant } from './sample-region.ts';
import { appId } from './teams-app.ts';

let sent = 0;

/** Words that somebody types to the bot in Teams. Each is an activity of its own: one that comes twice is answered once. */
export function typed(
  userId: string,
  text: string,
  { token, serviceUrl }: { token: string; serviceUrl: string },
): autocannon.Request {
  const conversation = `a:1${userId}`;
  const activity = {
    type: 'message',
    channelId: 'msteams',
    serviceUrl,
    locale: 'sv-SE',
    timestamp: new Date().toISOString(),
    text,
    textFormat: 'plain',
    from: { id: `29:1${userId}`, aadObjectId: userId, name: 'Någon' },
    recipient: { id: `28:${appId}`, name: 'Avstämning' },
    conversation: { id: conversation, conversationType: 'personal', tenantId: teamsTenant },
    channelData: { tenant: { id: teamsTenant } },
  };
  return {
    method: 'POST',
    path: '/api/messages',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'x-conversation': conversation,
    },
    setupRequest: (request) => ({ ...request, body: JSON.stringify({ id: `1700${++sent}`, ...activity }) }),
  };
}
