import { readFile } from 'node:fs/promises';
import { AppManifestUtils, TeamsManifestConverter } from '@microsoft/app-manifest';
import { strToU8, zipSync } from 'fflate';
import { z } from 'zod';
import { packageFile } from '../src/server/package-root.ts';

/** Names all that is wrong with what the package is to be made of; ready to be printed. */
export class PackageError extends Error {
  override name = 'PackageError';
  constructor(faults: string[]) {
    super(['Inget paket skrevs:', ...faults.map((fault) => `  - ${fault}`)].join('\n'));
  }
}

const hostFault = 'skriv botens värdnamn utan https:// och utan sökväg, som bot.example.org';
/** The bot's own host has no such page, and Teams shows the links to everybody. */
const websiteLacking =
  'saknas. Teams visar länkar till appens webbplats, personuppgifter och villkor: skriv adressen till er sida om hur ni behandlar personuppgifter, som https://region.example.org/personuppgifter';
const httpsFault = 'skriv en adress som börjar med https://';
const idFault = 'skriv appens id (Application (client) ID) från Entra: 8-4-4-4-12 tecken, 0–9 och a–f';

const choices = z.strictObject({
  'app-id': z.guid(idFault),
  host: z
    .string(hostFault)
    .regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/i, hostFault),
  /** Shown as the app's publisher. */
  owner: z.string().trim().min(1, 'skriv organisationens namn').max(32, 'högst 32 tecken').optional(),
  /** Linked as the app's website, and for personal data and terms. */
  website: z
    .url({ protocol: /^https$/, error: ({ input }) => (input === undefined ? websiteLacking : httpsFault) })
    .max(2_048, 'högst 2 048 tecken'),
  slash: z.boolean().default(false),
});

/** What the administrator decides, by the names of the command line's options; not yet checked. */
export type PackageChoices = Partial<Record<'app-id' | 'host' | 'owner' | 'website', string>> & {
  slash?: boolean;
};

const beside = ['en.json', 'color.png', 'outline.png'];
/** One moment for all files, so that the same choices give the same bytes. */
const filesFrom = new Date(2026, 0, 1);

/**
 * Makes what is uploaded to Teams: the manifest with the choices in it, its translation and its icons. Throws
 * `PackageError` for bad choices, and where the manifest does not follow the schema that it names.
 */
export async function packTeams(given: PackageChoices): Promise<{ name: string; bytes: Uint8Array }> {
  const { success, data, error } = choices.safeParse(given);
  if (!success)
    throw new PackageError(error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}.`));

  const template = data.slash ? 'manifest.slash.json' : 'manifest.json';
  const manifest = filled(await readFile(source(template), 'utf8'), {
    APP_ID: data['app-id'].toLowerCase(),
    HOST: data.host.toLowerCase(),
    OWNER: data.owner ?? 'Avstämning',
    WEBSITE: data.website,
  });
  const faults = await AppManifestUtils.validateAgainstSchema(
    TeamsManifestConverter.jsonToManifest(manifest),
  );
  if (faults.length > 0) throw new PackageError(faults.map((fault) => `${template}: ${fault.trim()}`));

  const files = await Promise.all(beside.map(async (name) => [name, await readFile(source(name))] as const));
  return {
    name: data.slash ? 'avstamning-teams-slash.zip' : 'avstamning-teams.zip',
    bytes: zipSync(
      { 'manifest.json': strToU8(manifest), ...Object.fromEntries(files) },
      { mtime: filesFrom },
    ),
  };
}

const source = (name: string) => packageFile(`manifest/teams/${name}`);

/** The template with each `${{NAME}}` replaced. The values come from outside: they are written as JSON writes them. */
function filled(template: string, values: Record<string, string>): string {
  return template.replaceAll(/\$\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : JSON.stringify(value).slice(1, -1);
  });
}
