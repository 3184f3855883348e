import { createServer } from 'node:http';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type Response } from 'botbuilder';
import { end, readJson } from '../../../adapters/teams/endpoint.ts';
import { environment } from '../../../src/server/config.ts';
import { teamsTenant } from '../sample-region.ts';
import { appId, credentials } from '../teams-app.ts';

/* botbuilder with nothing behind it: checks the token and acknowledges. */

const adapter = new CloudAdapter(
  new ConfigurationBotFrameworkAuthentication(
    {
      MicrosoftAppId: appId,
      MicrosoftAppTenantId: teamsTenant,
      MicrosoftAppType: 'SingleTenant',
      ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
      OAuthUrl: 'https://api.botframework.com',
      ToBotFromChannelOpenIdMetadataUrl: environment().OPEN_ID_METADATA_URL,
      ToBotFromEmulatorOpenIdMetadataUrl: environment().OPEN_ID_METADATA_URL,
      CallerId: 'urn:botframework:azure',
    },
    credentials,
  ),
);

const server = createServer(async (request, response) => {
  const read = await readJson(request);
  if ('status' in read) return end(response, read.status);
  const { method = '', headers } = request;
  // botbuilder wants a request and a response as web frameworks have them.
  const answer: Response = {
    socket: response.socket,
    status: (code: number) => response.writeHead(code),
    header: (name: string, value: unknown) => response.setHeader(name, String(value)),
    send: (body: unknown) => response.write(String(body)),
    end: () => response.end(),
  };
  await adapter.process(
    { method, headers, body: read.body as Record<string, unknown> },
    answer,
    async () => {},
  );
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ port: (server.address() as { port: number }).port })}\n`);
});
process.once('SIGTERM', () => process.exit(0));
