import type { AreaAnswer, Author, Status, StatusUpdate, Version } from './status-update.ts';

/** Areas as they are to stand in the draft, or the draft sent in. */
export type ChangeOfReport = {
  areas: (AreaAnswer & { areaId: number; status?: Status })[];
  /** Not together with areas. */
  submit: boolean;
};

/** The answer as it is once the change is stored, by whom and when, UTC. What is sent in is begun anew by the first change to it. */
export function changed(update: StatusUpdate, change: ChangeOfReport, by: Author, at: Date): StatusUpdate {
  const draft = update.draft ?? newDraft(update.submitted);
  if (change.submit) {
    const submitted = { ...draft, submittedAt: at, submittedBy: by };
    return { ...update, submitted, draft: undefined, firstSubmittedAt: update.firstSubmittedAt ?? at };
  }
  const written = new Set(change.areas.map((area) => area.areaId));
  const areas = [
    ...draft.areas.filter((area) => !written.has(area.areaId)),
    ...change.areas.map((area) => ({ ...area, savedBy: by, savedAt: at })),
  ];
  return { ...update, draft: { ...draft, areas } };
}

function newDraft(submitted: Version | undefined): Version {
  const { areas, overall } = submitted ?? { areas: [], overall: { workedWell: '', commitments: [] } };
  return { n: (submitted?.n ?? 0) + 1, areas, overall };
}
