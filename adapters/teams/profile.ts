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
      ...(member.name ? { name: member.name } : {}),
      ...(email === undefined ? {} : { email }),
      ...(locale ? { locale } : {}),
    };
  } catch (error) {
    const fault = faultOf(error);
    if (fault.kind === 'refused') return undefined;
    throw new Error(`Teams does not say who somebody is (${fault.why})`, { cause: error });
  }
}

/**
 * The e-mail that Entra vouches for. A principal name ends in a domain that the tenant has proved to be its own, or, a
 * guest's, tells the address that was invited. `mail` is a field that is not checked: it counts where it is of the
 * same domain, which the same people look after, and where there is no principal name to hold it against. Null: there
 * is an address, and nobody vouches for it; undefined: there is none.
 */
export function emailOf({ email, principalName }: { email?: string; principalName?: string }) {
  const mail = addressIn(email);
  const principal = addressIn(principalName);
  if (!mail || !principalName?.trim()) return mail ?? principal;
  return principal && domainOf(mail) === domainOf(principal) ? mail : (principal ?? null);
}

/** An address; a guest's principal name hides one: `anna_kommun.se#EXT#@region.onmicrosoft.com` is anna@kommun.se. */
function addressIn(text: string | undefined): string | undefined {
  const name = text?.trim() ?? '';
  const guest = name.toLowerCase().indexOf('#ext#@');
  if (guest < 0) return name.includes('@') ? name : undefined;
  // The last underscore stands for the at sign, since domain names have none.
  const at = name.lastIndexOf('_', guest);
  const domain = name.slice(at + 1, guest);
  if (at <= 0 || domain.includes('@') || !domain.slice(1, -1).includes('.')) return undefined;
  return `${name.slice(0, at)}@${domain}`;
}

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
