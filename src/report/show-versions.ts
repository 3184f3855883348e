import { arrangedFor, dueOnOf } from '../domain/arrangement.ts';
import type { CheckIn } from '../domain/check-in.ts';
import type { Day } from '../domain/day.ts';
import { isLate } from '../domain/late.ts';
import { partyName } from '../domain/party.ts';
import type { Version } from '../domain/status-update.ts';
import { versionChanges } from '../domain/version-changes.ts';
import type { Part } from '../messages/message.ts';
import { moment } from '../messages/moment.ts';
import type { Reply } from '../messages/report.ts';
import { tell } from '../messages/say.ts';
import { commitmentLine } from '../messages/summary-answers.ts';
import { changeParts, type Names, versionParts } from '../messages/version.ts';
import type { Asker } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';

/** What ids in the party's versions of this check-in are called. */
export async function namesFor(
  store: Store,
  { group, t }: Asker,
  checkIn: CheckIn,
  partyId: number,
): Promise<Names> {
  const agreed = await store.statusUpdates.openCommitments(checkIn.id, partyId);
  return {
    areas: group.areas,
    commitments: new Map(agreed.map((row) => [row.key, commitmentLine(row, t)])),
  };
}

/**
 * What a party has sent in, version by version with the latest first, and what changed; or one version in full. For
 * the party's own people and the coordinator: drafts are not among them.
 */
export async function showVersions(
  store: Store,
  asker: Asker,
  checkIn: CheckIn,
  partyId: number,
  n?: number,
): Promise<Reply> {
  const { t, group } = asker;
  const versions = await store.statusUpdates.versions(checkIn.id, partyId);
  const name = partyName(group, partyId);
  if (versions.length === 0) return tell(t.lock.noVersions(name, t.halfYear(checkIn.halfYear)));
  const names = await namesFor(store, asker, checkIn, partyId);
  const heading: Part = { kind: 'heading', text: t.lock.versionsTitle(name, t.halfYear(checkIn.halfYear)) };
  const of = { kind: 'versions' as const, checkIn: checkIn.id, party: partyId };
  const dueOn = dueOnOf(checkIn, arrangedFor(await store.arrangements.of(checkIn.id), partyId));

  const one = versions.find((version) => version.n === n);
  if (one) {
    const areas = names.areas.filter(({ id }) => one.areas.some((area) => area.areaId === id));
    const parts: Part[] = [
      heading,
      titleOf(one, asker, dueOn),
      ...versionParts(one, { ...names, areas }, t),
      { kind: 'buttons', buttons: [{ label: t.lock.allVersions, action: of }] },
    ];
    return { kind: 'messages', items: [{ parts }] };
  }
  const parts = versions.map((version, i): Part[] => {
    const before = versions[i - 1];
    return [
      titleOf(version, asker, dueOn),
      ...(before ? changeParts(versionChanges(before, version), names, t) : []),
    ];
  });
  const buttons = versions.map((version) => ({
    label: t.lock.wholeVersion(version.n),
    action: { ...of, n: version.n },
  }));
  return {
    kind: 'messages',
    items: [{ parts: [heading, ...parts.reverse().flat(), { kind: 'buttons', buttons: buttons.reverse() }] }],
  };
}

function titleOf(version: Version, { t, group }: Asker, dueOn: Day): Part {
  const at = version.submittedAt ?? new Date(0);
  const when = moment(group, at, t);
  // The answer is late by its first version; those after it are corrections.
  const first = version.n === 1 && isLate({ firstSubmittedAt: at }, { dueOn }, group.timezone);
  const late = first ? ` (${t.lock.versionLate})` : '';
  const by = version.submittedBy?.name ?? '?';
  return {
    kind: 'text',
    text: [{ strong: `${t.lock.version(version.n, by, when.dayWithYear, when.time)}${late}` }],
  };
}
