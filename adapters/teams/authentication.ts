import type { IncomingMessage } from 'node:http';
import {
  type Activity,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import { z } from 'zod';
import type { Log } from '../../src/ports/log.ts';
import { isLocalUrl, localCallerFault } from './local-caller.ts';
import { signingInTime } from './sign-in.ts';
import type { ConnectorOptions } from './single-call.ts';

/** How long Microsoft's keys may take to arrive, in milliseconds: Teams waits some 10 s for the whole answer. */
const keysWithin = 5_000;

/** Microsoft's own addresses, of its public cloud. */
const publicCloud = {
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  OAuthUrl: 'https://api.botframework.com',
  ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  ToBotFromEmulatorOpenIdMetadataUrl:
    'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
  CallerId: 'urn:botframework:azure',
};

/** How the bot gets its own tokens; botbuilder's type. */
export type Credentials = NonNullable<
  ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]
>;

export type AuthenticationOptions =
  | {
      kind: 'entra';
      appId: string;
      /** The app's secret; a user-assigned managed identity has none. */
      password?: string;
      /** The only tenant whose people the bot hears. */
      tenantId: string;
      /** Azure's word for the kind of bot; default `SingleTenant`. */
      appType?: 'SingleTenant' | 'MultiTenant' | 'UserAssignedMSI';
      /** Where Microsoft's place is taken by another: its keys' address, and how the bot gets tokens for it. */
      instead?: { openIdMetadataUrl: string; credentials: Credentials };
    }
  /** Nothing is checked but that the request was made on this machine: for a local emulator. */
  | { kind: 'none' };

/** Why a request is refused: the word for the log. */
type Refusal =
  | 'no-token'
  | 'algorithm'
  | 'issuer'
  | 'not-an-activity'
  | 'unknown-key'
  | 'signature'
  | 'expired'
  | 'audience'
  | 'channel'
  | 'service-url'
  | 'token'
  | 'keys-unreachable'
  | 'foreign-tenant'
  | 'proxied'
  | 'not-local';

/** What botbuilder says of a request it accepts; its adapter wants it back. */
type AuthenticateResult = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;

export type Admission =
  | { kind: 'admitted'; activity: Activity; result: AuthenticateResult }
  /** To be answered with this status and no text. The line in the log is written already. */
  | { kind: 'refused'; status: 400 | 401 | 403 | 503 };

export type Authentication = {
  /** For the adapter: it signs what the bot sends. Its own way in is not to be used, for the reasons in `admit`. */
  botFramework: ConfigurationBotFrameworkAuthentication;
  /**
   * Decides whether a request to the bot may be acted on, and writes one log line where it may not. `body` is the
   * parsed JSON, or undefined where there is none. Never throws, and answers within some seconds.
   */
  admit(request: Pick<IncomingMessage, 'headers' | 'socket'>, body: unknown): Promise<Admission>;
};

const guid = z.guid();

/**
 * Who may speak to the bot, judged by botbuilder's own authentication. Throws where an id or the secret is missing:
 * botbuilder would take an empty app id for a wish to let everybody in. `connector`: how it calls Teams.
 */
export function createAuthentication(
  options: AuthenticationOptions,
  log: Log,
  connector: ConnectorOptions = {},
): Authentication {
  const botFramework = createBotFramework(options, connector);
  const judge = options.kind === 'none' ? judgeLocal(botFramework) : judgeToken(botFramework, options);
  return {
    botFramework,
    async admit(request, body) {
      const verdict = await judge(request, body);
      if (typeof verdict !== 'string') return verdict;
      const status = statusOf(verdict);
      log.warn({ status, why: verdict }, 'a request to the address of Teams is refused');
      return { kind: 'refused', status };
    },
  };
}

type Judge = (
  request: Pick<IncomingMessage, 'headers' | 'socket'>,
  body: unknown,
) => Promise<Refusal | (Admission & { kind: 'admitted' })>;

function createBotFramework(
  options: AuthenticationOptions,
  connector: ConnectorOptions,
): ConfigurationBotFrameworkAuthentication {
  if (options.kind === 'none')
    return new ConfigurationBotFrameworkAuthentication(
      publicCloud,
      new ConfigurationServiceClientCredentialFactory({ MicrosoftAppId: '' }),
      undefined,
      undefined,
      connector,
    );
  const { appId, password, tenantId, appType = 'SingleTenant', instead } = options;
  if (!guid.safeParse(appId).success) throw new Error('Teams needs the id of its app');
  if (!guid.safeParse(tenantId).success) throw new Error('Teams needs the id of its tenant');
  if (!password && appType !== 'UserAssignedMSI') throw new Error("Teams needs its app's secret");
  const own = {
    MicrosoftAppId: appId,
    MicrosoftAppPassword: appType === 'UserAssignedMSI' ? undefined : password,
    MicrosoftAppTenantId: tenantId,
    MicrosoftAppType: appType,
  };
  return new ConfigurationBotFrameworkAuthentication(
    {
      ...own,
      ...publicCloud,
      ...(instead ? { ToBotFromChannelOpenIdMetadataUrl: instead.openIdMetadataUrl } : {}),
    },
    signingInTime(instead?.credentials ?? new ConfigurationServiceClientCredentialFactory(own)),
    undefined,
    undefined,
    connector,
  );
}

const tokenHeader = z.object({ alg: z.enum(['RS256', 'RS384', 'RS512']) });
const tokenIssuer = z.object({ iss: z.literal(publicCloud.ToBotFromChannelTokenIssuer) });
const tokenEnd = z.object({ exp: z.number() });

const tenantOf = z.object({ tenant: z.object({ id: z.string().optional() }).optional() });
const activityFacts = z.looseObject({
  type: z.string().min(1),
  channelId: z.string().min(1),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  from: z.looseObject({ id: z.string().min(1) }),
  conversation: z.looseObject({ id: z.string().min(1), tenantId: z.string().optional() }),
  channelData: tenantOf.nullish(),
});

function isActivity(body: unknown): body is Activity {
  return activityFacts.safeParse(body).success;
}

function judgeToken(
  botFramework: ConfigurationBotFrameworkAuthentication,
  options: AuthenticationOptions & { kind: 'entra' },
): Judge {
  const ours = options.tenantId.toLowerCase();
  return async ({ headers }, body) => {
    // botbuilder lets a token's unverified text choose which rules it is verified by: those for emulators, skills and
    // relays take tokens of any tenant, and remember each issuer named. Teams itself needs one set of rules only.
    const authorization = headers.authorization?.trim() ?? '';
    const token = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]*$/.exec(authorization);
    if (!token) return 'no-token';
    if (!tokenHeader.safeParse(decoded(token[1])).success) return 'algorithm';
    const claims = decoded(token[2]);
    if (!tokenIssuer.safeParse(claims).success) return 'issuer';
    // botbuilder lets a token without an end live for ever.
    if (!tokenEnd.safeParse(claims).success) return 'expired';
    try {
      if (!isActivity(body)) {
        await withinTime(botFramework.authenticateStreamingRequest(authorization, 'msteams'));
        return 'not-an-activity';
      }
      // Where an activity names no channel or address, botbuilder does not compare them; `isActivity` demands both.
      if (body.channelId !== 'msteams') return 'channel';
      const result = await withinTime(botFramework.authenticateRequest(body, authorization));
      const tenants = tenantsNamed(body);
      if (tenants.length === 0 || tenants.some((tenant) => tenant !== ours)) return 'foreign-tenant';
      return { kind: 'admitted', activity: body, result };
    } catch (error) {
      return refusalOf(error);
    }
  };
}

/** The tenant that the conversation is in, by each place that names it, in lower case. A guest's own is not asked for. */
function tenantsNamed(activity: Activity): string[] {
  const { conversation, channelData } = activityFacts.parse(activity);
  return [conversation.tenantId, channelData?.tenant?.id].flatMap((id) => (id ? [id.toLowerCase()] : []));
}

function judgeLocal(botFramework: ConfigurationBotFrameworkAuthentication): Judge {
  return async (request, body) => {
    const fault = localCallerFault(request);
    if (fault) return fault;
    if (!isActivity(body)) return 'not-an-activity';
    // What is answered goes to this address.
    if (!isLocalUrl(body.serviceUrl)) return 'service-url';
    const result = await botFramework.authenticateRequest(body, '');
    return { kind: 'admitted', activity: body, result };
  };
}

function decoded(part: string | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

class KeysLate extends Error {
  override name = 'KeysLate';
}

async function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new KeysLate()), keysWithin);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The word for what botbuilder throws; its own sentences quote the token. */
function refusalOf(error: unknown): Refusal {
  if (!(error instanceof Error)) return 'token';
  if (error.name === 'KeysLate' || error.name === 'FetchError' || /^Failed to load/.test(error.message))
    return 'keys-unreachable';
  if (error.name === 'JsonWebTokenError') return 'signature';
  if (/expired/.test(error.message)) return 'expired';
  if (/Signing Key/.test(error.message)) return 'unknown-key';
  if (/Invalid AppId/.test(error.message)) return 'audience';
  if (/ServiceUrl/.test(error.message)) return 'service-url';
  if (/endorsement/.test(error.message)) return 'channel';
  return 'token';
}

function statusOf(refusal: Refusal): 400 | 401 | 403 | 503 {
  switch (refusal) {
    case 'not-an-activity':
      return 400;
    case 'foreign-tenant':
    case 'proxied':
    case 'not-local':
      return 403;
    case 'keys-unreachable':
      return 503;
    case 'no-token':
    case 'algorithm':
    case 'issuer':
    case 'unknown-key':
    case 'signature':
    case 'expired':
    case 'audience':
    case 'channel':
    case 'service-url':
    case 'token':
      return 401;
  }
}
