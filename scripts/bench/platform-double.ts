import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, request as send } from 'node:http';
import { tenant } from './sample-region.ts';

/** In the place of Slack and Teams: says yes to everything at once, or after a while. */
export type PlatformDouble = {
  slackApi: string;
  teamsService: string;
  /** Milliseconds before each answer. */
  delay: number;
  /** When each message was posted, by `performance.now()`. */
  posted: number[];
  /** Slack's messages that were posted or changed. */
  drawn(): number;
  /** What was last asked of Slack to post or change, and of Teams: what a floor answers with too. */
  last: { slack: string; teams: string };
  openIdMetadataUrl: string;
  /** A token as Teams shows it to the bot. */
  token(audience: string): string;
  /**
   * An address that passes requests on to the bot and answers when the bot has posted its message in the conversation
   * that the request was about; without `answered` when the bot has acknowledged it.
   */
  relay(url: string, answered: boolean): Promise<{ url: string; close(): Promise<void> }>;
  close(): Promise<void>;
};

const issuer = 'https://api.botframework.com';

export async function openPlatformDouble(): Promise<PlatformDouble> {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = {
    ...pair.publicKey.export({ format: 'jwk' }),
    kid: 'teams',
    use: 'sig',
    endorsements: ['msteams'],
  };
  const awaited = new Map<string, () => void>();
  const posted: number[] = [];
  let drawn = 0;
  const last = { slack: '', teams: '' };
  let ids = 1_700_000_000;

  function answerTo(url: string, body: string): object {
    if (url === '/openid') return { issuer, jwks_uri: `${double.url}/keys` };
    if (url === '/keys') return { keys: [jwk] };
    if (url.startsWith('/slack/')) return slackAnswer(url.slice('/slack/'.length), body);
    const [, conversation] = /^\/teams\/v3\/conversations\/([^/]+)\/activities/.exec(url) ?? [];
    if (!conversation) throw new Error(`The bench has no answer to ${url}`);
    last.teams = body;
    awaited.get(decodeURIComponent(conversation))?.();
    return { id: String(++ids) };
  }

  function slackAnswer(method: string, body: string): object {
    switch (method) {
      case 'auth.test':
        return { ok: true, team_id: tenant, user_id: 'U0BOT', bot_id: 'B0BOT', user: 'avstamning' };
      case 'conversations.open':
        return { ok: true, channel: { id: `D${new URLSearchParams(body).get('users')?.slice(1)}` } };
      case 'chat.postMessage':
        posted.push(performance.now());
        drawn++;
        last.slack = body;
        return { ok: true, channel: new URLSearchParams(body).get('channel'), ts: `${++ids}.000100` };
      case 'chat.update':
        drawn++;
        last.slack = body;
        return { ok: true, ts: '1.000100' };
      default:
        return { ok: false, error: 'unknown_method' };
    }
  }

  const double = await listen((incoming, respond) => {
    void textOf(incoming).then((body) => {
      const answer = () => respond(200, JSON.stringify(answerTo(incoming.url ?? '', body)));
      if (platform.delay > 0) setTimeout(answer, platform.delay);
      else answer();
    });
  });

  const platform: PlatformDouble = {
    slackApi: `${double.url}/slack/`,
    teamsService: `${double.url}/teams/`,
    delay: 0,
    posted,
    drawn: () => drawn,
    last,
    openIdMetadataUrl: `${double.url}/openid`,
    token(audience) {
      const now = Math.floor(Date.now() / 1_000);
      const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const claims = { iss: issuer, aud: audience, serviceurl: platform.teamsService };
      const input = `${encode({ typ: 'JWT', alg: 'RS256', kid: 'teams' })}.${encode({ ...claims, nbf: now - 60, exp: now + 3_600 })}`;
      return `${input}.${createSign('RSA-SHA256').update(input).sign(pair.privateKey, 'base64url')}`;
    },
    async relay(url, answered) {
      const passed = await listen((incoming, respond) => {
        const conversation = String(incoming.headers['x-conversation']);
        const spoken = new Promise<void>((resolve) => {
          if (answered) awaited.set(conversation, resolve);
          else resolve();
        });
        const onward = send(
          `${url}${incoming.url}`,
          { method: 'POST', headers: incoming.headers },
          (from) => {
            from.resume();
            void spoken.then(() => respond(from.statusCode ?? 500, ''));
          },
        );
        onward.on('error', () => respond(502, ''));
        incoming.pipe(onward);
      });
      return passed;
    },
    close: () => double.close(),
  };
  return platform;
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of incoming.setEncoding('utf8')) text += part;
  return text;
}

async function listen(
  work: (incoming: IncomingMessage, respond: (status: number, body: string) => void) => void,
) {
  const server = createServer((incoming, response) =>
    work(incoming, (status, body) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(body),
    ),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
