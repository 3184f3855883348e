import type { PersonValue, Shape } from '../messages/field.ts';
import type { AskingOf } from './feature.ts';
import { isAsDrawn } from './merge-form.ts';
import type { Raw } from './read-form.ts';

/**
 * Looks up what was chosen in a platform's pickers: the name and the address of people, and whether the bot is in a
 * channel. Asked of the platform, so before any transaction begins.
 */
export async function lookUp<R>(
  asking: AskingOf<R>,
  shape: Shape,
  raw: Raw,
  base: string | undefined,
): Promise<{ raw: Raw } | { faults: Record<string, string> }> {
  const { t, identity } = asking.asker;
  const found: Record<string, string> = { ...raw };
  const faults: Record<string, string> = {};
  for (const name of pickers(shape, raw)) {
    const userId = (raw[name] ?? '').trim();
    if (!userId) continue;
    const beside: Pick<PersonValue, 'name' | 'email'> = {
      name: raw[`${name}.name`] ?? '',
      email: raw[`${name}.email`] ?? '',
    };
    // What stood there was somebody else's.
    const typed = isAsDrawn(base, name, beside) ? { name: '', email: '' } : beside;
    const profile = await asking.product.platforms
      .get(identity.platform)
      ?.profile({ userId })
      .catch(() => undefined);
    if (!profile) faults[name] = t.form.unknownPerson;
    else if (!profile.email && !typed.email.trim()) faults[`${name}.email`] = t.form.emailMissing;
    found[`${name}.name`] = typed.name.trim() || profile?.name || profile?.email || '';
    found[`${name}.email`] = typed.email.trim() || profile?.email || '';
  }
  Object.assign(faults, await channelFaults(asking, shape, raw));
  return Object.keys(faults).length > 0 ? { faults } : { raw: found };
}

/** The ids of the inputs in which a person may have been picked. */
function pickers(shape: Shape, raw: Raw): string[] {
  return Object.entries(shape).flatMap(([name, field]) => {
    if (field.kind === 'person') return [name];
    const ids = Object.keys(raw).filter((id) => id.startsWith(`${name}.`));
    if (field.kind === 'each') return field.of.kind === 'person' ? ids : [];
    if (field.kind !== 'rows') return [];
    return ids.filter((id) => {
      const [, , column = '', ...more] = id.split('.');
      return more.length === 0 && field.of[column]?.kind === 'person';
    });
  });
}

/** Why a chosen channel cannot be it: the bot is to write there. */
async function channelFaults<R>(
  { product, asker: { t, identity } }: AskingOf<R>,
  shape: Shape,
  raw: Raw,
): Promise<Record<string, string>> {
  const faults: Record<string, string> = {};
  const platform = product.platforms.get(identity.platform);
  for (const [name, field] of Object.entries(shape)) {
    const chosen = (raw[name] ?? '').trim();
    if (field.kind !== 'channel' || chosen === '') continue;
    const isIn = await platform?.channels?.isIn(chosen).catch(() => undefined);
    if (isIn === undefined) faults[name] = t.form.channelUnseen;
    else if (!isIn) faults[name] = t.form.notInChannel(platform?.inviteHint ?? '');
  }
  return faults;
}
