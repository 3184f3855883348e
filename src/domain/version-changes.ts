import {
  type AreaText,
  areaTexts,
  type Commitment,
  type Outcome,
  type Status,
  type Version,
  writtenIn,
} from './status-update.ts';

/** What differs between a version and the one before it. A field that is the same is not there. */
export type VersionChanges = {
  areas: {
    areaId: number;
    status?: FromTo<Status | undefined>;
    texts: Partial<Record<AreaText, FromTo<string>>>;
  }[];
  workedWell?: FromTo<string>;
  commitments?: FromTo<Commitment[]>;
  /** By the commitment's key. */
  outcomes: { key: string; outcome: FromTo<Outcome | undefined> }[];
  contactNext?: FromTo<boolean | undefined>;
};

export type FromTo<T> = { from: T; to: T };

function changed<T>(from: T, to: T): FromTo<T> | undefined {
  return JSON.stringify(from) === JSON.stringify(to) ? undefined : { from, to };
}

/** Compares two versions of the same answer. Pure. */
export function versionChanges(from: Version, to: Version): VersionChanges {
  const areaIds = new Set([...from.areas, ...to.areas].map((area) => area.areaId));
  const find = (version: Version, id: number) => version.areas.find((area) => area.areaId === id);
  const areas = [...areaIds].flatMap((areaId) => {
    const [a, b] = [find(from, areaId), find(to, areaId)];
    const status = changed(a?.status, b?.status);
    const [before, after] = [writtenIn(a), writtenIn(b)];
    const texts: Partial<Record<AreaText, FromTo<string>>> = {};
    for (const name of areaTexts) {
      const text = changed(before[name], after[name]);
      if (text) texts[name] = text;
    }
    return status || Object.keys(texts).length > 0 ? [{ areaId, status, texts }] : [];
  });
  const plain = (version: Version) =>
    version.overall.commitments.map(({ what, who, by }): Commitment => ({ what, who, by }));
  const keys = new Set([from, to].flatMap((version) => Object.keys(version.overall.outcomes ?? {})));
  return {
    areas,
    workedWell: changed(from.overall.workedWell, to.overall.workedWell),
    commitments: changed(plain(from), plain(to)),
    outcomes: [...keys].flatMap((key) => {
      const outcome = changed(from.overall.outcomes?.[key], to.overall.outcomes?.[key]);
      return outcome ? [{ key, outcome }] : [];
    }),
    contactNext: changed(from.overall.contactNext, to.overall.contactNext),
  };
}

/** Whether anything differs. */
export function hasChanges(changes: VersionChanges): boolean {
  const { areas, outcomes, workedWell, commitments, contactNext } = changes;
  return areas.length + outcomes.length > 0 || Boolean(workedWell || commitments || contactNext);
}
