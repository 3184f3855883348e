import { z } from 'zod';
import { isLoopback } from './loopback.ts';

/** How Teams is reached and who may speak to the bot there. Holds a secret: never log it whole. */
export type TeamsConfig =
  | {
      kind: 'entra';
      appId: string;
      /** Absent for a managed identity. */
      password?: string;
      tenantId: string;
      appType: (typeof appTypes)[number];
    }
  /** No authentication, for an emulator on the same machine. */
  | { kind: 'none' };

const appTypes = ['SingleTenant', 'MultiTenant', 'UserAssignedMSI'] as const;
const id = (where: string) => z.guid(`skriv ett id som 8-4-4-4-12 tecken, 0–9 och a–f; det står ${where}`);

/** Teams' variables, by Azure's own names. The password may also stand in a file. */
export const teamsSettings = {
  MicrosoftAppId: id('under App registrations i Entra').optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppTenantId: id('under Overview i Entra').optional(),
  MicrosoftAppType: z.enum(appTypes, `välj ett av ${appTypes.join(', ')}`).default('SingleTenant'),
  TEAMS_AUTH: z.literal('none', 'none är det enda som kan stå här. Ta annars bort variabeln').optional(),
};

const settings = z.object(teamsSettings);

/** Undefined: no Teams. Only for what `teamsFaults` finds nothing wrong with. */
export function teamsConfig(values: z.infer<typeof settings>): TeamsConfig | undefined {
  if (values.TEAMS_AUTH === 'none') return { kind: 'none' };
  const { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId, MicrosoftAppType: appType } = values;
  if (!appId || !tenantId) return undefined;
  return {
    kind: 'entra',
    appId: appId.toLowerCase(),
    tenantId: tenantId.toLowerCase(),
    appType,
    ...(appType === 'UserAssignedMSI' ? {} : { password: values.MicrosoftAppPassword }),
  };
}

/** What is wrong with Teams' variables, and the mend. A half-set Teams is none: an empty app id would let anybody in. */
export function teamsFaults(
  found: Record<string, string | undefined>,
  given: (name: string) => boolean,
): string[] {
  const faults: string[] = [];
  const names = ['MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId'];
  const managed = found.MicrosoftAppType === 'UserAssignedMSI';
  const open = found.TEAMS_AUTH === 'none';
  const any = names.some(given) || found.MicrosoftAppType !== undefined;
  if (open && any)
    faults.push(
      'TEAMS_AUTH: none går inte ihop med MicrosoftApp-variablerna. Ta bort det ena eller det andra.',
    );
  if (open && found.NODE_ENV === 'production')
    faults.push('TEAMS_AUTH: none får inte finnas när NODE_ENV är production. Ta bort variabeln.');
  if (open && !isLoopback(found.HOST ?? '127.0.0.1'))
    faults.push(
      'TEAMS_AUTH: none kräver att HOST är den egna datorn, 127.0.0.1. Ta bort HOST eller TEAMS_AUTH.',
    );
  if (any && !open) {
    for (const name of names) {
      const needed = !(managed && name === 'MicrosoftAppPassword');
      if (needed && !given(name))
        faults.push(`${name}: saknas. Ange den för Teams, eller ta bort de andra MicrosoftApp-variablerna.`);
    }
    if (managed && given('MicrosoftAppPassword'))
      faults.push('MicrosoftAppPassword: ska inte vara satt när MicrosoftAppType är UserAssignedMSI.');
  }
  return faults;
}
