import { createTeams } from '../../../adapters/teams/teams.ts';
import type { Incoming } from '../../../src/ports/chat-platform.ts';
import { noMeter } from '../../../src/ports/meter.ts';
import { serveRoutes } from '../../support/local-server.ts';
import { openTeamsDouble } from '../../support/teams-double.ts';

const anna = '00000000-0000-4000-8000-00000000a44a';

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
