import { readFileSync } from 'node:fs';
import bolt from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import postgres from 'postgres';
import { signingSecret } from '../slack-requests.ts';
import { serve } from './serve.ts';

/*
 * Bolt that stores an area report by one statement (once per payload, with its log line), acknowledges, and redraws
 * the list by one call of Slack's SDK, where it is given one that the product has drawn.
 */

const [url = '', slackApiUrl = '', drawn = ''] = process.argv.slice(2);
const sql = postgres(url, { fetch_types: false, onnotice: () => {} });
const client = new WebClient('xoxb-bench', { slackApiUrl, retryConfig: { retries: 0 }, timeout: 10_000 });
const list = drawn ? JSON.parse(readFileSync(drawn, 'utf8')) : undefined;
const app = new bolt.App({ signingSecret, authorize: async () => ({}), logLevel: bolt.LogLevel.ERROR });

app.view(/.*/, async ({ view, body, ack }) => {
  const { checkIn, party, area } = JSON.parse(view.private_metadata);
  const done = view.state.values.done?.done?.value ?? '';
  const needs = view.state.values.needs?.needs?.value ?? '';
  const stored = await sql`
    with first as (
      insert into inbound (key, at) values (${`floor:${view.id}`}, now()) on conflict do nothing returning key
    ), saved as (
      insert into area_report (update_id, n, area_id, done, needs, saved_by, saved_at)
      select v.update_id, v.n, ${area}::int, ${done}, ${needs}, c.person_id, now()
      from first, status_update u join version v on v.update_id = u.id and v.submitted_at is null
      join contact c on c.party_id = u.party_id
      where u.check_in_id = ${checkIn}::int and u.party_id = ${party}::int
      on conflict (update_id, n, area_id) do update
        set done = excluded.done, needs = excluded.needs, saved_by = excluded.saved_by, saved_at = excluded.saved_at
      returning saved_by
    )
    insert into event (at, kind, group_id, check_in_id, party_id, actor, platform)
    select now(), 'area-saved', p.group_id, ${checkIn}::int, p.id, saved.saved_by, 'slack'
    from saved join party p on p.id = ${party}::int
    returning id`;
  if (stored.length !== 1) throw new Error('Nothing was stored.');
  await ack();
  if (list) await client.chat.update({ ...list, channel: `D${body.user.id.slice(1)}`, ts: '1.000100' });
});
await serve(app);
