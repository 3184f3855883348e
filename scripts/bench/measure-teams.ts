import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { measure } from './load.ts';
import { productFlags, startServer } from './machine.ts';
import { meanOf } from './measure-slack.ts';
import type { Row } from './report.ts';
import { type SampleGroup, teamsUsersOf } from './sample-region.ts';
import type { Setting } from './setting.ts';
import { appId } from './teams-app.ts';
import { typed } from './teams-requests.ts';

/**
 * The member's command in Teams, against botbuilder with one prepared read that posts the same answer. Both acknowledge
 * before they answer, so that a request counts when its answer has been posted; both are asked through the same relay.
 */
export async function measureTeams(setting: Setting, group: SampleGroup): Promise<Row[]> {
  const { double, protocol, url, folder } = setting;
  const token = double.token(appId);
  const users = await teamsUsersOf(url, group);
  const asking = async () =>
    users.map((userId) => [typed(userId, 'avstämning', { token, serviceUrl: double.teamsService })]);
  const settings = { DATABASE_URL: url, OPEN_ID_METADATA_URL: double.openIdMetadataUrl };

  async function run(path: string, answered: boolean, args: string[] = [], flags: string[] = []) {
    const server = await startServer(path, settings, args, flags);
    const relay = await double.relay(server.url, answered);
    const result = await measure(relay.url, asking, { ...protocol, connections: users.length });
    await relay.close();
    await server.stop();
    return result;
  }
  const bare = () => run('scripts/bench/floors/botbuilder.js', false, [double.openIdMetadataUrl]);
  const landmarkBefore = await bare();
  const product = await run('scripts/bench/teams-product.js', true, [], [...productFlags, ...setting.flags]);
  const answer = join(folder, 'teams.json');
  await writeFile(answer, double.last.teams);
  const floor = await run('scripts/bench/floors/botbuilder-answer.js', true, [
    double.openIdMetadataUrl,
    url,
    answer,
  ]);
  const landmark = meanOf(landmarkBefore, await bare());
  return [
    {
      what: 'Teams: `avstämning` for a member, answered',
      unit: 'a second',
      floor: floor.perSecond,
      product: product.perSecond,
      latency: { floor, product },
      landmark,
      goal: { at: 'least', value: 0.6, of: 'ratio' },
    },
  ];
}
