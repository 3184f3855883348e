import type { Profile } from '../../src/ports/chat-platform.ts';
import type { Connector } from './connector.ts';
import { faultOf } from './fault.ts';
import type { People } from './people.ts';

/**
 * Who somebody is, as the roster of their 1:1 conversation vouches for it. Undefined by e-mail: Teams finds nobody by
 * it. Undefined too where the app is not in place for the person. Throws where Teams does not answer.
 */
export async function findProfile(
  { connector, people, tenant }: { connector: Connector; people: People; tenant: string },
  who: { email: string } | { userId: string },
): Promise<Profile | undefined> {
  if ('email' in who) return undefined;
  const userId = who.userId.toLowerCase();
  try {
    const member = await connector.member(await people.personal(userId), people.teamsId(userId));
    if (!member) return undefined;
    const email = emailOf(member);
    const locale = people.knownLocale(userId);
    return {
      identity: { platform: 'teams', tenant, userId: member.objectId ?? userId },
      ...(email ? { email } : {}),
      ...(locale ? { locale } : {}),
    };
  } catch (error) {
    const fault = faultOf(error);
    if (fault.kind === 'refused') return undefined;
    throw new Error(`Teams does not say who somebody is (${fault.why})`, { cause: error });
  }
}

/**
 * The e-mail that Entra vouches for. A guest's principal name hides it: `anna_kommun.se#EXT#@region.onmicrosoft.com`
 * is anna@kommun.se, the last underscore standing for the at sign, since domain names have none.
 */
export function emailOf(member: { email?: string; principalName?: string }): string | undefined {
  const email = member.email?.trim();
  if (email?.includes('@')) return decodedGuest(email) ?? email;
  const name = member.principalName?.trim();
  if (!name?.includes('@')) return undefined;
  return decodedGuest(name) ?? name;
}

function decodedGuest(name: string): string | undefined {
  const guest = /^(.+)_([^_@]+\.[^_@]+)#ext#@/i.exec(name);
  return guest ? `${guest[1]}@${guest[2]}` : undefined;
}
