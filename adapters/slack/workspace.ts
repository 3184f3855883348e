import type { Identity, Profile } from '../../src/ports/chat-platform.ts';

/** How long what Slack said of somebody's workspace is trusted, in milliseconds. */
const trusted = 60 * 60 * 1000;
const remembered = 1_000;

/**
 * The workspace that an account counts as being in: ours, where it is a member of ours, whichever of an organisation's
 * workspaces the payload names. Slack is asked about those alone whom the payload places elsewhere. Throws where it
 * does not answer: whether somebody is a stranger is not guessed.
 */
export function createWorkspaces(
  tenant: () => string,
  profile: (who: { userId: string }) => Promise<Profile | undefined>,
): (from: Identity) => Promise<string> {
  const known = new Map<string, { ours: boolean; at: number }>();

  return async (from) => {
    const own = tenant();
    if (from.tenant === own) return own;
    const key = `${from.tenant} ${from.userId}`;
    let found = known.get(key);
    if (!found || Date.now() - found.at > trusted) {
      const ours = (await profile({ userId: from.userId }))?.identity.tenant === own;
      found = { ours, at: Date.now() };
      if (known.size >= remembered) known.clear();
      known.set(key, found);
    }
    return found.ours ? own : from.tenant;
  };
}
