import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import { serveBotbuilder } from './botbuilder-adapter.ts';

/* botbuilder with one prepared read of who asks, and one activity with what the product itself has answered. */

const [openIdMetadataUrl = '', url = '', answer = ''] = process.argv.slice(2);
const sql = postgres(url, { fetch_types: false, onnotice: () => {} });
const { text, attachments } = JSON.parse(readFileSync(answer, 'utf8'));
serveBotbuilder(openIdMetadataUrl, async (context) => {
  const { from, conversation } = context.activity;
  const [who] = await sql`
    select p.id, p.name, i.locale, y.group_id, c.party_id from identity i join person p on p.id = i.person_id
    join contact c on c.person_id = p.id join party y on y.id = c.party_id
    where i.platform = 'teams' and i.tenant = ${conversation.tenantId ?? ''} and i.user_id = ${from.aadObjectId ?? ''}`;
  if (who) await context.sendActivity({ type: 'message', text, attachments });
});
