import { WebClient } from '@slack/web-api';
import { toSlackMessages } from '../../../adapters/render/block-kit.ts';
import { reminderMessage } from '../../../src/messages/reminder.ts';
import { textsFor } from '../../../src/texts/texts.ts';

/* The same calls that reminders are sent by, with nothing around them. Prints the milliseconds that they took. */

const [apiUrl = '', count = '', concurrency = ''] = process.argv.slice(2);
const client = new WebClient('xoxb-bench', {
  slackApiUrl: apiUrl,
  retryConfig: { retries: 0 },
  timeout: 10_000,
});
const owed = { checkIn: 1, party: 1, partyName: 'Bibliotek 1', areas: 4, begun: 0, asLast: true };
const about = {
  name: 'Kontaktperson 1',
  owed: [owed],
  first: false,
  dueOn: '2019-06-14',
  today: '2019-06-04',
  questionsTo: [{ id: 1, name: 'Kontaktperson 0', email: 'kontakt0@example.org' }],
};
const [message] = toSlackMessages(reminderMessage(about, textsFor('sv')));
let left = Number(count);

async function callOn(): Promise<void> {
  while (left-- > 0) {
    await client.chat.postMessage({
      channel: `D${left}`,
      text: message?.text ?? '',
      blocks: message?.blocks ?? [],
      metadata: { event_type: 'avstamning_delivery', event_payload: { id: `${left}` } },
      unfurl_links: false,
      unfurl_media: false,
    });
  }
}

const from = performance.now();
await Promise.all(Array.from({ length: Number(concurrency) }, callOn));
process.stdout.write(`${performance.now() - from}\n`);
