/** What is written in the log. */
export type EventKind =
  | 'group-imported'
  | 'check-in-opened'
  | 'check-in-closed'
  | 'due-moved'
  | 'area-saved'
  | 'overall-saved'
  | 'copied-last'
  | 'submitted'
  | 'summary-shown'
  | 'reminded-by-hand'
  | 'locked'
  | 'unlocked'
  | 'draft-removed'
  | 'exported'
  | 'erased'
  | 'purged';
