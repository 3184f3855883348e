import bolt from '@slack/bolt';
import { signingSecret } from '../slack-requests.ts';
import { serve } from './serve.ts';

/* Bolt with nothing behind it: checks the signature and acknowledges. A landmark, for it promises nothing. */

const app = new bolt.App({ signingSecret, authorize: async () => ({}), logLevel: bolt.LogLevel.ERROR });
app.command(/.*/, async ({ ack }) => ack());
await serve(app);
