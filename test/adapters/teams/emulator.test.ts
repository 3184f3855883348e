import { createTeams } from '../../../adapters/teams/teams.ts';
import type { Incoming } from '../../../src/ports/chat-platform.ts';
import { noMeter } from '../../../src/ports/meter.ts';
import { serveLocally, serveRoutes } from '../../support/local-server.ts';
import { sendBy } from '../../support/send-by.ts';
import { openTeamsDouble } from '../../support/teams-double.ts';

const anna = '00000000-0000-4000-8000-00000000a44a';

const withoutObjectId = '29:1emulated';

it('serves an emulator on the same machine without authentication, and no tenant of its own', async () => {
  // An emulator asks for no token, and is given none.
  const double = await openTeamsDouble('');
  double.people.set(anna, { id: anna, locale: 'sv-SE', installed: true });
  const asked: Incoming[] = [];
  const quiet = { info() {}, warn() {}, error() {} };
  const slots = { find: async () => undefined, keep: async () => {} };
  const platform = createTeams({ authentication: { kind: 'none' }, slots, log: quiet, meter: noMeter });
  await platform.start(async (incoming) => {
    asked.push(incoming);
    return { kind: 'messages', items: [{ parts: [{ kind: 'text', text: 'Hej!' }] }] };
  });
  const server = await serveRoutes(platform);
  const url = `${server.url}/api/messages`;
  const body = JSON.stringify({
    type: 'message',
    id: '1',
    text: 'hjälp',
    channelId: 'msteams',
    serviceUrl: double.serviceUrl,
    from: { id: double.teamsId(anna), aadObjectId: anna },
    recipient: { id: 'bot' },
    conversation: { id: double.personal(anna), tenantId: 'any' },
  });
  const send = (headers: Record<string, string> = {}) =>
    fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

  expect((await send({ 'x-forwarded-for': '10.0.0.1' })).status).toBe(403);
  expect((await send()).status).toBe(200);
  await platform.stop();
  expect(asked.map(({ from }) => from)).toEqual([{ platform: 'teams', tenant: 'emulator', userId: anna }]);
  expect(double.shown(double.personal(anna)).map(({ text }) => text)).toEqual(['Hej!']);
  expect(double.faults).toEqual([]);
  await server.close();
  await double.close();
});

/**
 * Microsoft's emulator as it has been seen to behave: it takes no activity whose conversation has an empty type, knows
 * its people by the id that they speak with and by no other, and tells of them no object id.
 */
async function openStrictEmulator() {
  const posted: string[] = [];
  const conversation = 'personal-chat-id';
  const server = await serveLocally(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const end = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const { pathname } = new URL(request.url ?? '/', 'http://emulator');
    const text = Buffer.concat(chunks).toString();
    const body = text ? JSON.parse(text) : {};
    if (request.headers.authorization) return end(400, { error: { code: 'NoTokenWanted' } });
    const [, base, version, kind, id, what, which] = pathname.split('/').map(decodeURIComponent);
    if (base !== '_connector' || version !== 'v3' || kind !== 'conversations') return end(404, {});
    if (request.method === 'GET' && id === conversation && what === 'members')
      return which === withoutObjectId
        ? end(200, { id: withoutObjectId, name: 'Alex', email: 'alexw@example.com' })
        : end(400, { error: { code: 'NoSuchMember' } });
    const type = body.conversation?.conversationType;
    if (type !== undefined && type !== 'personal')
      return end(400, { error: { code: 'BadConversationType' } });
    if (request.method !== 'POST' || id !== conversation || what !== 'activities')
      return end(404, { error: { code: 'NotFound' } });
    posted.push(body.summary ?? body.text);
    return end(200, { id: String(posted.length) });
  });
  return { ...server, posted, conversation, serviceUrl: `${server.url}/_connector` };
}

describe.each([
  ['no type of conversation', {}],
  ['an empty one', { conversationType: '' }],
  ['the right one', { conversationType: 'personal' }],
])("with Microsoft's emulator, which sends %s", (_, type) => {
  it.each([
    ['an id in Entra', { aadObjectId: anna }],
    ['no id in Entra', {}],
  ])('answers somebody who has %s, and knows them by their e-mail', async (_name, ids) => {
    const emulator = await openStrictEmulator();
    const asked: Incoming[] = [];
    const slots = { find: async () => undefined, keep: async () => {} };
    const quiet = { info() {}, warn() {}, error() {} };
    const platform = createTeams({ authentication: { kind: 'none' }, slots, log: quiet, meter: noMeter });
    await platform.start(async (incoming) => {
      asked.push(incoming);
      return { kind: 'messages', items: [{ parts: [{ kind: 'text', text: 'Hej!' }] }] };
    });
    const server = await serveRoutes(platform);
    const send = (activity: object) =>
      fetch(`${server.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          id: 'f2f7',
          channelId: 'msteams',
          locale: 'en-US',
          serviceUrl: emulator.serviceUrl,
          from: { id: withoutObjectId, name: 'Alex', ...ids },
          recipient: { id: 'bot-id', name: 'Bot' },
          conversation: { id: emulator.conversation, name: 'Alex', ...type },
          channelData: {},
          ...activity,
        }),
      });
    expect((await send({ type: 'installationUpdate', action: 'add' })).status).toBe(200);
    expect((await send({ type: 'message', id: 'a1', text: 'hjälp' })).status).toBe(200);
    await platform.stop();
    expect(emulator.posted).toEqual(['Hej!', 'Hej!']);
    const from = asked[1]?.from;
    expect(from).toEqual({
      platform: 'teams',
      tenant: 'emulator',
      userId: 'aadObjectId' in ids ? anna : withoutObjectId,
    });
    const profile = await platform.profile({ userId: from?.userId ?? '' });
    expect(profile).toMatchObject({ identity: from, email: 'alexw@example.com' });
    // And what nobody asked for, where they are.
    const identity = from ?? { platform: 'teams', tenant: 'emulator', userId: '' };
    const delivery = {
      id: '1',
      to: { kind: 'person' as const, identity },
      locale: 'sv' as const,
      message: { parts: [{ kind: 'text' as const, text: 'Dags!' }] },
    };
    expect(await sendBy(platform, delivery)).toMatchObject({ kind: 'sent' });
    expect(emulator.posted).toEqual(['Hej!', 'Hej!', 'Dags!']);
    await server.close();
    await emulator.close();
  });
});
