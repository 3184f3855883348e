import { openSlackWorld } from '../../support/slack-client.ts';
import { pause } from '../../support/slack-double.ts';
const anna = 'U1ANNA';
const people = [{ userId: anna, email: 'anna@example.org', locale: 'sv-SE' }];
it('x', async () => {
  const world = await openSlackWorld({ handle: async () => ({ kind: 'messages', items: [{ parts: [{ kind: 'text', text: 'Hej' }] }] }), people, channels: ['C1'], over: 'socket' });
  if (process.env.STEP !== '0') await world.people.command(anna, '/lagesrapport', { channel: 'C1' });
  await world.close();
  await pause(300);
  console.log((process as unknown as { getActiveResourcesInfo(): string[] }).getActiveResourcesInfo().join());
});
