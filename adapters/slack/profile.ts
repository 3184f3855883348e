import type { WebClient } from '@slack/web-api';
import type { Locale } from '../../src/domain/working-group.ts';
import { LacksRight, type Profile } from '../../src/ports/chat-platform.ts';
import { faultOf, patiently } from './fault.ts';

const nobody = new Set(['users_not_found', 'user_not_found', 'user_not_visible']);

/**
 * Who somebody is, as Slack vouches for it: an e-mail only for members of the bot's own workspace. Undefined where
 * there is no such person, or a bot or a former member. Throws where Slack does not answer.
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
    const stranger = user.is_stranger === true || (user.team_id !== undefined && user.team_id !== tenant);
    if (stranger && 'email' in who) return undefined;
    return {
      identity: { platform: 'slack', tenant: stranger ? (user.team_id ?? '') : tenant, userId: user.id },
      ...(!stranger && user.profile?.email ? { email: user.profile.email } : {}),
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

async function idByEmail(client: WebClient, email: string): Promise<string | undefined> {
  const { user } = await patiently(() => client.users.lookupByEmail({ email }));
  return user?.id;
}

function localeOf(locale: string | undefined): { locale?: Locale } {
  if (/^sv\b/i.test(locale ?? '')) return { locale: 'sv' };
  if (/^en\b/i.test(locale ?? '')) return { locale: 'en' };
  return {};
}
