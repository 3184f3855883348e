import type { Lack } from '../../src/ports/chat-platform.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Meter } from '../../src/ports/meter.ts';

/** What the bot cannot do without each right that it asks for in its manifest. */
const needs: Record<string, { keepsFrom?: Lack['keepsFrom']; without: string }> = {
  commands: { without: 'the slash commands do not work' },
  'chat:write': { keepsFrom: 'writing', without: 'no message can be sent' },
  'im:write': {
    keepsFrom: 'writing',
    without: 'no reminder can be sent to anybody who has not written to the bot',
  },
  'im:history': { without: 'what people write to the bot is not heard, and a lost answer cannot be settled' },
  'channels:history': { without: 'a summary whose answer is lost may be shown twice in a public channel' },
  'groups:history': { without: 'a summary whose answer is lost may be shown twice in a private channel' },
  'users:read': { keepsFrom: 'finding', without: 'nobody is recognised' },
  'users:read.email': { keepsFrom: 'finding', without: 'nobody is found by their e-mail address' },
  'files:write': { without: 'no document can be handed over' },
};

/** What Slack has told of the bot's rights since it was started. */
export type Rights = {
  /** The scopes that Slack names with its answers, where it does: a right that was missing may have come. */
  granted(scopes: readonly string[] | undefined): void;
  /** A call was refused for want of this one. */
  refused(scope: string): void;
  lacking(): Lack[];
};

/** Says of each missing right once what does not work without it, and how to give it; counts each refusal. */
export function createRights({ log, meter }: { log: Log; meter: Pick<Meter, 'lacked'> }): Rights {
  const missing = new Set<string>();

  function miss(scope: string): void {
    if (missing.has(scope)) return;
    missing.add(scope);
    const without = needs[scope]?.without ?? 'some calls are refused';
    log.error(
      { platform: 'slack', scope },
      `the app in Slack lacks the right ${scope}, so ${without}: add it under OAuth & Permissions, Bot Token Scopes, and choose Reinstall to Workspace (docs/administratorsguide.md, "Behörigheter och varför")`,
    );
  }

  return {
    granted(scopes) {
      if (!scopes || scopes.length === 0) return;
      for (const scope of Object.keys(needs)) {
        if (scopes.includes(scope)) missing.delete(scope);
        else if (!missing.has(scope)) {
          meter.lacked('slack', scope);
          miss(scope);
        }
      }
    },
    refused(scope) {
      meter.lacked('slack', scope);
      miss(scope);
    },
    lacking: () =>
      [...missing].flatMap((scope): Lack[] => {
        const keepsFrom = needs[scope]?.keepsFrom;
        return keepsFrom ? [{ scope, keepsFrom }] : [];
      }),
  };
}
