import { createServer } from 'node:http';
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Response,
  type TurnContext,
} from 'botbuilder';
import { end, readJson } from '../../../adapters/teams/endpoint.ts';
import { teamsTenant } from '../sample-region.ts';
import { appId, credentials } from '../teams-app.ts';

/** botbuilder as it is set up for Teams, with the double's keys; `turn` is all that is behind it. */
export function serveBotbuilder(openIdMetadataUrl: string, turn: (context: TurnContext) => Promise<void>) {
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
        ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
        ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
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
    await adapter.process({ method, headers, body: read.body as Record<string, unknown> }, answer, turn);
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('There is no port.');
    process.stdout.write(`${JSON.stringify({ port: address.port })}\n`);
  });
  process.once('SIGTERM', () => process.exit(0));
}
