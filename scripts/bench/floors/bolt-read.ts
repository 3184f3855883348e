import { readFileSync } from 'node:fs';
import bolt from '@slack/bolt';
import postgres from 'postgres';
import { signingSecret } from '../slack-requests.ts';
import { serve } from './serve.ts';

/* Bolt with one prepared read of who asks, and the words of the product's own answer in its acknowledgement. */

const [url = '', answer = ''] = process.argv.slice(2);
const sql = postgres(url, { fetch_types: false, onnotice: () => {} });
const words = JSON.parse(readFileSync(answer, 'utf8'));
const app = new bolt.App({ signingSecret, authorize: async () => ({}), logLevel: bolt.LogLevel.ERROR });

app.command(/.*/, async ({ command, ack }) => {
  const [who] = await sql`
    select p.id, p.name, i.locale, y.group_id, c.party_id from identity i join person p on p.id = i.person_id
    join contact c on c.person_id = p.id join party y on y.id = c.party_id
    where i.platform = 'slack' and i.tenant = ${command.team_id} and i.user_id = ${command.user_id}`;
  await ack(who ? words : undefined);
});
await serve(app);
