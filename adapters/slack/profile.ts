import type { WebClient } from '@slack/web-api';
import type { Locale } from '../../src/domain/working-group.ts';
import { LacksRight, type Profile } from '../../src/ports/chat-platform.ts';
import { faultOf, patiently } from './fault.ts';

const nobody = new Set(['users_not_found', 'user_not_found', 'user_not_visible']);

/**
 * Who somebody is, as Slack vouches for it: an e-mail only for members of the bot's own workspace, and only where it is
 * confirmed. Undefined where there is no such person, or a bot or a former member. Throws where Slack does not answer.
 */
export async function findProfile(
  client: WebClient,
  tenant: string,
  who: { email: string } | { userId: string },
): Promise<Profile | undefined> {
  try {
    const userId = 'userId' in who ? who.userId : await idByEmail(client, who.email);
    if (!userId) return undefined;
    const { user } = await patiently(() => client.users.info({ user: userId, include_locale: true }));
    if (!user?.id || user.deleted || user.is_bot || user.id === 'USLACKBOT') return undefined;
    const member = isMember(user, tenant);
    const confirmed = user.is_email_confirmed !== false;
    if ('email' in who && !(member && confirmed)) return undefined;
    const email = user.profile?.email;
    const name = [user.profile?.real_name, user.real_name, user.profile?.display_name].find((one) =>
      one?.trim(),
    );
    return {
      identity: { platform: 'slack', tenant: member ? tenant : (user.team_id ?? ''), userId: user.id },
      ...(name === undefined ? {} : { name }),
      ...(member && email ? { email: confirmed ? email : null } : {}),
      ...localeOf(user.locale),
    };
  } catch (error) {
    const fault = faultOf(error);
    if (fault.kind === 'refused' && nobody.has(fault.why)) return undefined;
    // Said in the log, once, and in words.
    if (fault.kind === 'refused' && fault.scope !== undefined) throw new LacksRight(fault.scope, error);
    throw new Error(`Slack does not say who somebody is (${fault.why})`, { cause: error });
  }
}

type User = NonNullable<Awaited<ReturnType<WebClient['users']['info']>>['user']>;

/** In an Enterprise Grid somebody belongs to several workspaces, and `team_id` may name another of them, or none. */
function isMember({ is_stranger, team_id, enterprise_user }: User, tenant: string): boolean {
  if (is_stranger) return false;
  const teams = enterprise_user?.teams ?? [];
  return team_id === tenant || teams.includes(tenant) || (team_id === undefined && teams.length === 0);
}

async function idByEmail(client: WebClient, email: string): Promise<string | undefined> {
  const { user } = await patiently(() => client.users.lookupByEmail({ email }));
  return user?.id;
}

function localeOf(locale: string | undefined): { locale?: Locale } {
  if (/^sv\b/i.test(locale ?? '')) return { locale: 'sv' };
  if (/^en\b/i.test(locale ?? '')) return { locale: 'en' };
  return {};
}
