import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isLoopback } from './loopback.ts';
import { type MailConfig, mailConfig, mailFaults, mailSettings, readSmtp } from './mail-config.ts';
import { type TeamsConfig, teamsConfig, teamsFaults, teamsSettings } from './teams-config.ts';

/** Everything that the environment decides. Secrets are in here: never log it whole. */
export type Config = {
  production: boolean;
  database: { kind: 'postgres'; url: string; migrateUrl?: string } | { kind: 'embedded'; dataDir: string };
  /** A YAML file or a folder of them; undefined: no group is kept in a file, but the one that comes with the product in a trial. */
  groupFile?: string;
  host: string;
  port: number;
  opsPort?: number;
  /** How long what was sent and received is kept, in days. */
  retentionDays: number;
  slack?: { botToken: string; appToken?: string; signingSecret?: string; apiUrl?: string };
  teams?: TeamsConfig;
  /** E-mail and the personal page. */
  mail?: MailConfig;
  /** False: as fast as the platforms' doubles answer, for measurements. */
  paced: boolean;
  /** UTC. The product's calendar runs from here instead of from now. */
  clockStart?: Date;
  logLevel: (typeof logLevels)[number];
};

/** Names everything that is wrong with the environment, and how to mend it; ready to be printed. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  constructor(faults: string[]) {
    const count = faults.length === 1 ? 'En inställning behöver' : `${faults.length} inställningar behöver`;
    super(
      [`${count} rättas innan Avstämning kan starta:`, ...faults.map((fault) => `  - ${fault}`)].join('\n'),
    );
  }
}

/** A misspelt `production` would be a trial without anybody noticing. */
const environments = ['production', 'development', 'test'] as const;
const logLevels = ['error', 'warn', 'info', 'debug', 'silent'] as const;

/** Secrets, which may also stand in a file that a variable with `_FILE` at the end names. */
const secrets = [
  'DATABASE_URL',
  'MIGRATE_DATABASE_URL',
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'MicrosoftAppPassword',
  'SMTP_URL',
] as const;

const port = z
  .string()
  .regex(/^\d+$/, 'skriv ett portnummer, till exempel 3000')
  .transform(Number)
  // So many digits that they are no number have the same mend.
  .pipe(z.number('skriv ett tal mellan 0 och 65535').max(65535, 'skriv ett tal mellan 0 och 65535'));

const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/.+/, 'skriv den som postgres://användare:lösenord@värd:5432/databas');

const settings = z.object({
  NODE_ENV: z
    .enum(environments, `välj ett av ${environments.join(', ')}, eller ta bort variabeln`)
    .optional(),
  DATABASE_URL: postgresUrl.optional(),
  MIGRATE_DATABASE_URL: postgresUrl.optional(),
  DATA_DIR: z.string().default('.data'),
  WORKING_GROUP_FILE: z.string().optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  OPS_PORT: port.optional(),
  RETENTION_DAYS: z
    .string()
    .regex(/^\d+$/, 'skriv ett antal dagar, till exempel 400')
    .transform(Number)
    .pipe(
      z
        .number('skriv högst 36500 dagar')
        .min(30, 'skriv minst 30 dagar')
        .max(36500, 'skriv högst 36500 dagar'),
    )
    .default(400),
  SLACK_BOT_TOKEN: z
    .string()
    .refine((token) => !token.startsWith('xapp-'), 'det här är appens token (xapp-); botens börjar med xoxb-')
    .optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: z
    .string()
    .refine((token) => !token.startsWith('xoxb-'), 'det här är botens token (xoxb-); appens börjar med xapp-')
    .optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: 'skriv en adress som börjar med https:// eller http://' })
    .optional(),
  ...teamsSettings,
  ...mailSettings,
  PACING: z.literal('off', 'off är det enda som kan stå här. Ta annars bort variabeln').optional(),
  CLOCK_START: z.string().optional(),
  LOG_LEVEL: z.enum(logLevels, `välj ett av ${logLevels.join(', ')}`).default('info'),
});

/** Every variable that is read, for the README to be checked against. */
export const variables: readonly string[] = [
  ...Object.keys(settings.shape),
  ...secrets.map((name) => `${name}_FILE`),
];

/** Local time without a zone is the default group's: Stockholm. Undefined: not a date-time. */
function readMoment(text: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/.test(text)) return undefined;
  // JavaScript takes the 30th of February for the 2nd of March.
  const midnight = new Date(`${text.slice(0, 10)}T00:00Z`);
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(text.slice(0, 10)))
    return undefined;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(text);
  const moment = new Date(zoned ? text : `${text}${stockholmOffset(text)}`);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

function stockholmOffset(local: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Stockholm',
    timeZoneName: 'longOffset',
  });
  const approximate = new Date(`${local}+01:00`);
  if (Number.isNaN(approximate.getTime())) return 'Z';
  return (
    format
      .formatToParts(approximate)
      .find((part) => part.type === 'timeZoneName')
      ?.value.replace('GMT', '') || '+00:00'
  );
}

/** Puts the content of a secret's file in the secret's place. */
function withFiles(
  env: Record<string, string | undefined>,
  faults: string[],
): Record<string, string | undefined> {
  // An empty variable is how many tools leave one out, and a pasted value often has a line break at its end.
  const found: Record<string, string | undefined> = Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
  for (const name of secrets) {
    const file = found[`${name}_FILE`];
    if (file === undefined) continue;
    if (found[name] !== undefined) {
      faults.push(`${name} och ${name}_FILE är satta båda två. Ta bort den ena.`);
      continue;
    }
    try {
      const secret = readFileSync(file, 'utf8').trim();
      if (secret) found[name] = secret;
      else faults.push(`${name}_FILE: filen ${file} är tom. Lägg hemligheten i den.`);
    } catch {
      faults.push(`${name}_FILE: filen ${file} går inte att läsa. Rätta sökvägen eller rättigheterna.`);
    }
  }
  return found;
}

/** The process's environment; nothing but this file reads it. */
export const environment = (): Record<string, string | undefined> => process.env;

/**
 * Reads the environment. Throws one `ConfigError` that names every fault at once; it never contains a secret.
 */
export function loadConfig(env: Record<string, string | undefined> = environment()): Config {
  const faults: string[] = [];
  const found = withFiles(env, faults);
  const parsed = settings.safeParse(found);
  for (const issue of parsed.error?.issues ?? []) faults.push(`${issue.path.join('.')}: ${issue.message}.`);

  const production = found.NODE_ENV === 'production';
  const clockStart = found.CLOCK_START === undefined ? undefined : readMoment(found.CLOCK_START);
  if (found.CLOCK_START !== undefined && !clockStart) {
    faults.push('CLOCK_START: skriv en tidpunkt som 2019-05-20T08:00 (svensk tid) eller 2019-05-20T06:00Z.');
  }
  if (production && found.CLOCK_START !== undefined) {
    faults.push(
      'CLOCK_START: en låtsasklocka får inte finnas när NODE_ENV är production. Ta bort variabeln.',
    );
  }
  if (production && found.DATABASE_URL === undefined && found.DATABASE_URL_FILE === undefined) {
    faults.push('DATABASE_URL: krävs när NODE_ENV är production. Ange en PostgreSQL-databas.');
  }
  if (found.MIGRATE_DATABASE_URL !== undefined && found.DATABASE_URL === undefined) {
    faults.push(
      'DATABASE_URL: krävs när MIGRATE_DATABASE_URL är satt. Ange samma databas med den roll som boten kör med.',
    );
  }
  if (Number(found.OPS_PORT) > 0 && Number(found.OPS_PORT) === Number(found.PORT ?? 3000)) {
    faults.push('OPS_PORT: ska vara en annan port än PORT.');
  }
  faults.push(...slackFaults(found));
  const given = (name: string) => found[name] !== undefined || found[`${name}_FILE`] !== undefined;
  faults.push(...teamsFaults(found, given));
  faults.push(...mailFaults(found, given));

  faults.push(...pacingFaults(found));

  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  const values = parsed.data;
  return {
    production,
    database: values.DATABASE_URL
      ? { kind: 'postgres', url: values.DATABASE_URL, migrateUrl: values.MIGRATE_DATABASE_URL }
      : { kind: 'embedded', dataDir: values.DATA_DIR },
    groupFile: values.WORKING_GROUP_FILE,
    host: values.HOST,
    port: values.PORT,
    opsPort: values.OPS_PORT,
    retentionDays: values.RETENTION_DAYS,
    slack: values.SLACK_BOT_TOKEN
      ? {
          botToken: values.SLACK_BOT_TOKEN,
          appToken: values.SLACK_APP_TOKEN,
          signingSecret: values.SLACK_SIGNING_SECRET,
          apiUrl: values.SLACK_API_URL,
        }
      : undefined,
    teams: teamsConfig(values),
    mail: mailConfig(values),
    paced: values.PACING === undefined,
    clockStart,
    logLevel: values.LOG_LEVEL,
  };
}

/** Without its pace the bot would be cut off by the real platforms; a double on the same machine takes everything. */
function pacingFaults(found: Record<string, string | undefined>): string[] {
  if (found.PACING === undefined) return [];
  const host = URL.parse(found.SLACK_API_URL ?? 'https://slack.com')?.hostname ?? '';
  const slack = found.SLACK_BOT_TOKEN !== undefined || found.SLACK_BOT_TOKEN_FILE !== undefined;
  const smtp = readSmtp(found.SMTP_URL ?? 'smtp://127.0.0.1');
  const mail = typeof smtp === 'string' || isLoopback(smtp.host);
  const own = (!slack || isLoopback(host)) && mail && found.MicrosoftAppId === undefined;
  return own
    ? []
    : [
        'PACING: off är för mätningar och kräver att SLACK_API_URL och SMTP_URL är den egna datorn, 127.0.0.1, och att Teams inte är inställt. Ta bort PACING.',
      ];
}

function slackFaults(found: Record<string, string | undefined>): string[] {
  const given = (name: (typeof secrets)[number]) =>
    found[name] !== undefined || found[`${name}_FILE`] !== undefined;
  const bot = given('SLACK_BOT_TOKEN');
  const way = given('SLACK_SIGNING_SECRET') || given('SLACK_APP_TOKEN');
  const faults: string[] = [];
  if (bot && !way) {
    faults.push(
      'SLACK_SIGNING_SECRET: saknas. Ange den (Slack över HTTP) eller SLACK_APP_TOKEN (Socket Mode), när SLACK_BOT_TOKEN är satt.',
    );
  }
  if (!bot && way)
    faults.push(
      'SLACK_BOT_TOKEN: saknas. Ange botens token (xoxb-) från Slack, eller ta bort de andra SLACK-variablerna.',
    );
  return faults;
}
