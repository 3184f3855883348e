import { WebClient } from '@slack/web-api';
import postgres from 'postgres';
import { toSlackMessages } from '../../../adapters/render/block-kit.ts';
import { reminderMessage } from '../../../src/messages/reminder.ts';
import { textsFor } from '../../../src/texts/texts.ts';

/*
 * The same calls that reminders are sent by, with nothing around them; with a database, each with a claim before it and
 * a record after it, by prepared statements. Prints the milliseconds that they took.
 */

const [apiUrl = '', count = '', concurrency = '', url = ''] = process.argv.slice(2);
const client = new WebClient('xoxb-bench', {
  slackApiUrl: apiUrl,
  retryConfig: { retries: 0 },
  timeout: 10_000,
});
const sql = url ? postgres(url, { fetch_types: false, onnotice: () => {} }) : undefined;
const owed = {
  checkIn: 1,
  party: 1,
  partyName: 'Bibliotek 1',
  areas: 4,
  begun: 0,
  asLast: true,
  dueOn: '2019-06-14',
};
const about = {
  name: 'Kontaktperson 1',
  owed: [owed],
  first: false,
  today: '2019-06-04',
  questionsTo: [{ id: 1, name: 'Kontaktperson 0', email: 'kontakt0@example.org' }],
};
const [message] = toSlackMessages(reminderMessage(about, textsFor('sv')));
let left = Number(count);

async function claim(): Promise<string> {
  if (!sql) return `${left}`;
  const [taken] = await sql<{ id: string }[]>`
    update delivery set state = 'claimed', claimed_by = 'floor', attempted_at = now(),
      lease_until = now() + interval '1 minute'
    where id = (
      select id from delivery where state in ('planned', 'claimed', 'in_doubt') and due_at <= now()
        and lease_until is null
      order by due_at limit 1 for update skip locked)
    returning id`;
  if (!taken) throw new Error('There is nothing left to claim.');
  return taken.id;
}

async function record(id: string, conversation: string, ts: string): Promise<void> {
  if (!sql) return;
  await sql`
    update delivery set state = 'sent', settled_at = now(), conversation_id = ${conversation},
      message_ids = ${JSON.stringify([ts])}::text::jsonb, lease_until = null where id = ${id}`;
}

async function callOn(): Promise<void> {
  while (left-- > 0) {
    const id = await claim();
    const { channel, ts } = await client.chat.postMessage({
      channel: `D${left}`,
      text: message?.text ?? '',
      blocks: message?.blocks ?? [],
      metadata: { event_type: 'avstamning_delivery', event_payload: { id } },
      unfurl_links: false,
      unfurl_media: false,
    });
    await record(id, channel ?? '', ts ?? '');
  }
}

// As the product's, which has looked for what is due before it sends.
await sql?.unsafe('select 1');
const from = performance.now();
await Promise.all(Array.from({ length: Number(concurrency) }, callOn));
process.stdout.write(`${performance.now() - from}\n`);
await sql?.end();
