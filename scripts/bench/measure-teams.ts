import { measure } from './load.ts';
import { startServer } from './machine.ts';
import type { Row } from './report.ts';
import { type SampleGroup, teamsUsersOf } from './sample-region.ts';
import type { Setting } from './setting.ts';
import { appId } from './teams-app.ts';
import { typed } from './teams-requests.ts';

/**
 * The member's command in Teams, against botbuilder that only acknowledges. The product acknowledges before it answers,
 * so that a request counts when its answer has been posted; both are asked through the same relay.
 */
export async function measureTeams(setting: Setting, group: SampleGroup): Promise<Row[]> {
  const { double, protocol, url } = setting;
  const token = double.token(appId);
  const users = await teamsUsersOf(url, group);
  const asking = async () =>
    users.map((userId) => [typed(userId, 'avstämning', { token, serviceUrl: double.teamsService })]);
  const settings = { DATABASE_URL: url, OPEN_ID_METADATA_URL: double.openIdMetadataUrl };

  async function run(path: string, answered: boolean) {
    const server = await startServer(path, settings);
    const relay = await double.relay(server.url, answered);
    const result = await measure(relay.url, asking, { ...protocol, connections: users.length });
    await relay.close();
    await server.stop();
    return result;
  }
  const before = await run('scripts/bench/floors/botbuilder.js', false);
  const product = await run('scripts/bench/teams-product.js', true);
  const after = await run('scripts/bench/floors/botbuilder.js', false);
  const floor = {
    perSecond: (before.perSecond + after.perSecond) / 2,
    p50: (before.p50 + after.p50) / 2,
    p99: (before.p99 + after.p99) / 2,
  };
  return [
    {
      what: 'Teams: `avstämning` for a member, answered',
      unit: 'a second',
      floor: floor.perSecond,
      product: product.perSecond,
      latency: { floor, product },
      goal: { at: 'least', value: 0.7, of: 'ratio' },
    },
  ];
}
