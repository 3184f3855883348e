import type bolt from '@slack/bolt';

/** Starts a bare Bolt and says where it is; it ends at once when it is asked to. */
export async function serve(app: bolt.App): Promise<void> {
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  process.stdout.write(`${JSON.stringify({ port: address.port })}\n`);
  process.once('SIGTERM', () => process.exit(0));
}
