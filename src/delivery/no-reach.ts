import type { NoReach } from '../messages/reminder.ts';
import { type ChatPlatform, troubles, type Why } from '../ports/chat-platform.ts';
import type { Product } from '../ports/product.ts';
import type { Address } from '../ports/store.ts';

/** A reason as it is kept in a text column; `readWhy` reads it. */
export const whyText = ({ why, scope, said }: Why): string =>
  [why, scope, said && `«${said}»`].filter(Boolean).join(' ');

/** What was kept as a reason, in our words; in a platform's own where an earlier version kept them. */
export function readWhy(kept: string, platform: Pick<ChatPlatform, 'meaning'> | undefined): Why {
  const [word = '', scope] = kept.split(' ', 2);
  const why = troubles.find((each) => each === word);
  if (why) return { why, ...(scope === undefined || scope.startsWith('«') ? {} : { scope }) };
  return { why: platform?.meaning(kept) ?? 'blocked' };
}

/** Why somebody cannot be reached, as far as the platforms have told; none: they can be. */
export function whyNoReach(
  { platforms }: Pick<Product, 'platforms'>,
  address: Address | undefined,
): NoReach[] {
  if (!address) return [...platforms.values()].flatMap(whyNotFound);
  const platform = platforms.get(address.identity.platform);
  const where = address.identity.platform;
  const lack = platform?.lacking().find(({ keepsFrom }) => keepsFrom === 'writing');
  if (lack) return [{ kind: 'missing-scope', where, scope: lack.scope }];
  if (address.unreachable === undefined) return [];
  const { why } = readWhy(address.unreachable, platform);
  return [{ kind: why === 'gone' || why === 'never-seen' || why === 'refused' ? why : 'blocked', where }];
}

function whyNotFound(platform: ChatPlatform): NoReach[] {
  const where = platform.name;
  if (!platform.findsByEmail) return [{ kind: 'never-seen', where }];
  const lack = platform.lacking().find(({ keepsFrom }) => keepsFrom === 'finding');
  return [lack ? { kind: 'missing-scope', where, scope: lack.scope } : { kind: 'not-found', where }];
}
