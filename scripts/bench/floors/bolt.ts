import bolt from '@slack/bolt';
import { signingSecret } from '../slack-requests.ts';

/* Bolt with nothing behind it: checks the signature and acknowledges. */

const app = new bolt.App({ signingSecret, authorize: async () => ({}), logLevel: bolt.LogLevel.ERROR });
app.command(/.*/, async ({ ack }) => ack());
const server = await app.start({ port: 0, host: '127.0.0.1' });
process.stdout.write(`${JSON.stringify({ port: (server.address() as { port: number }).port })}\n`);
process.once('SIGTERM', () => process.exit(0));
